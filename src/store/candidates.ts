import type { BitextRecord, CandidateDecision, CandidateRecord, CandidateState } from '../core/memory/records.ts';
import { termKey } from '../core/memory/words.ts';
import { Problem } from '../core/problem.ts';
import type { ProposedTerm, TitlePair } from '../core/terms/candidate.ts';
import { publisherOf } from '../core/terms/publisher.ts';
import { primaryLanguage } from '../core/text/language.ts';
import { placesOf, type TextPlace } from '../core/text/place.ts';
import { type BeadRow, beadRows, getBitext } from './bitexts.ts';
import { all, type Db, first, run } from './database.ts';
import { getEntry, insertEntry, insertEvidence, insertTerm, parseTerm, termRows, touchEntry } from './entries.ts';
import type { Clock } from './history.ts';
import { findSameConcept } from './same-concept.ts';
import { fileSegments, headSegments, placedSegments } from './segments.ts';
import { indexTerms } from './term-index.ts';

interface CandidateRow {
  readonly id: number;
  readonly pair: string;
  readonly pair_key: string;
  readonly source_text: string;
  readonly target_text: string;
  readonly state: CandidateState;
  readonly entry_id: number | null;
}

/** Places kept as evidence of one pair in one document; a title repeated on every page proves no more. */
const mostEvidence = 100;

/** Both terms folded with their languages: a pair decided in one document is known in the next. */
function pairKey(
  bitext: BitextRecord,
  pair: { readonly source: { text: string }; readonly target: { text: string } },
): string {
  const sides = [
    `${primaryLanguage(bitext.sourceLanguage)} ${termKey(pair.source.text)}`,
    `${primaryLanguage(bitext.targetLanguage)} ${termKey(pair.target.text)}`,
  ];
  return sides.sort().join('\n');
}

function candidateRows(db: Db, bitextId: number): CandidateRow[] {
  return all(db, 'SELECT * FROM candidate WHERE bitext_id = ? ORDER BY position, id', bitextId);
}

interface BeadTexts {
  readonly source: string;
  readonly target: string;
  /** Where in its document, as the file has it, the text at an offset of the joined text stands. */
  placeAt(side: 'source' | 'target', offset: number): TextPlace | undefined;
}

/** Joined texts of a bead's sides. */
function beadTexts(db: Db, bitextId: number): (bead: number) => BeadTexts {
  const placed = { source: placedSegments(db, bitextId, 'source'), target: placedSegments(db, bitextId, 'target') };
  const segments = { source: placed.source.segments, target: placed.target.segments };
  const beads = beadRows(db, bitextId);
  const places: { source?: TextPlace[]; target?: TextPlace[] } = {};
  const placeAt = (side: 'source' | 'target', row: BeadRow, offset: number): TextPlace | undefined => {
    places[side] ??= placesOf(fileSegments(db, bitextId, side));
    let index = row[`${side}_start`];
    let end = segments[side][index]?.text.length ?? 0;
    while (end < offset && index + 1 < row[`${side}_end`]) {
      index++;
      end += 1 + (segments[side][index]?.text.length ?? 0);
    }
    return places[side][placed[side].positions[index] ?? -1];
  };
  const joined = (side: 'source' | 'target', row: BeadRow) =>
    segments[side]
      .slice(row[`${side}_start`], row[`${side}_end`])
      .map(({ text }) => text)
      .join(' ');
  return (bead) => {
    const row = beads[bead];
    return row === undefined
      ? { source: '', target: '', placeAt: () => undefined }
      : {
          source: joined('source', row),
          target: joined('target', row),
          placeAt: (side, offset) => placeAt(side, row, offset),
        };
  };
}

export function listCandidates(db: Db, bitextId: number): CandidateRecord[] {
  const bitext = getBitext(db, bitextId);
  return candidateRows(db, bitextId).map((row) => parseCandidate(db, bitext, row));
}

function parseCandidate(db: Db, bitext: BitextRecord, row: CandidateRow): CandidateRecord {
  const pair = JSON.parse(row.pair) as TitlePair;
  const existing = row.state === 'proposed' ? existingEntry(db, bitext, pair) : undefined;
  return {
    ...pair,
    id: row.id,
    state: row.state,
    sourceText: row.source_text,
    targetText: row.target_text,
    ...(row.entry_id !== null && { entryId: row.entry_id }),
    ...(existing !== undefined && { existing }),
  };
}

function existingEntry(db: Db, bitext: BitextRecord, pair: TitlePair): CandidateRecord['existing'] {
  const entryId = findSameConcept(
    db,
    bitext.collectionId,
    { language: bitext.sourceLanguage, text: pair.source.text },
    { language: bitext.targetLanguage, text: pair.target.text },
  );
  if (entryId === undefined) return undefined;
  const label = termRows(db, entryId)[0]?.text ?? '';
  return { entryId, label };
}

