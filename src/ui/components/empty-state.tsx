import type { ReactNode } from 'react';
import styles from './empty-state.module.css';

interface EmptyStateProps {
  /** It is the whole screen, so its title is the screen's. */
  readonly whole?: boolean;
  readonly title: string;
  readonly text?: string;
  readonly children?: ReactNode;
}

/** What stands where nothing is yet: says why, and offers the next step. */
export function EmptyState({ whole, title, text, children }: EmptyStateProps) {
  return (
    <div className={styles.empty} data-testid="empty-state">
      {whole === true ? <h1>{title}</h1> : <h2>{title}</h2>}
      {text !== undefined && <p>{text}</p>}
      {children !== undefined && <div className={styles.actions}>{children}</div>}
    </div>
  );
}
