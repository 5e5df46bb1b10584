import { laidOver } from '../core/align/segment-edits.ts';
import { nowhere, type UpdatedTexts } from '../core/memory/records.ts';
import { Problem } from '../core/problem.ts';
import type { TitlePair } from '../core/terms/candidate.ts';
import { markLayout } from './bead-order.ts';
import { keepUnits } from './bead-units.ts';
import { beadRows, checkCover, ensureDocument, getBitext, insertBead } from './bitexts.ts';
import { all, type Db, run } from './database.ts';
import type { Clock } from './history.ts';
import { insertEdit, type Side, sides } from './segments.ts';

/**
 * Puts changed texts in place of those a bitext had. Beads that are named as earlier ones keep their ids, states and
 * units; the others go, but what the confirmed ones among them gave to the memory stays in it. What the user had made of
 * segments holds as far as `edits` says so.
 */
export function updateBitext(db: Db, clock: Clock, bitextId: number, update: UpdatedTexts): void {
  getBitext(db, bitextId);
  const { source, target, beads, parallel, edits } = update;
  const countOf = (side: Side) => laidOver(update[side].segments, edits[side], nowhere).segments.length;
  checkCover(beads, { start: 0, end: countOf('source') }, { start: 0, end: countOf('target') });
  const held = new Map(beadRows(db, bitextId).map((row) => [row.id, row]));
  const moved = new Map<number, number>();
  beads.forEach(({ earlier }, position) => {
    if (earlier === undefined) return;
    const row = held.get(earlier);
    if (row === undefined) throw new Problem('beads-invalid');
    moved.set(row.position, position);
  });
  run(
    db,
    'UPDATE bitext SET source_document_id = ?, target_document_id = ?, parallel = ? WHERE id = ?',
    ensureDocument(db, source, clock.now()),
    ensureDocument(db, target, clock.now()),
    parallel,
    bitextId,
  );
  run(db, 'DELETE FROM segment_edit WHERE bitext_id = ?', bitextId);
  for (const side of sides)
    for (const { position, texts } of edits[side]) insertEdit(db, bitextId, side, position, texts);
  for (const row of held.values()) if (!moved.has(row.position)) run(db, 'DELETE FROM bead WHERE id = ?', row.id);
  beads.forEach(({ earlier, ...bead }, position) => {
    if (earlier === undefined) {
      insertBead(db, bitextId, position, { ...bead, state: 'proposed' });
      return;
    }
    run(
      db,
      `UPDATE bead SET position = ?, source_start = ?, source_end = ?, target_start = ?, target_end = ?, confidence = ?
       WHERE id = ?`,
      position,
      bead.source.start,
      bead.source.end,
      bead.target.start,
      bead.target.end,
      bead.confidence,
      earlier,
    );
  });
  moveCandidates(db, bitextId, moved);
  markLayout(db, bitextId);
  keepUnits(db, clock, bitextId);
}

/** Candidates follow their beads; what was only proposed, and stands nowhere any more, goes. */
function moveCandidates(db: Db, bitextId: number, moved: ReadonlyMap<number, number>): void {
  const rows = all<{ id: number; pair: string; state: string }>(
    db,
    'SELECT id, pair, state FROM candidate WHERE bitext_id = ?',
    bitextId,
  );
  for (const { id, pair, state } of rows) {
    const parsed = JSON.parse(pair) as TitlePair;
    const occurrences = parsed.occurrences.flatMap((occurrence) => {
      const bead = moved.get(occurrence.bead);
      return bead === undefined ? [] : [{ ...occurrence, bead }];
    });
    if (occurrences.length === 0 && state === 'proposed') run(db, 'DELETE FROM candidate WHERE id = ?', id);
    else run(db, 'UPDATE candidate SET pair = ? WHERE id = ?', JSON.stringify({ ...parsed, occurrences }), id);
  }
}
