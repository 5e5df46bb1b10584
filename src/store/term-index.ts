import { termWords } from '../core/memory/words.ts';
import type { CorrectedForms } from '../core/terms/concept-entry.ts';
import { cleanForms, textsOf } from '../core/terms/corrected-forms.ts';
import { stem } from '../core/text/stem.ts';
import { foldRomanisation } from '../core/text/transliteration.ts';
import { type Db, run, sql } from './database.ts';
import { indexRowid } from './index-rowid.ts';

interface IndexedTerm {
  readonly id: number;
  readonly text: string;
  readonly forms?: CorrectedForms;
}

/**
 * Adds terms to the word index, with the words of their corrected forms. FTS5 writes fastest in the order of rowids and with nothing
 * written in between; a word of many terms is counted once.
 */
export function indexTerms(db: Db, terms: readonly IndexedTerm[]): void {
  const counts = new Map<string, number>();
  const rows = terms.map((term) => {
    const own = termWords(term.text);
    const words = term.forms === undefined ? own : [...new Set(textsOf(term).flatMap(termWords))];
    for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
    return { rowid: indexRowid(own.length, term.id), words };
  });
  for (const [word, count] of counts) learnWord(db, word, count);
  rows.sort((a, b) => a.rowid - b.rowid);
  const insert = sql(db, 'INSERT INTO term_index (rowid, words) VALUES (?, ?)');
  for (const { rowid, words } of rows) insert.run(rowid, words.join(' '));
}

/** The column of corrected forms, NULL where there are none. */
export function formsColumn(forms: CorrectedForms | undefined): string | null {
  const kept = cleanForms(forms);
  return kept === undefined ? null : JSON.stringify(kept);
}

/** Images of a time before there were forms have no such column. */
export function formsOf(column: string | null | undefined): { readonly forms?: CorrectedForms } {
  return column == null ? {} : { forms: JSON.parse(column) as CorrectedForms };
}

/** `count`: terms that have it, each as often as they have it. */
function learnWord(db: Db, form: string, count: number): void {
  const { changes } = sql(db, 'UPDATE term_word SET terms = terms + ? WHERE form = ?').run(count, form);
  if (changes > 0) return;
  run(
    db,
    'INSERT INTO term_word (form, stem, roman, reversed, terms) VALUES (?, ?, ?, ?, ?)',
    form,
    stem(form),
    foldRomanisation(form),
    [...form].reverse().join(''),
    count,
  );
}
