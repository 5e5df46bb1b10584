import type { EntryInput, EntryRecord, TermInput, TermRecord } from '../core/memory/records.ts';
import { initialsOf, termKey, termWords } from '../core/memory/words.ts';
import { Problem } from '../core/problem.ts';
import type {
  AdministrativeStatus,
  ConceptType,
  Evidence,
  TermSection,
  TermType,
} from '../core/terms/concept-entry.ts';
import { textsOf } from '../core/terms/corrected-forms.ts';
import { houseRanking } from '../core/terms/houses.ts';
import { byStanding, firstIn } from '../core/terms/standing.ts';
import { fold } from '../core/text/fold.ts';
import { primaryLanguage } from '../core/text/language.ts';
import type { TextPlace } from '../core/text/place.ts';
import { stem } from '../core/text/stem.ts';
import { all, count, type Db, first, idList, iterate, one, run } from './database.ts';
import type { Clock } from './history.ts';
import { indexRowid } from './index-rowid.ts';
import { parseProperties, propertiesColumn } from './properties.ts';
import { collectionPlaces } from './settings.ts';
import { formsColumn, formsOf, indexTerms } from './term-index.ts';
import { standingIn } from './term-standing.ts';

export interface TermRow {
  readonly id: number;
  readonly entry_id: number;
  readonly position: number;
  readonly language: string;
  readonly text: string;
  readonly term_type: TermType;
  readonly administrative_status: AdministrativeStatus;
  readonly gender: 'masculine' | 'feminine' | 'neuter' | null;
  readonly number: 'singular' | 'plural' | null;
  /** Absent from images of the time before there were any. */
  readonly forms?: string | null;
  readonly valid_from: string | null;
  readonly valid_to: string | null;
  readonly note: string | null;
  readonly properties: string | null;
  readonly term_key: string;
  readonly initials: string | null;
  readonly word_count: number;
}

interface EntryRow {
  readonly id: number;
  readonly collection_id: number;
  readonly concept_type: ConceptType;
  readonly subject_field: string | null;
  readonly definition: string | null;
  readonly note: string | null;
  readonly properties: string | null;
  readonly created_at: string;
  readonly changed_at: string;
}

export function parseTerm(row: TermRow): TermSection {
  return {
    id: row.id,
    language: row.language,
    text: row.text,
    termType: row.term_type,
    administrativeStatus: row.administrative_status,
    ...(row.gender !== null && { gender: row.gender }),
    ...(row.number !== null && { number: row.number }),
    ...formsOf(row.forms),
    ...(row.valid_from !== null && { validFrom: row.valid_from }),
    ...(row.valid_to !== null && { validTo: row.valid_to }),
    ...(row.note !== null && { note: row.note }),
    ...(row.properties !== null && { properties: parseProperties(row.properties) }),
  };
}

export function termRows(db: Db, entryId: number): TermRow[] {
  return all(db, 'SELECT * FROM term WHERE entry_id = ? ORDER BY position, id', entryId);
}

type EvidenceRecord = EntryRecord['evidence'][number];

function evidenceOf(db: Db, entryId: number): EvidenceRecord[] {
  const rows = all<
    Evidence & { house: string | null; date: string | null; bitextId: number | null } & Record<
        'placeInSource' | 'placeInTarget',
        string | null
      >
  >(
    db,
    `SELECT id, term_id AS termId, bitext_id AS bitextId, document_name AS documentName, house, date,
       source_text AS sourceText, target_text AS targetText, source_start AS sourceStart, source_end AS sourceEnd,
       target_start AS targetStart, target_end AS targetEnd, captured_at AS capturedAt,
       source_place AS placeInSource, target_place AS placeInTarget
     FROM evidence WHERE term_id IN (SELECT id FROM term WHERE entry_id = ?) ORDER BY id`,
    entryId,
  );
  return rows.map(({ house, date, bitextId, placeInSource, placeInTarget, ...rest }) => ({
    ...rest,
    ...(house !== null && { house }),
    ...(date !== null && { date }),
    ...(bitextId !== null && { bitextId }),
    ...(placeInSource !== null && { sourcePlace: JSON.parse(placeInSource) as TextPlace }),
    ...(placeInTarget !== null && { targetPlace: JSON.parse(placeInTarget) as TextPlace }),
  }));
}

