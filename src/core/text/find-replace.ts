/** What is looked for in texts, as a user writes it. */
export interface TextQuery {
  readonly query: string;
  readonly isRegExp: boolean;
  readonly matchCase: boolean;
}

/** As a regular expression that finds every place; undefined where there is nothing to look for or it makes no sense. */
export function patternOf({ query, isRegExp, matchCase }: TextQuery): RegExp | undefined {
  if (query === '') return undefined;
  try {
    return new RegExp(isRegExp ? query : query.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&'), matchCase ? 'gu' : 'giu');
  } catch {
    return undefined;
  }
}

/** Where a pattern of `patternOf` stands in a text, in order; offsets in UTF-16 code units. Places without width count as well. */
export function placesIn(text: string, pattern: RegExp): { readonly start: number; readonly end: number }[] {
  return [...text.matchAll(pattern)].map(({ index, 0: { length } }) => ({ start: index, end: index + length }));
}

export interface Replaced {
  readonly text: string;
  /** Places replaced. */
  readonly count: number;
}

/**
 * Replaces what was found, everywhere or only at one place. In the replacement of a regular expression $1, $<name> and $&
 * stand for what was found; in any other it is taken as it is.
 */
export function replacedIn(
  text: string,
  pattern: RegExp,
  replacement: string,
  { isRegExp, at }: { readonly isRegExp: boolean; readonly at?: number },
): Replaced {
  const filling = isRegExp ? replacement : replacement.replaceAll('$', '$$$$');
  const places = placesIn(text, pattern);
  if (at === undefined) return { text: text.replace(pattern, filling), count: places.length };
  const place = places.find(({ start }) => start === at);
  if (place === undefined) return { text, count: 0 };
  // The pattern is tried in the whole text, for it may look at what stands around.
  const once = new RegExp(pattern.source, `${pattern.flags.replace('g', '')}y`);
  once.lastIndex = at;
  return { text: text.replace(once, filling), count: 1 };
}
