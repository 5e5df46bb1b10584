import { termWords } from '../core/memory/words.ts';
import { stem } from '../core/text/stem.ts';
import { foldRomanisation } from '../core/text/transliteration.ts';
import { type Db, run, sql } from './database.ts';
import { indexRowid } from './index-rowid.ts';

interface IndexedTerm {
  readonly id: number;
  readonly text: string;
}

/** Adds terms to the word index. FTS5 writes fastest in the order of rowids. */
export function indexTerms(db: Db, terms: readonly IndexedTerm[]): void {
  const rows = terms.map(({ id, text }) => {
    const words = termWords(text);
    return { rowid: indexRowid(words.length, id), words };
  });
  rows.sort((a, b) => a.rowid - b.rowid);
  for (const { rowid, words } of rows) {
    run(db, 'INSERT INTO term_index (rowid, words) VALUES (?, ?)', rowid, words.join(' '));
    for (const word of words) learnWord(db, word);
  }
}

function learnWord(db: Db, form: string): void {
  const { changes } = sql(db, 'UPDATE term_word SET terms = terms + 1 WHERE form = ?').run(form);
  if (changes > 0) return;
  run(
    db,
    'INSERT INTO term_word (form, stem, roman, reversed, terms) VALUES (?, ?, ?, ?, 1)',
    form,
    stem(form),
    foldRomanisation(form),
    [...form].reverse().join(''),
  );
}
