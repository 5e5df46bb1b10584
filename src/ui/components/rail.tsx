import {
  IconBook2,
  IconFileText,
  IconKeyboard,
  IconLayoutColumns,
  IconListCheck,
  IconSearch,
} from '@tabler/icons-react';
import type { ComponentType } from 'react';
import { useLocation } from 'wouter';
import { runCommand } from '../commands/handlers.ts';
import { chordText } from '../commands/keys.ts';
import { type CommandId, commandRow } from '../commands/table.ts';
import { useWords } from '../words.ts';
import styles from './rail.module.css';

const places = [
  { screen: 'desk', command: 'app.desk', Icon: IconFileText, prefix: '/' },
  { screen: 'align', command: 'app.align', Icon: IconLayoutColumns, prefix: '/align' },
  { screen: 'titles', command: 'app.titles', Icon: IconListCheck, prefix: '/titles' },
  { screen: 'glossary', command: 'app.glossary', Icon: IconBook2, prefix: '/glossary' },
] as const;

interface RailProps {
  readonly onPalette: () => void;
  readonly onHelp: () => void;
}

export function Rail({ onPalette, onHelp }: RailProps) {
  const t = useWords();
  const [location] = useLocation();
  return (
    <nav className={styles.rail} aria-label={t('app.rail.label')}>
      {places.map(({ screen, command, Icon, prefix }) => (
        <RailButton
          key={screen}
          text={t(`app.rail.${screen}`)}
          command={command}
          Icon={Icon}
          current={prefix === '/' ? location === '/' : location.startsWith(prefix)}
          onClick={() => runCommand(command)}
          testId={`rail-${screen}`}
        />
      ))}
      <span className={styles.space} />
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
  const chord = commandRow(command).keys[0] ?? '';
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
