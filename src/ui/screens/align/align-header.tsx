import { IconChecks, IconRefresh, IconSortAscending2 } from '@tabler/icons-react';
import { useMemo } from 'react';
import type { BitextView } from '../../../engine/contract.ts';
import { Button } from '../../components/button.tsx';
import { IconButton } from '../../components/icon-button.tsx';
import { useWords } from '../../words.ts';
import styles from './align.module.css';
import { doubtfulBelow } from './doubt.ts';
import type { RowActions } from './row-actions.ts';
import type { RowJumps } from './row-jumps.ts';

interface AlignHeaderProps {
  readonly bitext: BitextView;
  readonly actions: RowActions & RowJumps;
  readonly isByDoubt: boolean;
  readonly onSort: () => void;
}

export function AlignHeader({ bitext, actions, isByDoubt, onSort }: AlignHeaderProps) {
  const t = useWords();
  const { beadViews, sourceName, targetName } = bitext;
  const counts = useMemo(() => {
    let confirmed = 0;
    let doubtful = 0;
    for (const { state, confidence } of beadViews) {
      if (state === 'confirmed') confirmed++;
      else if (confidence < doubtfulBelow) doubtful++;
    }
    return { confirmed, doubtful };
  }, [beadViews]);
  const { proposed, accepted, rejected } = bitext.candidates;
  return (
    <header className={styles.header}>
      <div className={styles.heading}>
        <h1 className="clip" translate="no" title={`${sourceName} — ${targetName}`}>
          {sourceName} <span aria-hidden="true">—</span> {targetName}
        </h1>
        <p data-testid="align-counts">
          {t('align.confirmedOf', { done: counts.confirmed, total: beadViews.length })}
          <span aria-hidden="true"> · </span>
          {counts.doubtful === 0 ? (
            t('align.allSure')
          ) : (
            <button
              type="button"
              className={styles.doubtful}
              title={t('align.action.nextDoubtful')}
              onClick={() => actions.doubtful(1)}
            >
              {t('align.doubtful', { count: counts.doubtful })}
            </button>
          )}
          {isByDoubt && (
            <>
              <span aria-hidden="true"> · </span>
              <button type="button" className={styles.byDoubt} data-testid="by-doubt" onClick={onSort}>
                {t('align.byDoubt.state')}
              </button>
            </>
          )}
        </p>
      </div>
      <IconButton
        label={t('align.action.sortByDoubt')}
        command="align.sortByDoubt"
        data-testid="sort-by-doubt"
        aria-pressed={isByDoubt}
        onClick={onSort}
      >
        <IconSortAscending2 size={18} />
      </IconButton>
      <IconButton
        label={t('align.action.confirmSure')}
        command="align.confirmSure"
        data-testid="confirm-sure"
        onClick={actions.confirmSure}
      >
        <IconChecks size={18} />
      </IconButton>
      <IconButton
        label={t('align.action.realign')}
        command="align.realign"
        data-testid="realign"
        onClick={actions.realign}
      >
        <IconRefresh size={18} />
      </IconButton>
      <Button look="primary" command="align.titles" data-testid="find-titles" onClick={actions.titles}>
        {proposed + accepted + rejected > 0 ? t('align.showTitles') : t('align.findTitles')}
      </Button>
    </header>
  );
}
