import { useQuery } from '@tanstack/react-query';
import { type KeyboardEvent, useEffect, useId, useMemo, useRef, useState } from 'react';
import { fold } from '../../core/text/fold.ts';
import { commandsElsewhere, runElsewhere } from '../commands/elsewhere.ts';
import { isAvailable, runCommand } from '../commands/handlers.ts';
import { keysOf } from '../commands/keymap.ts';
import { keyCaps } from '../commands/keys.ts';
import { type CommandId, commandIds, commandRow } from '../commands/table.ts';
import { engine } from '../engine/connection.ts';
import { formatDate } from '../format.ts';
import type { RoomName } from '../room-names.ts';
import { goTo, paths } from '../routes.ts';
import { eventsQuery } from '../screens/brief/brief-state.ts';
import { openBitext } from '../screens/desk/open-bitext.ts';
import { say, useWords } from '../words.ts';
import { Overlay } from './overlay.tsx';
import styles from './palette.module.css';
import { scriptLanguage } from './script-language.ts';

interface PaletteItem {
  readonly key: string;
  readonly group: 'commands' | 'entries' | 'texts' | 'events';
  readonly text: string;
  readonly aside: string;
  readonly run: () => void;
}

const entryLimit = 8;
const textLimit = 5;
const eventLimit = 3;
/** Without a query the palette teaches the commands; with one, few are enough. */
const commandLimit = 30;

function hasWords(text: string, query: string): boolean {
  const folded = fold(text);
  return fold(query)
    .split(' ')
    .every((word) => folded.includes(word));
}

export function Palette({ onClose }: { readonly onClose: () => void }) {
  const t = useWords();
  const [query, setQuery] = useState('');
  const [chosen, setChosen] = useState(0);
  const input = useRef<HTMLInputElement>(null);
  const list = useRef<HTMLDivElement>(null);
  const listId = useId();
  const trimmed = query.trim();
  const { data: found } = useQuery({
    queryKey: ['entries', 'palette', trimmed],
    queryFn: ({ signal }) => engine.lookup({ query: trimmed, limit: entryLimit }, { signal }),
    enabled: trimmed !== '',
    placeholderData: (before) => before,
    gcTime: 30_000,
  });
  useEffect(() => input.current?.focus(), []);
  const { data: bitexts = [] } = useQuery({
    queryKey: ['bitexts', 'palette', trimmed],
    queryFn: ({ signal }) => engine.listBitexts({ query: trimmed, limit: textLimit }, { signal }),
    enabled: trimmed !== '',
    placeholderData: (before) => before,
    gcTime: 30_000,
  });
  const { data: events = [] } = useQuery(eventsQuery);
  // What could be done on the screen below when the palette was opened.
  const [available] = useState(availableCommands);

  const items = useMemo((): readonly PaletteItem[] => {
    const fits = (id: CommandId) => trimmed === '' || hasWords(say(commandRow(id).title), trimmed);
    const commands = available
      .filter(fits)
      .slice(0, commandLimit)
      .map(
        (id): PaletteItem => ({
          key: id,
          group: 'commands',
          text: say(commandRow(id).title),
          aside: keyText(id),
          run: () => runCommand(id),
        }),
      );
    if (trimmed === '') return commands;
    const entries = (found?.results ?? []).map(
      (result): PaletteItem => ({
        key: `entry-${result.entry}`,
        group: 'entries',
        text: result.source,
        aside: result.target,
        run: () => goTo(paths.glossary(result.entry)),
      }),
    );
    const elsewhere = commandsElsewhere(available)
      .filter(fits)
      .map(
        (id): PaletteItem => ({
          key: id,
          group: 'commands',
          text: say(commandRow(id).title),
          aside: t(`app.rail.${commandRow(id).scope as RoomName}`),
          run: () => void runElsewhere(id),
        }),
      );
    const texts = bitexts.map(
      (bitext): PaletteItem => ({
        key: `text-${bitext.id}`,
        group: 'texts',
        text: bitext.sourceName,
        aside: bitext.targetName,
        run: () => openBitext(bitext),
      }),
    );
    const named = events
      .filter(({ name, place }) => hasWords(`${name} ${place}`, trimmed))
      .slice(0, eventLimit)
      .map(
        ({ id, name, date }): PaletteItem => ({
          key: `event-${id}`,
          group: 'events',
          text: name,
          aside: date === '' ? '' : formatDate(date),
          run: () => goTo(paths.brief(id)),
        }),
      );
    return [...commands, ...elsewhere, ...entries, ...texts, ...named];
  }, [available, trimmed, found, bitexts, events, t]);

  const choose = (index: number) => {
    setChosen(index);
    list.current?.querySelector(`[data-index="${index}"]`)?.scrollIntoView({ block: 'nearest' });
  };
  const run = (item: PaletteItem | undefined) => {
    if (item === undefined) return;
    onClose();
    // After the focus has gone back to the screen below.
    requestAnimationFrame(item.run);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.code === 'ArrowDown' || event.code === 'ArrowUp') {
      event.preventDefault();
      const step = event.code === 'ArrowDown' ? 1 : -1;
      if (items.length > 0) choose((chosen + step + items.length) % items.length);
    } else if (event.code === 'Enter' && !event.nativeEvent.isComposing) {
      event.preventDefault();
      run(items[chosen]);
    }
  };

  return (
    <Overlay label={t('app.palette.label')} place="top" onClose={onClose}>
      <input
        ref={input}
        className={styles.input}
        type="text"
        role="combobox"
        aria-expanded="true"
        aria-controls={listId}
        aria-activedescendant={items[chosen] === undefined ? undefined : `${listId}-${chosen}`}
        aria-label={t('app.palette.placeholder')}
        placeholder={t('app.palette.placeholder')}
        data-testid="palette-input"
        spellCheck={false}
        maxLength={500}
        value={query}
        onChange={(event) => {
          setQuery(event.currentTarget.value);
          setChosen(0);
        }}
        onKeyDown={onKeyDown}
      />
      <div
        ref={list}
        id={listId}
        role="listbox"
        aria-label={t('app.palette.label')}
        className={styles.list}
        data-testid="palette-list"
      >
        {items.map((item, index) => (
          <PaletteRow
            key={item.key}
            id={`${listId}-${index}`}
            item={item}
            index={index}
            heading={items[index - 1]?.group === item.group ? undefined : t(`app.palette.${item.group}`)}
            isChosen={index === chosen}
            onPick={() => run(item)}
          />
        ))}
        {items.length === 0 && <p className={styles.empty}>{t('app.palette.empty', { query: trimmed })}</p>}
      </div>
    </Overlay>
  );
}

