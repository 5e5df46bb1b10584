import { useVirtualizer } from '@tanstack/react-virtual';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { BitextSummary, CandidateEdit, CandidateView } from '../../../engine/contract.ts';
import { useCommands } from '../../commands/handlers.ts';
import { Button } from '../../components/button.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { useWindowTitle } from '../../components/window-title.ts';
import { bitextQuery, queryClient } from '../../engine/queries.ts';
import { goTo, paths } from '../../routes.ts';
import { tellProblem } from '../../state/notices.ts';
import { rememberPlace } from '../../state/workplace.ts';
import { useWords } from '../../words.ts';
import { proposeTitles } from '../align/align-actions.ts';
import { AcceptAbove } from './accept-above.tsx';
import { arranged, type CandidateFilter, filtered, noFilter } from './candidate-list.ts';
import { Sentences } from './sentences.tsx';
import { acceptCandidates, candidatesNow, rejectCandidates } from './title-actions.ts';
import { TitleRow } from './title-row.tsx';
import styles from './titles.module.css';
import { TitlesHeader } from './titles-header.tsx';

interface TitleListProps {
  readonly bitextId: number;
  readonly bitext: BitextSummary | undefined;
  readonly candidates: readonly CandidateView[];
}

/** Height of most rows, px; each is measured once it is drawn. */
const usualRowHeight = 66;

