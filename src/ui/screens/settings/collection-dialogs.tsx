import { useState } from 'react';
import type { CollectionSummary } from '../../../engine/contract.ts';
import { Button } from '../../components/button.tsx';
import { Choice } from '../../components/choice.tsx';
import { Overlay } from '../../components/overlay.tsx';
import { engine } from '../../engine/connection.ts';
import { isCancelled, runJob } from '../../engine/jobs.ts';
import { tellProblem } from '../../state/notices.ts';
import { useWords } from '../../words.ts';
import styles from './settings.module.css';

interface DialogProps {
  readonly collection: CollectionSummary;
  readonly onClose: () => void;
}

/** The dialog goes at once; a large collection takes a while, and the status line shows how far it is. */
function doAndClose(onClose: () => void, work: Parameters<typeof runJob>[0]): void {
  onClose();
  runJob(work).catch((error: unknown) => {
    if (!isCancelled(error)) tellProblem(error);
  });
}

function useContent({ entries, bitexts, units }: CollectionSummary): string {
  const t = useWords();
  return [
    t('memory.backups.entries', { count: entries }),
    t('memory.backups.texts', { count: bitexts }),
    t('memory.backups.units', { count: units }),
  ].join(', ');
}

export function DeleteCollection({ collection, onClose }: DialogProps) {
  const t = useWords();
  const { id, name } = collection;
  const content = useContent(collection);
  const title = t('settings.collections.deleteTitle', { name });
  return (
    <Overlay label={title} place="small" onClose={onClose}>
      <section className={styles.dialog} data-testid="delete-collection-dialog">
        <h2>{title}</h2>
        <p>{t('settings.collections.holds', { content })}</p>
        <p className={styles.text}>{t('settings.collections.canBeUndone')}</p>
        <div className={styles.dialogActions}>
          <Button look="quiet" onClick={onClose}>
            {t('memory.cancel')}
          </Button>
          <Button
            look="primary"
            data-testid="delete-now"
            onClick={() => doAndClose(onClose, (options) => engine.deleteCollection({ id }, options))}
          >
            {t('settings.collections.deleteNow')}
          </Button>
        </div>
      </section>
    </Overlay>
  );
}

export function MergeCollection({
  collection,
  others,
  onClose,
}: DialogProps & { readonly others: readonly CollectionSummary[] }) {
  const t = useWords();
  const { id, name } = collection;
  const content = useContent(collection);
  const [into, setInto] = useState(others[0]?.id ?? 0);
  const title = t('settings.collections.mergeTitle', { name });
  return (
    <Overlay label={title} place="small" onClose={onClose}>
      <section className={styles.dialog} data-testid="merge-collection-dialog">
        <h2>{title}</h2>
        <p>{t('settings.collections.holds', { content })}</p>
        <div className={styles.into}>
          <span aria-hidden="true">{t('settings.collections.into')}</span>
          <Choice
            label={t('settings.collections.into')}
            value={String(into)}
            options={others.map((other) => [String(other.id), other.name] as const)}
            onChange={(value) => setInto(Number(value))}
            testId="merge-into"
          />
        </div>
        <p className={styles.text}>{t('settings.collections.mergeText', { name })}</p>
        <div className={styles.dialogActions}>
          <Button look="quiet" onClick={onClose}>
            {t('memory.cancel')}
          </Button>
          <Button
            look="primary"
            data-testid="merge-now"
            onClick={() =>
              doAndClose(onClose, (options) => engine.mergeCollections({ intoId: into, fromIds: [id] }, options))
            }
          >
            {t('settings.collections.mergeNow')}
          </Button>
        </div>
      </section>
    </Overlay>
  );
}
