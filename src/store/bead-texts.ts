import type { BeadTextsChange } from '../core/memory/records.ts';
import { Problem } from '../core/problem.ts';
import { markLayout, type ShiftStep, shiftBeads, turnBeads } from './bead-order.ts';
import { type ChangedBead, followTexts, readBothSides, refreshContexts } from './bead-units.ts';
import { type BeadRow, beadRows, chosenBeads, getBitext } from './bitexts.ts';
import { type BeadTexts, type EditedBead, followEdits, turnedPair } from './candidate-places.ts';
import { all, type Db, one, run } from './database.ts';
import { followEvidence } from './evidence-texts.ts';
import type { Clock } from './history.ts';
import { type SegmentReader, type Side, segmentsOf, sides, writeSegments } from './segments.ts';
import { deleteUnit } from './units.ts';

interface Edit {
  readonly row: BeadRow;
  readonly before: Readonly<Record<Side, readonly string[]>>;
  readonly after: Readonly<Record<Side, readonly string[]>>;
}

/**
 * Puts other texts into beads. Units, candidates and evidence made of them follow; a bead left without any text goes, and
 * its unit with it. `text-changed` where a text is not what the caller took it for.
 */
export function setBeadTexts(db: Db, clock: Clock, bitextId: number, changes: readonly BeadTextsChange[]): void {
  const record = getBitext(db, bitextId);
  const rows = new Map(
    chosenBeads(
      db,
      bitextId,
      changes.map(({ beadId }) => beadId),
    ).map((row) => [row.id, row]),
  );
  const readers = readBothSides(db, bitextId);
  const edits = changes
    .flatMap((change): Edit[] => {
      const row = rows.get(change.beadId);
      if (row === undefined) return [];
      const before = {
        source: readers.source.texts({ start: row.source_start, end: row.source_end }),
        target: readers.target.texts({ start: row.target_start, end: row.target_end }),
      };
      for (const side of sides) {
        const was = change.was?.[side];
        if (was !== undefined && !same(was, before[side])) throw new Problem('text-changed');
      }
      const after = { source: kept(change.source ?? before.source), target: kept(change.target ?? before.target) };
      return same(before.source, after.source) && same(before.target, after.target) ? [] : [{ row, before, after }];
    })
    .sort((one, other) => one.row.position - other.row.position);
  if (edits.length === 0) return;

  for (const side of sides) layOver(db, bitextId, side, readers[side], edits);
  const steps = writeRows(db, clock, edits);
  shiftBeads(db, bitextId, steps);

  const edited = edits.map(({ row, before, after }): EditedBead => {
    const now = one<BeadRow>(db, 'SELECT * FROM bead WHERE id = ?', row.id);
    return {
      position: row.position,
      before: joined(before),
      ...(now !== undefined && { now: { ...joined(after), position: now.position } }),
    };
  });
  followTexts(db, clock, record, changedRows(db, edits));
  refreshAroundRemoved(db, bitextId, edited, steps);
  followEdits(db, bitextId, edited, (position) => position + shiftAt(steps, position));
  markLayout(db, bitextId);
  let standing: ReadonlySet<string> | undefined;
  for (const { before, now } of edited) {
    if (now === undefined) continue;
    followEvidence(db, bitextId, before, now, () => {
      standing ??= textsStanding(db, bitextId);
      return standing.has(keyOf(before));
    });
  }
}

const same = (some: readonly string[], others: readonly string[]) =>
  some.length === others.length && some.every((text, index) => text === others[index]);

/** A segment is one line with something in it. */
function kept(texts: readonly string[]): string[] {
  return texts.map((text) => text.replace(/[\r\n\u2028\u2029]+/g, ' ').trim()).filter((text) => text !== '');
}

const joined = (texts: Edit['before']): BeadTexts => ({
  source: texts.source.join(' '),
  target: texts.target.join(' '),
});

/** Writes one side's new texts over the file's segments, from the last bead to the first, so that no index moves before it is used. */
function layOver(db: Db, bitextId: number, side: Side, reader: SegmentReader, edits: readonly Edit[]): void {
  const lists = new Map<number, string[]>();
  const listAt = (position: number): string[] => {
    const list = lists.get(position) ?? [...reader.listAt(position)];
    lists.set(position, list);
    return list;
  };
  for (const { row, before, after } of edits.toReversed()) {
    const [old, now] = [before[side], after[side]];
    const shorter = Math.min(old.length, now.length);
    let head = 0;
    while (head < shorter && old[head] === now[head]) head++;
    let tail = 0;
    while (tail < shorter - head && old.at(-1 - tail) === now.at(-1 - tail)) tail++;
    // Text for text as far as both go; what is over is put behind the last of them, or taken out.
    const texts = now.slice(head, now.length - tail);
    const first = row[`${side}_start`] + head;
    const count = old.length - tail - head;
    const paired = Math.min(texts.length, count);
    for (let at = count - 1; at >= paired; at--) {
      const { position, piece } = reader.pieceAt(first + at);
      listAt(position).splice(piece, 1);
    }
    const over = texts.slice(paired);
    if (over.length > 0) {
      const behind = first + paired - 1;
      if (behind < 0) listAt(0).unshift(...over);
      else {
        const { position, piece } = reader.pieceAt(behind);
        listAt(position).splice(piece + 1, 0, ...over);
      }
    }
    for (let at = 0; at < paired; at++) {
      const { position, piece } = reader.pieceAt(first + at);
      listAt(position)[piece] = texts[at] ?? '';
    }
  }
  for (const [position, texts] of lists) {
    if (!same(texts, reader.listAt(position))) writeSegments(db, bitextId, side, reader, position, texts);
  }
}

