import { describe, expect, it } from 'vitest';
import type { BeadView } from '../../../src/engine/contract.ts';
import { orderByRanks, type RowOrder, ranksByDoubt, sameRows } from '../../../src/ui/screens/align/row-order.ts';

const bead = (id: number, confidence: number, state: BeadView['state'] = 'proposed'): BeadView => ({
  id,
  confidence,
  state,
  source: { start: id, end: id + 1 },
  target: { start: id, end: id + 1 },
});
const text = [bead(10, 0.9), bead(11, 0.2, 'confirmed'), bead(12, 0.4), bead(13, 0.9), bead(14, 0.4)];

const shown = (beads: readonly BeadView[], { indexAt }: RowOrder) => beads.map((_, place) => beads[indexAt(place)]?.id);

describe('rows by doubt', () => {
  const ranks = ranksByDoubt(text);

  it('begin with the most doubtful, the confirmed last, and otherwise keep the order of the text', () => {
    expect(shown(text, orderByRanks(text, ranks))).toEqual([12, 14, 10, 13, 11]);
  });

  it('know the place of each row', () => {
    const { indexAt, placeOf } = orderByRanks(text, ranks);
    expect(text.map((_, index) => indexAt(placeOf(index)))).toEqual([0, 1, 2, 3, 4]);
  });

  it('stay where they are when they are confirmed', () => {
    const after = text.map((one) => (one.id === 12 ? { ...one, state: 'confirmed' as const } : one));
    expect(sameRows(text, after)).toBe(true);
    expect(shown(after, orderByRanks(after, ranks))).toEqual([12, 14, 10, 13, 11]);
  });

  it('take in what a row was cut into where that row was, and go on when one is gone', () => {
    const cut = [bead(10, 0.9), bead(11, 0.2), bead(20, 1), bead(21, 1), bead(13, 0.9), bead(14, 0.4)];
    expect(sameRows(text, cut)).toBe(false);
    // Behind the row before it in the text, 11.
    expect(shown(cut, orderByRanks(cut, ranks))).toEqual([14, 10, 13, 11, 20, 21]);
    expect(shown(text.slice(1), orderByRanks(text.slice(1), ranks))).toEqual([12, 14, 13, 11]);
  });

  it('are sorted anew when the text was aligned anew', () => {
    const anew = [bead(30, 0.9), bead(31, 0.3), bead(12, 0.4)];
    expect(shown(anew, orderByRanks(anew, ranks))).toEqual([31, 12, 30]);
  });
});
