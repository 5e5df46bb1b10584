import type { CollectionRecord } from '../core/memory/records.ts';
import { Problem } from '../core/problem.ts';
import { fold } from '../core/text/fold.ts';
import { all, type Db, first, one, run } from './database.ts';
import { collectionPlaces, readSettings } from './settings.ts';

const summary = `SELECT id, name,
    (SELECT count(*) FROM concept_entry WHERE collection_id = collection.id) AS entries,
    (SELECT count(*) FROM bitext WHERE collection_id = collection.id) AS bitexts,
    coalesce((SELECT sum(units) FROM unit_count WHERE collection_id = collection.id), 0) AS units
  FROM collection`;

type CollectionRow = Omit<CollectionRecord, 'searched'>;

function withSearched(db: Db): (row: CollectionRow) => CollectionRecord {
  const left = new Set(readSettings(db).notSearched);
  return (row) => ({ ...row, searched: !left.has(row.id) });
}

/** In the user's order. */
export function listCollections(db: Db): CollectionRecord[] {
  const placeOf = collectionPlaces(db);
  return all<CollectionRow>(db, `${summary} ORDER BY id`)
    .map(withSearched(db))
    .sort((a, b) => placeOf(a.id) - placeOf(b.id));
}

export function getCollection(db: Db, id: number): CollectionRecord {
  const found = one<CollectionRow>(db, `${summary} WHERE id = ?`, id);
  if (found === undefined) throw new Problem('not-found', { what: 'collection' });
  return withSearched(db)(found);
}

export function createCollection(db: Db, name: string, now: string): CollectionRecord {
  if (findId(db, name) !== undefined) throw new Problem('collection-name-taken', { name: name.trim() });
  return getCollection(db, insert(db, name, now));
}

export function ensureCollection(db: Db, name: string, now: string): CollectionRecord {
  return getCollection(db, findId(db, name) ?? insert(db, name, now));
}

/** The first collection of the user's order, or a new one of this name. */
export function defaultCollection(db: Db, nameIfNew: string, now: string): CollectionRecord {
  return listCollections(db)[0] ?? getCollection(db, insert(db, nameIfNew, now));
}

function findId(db: Db, name: string): number | undefined {
  return first(db, 'SELECT id FROM collection WHERE name_key = ?', fold(name));
}

/** `term-empty` for a name without letter or digit. */
export function nameOfCollection(name: string): string {
  const text = name.trim();
  if (!/[\p{L}\p{N}]/u.test(text)) throw new Problem('term-empty');
  return text;
}

function insert(db: Db, name: string, now: string): number {
  const text = nameOfCollection(name);
  return run(db, 'INSERT INTO collection (name, name_key, created_at) VALUES (?, ?, ?)', text, fold(text), now);
}
