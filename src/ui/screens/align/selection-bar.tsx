import { Button } from '../../components/button.tsx';
import { useWords } from '../../words.ts';
import type { RowActions } from './row-actions.ts';
import styles from './selection-bar.module.css';

interface SelectionBarProps {
  readonly count: number;
  readonly actions: RowActions;
}

/** How many rows are chosen, and what can be done to all of them. */
export function SelectionBar({ count, actions }: SelectionBarProps) {
  const t = useWords();
  return (
    <div className={styles.bar} data-testid="selection-bar">
      <span role="status">{t('align.selection.rows', { count })}</span>
      <div role="toolbar" aria-label={t('align.selection.label')} className={styles.tools}>
        <Button look="quiet" command="align.confirm" onClick={actions.confirm}>
          {t('align.action.confirmHere')}
        </Button>
        <Button look="quiet" command="align.merge" disabled={count < 2} onClick={() => actions.merge()}>
          {t('align.selection.merge')}
        </Button>
        <Button look="quiet" command="align.swap" onClick={actions.swap}>
          {t('align.selection.swap')}
        </Button>
        <Button look="quiet" command="align.realign" onClick={actions.realign}>
          {t('align.selection.realign')}
        </Button>
        <Button look="quiet" command="align.delete" onClick={actions.remove}>
          {t('align.selection.delete')}
        </Button>
        <Button look="quiet" command="align.leaveSplit" onClick={actions.letGo}>
          {t('align.selection.letGo')}
        </Button>
      </div>
    </div>
  );
}