/** Writes the edited beads' own rows, without their shift; the answer says how far the beads of each run have to move. */
function writeRows(db: Db, clock: Clock, edits: readonly Edit[]): ShiftStep[] {
  const steps: ShiftStep[] = [];
  let first = 0;
  const total = { position: 0, source: 0, target: 0 };
  const now = clock.now();
  for (const { row, before, after } of edits) {
    const grown = {
      source: after.source.length - before.source.length,
      target: after.target.length - before.target.length,
    };
    const gone = after.source.length + after.target.length === 0;
    // As long as nothing moves, runs are one: a text that only reads otherwise moves nobody.
    if (gone || grown.source !== 0 || grown.target !== 0) {
      steps.push({ first, last: row.position, ...total });
      first = row.position + 1;
    }
    if (gone) {
      if (row.unit_id !== null) deleteUnit(db, row.unit_id);
      run(db, 'DELETE FROM bead WHERE id = ?', row.id);
      total.position -= 1;
    } else {
      run(
        db,
        'UPDATE bead SET source_end = source_end + ?, target_end = target_end + ?, edited_by = ?, edited_at = ? WHERE id = ?',
        grown.source,
        grown.target,
        clock.author,
        now,
        row.id,
      );
    }
    total.source += grown.source;
    total.target += grown.target;
  }
  return [...steps, { first, ...total }];
}

function shiftAt(steps: readonly ShiftStep[], position: number): number {
  let low = 0;
  let high = steps.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((steps[middle]?.last ?? Number.POSITIVE_INFINITY) < position) low = middle + 1;
    else high = middle;
  }
  return steps[low]?.position ?? 0;
}

function changedRows(db: Db, edits: readonly Edit[]): ChangedBead[] {
  return edits.flatMap(({ row: { id }, before, after }) => {
    const row = one<BeadRow>(db, 'SELECT * FROM bead WHERE id = ?', id);
    const [was, is] = [joined(before), joined(after)];
    const changed = { source: was.source !== is.source, target: was.target !== is.target };
    return row === undefined ? [] : [{ row, changed }];
  });
}

/** Units beside rows that are gone remember other neighbours from now on. */
function refreshAroundRemoved(
  db: Db,
  bitextId: number,
  edited: readonly EditedBead[],
  steps: readonly ShiftStep[],
): void {
  const places = new Set<number>();
  for (const { position, now } of edited) {
    if (now !== undefined) continue;
    const behind = position + 1 + shiftAt(steps, position + 1);
    places.add(behind - 1).add(behind);
  }
  if (places.size === 0) return;
  const rows = all<BeadRow>(
    db,
    'SELECT * FROM bead WHERE bitext_id = ? AND unit_id IS NOT NULL AND position IN (SELECT value FROM json_each(?))',
    bitextId,
    JSON.stringify([...places]),
  );
  refreshContexts(db, readBothSides(db, bitextId), rows);
}

const keyOf = ({ source, target }: BeadTexts) => `${source}\n${target}`;

/** Texts of all beads as they are now. */
function textsStanding(db: Db, bitextId: number): ReadonlySet<string> {
  const { source, target } = segmentsOf(db, bitextId);
  const text = (segments: typeof source, start: number, end: number) =>
    segments
      .slice(start, end)
      .map((segment) => segment.text)
      .join(' ');
  return new Set(
    beadRows(db, bitextId).map((row) =>
      keyOf({
        source: text(source, row.source_start, row.source_end),
        target: text(target, row.target_start, row.target_end),
      }),
    ),
  );
}

/** Takes rows out of a bitext with their texts. */
export function deleteBeads(db: Db, clock: Clock, bitextId: number, beadIds: readonly number[]): void {
  const empty = beadIds.map((beadId) => ({ beadId, source: [], target: [] }));
  setBeadTexts(db, clock, bitextId, empty);
}

/** Puts the source texts of rows on the target side and the reverse. */
export function swapBeads(db: Db, clock: Clock, bitextId: number, beadIds: readonly number[]): void {
  const readers = readBothSides(db, bitextId);
  const swapped = chosenBeads(db, bitextId, beadIds).map((row) => ({
    beadId: row.id,
    source: readers.target.texts({ start: row.target_start, end: row.target_end }),
    target: readers.source.texts({ start: row.source_start, end: row.source_end }),
  }));
  setBeadTexts(db, clock, bitextId, swapped);
}

/**
 * Makes the target of a bitext its source and the reverse: documents with their languages, beads, edits and proposed
 * titles. Units and evidence stay as they are: the languages of their texts do not change.
 */
export function swapSides(db: Db, bitextId: number): void {
  getBitext(db, bitextId);
  run(
    db,
    'UPDATE bitext SET source_document_id = target_document_id, target_document_id = source_document_id WHERE id = ?',
    bitextId,
  );
  run(
    db,
    "UPDATE segment_edit SET side = CASE side WHEN 'source' THEN 'target' ELSE 'source' END WHERE bitext_id = ?",
    bitextId,
  );
  turnBeads(db, bitextId);
  turnCandidates(db, bitextId);
  markLayout(db, bitextId);
}

function turnCandidates(db: Db, bitextId: number): void {
  const rows = all<{ id: number; pair: string }>(db, 'SELECT id, pair FROM candidate WHERE bitext_id = ?', bitextId);
  for (const { id, pair } of rows) {
    run(
      db,
      'UPDATE candidate SET pair = ?, source_text = target_text, target_text = source_text WHERE id = ?',
      turnedPair(pair),
      id,
    );
  }
}
