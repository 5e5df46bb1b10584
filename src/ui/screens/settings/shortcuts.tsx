import { IconArrowBackUp } from '@tabler/icons-react';
import { useState } from 'react';
import { fold } from '../../../core/text/fold.ts';
import { setKey, useKeymap } from '../../commands/keymap.ts';
import type { Chord } from '../../commands/keys.ts';
import { type CommandId, type CommandScope, commandIds, commandRow, commandScopes } from '../../commands/table.ts';
import { Button } from '../../components/button.tsx';
import { IconButton } from '../../components/icon-button.tsx';
import { rooms } from '../../rooms.ts';
import { say, useWords } from '../../words.ts';
import { KeyField } from './key-field.tsx';
import styles from './settings.module.css';

export function Shortcuts() {
  const t = useWords();
  const { own } = useKeymap();
  const [query, setQuery] = useState('');
  const [taken, setTaken] = useState<{ readonly id: CommandId; readonly by: CommandId } | undefined>();
  const there = new Set<string>(['everywhere', ...rooms.map(({ name }) => name)]);
  const scopes = commandScopes.filter((scope) => there.has(scope));
  const title = (id: CommandId) => say(commandRow(id).title);
  const shown = (scope: CommandScope) =>
    commandIds.filter(
      (id) =>
        commandRow(id).scope === scope &&
        (!id.startsWith('app.') || commandRow(id).scope !== 'everywhere' || isOfARoomThatIs(id, there)) &&
        fold(title(id)).includes(fold(query)),
    );
  const change = (id: CommandId, chord: Chord) => {
    const by = setKey(id, chord);
    setTaken(by === undefined ? undefined : { id, by });
  };
  return (
    <>
      <div className={styles.search}>
        <input
          type="search"
          aria-label={t('settings.shortcuts.search')}
          placeholder={t('settings.shortcuts.search')}
          data-testid="shortcut-search"
          value={query}
          onChange={(event) => setQuery(event.currentTarget.value)}
        />
        <Button look="quiet" disabled={Object.keys(own).length === 0} onClick={() => useKeymap.setState({ own: {} })}>
          {t('settings.shortcuts.resetAll')}
        </Button>
      </div>
      <p role="status" className={styles.taken} data-testid="shortcut-taken">
        {taken !== undefined && t('settings.shortcuts.taken', { command: title(taken.by) })}
      </p>
      {scopes.map((scope) => {
        const ids = shown(scope);
        return ids.length === 0 ? null : (
          <section key={scope} className={styles.scope}>
            <h3>{scope === 'everywhere' ? t('app.help.everywhere') : t(`app.rail.${scope}`)}</h3>
            <ul>
              {ids.map((id) => (
                <li key={id}>
                  <span>{title(id)}</span>
                  {own[id] !== undefined && (
                    <IconButton
                      label={t('settings.shortcuts.reset', { command: title(id) })}
                      onClick={() => setKey(id, undefined)}
                    >
                      <IconArrowBackUp size={15} />
                    </IconButton>
                  )}
                  <KeyField
                    label={t('settings.shortcuts.keyOf', { command: title(id) })}
                    chord={(own[id] ?? commandRow(id).keys)[0]}
                    onChange={(chord) => change(id, chord)}
                    testId={`key-${id}`}
                  />
                </li>
              ))}
            </ul>
          </section>
        );
      })}
    </>
  );
}

/** Commands that lead to a room are there when it is. */
function isOfARoomThatIs(id: CommandId, there: ReadonlySet<string>): boolean {
  const name = id.slice('app.'.length);
  const isRoom = (commandScopes as readonly string[]).includes(name);
  return !isRoom || there.has(name);
}
