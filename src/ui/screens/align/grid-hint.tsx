import { useKeyOf } from '../../commands/keymap.ts';
import { chordText, keyCaps } from '../../commands/keys.ts';
import { useWords } from '../../words.ts';
import styles from './align.module.css';

/** What the keys do while something is being done to a row. */
export function GridHint({ hint }: { readonly hint: 'align.split.hint' | 'align.edit.hint' }) {
  const t = useWords();
  const split = useKeyOf('align.splitText');
  const join = useKeyOf('align.joinText');
  return (
    <p className={styles.splitHint} role="status" data-testid="grid-hint">
      {t(hint, {
        up: keyCaps('ArrowUp')[0],
        down: keyCaps('ArrowDown')[0],
        left: keyCaps('ArrowLeft')[0],
        right: keyCaps('ArrowRight')[0],
        enter: keyCaps('Enter')[0],
        escape: keyCaps('Escape')[0],
        tab: keyCaps('Tab')[0],
        splitKey: chordText(split ?? ''),
        joinKey: chordText(join ?? ''),
      })}
    </p>
  );
}
