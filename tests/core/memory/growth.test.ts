import { describe, expect, it } from 'vitest';
import { growthOf, monthsUpTo } from '../../../src/core/memory/growth.ts';

const day = (name: string, entries: number, units = 0) => ({ day: name, entries, units });

describe('growth of a memory', () => {
  it('goes by weeks, which begin on Mondays, while all was made within twelve of them', () => {
    const { step, periods } = growthOf(
      [day('2026-09-07', 1), day('2026-11-22', 2, 5), day('2026-11-26', 4)],
      '2026-11-26',
    );
    expect(step).toBe('week');
    expect(periods).toHaveLength(12);
    expect(periods[0]).toEqual({ from: '2026-09-07', entries: 1, units: 0 });
    expect(periods.slice(-2)).toEqual([
      { from: '2026-11-16', entries: 2, units: 5 },
      { from: '2026-11-23', entries: 4, units: 0 },
    ]);
  });

  it('goes by months as soon as something is older', () => {
    const { step, periods } = growthOf([day('2026-09-06', 3), day('2026-11-26', 4, 1)], '2026-11-26');
    expect(step).toBe('month');
    expect(periods[0]).toEqual({ from: '2025-12-01', entries: 0, units: 0 });
    expect(periods.slice(-3)).toEqual([
      { from: '2026-09-01', entries: 3, units: 0 },
      { from: '2026-10-01', entries: 0, units: 0 },
      { from: '2026-11-01', entries: 4, units: 1 },
    ]);
  });

  it('counts what is dated after today for the running period, and nothing from before the first one', () => {
    const { periods } = growthOf([day('2025-11-30', 9), day('2026-12-24', 2)], '2026-11-26');
    expect(periods.reduce((sum, { entries }) => sum + entries, 0)).toBe(2);
    expect(periods.at(-1)?.entries).toBe(2);
  });

  it('begins a year of months over the turn of the year', () => {
    expect(monthsUpTo('2026-02-28')).toEqual([
      ...['2025-03-01', '2025-04-01', '2025-05-01', '2025-06-01', '2025-07-01', '2025-08-01', '2025-09-01'],
      ...['2025-10-01', '2025-11-01', '2025-12-01', '2026-01-01', '2026-02-01'],
    ]);
  });
});
