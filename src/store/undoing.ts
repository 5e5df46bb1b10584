import { applyWhole, newestCandidate, type WholeChange } from './bead-order.ts';
import { all, column, count, type Db, first, one, run, sql } from './database.ts';
import { forgotten } from './history.ts';
import { formsOf, indexTerms } from './term-index.ts';
import { VariantIndexer } from './variant-index.ts';

interface TouchedRows {
  readonly id: number;
  readonly table_name: string;
  readonly operation: 'insert' | 'update' | 'delete' | WholeChange;
  readonly first_id: number;
  readonly last_id: number;
  readonly before: string | null;
  readonly after: string | null;
}

/** Recorded rows taken back or made again at once; a range counts for the rows it spans. About as much as an import writes at once. */
const rowsAtOnce = 2000;
/** Ids of variants are so far apart for each unit. */
const variantIds = 64;

function weightOf({ table_name, first_id, last_id }: TouchedRows): number {
  const span = last_id - first_id;
  return 1 + (table_name === 'variant' ? span / variantIds : span);
}

/**
 * Takes the newest part of a change back for good, whatever was changed since: for work given up midway. False once nothing is
 * left of the change. Must run inside a transaction.
 */
export function withdrawStep(db: Db, changeId: number): boolean {
  const rows = new RowWriter(db);
  rows.begin();
  let weight = 0;
  for (const touched of touchedRows(db, changeId, 'DESC', Number.MAX_SAFE_INTEGER)) {
    rows.takeBack(touched);
    run(db, 'DELETE FROM change_row WHERE id = ?', touched.id);
    weight += weightOf(touched);
    if (weight >= rowsAtOnce) {
      rows.finish();
      return true;
    }
  }
  rows.finish();
  run(db, 'DELETE FROM change WHERE id = ?', changeId);
  return false;
}

/** How far a change is undone or made again. */
export interface Travelled {
  readonly more: boolean;
  /** Of the change's rows those with an id below this stand. */
  readonly boundary: number;
}

/**
 * Takes the newest standing part of a change back, keeping what making it again needs. Between two steps the change is halfway,
 * and can go either way. Must run inside a transaction.
 */
export function undoStep(db: Db, changeId: number, rows: RowWriter): Travelled {
  const undone = first<number>(db, 'SELECT undone FROM change WHERE id = ?', changeId);
  if (undone === undefined || undone > 0) return { more: false, boundary: 0 };
  let boundary = undone < 0 ? -undone : Number.MAX_SAFE_INTEGER;
  rows.begin();
  let weight = 0;
  for (const touched of touchedRows(db, changeId, 'DESC', boundary)) {
    if (weight >= rowsAtOnce) break;
    if (touched.operation === 'insert' || touched.operation === 'update') rows.keepForRedo(changeId, touched);
    // Titles proposed until now go with the layout they were proposed for; those proposed until it is made again go then.
    if (touched.operation === 'layout') {
      run(db, 'UPDATE change_row SET after = ? WHERE id = ?', newestCandidate(db), touched.id);
    }
    rows.takeBack(touched);
    boundary = touched.id;
    weight += weightOf(touched);
  }
  rows.end();
  const more = first(db, 'SELECT 1 FROM change_row WHERE change_id = ? AND id < ? LIMIT 1', changeId, boundary) === 1;
  // Somebody may have changed something meanwhile: then this one cannot be made again.
  const newer = first(db, 'SELECT 1 FROM change WHERE undone = 0 AND id > ? LIMIT 1', changeId) === 1;
  run(db, 'UPDATE change SET undone = ? WHERE id = ?', more ? -boundary : newer ? forgotten : 1, changeId);
  if (!more) rows.finish();
  return { more, boundary };
}

/** Makes the oldest part of what a change lacks again. Must run inside a transaction. */
export function redoStep(db: Db, changeId: number, rows: RowWriter): Travelled {
  const undone = first<number>(db, 'SELECT undone FROM change WHERE id = ?', changeId);
  if (undone === undefined || undone === 0 || undone === forgotten) return { more: false, boundary: 0 };
  let boundary = undone < 0 ? -undone : 0;
  rows.begin();
  let weight = 0;
  for (const touched of touchedRows(db, changeId, 'ASC', boundary - 1)) {
    if (weight >= rowsAtOnce) break;
    rows.makeAgain(touched);
    boundary = touched.id + 1;
    weight += weightOf(touched);
  }
  rows.end();
  const more = first(db, 'SELECT 1 FROM change_row WHERE change_id = ? AND id >= ? LIMIT 1', changeId, boundary) === 1;
  run(db, 'UPDATE change SET undone = ? WHERE id = ?', more ? -boundary : 0, changeId);
  if (!more) rows.finish();
  return { more, boundary };
}

/** Ids of the first and the last recorded row of a change. */
export function endsOf(db: Db, changeId: number): { readonly first: number; readonly last: number } {
  const ends = one<{ first: number | null; last: number | null }>(
    db,
    `SELECT (SELECT min(id) FROM change_row WHERE change_id = ?1) AS first, (SELECT max(id) FROM change_row WHERE change_id = ?1) AS last`,
    changeId,
  );
  return { first: ends?.first ?? 0, last: ends?.last ?? 0 };
}

const batch = 1000;

