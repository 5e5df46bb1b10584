import type { Bead } from '../core/align/bead.ts';
import type { BeadState, NewBead } from '../core/memory/records.ts';
import { Problem } from '../core/problem.ts';
import type { TitlePair } from '../core/terms/candidate.ts';
import { shiftBeads } from './bead-order.ts';
import { type BeadRow, beadRows, checkCover, getBitext, insertBead } from './bitexts.ts';
import { all, type Db, first, run } from './database.ts';
import type { Clock } from './history.ts';
import { segmentsOf } from './segments.ts';
import { deleteUnit, insertUnit } from './units.ts';

export function setBeadState(
  db: Db,
  clock: Clock,
  bitextId: number,
  beadIds: readonly number[],
  state: BeadState,
): number {
  getBitext(db, bitextId);
  const rows = chosenBeads(db, bitextId, beadIds);
  const changing = rows.filter((row) => row.state !== state);
  for (const row of changing) {
    run(
      db,
      'UPDATE bead SET state = ?, edited_by = ?, edited_at = ? WHERE id = ?',
      state,
      clock.author,
      clock.now(),
      row.id,
    );
  }
  keepUnits(db, clock, bitextId);
  return changing.length;
}

function chosenBeads(db: Db, bitextId: number, beadIds: readonly number[]): BeadRow[] {
  const wanted = new Set(beadIds);
  const rows = beadRows(db, bitextId).filter(({ id }) => wanted.has(id));
  if (rows.length !== wanted.size) throw new Problem('not-found', { what: 'bead' });
  return rows;
}

/** Confirmed beads with text on both sides have a translation unit, others have none. */
export function keepUnits(db: Db, clock: Clock, bitextId: number): void {
  const rows = beadRows(db, bitextId);
  const wanting = rows.filter(
    (row) =>
      wantsUnit(row) !== (row.unit_id !== null && first(db, 'SELECT 1 FROM unit WHERE id = ?', row.unit_id) === 1),
  );
  if (wanting.length === 0) return;
  const record = getBitext(db, bitextId);
  const segments = segmentsOf(db, bitextId);
  const text = (side: 'source' | 'target', row: BeadRow | undefined) =>
    row === undefined
      ? ''
      : segments[side]
          .slice(row[`${side}_start`], row[`${side}_end`])
          .map((segment) => segment.text)
          .join(' ');
  for (const row of wanting) {
    if (!wantsUnit(row)) {
      if (row.unit_id !== null) deleteUnit(db, row.unit_id);
      run(db, 'UPDATE bead SET unit_id = NULL WHERE id = ?', row.id);
      continue;
    }
    const unitId = insertUnit(db, clock, record.collectionId, {
      variants: [
        { language: record.sourceLanguage, text: text('source', row) },
        { language: record.targetLanguage, text: text('target', row) },
      ],
      previous: text('source', rows[row.position - 1]),
      next: text('source', rows[row.position + 1]),
      origin: record.sourceName,
      state: 'reviewed',
    });
    run(db, 'UPDATE bead SET unit_id = ? WHERE id = ?', unitId, row.id);
  }
}

function wantsUnit(row: BeadRow): boolean {
  return row.state === 'confirmed' && row.source_end > row.source_start && row.target_end > row.target_start;
}

/** Replaces neighbouring beads by others over the same segments. */
export function replaceBeads(
  db: Db,
  clock: Clock,
  bitextId: number,
  beadIds: readonly number[],
  beads: readonly NewBead[],
): void {
  getBitext(db, bitextId);
  const old = chosenBeads(db, bitextId, beadIds);
  const start = old[0];
  const end = old.at(-1);
  if (start === undefined || end === undefined || end.position - start.position !== old.length - 1) {
    throw new Problem('beads-invalid');
  }
  checkCover(
    beads,
    { start: start.source_start, end: end.source_end },
    { start: start.target_start, end: end.target_end },
  );
  const shift = beads.length - old.length;
  for (const row of old) {
    if (row.unit_id !== null) deleteUnit(db, row.unit_id);
    run(db, 'DELETE FROM bead WHERE id = ?', row.id);
  }
  shiftBeads(db, bitextId, [{ first: end.position + 1, position: shift, source: 0, target: 0 }]);
  const edited = { by: clock.author, at: clock.now() };
  for (const [index, bead] of beads.entries()) insertBead(db, bitextId, start.position + index, bead, edited);
  moveCandidates(
    db,
    bitextId,
    start.position,
    old.map(sourceRange),
    beads.map(({ source }) => source),
  );
  keepUnits(db, clock, bitextId);
}

/** Candidates name their beads by place: after some beads were replaced, the places are counted anew. */
function moveCandidates(
  db: Db,
  bitextId: number,
  firstPosition: number,
  from: readonly Range[],
  to: readonly Range[],
): void {
  const moved = (bead: number) => {
    if (bead < firstPosition) return bead;
    const place = from[bead - firstPosition];
    if (place === undefined) return bead + to.length - from.length;
    return (
      firstPosition +
      Math.max(
        0,
        to.findIndex(({ end }) => end > place.start),
      )
    );
  };
  const rows = all<{ id: number; pair: string }>(db, 'SELECT id, pair FROM candidate WHERE bitext_id = ?', bitextId);
  for (const { id, pair } of rows) {
    const parsed = JSON.parse(pair) as TitlePair;
    const occurrences = parsed.occurrences.map((occurrence) => ({ ...occurrence, bead: moved(occurrence.bead) }));
    const text = JSON.stringify({ ...parsed, occurrences });
    if (text !== pair) run(db, 'UPDATE candidate SET pair = ? WHERE id = ?', text, id);
  }
}

interface Range {
  readonly start: number;
  readonly end: number;
}

function sourceRange(row: BeadRow): Range {
  return { start: row.source_start, end: row.source_end };
}

/** A new alignment of the same segments; confirmed beads must be in it and keep their ids. */
export function realign(db: Db, clock: Clock, bitextId: number, beads: readonly Bead[], parallel: number): void {
  const old = beadRows(db, bitextId);
  getBitext(db, bitextId);
  const segments = segmentsOf(db, bitextId);
  checkCover(beads, { start: 0, end: segments.source.length }, { start: 0, end: segments.target.length });
  const key = (source: Range, target: Range) => `${source.start},${source.end}|${target.start},${target.end}`;
  const kept = new Map(
    old
      .filter(({ state }) => state === 'confirmed')
      .map((row) => [
        key({ start: row.source_start, end: row.source_end }, { start: row.target_start, end: row.target_end }),
        row,
      ]),
  );
  const present = new Set(beads.map(({ source, target }) => key(source, target)));
  if ([...kept.keys()].some((confirmed) => !present.has(confirmed))) throw new Problem('beads-invalid');
  for (const row of old) {
    if (row.state !== 'confirmed') run(db, 'DELETE FROM bead WHERE id = ?', row.id);
  }
  beads.forEach((bead, position) => {
    const confirmed = kept.get(key(bead.source, bead.target));
    if (confirmed === undefined) insertBead(db, bitextId, position, { ...bead, state: 'proposed' });
    else if (confirmed.position !== position) {
      run(db, 'UPDATE bead SET position = ? WHERE id = ?', position, confirmed.id);
    }
  });
  run(db, 'UPDATE bitext SET parallel = ? WHERE id = ?', parallel, bitextId);
  keepUnits(db, clock, bitextId);
}
