import { looksLikeAcronym, termKey } from '../core/memory/words.ts';
import { primaryLanguage } from '../core/text/language.ts';
import { all, type Db } from './database.ts';

export interface NamedTerm {
  readonly language: string;
  readonly text: string;
}

/** An acronym of fewer letters names too many things to prove by itself that two are one (СК, СБ, МО). */
const tellingAcronymLength = 4;

/**
 * The entry of the collection that already names the thing these two terms name: one that holds both, else one that
 * holds a full form, else one that holds a telling acronym. Among equals the oldest.
 */
export function findSameConcept(
  db: Db,
  collectionId: number,
  source: NamedTerm,
  target: NamedTerm,
): number | undefined {
  const withSource = entriesNaming(db, collectionId, source);
  const withTarget = entriesNaming(db, collectionId, target);
  const both = withSource.find((id) => withTarget.includes(id));
  if (both !== undefined) return both;
  if (proves(source) && withSource[0] !== undefined) return withSource[0];
  if (proves(target) && withTarget[0] !== undefined) return withTarget[0];
  return undefined;
}

function proves({ text }: NamedTerm): boolean {
  return looksLikeAcronym(text) ? text.length >= tellingAcronymLength : termKey(text).includes(' ');
}

function entriesNaming(db: Db, collectionId: number, { language, text }: NamedTerm): number[] {
  return all<{ entry_id: number; language: string; text: string }>(
    db,
    `SELECT term.entry_id, term.language, term.text FROM term JOIN concept_entry ON concept_entry.id = term.entry_id
     WHERE term.term_key = ? AND concept_entry.collection_id = ?`,
    termKey(text),
    collectionId,
  )
    .filter(
      (row) =>
        primaryLanguage(row.language) === primaryLanguage(language) &&
        // WHO is not "who".
        looksLikeAcronym(row.text) === looksLikeAcronym(text),
    )
    .map((row) => row.entry_id)
    .sort((a, b) => a - b);
}
