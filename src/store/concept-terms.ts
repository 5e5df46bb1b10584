import type { ConceptTerms } from '../core/memory/records.ts';
import type { AdministrativeStatus, ConceptType, TermType } from '../core/terms/concept-entry.ts';
import { all, type Db } from './database.ts';

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

/** The next entries behind `afterId`, by id, with all their terms: one query for many entries. */
export function conceptTerms(db: Db, afterId: number, limit: number): ConceptTerms[] {
  const rows = all<Row>(
    db,
    `SELECT concept_entry.id AS entryId, concept_type AS conceptType, subject_field AS subjectField, language, text,
       term_type AS termType, administrative_status AS administrativeStatus, valid_from AS validFrom, valid_to AS validTo
     FROM (SELECT id, concept_type, subject_field FROM concept_entry WHERE id > ?1 ORDER BY id LIMIT ?2) AS concept_entry
     JOIN term ON term.entry_id = concept_entry.id ORDER BY concept_entry.id, position, term.id`,
    afterId,
    limit,
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
