import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { beadColumns, beadsOfColumns, type PlainBead } from '../../../src/core/memory/bead-columns.ts';
import { spliceBetween, spliced } from '../../../src/core/memory/splice.ts';

const between = (before: string, after: string) => spliceBetween([...before], [...after], Object.is);

describe('what changed between two lists', () => {
  it.each([
    ['abc', 'abc', { from: 3, removed: 0, added: 0 }],
    ['abc', 'axc', { from: 1, removed: 1, added: 1 }],
    ['abcd', 'axd', { from: 1, removed: 2, added: 1 }],
    ['abc', 'abcd', { from: 3, removed: 0, added: 1 }],
    ['', 'ab', { from: 0, removed: 0, added: 2 }],
    ['aa', 'a', { from: 1, removed: 1, added: 0 }],
  ])('%j to %j', (before, after, splice) => {
    expect(between(before, after)).toEqual(splice);
  });

  it('makes the one of the other', () => {
    const list = fc.array(fc.integer({ min: 0, max: 3 }));
    fc.assert(
      fc.property(list, list, (before, after) => {
        const splice = spliceBetween(before, after, Object.is);
        expect(spliced(before, splice, after.slice(splice.from, splice.from + splice.added))).toEqual(after);
      }),
    );
  });

  it('leaves a list that does not change the object it is', () => {
    const list = [1, 2];
    expect(spliced(list, { from: 2, removed: 0 }, [])).toBe(list);
  });
});

it('beads come out of their columns as they went in', () => {
  const beads: readonly PlainBead[] = [
    { id: 7, source: { start: 0, end: 1 }, target: { start: 0, end: 2 }, confidence: 0.123_456_789, state: 'proposed' },
    { id: 2 ** 40, source: { start: 1, end: 1 }, target: { start: 2, end: 3 }, confidence: 1, state: 'confirmed' },
  ];
  expect(beadsOfColumns(structuredClone(beadColumns(beads)))).toEqual(beads);
});
