import type { MemoryOverview } from './overview.ts';

/** Periods shown: a year of months, or a quarter of weeks. */
export const shownPeriods = 12;

export interface GrowthPeriod {
  /** Its first day, ISO date. */
  readonly from: string;
  readonly entries: number;
  readonly units: number;
}

export interface Growth {
  readonly step: 'month' | 'week';
  /** Oldest first; the last one is still running. */
  readonly periods: readonly GrowthPeriod[];
}

const dayMs = 86_400_000;
const isoDay = (time: number): string => new Date(time).toISOString().slice(0, 10);

/** First days of the months up to `today`, the month of `today` last. */
export function monthsUpTo(today: string): string[] {
  const year = Number(today.slice(0, 4));
  const month = Number(today.slice(5, 7)) - 1;
  return Array.from({ length: shownPeriods }, (_, index) =>
    isoDay(Date.UTC(year, month - shownPeriods + 1 + index, 1)),
  );
}

/** First days of the weeks up to `today`, which begin on Mondays. */
function weeksUpTo(today: string): string[] {
  const time = Date.parse(`${today}T00:00:00Z`);
  const monday = time - ((new Date(time).getUTCDay() + 6) % 7) * dayMs;
  return Array.from({ length: shownPeriods }, (_, index) => isoDay(monday - (shownPeriods - 1 - index) * 7 * dayMs));
}

/** By weeks while all there is was made within them, or else by months. Days after today count for the running period. */
export function growthOf(days: MemoryOverview['days'], today: string): Growth {
  const weeks = weeksUpTo(today);
  const step = days.every(({ day }) => day >= weeks[0]!) ? 'week' : 'month';
  const starts = step === 'week' ? weeks : monthsUpTo(today);
  const periods = starts.map((from) => ({ from, entries: 0, units: 0 }));
  for (const { day, entries, units } of days) {
    const period = periods.findLast(({ from }) => from <= day);
    if (period === undefined) continue;
    period.entries += entries;
    period.units += units;
  }
  return { step, periods };
}
