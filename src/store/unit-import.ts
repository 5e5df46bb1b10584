import type { DuplicateChoice } from '../core/exchange/import-report.ts';
import type { UnitInput } from '../core/memory/records.ts';
import type { ImportCount } from '../core/memory/store.ts';
import { count, type Db, run } from './database.ts';
import type { Clock } from './history.ts';
import { propertiesColumn } from './properties.ts';
import { overwriteUnit, unitsOfSameSource } from './unit-duplicates.ts';
import { findSameUnit, isWorthKeeping, recordInsertedUnits, textsKeyOf, writeUnit } from './units.ts';
import type { VariantIndexer } from './variant-index.ts';

/** Writes units as part of the change that is open; must run inside a transaction. `origin` is of those that name none. */
export function importBatch(
  db: Db,
  clock: Clock,
  collectionId: number,
  units: readonly UnitInput[],
  indexer: VariantIndexer,
  origin: string,
  duplicates: DuplicateChoice = 'merge',
  /** Ids of units written by this import or after it began: no duplicates of theirs are looked for among them. */
  heldBefore: { readonly lastId: number; readonly overwritten: Set<number> } = { lastId: 0, overwritten: new Set() },
): ImportCount {
  const counts = { added: 0, merged: 0, skipped: 0 };
  let firstId: number | undefined;
  let lastId = 0;
  for (const unit of units) {
    if (!isWorthKeeping(unit)) {
      counts.skipped += 1;
      continue;
    }
    if (duplicates === 'overwrite' || duplicates === 'newest' || duplicates === 'skip') {
      const held = unitsOfSameSource(db, collectionId, unit, heldBefore.lastId).filter(
        ({ id }) => !heldBefore.overwritten.has(id),
      );
      if (held.length > 0) {
        const newer =
          (unit.changedAt ?? unit.createdAt ?? '') >
          held.reduce((newest, one) => (one.changedAt > newest ? one.changedAt : newest), '');
        if (duplicates === 'overwrite' || (duplicates === 'newest' && newer)) {
          heldBefore.overwritten.add(
            overwriteUnit(
              db,
              clock,
              collectionId,
              unit,
              held.map(({ id }) => id),
            ),
          );
          counts.merged += 1;
        } else {
          counts.skipped += 1;
        }
        continue;
      }
    }
    const key = textsKeyOf(collectionId, unit.variants);
    const same = findSameUnit(db, collectionId, unit, key);
    if (same !== undefined && (duplicates !== 'both' || hasSameContext(db, same, unit))) {
      completeUnit(db, same, unit);
      counts.merged += 1;
      continue;
    }
    const named = unit.origin === undefined ? { ...unit, origin } : unit;
    const id = writeUnit(db, clock, collectionId, named, key, indexer);
    firstId ??= id;
    lastId = id;
    counts.added += 1;
  }
  indexer.write();
  if (firstId !== undefined) recordInsertedUnits(db, firstId, lastId);
  return counts;
}

/** A held unit learns its neighbours, its note and its properties from one that has them. */
function completeUnit(db: Db, id: number, unit: UnitInput): void {
  const lacking = count(
    db,
    `SELECT (previous IS NULL AND ?2 IS NOT NULL) OR (next IS NULL AND ?3 IS NOT NULL) OR (note IS NULL AND ?4 IS NOT NULL)
       OR (properties IS NULL AND ?5 IS NOT NULL)
     FROM unit WHERE id = ?1`,
    id,
    unit.previous || null,
    unit.next || null,
    unit.note ?? null,
    propertiesColumn(unit.properties),
  );
  if (lacking === 0) return;
  run(
    db,
    `UPDATE unit SET previous = coalesce(previous, ?), next = coalesce(next, ?), note = coalesce(note, ?),
       properties = coalesce(properties, ?) WHERE id = ?`,
    unit.previous || null,
    unit.next || null,
    unit.note ?? null,
    propertiesColumn(unit.properties),
    id,
  );
}

/** Kept apart where both are wanted: the same sentence between other sentences. */
function hasSameContext(db: Db, id: number, { previous, next }: UnitInput): boolean {
  return (
    count(
      db,
      "SELECT coalesce(previous, '') = ?2 AND coalesce(next, '') = ?3 FROM unit WHERE id = ?1",
      id,
      previous ?? '',
      next ?? '',
    ) === 1
  );
}
