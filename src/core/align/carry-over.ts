import type { Bead, SegmentRange } from './bead.ts';

/** A bead of the earlier version and where its segments stand in the new one. */
export interface CarriedBead {
  /** Its place among the earlier beads. */
  readonly index: number;
  readonly source: SegmentRange;
  readonly target: SegmentRange;
}

export interface CarriedOver {
  /** In order, without overlaps on either side. */
  readonly beads: readonly CarriedBead[];
  /** Share of the earlier segments that stand in the new version unchanged, 0-1, by side. */
  readonly unchanged: { readonly source: number; readonly target: number };
}

interface Version {
  readonly source: readonly string[];
  readonly target: readonly string[];
}

/**
 * Finds again, in a changed pair of texts, the beads whose segments are unchanged and still stand together on both
 * sides. Beads whose text was changed, torn apart or dropped are not among the answers.
 */
export function carryOver(beads: readonly Pick<Bead, 'source' | 'target'>[], from: Version, to: Version): CarriedOver {
  const source = commonSegments(from.source, to.source);
  const target = commonSegments(from.target, to.target);
  const carried: CarriedBead[] = [];
  beads.forEach((bead, index) => {
    const newSource = movedRange(bead.source, source, to.source.length);
    const newTarget = movedRange(bead.target, target, to.target.length);
    if (newSource === undefined || newTarget === undefined) return;
    const last = carried.at(-1);
    if (last !== undefined && (newSource.start < last.source.end || newTarget.start < last.target.end)) return;
    carried.push({ index, source: newSource, target: newTarget });
  });
  const share = (places: readonly (number | undefined)[]): number =>
    places.length === 0 ? 1 : places.filter((place) => place !== undefined).length / places.length;
  return { beads: carried, unchanged: { source: share(source), target: share(target) } };
}

/** Where a range stands now; undefined unless all of it still stands together. */
function movedRange(
  { start, end }: SegmentRange,
  places: readonly (number | undefined)[],
  length: number,
): SegmentRange | undefined {
  if (start === end) {
    // Nothing on this side: its place is known only between two neighbours that still are neighbours.
    const before = start === 0 ? -1 : places[start - 1];
    const after = start === places.length ? length : places[start];
    return before !== undefined && after === before + 1 ? { start: after, end: after } : undefined;
  }
  const first = places[start];
  if (first === undefined) return undefined;
  for (let at = start; at < end; at++) if (places[at] !== first + at - start) return undefined;
  return { start: first, end: first + end - start };
}

/**
 * For every earlier segment its place in the new text, increasing; undefined where it is gone. Segments that occur once
 * on both sides are found first, the longest increasing run of them is kept, and their equal neighbours follow.
 */
export function commonSegments(from: readonly string[], to: readonly string[]): (number | undefined)[] {
  const places: (number | undefined)[] = from.map(() => undefined);
  const once = (texts: readonly string[]): Map<string, number> => {
    const found = new Map<string, number>();
    texts.forEach((text, index) => {
      found.set(text, found.has(text) ? -1 : index);
    });
    return found;
  };
  const inTo = once(to);
  const anchors: { readonly from: number; readonly to: number }[] = [];
  for (const [text, index] of once(from)) {
    const place = inTo.get(text) ?? -1;
    if (index >= 0 && place >= 0) anchors.push({ from: index, to: place });
  }
  for (const anchor of longestIncreasing(anchors)) places[anchor.from] = anchor.to;
  // Repeated segments («Утверждаю.») beside what is known, first downwards, then upwards, never past the next known one.
  const bounds = places.slice();
  let bound = to.length;
  for (let at = from.length - 1; at >= 0; at--) {
    const known = places[at];
    bounds[at] = bound;
    if (known !== undefined) bound = known;
  }
  for (let at = 0; at < from.length; at++) {
    const place = at === 0 ? 0 : (places[at - 1] ?? to.length) + 1;
    if (places[at] === undefined && place < (bounds[at] ?? 0) && to[place] === from[at]) places[at] = place;
  }
  bound = -1;
  places.forEach((known, at) => {
    bounds[at] = bound;
    if (known !== undefined) bound = known;
  });
  for (let at = from.length - 1; at >= 0; at--) {
    const place = (at === from.length - 1 ? to.length : (places[at + 1] ?? 0)) - 1;
    if (places[at] === undefined && place > (bounds[at] ?? -1) && to[place] === from[at]) places[at] = place;
  }
  return places;
}

function longestIncreasing<Anchor extends { readonly from: number; readonly to: number }>(
  anchors: readonly Anchor[],
): Anchor[] {
  const sorted = [...anchors].sort((a, b) => a.from - b.from);
  /** Index of the anchor that ends the best run of each length. */
  const ends: number[] = [];
  const previous: number[] = [];
  sorted.forEach((anchor, index) => {
    let low = 0;
    let high = ends.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (sorted[ends[middle]!]!.to < anchor.to) low = middle + 1;
      else high = middle;
    }
    previous[index] = low === 0 ? -1 : ends[low - 1]!;
    ends[low] = index;
  });
  const run: Anchor[] = [];
  for (let index = ends.at(-1) ?? -1; index >= 0; index = previous[index]!) run.push(sorted[index]!);
  return run.reverse();
}
