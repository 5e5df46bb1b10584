import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { editDistance } from '../../../src/core/memory/edit-distance.ts';

/** The optimal string alignment distance as the books have it, every cell of the table filled. */
function plainDistance(one: string, other: string): number {
  const table = Array.from({ length: one.length + 1 }, (_, row) =>
    Array.from({ length: other.length + 1 }, (_, column) => (row === 0 ? column : column === 0 ? row : 0)),
  );
  const at = (row: number, column: number) => table[row]?.[column] ?? Number.POSITIVE_INFINITY;
  for (let row = 1; row <= one.length; row++) {
    for (let column = 1; column <= other.length; column++) {
      let cost = Math.min(
        at(row - 1, column) + 1,
        at(row, column - 1) + 1,
        at(row - 1, column - 1) + (one[row - 1] === other[column - 1] ? 0 : 1),
      );
      if (one[row - 1] === other[column - 2] && one[row - 2] === other[column - 1] && row > 1 && column > 1) {
        cost = Math.min(cost, at(row - 2, column - 2) + 1);
      }
      (table[row] as number[])[column] = cost;
    }
  }
  return at(one.length, other.length);
}

describe('edit distance', () => {
  it.each([
    ['комитет', 'комитет', 0],
    ['комитет', 'коимтет', 1],
    ['комитет', 'омитета', 2],
    ['abc', 'ca', 3],
    ['', 'аб', 2],
  ])('of %j and %j is %i', (one, other, distance) => {
    expect(editDistance(one, other, 5)).toBe(distance);
  });

  it('is what filling the whole table gives, or one more than the limit', () => {
    const word = fc.string({ unit: fc.constantFrom('а', 'б', 'в'), maxLength: 9 });
    fc.assert(
      fc.property(word, word, fc.integer({ min: 0, max: 4 }), (one, other, limit) => {
        expect(editDistance(one, other, limit)).toBe(Math.min(plainDistance(one, other), limit + 1));
      }),
      { numRuns: 5000 },
    );
  });

  it('of long words does not depend on what was compared before', () => {
    const long = 'а'.repeat(300);
    expect(editDistance(`б${long}г`, `в${long}д`, 2)).toBe(2);
    expect(editDistance('кот', 'ток', 2)).toBe(2);
  });
});
