import { commonSegments } from './carry-over.ts';

/** What a user put in place of a segment of a file: none where it was removed, several where it was split. */
export interface SegmentEdit {
  /** Index of the segment among those of the file. */
  readonly position: number;
  readonly texts: readonly string[];
}

interface WithText {
  readonly text: string;
}

/**
 * A file's segments with edits laid over, in order, each with the position it came from. `nowhere` is where a text stands
 * that was written on a side whose file has nothing at all.
 */
export function laidOver<Segment extends WithText>(
  segments: readonly Segment[],
  edits: readonly SegmentEdit[],
  nowhere: Segment,
): { readonly segments: readonly Segment[]; readonly positions: readonly number[] } {
  if (edits.length === 0) return { segments, positions: segments.map((_, position) => position) };
  const byPosition = new Map(edits.map(({ position, texts }) => [position, texts]));
  const result: Segment[] = [];
  const positions: number[] = [];
  for (let position = 0; position < Math.max(1, segments.length); position++) {
    const held = segments[position];
    for (const text of byPosition.get(position) ?? (held === undefined ? [] : [held.text])) {
      result.push(held?.text === text ? held : { ...(held ?? nowhere), text });
      positions.push(position);
    }
  }
  return { segments: result, positions };
}

/**
 * The edits that hold in a changed file: where the segments they stand for are there as they were. Edits of neighbours
 * hold together or not at all, for a text may have gone from one into the other.
 */
export function carriedEdits(
  from: readonly string[],
  to: readonly string[],
  edits: readonly SegmentEdit[],
): readonly SegmentEdit[] {
  if (edits.length === 0) return [];
  const places = commonSegments(from, to);
  const carried: SegmentEdit[] = [];
  for (let first = 0; first < edits.length; ) {
    let end = first + 1;
    while (edits[end]?.position === (edits[end - 1]?.position ?? 0) + 1) end++;
    const run = edits.slice(first, end);
    const start = places[run[0]?.position ?? -1];
    const isWhole = start !== undefined && run.every(({ position }, at) => places[position] === start + at);
    if (isWhole) carried.push(...run.map(({ texts }, at) => ({ position: start + at, texts })));
    first = end;
  }
  return carried;
}
