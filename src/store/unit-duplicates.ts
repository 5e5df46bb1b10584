import type { UnitInput } from '../core/memory/records.ts';
import { segmentWords } from '../core/memory/words.ts';
import { column, count, type Db, one } from './database.ts';
import type { Clock } from './history.ts';
import { idOfRowid, rowidRange } from './index-rowid.ts';
import { deleteUnit, insertUnit, mostVariants, sameLanguage, variantsOf } from './units.ts';

/** Words of the source by which units with the same source are looked for: the rarest few find hardly any others. */
const wordsSought = 4;

/** Units up to `lastId` whose first text is that of `unit`, in the same languages; oldest first. */
export function unitsOfSameSource(
  db: Db,
  collectionId: number,
  unit: UnitInput,
  lastId: number,
): { readonly id: number; readonly changedAt: string }[] {
  const source = unit.variants[0];
  if (source === undefined || lastId === 0) return [];
  const words = segmentWords(source.text);
  const rarest = rarestWords(db, words);
  // A word that no held text has: nothing can be the same.
  if (rarest === undefined || rarest.length === 0) return [];
  const [from, to] = rowidRange(words.length, words.length);
  const rows = column<number>(
    db,
    'SELECT rowid FROM variant_index WHERE variant_index MATCH ? AND rowid BETWEEN ? AND ?',
    rarest.map((word) => `"${word}"`).join(' AND '),
    from,
    to,
  );
  const ids = [...new Set(rows.map((row) => Math.floor(idOfRowid(row) / mostVariants)))].filter((id) => id <= lastId);
  return ids
    .sort((a, b) => a - b)
    .flatMap((id) => {
      const row = one<{ changed_at: string; collection_id: number }>(
        db,
        'SELECT changed_at, collection_id FROM unit WHERE id = ?',
        id,
      );
      if (row === undefined || row.collection_id !== collectionId) return [];
      const held = variantsOf(db, id);
      const same =
        held.some(({ text, language }) => text === source.text && sameLanguage(language, source.language)) &&
        unit.variants.every(({ language }) => held.some((other) => sameLanguage(language, other.language)));
      return same ? [{ id, changedAt: row.changed_at }] : [];
    });
}

/** The rarest words of a text; undefined where the memory has never met one of them. */
function rarestWords(db: Db, words: readonly string[]): string[] | undefined {
  const counted = [...new Set(words)].map((word) => ({
    word,
    units: count(db, 'SELECT coalesce((SELECT units FROM unit_word WHERE form = ?), -1)', word),
  }));
  if (counted.some(({ units }) => units < 0)) return undefined;
  return counted
    .sort((a, b) => a.units - b.units)
    .slice(0, wordsSought)
    .map(({ word }) => word);
}

/** Puts a unit in the place of held ones: the first of them keeps its id, the others go. */
export function overwriteUnit(
  db: Db,
  clock: Clock,
  collectionId: number,
  unit: UnitInput,
  heldIds: readonly number[],
): number {
  for (const id of heldIds) deleteUnit(db, id);
  return insertUnit(db, clock, collectionId, unit, heldIds[0]);
}
