import { type Db, first, run } from './database.ts';

/**
 * Changes that touch every bead behind a place. Recorded row by row, one sentence cut in two at the top of a long text
 * would fill the history with twenty thousand images; so each is recorded as what was done, and undone by doing the
 * contrary.
 */

/** Beads of a run of positions, and by how much their own position and their segment indices change. */
export interface ShiftStep {
  readonly first: number;
  /** Absent: all behind. */
  readonly last?: number;
  readonly position: number;
  readonly source: number;
  readonly target: number;
}

export type WholeChange = 'shift' | 'turn' | 'layout';

/**
 * Moves runs of beads, given in order by the positions they have now. Positions may all fall or all rise. Must come
 * after the single rows of the same change were written, so that undo finds them as it left them.
 */
export function shiftBeads(db: Db, bitextId: number, steps: readonly ShiftStep[]): void {
  const moving = steps.filter(({ position, source, target }) => position !== 0 || source !== 0 || target !== 0);
  if (moving.length > 0) recordWhole(db, bitextId, 'shift', JSON.stringify(moving));
}

/** Makes the source of every bead its target and the reverse. */
export function turnBeads(db: Db, bitextId: number): void {
  recordWhole(db, bitextId, 'turn', null);
}

/**
 * Notes that titles proposed from here on are proposed for beads and texts as they are now. Proposing is no change of its
 * own; when this one is undone, such proposals would name places that are not there.
 */
export function markLayout(db: Db, bitextId: number): void {
  recordWhole(db, bitextId, 'layout', newestCandidate(db));
}

/** Id of the candidate made last, as a change notes it. */
export function newestCandidate(db: Db): string {
  return String(first<number>(db, 'SELECT coalesce(max(id), 0) FROM candidate') ?? 0);
}

function recordWhole(db: Db, bitextId: number, operation: WholeChange, details: string | null): void {
  const change = first<number>(db, 'SELECT id FROM change_open');
  if (change !== undefined) {
    run(
      db,
      `INSERT INTO change_row (change_id, table_name, operation, first_id, last_id, before) VALUES (?, 'bead', ?, ?, ?, ?)`,
      change,
      operation,
      bitextId,
      bitextId,
      details,
    );
    run(db, 'DELETE FROM change_open');
  }
  applyWhole(db, bitextId, operation, details, 1);
  if (change !== undefined) run(db, 'INSERT INTO change_open (id) VALUES (?)', change);
}

/** Does such a change (1) or its contrary (-1); titles proposed since go with either. */
export function applyWhole(
  db: Db,
  bitextId: number,
  operation: WholeChange,
  details: string | null,
  direction: 1 | -1,
): void {
  if (operation === 'layout') {
    run(
      db,
      'DELETE FROM candidate WHERE bitext_id = ? AND id > ?',
      bitextId,
      Number(details ?? Number.MAX_SAFE_INTEGER),
    );
    return;
  }
  if (operation === 'turn') {
    run(
      db,
      `UPDATE bead SET source_start = target_start, source_end = target_end, target_start = source_start, target_end = source_end
       WHERE bitext_id = ?`,
      bitextId,
    );
    return;
  }
  const steps = JSON.parse(details ?? '[]') as ShiftStep[];
  // Who moves down goes first to last, who moves up last to first: nobody steps into a run that has yet to move.
  const rising = steps.some(({ position }) => position * direction > 0);
  for (const step of rising ? steps.toReversed() : steps) shift(db, bitextId, step, direction);
}

function shift(
  db: Db,
  bitextId: number,
  { first, last, position, source, target }: ShiftStep,
  direction: 1 | -1,
): void {
  const moved = { position, source_start: source, source_end: source, target_start: target, target_end: target };
  // A column that stays is not named: writing positions anew costs more than all else.
  const changes = Object.entries(moved).filter(([, by]) => by !== 0);
  const from = direction === 1 ? 0 : position;
  run(
    db,
    `UPDATE bead SET ${changes.map(([name]) => `${name} = ${name} + ?`).join(', ')}
     WHERE bitext_id = ? AND position BETWEEN ? AND ?`,
    ...changes.map(([, by]) => by * direction),
    bitextId,
    first + from,
    last === undefined ? Number.MAX_SAFE_INTEGER : last + from,
  );
}
