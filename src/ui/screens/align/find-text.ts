import type { BitextView } from '../../../engine/contract.ts';

/** What is looked for, as a regular expression; undefined where the user's own makes no sense. */
export function patternOf(query: string, isRegExp: boolean): RegExp | undefined {
  try {
    return new RegExp(isRegExp ? query : query.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'), 'iu');
  } catch {
    return undefined;
  }
}

/** Rows in which a pattern stands on either side, in order. */
export function rowsWith({ beadViews, sourceSegments, targetSegments }: BitextView, pattern: RegExp): number[] {
  const inSource = sourceSegments.map(({ text }) => pattern.test(text));
  const inTarget = targetSegments.map(({ text }) => pattern.test(text));
  const within = (found: readonly boolean[], { start, end }: { readonly start: number; readonly end: number }) => {
    for (let at = start; at < end; at++) if (found[at] === true) return true;
    return false;
  };
  return beadViews.flatMap(({ source, target }, index) =>
    within(inSource, source) || within(inTarget, target) ? [index] : [],
  );
}
