import { IconChecks, IconRefresh } from '@tabler/icons-react';
import { useMemo } from 'react';
import type { BitextSummary, CandidateState, CandidateView } from '../../../engine/contract.ts';
import { Button } from '../../components/button.tsx';
import { Choice } from '../../components/choice.tsx';
import { IconButton } from '../../components/icon-button.tsx';
import { formatPercent } from '../../format.ts';
import { goTo, paths } from '../../routes.ts';
import { tellProblem } from '../../state/notices.ts';
import { useWords } from '../../words.ts';
import { proposeTitles } from '../align/align-actions.ts';
import { type CandidateFilter, candidateOrders, isUnlikely, typesIn } from './candidate-list.ts';
import styles from './titles.module.css';

interface TitlesHeaderProps {
  readonly bitextId: number;
  readonly bitext: BitextSummary | undefined;
  readonly candidates: readonly CandidateView[];
  readonly filter: CandidateFilter;
  readonly onFilter: (changed: Partial<CandidateFilter>) => void;
  readonly onAcceptAbove: () => void;
}

/** Least scores to choose among, 0-1. */
const scores = [0, 0.5, 0.7, 0.8, 0.9, 0.95] as const;

const states: readonly (CandidateState | 'all')[] = ['all', 'proposed', 'accepted', 'rejected'];

export function TitlesHeader({ bitextId, bitext, candidates, filter, onFilter, onAcceptAbove }: TitlesHeaderProps) {
  const t = useWords();
  const counts = useMemo(() => {
    const likely = candidates.filter((candidate) => !isUnlikely(candidate));
    return {
      total: likely.length,
      decided: likely.filter(({ state }) => state !== 'proposed').length,
      accepted: likely.filter(({ state }) => state === 'accepted').length,
      unlikely: candidates.length - likely.length,
      types: typesIn(candidates),
    };
  }, [candidates]);
  const names = bitext === undefined ? undefined : `${bitext.sourceName} — ${bitext.targetName}`;
  const done = counts.total > 0 && counts.decided === counts.total;
  return (
    <header className={styles.header}>
      <div className={styles.heading}>
        <h1 className="clip" translate={names === undefined ? undefined : 'no'} title={names}>
          {names ?? t('titles.title')}
        </h1>
        <p data-testid="titles-progress">
          <span className={styles.progress}>
            <progress
              value={counts.decided}
              max={Math.max(1, counts.total)}
              aria-label={t('titles.progressLabel', { done: counts.decided, total: counts.total })}
            />
            {t('titles.progress', { done: counts.decided, total: counts.total })}
          </span>
          <span aria-hidden="true"> · </span>
          {done ? t('titles.done.title', { count: counts.accepted }) : t('titles.accepted', { count: counts.accepted })}
        </p>
      </div>
      <Choice
        label={t('titles.filter.type')}
        value={filter.conceptType}
        options={[
          ['all', t('titles.filter.allTypes')] as const,
          ...counts.types.map((type) => [type, t(`terms.conceptType.${type}`)] as const),
        ]}
        onChange={(conceptType) => onFilter({ conceptType })}
        testId="filter-type"
      />
      <Choice
        label={t('titles.filter.state')}
        value={filter.state}
        options={states.map((state) => [state, t(`titles.filter.${state}`)] as const)}
        onChange={(state) => onFilter({ state })}
        testId="filter-state"
      />
      <Choice
        label={t('titles.filter.score')}
        value={String(filter.minScore)}
        options={scores.map(
          (score) =>
            [
              String(score),
              score === 0 ? t('titles.filter.anyScore') : t('titles.filter.from', { percent: formatPercent(score) }),
            ] as const,
        )}
        onChange={(score) => onFilter({ minScore: Number(score) })}
        testId="filter-score"
      />
      <Choice
        label={t('titles.order.label')}
        value={filter.order}
        options={candidateOrders.map((order) => [order, t(`titles.order.${order}`)] as const)}
        onChange={(order) => onFilter({ order })}
        testId="order"
      />
      {counts.unlikely > 0 && (
        <Button
          look="quiet"
          aria-pressed={filter.showUnlikely}
          data-testid="show-unlikely"
          onClick={() => onFilter({ showUnlikely: !filter.showUnlikely })}
        >
          {t('titles.filter.unlikely', { count: counts.unlikely })}
        </Button>
      )}
      <IconButton
        label={t('titles.action.acceptAbove')}
        command="titles.acceptAbove"
        data-testid="open-above"
        onClick={onAcceptAbove}
      >
        <IconChecks size={18} />
      </IconButton>
      <IconButton
        label={t('titles.action.search')}
        command="titles.search"
        onClick={() => void proposeTitles(bitextId).catch(tellProblem)}
      >
        <IconRefresh size={18} />
      </IconButton>
      {done && (
        <Button look="primary" data-testid="to-glossary" onClick={() => goTo(paths.glossary())}>
          {t('titles.done.glossary')}
        </Button>
      )}
    </header>
  );
}
