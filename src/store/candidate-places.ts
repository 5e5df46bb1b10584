import type { CandidateState } from '../core/memory/records.ts';
import type { TitleOccurrence, TitlePair } from '../core/terms/candidate.ts';
import { spanInEdit } from '../core/text/span-in-edit.ts';
import { all, type Db, run } from './database.ts';

/**
 * Candidates name the places of their titles by the position of a bead and offsets in its joined texts. Whatever changes
 * beads or texts says here what became of them, in the same change: a place is counted anew, or dropped where the
 * title does not stand in one bead any more. What was only proposed goes with its last place.
 */

/** Joined texts of a bead. */
export interface BeadTexts {
  readonly source: string;
  readonly target: string;
}

interface PlacedCandidate {
  readonly id: number;
  readonly pair: string;
  readonly state: CandidateState;
  readonly source_text: string;
  readonly target_text: string;
}

/** `textsOf`: of the bead at a position as it is now, where its texts changed; others keep what they show. */
function movePlaces(
  db: Db,
  bitextId: number,
  moved: (place: TitleOccurrence) => TitleOccurrence | undefined,
  textsOf: (bead: number) => BeadTexts | undefined,
): void {
  const rows = all<PlacedCandidate>(
    db,
    'SELECT id, pair, state, source_text, target_text FROM candidate WHERE bitext_id = ?',
    bitextId,
  );
  for (const row of rows) {
    const parsed = JSON.parse(row.pair) as TitlePair;
    const occurrences = parsed.occurrences.flatMap((place) => moved(place) ?? []);
    const first = occurrences[0];
    if (first === undefined && parsed.occurrences.length > 0 && row.state === 'proposed') {
      run(db, 'DELETE FROM candidate WHERE id = ?', row.id);
      continue;
    }
    const texts = first === undefined ? undefined : textsOf(first.bead);
    const stays =
      occurrences.length === parsed.occurrences.length &&
      occurrences.every((one, at) => one === parsed.occurrences[at]);
    if (stays && texts === undefined) continue;
    const seen = (side: 'source' | 'target') =>
      first === undefined || texts === undefined
        ? parsed[side]
        : { ...parsed[side], asSeen: texts[side].slice(first[`${side}Start`], first[`${side}End`]) };
    const pair = JSON.stringify({ ...parsed, source: seen('source'), target: seen('target'), occurrences });
    const { source, target } = texts ?? { source: row.source_text, target: row.target_text };
    if (pair === row.pair && source === row.source_text && target === row.target_text) continue;
    run(
      db,
      'UPDATE candidate SET pair = ?, source_text = ?, target_text = ? WHERE id = ?',
      pair,
      source,
      target,
      row.id,
    );
  }
}

/** What became of a bead whose texts were edited; without `now` it is gone. */
export interface EditedBead {
  readonly position: number;
  readonly before: BeadTexts;
  readonly now?: BeadTexts & { readonly position: number };
}

/** After texts were edited: `edited` by the positions beads had; `positionOf` gives the new one of any other bead. */
export function followEdits(
  db: Db,
  bitextId: number,
  edited: readonly EditedBead[],
  positionOf: (position: number) => number,
): void {
  const byPosition = new Map(edited.map((bead) => [bead.position, bead]));
  const textsNow = new Map(edited.flatMap(({ now }) => (now === undefined ? [] : [[now.position, now] as const])));
  movePlaces(
    db,
    bitextId,
    (place) => {
      const bead = byPosition.get(place.bead);
      if (bead === undefined) {
        const position = positionOf(place.bead);
        return position === place.bead ? place : { ...place, bead: position };
      }
      if (bead.now === undefined) return undefined;
      const source = spanInEdit(bead.before.source, bead.now.source, {
        start: place.sourceStart,
        end: place.sourceEnd,
      });
      const target = spanInEdit(bead.before.target, bead.now.target, {
        start: place.targetStart,
        end: place.targetEnd,
      });
      if (source === undefined || target === undefined) return undefined;
      return {
        bead: bead.now.position,
        sourceStart: source.start,
        sourceEnd: source.end,
        targetStart: target.start,
        targetEnd: target.end,
      };
    },
    (bead) => textsNow.get(bead),
  );
}

