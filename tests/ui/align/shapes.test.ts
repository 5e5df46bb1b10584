import { describe, expect, it } from 'vitest';
import type { BeadView } from '../../../src/engine/contract.ts';
import {
  canSplit,
  isValidCut,
  likelyCut,
  merged,
  moved,
  movedCut,
  nextOneSided,
  pinned,
  rowOf,
  split,
} from '../../../src/ui/screens/align/shapes.ts';

let nextId = 1;

function bead(source: [number, number], target: [number, number]): BeadView {
  return {
    id: nextId++,
    state: 'proposed',
    confidence: 0.5,
    source: { start: source[0], end: source[1] },
    target: { start: target[0], end: target[1] },
  };
}

describe('merging two rows', () => {
  it('joins both sides into one row', () => {
    const first = bead([0, 1], [0, 2]);
    const second = bead([1, 3], [2, 2]);
    expect(merged(first, second)).toEqual({
      beadIds: [first.id, second.id],
      shapes: [{ source: { start: 0, end: 3 }, target: { start: 0, end: 2 } }],
    });
  });
});

describe('splitting a row', () => {
  it('cuts each side where it is told', () => {
    const row = bead([4, 6], [7, 8]);
    expect(split(row, { source: 1, target: 1 }).shapes).toEqual([
      { source: { start: 4, end: 5 }, target: { start: 7, end: 8 } },
      { source: { start: 5, end: 6 }, target: { start: 8, end: 8 } },
    ]);
  });

  it('refuses a cut that leaves one of the rows without anything', () => {
    const row = bead([0, 1], [0, 1]);
    expect(isValidCut(row, { source: 0, target: 0 })).toBe(false);
    expect(isValidCut(row, { source: 1, target: 1 })).toBe(false);
    expect(isValidCut(row, { source: 1, target: 0 })).toBe(true);
  });

  it('is impossible for a single sentence', () => {
    expect(canSplit(bead([0, 1], [0, 0]))).toBe(false);
    expect(canSplit(bead([0, 1], [0, 1]))).toBe(true);
  });

  it('proposes the cut whose parts are alike in length', () => {
    const row = bead([0, 3], [0, 2]);
    expect(likelyCut(row, [50, 40, 100], [95, 105])).toEqual({ source: 2, target: 1 });
  });

  it('leaves no side empty as long as both sides can be shared out', () => {
    const row = bead([0, 2], [0, 2]);
    expect(likelyCut(row, [200, 10], [10, 200])).toEqual({ source: 1, target: 1 });
  });

  it('moves a cut past the places where it may not stand', () => {
    const row = bead([0, 2], [0, 0]);
    expect(movedCut(row, { source: 1, target: 0 }, 'source', -1)).toBeUndefined();
    const wider = bead([0, 3], [0, 0]);
    expect(movedCut(wider, { source: 1, target: 0 }, 'source', 1)).toEqual({ source: 2, target: 0 });
  });
});

describe('moving a sentence over the border of a row', () => {
  it('takes the first sentence of a side to the row above', () => {
    const beads = [bead([0, 1], [0, 1]), bead([1, 3], [1, 2])];
    expect(moved(beads, 1, 'source', 'up')?.shapes).toEqual([
      { source: { start: 0, end: 2 }, target: { start: 0, end: 1 } },
      { source: { start: 2, end: 3 }, target: { start: 1, end: 2 } },
    ]);
  });

  it('takes the last sentence of a side to the row below', () => {
    const beads = [bead([0, 1], [0, 2]), bead([1, 2], [2, 2])];
    expect(moved(beads, 0, 'target', 'down')?.shapes).toEqual([
      { source: { start: 0, end: 1 }, target: { start: 0, end: 1 } },
      { source: { start: 1, end: 2 }, target: { start: 1, end: 2 } },
    ]);
  });

  it('drops a row that has nothing left', () => {
    const beads = [bead([0, 1], [0, 1]), bead([1, 2], [1, 1])];
    expect(moved(beads, 1, 'source', 'up')?.shapes).toEqual([
      { source: { start: 0, end: 2 }, target: { start: 0, end: 1 } },
    ]);
  });

  it('does nothing at the edges of the text and on an empty side', () => {
    const beads = [bead([0, 1], [0, 0]), bead([1, 2], [0, 1])];
    expect(moved(beads, 0, 'source', 'up')).toBeUndefined();
    expect(moved(beads, 1, 'source', 'down')).toBeUndefined();
    expect(moved(beads, 0, 'target', 'down')).toBeUndefined();
  });
});

describe('finding the row of a sentence', () => {
  const beads = [bead([0, 2], [0, 1]), bead([2, 2], [1, 2]), bead([2, 3], [2, 3])];

  it('finds the row that holds it', () => {
    expect(rowOf(beads, 1, 0)).toBe(0);
    expect(rowOf(beads, 2, 2)).toBe(2);
  });

  it('finds a row that stands on the other side alone', () => {
    expect(rowOf(beads, 2, 1)).toBe(1);
  });

  it('stays within the text when the sentence is gone', () => {
    expect(rowOf(beads, 99, 99)).toBe(2);
    expect(rowOf([], 5, 5)).toBe(0);
  });
});

describe('pairing cells of two rows', () => {
  const rows = [bead([0, 1], [0, 1]), bead([1, 2], [1, 2]), bead([2, 3], [2, 3])];
  const idsOf = (...places: number[]) => places.map((place) => rows[place]?.id);

  it('leaves what stood before the later cell and after the earlier one without a partner', () => {
    expect(pinned(rows, 0, 2)).toEqual({
      beadIds: idsOf(0, 1, 2),
      shapes: [
        { source: { start: 0, end: 0 }, target: { start: 0, end: 2 } },
        { source: { start: 0, end: 1 }, target: { start: 2, end: 3 } },
        { source: { start: 1, end: 3 }, target: { start: 3, end: 3 } },
      ],
    });
  });

  it('works upwards too', () => {
    expect(pinned(rows, 2, 1)).toEqual({
      beadIds: idsOf(1, 2),
      shapes: [
        { source: { start: 1, end: 2 }, target: { start: 1, end: 1 } },
        { source: { start: 2, end: 3 }, target: { start: 1, end: 2 } },
        { source: { start: 3, end: 3 }, target: { start: 2, end: 3 } },
      ],
    });
  });

  it('needs two rows and two sides that hold something', () => {
    expect(pinned(rows, 1, 1)).toBeUndefined();
    expect(pinned([bead([0, 0], [0, 1]), bead([0, 1], [1, 2])], 0, 1)).toBeUndefined();
  });
});

describe('rows of one side', () => {
  it('are found going round once', () => {
    const rows = [bead([0, 1], [0, 0]), bead([1, 2], [0, 1]), bead([2, 3], [1, 2])];
    expect(nextOneSided(rows, 0)).toBe(0);
    expect(nextOneSided(rows, 1)).toBe(0);
    expect(nextOneSided(rows.slice(1), 0)).toBeUndefined();
  });
});
