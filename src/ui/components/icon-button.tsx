import type { ButtonHTMLAttributes, ReactNode } from 'react';
import { useKeyOf } from '../commands/keymap.ts';
import { chordText } from '../commands/keys.ts';
import type { CommandId } from '../commands/table.ts';
import styles from './icon-button.module.css';

interface IconButtonProps extends ButtonHTMLAttributes<HTMLButtonElement> {
  /** Name for screen readers, and the tooltip. */
  readonly label: string;
  readonly command?: CommandId;
  readonly children: ReactNode;
}

export function IconButton({ label, command, children, className, ...rest }: IconButtonProps) {
  const chord = useKeyOf(command);
  const name = chord === undefined ? label : `${label}  ${chordText(chord)}`;
  return (
    <button
      type="button"
      aria-label={label}
      title={name}
      data-name={name}
      aria-keyshortcuts={chord === undefined ? undefined : chordText(chord)}
      className={`${styles.button} ${className ?? ''}`}
      {...rest}
    >
      {children}
    </button>
  );
}
