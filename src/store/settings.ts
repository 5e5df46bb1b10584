import { type MemorySettings, parseSettings, settingNames } from '../core/memory/settings.ts';
import { column, type Db, idList, rows, run } from './database.ts';

export function readSettings(db: Db): MemorySettings {
  const kept = rows<[string, string]>(db, 'SELECT name, value FROM setting');
  return parseSettings(kept.map(([name, value]) => [name, JSON.parse(value) as unknown]));
}

/** Keeps what is given; the others stay as they are. */
export function saveSettings(db: Db, settings: Partial<MemorySettings>): MemorySettings {
  for (const name of settingNames) {
    const value = settings[name];
    if (value === undefined) continue;
    run(
      db,
      'INSERT INTO setting (name, value) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value',
      name,
      JSON.stringify(value),
    );
  }
  return readSettings(db);
}

/** Place of a collection in the user's order, from 0; the same for all where none is set. */
export function collectionPlaces(db: Db): (id: number) => number {
  const { collectionOrder } = readSettings(db);
  const places = new Map(collectionOrder.map((id, place) => [id, place]));
  return (id) => places.get(id) ?? collectionOrder.length;
}

/** The collections a search goes through that names none; undefined where these are all. */
export function searchedCollections(db: Db): number[] | undefined {
  const { notSearched } = readSettings(db);
  if (notSearched.length === 0) return undefined;
  return column(
    db,
    'SELECT id FROM collection WHERE id NOT IN (SELECT value FROM json_each(?)) ORDER BY id',
    idList(notSearched),
  );
}
