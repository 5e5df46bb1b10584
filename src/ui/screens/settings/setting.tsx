import type { ReactNode } from 'react';
import styles from './settings.module.css';

interface SettingProps {
  readonly name: string;
  /** What it does, where the name does not tell. */
  readonly text?: string;
  readonly children: ReactNode;
}

/** One line: what is set on the left, what it is set to on the right. */
export function Setting({ name, text, children }: SettingProps) {
  return (
    <div className={styles.setting}>
      <div>
        <p>{name}</p>
        {text !== undefined && <p className={styles.text}>{text}</p>}
      </div>
      <div className={styles.value}>{children}</div>
    </div>
  );
}
