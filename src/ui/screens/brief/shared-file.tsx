import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { EventFilePreview } from '../../../engine/contract.ts';
import { Button } from '../../components/button.tsx';
import { Overlay } from '../../components/overlay.tsx';
import { ProblemLine } from '../../components/problem-line.tsx';
import { engine } from '../../engine/connection.ts';
import { runJob } from '../../engine/jobs.ts';
import { formatDate } from '../../format.ts';
import { host } from '../../platform/host.ts';
import { problemOf, tell, tellProblem } from '../../state/notices.ts';
import { useWords } from '../../words.ts';
import styles from './brief.module.css';

export async function chooseSharedFile(): Promise<string | undefined> {
  return (await host.chooseDocuments())[0];
}

interface SharedFileProps {
  readonly path: string;
  readonly onClose: () => void;
}

/** What a colleague's file would bring; nothing is taken before the user says so. */
export function SharedFile({ path, onClose }: SharedFileProps) {
  const t = useWords();
  const { data, error } = useQuery({
    queryKey: ['event-file', path],
    queryFn: () => runJob((options) => engine.previewEventFile({ path }, options)),
    staleTime: 0,
    gcTime: 0,
  });
  return (
    <Overlay label={t('brief.shared.title')} place="middle" onClose={onClose}>
      <div className={styles.form} data-testid="shared-file">
        <h2>{t('brief.shared.title')}</h2>
        {error !== null && <ProblemLine problem={problemOf(error)} />}
        {data === undefined ? (
          <div className={styles.formFoot}>
            <span className={styles.space} />
            <Button look="quiet" onClick={onClose}>
              {t('brief.form.cancel')}
            </Button>
          </div>
        ) : (
          <Differences path={path} file={data} onClose={onClose} />
        )}
      </div>
    </Overlay>
  );
}

const states = ['different', 'new', 'same'] as const;

function Differences({ path, file, onClose }: SharedFileProps & { readonly file: EventFilePreview }) {
  const t = useWords();
  // What is new is taken unless the user says otherwise; what differs only if the user says so.
  const [taken, setTaken] = useState<ReadonlySet<string>>(
    () => new Set(file.rows.filter(({ state }) => state === 'new').map(({ key }) => key)),
  );
  const toggle = (key: string) =>
    setTaken((before) => {
      const next = new Set(before);
      if (!next.delete(key)) next.add(key);
      return next;
    });
  const merge = async () => {
    onClose();
    try {
      const { added, merged } = await runJob((options) => engine.mergeEventFile({ path, keys: [...taken] }, options));
      tell('brief.done.merged', { added, merged });
    } catch (error) {
      tellProblem(error);
    }
  };
  const facts = [file.name, file.date === '' ? '' : formatDate(file.date), file.place, file.author];
  return (
    <>
      <p translate="no">{facts.filter((fact) => fact !== '').join(' · ')}</p>
      {file.notes !== '' && (
        <p className={styles.soft} translate="no">
          {file.notes}
        </p>
      )}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a long list is scrolled by keys */}
      <section className={styles.differences} tabIndex={0} aria-label={t('brief.shared.title')}>
        {states.map((state) => {
          const rows = file.rows.filter((row) => row.state === state);
          if (rows.length === 0) return null;
          return (
            <section key={state}>
              <h3>{t(`brief.shared.${state}`, { count: rows.length })}</h3>
              <ul>
                {rows.map(({ key, ru, en, mine }) => (
                  <li key={key}>
                    <label>
                      <input
                        type="checkbox"
                        disabled={state === 'same'}
                        checked={taken.has(key)}
                        onChange={() => toggle(key)}
                      />
                      <span lang="ru">{ru}</span>
                      <span lang="en">
                        {en}
                        {mine !== undefined && <small>{t('brief.shared.mine', { mine })}</small>}
                      </span>
                    </label>
                  </li>
                ))}
              </ul>
            </section>
          );
        })}
      </section>
      <div className={styles.formFoot}>
        <span className={styles.space} />
        <Button look="quiet" onClick={onClose}>
          {t('brief.form.cancel')}
        </Button>
        <Button look="primary" disabled={taken.size === 0} data-testid="merge" onClick={() => void merge()}>
          {t('brief.shared.take', { count: taken.size })}
        </Button>
      </div>
    </>
  );
}
