import { IconKeyboard, IconSearch } from '@tabler/icons-react';
import type { ComponentType } from 'react';
import { useLocation } from 'wouter';
import { runCommand } from '../commands/handlers.ts';
import { useKeyOf } from '../commands/keymap.ts';
import { chordText } from '../commands/keys.ts';
import type { CommandId } from '../commands/table.ts';
import { footRooms, type RoomName, roomCommand, roomPath } from '../room-names.ts';
import { roomIcons, rooms } from '../rooms.ts';
import { useWords } from '../words.ts';
import styles from './rail.module.css';

interface RailProps {
  readonly onPalette: () => void;
  readonly onHelp: () => void;
}

export function Rail({ onPalette, onHelp }: RailProps) {
  const t = useWords();
  const [location] = useLocation();
  const roomButton = (name: RoomName) => (
    <RailButton
      key={name}
      text={t(`app.rail.${name}`)}
      command={roomCommand(name)}
      Icon={roomIcons[name]}
      current={name === 'desk' ? location === '/' : location.startsWith(roomPath(name))}
      onClick={() => runCommand(roomCommand(name))}
      testId={`rail-${name}`}
    />
  );
  return (
    <nav className={styles.rail} aria-label={t('app.rail.label')}>
      {rooms.filter(({ name }) => !footRooms.has(name)).map(({ name }) => roomButton(name))}
      <span className={styles.space} />
      {rooms.filter(({ name }) => footRooms.has(name)).map(({ name }) => roomButton(name))}
      <RailButton
        text={t('app.rail.palette')}
        command="app.palette"
        Icon={IconSearch}
        onClick={onPalette}
        testId="rail-palette"
      />
      <RailButton
        text={t('app.rail.help')}
        command="app.help"
        Icon={IconKeyboard}
        onClick={onHelp}
        testId="rail-help"
      />
    </nav>
  );
}

interface RailButtonProps {
  readonly text: string;
  readonly command: CommandId;
  readonly Icon: ComponentType<{ size?: number; stroke?: number; 'aria-hidden'?: boolean }>;
  readonly current?: boolean;
  readonly onClick: () => void;
  readonly testId: string;
}

function RailButton({ text, command, Icon, current, onClick, testId }: RailButtonProps) {
  const chord = useKeyOf(command) ?? '';
  return (
    <button
      type="button"
      className={styles.place}
      aria-current={current === true ? 'page' : undefined}
      aria-keyshortcuts={chordText(chord)}
      title={`${text}  ${chordText(chord)}`}
      data-testid={testId}
      onClick={onClick}
    >
      <Icon size={20} stroke={1.6} aria-hidden />
      <span>{text}</span>
    </button>
  );
}
