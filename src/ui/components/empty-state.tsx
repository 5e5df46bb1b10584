import type { ReactNode } from 'react';
import styles from './empty-state.module.css';

interface EmptyStateProps {
  readonly title: string;
  readonly text?: string;
  readonly children?: ReactNode;
}

/** What stands where nothing is yet: says why, and offers the next step. */
export function EmptyState({ title, text, children }: EmptyStateProps) {
  return (
    <div className={styles.empty} data-testid="empty-state">
      <h2>{title}</h2>
      {text !== undefined && <p>{text}</p>}
      {children !== undefined && <div className={styles.actions}>{children}</div>}
    </div>
  );
}
