import type { Bead } from '../core/align/bead.ts';
import type {
  BeadRecord,
  BitextContent,
  BitextRecord,
  BitextSide,
  NewBitext,
  StoredSegment,
} from '../core/memory/records.ts';
import { textsKey } from '../core/memory/words.ts';
import { Problem } from '../core/problem.ts';
import { fold } from '../core/text/fold.ts';
import { all, type Db, first, idList, iterate, one, run } from './database.ts';
import { segmentsOf } from './segments.ts';

interface BitextRow extends Omit<BitextRecord, 'candidates' | 'sample'> {
  readonly sample: number;
  readonly proposed: number;
  readonly accepted: number;
  readonly rejected: number;
}

const candidatesIn = (state: string) =>
  `(SELECT count(*) FROM candidate WHERE bitext_id = bitext.id AND state = '${state}') AS ${state}`;

const summary = `SELECT bitext.id, bitext.collection_id AS collectionId,
    source.name AS sourceName, target.name AS targetName,
    source.language AS sourceLanguage, target.language AS targetLanguage,
    source.hash AS sourceHash, target.hash AS targetHash,
    (SELECT count(*) FROM bead WHERE bitext_id = bitext.id) AS beads,
    (SELECT count(*) FROM bead WHERE bitext_id = bitext.id AND state = 'confirmed') AS confirmedBeads,
    ${candidatesIn('proposed')}, ${candidatesIn('accepted')}, ${candidatesIn('rejected')},
    bitext.parallel, bitext.created_at AS createdAt, bitext.opened_at AS openedAt, bitext.sample
  FROM bitext
  JOIN document AS source ON source.id = bitext.source_document_id
  JOIN document AS target ON target.id = bitext.target_document_id`;

function parseBitext({ proposed, accepted, rejected, sample, ...row }: BitextRow): BitextRecord {
  return { ...row, candidates: { proposed, accepted, rejected }, sample: sample === 1 };
}

export function listBitexts(
  db: Db,
  options: {
    readonly limit?: number;
    readonly collectionId?: number;
    readonly sample?: boolean;
    readonly query?: string;
  },
): BitextRecord[] {
  const named = options.query === undefined ? undefined : idsNamed(db, options.query, options.limit ?? -1);
  return all<BitextRow>(
    db,
    `${summary} WHERE (?1 IS NULL OR bitext.collection_id = ?1) AND (?2 IS NULL OR bitext.sample = ?2)
       AND (?4 IS NULL OR bitext.id IN (SELECT value FROM json_each(?4)))
     ORDER BY bitext.opened_at DESC, bitext.id DESC LIMIT ?3`,
    options.collectionId ?? null,
    options.sample === undefined ? null : Number(options.sample),
    options.limit ?? -1,
    named === undefined ? null : idList(named),
  ).map(parseBitext);
}

/** Texts whose names hold all these words, opened last first: all names are read, but of no more than is wanted their rows. */
function idsNamed(db: Db, query: string, limit: number): number[] {
  const words = fold(query).split(' ');
  const found: number[] = [];
  for (const { id, names } of iterate<{ id: number; names: string }>(
    db,
    `SELECT bitext.id, source.name || ' ' || target.name AS names FROM bitext
     JOIN document AS source ON source.id = bitext.source_document_id
     JOIN document AS target ON target.id = bitext.target_document_id
     ORDER BY bitext.opened_at DESC, bitext.id DESC`,
  )) {
    const folded = fold(names);
    if (words.every((word) => folded.includes(word))) found.push(id);
    if (found.length === limit) break;
  }
  return found;
}

export function getBitext(db: Db, id: number): BitextRecord {
  const row = one<BitextRow>(db, `${summary} WHERE bitext.id = ?`, id);
  if (row === undefined) throw new Problem('not-found', { what: 'bitext' });
  return parseBitext(row);
}

export function createBitext(db: Db, bitext: NewBitext, now: string): BitextRecord {
  checkCover(
    bitext.beads,
    { start: 0, end: bitext.source.segments.length },
    { start: 0, end: bitext.target.segments.length },
  );
  if (first(db, 'SELECT id FROM collection WHERE id = ?', bitext.collectionId) === undefined) {
    throw new Problem('not-found', { what: 'collection' });
  }
  const id = run(
    db,
    `INSERT INTO bitext (collection_id, source_document_id, target_document_id, parallel, sample, created_at, opened_at)
     VALUES (?, ?, ?, ?, ?, ?, ?)`,
    bitext.collectionId,
    ensureDocument(db, bitext.source, now),
    ensureDocument(db, bitext.target, now),
    bitext.parallel,
    Number(bitext.sample ?? false),
    now,
    now,
  );
  for (const [position, bead] of bitext.beads.entries()) insertBead(db, id, position, { ...bead, state: 'proposed' });
  return getBitext(db, id);
}

