import { useQuery } from '@tanstack/react-query';
import type { EntryChangeView } from '../../../engine/contract.ts';
import { Button } from '../../components/button.tsx';
import { changeText } from '../../components/change-text.ts';
import { scriptLanguage } from '../../components/script-language.ts';
import { engine } from '../../engine/connection.ts';
import { refresh } from '../../engine/queries.ts';
import { formatMoment } from '../../format.ts';
import { tell, tellProblem } from '../../state/notices.ts';
import { useWords } from '../../words.ts';
import styles from './entry.module.css';
import { differencesOf } from './entry-differences.ts';

/** What was done to an entry, newest first, each with a way back to how it stood then. */
export function EntryHistory({ id }: { readonly id: number }) {
  const t = useWords();
  const { data: changes = [] } = useQuery({
    queryKey: ['entry', id, 'history'],
    queryFn: ({ signal }) => engine.entryHistory({ id }, { signal }),
  });
  const restore = async (changeId: number) => {
    try {
      await engine.restoreEntry({ id, changeId });
      refresh(['entries']);
      tell('glossary.history.restored');
    } catch (error) {
      tellProblem(error);
    }
  };
  if (changes.length === 0) return null;
  return (
    <details className={styles.history} data-testid="entry-history">
      <summary>{t('glossary.history.title', { count: changes.length })}</summary>
      <ol>
        {changes.map((change, index) => (
          <li key={change.changeId}>
            <div>
              <p>
                {changeText(change.label)}
                <span className={styles.historyFacts}>
                  {formatMoment(change.madeAt)}
                  {change.author !== '' && (
                    <>
                      {' · '}
                      <span translate="no">{change.author}</span>
                    </>
                  )}
                </span>
              </p>
              <Differences change={change} before={changes[index + 1]} />
            </div>
            {index > 0 && change.after !== undefined && (
              <Button look="quiet" data-testid="restore" onClick={() => void restore(change.changeId)}>
                {t('glossary.history.restore')}
              </Button>
            )}
          </li>
        ))}
      </ol>
    </details>
  );
}

interface DifferencesProps {
  readonly change: EntryChangeView;
  readonly before: EntryChangeView | undefined;
}

/** What came and went with a change. */
function Differences({ change, before }: DifferencesProps) {
  const { gone, come } = differencesOf(before?.after, change.after);
  // Of an entry that was just made everything is new: its terms say enough.
  const news = before === undefined ? (change.after?.terms ?? []).map(({ text }) => text) : come;
  if (gone.length + news.length === 0) return null;
  return (
    <p className={styles.differences}>
      {gone.map((text) => (
        <del key={`-${text}`} lang={scriptLanguage(text)}>
          {text}
        </del>
      ))}
      {news.map((text) => (
        <ins key={`+${text}`} lang={scriptLanguage(text)}>
          {text}
        </ins>
      ))}
    </p>
  );
}