/** What can be done here comes before what can be done everywhere. */
function availableCommands(): readonly CommandId[] {
  const ids = commandIds.filter((id) => isAvailable(id) && commandRow(id).hidden !== true);
  const isHere = (id: CommandId) => commandRow(id).scope !== 'everywhere';
  return [...ids.filter(isHere), ...ids.filter((id) => !isHere(id))];
}

function keyText(id: CommandId): string {
  const [chord] = keysOf(id);
  return chord === undefined ? '' : keyCaps(chord).join(' ');
}

interface PaletteRowProps {
  readonly id: string;
  readonly item: PaletteItem;
  readonly index: number;
  readonly heading: string | undefined;
  readonly isChosen: boolean;
  readonly onPick: () => void;
}

function PaletteRow({ id, item, index, heading, isChosen, onPick }: PaletteRowProps) {
  // A command is in the language of the window; the rest is what the user has.
  const language = (text: string) => (item.group === 'entries' ? scriptLanguage(text) : undefined);
  const ofUser = item.group === 'texts' || item.group === 'events' ? 'no' : undefined;
  return (
    <>
      {heading !== undefined && (
        <p className={styles.heading} role="presentation">
          {heading}
        </p>
      )}
      <div
        id={id}
        role="option"
        aria-selected={isChosen}
        tabIndex={-1}
        className={styles.item}
        data-index={index}
        data-testid="palette-item"
        onMouseDown={(event) => event.preventDefault()}
        onClick={onPick}
      >
        <span className="clip" lang={language(item.text)} translate={ofUser} title={item.text}>
          {item.text}
        </span>
        <span className={`${styles.aside} clip`} lang={language(item.aside)} translate={ofUser} title={item.aside}>
          {item.aside}
        </span>
      </div>
    </>
  );
}
