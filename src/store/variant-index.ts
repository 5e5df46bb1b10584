import { segmentWords } from '../core/memory/words.ts';
import { stem } from '../core/text/stem.ts';
import { type Db, run, sql } from './database.ts';
import { indexRowid } from './index-rowid.ts';

export interface IndexedVariant {
  readonly id: number;
  readonly text: string;
  /** Its words, if they are known already. */
  readonly words?: readonly string[];
}

/** Adds variants to the word index and their words to the vocabulary. FTS5 writes fastest in the order of rowids: give many at once. */
export function indexVariants(db: Db, variants: readonly IndexedVariant[], shared?: Vocabulary): void {
  const vocabulary = shared ?? new Vocabulary();
  const rows = variants.map(({ id, text, words = segmentWords(text) }) => ({
    rowid: indexRowid(words.length, id),
    words,
  }));
  rows.sort((a, b) => a.rowid - b.rowid);
  const insert = sql(db, 'INSERT INTO variant_index (rowid, words) VALUES (?, ?)');
  for (const { rowid, words } of rows) {
    insert.run(rowid, words.join(' '));
    vocabulary.add(db, new Set(words));
  }
  // Shared with further calls, the counts wait; otherwise this is all.
  if (shared === undefined || vocabulary.isFull()) vocabulary.write(db);
}

/** Words counted before the counts are written: enough for most of a language, little enough for memory. */
const mostCounted = 150_000;

/**
 * The words of many texts on their way into the vocabulary. New words are written at once; how often each was met only
 * guides searches, so it is gathered here and written now and then. After a rollback it must be thrown away.
 */
export class Vocabulary {
  /** Words known to be in the vocabulary, with the texts not yet counted there. */
  readonly #uncounted = new Map<string, number>();

  add(db: Db, words: ReadonlySet<string>): void {
    for (const word of words) {
      const count = this.#uncounted.get(word);
      if (count === undefined) this.#uncounted.set(word, insertWord(db, word) ? 0 : 1);
      else this.#uncounted.set(word, count + 1);
    }
  }

  isFull(): boolean {
    return this.#uncounted.size >= mostCounted;
  }

  write(db: Db): void {
    const update = sql(db, 'UPDATE unit_word SET units = units + ? WHERE form = ?');
    for (const [form, count] of this.#uncounted) if (count > 0) update.run(count, form);
    this.#uncounted.clear();
  }
}

/** True if the word is new; it is then counted once. */
function insertWord(db: Db, form: string): boolean {
  if (sql(db, 'SELECT 1 FROM unit_word WHERE form = ?').get(form) !== undefined) return false;
  const id = run(db, 'INSERT INTO unit_word (form, stem, units) VALUES (?, ?, 1)', form, stem(form));
  run(db, 'INSERT INTO unit_word_part (rowid, form) VALUES (?, ?)', id, form);
  return true;
}
