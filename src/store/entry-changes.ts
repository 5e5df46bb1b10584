import type { EntriesEdit } from '../core/memory/records.ts';
import { Problem } from '../core/problem.ts';
import { column, type Db, first, idList, run } from './database.ts';
import { touchEntry } from './entries.ts';
import type { Clock } from './history.ts';

/** Makes the same change to many entries; those that are as wanted are left alone. Answers how many were changed. */
export function changeEntries(db: Db, clock: Clock, ids: readonly number[], edit: EntriesEdit): number {
  const { conceptType, collectionId, status } = edit;
  if (collectionId !== undefined && first(db, 'SELECT 1 FROM collection WHERE id = ?', collectionId) === undefined) {
    throw new Problem('not-found', { what: 'collection' });
  }
  const list = idList(ids);
  const among = 'id IN (SELECT value FROM json_each(?))';
  const changed = new Set<number>();
  const set = (columnName: 'concept_type' | 'collection_id', value: string | number) => {
    const differing = `${among} AND ${columnName} <> ?`;
    for (const id of column<number>(db, `SELECT id FROM concept_entry WHERE ${differing}`, list, value))
      changed.add(id);
    run(db, `UPDATE concept_entry SET ${columnName} = ? WHERE ${differing}`, value, list, value);
  };
  if (conceptType !== undefined) set('concept_type', conceptType);
  if (collectionId !== undefined) set('collection_id', collectionId);
  if (status !== undefined) {
    const { language, administrativeStatus } = status;
    const spoken = language === undefined ? 'TRUE' : `(language = ? OR language LIKE ? || '-%')`;
    const values = language === undefined ? [] : [language, language];
    const where = `entry_id IN (SELECT value FROM json_each(?)) AND administrative_status <> ? AND ${spoken}`;
    const found = column<number>(
      db,
      `SELECT DISTINCT entry_id FROM term WHERE ${where}`,
      list,
      administrativeStatus,
      ...values,
    );
    for (const id of found) changed.add(id);
    run(
      db,
      `UPDATE term SET administrative_status = ? WHERE ${where}`,
      administrativeStatus,
      list,
      administrativeStatus,
      ...values,
    );
  }
  for (const id of changed) touchEntry(db, clock, id);
  return changed.size;
}
