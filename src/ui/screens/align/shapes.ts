/** Rows of an alignment cut anew: which beads are replaced, by what, and which segment the cursor then stands on. */
import type { BeadShape, BeadView } from '../../../engine/contract.ts';

export type Side = 'source' | 'target';

export interface Recut {
  readonly beadIds: readonly number[];
  readonly shapes: readonly BeadShape[];
}

type Range = BeadShape['source'];

const length = (range: Range) => range.end - range.start;
const isEmpty = ({ source, target }: BeadShape) => length(source) + length(target) === 0;
const joined = (first: Range, second: Range): Range => ({ start: first.start, end: second.end });

export function merged(first: BeadView, second: BeadView): Recut {
  return {
    beadIds: [first.id, second.id],
    shapes: [{ source: joined(first.source, second.source), target: joined(first.target, second.target) }],
  };
}

/** Neighbouring rows as one; undefined where there are not two. */
export function mergedAll(beads: readonly BeadView[]): Recut | undefined {
  const [first, last] = [beads[0], beads.at(-1)];
  if (first === undefined || last === undefined || first === last) return undefined;
  return { beadIds: beads.map(({ id }) => id), shapes: merged(first, last).shapes };
}

/** How many segments of each side stay in the upper row. */
export interface Cut {
  readonly source: number;
  readonly target: number;
}

export function canSplit(bead: BeadView): boolean {
  return length(bead.source) + length(bead.target) >= 2;
}

/** Whether both rows of a cut would have something. */
export function isValidCut(bead: BeadView, { source, target }: Cut): boolean {
  const sources = length(bead.source);
  const targets = length(bead.target);
  const within = source >= 0 && target >= 0 && source <= sources && target <= targets;
  return within && source + target > 0 && source + target < sources + targets;
}

/** The cut a reader would choose first: both rows have both sides where they can, in like proportions of length. */
export function likelyCut(bead: BeadView, sourceLengths: readonly number[], targetLengths: readonly number[]): Cut {
  let best: Cut = { source: 0, target: 1 };
  let bestCost = Number.POSITIVE_INFINITY;
  for (let source = 0; source <= sourceLengths.length; source++) {
    for (let target = 0; target <= targetLengths.length; target++) {
      const cut = { source, target };
      if (!isValidCut(bead, cut)) continue;
      const emptied = [source, sourceLengths.length - source, target, targetLengths.length - target];
      const cost =
        Math.abs(share(sourceLengths, source) - share(targetLengths, target)) +
        // A row with nothing on one side is the last resort: it costs more than any difference of length.
        2 * emptied.filter((count) => count === 0).length;
      if (cost < bestCost) [best, bestCost] = [cut, cost];
    }
  }
  return best;
}

/** Share of the whole length in the first `count` parts, 0-1. */
function share(lengths: readonly number[], count: number): number {
  const total = lengths.reduce((sum, one) => sum + one, 0);
  return total === 0 ? 0 : lengths.slice(0, count).reduce((sum, one) => sum + one, 0) / total;
}

/** The nearest cut in a direction on one side; undefined when there is none. */
export function movedCut(bead: BeadView, cut: Cut, side: Side, step: 1 | -1): Cut | undefined {
  for (let moved = { ...cut, [side]: cut[side] + step }; ; moved = { ...moved, [side]: moved[side] + step }) {
    if (moved[side] < 0 || moved[side] > length(bead[side])) return undefined;
    if (isValidCut(bead, moved)) return moved;
  }
}

export function split(bead: BeadView, cut: Cut): Recut {
  const parts = (side: Side): [Range, Range] => {
    const at = bead[side].start + cut[side];
    return [
      { start: bead[side].start, end: at },
      { start: at, end: bead[side].end },
    ];
  };
  const [sourceAbove, sourceBelow] = parts('source');
  const [targetAbove, targetBelow] = parts('target');
  return {
    beadIds: [bead.id],
    shapes: [
      { source: sourceAbove, target: targetAbove },
      { source: sourceBelow, target: targetBelow },
    ],
  };
}

/** The first segment of `side` goes to the row above, or the last one to the row below; undefined when there is none. */
export function moved(
  beads: readonly BeadView[],
  index: number,
  side: Side,
  direction: 'up' | 'down',
): Recut | undefined {
  const bead = beads[index];
  const neighbour = beads[direction === 'up' ? index - 1 : index + 1];
  if (bead === undefined || neighbour === undefined || length(bead[side]) === 0) return undefined;
  const [upper, lower] = direction === 'up' ? [neighbour, bead] : [bead, neighbour];
  const border = upper[side].end + (direction === 'up' ? 1 : -1);
  const shapes = [
    { source: upper.source, target: upper.target, [side]: { start: upper[side].start, end: border } },
    { source: lower.source, target: lower.target, [side]: { start: border, end: lower[side].end } },
  ];
  return { beadIds: [upper.id, lower.id], shapes: shapes.filter((shape) => !isEmpty(shape)) };
}

/** The row that holds a segment; the one before where none does. */
export function rowOf(beads: readonly BeadView[], sourceStart: number, targetStart: number): number {
  const index = beads.findIndex(
    ({ source, target }) =>
      (sourceStart >= source.start && sourceStart < source.end) ||
      (length(source) === 0 && source.start === sourceStart && targetStart >= target.start && targetStart < target.end),
  );
  if (index !== -1) return index;
  return Math.max(
    0,
    beads.findLastIndex(({ source, target }) => source.start <= sourceStart && target.start <= targetStart),
  );
}

/**
 * Pairs the source of one row with the target of another: the rows between are cut anew so that nothing crosses, what
 * loses its partner standing alone. Undefined where a side is missing or it is the same row.
 */
export function pinned(beads: readonly BeadView[], sourceRow: number, targetRow: number): Recut | undefined {
  const source = beads[sourceRow]?.source;
  const target = beads[targetRow]?.target;
  if (source === undefined || target === undefined || sourceRow === targetRow) return undefined;
  if (length(source) === 0 || length(target) === 0) return undefined;
  const rows = beads.slice(Math.min(sourceRow, targetRow), Math.max(sourceRow, targetRow) + 1);
  const first = rows[0];
  const last = rows.at(-1);
  if (first === undefined || last === undefined) return undefined;
  const shapes: readonly BeadShape[] = [
    {
      source: { start: first.source.start, end: source.start },
      target: { start: first.target.start, end: target.start },
    },
    { source, target },
    { source: { start: source.end, end: last.source.end }, target: { start: target.end, end: last.target.end } },
  ];
  return { beadIds: rows.map(({ id }) => id), shapes: shapes.filter((shape) => !isEmpty(shape)) };
}

/** The next row after `from`, going round once, that has nothing on one side; undefined where there is none. */
export function nextOneSided(beads: readonly BeadView[], from: number): number | undefined {
  for (let passed = 1; passed <= beads.length; passed++) {
    const at = (from + passed) % beads.length;
    const bead = beads[at];
    if (bead !== undefined && (length(bead.source) === 0 || length(bead.target) === 0)) return at;
  }
  return undefined;
}