export function TitleList({ bitextId, bitext, candidates }: TitleListProps) {
  const t = useWords();
  useWindowTitle(bitext?.sourceName);
  const scroller = useRef<HTMLDivElement>(null);
  const [filter, setFilter] = useState<CandidateFilter>(noFilter);
  const [kept, setKept] = useState<ReadonlySet<number>>(new Set());
  const [editing, setEditing] = useState<number | undefined>();
  const [choosing, setChoosing] = useState(false);

  const ordered = useMemo(() => arranged(candidates, filter.order), [candidates, filter.order]);
  const rows = useMemo(() => filtered(ordered, filter, kept), [ordered, filter, kept]);
  const [currentId, setCurrentId] = useState<number | undefined>(
    () => (ordered.find(({ state }) => state === 'proposed') ?? ordered[0])?.id,
  );
  const found = rows.findIndex(({ candidate }) => candidate.id === currentId);
  const currentIndex = found === -1 && rows.length > 0 ? 0 : found;
  const current = rows[currentIndex]?.candidate;
  // Keys come faster than frames: they act on this.
  const at = useRef({ rows, index: currentIndex });
  at.current = { rows, index: currentIndex };

  const virtualizer = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => usualRowHeight,
    getItemKey: (index) => rows[index]?.candidate.id ?? index,
    overscan: 8,
  });

  const goToIndex = useCallback(
    (index: number) => {
      const { rows } = at.current;
      const bounded = Math.max(0, Math.min(index, rows.length - 1));
      at.current = { rows, index: bounded };
      setCurrentId(rows[bounded]?.candidate.id);
      setEditing(undefined);
      virtualizer.scrollToIndex(bounded, { align: 'auto' });
    },
    [virtualizer],
  );

  /** To the next undecided row below, or else the next row. */
  const goOn = useCallback(() => {
    const { rows, index } = at.current;
    const next = rows.findIndex(({ candidate }, place) => place > index && candidate.state === 'proposed');
    goToIndex(next === -1 ? index + 1 : next);
  }, [goToIndex]);

  // The row grows by its fields; all of them must be seen.
  useEffect(() => {
    if (editing === undefined) return;
    const frame = requestAnimationFrame(() => virtualizer.scrollToIndex(at.current.index, { align: 'auto' }));
    return () => cancelAnimationFrame(frame);
  }, [editing, virtualizer]);

  const focusList = useCallback(() => scroller.current?.focus({ preventScroll: true }), []);
  useEffect(focusList, [focusList]);

  const accept = useCallback(
    (edits: readonly CandidateEdit[]) => {
      if (edits.length === 0) return;
      setKept((before) => new Set([...before, ...edits.map(({ id }) => id)]));
      void acceptCandidates(bitextId, edits);
    },
    [bitextId],
  );
  const reject = useCallback(
    (id: number) => {
      setKept((before) => new Set([...before, id]));
      void rejectCandidates(bitextId, [id]);
    },
    [bitextId],
  );

  const here = () => at.current.rows[at.current.index]?.candidate;
  useCommands({
    'titles.next': () => goToIndex(at.current.index + 1),
    'titles.previous': () => goToIndex(at.current.index - 1),
    'titles.first': () => goToIndex(0),
    'titles.last': () => goToIndex(at.current.rows.length - 1),
    'titles.nextOpen': () => {
      const { rows, index } = at.current;
      const undecided = ({ candidate }: (typeof rows)[number]) => candidate.state === 'proposed';
      const below = rows.findIndex((row, place) => place > index && undecided(row));
      const next = below === -1 ? rows.findIndex(undecided) : below;
      if (next !== -1) goToIndex(next);
    },
    'titles.accept': () => {
      const candidate = here();
      if (candidate !== undefined && candidate.state !== 'accepted') accept([{ id: candidate.id }]);
      goOn();
    },
    'titles.reject': () => {
      const candidate = here();
      if (candidate?.state === 'proposed') reject(candidate.id);
      goOn();
    },
    'titles.edit': () => {
      const candidate = here();
      if (candidate !== undefined && candidate.state !== 'accepted') setEditing(candidate.id);
    },
    'titles.acceptGroup': () => {
      const candidate = here();
      if (candidate === undefined) return;
      const group = at.current.rows.filter((row) => row.candidate.group === candidate.group);
      accept(group.filter((row) => row.candidate.state === 'proposed').map((row) => ({ id: row.candidate.id })));
      const last = at.current.rows.findLastIndex((row) => row.candidate.group === candidate.group);
      at.current = { ...at.current, index: last };
      goOn();
    },
    'titles.acceptAbove': () => setChoosing(true),
    'titles.rows': () => {
      const candidate = here();
      if (candidate !== undefined) void showInRows(bitextId, candidate);
    },
    'titles.openEntry': () => {
      const candidate = candidatesNow(bitextId).find(({ id }) => id === here()?.id);
      const entryId = candidate?.entryId ?? candidate?.existing?.entryId;
      if (entryId !== undefined) goTo(paths.glossary(entryId));
    },
    'titles.search': () => void proposeTitles(bitextId).catch(tellProblem),
  });

  const changeFilter = (changed: Partial<CandidateFilter>) => {
    setKept(new Set());
    setFilter((before) => ({ ...before, ...changed }));
  };

  return (
    <div className={styles.screen} data-testid="screen-titles">
      <TitlesHeader
        bitextId={bitextId}
        bitext={bitext}
        candidates={candidates}
        filter={filter}
        onAcceptAbove={() => setChoosing(true)}
        onFilter={(changed) => {
          changeFilter(changed);
          focusList();
        }}
      />
      {rows.length === 0 ? (
        <EmptyState title={t('titles.empty.filtered')}>
          <Button data-testid="clear-filter" onClick={() => changeFilter({ ...noFilter, showUnlikely: true })}>
            {t('titles.empty.clearFilter')}
          </Button>
        </EmptyState>
      ) : (
        <div
          ref={scroller}
          className={styles.scroller}
          role="grid"
          tabIndex={0}
          aria-label={t('titles.list')}
          aria-rowcount={rows.length}
          aria-activedescendant={current === undefined ? undefined : `title-${current.id}`}
          data-testid="title-grid"
        >
          <div role="presentation" className={styles.rows} style={{ height: virtualizer.getTotalSize() }}>
            {virtualizer.getVirtualItems().map((item) => {
              const row = rows[item.index];
              if (row === undefined) return null;
              return (
                <TitleRow
                  key={item.key}
                  row={row}
                  index={item.index}
                  top={item.start}
                  bitext={bitext}
                  isCurrent={item.index === currentIndex}
                  isEditing={editing === row.candidate.id}
                  measure={virtualizer.measureElement}
                  onSelect={goToIndex}
                  onAccept={(edit) => {
                    accept([edit]);
                    setEditing(undefined);
                    goToIndex(item.index);
                    goOn();
                    focusList();
                  }}
                  onReject={reject}
                  onEdit={(id) => {
                    goToIndex(item.index);
                    setEditing(id);
                  }}
                  onLeaveEdit={() => {
                    setEditing(undefined);
                    focusList();
                  }}
                />
              );
            })}
          </div>
        </div>
      )}
      {choosing && (
        <AcceptAbove
          candidates={candidates}
          onAccept={(ids) => accept(ids.map((id) => ({ id })))}
          onClose={() => setChoosing(false)}
        />
      )}
      {current !== undefined && rows.length > 0 && <Sentences candidate={current} bitext={bitext} />}
    </div>
  );
}

/** The rows of the alignment, at the sentence where the title was first seen. */
async function showInRows(bitextId: number, { occurrences }: CandidateView): Promise<void> {
  try {
    const { beadViews } = await queryClient.ensureQueryData(bitextQuery(bitextId));
    const bead = beadViews[occurrences[0]?.bead ?? 0];
    if (bead !== undefined) {
      rememberPlace(bitextId, { sourceStart: bead.source.start, targetStart: bead.target.start });
    }
    goTo(paths.align(bitextId));
  } catch (error) {
    tellProblem(error);
  }
}
