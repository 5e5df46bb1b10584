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
    vocabulary.add(db, words);
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
  /** Words known to be in the vocabulary. */
  readonly #known = new Map<string, CountedWord>();
  #texts = 0;

  add(db: Db, words: readonly string[]): void {
    this.#texts += 1;
    for (const word of words) {
      const known = this.#known.get(word);
      if (known === undefined) {
        this.#known.set(word, { uncounted: insertWord(db, word) ? 0 : 1, lastText: this.#texts });
      } else if (known.lastText !== this.#texts) {
        known.uncounted += 1;
        known.lastText = this.#texts;
      }
    }
  }

  isFull(): boolean {
    return this.#known.size >= mostCounted;
  }

  write(db: Db): void {
    const update = sql(db, 'UPDATE unit_word SET units = units + ? WHERE form = ?');
    for (const [form, { uncounted }] of this.#known) if (uncounted > 0) update.run(uncounted, form);
    this.#known.clear();
  }
}

interface CountedWord {
  /** Texts with it that are not yet counted in the vocabulary. */
  uncounted: number;
  /** The text it was last met in: a text counts once, however often the word stands in it. */
  lastText: number;
}

/** True if the word is new; it is then counted once. */
function insertWord(db: Db, form: string): boolean {
  if (sql(db, 'SELECT 1 FROM unit_word WHERE form = ?').get(form) !== undefined) return false;
  const id = run(db, 'INSERT INTO unit_word (form, stem, units) VALUES (?, ?, 1)', form, stem(form));
  run(db, 'INSERT INTO unit_word_part (rowid, form) VALUES (?, ?)', id, form);
  return true;
}
