import { IconChevronDown } from '@tabler/icons-react';
import styles from './choice.module.css';

interface ChoiceProps<Value extends string> {
  readonly label: string;
  readonly value: Value;
  readonly options: readonly (readonly [value: Value, text: string])[];
  readonly onChange: (value: Value) => void;
  readonly disabled?: boolean;
  readonly testId?: string;
}

/** One of a few: the system's own list, which every keyboard and screen reader knows. */
export function Choice<Value extends string>({
  label,
  value,
  options,
  onChange,
  disabled,
  testId,
}: ChoiceProps<Value>) {
  return (
    <span className={styles.choice}>
      <select
        aria-label={label}
        data-testid={testId}
        value={value}
        disabled={disabled}
        onChange={(event) => onChange(event.currentTarget.value as Value)}
      >
        {options.map(([key, text]) => (
          <option key={key} value={key}>
            {text}
          </option>
        ))}
      </select>
      <IconChevronDown size={13} aria-hidden="true" />
    </span>
  );
}
