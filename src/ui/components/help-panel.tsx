import { IconX } from '@tabler/icons-react';
import { useState } from 'react';
import { isAvailable } from '../commands/handlers.ts';
import { keysOf } from '../commands/keymap.ts';
import { type Chord, keyCaps } from '../commands/keys.ts';
import { type CommandScope, commandIds, commandRow, commandScopes } from '../commands/table.ts';
import { say, useWords } from '../words.ts';
import styles from './help-panel.module.css';
import { IconButton } from './icon-button.tsx';
import { Overlay } from './overlay.tsx';

/** What other programs call by several names, or by one name several things: here each has one, explained once. */
const explained = [
  'glossary',
  'entry',
  'title',
  'term',
  'rendering',
  'memory',
  'segment',
  'collection',
  'brief',
] as const;

export default function HelpPanel({ onClose }: { readonly onClose: () => void }) {
  const t = useWords();
  const scopeTitle = (scope: CommandScope) =>
    scope === 'everywhere' ? t('app.help.everywhere') : t(`app.rail.${scope}`);
  // A room that is not there has no commands to speak of.
  const [scopes] = useState(() =>
    commandScopes.map((scope) => [scope, rowsOf(scope)] as const).filter(([, rows]) => rows.length > 0),
  );
  return (
    <Overlay label={t('app.help.title')} place="middle" onClose={onClose}>
      <header className={styles.header}>
        <h1>{t('app.help.title')}</h1>
        <IconButton label={t('app.help.close')} onClick={onClose}>
          <IconX size={17} />
        </IconButton>
      </header>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a long panel is scrolled by the keyboard too */}
      <div className={styles.scroller} tabIndex={0} data-testid="help-panel">
        <div className={styles.columns}>
          {scopes.map(([scope, rows]) => (
            <section key={scope}>
              <h2>{scopeTitle(scope)}</h2>
              <dl>
                {rows.map(([title, chords]) => (
                  <div key={title}>
                    <dt>{say(title)}</dt>
                    <dd>
                      {chords.map((chord) => (
                        <span key={chord} className={styles.chord}>
                          {keyCaps(chord).map((cap) => (
                            <kbd key={cap}>{cap}</kbd>
                          ))}
                        </span>
                      ))}
                    </dd>
                  </div>
                ))}
              </dl>
            </section>
          ))}
        </div>
        <section className={styles.words} data-testid="help-words">
          <h2>{t('app.help.words')}</h2>
          <dl>
            {explained.map((word) => (
              <div key={word}>
                <dt>{t(`app.help.word.${word}.name`)}</dt>
                <dd>{t(`app.help.word.${word}.text`)}</dd>
              </div>
            ))}
          </dl>
        </section>
      </div>
    </Overlay>
  );
}

/** Commands of a scope that have keys; two of one name, such as the two arrows, stand together. */
function rowsOf(scope: CommandScope): readonly (readonly [title: string, chords: readonly Chord[]])[] {
  const rows = new Map<string, Chord[]>();
  for (const id of commandIds) {
    const { scope: own, title } = commandRow(id);
    const keys = keysOf(id);
    if (own === 'everywhere' && !isAvailable(id)) continue;
    if (own === scope && keys.length > 0) rows.set(title, [...(rows.get(title) ?? []), ...keys]);
  }
  return [...rows];
}