export function getEntry(db: Db, id: number): EntryRecord {
  const row = one<EntryRow & { collection: string }>(
    db,
    `SELECT concept_entry.*, collection.name AS collection FROM concept_entry
     JOIN collection ON collection.id = collection_id WHERE concept_entry.id = ?`,
    id,
  );
  if (row === undefined) throw new Problem('not-found', { what: 'entry' });
  return {
    id: row.id,
    collectionId: row.collection_id,
    collection: row.collection,
    conceptType: row.concept_type,
    ...(row.subject_field !== null && { subjectField: row.subject_field }),
    ...(row.definition !== null && { definition: row.definition }),
    ...(row.note !== null && { note: row.note }),
    ...(row.properties !== null && { properties: parseProperties(row.properties) }),
    terms: termRows(db, id).map(parseTerm),
    evidence: evidenceOf(db, id),
    createdAt: row.created_at,
    changedAt: row.changed_at,
  };
}

/** Bound in the order of the columns. */
function termValues(term: TermInput, held?: TermRow): unknown[] {
  const key = termKey(term.text);
  if (key === '') throw new Problem('term-empty');
  return [
    term.language,
    term.text.trim(),
    term.termType,
    term.administrativeStatus,
    term.gender ?? null,
    term.number ?? null,
    formsColumn(term.forms),
    term.validFrom ?? null,
    term.validTo ?? null,
    term.note ?? null,
    term.properties === undefined ? (held?.properties ?? null) : propertiesColumn(term.properties),
    key,
    term.termType === 'acronym' ? null : (initialsOf(term.text) ?? null),
    termWords(term.text).length,
  ];
}

/** Not indexed: whoever writes terms indexes them, many at once if there are many. */
export function insertTerm(db: Db, entryId: number, position: number, term: TermInput, id?: number): number {
  return run(
    db,
    `INSERT INTO term (id, entry_id, position, language, text, term_type, administrative_status, gender, number, forms,
       valid_from, valid_to, note, properties, term_key, initials, word_count)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    id ?? null,
    entryId,
    position,
    ...termValues(term),
  );
}

function updateTerm(db: Db, held: TermRow, position: number, term: TermInput): void {
  const values = termValues(term, held);
  const before = [
    ...[held.language, held.text, held.term_type, held.administrative_status, held.gender, held.number],
    ...[held.forms ?? null, held.valid_from, held.valid_to, held.note, held.properties, held.term_key, held.initials],
    held.word_count,
  ];
  if (held.position === position && values.every((value, index) => value === before[index])) return;
  run(db, 'DELETE FROM term_index WHERE rowid = ?', indexRowid(held.word_count, held.id));
  run(
    db,
    `UPDATE term SET position = ?, language = ?, text = ?, term_type = ?, administrative_status = ?, gender = ?,
       number = ?, forms = ?, valid_from = ?, valid_to = ?, note = ?, properties = ?, term_key = ?, initials = ?, word_count = ? WHERE id = ?`,
    position,
    ...values,
    held.id,
  );
  indexTerms(db, [{ ...term, id: held.id }]);
}

/** What a second copy of a held term says beyond it: grammar, forms, validity and note that it lacks. */
export function completeTerm(db: Db, held: TermRow, other: Omit<TermSection, 'id'>): boolean {
  const term = parseTerm(held);
  const said = (['gender', 'number', 'forms', 'validFrom', 'validTo', 'note'] as const).filter(
    (field) => term[field] === undefined && other[field] !== undefined,
  );
  if (said.length === 0) return false;
  const more = Object.fromEntries(said.map((field) => [field, other[field]]));
  updateTerm(db, held, held.position, { ...term, ...more });
  return true;
}

/** The best term of a language by status and form alone: a list's order must not hang on a setting. */
function bestIn(terms: readonly TermInput[], language: string): TermInput | undefined {
  const numbered = terms.map((term, id) => ({ ...term, id }));
  return firstIn(byStanding(numbered, [], houseRanking([])), language);
}

/** Lists are ordered by the best term of a language; entries without one come last (U+FFFF sorts after all letters). */
function sortKey(terms: readonly TermInput[], language: string): string {
  const best = bestIn(terms, language);
  return best === undefined ? '\uffff' : fold(best.text);
}

export function insertEntry(db: Db, clock: Clock, entry: EntryInput, id?: number): { id: number; termIds: number[] } {
  if (entry.terms.length === 0) throw new Problem('term-empty');
  const now = clock.now();
  const entryId = run(
    db,
    `INSERT INTO concept_entry (id, collection_id, concept_type, subject_field, definition, note, properties, ru_key, en_key,
       created_at, changed_at)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    id ?? null,
    entry.collectionId,
    entry.conceptType,
    entry.subjectField || null,
    entry.definition || null,
    entry.note || null,
    propertiesColumn(entry.properties),
    sortKey(entry.terms, 'ru'),
    sortKey(entry.terms, 'en'),
    entry.createdAt ?? entry.changedAt ?? now,
    entry.changedAt ?? entry.createdAt ?? now,
  );
  const termIds = entry.terms.map((term, position) => insertTerm(db, entryId, position, term));
  for (const { term, ...evidence } of entry.evidence ?? []) {
    const termId = termIds[term];
    if (termId !== undefined) insertEvidence(db, termId, evidence, now);
  }
  return { id: entryId, termIds };
}

