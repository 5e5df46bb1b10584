import { describe, expect, it } from 'vitest';
import { everyRow, extendedTo, placeInRun, selectedRun } from '../../../src/ui/screens/align/selection.ts';

const rows = [11, 12, 13, 14, 15].map((id) => ({ id }));

describe('chosen rows', () => {
  it('reach from where they were begun to where the cursor goes, down or up', () => {
    const down = extendedTo(rows, undefined, 1, 3);
    expect(selectedRun(rows, down)).toEqual({ first: 1, last: 3 });
    const up = extendedTo(rows, down, 3, 0);
    expect(selectedRun(rows, up)).toEqual({ first: 0, last: 1 });
    expect(selectedRun(rows, everyRow(rows))).toEqual({ first: 0, last: 4 });
  });

  it('stay the same rows when others go or come above them, and end when one of their ends goes', () => {
    const chosen = extendedTo(rows, undefined, 2, 3);
    expect(selectedRun(rows.slice(1), chosen)).toEqual({ first: 1, last: 2 });
    const without = rows.filter(({ id }) => id !== 14);
    expect(selectedRun(without, chosen)).toBeUndefined();
    expect(selectedRun(without, extendedTo(without, chosen, 0, 1))).toEqual({ first: 0, last: 1 });
  });

  it('are drawn as one', () => {
    const run = { first: 1, last: 3 };
    expect([0, 1, 2, 3, 4].map((index) => placeInRun(index, run))).toEqual([
      undefined,
      'first',
      'middle',
      'last',
      undefined,
    ]);
    expect(placeInRun(2, { first: 2, last: 2 })).toBe('only');
  });
});
