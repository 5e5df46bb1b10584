import type { UnitBead } from '../core/memory/concordance.ts';
import type { TranslationUnit, UnitInput, UnitState, UnitVariant } from '../core/memory/records.ts';
import { textsKey } from '../core/memory/words.ts';
import { Problem } from '../core/problem.ts';
import { primaryLanguage } from '../core/text/language.ts';
import { all, column, type Db, first, one, rows, run, sql } from './database.ts';
import { type Clock, recordInsertedRange } from './history.ts';
import { parseProperties, propertiesColumn } from './properties.ts';
import { VariantIndexer } from './variant-index.ts';

/** Variants a unit may have; their ids are unit id * 64 + place. */
export const mostVariants = 64;

export interface UnitRow {
  readonly id: number;
  readonly collection_id: number;
  readonly texts_key: number;
  readonly previous: string | null;
  readonly next: string | null;
  readonly origin: string | null;
  readonly author: string | null;
  readonly state: UnitState;
  readonly note: string | null;
  readonly properties: string | null;
  readonly created_at: string;
  readonly changed_at: string;
}

interface VariantRow {
  readonly id: number;
  readonly language: string;
  readonly text: string;
  readonly tags: string | null;
  readonly properties: string | null;
}

export function parseVariant({
  language,
  text,
  tags,
  properties = null,
}: Omit<VariantRow, 'id' | 'properties'> & Partial<Pick<VariantRow, 'properties'>>): UnitVariant {
  return {
    language,
    text,
    ...(tags !== null && { tags: JSON.parse(tags) as NonNullable<UnitVariant['tags']> }),
    ...(properties !== null && { properties: parseProperties(properties) }),
  };
}

export function variantsOf(db: Db, unitId: number): UnitVariant[] {
  return all<VariantRow>(
    db,
    'SELECT id, language, text, tags, properties FROM variant WHERE id BETWEEN ? AND ? ORDER BY id',
    unitId * mostVariants,
    unitId * mostVariants + mostVariants - 1,
  ).map(parseVariant);
}

export function parseUnit(db: Db, row: UnitRow): TranslationUnit {
  return withVariants(row, variantsOf(db, row.id));
}

function withVariants(row: Omit<UnitRow, 'texts_key'>, variants: readonly UnitVariant[]): TranslationUnit {
  return {
    id: row.id,
    collectionId: row.collection_id,
    variants,
    ...(row.previous !== null && { previous: row.previous }),
    ...(row.next !== null && { next: row.next }),
    ...(row.origin !== null && { origin: row.origin }),
    ...(row.author !== null && { author: row.author }),
    ...(row.note !== null && { note: row.note }),
    ...(row.properties !== null && { properties: parseProperties(row.properties) }),
    state: row.state,
    createdAt: row.created_at,
    changedAt: row.changed_at,
  };
}

/** The bead the unit was confirmed in, if it was. */
export function beadOf(db: Db, unitId: number): UnitBead | undefined {
  return one(
    db,
    `SELECT id, bitext_id AS bitextId, source_start AS sourceStart, target_start AS targetStart
     FROM bead WHERE unit_id = ? LIMIT 1`,
    unitId,
  );
}

export function getUnit(db: Db, id: number): TranslationUnit {
  const row = one<UnitRow>(db, 'SELECT * FROM unit WHERE id = ?', id);
  if (row === undefined) throw new Problem('not-found', { what: 'unit' });
  return parseUnit(db, row);
}

/** Units after `afterId` by their ids, at most `limit`; `collections`: ids as `idList` gives them, null for all. Two queries. */
export function nextUnits(db: Db, collections: string | null, afterId: number, limit: number): TranslationUnit[] {
  const found = all<Omit<UnitRow, 'texts_key'>>(
    db,
    `SELECT id, collection_id, previous, next, origin, author, state, note, properties, created_at, changed_at FROM unit
     WHERE id > ?1 AND (?2 IS NULL OR collection_id IN (SELECT value FROM json_each(?2))) ORDER BY id LIMIT ?3`,
    afterId,
    collections,
    limit,
  );
  const end = found.at(-1);
  if (end === undefined) return [];
  const ofUnit = new Map<number, UnitVariant[]>(found.map(({ id }) => [id, []]));
  // The order of the join is given: a unit, then the range its variants lie in.
  const variants = rows<[id: number, language: string, text: string, tags: string | null, properties: string | null]>(
    db,
    `SELECT variant.id, language, text, tags, variant.properties
     FROM unit CROSS JOIN variant ON variant.id BETWEEN unit.id * ${mostVariants} AND unit.id * ${mostVariants} + ${mostVariants - 1}
     WHERE unit.id > ?1 AND unit.id <= ?2 AND (?3 IS NULL OR collection_id IN (SELECT value FROM json_each(?3)))
     ORDER BY variant.id`,
    afterId,
    end.id,
    collections,
  );
  for (const [id, language, text, tags, properties] of variants) {
    ofUnit.get(Math.floor(id / mostVariants))?.push(parseVariant({ language, text, tags, properties }));
  }
  return found.map((row) => withVariants(row, ofUnit.get(row.id) ?? []));
}