export function proposeCandidates(db: Db, bitextId: number, pairs: readonly TitlePair[]): CandidateRecord[] {
  const bitext = getBitext(db, bitextId);
  run(db, "DELETE FROM candidate WHERE bitext_id = ? AND state = 'proposed'", bitextId);
  const decided = new Set(candidateRows(db, bitextId).map((row) => row.pair_key));
  const texts = beadTexts(db, bitextId);
  pairs.forEach((pair, position) => {
    const key = pairKey(bitext, pair);
    if (decided.has(key)) return;
    decided.add(key);
    const place = pair.occurrences[0];
    const { source, target } = texts(place?.bead ?? -1);
    const rejected = first(
      db,
      'SELECT 1 FROM rejection WHERE collection_id = ? AND pair_key = ?',
      bitext.collectionId,
      key,
    );
    run(
      db,
      `INSERT INTO candidate (bitext_id, position, pair, pair_key, source_text, target_text, state)
       VALUES (?, ?, ?, ?, ?, ?, ?)`,
      bitextId,
      position,
      JSON.stringify(pair),
      key,
      source,
      target,
      rejected === undefined ? 'proposed' : 'rejected',
    );
  });
  return listCandidates(db, bitextId);
}

function chosen(db: Db, bitextId: number, ids: readonly number[]): Map<number, CandidateRow> {
  const rows = new Map(candidateRows(db, bitextId).map((row) => [row.id, row]));
  for (const id of ids) if (!rows.has(id)) throw new Problem('not-found', { what: 'candidate' });
  return rows;
}

export function rejectCandidates(db: Db, clock: Clock, bitextId: number, ids: readonly number[]): CandidateRecord[] {
  const bitext = getBitext(db, bitextId);
  const rows = chosen(db, bitextId, ids);
  for (const id of ids) {
    run(db, "UPDATE candidate SET state = 'rejected' WHERE id = ? AND state <> 'rejected'", id);
    run(
      db,
      'INSERT INTO rejection (collection_id, pair_key, rejected_at) VALUES (?, ?, ?) ON CONFLICT DO NOTHING',
      bitext.collectionId,
      rows.get(id)?.pair_key ?? '',
      clock.now(),
    );
  }
  return listCandidates(db, bitextId);
}

export function acceptCandidates(
  db: Db,
  clock: Clock,
  bitextId: number,
  decisions: readonly CandidateDecision[],
  collectionId?: number,
): CandidateRecord[] {
  const bitext = getBitext(db, bitextId);
  const collection = collectionId ?? bitext.collectionId;
  if (first(db, 'SELECT 1 FROM collection WHERE id = ?', collection) === undefined) {
    throw new Problem('not-found', { what: 'collection' });
  }
  const rows = chosen(
    db,
    bitextId,
    decisions.map(({ id }) => id),
  );
  const texts = beadTexts(db, bitextId);
  const house = targetHouse(db, bitext);
  for (const decision of decisions) {
    const row = rows.get(decision.id);
    if (row !== undefined) accept(db, clock, { ...bitext, collectionId: collection, house }, row, decision, texts);
  }
  return listCandidates(db, bitextId);
}

/** Segments in which a document says whose it is. */
const segmentsOfHead = 12;

/** Who published the text the renderings are of, if it says so. */
function targetHouse(db: Db, { id, targetName, targetLanguage }: BitextRecord): string | undefined {
  const beginning = headSegments(db, id, 'target', segmentsOfHead).join('\n');
  return publisherOf({ name: targetName, beginning, language: targetLanguage });
}

/** Where a pair is accepted from. */
interface AcceptedFrom extends BitextRecord {
  readonly house: string | undefined;
}

function accept(
  db: Db,
  clock: Clock,
  bitext: AcceptedFrom,
  row: CandidateRow,
  decision: CandidateDecision,
  texts: (bead: number) => BeadTexts,
): void {
  const proposed = JSON.parse(row.pair) as TitlePair;
  const pair = decided(proposed, decision);
  const sourceTerm = { ...pair.source, language: bitext.sourceLanguage };
  const targetTerm = { ...pair.target, language: bitext.targetLanguage };
  if (termKey(sourceTerm.text) === '' || termKey(targetTerm.text) === '') throw new Problem('term-empty');

  if (
    decision.entryId !== undefined &&
    first(db, 'SELECT 1 FROM concept_entry WHERE id = ?', decision.entryId) === undefined
  ) {
    throw new Problem('not-found', { what: 'entry' });
  }
  let entryId =
    decision.entryId ??
    entryOfGroup(db, bitext, pair.group) ??
    findSameConcept(db, bitext.collectionId, sourceTerm, targetTerm);
  if (entryId === undefined) {
    const { id, termIds } = insertEntry(db, clock, {
      collectionId: bitext.collectionId,
      conceptType: pair.conceptType,
      terms: [sourceTerm, targetTerm].map(({ language, text, termType, administrativeStatus }) => ({
        language,
        text,
        termType,
        administrativeStatus,
      })),
    });
    indexTerms(db, [
      { id: termIds[0] ?? 0, text: sourceTerm.text },
      { id: termIds[1] ?? 0, text: targetTerm.text },
    ]);
    entryId = id;
  } else {
    addTerm(db, entryId, sourceTerm, false);
    addTerm(db, entryId, targetTerm, decision.targetStatus !== undefined);
  }
  addEvidence(db, clock, bitext, entryId, targetTerm, proposed, texts);
  touchEntry(db, clock, entryId);
  run(
    db,
    "UPDATE candidate SET state = 'accepted', entry_id = ?, pair = ? WHERE id = ?",
    entryId,
    JSON.stringify(pair),
    row.id,
  );
  // Both the pair as proposed and the pair as it was put right are no longer unwanted.
  for (const key of [row.pair_key, pairKey(bitext, pair)]) {
    run(db, 'DELETE FROM rejection WHERE collection_id = ? AND pair_key = ?', bitext.collectionId, key);
  }
}

