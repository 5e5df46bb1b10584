/** Offsets in UTF-16 code units, half-open. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/**
 * Where a span of a text stands after the text was edited. A change within the span belongs to it (a typo put right in a
 * title); where the change reaches over its edge, its words are looked for as they were, nearest to where they stood.
 * Undefined where they are gone.
 */
export function spanInEdit(before: string, after: string, span: Span): Span | undefined {
  if (before === after) return span;
  const words = before.slice(span.start, span.end);
  const most = Math.min(before.length, after.length);
  let same = 0;
  while (same < most && before[same] === after[same]) same++;
  let sameEnd = 0;
  while (sameEnd < most - same && before.at(-1 - sameEnd) === after.at(-1 - sameEnd)) sameEnd++;
  const changedTo = before.length - sameEnd;
  const grown = after.length - before.length;
  if (span.end <= same) return span;
  if (span.start >= changedTo) return { start: span.start + grown, end: span.end + grown };
  if (span.start <= same && changedTo <= span.end) {
    const within = { start: span.start, end: span.end + grown };
    if (/[\p{L}\p{N}]/u.test(after.slice(within.start, within.end))) return within;
  }
  const found = nearest(after, words, span.start);
  return found === undefined ? undefined : { start: found, end: found + words.length };
}

function nearest(text: string, words: string, place: number): number | undefined {
  if (words === '') return undefined;
  const below = text.lastIndexOf(words, place);
  const above = text.indexOf(words, place);
  if (below === -1 && above === -1) return undefined;
  if (below === -1 || (above !== -1 && above - place < place - below)) return above;
  return below;
}
