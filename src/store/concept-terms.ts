import type { ConceptTerms, NameOfEntry } from '../core/memory/records.ts';
import type { AdministrativeStatus, ConceptType, TermType } from '../core/terms/concept-entry.ts';
import { primaryLanguage } from '../core/text/language.ts';
import { all, type Db, idList, rows as rowsOf } from './database.ts';

interface Row {
  readonly entryId: number;
  readonly conceptType: ConceptType;
  readonly subjectField: string | null;
  readonly language: string;
  readonly text: string;
  readonly termType: TermType;
  readonly administrativeStatus: AdministrativeStatus;
  readonly validFrom: string | null;
  readonly validTo: string | null;
}

/** Entries with all their terms: one query for many entries. */
export function conceptTerms(db: Db, ids: readonly number[]): ConceptTerms[] {
  const rows = all<Row>(
    db,
    `SELECT concept_entry.id AS entryId, concept_type AS conceptType, subject_field AS subjectField, language, text,
       term_type AS termType, administrative_status AS administrativeStatus, valid_from AS validFrom, valid_to AS validTo
     FROM concept_entry JOIN term ON term.entry_id = concept_entry.id
     WHERE concept_entry.id IN (SELECT value FROM json_each(?)) ORDER BY concept_entry.id, position, term.id`,
    idList(ids),
  );
  const concepts: { id: number; terms: ConceptTerms['terms'][number][]; rest: Row }[] = [];
  for (const row of rows) {
    let last = concepts.at(-1);
    if (last?.id !== row.entryId) {
      last = { id: row.entryId, terms: [], rest: row };
      concepts.push(last);
    }
    last.terms.push({
      language: row.language,
      text: row.text,
      termType: row.termType,
      administrativeStatus: row.administrativeStatus,
      ...(row.validFrom !== null && { validFrom: row.validFrom }),
      ...(row.validTo !== null && { validTo: row.validTo }),
    });
  }
  return concepts.map(({ id, terms, rest }) => ({
    id,
    conceptType: rest.conceptType,
    ...(rest.subjectField !== null && { subjectField: rest.subjectField }),
    terms,
  }));
}

/** An acronym, a clipped compound, one of them with its state: МИД России. */
const shortWords = 2;

/** The next names of a language behind the term `afterId`; the last term's id to go on from. */
export function namesAfter(
  db: Db,
  language: string,
  short: boolean,
  afterId: number,
  limit: number,
): { readonly names: NameOfEntry[]; readonly last: number | undefined } {
  const rows = rowsOf<[id: number, entryId: number, words: string, short: string | null]>(
    db,
    `SELECT id, entry_id, term_key, CASE WHEN word_count <= ${shortWords} THEN text END FROM term
     WHERE id > ?1 AND (language = ?2 OR language LIKE ?2 || '-%') AND word_count <= ?3 ORDER BY id LIMIT ?4`,
    afterId,
    primaryLanguage(language),
    short ? shortWords : Number.MAX_SAFE_INTEGER,
    limit,
  );
  const names = rows.map(([, entryId, words, short]) =>
    short === null ? { entryId, words } : { entryId, words, short },
  );
  return { names, last: rows.at(-1)?.[0] };
}
