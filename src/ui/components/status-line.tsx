import { IconArrowBackUp } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { runCommand } from '../commands/handlers.ts';
import { useKeyOf } from '../commands/keymap.ts';
import { chordText } from '../commands/keys.ts';
import { engine } from '../engine/connection.ts';
import { type RunningJob, useJobs } from '../engine/jobs.ts';
import { statusQuery, undoQuery } from '../engine/queries.ts';
import { formatPercent, formatTimeLeft } from '../format.ts';
import { interfaceLanguage, useWords } from '../words.ts';
import { changeText } from './change-text.ts';
import styles from './status-line.module.css';

export function StatusLine() {
  const t = useWords();
  const { data: status } = useQuery(statusQuery);
  const jobs = useJobs((state) => state.jobs);
  const engineState = useEngineState();
  return (
    <footer className={styles.line}>
      <div className={styles.left}>
        {engineState !== 'there' ? (
          <span className={styles.gone} data-testid="engine-state">
            {t(`app.status.${engineState}`)}
          </span>
        ) : jobs.length === 0 ? (
          <UndoHint />
        ) : (
          jobs.map((job) => <JobLine key={job.id} job={job} />)
        )}
      </div>
      {status !== undefined && (
        <span className={styles.counts} data-testid="status-counts">
          {t('app.status.entries', { count: status.entries })}
          <span aria-hidden="true"> · </span>
          {t('app.status.texts', { count: status.bitexts })}
        </span>
      )}
      <button
        type="button"
        className={styles.language}
        data-testid="language-switch"
        lang={interfaceLanguage() === 'ru' ? 'en' : 'ru'}
        onClick={() => runCommand(interfaceLanguage() === 'ru' ? 'app.languageEn' : 'app.languageRu')}
      >
        {t('app.status.otherLanguage')}
      </button>
    </footer>
  );
}

/** Main starts an engine again at once, but not for ever. */
const comesBackWithinMs = 12_000;

function useEngineState(): 'there' | 'gone' | 'lost' {
  const [state, setState] = useState<'there' | 'gone' | 'lost'>(engine.state() === 'gone' ? 'gone' : 'there');
  useEffect(() => engine.onState((now) => setState(now === 'gone' ? 'gone' : 'there')), []);
  useEffect(() => {
    if (state !== 'gone') return;
    const timer = setTimeout(() => setState('lost'), comesBackWithinMs);
    return () => clearTimeout(timer);
  }, [state]);
  return state;
}

function UndoHint() {
  const t = useWords();
  const { data } = useQuery(undoQuery);
  const chord = useKeyOf('app.undo');
  if (data?.undo === undefined) return null;
  const text = t('app.status.undo', { what: changeText(data.undo) });
  return (
    <button
      type="button"
      className={styles.undo}
      data-testid="undo-hint"
      title={text}
      onClick={() => runCommand('app.undo')}
    >
      <IconArrowBackUp size={15} aria-hidden="true" />
      <span className="clip">{text}</span>
      <span className={styles.keys} aria-hidden="true">
        {chordText(chord ?? '')}
      </span>
    </button>
  );
}

/** A guess is only shown once it can be trusted, and no more when the end is near. */
const trustAfterMs = 1500;
const nearEndMs = 1500;

function timeLeft({ progress, phaseStartedAt }: RunningJob): number | undefined {
  if (progress === undefined || progress.total === 0 || progress.done === 0) return undefined;
  const elapsed = performance.now() - phaseStartedAt;
  const left = (elapsed / progress.done) * (progress.total - progress.done);
  return elapsed < trustAfterMs || left < nearEndMs ? undefined : left;
}

function JobLine({ job }: { readonly job: RunningJob }) {
  const t = useWords();
  const { progress, cancelling } = job;
  const share = progress === undefined || progress.total === 0 ? undefined : progress.done / progress.total;
  const left = timeLeft(job);
  const what = progress === undefined ? t('app.loading') : t(`progress.${progress.what}`);
  return (
    <div className={styles.job} data-testid="job">
      <progress className={styles.bar} aria-label={what} {...(share === undefined ? {} : { value: share, max: 1 })} />
      <span className="clip">
        {cancelling
          ? t('app.status.cancelling')
          : share === undefined
            ? what
            : t('app.status.job', { what, percent: formatPercent(share) })}
        {left !== undefined && !cancelling && (
          <span className={styles.time}>{t('app.status.left', { time: formatTimeLeft(left) })}</span>
        )}
      </span>
      <button
        type="button"
        className={styles.cancel}
        data-testid="job-cancel"
        disabled={cancelling}
        onClick={job.cancel}
      >
        {t('app.status.cancel')}
      </button>
    </div>
  );
}
