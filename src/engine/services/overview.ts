import { doubtfulBelow } from '../../core/align/doubtful.ts';
import { growthOf, monthsUpTo } from '../../core/memory/growth.ts';
import type { OverviewMethods } from '../contract/overview.ts';
import type { Resources } from '../resources.ts';

/** Of the texts opened last so many say how well they are aligned. */
const shownTexts = 8;

/** The day it is where the user sits. */
function localToday(): string {
  const now = new Date();
  return new Date(now.getTime() - now.getTimezoneOffset() * 60_000).toISOString().slice(0, 10);
}

export function overviewServices({ memory }: Resources): Pick<OverviewMethods, 'overview'> {
  return {
    async overview() {
      const today = localToday();
      const since = monthsUpTo(today)[0]!;
      const { days, ...rest } = await (await memory()).overview({ today, since, texts: shownTexts, doubtfulBelow });
      const entries = rest.types.reduce((sum, type) => sum + type.entries, 0);
      return { ...rest, entries, growth: growthOf(days, today) };
    },
  };
}
