import { segmentWords } from '../core/memory/words.ts';
import { stem } from '../core/text/stem.ts';
import { type Db, run, sql } from './database.ts';
import { indexRowid } from './index-rowid.ts';

interface IndexedVariant {
  readonly id: number;
  readonly text: string;
}

/** Adds variants to the word index and their words to the vocabulary. FTS5 writes fastest in the order of rowids: give many at once. */
export function indexVariants(db: Db, variants: readonly IndexedVariant[]): void {
  const rows = variants.map(({ id, text }) => {
    const words = segmentWords(text);
    return { rowid: indexRowid(words.length, id), words };
  });
  rows.sort((a, b) => a.rowid - b.rowid);
  const insert = sql(db, 'INSERT INTO variant_index (rowid, words) VALUES (?, ?)');
  const units = new Map<string, number>();
  for (const { rowid, words } of rows) {
    insert.run(rowid, words.join(' '));
    for (const word of new Set(words)) units.set(word, (units.get(word) ?? 0) + 1);
  }
  learnWords(db, units);
}

function learnWords(db: Db, units: ReadonlyMap<string, number>): void {
  const update = sql(db, 'UPDATE unit_word SET units = units + ? WHERE form = ?');
  for (const [form, count] of units) {
    if (update.run(count, form).changes > 0) continue;
    const id = run(db, 'INSERT INTO unit_word (form, stem, units) VALUES (?, ?, ?)', form, stem(form), count);
    run(db, 'INSERT INTO unit_word_part (rowid, form) VALUES (?, ?)', id, form);
  }
}
