import type { ConceptTerms, NameOfEntry } from '../core/memory/records.ts';
import { termKey } from '../core/memory/words.ts';
import type { AdministrativeStatus, ConceptType, TermType } from '../core/terms/concept-entry.ts';
import { primaryLanguage } from '../core/text/language.ts';
import { all, type Db, idList, rows as rowsOf } from './database.ts';
import { formsOf } from './term-index.ts';
import { standingIn } from './term-standing.ts';

interface Row {
  readonly id: number;
  readonly entryId: number;
  readonly collectionId: number;
  readonly conceptType: ConceptType;
  readonly subjectField: string | null;
  readonly language: string;
  readonly text: string;
  readonly forms: string | null;
  readonly termType: TermType;
  readonly administrativeStatus: AdministrativeStatus;
  readonly validFrom: string | null;
  readonly validTo: string | null;
}

/** Entries with all their terms, better ones first: one query for many entries. */
export function conceptTerms(db: Db, ids: readonly number[]): ConceptTerms[] {
  const rows = all<Row>(
    db,
    `SELECT concept_entry.id AS entryId, collection_id AS collectionId, term.id, concept_type AS conceptType,
       subject_field AS subjectField, language, text, forms,
       term_type AS termType, administrative_status AS administrativeStatus, valid_from AS validFrom, valid_to AS validTo
     FROM concept_entry JOIN term ON term.entry_id = concept_entry.id
     WHERE concept_entry.id IN (SELECT value FROM json_each(?)) ORDER BY concept_entry.id, position, term.id`,
    idList(ids),
  );
  const inOrder = standingIn(db, ids);
  const concepts: { id: number; terms: (ConceptTerms['terms'][number] & { id: number })[]; rest: Row }[] = [];
  for (const row of rows) {
    let last = concepts.at(-1);
    if (last?.id !== row.entryId) {
      last = { id: row.entryId, terms: [], rest: row };
      concepts.push(last);
    }
    last.terms.push({
      id: row.id,
      language: row.language,
      text: row.text,
      ...formsOf(row.forms),
      termType: row.termType,
      administrativeStatus: row.administrativeStatus,
      ...(row.validFrom !== null && { validFrom: row.validFrom }),
      ...(row.validTo !== null && { validTo: row.validTo }),
    });
  }
  return concepts.map(({ id, terms, rest }) => ({
    id,
    collectionId: rest.collectionId,
    conceptType: rest.conceptType,
    ...(rest.subjectField !== null && { subjectField: rest.subjectField }),
    terms: inOrder(terms).map(({ id: _, ...term }) => term),
  }));
}

/** The next names of a language, corrected forms among them, behind the term `afterId`; the last term's id to go on from. */
export function namesAfter(
  db: Db,
  language: string,
  afterId: number,
  limit: number,
): { readonly names: NameOfEntry[]; readonly last: number | undefined } {
  const rows = rowsOf<[id: number, entryId: number, words: string, forms: string | null]>(
    db,
    `SELECT id, entry_id, term_key, forms FROM term
     WHERE id > ?1 AND (language = ?2 OR language LIKE ?2 || '-%') ORDER BY id LIMIT ?3`,
    afterId,
    primaryLanguage(language),
    limit,
  );
  const names: NameOfEntry[] = [];
  for (const [, entryId, words, forms] of rows) {
    names.push({ entryId, words });
    if (forms === null) continue;
    for (const form of Object.values(formsOf(forms).forms ?? {})) names.push({ entryId, words: termKey(form) });
  }
  return { names, last: rows.at(-1)?.[0] };
}

/** Words of terms with their stems, told apart by their first letter. */
export function termStems(db: Db, script: 'cyrillic' | 'other'): Map<string, string> {
  const where = script === 'cyrillic' ? 'form >= char(0x400) AND form < char(0x530)' : 'form < char(0x400)';
  return new Map(rowsOf<[string, string]>(db, `SELECT form, stem FROM term_word WHERE ${where}`));
}

/** Entries with one of these names, as folded words with spaces between. */
export function entriesNamed(db: Db, names: readonly string[]): number[] {
  return rowsOf<[number]>(
    db,
    'SELECT DISTINCT entry_id FROM json_each(?) AS name CROSS JOIN term ON term_key = name.value',
    JSON.stringify(names),
  ).map(([id]) => id);
}

/** An acronym, a clipped compound, one of them with its state: МИД России. */
const shortWords = 2;

/** Entries with a Russian name of a word or two whose first word is romanised so. */
export function entriesByRomanisation(db: Db, keys: readonly string[]): number[] {
  // Keys of terms hold words parted by a space, and nothing stands between a space and an exclamation mark.
  return rowsOf<[number]>(
    db,
    `SELECT DISTINCT term.entry_id FROM json_each(?1) AS key
     CROSS JOIN term_word ON term_word.roman = key.value AND term_word.form >= 'а'
     CROSS JOIN term ON term_key = form OR (term_key > form || ' ' AND term_key < form || '!')
     WHERE word_count <= ${shortWords} AND (language = 'ru' OR language LIKE 'ru-%')`,
    JSON.stringify(keys),
  ).map(([id]) => id);
}
