import type { ChangeLabel, UndoState } from '../core/memory/records.ts';
import { applyWhole, newestCandidate, type WholeChange } from './bead-order.ts';
import { all, count, type Db, one, run, sql } from './database.ts';
import { formsOf, indexTerms } from './term-index.ts';
import { indexVariants } from './variant-index.ts';

/** Who makes a change and when. */
export interface Clock {
  readonly author: string;
  /** ISO 8601, UTC. */
  now(): string;
}

interface ChangeRow {
  readonly id: number;
  readonly label_key: string;
  readonly label_details: string;
}

interface TouchedRows {
  readonly id: number;
  readonly table_name: string;
  readonly operation: 'insert' | 'update' | 'delete' | WholeChange;
  readonly first_id: number;
  readonly last_id: number;
  readonly before: string | null;
  readonly after: string | null;
}

/** Records what `work` writes as one change; must run inside a transaction. Work that touches nothing leaves no change. */
export function recordChange<Result>(db: Db, clock: Clock, label: ChangeLabel, work: () => Result): Result {
  const id = beginChange(db, clock, label);
  const result = recordInto(db, id, work);
  dropIfEmpty(db, id);
  return result;
}

export function beginChange(db: Db, clock: Clock, label: ChangeLabel): number {
  // What was undone before a new change can no longer be redone.
  run(db, 'DELETE FROM change WHERE undone = 1');
  return run(
    db,
    'INSERT INTO change (made_at, author, label_key, label_details) VALUES (?, ?, ?, ?)',
    clock.now(),
    clock.author,
    label.key,
    JSON.stringify(label.details),
  );
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

/** Recorded rows taken back at once; a range counts for the rows it spans. About as much as an import writes at once. */
const rowsWithdrawn = 3000;

/**
 * Takes the newest part of a change back for good, whatever was changed since: for work given up midway. False once nothing is
 * left of the change.
 */
export function withdrawStep(db: Db, changeId: number): boolean {
  db.pragma('defer_foreign_keys = ON');
  let rows = 0;
  for (const touched of touchedRows(db, changeId, 'DESC')) {
    takeRowBack(db, touched);
    run(db, 'DELETE FROM change_row WHERE id = ?', touched.id);
    rows += 1 + touched.last_id - touched.first_id;
    // Ids of variants are 64 apart for each unit.
    if (rows >= rowsWithdrawn * (touched.table_name === 'variant' ? 64 : 1)) return true;
  }
  run(db, 'DELETE FROM change WHERE id = ?', changeId);
  return false;
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

function lastDone(db: Db): ChangeRow | undefined {
  return one(db, 'SELECT id, label_key, label_details FROM change WHERE undone = 0 ORDER BY id DESC LIMIT 1');
}

function firstUndone(db: Db): ChangeRow | undefined {
  return one(db, 'SELECT id, label_key, label_details FROM change WHERE undone = 1 ORDER BY id LIMIT 1');
}

export function labelOf(row: { readonly label_key: string; readonly label_details: string }): ChangeLabel {
  return { key: row.label_key, details: JSON.parse(row.label_details) as ChangeLabel['details'] };
}

/** Takes the newest change back; must run inside a transaction. */
export function undoChange(db: Db): void {
  const change = lastDone(db);
  if (change === undefined) return;
  db.pragma('defer_foreign_keys = ON');
  for (const rows of touchedRows(db, change.id, 'DESC')) {
    if (rows.operation === 'insert' || rows.operation === 'update') keepForRedo(db, change.id, rows);
    if (rows.operation === 'layout') {
      run(db, 'UPDATE change_row SET after = ? WHERE id = ?', newestCandidate(db), rows.id);
    }
    takeRowBack(db, rows);
  }
  run(db, 'UPDATE change SET undone = 1 WHERE id = ?', change.id);
}

function isWhole(operation: TouchedRows['operation']): operation is WholeChange {
  return operation !== 'insert' && operation !== 'update' && operation !== 'delete';
}

function takeRowBack(db: Db, rows: TouchedRows): void {
  if (isWhole(rows.operation)) {
    applyWhole(db, rows.first_id, rows.operation, rows.before, -1);
  } else if (rows.operation === 'insert') {
    run(db, `DELETE FROM ${rows.table_name} WHERE id BETWEEN ? AND ?`, rows.first_id, rows.last_id);
  } else {
    writeRow(db, rows.table_name, rows.before);
  }
}

/** Makes the change that was undone last again; must run inside a transaction. */
export function redoChange(db: Db): void {
  const change = firstUndone(db);
  if (change === undefined) return;
  db.pragma('defer_foreign_keys = ON');
  for (const rows of touchedRows(db, change.id, 'ASC')) {
    if (isWhole(rows.operation)) {
      applyWhole(db, rows.first_id, rows.operation, rows.after ?? rows.before, 1);
    } else if (rows.operation === 'delete') {
      run(db, `DELETE FROM ${rows.table_name} WHERE id BETWEEN ? AND ?`, rows.first_id, rows.last_id);
    } else if (rows.after !== null) {
      writeRow(db, rows.table_name, rows.after);
    }
  }
  run(db, 'UPDATE change SET undone = 0 WHERE id = ?', change.id);
}

const batch = 5000;

/** In batches: a change may hold a million rows. */
function* touchedRows(db: Db, changeId: number, direction: 'ASC' | 'DESC'): Generator<TouchedRows> {
  let last = direction === 'ASC' ? 0 : Number.MAX_SAFE_INTEGER;
  const text = `SELECT id, table_name, operation, first_id, last_id, before, after FROM change_row
    WHERE change_id = ? AND id ${direction === 'ASC' ? '>' : '<'} ? ORDER BY id ${direction} LIMIT ${batch}`;
  for (;;) {
    const rows = all<TouchedRows>(db, text, changeId, last);
    yield* rows;
    const end = rows.at(-1);
    if (end === undefined || rows.length < batch) return;
    last = end.id;
  }
}

function columnsOf(db: Db, table: string): string[] {
  return all<{ name: string }>(db, 'SELECT name FROM pragma_table_info(?)', table).map(({ name }) => name);
}

/** Notes the rows as they are now. A range becomes rows of its own, each with its image, in place of the range. */
function keepForRedo(db: Db, changeId: number, rows: TouchedRows): void {
  const table = rows.table_name;
  const image = `json_object(${(rows.before === null ? columnsOf(db, table) : Object.keys(rowOf(rows.before)))
    .map((name) => `'${name}', ${name}`)
    .join(', ')})`;
  if (rows.first_id === rows.last_id) {
    run(db, `UPDATE change_row SET after = (SELECT ${image} FROM ${table} WHERE id = first_id) WHERE id = ?`, rows.id);
    return;
  }
  run(
    db,
    `INSERT INTO change_row (change_id, table_name, operation, first_id, last_id, after)
     SELECT ?, '${table}', 'insert', id, id, ${image} FROM ${table} WHERE id BETWEEN ? AND ? ORDER BY id`,
    changeId,
    rows.first_id,
    rows.last_id,
  );
  run(db, 'DELETE FROM change_row WHERE id = ?', rows.id);
}

/** An image has the columns that could change, all of them unless the table's triggers say otherwise. */
function rowOf(image: string): Readonly<Record<string, string | number | null>> {
  return JSON.parse(image) as Record<string, string | number | null>;
}

/** Puts a row back as its image has it, whether it is there or not, and into the search index where it has one. */
function writeRow(db: Db, table: string, image: string | null): void {
  if (image === null) return;
  const row = rowOf(image);
  const columns = columnsOf(db, table);
  const id = row.id as number;
  const there = count(db, `SELECT EXISTS (SELECT 1 FROM ${table} WHERE id = ?)`, id) === 1;
  if (there) {
    // An index entry is found by the row's old length and text: it goes with the row and comes back with it.
    unindex(db, table, id);
    const others = columns.filter((name) => name !== 'id' && name in row);
    const text = `UPDATE ${table} SET ${others.map((name) => `${name} = ?`).join(', ')} WHERE id = ?`;
    sql(db, text).run(...others.map((name) => row[name] ?? null), id);
  } else {
    const text = `INSERT INTO ${table} (${columns.join(', ')}) VALUES (${columns.map(() => '?').join(', ')})`;
    sql(db, text).run(...columns.map((name) => row[name] ?? null));
  }
  if (table === 'term') indexTerms(db, [{ id, text: String(row.text), ...formsOf(row.forms as string | null) }]);
  if (table === 'variant') indexVariants(db, [{ id, text: String(row.text) }]);
}

function unindex(db: Db, table: string, id: number): void {
  if (table !== 'term' && table !== 'variant') return;
  run(
    db,
    `DELETE FROM ${table}_index WHERE rowid = (SELECT (min(word_count, 127) << 44) | id FROM ${table} WHERE id = ?)`,
    id,
  );
}