export function insertEvidence(
  db: Db,
  termId: number,
  evidence: Omit<Evidence, 'id' | 'termId' | 'capturedAt'> & { readonly bitextId?: number },
  now: string,
): void {
  run(
    db,
    `INSERT INTO evidence (term_id, bitext_id, document_name, house, date, source_text, target_text,
       source_start, source_end, target_start, target_end, captured_at, source_place, target_place)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    termId,
    evidence.bitextId ?? null,
    evidence.documentName,
    evidence.house ?? null,
    evidence.date ?? null,
    evidence.sourceText,
    evidence.targetText,
    evidence.sourceStart,
    evidence.sourceEnd,
    evidence.targetStart,
    evidence.targetEnd,
    now,
    evidence.sourcePlace === undefined ? null : JSON.stringify(evidence.sourcePlace),
    evidence.targetPlace === undefined ? null : JSON.stringify(evidence.targetPlace),
  );
}

/** Brings what depends on the terms up to date. */
export function touchEntry(db: Db, clock: Clock, id: number): void {
  const terms = termRows(db, id).map(parseTerm);
  run(
    db,
    'UPDATE concept_entry SET ru_key = ?, en_key = ?, changed_at = ? WHERE id = ?',
    sortKey(terms, 'ru'),
    sortKey(terms, 'en'),
    clock.now(),
    id,
  );
}

/** A new entry, or the whole new state of a held one. */
export function saveEntry(db: Db, clock: Clock, entry: EntryInput): EntryRecord {
  if (entry.terms.length === 0) throw new Problem('term-empty');
  if (first(db, 'SELECT 1 FROM collection WHERE id = ?', entry.collectionId) === undefined) {
    throw new Problem('not-found', { what: 'collection' });
  }
  if (entry.id === undefined) {
    const { id, termIds } = insertEntry(db, clock, entry);
    indexTerms(
      db,
      termIds.map((termId, index) => ({ ...entry.terms[index]!, id: termId })),
    );
    return getEntry(db, id);
  }
  const held = getEntry(db, entry.id);
  run(
    db,
    `UPDATE concept_entry SET collection_id = ?, concept_type = ?, subject_field = ?, definition = ?, note = ?,
       properties = ? WHERE id = ?`,
    entry.collectionId,
    entry.conceptType,
    entry.subjectField || null,
    entry.definition || null,
    entry.note || null,
    propertiesColumn(entry.properties ?? held.properties),
    entry.id,
  );
  writeTerms(db, entry.id, entry.terms);
  touchEntry(db, clock, entry.id);
  return getEntry(db, entry.id);
}

function writeTerms(db: Db, entryId: number, terms: readonly TermInput[]): void {
  const held = new Map(termRows(db, entryId).map((row) => [row.id, row]));
  for (const { id } of terms) {
    if (id !== undefined && !held.has(id)) throw new Problem('not-found', { what: 'term' });
  }
  const kept = new Set(terms.map(({ id }) => id));
  for (const id of held.keys()) if (!kept.has(id)) run(db, 'DELETE FROM term WHERE id = ?', id);
  terms.forEach((term, position) => {
    const row = term.id === undefined ? undefined : held.get(term.id);
    if (row === undefined) {
      const id = insertTerm(db, entryId, position, term);
      indexTerms(db, [{ ...term, id }]);
    } else {
      updateTerm(db, row, position, term);
    }
  });
}

export function isEntry(db: Db, id: number): boolean {
  return first(db, 'SELECT 1 FROM concept_entry WHERE id = ?', id) !== undefined;
}

export function deleteEntries(db: Db, ids: readonly number[]): void {
  const held = count(
    db,
    'SELECT count(*) FROM concept_entry WHERE id IN (SELECT value FROM json_each(?))',
    idList(ids),
  );
  if (held !== new Set(ids).size) throw new Problem('not-found', { what: 'entry' });
  run(db, 'DELETE FROM concept_entry WHERE id IN (SELECT value FROM json_each(?))', idList(ids));
}

/** Publishers named in evidence, in order of their names. */
export function listHouses(db: Db): string[] {
  return all<{ house: string }>(
    db,
    "SELECT DISTINCT house FROM evidence WHERE house IS NOT NULL AND house <> '' ORDER BY house LIMIT 500",
  ).map(({ house }) => house);
}

/** Terms of the entries after `afterEntryId`, whole entries, some `limit` of them; by entry, better ones first. */
export function nextTerms(
  db: Db,
  filter: { readonly collectionIds?: readonly number[] },
  afterEntryId: number,
  limit: number,
): TermRecord[] {
  const rows = all<TermRecord & { readonly id: number; readonly formsColumn: string | null }>(
    db,
    `SELECT term.id, term.entry_id AS entryId, entry.concept_type AS conceptType, term.language, term.text, term.forms AS formsColumn,
       term.term_type AS termType, term.administrative_status AS administrativeStatus
     FROM (SELECT id, concept_type FROM concept_entry
           WHERE id > ?2 AND (?1 IS NULL OR collection_id IN (SELECT value FROM json_each(?1)))
           ORDER BY id LIMIT ?3) AS entry
     JOIN term ON term.entry_id = entry.id
     ORDER BY term.entry_id, term.position`,
    filter.collectionIds === undefined ? null : idList(filter.collectionIds),
    afterEntryId,
    limit,
  );
  const byEntry = new Map<number, (TermRecord & { readonly id: number })[]>();
  for (const { formsColumn, ...row } of rows) {
    const term = formsColumn === null ? row : { ...row, ...formsOf(formsColumn) };
    const terms = byEntry.get(row.entryId);
    if (terms === undefined) byEntry.set(row.entryId, [term]);
    else terms.push(term);
  }
  const inOrder = standingIn(db, [...byEntry.keys()]);
  return [...byEntry.values()].flatMap((terms) => inOrder(terms).map(({ id: _, ...term }) => term));
}

interface TermPairRow {
  readonly source: string;
  readonly target: string;
  readonly entryId: number;
  readonly collectionId: number;
  readonly key: string;
  readonly sourceForms: string | null;
  readonly targetForms: string | null;
}

/**
 * A term with corrected forms stands in a pair for each of them too. In the user's order of collections; of the older entry
 * first within one.
 */
export function termPairs(
  db: Db,
  options: {
    readonly source: string;
    readonly target: string;
    readonly occurringIn?: readonly string[];
    readonly collectionIds?: readonly number[];
  },
): { source: string; target: string; entryId: number }[] {
  const stems =
    options.occurringIn === undefined ? undefined : new Set(options.occurringIn.flatMap(termWords).map(stem));
  const placeOf = collectionPlaces(db);
  const rows = iterate<TermPairRow>(
    db,
    `SELECT source.text AS source, target.text AS target, source.entry_id AS entryId, source.term_key AS key,
       source.forms AS sourceForms, target.forms AS targetForms, collection_id AS collectionId
     FROM term AS source JOIN term AS target ON target.entry_id = source.entry_id
     JOIN concept_entry ON concept_entry.id = source.entry_id
     WHERE (source.language = ?1 OR source.language LIKE ?1 || '-%')
       AND (target.language = ?2 OR target.language LIKE ?2 || '-%')
       AND source.administrative_status IN ('preferred', 'admitted')
       AND target.administrative_status IN ('preferred', 'admitted')
       AND (?3 IS NULL OR collection_id IN (SELECT value FROM json_each(?3)))
     ORDER BY source.entry_id, source.position, target.position`,
    primaryLanguage(options.source),
    primaryLanguage(options.target),
    options.collectionIds === undefined ? null : idList(options.collectionIds),
  );
  const pairs: { source: string; target: string; entryId: number; place: number }[] = [];
  const stands = (key: string) => stems === undefined || key.split(' ').every((word) => stems.has(stem(word)));
  for (const { key, sourceForms, targetForms, collectionId, ...row } of rows) {
    const pair = { ...row, place: placeOf(collectionId) };
    if (sourceForms === null && targetForms === null) {
      if (stands(key)) pairs.push(pair);
      continue;
    }
    const targets = textsOf({ text: pair.target, ...formsOf(targetForms) });
    for (const source of textsOf({ text: pair.source, ...formsOf(sourceForms) })) {
      if (stands(termKey(source))) pairs.push(...targets.map((target) => ({ ...pair, source, target })));
    }
  }
  return pairs.sort((a, b) => a.place - b.place).map(({ place: _, ...pair }) => pair);
}
