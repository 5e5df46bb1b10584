import { IconAlertTriangle } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import type { ProblemData } from '../../core/problem.ts';
import { queryClient, statusQuery } from '../engine/queries.ts';
import { openBackups } from '../screens/memory/backups-state.ts';
import { problemOf } from '../state/notices.ts';
import { useWords } from '../words.ts';
import { Button } from './button.tsx';
import styles from './notice-bar.module.css';
import { problemText } from './problem-line.tsx';

/** Whether it is the memory itself that cannot be used, which no screen can mend. */
export function isMemoryTrouble({ code }: ProblemData): boolean {
  return code.startsWith('database-');
}

/** A memory that does not open leaves every screen empty: here stands why, and what can be done, whichever is open. */
export function MemoryTrouble() {
  const t = useWords();
  const { error, isFetching } = useQuery(statusQuery);
  const problem = error === null ? undefined : problemOf(error);
  if (problem === undefined || !isMemoryTrouble(problem)) return null;
  return (
    <div role="alert" className={styles.notice} data-kind="problem" data-testid="memory-trouble">
      <IconAlertTriangle size={16} aria-hidden="true" />
      <span className={styles.text}>{problemText(problem)}</span>
      <Button look="quiet" onClick={openBackups}>
        {t('memory.backups.open')}
      </Button>
      <Button disabled={isFetching} data-testid="try-again" onClick={() => void queryClient.invalidateQueries()}>
        {t('app.error.again')}
      </Button>
    </div>
  );
}
