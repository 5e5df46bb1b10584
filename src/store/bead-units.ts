import type { BitextRecord, UnitInput, UnitVariant } from '../core/memory/records.ts';
import { type BeadRow, beadRows, getBitext } from './bitexts.ts';
import { all, type Db, first, run } from './database.ts';
import type { Clock } from './history.ts';
import { readSegments, type SegmentReader, type Side, sides } from './segments.ts';
import { deleteUnit, getUnit, insertUnit, rewriteUnit } from './units.ts';
import { VariantIndexer } from './variant-index.ts';

/** Joined text of one side of a bead. */
export function joinedText(reader: SegmentReader, row: BeadRow, side: Side): string {
  return reader.texts({ start: row[`${side}_start`], end: row[`${side}_end`] }).join(' ');
}

export type Readers = Readonly<Record<Side, SegmentReader>>;

export function readBothSides(db: Db, bitextId: number): Readers {
  return { source: readSegments(db, bitextId, 'source'), target: readSegments(db, bitextId, 'target') };
}

/** Confirmed beads with text on both sides have a translation unit, others have none. */
export function wantsUnit(row: BeadRow): boolean {
  return row.state === 'confirmed' && row.source_end > row.source_start && row.target_end > row.target_start;
}

function hasUnit(db: Db, row: BeadRow): boolean {
  return row.unit_id !== null && first(db, 'SELECT 1 FROM unit WHERE id = ?', row.unit_id) === 1;
}

/** Makes and takes back units as the states of beads want it: of all, or of these. */
export function keepUnits(db: Db, clock: Clock, bitextId: number, rows = beadRows(db, bitextId)): void {
  const wanting = rows.filter((row) => wantsUnit(row) !== hasUnit(db, row));
  if (wanting.length === 0) return;
  const record = getBitext(db, bitextId);
  const readers = readBothSides(db, bitextId);
  const indexer = new VariantIndexer(db);
  for (const row of wanting) {
    if (wantsUnit(row)) makeUnit(db, clock, record, readers, row, indexer);
    else withdrawUnit(db, row);
  }
  indexer.finish();
}

function withdrawUnit(db: Db, row: BeadRow): void {
  if (row.unit_id !== null) deleteUnit(db, row.unit_id);
  run(db, 'UPDATE bead SET unit_id = NULL WHERE id = ?', row.id);
}

function makeUnit(
  db: Db,
  clock: Clock,
  record: BitextRecord,
  readers: Readers,
  row: BeadRow,
  indexer: VariantIndexer,
): void {
  const unit: UnitInput = {
    variants: [
      { language: record.sourceLanguage, text: joinedText(readers.source, row, 'source') },
      { language: record.targetLanguage, text: joinedText(readers.target, row, 'target') },
    ],
    ...contextOf(db, readers, row),
    origin: record.sourceName,
    state: 'reviewed',
  };
  const unitId = insertUnit(db, clock, record.collectionId, unit, undefined, indexer);
  run(db, 'UPDATE bead SET unit_id = ? WHERE id = ?', unitId, row.id);
}

function contextOf(db: Db, readers: Readers, row: BeadRow): { readonly previous: string; readonly next: string } {
  const beside = (position: number): string => {
    const neighbour = beadsBetween(db, row.bitext_id, position, position)[0];
    return neighbour === undefined ? '' : joinedText(readers.source, neighbour, 'source');
  };
  return { previous: beside(row.position - 1), next: beside(row.position + 1) };
}

/** Beads at these positions, both included, in order. */
export function beadsBetween(db: Db, bitextId: number, from: number, to: number): BeadRow[] {
  return all(
    db,
    'SELECT * FROM bead WHERE bitext_id = ? AND position BETWEEN ? AND ? ORDER BY position',
    bitextId,
    from,
    to,
  );
}

/** A bead whose texts were changed: its row as it is now, and which sides read otherwise than before. */
export interface ChangedBead {
  readonly row: BeadRow;
  readonly changed: Readonly<Record<Side, boolean>>;
}

/** The units of beads follow their texts, those of neighbours their context. */
export function followTexts(db: Db, clock: Clock, record: BitextRecord, changed: readonly ChangedBead[]): void {
  const readers = readBothSides(db, record.id);
  const beside = new Map<number, BeadRow>();
  const indexer = new VariantIndexer(db);
  for (const { row, changed: sidesChanged } of changed) {
    if (!wantsUnit(row)) {
      if (row.unit_id !== null) withdrawUnit(db, row);
    } else if (!hasUnit(db, row)) {
      makeUnit(db, clock, record, readers, row, indexer);
    } else if (sidesChanged.source || sidesChanged.target) {
      rewriteTexts(db, clock, record, readers, row, sidesChanged, indexer);
    }
    if (!sidesChanged.source) continue;
    for (const neighbour of beadsBetween(db, record.id, row.position - 1, row.position + 1)) {
      if (neighbour.unit_id !== null) beside.set(neighbour.id, neighbour);
    }
  }
  indexer.finish();
  refreshContexts(db, readers, [...beside.values()]);
}

/** Sentences before and after, as the units of these beads remember them. */
export function refreshContexts(db: Db, readers: Readers, rows: readonly BeadRow[]): void {
  for (const row of rows) {
    if (row.unit_id === null) continue;
    const { previous, next } = contextOf(db, readers, row);
    run(
      db,
      'UPDATE unit SET previous = ?1, next = ?2 WHERE id = ?3 AND (previous IS NOT ?1 OR next IS NOT ?2)',
      previous || null,
      next || null,
      row.unit_id,
    );
  }
}

/** A side that did not change stays as the unit has it: the user may have put the unit itself right. */
function rewriteTexts(
  db: Db,
  clock: Clock,
  record: BitextRecord,
  readers: Readers,
  row: BeadRow,
  changed: ChangedBead['changed'],
  indexer: VariantIndexer,
): void {
  const held = getUnit(db, row.unit_id ?? 0);
  const variants: UnitVariant[] = [...held.variants];
  for (const side of sides) {
    if (!changed[side]) continue;
    const language = side === 'source' ? record.sourceLanguage : record.targetLanguage;
    const text = joinedText(readers[side], row, side);
    const at = variants.findIndex((variant) => variant.language === language);
    const { tags: _, ...before } = variants[at] ?? { language, text };
    variants[at === -1 ? variants.length : at] = { ...before, text };
  }
  rewriteUnit(db, clock, held, { ...held, variants }, indexer);
}
