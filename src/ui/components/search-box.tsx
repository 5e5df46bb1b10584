import { IconSearch, IconX } from '@tabler/icons-react';
import { type KeyboardEvent, type Ref, useEffect, useImperativeHandle, useRef } from 'react';
import { IconButton } from './icon-button.tsx';
import styles from './search-box.module.css';

interface SearchBoxProps {
  readonly ref?: Ref<HTMLInputElement>;
  readonly label: string;
  readonly placeholder: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  /** How much was found; read out when it changes. */
  readonly count: string;
  readonly clearLabel: string;
  /** Up and down move through what was found while one types. */
  readonly onMove: (step: 1 | -1) => void;
  /** Enter: the keyboard goes to what was found. */
  readonly onEnter: () => void;
  /** Grows when the box should take the keyboard. */
  readonly focusRequests?: number;
  /** Longest query, UTF-16 code units. */
  readonly maxLength: number;
  /** `memory`: the box is `memory-search` to tests, and the count `memory-count`. */
  readonly testId: string;
}

/** The box above a list that one searches as one types. It has the keyboard when the screen opens; Escape empties it. */
export function SearchBox({
  ref,
  label,
  placeholder,
  value,
  onChange,
  count,
  clearLabel,
  onMove,
  onEnter,
  focusRequests = 0,
  maxLength,
  testId,
}: SearchBoxProps) {
  const input = useRef<HTMLInputElement>(null);
  useImperativeHandle(ref, () => input.current as HTMLInputElement);
  // biome-ignore lint/correctness/useExhaustiveDependencies: asked for by a command, or by coming to the screen
  useEffect(() => {
    input.current?.focus();
    input.current?.select();
  }, [focusRequests]);
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.code === 'ArrowDown' || event.code === 'ArrowUp') {
      event.preventDefault();
      onMove(event.code === 'ArrowDown' ? 1 : -1);
    } else if (event.code === 'Enter') {
      event.preventDefault();
      onEnter();
    } else if (event.code === 'Escape' && value !== '') {
      event.preventDefault();
      onChange('');
    }
  };
  return (
    <div className={styles.search}>
      <IconSearch size={17} aria-hidden="true" />
      <input
        ref={input}
        type="search"
        aria-label={label}
        placeholder={placeholder}
        data-testid={`${testId}-search`}
        spellCheck={false}
        maxLength={maxLength}
        value={value}
        onChange={(event) => onChange(event.currentTarget.value)}
        onKeyDown={onKeyDown}
      />
      <span className={styles.count} role="status" data-testid={`${testId}-count`}>
        {count}
      </span>
      {value !== '' && (
        <IconButton label={clearLabel} onClick={() => onChange('')}>
          <IconX size={15} />
        </IconButton>
      )}
    </div>
  );
}
