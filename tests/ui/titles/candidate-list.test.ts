import { describe, expect, it } from 'vitest';
import type { CandidateView } from '../../../src/engine/contract.ts';
import {
  arranged,
  filtered,
  marked,
  noFilter,
  surest,
  typesIn,
} from '../../../src/ui/screens/titles/candidate-list.ts';

function candidate(id: number, group: number, score: number, changed: Partial<CandidateView> = {}): CandidateView {
  const term = { text: '', asSeen: '', termType: 'fullForm', administrativeStatus: 'preferred' } as const;
  return {
    id,
    group,
    score,
    source: term,
    target: term,
    conceptType: 'organisation',
    occurrences: [],
    state: 'proposed',
    sourceText: '',
    targetText: '',
    ...changed,
  };
}

const ids = (rows: readonly { readonly candidate: CandidateView }[]) => rows.map((row) => row.candidate.id);

describe('the order of proposed titles', () => {
  it('keeps a group together, the best group and the best pair first', () => {
    const list = [candidate(1, 0, 0.5), candidate(2, 1, 0.9), candidate(3, 0, 0.7), candidate(4, 1, 0.4)];
    expect(arranged(list).map(({ id }) => id)).toEqual([2, 4, 3, 1]);
  });

  it('brings forward what the text speaks of often', () => {
    const occurrence = { bead: 0, sourceStart: 0, sourceEnd: 1, targetStart: 0, targetEnd: 1 };
    const often = candidate(1, 0, 0.8, { occurrences: Array.from({ length: 8 }, () => occurrence) });
    const once = candidate(2, 1, 0.99, { occurrences: [occurrence] });
    expect(arranged([once, often]).map(({ id }) => id)).toEqual([1, 2]);
  });

  it('goes kind by kind where that is wanted, with a heading and a count above each', () => {
    const list = [
      candidate(1, 0, 0.5, { conceptType: 'person' }),
      candidate(2, 1, 0.7),
      candidate(3, 2, 0.9, { conceptType: 'person' }),
      candidate(4, 1, 0.4, { conceptType: 'person' }),
    ];
    const rows = filtered(arranged(list, 'kind'), { ...noFilter, order: 'kind' }, new Set());
    expect(ids(rows)).toEqual([2, 4, 3, 1]);
    expect(rows.map(({ kindHead }) => kindHead)).toEqual([
      { conceptType: 'organisation', count: 2 },
      undefined,
      { conceptType: 'person', count: 2 },
      undefined,
    ]);
    expect(filtered(arranged(list), noFilter, new Set()).every(({ kindHead }) => kindHead === undefined)).toBe(true);
  });

  it('keeps the order of the text among equals', () => {
    const list = [candidate(1, 0, 0.8), candidate(2, 1, 0.8), candidate(3, 2, 0.8)];
    expect(arranged(list).map(({ id }) => id)).toEqual([1, 2, 3]);
  });
});

describe('the rows of the list', () => {
  const list = [
    candidate(1, 0, 0.9),
    candidate(2, 0, 0.8),
    candidate(3, 1, 0.6, { conceptType: 'person' }),
    candidate(4, 2, 0.1),
  ];

  it('leaves unlikely pairs out until they are asked for', () => {
    expect(ids(filtered(list, noFilter, new Set()))).toEqual([1, 2, 3]);
    expect(ids(filtered(list, { ...noFilter, showUnlikely: true }, new Set()))).toEqual([1, 2, 3, 4]);
  });

  it('keeps a decided pair however unlikely it was', () => {
    const decided = [candidate(4, 2, 0.1, { state: 'accepted' })];
    expect(ids(filtered(decided, noFilter, new Set()))).toEqual([4]);
  });

  it('says where a group begins and ends', () => {
    expect(filtered(list, noFilter, new Set()).map(({ first, last, groupSize }) => [first, last, groupSize])).toEqual([
      [true, false, 2],
      [false, true, 2],
      [true, true, 1],
    ]);
  });

  it('lets a row that was just decided stay where it is', () => {
    const decided = [candidate(1, 0, 0.9, { state: 'accepted' }), candidate(2, 0, 0.8)];
    const undecided = { ...noFilter, state: 'proposed' as const };
    expect(ids(filtered(decided, undecided, new Set([1])))).toEqual([1, 2]);
    expect(ids(filtered(decided, undecided, new Set()))).toEqual([2]);
  });

  it('shows only what reaches a score, when one is asked for', () => {
    expect(ids(filtered(list, { ...noFilter, minScore: 0.8 }, new Set()))).toEqual([1, 2]);
  });

  it('names what is undecided from a score on, surest first', () => {
    const decided = candidate(5, 4, 0.99, { state: 'accepted' });
    expect(surest([candidate(2, 0, 0.8), decided, candidate(1, 0, 0.9)], 0.8).map(({ id }) => id)).toEqual([1, 2]);
  });

  it('offers the types that occur, in the order of the model', () => {
    expect(typesIn([candidate(1, 0, 1, { conceptType: 'person' }), candidate(2, 1, 1)])).toEqual([
      'organisation',
      'person',
    ]);
  });
});

describe('a sentence with its title', () => {
  it('is cut before and after the title', () => {
    expect(marked('the CSTO said', 4, 8)).toEqual(['the ', 'CSTO', ' said']);
  });

  it('survives offsets outside the text', () => {
    expect(marked('abc', 2, 99)).toEqual(['ab', 'c', '']);
    expect(marked('abc', -3, -1)).toEqual(['', '', 'abc']);
  });
});
