import { Problem } from '../core/problem.ts';
import { fold } from '../core/text/fold.ts';
import { getCollection, nameOfCollection } from './collections.ts';
import { column, count, type Db, first, idList, run } from './database.ts';
import { deleteEntries } from './entries.ts';
import { deleteUnit, findSameUnit, getUnit, textsKeyOf } from './units.ts';

/** Units and entries written in one transaction: about 100 ms, so that others get their turn and a cancel is heard. */
const unitsPerStep = 1500;
const entriesPerStep = 300;
/** Behind all units. */
const noMoreUnits = Number.MAX_SAFE_INTEGER;

export function renameCollection(db: Db, id: number, name: string): void {
  getCollection(db, id);
  const text = nameOfCollection(name);
  const taken = count(db, 'SELECT count(*) FROM collection WHERE name_key = ? AND id <> ?', fold(text), id) > 0;
  if (taken) throw new Problem('collection-name-taken', { name: text });
  run(db, 'UPDATE collection SET name = ?, name_key = ? WHERE id = ?', text, fold(text), id);
}

/**
 * Deletes a part of a collection, the collection with the last one. `afterUnit` is 0 at first, then what the step before
 * answered; undefined once nothing is left. Must run inside a transaction.
 */
export function deleteCollectionStep(db: Db, id: number, afterUnit: number): number | undefined {
  const units = nextUnitIds(db, id, afterUnit);
  for (const unit of units) deleteUnit(db, unit);
  if (units.length > 0) return units.at(-1);
  const entries = nextEntries(db, id);
  if (entries.length > 0) deleteEntries(db, entries);
  // A text may have thousands of rows: one at a time.
  else if (!deleteOneBitext(db, id)) {
    run(db, 'DELETE FROM rejection WHERE collection_id = ?', id);
    run(db, 'DELETE FROM collection WHERE id = ?', id);
    return undefined;
  }
  return noMoreUnits;
}

/** The same with what is held going to another collection. */
export function mergeCollectionStep(db: Db, intoId: number, id: number, afterUnit: number): number | undefined {
  const units = nextUnitIds(db, id, afterUnit);
  for (const unit of units) moveUnit(db, unit, intoId);
  if (units.length > 0) return units.at(-1);
  const entries = nextEntries(db, id);
  if (entries.length > 0) {
    const where = 'id IN (SELECT value FROM json_each(?))';
    run(db, `UPDATE concept_entry SET collection_id = ? WHERE ${where}`, intoId, idList(entries));
    return noMoreUnits;
  }
  run(db, 'UPDATE bitext SET collection_id = ? WHERE collection_id = ?', intoId, id);
  // What was rejected in both is remembered once.
  run(db, 'UPDATE OR IGNORE rejection SET collection_id = ? WHERE collection_id = ?', intoId, id);
  run(db, 'DELETE FROM rejection WHERE collection_id = ?', id);
  run(db, 'UPDATE event SET collection_id = ? WHERE collection_id = ?', intoId, id);
  run(db, 'DELETE FROM collection WHERE id = ?', id);
  return undefined;
}

function moveUnit(db: Db, id: number, intoId: number): void {
  const unit = getUnit(db, id);
  const key = textsKeyOf(intoId, unit.variants);
  const same = findSameUnit(db, intoId, unit, key);
  if (same === undefined) {
    run(db, 'UPDATE unit SET collection_id = ?, texts_key = ? WHERE id = ?', intoId, key, id);
    return;
  }
  run(db, 'UPDATE bead SET unit_id = ? WHERE unit_id = ?', same, id);
  deleteUnit(db, id);
}

function nextUnitIds(db: Db, collectionId: number, afterUnit: number): number[] {
  return column(
    db,
    'SELECT id FROM unit WHERE id > ? AND collection_id = ? ORDER BY id LIMIT ?',
    afterUnit,
    collectionId,
    unitsPerStep,
  );
}

function nextEntries(db: Db, collectionId: number): number[] {
  return column(db, 'SELECT id FROM concept_entry WHERE collection_id = ? LIMIT ?', collectionId, entriesPerStep);
}

/** False where there is none. */
function deleteOneBitext(db: Db, collectionId: number): boolean {
  const bitext = first<number>(db, 'SELECT min(id) FROM bitext WHERE collection_id = ?', collectionId);
  if (bitext === undefined || bitext === null) return false;
  run(db, 'DELETE FROM bitext WHERE id = ?', bitext);
  return true;
}
