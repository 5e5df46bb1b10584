import { IconDownload, IconTrash } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import {
  type AdministrativeStatus,
  administrativeStatuses,
  type ConceptType,
  conceptTypes,
} from '../../../core/terms/concept-entry.ts';
import type { EntriesEdit } from '../../../engine/contract.ts';
import { useCommands } from '../../commands/handlers.ts';
import { Button } from '../../components/button.tsx';
import { Choice } from '../../components/choice.tsx';
import { engine } from '../../engine/connection.ts';
import { isCancelled, runJob } from '../../engine/jobs.ts';
import { collectionsQuery, refresh } from '../../engine/queries.ts';
import { languageName } from '../../format.ts';
import { tell, tellProblem } from '../../state/notices.ts';
import { useWords } from '../../words.ts';
import { chooseNone } from './chosen-entries.ts';
import styles from './chosen-panel.module.css';
import { exportGlossary } from './glossary-actions.ts';

const asIs = '';

/** What is to become of several entries chosen in the list; each button is one change that can be undone. */
export function ChosenPanel({ ids }: { readonly ids: ReadonlySet<number> }) {
  const t = useWords();
  const { data: collections = [] } = useQuery(collectionsQuery);
  const [conceptType, setConceptType] = useState<ConceptType | typeof asIs>(asIs);
  const [collection, setCollection] = useState(asIs);
  const [status, setStatus] = useState<AdministrativeStatus | typeof asIs>(asIs);
  const [language, setLanguage] = useState<'' | 'ru' | 'en'>('en');
  const [busy, setBusy] = useState(false);
  const list = [...ids];
  const edit: EntriesEdit = {
    ...(conceptType !== asIs && { conceptType }),
    ...(collection !== asIs && { collectionId: Number(collection) }),
    ...(status !== asIs && {
      status: { administrativeStatus: status, ...(language !== '' && { language }) },
    }),
  };
  const nothing = Object.keys(edit).length === 0;

  const work = async (job: () => Promise<unknown>) => {
    if (busy) return;
    setBusy(true);
    try {
      await job();
      refresh(['entries', 'collections']);
    } catch (error) {
      if (!isCancelled(error)) tellProblem(error);
    } finally {
      setBusy(false);
    }
  };
  const apply = () =>
    work(async () => {
      const { changed } = await runJob((options) => engine.changeEntries({ ids: list, ...edit }, options));
      tell('glossary.chosen.changed', { count: changed });
    });
  const remove = () =>
    work(async () => {
      await runJob((options) => engine.deleteEntries({ ids: list }, options));
      chooseNone();
    });
  const exportThem = () => exportGlossary({ entryIds: list });
  useCommands({ 'glossary.delete': () => void remove(), 'app.export': exportThem });

  return (
    <section
      className={styles.panel}
      data-testid="chosen-panel"
      aria-label={t('glossary.chosen.title', { count: ids.size })}
    >
      <div role="status">
        <h2>{t('glossary.chosen.title', { count: ids.size })}</h2>
      </div>
      <div className={styles.field}>
        <span aria-hidden="true">{t('glossary.entry.conceptType')}</span>
        <Choice
          label={t('glossary.entry.conceptType')}
          value={conceptType}
          options={[
            [asIs, t('glossary.chosen.asIs')] as const,
            ...conceptTypes.map((type) => [type, t(`terms.conceptType.${type}`)] as const),
          ]}
          onChange={setConceptType}
          testId="chosen-type"
        />
      </div>
      {collections.length > 1 && (
        <div className={styles.field}>
          <span aria-hidden="true">{t('glossary.entry.collection')}</span>
          <Choice
            label={t('glossary.entry.collection')}
            value={collection}
            options={[
              [asIs, t('glossary.chosen.asIs')] as const,
              ...collections.map(({ id, name }) => [String(id), name] as const),
            ]}
            onChange={setCollection}
            testId="chosen-collection"
          />
        </div>
      )}
      <div className={styles.field}>
        <span aria-hidden="true">{t('glossary.entry.status')}</span>
        <div>
          <Choice
            label={t('glossary.entry.status')}
            value={status}
            options={[
              [asIs, t('glossary.chosen.asIs')] as const,
              ...administrativeStatuses.map((one) => [one, t(`terms.administrativeStatus.${one}`)] as const),
            ]}
            onChange={setStatus}
            testId="chosen-status"
          />
          {status !== asIs && (
            <Choice
              label={t('glossary.chosen.ofNames')}
              value={language}
              options={[
                ...(['en', 'ru'] as const).map(
                  (tag) => [tag, t('glossary.chosen.namesIn', { language: languageName(tag) })] as const,
                ),
                ['', t('glossary.chosen.allNames')] as const,
              ]}
              onChange={setLanguage}
              testId="chosen-language"
            />
          )}
        </div>
      </div>
      <div className={styles.actions}>
        <Button look="primary" disabled={nothing || busy} data-testid="chosen-apply" onClick={() => void apply()}>
          {t('glossary.chosen.apply', { count: ids.size })}
        </Button>
        <Button icon={<IconDownload size={15} />} data-testid="chosen-export" onClick={exportThem}>
          {t('glossary.export')}
        </Button>
        <Button
          icon={<IconTrash size={15} />}
          disabled={busy}
          command="glossary.delete"
          data-testid="chosen-delete"
          onClick={() => void remove()}
        >
          {t('glossary.chosen.delete')}
        </Button>
        <Button look="quiet" command="glossary.chooseNone" data-testid="chosen-none" onClick={chooseNone}>
          {t('glossary.chosen.none')}
        </Button>
      </div>
      <p className={styles.hint}>{t('glossary.chosen.undo')}</p>
    </section>
  );
}
