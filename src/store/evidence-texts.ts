import { spanInEdit } from '../core/text/span-in-edit.ts';
import type { BeadTexts } from './candidate-places.ts';
import { all, type Db, run } from './database.ts';

interface EvidenceOfTexts {
  readonly id: number;
  readonly source_start: number;
  readonly source_end: number;
  readonly target_start: number;
  readonly target_end: number;
}

/**
 * Evidence quotes both texts of the bead it was taken from. When these are put right the quotation follows; where the
 * title does not stand in them any more the evidence goes. `standsElsewhere`: whether another bead has the texts as they
 * were; the evidence, which is held once, is then that one's.
 */
export function followEvidence(
  db: Db,
  bitextId: number,
  before: BeadTexts,
  now: BeadTexts,
  standsElsewhere: () => boolean,
): void {
  const rows = all<EvidenceOfTexts>(
    db,
    `SELECT id, source_start, source_end, target_start, target_end FROM evidence
     WHERE bitext_id = ? AND source_text = ? AND target_text = ?`,
    bitextId,
    before.source,
    before.target,
  );
  if (rows.length === 0 || standsElsewhere()) return;
  for (const row of rows) {
    const source = spanInEdit(before.source, now.source, { start: row.source_start, end: row.source_end });
    const target = spanInEdit(before.target, now.target, { start: row.target_start, end: row.target_end });
    if (source === undefined || target === undefined) {
      run(db, 'DELETE FROM evidence WHERE id = ?', row.id);
      continue;
    }
    run(
      db,
      `UPDATE evidence SET source_text = ?, target_text = ?, source_start = ?, source_end = ?, target_start = ?, target_end = ?
       WHERE id = ?`,
      now.source,
      now.target,
      source.start,
      source.end,
      target.start,
      target.end,
      row.id,
    );
  }
}
