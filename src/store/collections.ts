import type { CollectionRecord } from '../core/memory/records.ts';
import { Problem } from '../core/problem.ts';
import { fold } from '../core/text/fold.ts';
import { all, type Db, first, one, run } from './database.ts';

const summary = `SELECT id, name,
    (SELECT count(*) FROM concept_entry WHERE collection_id = collection.id) AS entries,
    (SELECT count(*) FROM bitext WHERE collection_id = collection.id) AS bitexts,
    coalesce((SELECT sum(units) FROM unit_count WHERE collection_id = collection.id), 0) AS units
  FROM collection`;

export function listCollections(db: Db): CollectionRecord[] {
  return all(db, `${summary} ORDER BY id`);
}

export function getCollection(db: Db, id: number): CollectionRecord {
  const found = one<CollectionRecord>(db, `${summary} WHERE id = ?`, id);
  if (found === undefined) throw new Problem('not-found', { what: 'collection' });
  return found;
}

export function createCollection(db: Db, name: string, now: string): CollectionRecord {
  if (findId(db, name) !== undefined) throw new Problem('collection-name-taken', { name: name.trim() });
  return getCollection(db, insert(db, name, now));
}

export function ensureCollection(db: Db, name: string, now: string): CollectionRecord {
  return getCollection(db, findId(db, name) ?? insert(db, name, now));
}

/** The oldest collection, or a new one of this name. */
export function defaultCollection(db: Db, nameIfNew: string, now: string): CollectionRecord {
  const oldest = first<number>(db, 'SELECT min(id) FROM collection');
  return getCollection(db, oldest ?? insert(db, nameIfNew, now));
}

function findId(db: Db, name: string): number | undefined {
  return first(db, 'SELECT id FROM collection WHERE name_key = ?', fold(name));
}

function insert(db: Db, name: string, now: string): number {
  const text = name.trim();
  if (!/[\p{L}\p{N}]/u.test(text)) throw new Problem('term-empty');
  return run(db, 'INSERT INTO collection (name, name_key, created_at) VALUES (?, ?, ?)', text, fold(text), now);
}