/** A unit says something if two languages or more have a text with a letter or digit. */
export function isWorthKeeping({ variants }: UnitInput): boolean {
  return variants.length <= mostVariants && variants.filter(({ text }) => /[\p{L}\p{N}]/u.test(text)).length >= 2;
}

export function textsKeyOf(collectionId: number, variants: readonly UnitVariant[]): number {
  const texts = [String(collectionId)];
  for (const { language, text, tags } of variants) {
    texts.push(language, text, tags === undefined ? '' : JSON.stringify(tags));
  }
  return textsKey(...texts);
}

/** The unit of the collection with the very same texts and languages. */
export function findSameUnit(db: Db, collectionId: number, input: UnitInput, key: number): number | undefined {
  for (const id of column<number>(
    db,
    'SELECT id FROM unit WHERE texts_key = ? AND collection_id = ?',
    key,
    collectionId,
  )) {
    const held = variantsOf(db, id);
    if (
      held.length === input.variants.length &&
      held.every(({ text, language }, index) => {
        const other = input.variants[index];
        return other !== undefined && other.text === text && other.language === language;
      })
    ) {
      return id;
    }
  }
  return undefined;
}

/** Writes the rows of a new unit and hands its texts to the indexer; not recorded: who writes many does that for all at once. */
export function writeUnit(
  db: Db,
  clock: Clock,
  collectionId: number,
  input: UnitInput,
  key: number,
  indexer: VariantIndexer,
  id?: number,
): number {
  const dated = input.createdAt ?? input.changedAt ?? clock.now();
  const { lastInsertRowid } = sql(
    db,
    `INSERT INTO unit (id, collection_id, texts_key, previous, next, origin, author, state, note, properties, created_at, changed_at)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  ).run(
    id ?? null,
    collectionId,
    key,
    input.previous || null,
    input.next || null,
    input.origin ?? null,
    input.author ?? clock.author,
    input.state ?? 'translated',
    input.note ?? null,
    propertiesColumn(input.properties),
    dated,
    input.changedAt ?? dated,
  );
  const unitId = Number(lastInsertRowid);
  const insert = sql(
    db,
    'INSERT INTO variant (id, language, text, tags, properties, word_count) VALUES (?, ?, ?, ?, ?, ?)',
  );
  let variantId = unitId * mostVariants;
  for (const { language, text, tags, properties } of input.variants) {
    insert.run(
      variantId,
      language,
      text,
      tags === undefined || tags.length === 0 ? null : JSON.stringify(tags),
      propertiesColumn(properties),
      indexer.add(variantId, text),
    );
    variantId += 1;
  }
  return unitId;
}

/**
 * One unit with all that belongs to it, indexed and recorded; under the given id, or a new one. Who makes many gives an
 * indexer and finishes it in the end.
 */
export function insertUnit(
  db: Db,
  clock: Clock,
  collectionId: number,
  input: UnitInput,
  id?: number,
  shared?: VariantIndexer,
): number {
  const indexer = shared ?? new VariantIndexer(db);
  const unitId = writeUnit(db, clock, collectionId, input, textsKeyOf(collectionId, input.variants), indexer, id);
  if (shared === undefined) indexer.finish();
  recordInsertedUnits(db, unitId, unitId);
  return unitId;
}

/** Records units inserted as a run of ids, with all the variants they may have. */
export function recordInsertedUnits(db: Db, firstId: number, lastId: number): void {
  recordInsertedRange(db, 'unit', firstId, lastId);
  recordInsertedRange(db, 'variant', firstId * mostVariants, lastId * mostVariants + mostVariants - 1);
}

export function deleteUnit(db: Db, id: number): void {
  run(db, 'DELETE FROM unit WHERE id = ?', id);
}

export function saveUnit(
  db: Db,
  clock: Clock,
  unit: UnitInput & { readonly id?: number; readonly collectionId: number },
): TranslationUnit {
  if (!isWorthKeeping(unit)) throw new Problem('term-empty');
  if (first(db, 'SELECT 1 FROM collection WHERE id = ?', unit.collectionId) === undefined) {
    throw new Problem('not-found', { what: 'collection' });
  }
  if (unit.id === undefined) return getUnit(db, insertUnit(db, clock, unit.collectionId, unit));
  const held = getUnit(db, unit.id);
  rewriteUnit(db, clock, held, unit);
  return getUnit(db, held.id);
}

/** Puts other contents into a unit that is held; its id and the time it was made stay. `shared` as for `insertUnit`. */
export function rewriteUnit(
  db: Db,
  clock: Clock,
  held: TranslationUnit,
  unit: UnitInput & { readonly collectionId: number },
  shared?: VariantIndexer,
): void {
  deleteUnit(db, held.id);
  const input: UnitInput = { ...held, ...unit, createdAt: held.createdAt, changedAt: clock.now() };
  insertUnit(db, clock, unit.collectionId, input, held.id, shared);
}

export function sameLanguage(one: string, other: string): boolean {
  return primaryLanguage(one) === primaryLanguage(other);
}