function decided(pair: TitlePair, decision: CandidateDecision): TitlePair {
  const side = (term: ProposedTerm, text: string | undefined, termType: ProposedTerm['termType'] | undefined) => ({
    ...term,
    text: (text ?? term.text).trim(),
    termType: termType ?? term.termType,
  });
  return {
    ...pair,
    conceptType: decision.conceptType ?? pair.conceptType,
    source: side(pair.source, decision.source, decision.sourceTermType),
    target: {
      ...side(pair.target, decision.target, decision.targetTermType),
      administrativeStatus: decision.targetStatus ?? pair.target.administrativeStatus,
    },
  };
}

/** The entry an accepted pair of the same group of this bitext went to. */
function entryOfGroup(db: Db, bitext: BitextRecord, group: number): number | undefined {
  const row = all<{ entry_id: number }>(
    db,
    `SELECT candidate.entry_id FROM candidate JOIN concept_entry ON concept_entry.id = candidate.entry_id
     WHERE candidate.bitext_id = ? AND candidate.state = 'accepted' AND pair ->> '$.group' = ?
       AND concept_entry.collection_id = ? ORDER BY candidate.id LIMIT 1`,
    bitext.id,
    group,
    bitext.collectionId,
  )[0];
  return row?.entry_id;
}

/** One preferred term of a type and language is enough: a further one is admitted, unless the user says otherwise. */
function addTerm(
  db: Db,
  entryId: number,
  term: ProposedTerm & { readonly language: string },
  statusIsChosen: boolean,
): void {
  const rows = termRows(db, entryId);
  const inLanguage = rows.filter((row) => primaryLanguage(row.language) === primaryLanguage(term.language));
  const same = inLanguage.find((row) => row.text === term.text);
  if (same !== undefined) {
    if (statusIsChosen && same.administrative_status !== term.administrativeStatus) {
      run(db, 'UPDATE term SET administrative_status = ? WHERE id = ?', term.administrativeStatus, same.id);
    }
    return;
  }
  const taken = inLanguage.some((row) => row.administrative_status === 'preferred' && row.term_type === term.termType);
  const administrativeStatus =
    !statusIsChosen && taken && term.administrativeStatus === 'preferred' ? 'admitted' : term.administrativeStatus;
  const position = Math.max(-1, ...rows.map((row) => row.position)) + 1;
  const id = insertTerm(db, entryId, position, {
    language: term.language,
    text: term.text,
    termType: term.termType,
    administrativeStatus,
  });
  indexTerms(db, [{ id, text: term.text }]);
}

function addEvidence(
  db: Db,
  clock: Clock,
  bitext: AcceptedFrom,
  entryId: number,
  target: ProposedTerm & { readonly language: string },
  pair: TitlePair,
  texts: (bead: number) => BeadTexts,
): void {
  const term = termRows(db, entryId)
    .map(parseTerm)
    .find(({ language, text }) => language === target.language && text === target.text);
  if (term === undefined) return;
  const held = new Set(
    getEntry(db, entryId)
      .evidence.filter(({ termId, documentName }) => termId === term.id && documentName === bitext.targetName)
      .map(({ targetText, targetStart }) => `${targetStart} ${targetText}`),
  );
  for (const place of pair.occurrences.slice(0, mostEvidence)) {
    const { source, target: targetText, placeAt } = texts(place.bead);
    const sourcePlace = source === '' ? undefined : placeAt('source', place.sourceStart);
    const targetPlace = targetText === '' ? undefined : placeAt('target', place.targetStart);
    if (held.has(`${place.targetStart} ${targetText}`)) continue;
    held.add(`${place.targetStart} ${targetText}`);
    insertEvidence(
      db,
      term.id,
      {
        bitextId: bitext.id,
        documentName: bitext.targetName,
        ...(bitext.house !== undefined && { house: bitext.house }),
        sourceText: source,
        targetText,
        sourceStart: place.sourceStart,
        sourceEnd: place.sourceEnd,
        targetStart: place.targetStart,
        targetEnd: place.targetEnd,
        ...(sourcePlace !== undefined && { sourcePlace }),
        ...(targetPlace !== undefined && { targetPlace }),
      },
      clock.now(),
    );
  }
}
