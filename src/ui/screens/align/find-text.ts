import { placesIn } from '../../../core/text/find-replace.ts';
import type { BitextView } from '../../../engine/contract.ts';
import type { Side } from './shapes.ts';

export type Sides = readonly Side[];

/** A place where a pattern stands. */
export interface FoundPlace {
  readonly row: number;
  readonly side: Side;
  /** Which of the sentences of its cell, from 0. */
  readonly at: number;
  /** UTF-16 code units. */
  readonly start: number;
  readonly end: number;
}

/** More places than anyone steps through; whoever replaces all replaces more if there are more. */
export const mostPlaces = 20_000;

/** Places of a pattern, row by row, the source before the translation. */
export function placesOfPattern(
  { beadViews, sourceSegments, targetSegments }: BitextView,
  pattern: RegExp,
  sides: Sides,
): FoundPlace[] {
  const found: FoundPlace[] = [];
  for (const [row, bead] of beadViews.entries()) {
    for (const side of sides) {
      const segments = side === 'source' ? sourceSegments : targetSegments;
      const { start, end } = bead[side];
      for (let index = start; index < end; index++) {
        for (const place of placesIn(segments[index]?.text ?? '', pattern)) {
          found.push({ row, side, at: index - start, ...place });
        }
      }
      if (found.length >= mostPlaces) return found;
    }
  }
  return found;
}

const sideOrder: Readonly<Record<Side, number>> = { source: 0, target: 1 };

/** Below 0 where the first comes first in reading order. */
export function inReadingOrder(one: FoundPlace, other: FoundPlace): number {
  return (
    one.row - other.row || sideOrder[one.side] - sideOrder[other.side] || one.at - other.at || one.start - other.start
  );
}

/** The next place after one, or the last before it, going round; without one, the first from a row on or before it. */
export function nextPlace(
  places: readonly FoundPlace[],
  from: FoundPlace | number,
  step: 1 | -1,
): FoundPlace | undefined {
  const isBehind = (place: FoundPlace) =>
    typeof from === 'number' ? place.row >= from : inReadingOrder(place, from) > 0;
  const isBefore = (place: FoundPlace) =>
    typeof from === 'number' ? place.row < from : inReadingOrder(place, from) < 0;
  return step === 1 ? (places.find(isBehind) ?? places[0]) : (places.findLast(isBefore) ?? places.at(-1));
}
