import type { ChangeLabel, UndoState } from '../core/memory/records.ts';
import { column, count, type Db, first, one, run, sql } from './database.ts';

/** Who makes a change and when. */
export interface Clock {
  readonly author: string;
  /** ISO 8601, UTC. */
  now(): string;
}

export interface ChangeRow {
  readonly id: number;
  readonly label_key: string;
  readonly label_details: string;
}

/** Records what `work` writes as one change; must run inside a transaction. Work that touches nothing leaves no change. */
export function recordChange<Result>(db: Db, clock: Clock, label: ChangeLabel, work: () => Result): Result {
  const id = beginChange(db, clock, label);
  const result = recordInto(db, id, work);
  dropIfEmpty(db, id);
  return result;
}

export function beginChange(db: Db, clock: Clock, label: ChangeLabel): number {
  forgetUndone(db);
  return run(
    db,
    'INSERT INTO change (made_at, author, label_key, label_details) VALUES (?, ?, ?, ?)',
    clock.now(),
    clock.author,
    label.key,
    JSON.stringify(label.details),
  );
}

/** More rows of a change that was undone than this are deleted in idle moments, in steps. */
const mostForgottenAtOnce = 10_000;
/**
 * `undone` of a change that stands (0), was undone (1), or can no longer be redone and waits to be deleted (2). Below 0 it is on
 * its way: of its rows those from `-undone` on are taken back, those before stand.
 */
export const forgotten = 2;

/** What was undone before a new change can no longer be redone. */
function forgetUndone(db: Db): void {
  const halfway = one<{ id: number; undone: number }>(db, 'SELECT id, undone FROM change WHERE undone < 0 LIMIT 1');
  if (halfway !== undefined) {
    run(db, 'DELETE FROM change_row WHERE change_id = ? AND id >= ?', halfway.id, -halfway.undone);
    run(db, 'UPDATE change SET undone = 0 WHERE id = ?', halfway.id);
  }
  const undone = column<number>(db, 'SELECT id FROM change WHERE undone = 1');
  for (const id of undone) run(db, 'UPDATE change SET undone = ? WHERE id = ?', forgotten, id);
  let left = mostForgottenAtOnce;
  for (const id of undone) left -= deleteForgotten(db, id, left);
}

/** Deletes some rows of a forgotten change, and the change with the last of them; how many. */
function deleteForgotten(db: Db, id: number, most: number): number {
  if (most <= 0) return 0;
  const { changes } = sql(
    db,
    'DELETE FROM change_row WHERE id IN (SELECT id FROM change_row WHERE change_id = ? ORDER BY id LIMIT ?)',
  ).run(id, most);
  if (changes < most) run(db, 'DELETE FROM change WHERE id = ?', id);
  return changes;
}

/** False once nothing is left of what can no longer be redone. Must run inside a transaction. */
export function forgetStep(db: Db): boolean {
  const id = first<number>(db, 'SELECT id FROM change WHERE undone = ? LIMIT 1', forgotten);
  if (id === undefined) return false;
  deleteForgotten(db, id, mostForgottenAtOnce);
  return true;
}

/** Adds to a change that was begun before, in this transaction or an earlier one. */
export function recordInto<Result>(db: Db, changeId: number, work: () => Result): Result {
  run(db, 'INSERT INTO change_open (id) VALUES (?)', changeId);
  const result = work();
  run(db, 'DELETE FROM change_open');
  return result;
}

export function isStanding(db: Db, changeId: number): boolean {
  return count(db, 'SELECT EXISTS (SELECT 1 FROM change WHERE id = ? AND undone = 0)', changeId) === 1;
}

export function relabel(db: Db, changeId: number, label: ChangeLabel): void {
  run(
    db,
    'UPDATE change SET label_key = ?, label_details = ? WHERE id = ?',
    label.key,
    JSON.stringify(label.details),
    changeId,
  );
}

export function dropIfEmpty(db: Db, changeId: number): void {
  run(db, 'DELETE FROM change WHERE id = ?1 AND NOT EXISTS (SELECT 1 FROM change_row WHERE change_id = ?1)', changeId);
}

/** Records rows inserted as a run of ids, for tables whose insertions no trigger records. */
export function recordInsertedRange(db: Db, table: 'unit' | 'variant', firstId: number, lastId: number): void {
  run(
    db,
    `INSERT INTO change_row (change_id, table_name, operation, first_id, last_id)
     SELECT id, ?, 'insert', ?, ? FROM change_open`,
    table,
    firstId,
    lastId,
  );
}

export function readUndoState(db: Db): UndoState {
  const undo = lastDone(db);
  const redo = firstUndone(db);
  return { ...(undo && { undo: labelOf(undo) }), ...(redo && { redo: labelOf(redo) }) };
}

/** One halfway undone can be undone to its end, or made again. */
export function lastDone(db: Db): ChangeRow | undefined {
  return one(db, 'SELECT id, label_key, label_details FROM change WHERE +undone <= 0 ORDER BY id DESC LIMIT 1');
}

export function firstUndone(db: Db): ChangeRow | undefined {
  return one(db, 'SELECT id, label_key, label_details FROM change WHERE undone = 1 OR undone < 0 ORDER BY id LIMIT 1');
}

export function labelOf(row: { readonly label_key: string; readonly label_details: string }): ChangeLabel {
  return { key: row.label_key, details: JSON.parse(row.label_details) as ChangeLabel['details'] };
}
