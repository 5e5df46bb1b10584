import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { BackupInfo } from '../../../engine/contract.ts';
import { Button } from '../../components/button.tsx';
import { Overlay } from '../../components/overlay.tsx';
import { ProblemLine } from '../../components/problem-line.tsx';
import { statusQuery } from '../../engine/queries.ts';
import { formatMoment, formatSize } from '../../format.ts';
import { problemOf } from '../../state/notices.ts';
import { useWords } from '../../words.ts';
import styles from './backups.module.css';
import {
  backUpNow,
  backUpToFile,
  backupsQuery,
  chooseBackup,
  closeBackups,
  exportAll,
  restoreBackup,
} from './backups-state.ts';

/** The panel over any screen. */
export default function BackupsPanel() {
  const t = useWords();
  return (
    <Overlay label={t('memory.backups.title')} place="middle" onClose={closeBackups}>
      <section className={styles.panel} data-testid="backups">
        <h2>{t('memory.backups.title')}</h2>
        <Backups />
        <div className={styles.foot}>
          <Button look="quiet" onClick={closeBackups}>
            {t('memory.backups.close')}
          </Button>
        </div>
      </section>
    </Overlay>
  );
}

/** The backups there are, and all that is done with them. Where their settings stand beside, it is not said where those are. */
export function Backups({ besideSettings = false }: { readonly besideSettings?: boolean }) {
  const t = useWords();
  const { error: damage } = useQuery(statusQuery);
  const { data: backups, error } = useQuery(backupsQuery);
  const [chosen, setChosen] = useState<BackupInfo | undefined>();
  const [busy, setBusy] = useState(false);
  const during = async (work: () => Promise<unknown>) => {
    setBusy(true);
    await work();
    setBusy(false);
  };
  const canRead = damage === null;

  return (
    <div className={styles.body}>
      {damage !== null && <ProblemLine problem={problemOf(damage)} />}
      {!(canRead && besideSettings) && (
        <p className={styles.text}>{t(canRead ? 'memory.backups.text' : 'memory.backups.wayOut')}</p>
      )}
      <div className={styles.actions}>
        <Button
          look={canRead ? 'primary' : 'outline'}
          disabled={busy || !canRead}
          data-testid="back-up-now"
          onClick={() => void during(backUpNow)}
        >
          {t('memory.backups.now')}
        </Button>
        <Button disabled={busy || !canRead} onClick={() => void during(backUpToFile)}>
          {t('memory.backups.toFile')}
        </Button>
        <Button disabled={busy} onClick={() => void during(async () => setChosen((await chooseBackup()) ?? chosen))}>
          {t('memory.backups.fromFile')}
        </Button>
        <Button disabled={busy || !canRead} onClick={() => void during(exportAll)}>
          {t('memory.backups.exportAll')}
        </Button>
      </div>
      {error !== null && <ProblemLine problem={problemOf(error)} />}
      {chosen !== undefined && (
        <Preview
          backup={chosen}
          busy={busy}
          onRestore={() =>
            void during(async () => {
              if (await restoreBackup(chosen)) setChosen(undefined);
            })
          }
          onLeave={() => setChosen(undefined)}
        />
      )}
      {backups !== undefined && backups.length === 0 ? (
        <p className={styles.none}>{t('memory.backups.none')}</p>
      ) : (
        <ul className={styles.list} aria-label={t('memory.backups.list')}>
          {backups?.map((backup) => (
            <li key={backup.path} data-testid="backup-row">
              <span>
                <time dateTime={backup.madeAt}>{formatMoment(backup.madeAt)}</time>
                <small>{t(`memory.backupKind.${backup.kind}`)}</small>
              </span>
              <small>
                <Content backup={backup} />
              </small>
              <Button look="quiet" disabled={busy} data-testid="restore" onClick={() => setChosen(backup)}>
                {t('memory.backups.restore')}
              </Button>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

function Content({ backup }: { readonly backup: Pick<BackupInfo, 'entries' | 'units' | 'bitexts' | 'size'> }) {
  const t = useWords();
  const { entries, units, bitexts, size } = backup;
  return [
    t('memory.backups.entries', { count: entries }),
    t('memory.backups.units', { count: units }),
    t('memory.backups.texts', { count: bitexts }),
    formatSize(size),
  ].join(' · ');
}

interface PreviewProps {
  readonly backup: BackupInfo;
  readonly busy: boolean;
  readonly onRestore: () => void;
  readonly onLeave: () => void;
}

/** What will be there and what is there now, before one is put in place of the other. */
function Preview({ backup, busy, onRestore, onLeave }: PreviewProps) {
  const t = useWords();
  const { data: status } = useQuery(statusQuery);
  return (
    <section className={styles.preview} data-testid="restore-preview" aria-label={t('memory.backups.preview')}>
      <dl>
        <dt>{t('memory.backups.then', { when: formatMoment(backup.madeAt) })}</dt>
        <dd>
          <Content backup={backup} />
        </dd>
        {status !== undefined && (
          <>
            <dt>{t('memory.backups.present')}</dt>
            <dd>
              {t('memory.backups.entries', { count: status.entries })} ·{' '}
              {t('memory.backups.units', { count: status.units })} ·{' '}
              {t('memory.backups.texts', { count: status.bitexts })}
            </dd>
          </>
        )}
      </dl>
      <p>{t('memory.backups.kept')}</p>
      <div className={styles.actions}>
        <Button look="primary" disabled={busy} data-testid="restore-now" onClick={onRestore}>
          {t('memory.backups.restoreNow')}
        </Button>
        <Button look="quiet" disabled={busy} onClick={onLeave}>
          {t('memory.cancel')}
        </Button>
      </div>
    </section>
  );
}
