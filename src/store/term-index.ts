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

/** Adds terms to the word index, with the words of their corrected forms. FTS5 writes fastest in the order of rowids. */
export function indexTerms(db: Db, terms: readonly IndexedTerm[]): void {
  const rows = terms.map((term) => {
    const words = termWords(term.text);
    const all = term.forms === undefined ? words : [...new Set(textsOf(term).flatMap(termWords))];
    return { rowid: indexRowid(words.length, term.id), words: all };
  });
  rows.sort((a, b) => a.rowid - b.rowid);
  for (const { rowid, words } of rows) {
    run(db, 'INSERT INTO term_index (rowid, words) VALUES (?, ?)', rowid, words.join(' '));
    for (const word of words) learnWord(db, word);
  }
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
