import type { ButtonHTMLAttributes, ReactNode } from 'react';
import { useKeyOf } from '../commands/keymap.ts';
import { chordText, keyCaps } from '../commands/keys.ts';
import type { CommandId } from '../commands/table.ts';
import styles from './button.module.css';

interface ButtonProps extends ButtonHTMLAttributes<HTMLButtonElement> {
  /** One primary action a screen. */
  readonly look?: 'primary' | 'outline' | 'quiet';
  readonly icon?: ReactNode;
  /** The command it stands for: its key is shown. */
  readonly command?: CommandId;
}

export function Button({ look = 'outline', icon, command, children, className, ...rest }: ButtonProps) {
  const chord = useKeyOf(command);
  return (
    <button
      type="button"
      className={`${styles.button} ${styles[look]} ${className ?? ''}`}
      aria-keyshortcuts={chord === undefined ? undefined : chordText(chord)}
      {...rest}
    >
      {icon}
      <span className={styles.label}>{children}</span>
      {chord !== undefined && (
        <span className={styles.keys} aria-hidden="true">
          {keyCaps(chord).join(' ')}
        </span>
      )}
    </button>
  );
}
