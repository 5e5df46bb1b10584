import type { Bead } from '../core/align/bead.ts';
import type { BeadState, NewBead } from '../core/memory/records.ts';
import { Problem } from '../core/problem.ts';
import { markLayout, shiftBeads } from './bead-order.ts';
import { beadsBetween, keepUnits, readBothSides, refreshContexts } from './bead-units.ts';
import { type BeadRow, beadRows, checkCover, chosenBeads, getBitext, insertBead } from './bitexts.ts';
import { followShapes } from './candidate-places.ts';
import { type Db, run } from './database.ts';
import type { Clock } from './history.ts';
import { deleteUnit } from './units.ts';

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
  keepUnits(db, clock, bitextId, chosenBeads(db, bitextId, beadIds));
  return changing.length;
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
  const readers = readBothSides(db, bitextId);
  followShapes(db, bitextId, start.position, old.map(shapeOf), beads, (side, index) => readers[side].textAt(index));
  markLayout(db, bitextId);
  const last = start.position + beads.length;
  const around = beadsBetween(db, bitextId, start.position - 1, last);
  keepUnits(db, clock, bitextId, around);
  refreshContexts(db, readers, around);
}

function shapeOf(row: BeadRow) {
  return {
    source: { start: row.source_start, end: row.source_end },
    target: { start: row.target_start, end: row.target_end },
  };
}

/**
 * A new alignment of the same segments. Confirmed beads must be in it and keep their ids; where `only` names beads, so
 * must all others, and `parallel`, which speaks of the whole, stays as it was.
 */
export function realign(
  db: Db,
  clock: Clock,
  bitextId: number,
  beads: readonly Bead[],
  parallel: number,
  only?: readonly number[],
): void {
  const old = beadRows(db, bitextId);
  getBitext(db, bitextId);
  const readers = readBothSides(db, bitextId);
  checkCover(beads, { start: 0, end: readers.source.count }, { start: 0, end: readers.target.count });
  const named = only === undefined ? undefined : new Set(only);
  const stays = (row: BeadRow) => row.state === 'confirmed' || named?.has(row.id) === false;
  const key = ({ source, target }: Pick<Bead, 'source' | 'target'>) =>
    `${source.start},${source.end}|${target.start},${target.end}`;
  const kept = new Map(old.filter(stays).map((row) => [key(shapeOf(row)), row]));
  const present = new Set(beads.map(key));
  if ([...kept.keys()].some((shape) => !present.has(shape))) throw new Problem('beads-invalid');
  for (const row of old) if (!stays(row)) run(db, 'DELETE FROM bead WHERE id = ?', row.id);
  beads.forEach((bead, position) => {
    const held = kept.get(key(bead));
    if (held === undefined) insertBead(db, bitextId, position, { ...bead, state: 'proposed' });
    else if (held.position !== position) run(db, 'UPDATE bead SET position = ? WHERE id = ?', position, held.id);
  });
  if (only === undefined) run(db, 'UPDATE bitext SET parallel = ? WHERE id = ?', parallel, bitextId);
  followShapes(db, bitextId, 0, old.map(shapeOf), beads, (side, index) => readers[side].textAt(index));
  markLayout(db, bitextId);
  const rows = beadRows(db, bitextId);
  keepUnits(db, clock, bitextId, rows);
  refreshContexts(db, readers, rows);
}