/** In batches, from behind or before an id: a change may hold millions of rows. */
function* touchedRows(db: Db, changeId: number, direction: 'ASC' | 'DESC', from: number): Generator<TouchedRows> {
  let last = from;
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

function isWhole(operation: TouchedRows['operation']): operation is WholeChange {
  return operation !== 'insert' && operation !== 'update' && operation !== 'delete';
}

type Row = Readonly<Record<string, string | number | null>>;

/** An image has the columns that could change, all of them unless the table's triggers say otherwise. */
function rowOf(image: string): Row {
  return JSON.parse(image) as Row;
}

/**
 * Rows put back or taken away, between `begin` and `end` of each transaction. What goes into the search indexes waits for its end:
 * written at once it costs a third. After the last one comes `finish`; after a rollback a writer must be thrown away.
 */
export class RowWriter {
  readonly #db: Db;
  readonly #columns = new Map<string, readonly string[]>();
  readonly #variants: VariantIndexer;
  #terms: Parameters<typeof indexTerms>[1][number][] = [];
  /** Ids of terms and variants that wait. */
  readonly #waiting = { term: new Set<number>(), variant: new Set<number>() };

  constructor(db: Db) {
    this.#db = db;
    this.#variants = new VariantIndexer(db);
  }

  begin(): void {
    this.#db.pragma('defer_foreign_keys = ON');
  }

  /** Within the transaction. */
  end(): void {
    this.#index();
  }

  /** Within the last transaction. */
  finish(): void {
    this.#index();
    this.#variants.finish();
  }

  #index(): void {
    if (this.#terms.length > 0) indexTerms(this.#db, this.#terms);
    this.#terms = [];
    this.#variants.write();
    this.#waiting.term.clear();
    this.#waiting.variant.clear();
  }

  takeBack(rows: TouchedRows): void {
    if (isWhole(rows.operation)) {
      applyWhole(this.#db, rows.first_id, rows.operation, rows.before, -1);
    } else if (rows.operation === 'insert') {
      this.#remove(rows);
    } else {
      this.#write(rows.table_name, rows.before);
    }
  }

  makeAgain(rows: TouchedRows): void {
    if (isWhole(rows.operation)) {
      applyWhole(this.#db, rows.first_id, rows.operation, rows.after ?? rows.before, 1);
    } else if (rows.operation === 'delete') {
      this.#remove(rows);
    } else if (rows.after !== null) {
      this.#write(rows.table_name, rows.after);
    }
  }

  /** Notes the rows as they are now. A range becomes rows of its own, each with its image, in place of the range. */
  keepForRedo(changeId: number, rows: TouchedRows): void {
    const table = rows.table_name;
    const image = `json_object(${(rows.before === null ? this.#columnsOf(table) : Object.keys(rowOf(rows.before)))
      .map((name) => `'${name}', ${name}`)
      .join(', ')})`;
    if (rows.first_id === rows.last_id) {
      // A variant may have gone with its unit already; its image of the last time is still true, for the unit came back whole.
      const text = `UPDATE change_row SET after = coalesce((SELECT ${image} FROM ${table} WHERE id = first_id), after) WHERE id = ?`;
      run(this.#db, text, rows.id);
      return;
    }
    run(
      this.#db,
      `INSERT INTO change_row (change_id, table_name, operation, first_id, last_id, after)
       SELECT ?, '${table}', 'insert', id, id, ${image} FROM ${table} WHERE id BETWEEN ? AND ? ORDER BY id`,
      changeId,
      rows.first_id,
      rows.last_id,
    );
    run(this.#db, 'DELETE FROM change_row WHERE id = ?', rows.id);
  }

  #columnsOf(table: string): readonly string[] {
    let columns = this.#columns.get(table);
    if (columns === undefined) {
      columns = column<string>(this.#db, 'SELECT name FROM pragma_table_info(?)', table);
      this.#columns.set(table, columns);
    }
    return columns;
  }

  #remove({ table_name: table, first_id: from, last_id: to }: TouchedRows): void {
    // The index takes rows away fastest in its own order; the triggers then find nothing left to do.
    if (this.#waiting.term.size + this.#waiting.variant.size > 0) this.#index();
    if (from !== to && (table === 'variant' || table === 'term')) this.#unindex(table, from, to);
    run(this.#db, `DELETE FROM ${table} WHERE id BETWEEN ? AND ?`, from, to);
  }

  #unindex(table: 'term' | 'variant', from: number, to: number): void {
    run(
      this.#db,
      `DELETE FROM ${table}_index WHERE rowid IN (SELECT (min(word_count, 127) << 44) | id FROM ${table} WHERE id BETWEEN ? AND ?)`,
      from,
      to,
    );
  }

  /** Puts a row back as its image has it, whether it is there or not, and into the search index where it has one. */
  #write(table: string, image: string | null): void {
    if (image === null) return;
    const row = rowOf(image);
    const columns = this.#columnsOf(table);
    const id = row.id as number;
    const indexed = table === 'term' || table === 'variant' ? table : undefined;
    if (indexed !== undefined && this.#waiting[indexed].has(id)) this.#index();
    const there = count(this.#db, `SELECT EXISTS (SELECT 1 FROM ${table} WHERE id = ?)`, id) === 1;
    if (there) {
      // An index entry is found by the row's old length and text: it goes with the row and comes back with it.
      if (indexed !== undefined) this.#unindex(indexed, id, id);
      const others = columns.filter((name) => name !== 'id' && name in row);
      const text = `UPDATE ${table} SET ${others.map((name) => `${name} = ?`).join(', ')} WHERE id = ?`;
      sql(this.#db, text).run(...others.map((name) => row[name] ?? null), id);
    } else {
      const text = `INSERT INTO ${table} (${columns.join(', ')}) VALUES (${columns.map(() => '?').join(', ')})`;
      sql(this.#db, text).run(...columns.map((name) => row[name] ?? null));
    }
    if (indexed === undefined) return;
    this.#waiting[indexed].add(id);
    if (indexed === 'term') this.#terms.push({ id, text: String(row.text), ...formsOf(row.forms as string | null) });
    else this.#variants.add(id, String(row.text));
  }
}