/** The same file cut the same way is held once, however often it is aligned. */
export function ensureDocument(db: Db, side: BitextSide, now: string): number {
  const key = textsKey(side.name, side.language, ...side.segments.map(segmentKey));
  const known = first<number>(
    db,
    'SELECT id FROM document WHERE hash = ? AND segments_key = ? AND name = ? AND language = ?',
    side.hash,
    key,
    side.name,
    side.language,
  );
  if (known !== undefined) return known;
  const id = run(
    db,
    'INSERT INTO document (name, language, hash, segments_key, created_at) VALUES (?, ?, ?, ?, ?)',
    side.name,
    side.language,
    side.hash,
    key,
    now,
  );
  side.segments.forEach(({ text, block, blockKind, page, cell }, position) => {
    run(
      db,
      'INSERT INTO segment (document_id, position, text, block, block_kind, page, cell) VALUES (?, ?, ?, ?, ?, ?, ?)',
      id,
      position,
      text,
      block,
      blockKind,
      page ?? null,
      cell === undefined ? null : JSON.stringify([cell.table, cell.row, cell.column]),
    );
  });
  return id;
}

function segmentKey({ text, block, page, cell }: StoredSegment): string {
  const place = cell === undefined ? [block, page] : [block, page, cell.table, cell.row, cell.column];
  return `${place.filter((part) => part !== undefined).join('.')} ${text}`;
}

export function insertBead(
  db: Db,
  bitextId: number,
  position: number,
  bead: Bead & { readonly state: string },
  edited?: { readonly by: string; readonly at: string },
): number {
  return run(
    db,
    `INSERT INTO bead (bitext_id, position, source_start, source_end, target_start, target_end, confidence, state, edited_by, edited_at)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    bitextId,
    position,
    bead.source.start,
    bead.source.end,
    bead.target.start,
    bead.target.end,
    bead.confidence,
    bead.state,
    edited?.by ?? null,
    edited?.at ?? null,
  );
}

interface Range {
  readonly start: number;
  readonly end: number;
}

/** Beads must follow each other without gap or overlap on both sides, and none may be empty on both. */
export function checkCover(
  beads: readonly { readonly source: Range; readonly target: Range }[],
  source: Range,
  target: Range,
): void {
  let from = { source: source.start, target: target.start };
  for (const bead of beads) {
    const ends = { source: bead.source.end, target: bead.target.end };
    const follows = bead.source.start === from.source && bead.target.start === from.target;
    const grows = ends.source >= from.source && ends.target >= from.target;
    if (!follows || !grows || ends.source + ends.target === from.source + from.target)
      throw new Problem('beads-invalid');
    from = ends;
  }
  if (from.source !== source.end || from.target !== target.end) throw new Problem('beads-invalid');
}

export interface BeadRow {
  readonly id: number;
  readonly bitext_id: number;
  readonly position: number;
  readonly source_start: number;
  readonly source_end: number;
  readonly target_start: number;
  readonly target_end: number;
  readonly confidence: number;
  readonly state: 'proposed' | 'confirmed';
  readonly edited_by: string | null;
  readonly edited_at: string | null;
  readonly unit_id: number | null;
}

export function beadRows(db: Db, bitextId: number): BeadRow[] {
  return all(db, 'SELECT * FROM bead WHERE bitext_id = ? ORDER BY position', bitextId);
}

/** Beads by their ids, in order; `not-found` where one is not in the bitext. */
export function chosenBeads(db: Db, bitextId: number, beadIds: readonly number[]): BeadRow[] {
  const wanted = new Set(beadIds);
  const rows = all<BeadRow>(
    db,
    'SELECT * FROM bead WHERE id IN (SELECT value FROM json_each(?)) AND +bitext_id = ? ORDER BY position',
    idList([...wanted]),
    bitextId,
  );
  if (rows.length !== wanted.size) throw new Problem('not-found', { what: 'bead' });
  return rows;
}

export function parseBead(row: BeadRow): BeadRecord {
  return {
    id: row.id,
    source: { start: row.source_start, end: row.source_end },
    target: { start: row.target_start, end: row.target_end },
    confidence: row.confidence,
    state: row.state,
    ...(row.edited_by !== null && { editedBy: row.edited_by }),
    ...(row.edited_at !== null && { editedAt: row.edited_at }),
  };
}

export function readBitextContent(db: Db, id: number): BitextContent {
  const record = getBitext(db, id);
  const { source, target } = segmentsOf(db, id);
  return {
    ...record,
    sourceSegments: source,
    targetSegments: target,
    beadRecords: beadRows(db, id).map(parseBead),
  };
}

export function deleteBitext(db: Db, id: number): void {
  getBitext(db, id);
  run(db, 'DELETE FROM bitext WHERE id = ?', id);
}
