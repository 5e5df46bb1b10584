import { IconArrowsExchange } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { EntryRow } from '../../../engine/contract.ts';
import { Button } from '../../components/button.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { IconButton } from '../../components/icon-button.tsx';
import { Overlay } from '../../components/overlay.tsx';
import { ProblemLine } from '../../components/problem-line.tsx';
import { engine } from '../../engine/connection.ts';
import { refresh } from '../../engine/queries.ts';
import { formatNumber, languageCode } from '../../format.ts';
import { goTo, paths } from '../../routes.ts';
import { problemOf, tell, tellProblem } from '../../state/notices.ts';
import { useWords } from '../../words.ts';
import styles from './entry.module.css';

/** As many as a person looks through at one go; merging some brings up others. */
const pairLimit = 200;

/** Entries that seem to be one thing, two by two: what merging would give is shown before it is done. */
export function Duplicates({ onClose }: { readonly onClose: () => void }) {
  const t = useWords();
  const [at, setAt] = useState(0);
  const [turned, setTurned] = useState(false);
  const { data: pairs, error } = useQuery({
    queryKey: ['entries', 'duplicates'],
    queryFn: ({ signal }) => engine.findDuplicates({ limit: pairLimit }, { signal }),
  });
  const pair = pairs?.[Math.min(at, Math.max(0, pairs.length - 1))];
  const into = turned ? pair?.other : pair?.entry;
  const from = turned ? pair?.entry : pair?.other;
  const { data: preview } = useQuery({
    queryKey: ['entries', 'merge', into?.id, from?.id],
    queryFn: ({ signal }) => engine.previewMerge({ intoId: into?.id ?? 0, fromIds: [from?.id ?? 0] }, { signal }),
    enabled: into !== undefined && from !== undefined,
  });
  const go = (step: 1 | -1) => {
    setTurned(false);
    setAt((before) => Math.max(0, Math.min(before + step, (pairs?.length ?? 1) - 1)));
  };
  const merge = async () => {
    if (into === undefined || from === undefined) return;
    try {
      const merged = await engine.mergeEntries({ intoId: into.id, fromIds: [from.id] });
      refresh(['entries']);
      setTurned(false);
      tell('glossary.duplicates.merged');
      goTo(paths.glossary(merged.id));
    } catch (problem) {
      tellProblem(problem);
    }
  };
  return (
    <Overlay label={t('glossary.duplicates.title')} place="middle" onClose={onClose}>
      <section className={styles.duplicates} data-testid="duplicates">
        <h2>{t('glossary.duplicates.title')}</h2>
        {error !== null && <ProblemLine problem={problemOf(error)} />}
        {pairs?.length === 0 && <EmptyState title={t('glossary.duplicates.none')} />}
        {pair !== undefined && into !== undefined && from !== undefined && (
          <>
            <p className={styles.historyFacts}>
              {t('glossary.duplicates.place', {
                place: formatNumber(Math.min(at, (pairs?.length ?? 1) - 1) + 1),
                total: formatNumber(pairs?.length ?? 0),
              })}
              {' · '}
              {t(`glossary.duplicates.why.${pair.why}`)}
            </p>
            <div className={styles.duplicatePair}>
              <DuplicateCard row={into} title={t('glossary.duplicates.stays')} />
              <IconButton label={t('glossary.duplicates.turn')} onClick={() => setTurned(!turned)}>
                <IconArrowsExchange size={18} />
              </IconButton>
              <DuplicateCard row={from} title={t('glossary.duplicates.goes')} />
            </div>
            <h3>{t('glossary.duplicates.result')}</h3>
            <ul className={styles.mergeResult} data-testid="merge-preview">
              {preview?.terms.map((term) => (
                <li key={term.id} data-status={term.administrativeStatus}>
                  <span>{languageCode(term.language)}</span>
                  <span lang={term.language}>{term.text}</span>
                  <span>{t(`terms.administrativeStatus.${term.administrativeStatus}`)}</span>
                </li>
              ))}
            </ul>
          </>
        )}
        <div className={styles.duplicateFoot}>
          <Button look="quiet" onClick={onClose}>
            {t('app.help.close')}
          </Button>
          {pair !== undefined && (
            <>
              <Button disabled={at === 0} onClick={() => go(-1)}>
                {t('glossary.duplicates.previous')}
              </Button>
              <Button disabled={at >= (pairs?.length ?? 0) - 1} data-testid="next-duplicate" onClick={() => go(1)}>
                {t('glossary.duplicates.next')}
              </Button>
              <Button look="primary" data-testid="merge" onClick={() => void merge()}>
                {t('glossary.duplicates.merge')}
              </Button>
            </>
          )}
        </div>
      </section>
    </Overlay>
  );
}

function DuplicateCard({ row, title }: { readonly row: EntryRow; readonly title: string }) {
  const t = useWords();
  return (
    <div className={styles.duplicate}>
      <h3>{title}</h3>
      <p lang="ru">{[row.ruAcronym, row.ru].filter((text) => text !== '').join(' · ') || '—'}</p>
      <p lang="en">{[row.enAcronym, row.en].filter((text) => text !== '').join(' · ') || '—'}</p>
      <p className={styles.historyFacts}>
        {t(`terms.conceptType.${row.conceptType}`)} · <span translate="no">{row.collection}</span> ·{' '}
        {t('glossary.evidence', { count: row.evidence })}
      </p>
    </div>
  );
}
