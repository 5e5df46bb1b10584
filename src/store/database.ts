import type Database from 'better-sqlite3';

/** The handle everything in the store works with. */
export type Db = Database.Database;

type Parameters = readonly unknown[];

const prepared = new WeakMap<Db, Map<string, Database.Statement>>();

/** A statement, prepared once per connection. Texts are few: they are written out in the code. */
export function sql(db: Db, text: string): Database.Statement {
  return cached(db, text, () => db.prepare(text));
}

function cached(db: Db, key: string, prepare: () => Database.Statement): Database.Statement {
  let known = prepared.get(db);
  if (known === undefined) {
    known = new Map();
    prepared.set(db, known);
  }
  let statement = known.get(key);
  if (statement === undefined) {
    statement = prepare();
    known.set(key, statement);
  }
  return statement;
}

/** The driver takes `?1` for a parameter named "1": values of texts that number their parameters go by those names. */
function bound(text: string, parameters: Parameters): readonly unknown[] {
  return text.includes('?1') ? [Object.fromEntries(parameters.map((value, index) => [index + 1, value]))] : parameters;
}

export function all<Row>(db: Db, text: string, ...parameters: Parameters): Row[] {
  return sql(db, text).all(...bound(text, parameters)) as Row[];
}

/** Rows as arrays of their columns: for very many of them. */
export function rows<Row extends readonly unknown[]>(db: Db, text: string, ...parameters: Parameters): Row[] {
  return cached(db, `rows ${text}`, () => db.prepare(text).raw()).all(...bound(text, parameters)) as Row[];
}

/** One row at a time, for results too long to be held. */
export function iterate<Row>(db: Db, text: string, ...parameters: Parameters): IterableIterator<Row> {
  return sql(db, text).iterate(...bound(text, parameters)) as IterableIterator<Row>;
}

export function one<Row>(db: Db, text: string, ...parameters: Parameters): Row | undefined {
  return sql(db, text).get(...bound(text, parameters)) as Row | undefined;
}

/** The first column of the first row; undefined without rows. */
export function first<Result>(db: Db, text: string, ...parameters: Parameters): Result | undefined {
  return cached(db, `first ${text}`, () => db.prepare(text).pluck()).get(...bound(text, parameters)) as
    | Result
    | undefined;
}

/** The first column of every row. */
export function column<Result>(db: Db, text: string, ...parameters: Parameters): Result[] {
  return cached(db, `first ${text}`, () => db.prepare(text).pluck()).all(...bound(text, parameters)) as Result[];
}

/** A count: a query that always gives one number. */
export function count(db: Db, text: string, ...parameters: Parameters): number {
  return first<number>(db, text, ...parameters) ?? 0;
}

/** Returns the id of the row inserted last. */
export function run(db: Db, text: string, ...parameters: Parameters): number {
  return Number(sql(db, text).run(...bound(text, parameters)).lastInsertRowid);
}

/** A list of ids as one bound value: `id IN (SELECT value FROM json_each(?))`. */
export function idList(ids: readonly number[]): string {
  return JSON.stringify(ids);
}