interface Range {
  readonly start: number;
  readonly end: number;
}

interface Shape {
  readonly source: Range;
  readonly target: Range;
}

/**
 * After beads that follow each other were cut anew over the same segments. `textAt` gives a segment's text; `first` is
 * the position of the first of them.
 */
export function followShapes(
  db: Db,
  bitextId: number,
  first: number,
  from: readonly Shape[],
  to: readonly Shape[],
  textAt: (side: 'source' | 'target', index: number) => string,
): void {
  const lands = { source: landing('source', from, to, textAt), target: landing('target', from, to, textAt) };
  const changed = new Set<number>();
  to.forEach((shape, index) => {
    const same = from[index];
    if (same === undefined || !sameRange(same.source, shape.source) || !sameRange(same.target, shape.target)) {
      changed.add(first + index);
    }
  });
  movePlaces(
    db,
    bitextId,
    (place) => {
      if (place.bead < first) return place;
      const index = place.bead - first;
      if (index >= from.length) {
        return to.length === from.length ? place : { ...place, bead: place.bead + to.length - from.length };
      }
      const source = lands.source(index, { start: place.sourceStart, end: place.sourceEnd });
      const target = lands.target(index, { start: place.targetStart, end: place.targetEnd });
      if (source === undefined || target === undefined || source.bead !== target.bead) return undefined;
      return {
        bead: first + source.bead,
        sourceStart: source.start,
        sourceEnd: source.end,
        targetStart: target.start,
        targetEnd: target.end,
      };
    },
    (bead) => {
      const shape = changed.has(bead) ? to[bead - first] : undefined;
      if (shape === undefined) return undefined;
      const joined = (side: 'source' | 'target') =>
        Array.from({ length: shape[side].end - shape[side].start }, (_, at) =>
          textAt(side, shape[side].start + at),
        ).join(' ');
      return { source: joined('source'), target: joined('target') };
    },
  );
}

const sameRange = (one: Range, other: Range) => one.start === other.start && one.end === other.end;

/** Where a span of the joined text of one of the old beads stands among the new ones; undefined where it is torn. */
function landing(
  side: 'source' | 'target',
  from: readonly Shape[],
  to: readonly Shape[],
  textAt: (side: 'source' | 'target', index: number) => string,
): (bead: number, span: Range) => (Range & { readonly bead: number }) | undefined {
  /** Offset of a segment in the joined text of a bead that begins at `start`. */
  const offsetOf = (start: number, segment: number): number => {
    let offset = 0;
    for (let at = start; at < segment; at++) offset += textAt(side, at).length + 1;
    return offset;
  };
  return (bead, span) => {
    const range = from[bead]?.[side];
    if (range === undefined) return undefined;
    const segmentAt = (offset: number): number => {
      let at = range.start;
      let end = textAt(side, at).length;
      while (end < offset && at + 1 < range.end) end += 1 + textAt(side, ++at).length;
      return at;
    };
    // Half-open: the last letter says where a span ends, and the letter after a gap where one begins.
    const firstSegment = segmentAt(span.start + 1);
    const lastSegment = Math.max(firstSegment, segmentAt(span.end));
    const index = to.findIndex((shape) => firstSegment >= shape[side].start && firstSegment < shape[side].end);
    const shape = to[index]?.[side];
    if (shape === undefined || lastSegment >= shape.end) return undefined;
    const moved = offsetOf(shape.start, firstSegment) - offsetOf(range.start, firstSegment);
    return { bead: index, start: span.start + moved, end: span.end + moved };
  };
}

/** A candidate's pair with source and target exchanged. */
export function turnedPair(pair: string): string {
  const parsed = JSON.parse(pair) as TitlePair;
  return JSON.stringify({
    ...parsed,
    source: parsed.target,
    target: parsed.source,
    occurrences: parsed.occurrences.map((place) => ({
      bead: place.bead,
      sourceStart: place.targetStart,
      sourceEnd: place.targetEnd,
      targetStart: place.sourceStart,
      targetEnd: place.sourceEnd,
    })),
  });
}
