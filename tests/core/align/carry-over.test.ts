import { describe, expect, it } from 'vitest';
import { carryOver } from '../../../src/core/align/carry-over.ts';

const one = (source: number, target: number) => ({
  source: { start: source, end: source + 1 },
  target: { start: target, end: target + 1 },
});
const lines = (text: string): string[] => text.split(' ');

/** «0,1|0», as the command line prints beads. */
const shown = (from: [string, string], to: [string, string], beads: Parameters<typeof carryOver>[0]) => {
  const carried = carryOver(
    beads,
    { source: lines(from[0]), target: lines(from[1]) },
    { source: lines(to[0]), target: lines(to[1]) },
  );
  const numbers = ({ start, end }: { start: number; end: number }): string =>
    Array.from({ length: end - start }, (_, at) => start + at).join(',');
  return carried.beads.map(({ index, source, target }) => `${index}: ${numbers(source)}|${numbers(target)}`);
};

describe('beads of an earlier version', () => {
  const beads = [one(0, 0), one(1, 1), one(2, 2), one(3, 3)];

  it('are all found again where only something was added', () => {
    expect(shown(['а б в г', 'a b c d'], ['новое а б в г', 'new a b c d'], beads)).toEqual([
      '0: 1|1',
      '1: 2|2',
      '2: 3|3',
      '3: 4|4',
    ]);
  });

  it('are gone where a text of theirs was changed, on either side', () => {
    expect(shown(['а б в г', 'a b c d'], ['а Б в г', 'a b c D'], beads)).toEqual(['0: 0|0', '2: 2|2']);
  });

  it('stay together only where their segments still are neighbours', () => {
    const joined = [{ source: { start: 0, end: 2 }, target: { start: 0, end: 1 } }];
    expect(shown(['а б', 'a'], ['а б', 'a'], joined)).toEqual(['0: 0,1|0']);
    expect(shown(['а б', 'a'], ['а х б', 'a'], joined)).toEqual([]);
  });

  it('that repeat are told apart by their neighbours', () => {
    expect(shown(['да а да б', 'yes a yes b'], ['новое да а да б', 'new yes a yes b'], beads)).toEqual([
      '0: 1|1',
      '1: 2|2',
      '2: 3|3',
      '3: 4|4',
    ]);
  });

  it('never cross or overlap, whatever was moved about', () => {
    let seed = 5;
    const random = (below: number): number => {
      seed = (seed * 1_103_515_245 + 12_345) % 2 ** 31;
      return (seed >> 12) % below;
    };
    for (let round = 0; round < 300; round++) {
      const text = (): string[] => Array.from({ length: 12 }, () => String(random(7)));
      const from = { source: text(), target: text() };
      const to = { source: text(), target: text() };
      const { beads: carried } = carryOver(
        Array.from({ length: 12 }, (_, at) => one(at, at)),
        from,
        to,
      );
      let last = { source: 0, target: 0 };
      for (const { index, source, target } of carried) {
        expect(source.start).toBeGreaterThanOrEqual(last.source);
        expect(target.start).toBeGreaterThanOrEqual(last.target);
        expect(to.source[source.start]).toBe(from.source[index]);
        expect(to.target[target.start]).toBe(from.target[index]);
        last = { source: source.end, target: target.end };
      }
    }
  });

  it('with nothing on one side keep their place between unchanged neighbours', () => {
    const added = [one(0, 0), { source: { start: 1, end: 2 }, target: { start: 1, end: 1 } }, one(2, 1)];
    expect(shown(['а б в', 'a c'], ['х а б в', 'x a c'], added)).toEqual(['0: 1|1', '1: 2|', '2: 3|2']);
    expect(shown(['а б в', 'a c'], ['а б в', 'a new c'], added)).toEqual(['0: 0|0', '2: 2|2']);
  });
});
