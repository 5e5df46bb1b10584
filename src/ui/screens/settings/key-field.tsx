import { type KeyboardEvent, useState } from 'react';
import { type Chord, chordOf, keyCaps } from '../../commands/keys.ts';
import { useWords } from '../../words.ts';
import styles from './settings.module.css';

interface KeyFieldProps {
  readonly label: string;
  readonly chord: Chord | undefined;
  readonly onChange: (chord: Chord) => void;
  readonly testId?: string;
}

const isModifier = (code: string) => /^(?:Control|Shift|Alt|Meta|OS|CapsLock)/.test(code);

/** Shows a key; pressed, it takes the next key as the new one. Escape leaves it as it was. */
export function KeyField({ label, chord, onChange, testId }: KeyFieldProps) {
  const t = useWords();
  const [listening, setListening] = useState(false);
  const onKeyDown = (event: KeyboardEvent) => {
    if (!listening || event.code === 'Tab') return;
    event.preventDefault();
    event.stopPropagation();
    if (isModifier(event.code)) return;
    setListening(false);
    if (event.code !== 'Escape') onChange(chordOf(event.nativeEvent));
  };
  return (
    <button
      type="button"
      className={styles.key}
      data-listening={listening || undefined}
      data-testid={testId}
      onKeyDown={onKeyDown}
      onBlur={() => setListening(false)}
      onClick={() => setListening(true)}
    >
      <span className="visually-hidden">{label}: </span>
      {listening
        ? t('settings.shortcuts.press')
        : chord === undefined
          ? t('settings.shortcuts.none')
          : keyCaps(chord).map((cap) => <kbd key={cap}>{cap}</kbd>)}
    </button>
  );
}
