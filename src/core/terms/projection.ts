import { mayStandInEnglishTitle } from './function-words.ts';
import { joined, type TitleWord } from './title-words.ts';
import { englishHead } from './trigger-words.ts';
import type { WordLinks } from './word-links.ts';

/** A run of words of one side, half-open. */
export interface WordSpan {
  readonly first: number;
  readonly end: number;
}

/** A span of English words that may render a Russian phrase, with what speaks for it. All shares are 0-1. */
export interface Projection extends WordSpan {
  /** Share of the Russian content words that are rendered within the span, by strength. */
  readonly russianCovered: number;
  /** Share of the English content words that render something of the phrase, by strength. */
  readonly englishCovered: number;
  /** English content words that render nothing of the phrase. */
  readonly strangers: number;
  /** Strength of the worst rendered content word of either side. */
  readonly weakest: number;
  /** The next content word on either side of the English span renders the phrase too, and nothing else better. */
  readonly englishSpill: boolean;
  /** The next content word on either side of the phrase is rendered within the span, and nowhere else better. */
  readonly russianSpill: boolean;
  /** A neighbour of the span renders a word of the phrase. */
  readonly torn: boolean;
  /** The span cuts a run of capitalised words. */
  readonly cutsCapitals: boolean;
}

/** A pair of words at least so strong is a link. */
const linkAt = 0.3;
/** What a content word costs a span that it does not serve; crossing a comma; a bracket. */
const strangerCost = 0.4;
const commaCost = 0.55;
const bracketCost = 0.25;
/** Longest English span looked at, in words. */
const longestSpan = 52;

/** Best English spans for a phrase of a bead, best first, at most `most`. */
export function project(
  phrase: WordSpan,
  russian: readonly TitleWord[],
  english: readonly TitleWord[],
  links: WordLinks,
  most = 2,
): Projection[] {
  const values = english.map((word, column) => worthOf(word, column, phrase, links));
  const spans: WordSpan[] = [];
  for (const seed of bestRuns(values, english, most)) {
    const trimmed = trim(seed, english, values);
    if (trimmed !== undefined) spans.push(...variants(trimmed, english, values));
  }
  // An acronym in brackets belongs to a title where the Russian one has it within: Специальная миссия (СММ) ОБСЕ.
  const bracketed = russian.slice(phrase.first + 1, phrase.end).some(({ gap }) => gap.includes('('));
  const seen = new Set<string>();
  const projections: Projection[] = [];
  for (const found of spans) {
    const span = bracketed ? found : withoutBracketTail(found, english);
    const key = `${span.first}-${span.end}`;
    if (seen.has(key) || span.end - span.first > longestSpan) continue;
    seen.add(key);
    projections.push(measure(span, phrase, russian, english, links));
  }
  return projections;
}

function worthOf(word: TitleWord, column: number, phrase: WordSpan, links: WordLinks): number {
  if (word.small) return -0.03;
  let inside = 0;
  let outside = 0;
  const { strengths, rows, columns } = links;
  for (let row = 0, at = column; row < rows; row++, at += columns) {
    const strength = strengths[at]!;
    if (row >= phrase.first && row < phrase.end) {
      if (strength > inside) inside = strength;
    } else if (strength > outside) outside = strength;
  }
  if (inside < linkAt) return outside >= 0.6 ? -0.8 : -strangerCost;
  return outside > inside + 0.2 ? inside - outside : inside;
}

/** What stands in brackets behind a title explains it, as its acronym does: (CSTO). Brackets within it are part of it. */
function withoutBracketTail(span: WordSpan, english: readonly TitleWord[]): WordSpan {
  for (let at = span.end - 1; at > span.first; at--) {
    const { gap } = english[at]!;
    if (gap.includes(')')) return span;
    if (gap.includes('(')) return { first: span.first, end: at };
  }
  return span;
}

/** Runs of words with the greatest sum, best first, not overlapping. */
function bestRuns(values: readonly number[], english: readonly TitleWord[], most: number): WordSpan[] {
  const runs: (WordSpan & { sum: number })[] = [];
  const taken = new Set<number>();
  for (let round = 0; round < most; round++) {
    let best: (WordSpan & { sum: number }) | undefined;
    let first = 0;
    let sum = 0;
    for (let column = 0; column < values.length; column++) {
      const word = english[column]!;
      const cost = column === first ? 0 : gapCost(word);
      if (sum <= 0 || taken.has(column) || cost === Number.POSITIVE_INFINITY) {
        sum = 0;
        first = column;
      } else sum -= cost;
      if (taken.has(column)) continue;
      sum += values[column]!;
      if (sum > (best?.sum ?? 0)) best = { first, end: column + 1, sum };
    }
    if (best === undefined || (runs[0] !== undefined && best.sum < runs[0].sum * 0.6)) break;
    runs.push(best);
    for (let column = best.first; column < best.end; column++) taken.add(column);
  }
  return runs;
}

function gapCost(word: TitleWord): number {
  if (joined(word)) return 0;
  if (word.initial) return Number.POSITIVE_INFINITY;
  if (/[;:–—]/u.test(word.gap)) return 1.2;
  if (/[()]/u.test(word.gap)) return bracketCost;
  return /,/u.test(word.gap) ? commaCost : 0.1;
}

/** Without small words and strangers at either end. */
function trim(span: WordSpan, english: readonly TitleWord[], values: readonly number[]): WordSpan | undefined {
  let { first, end } = span;
  while (first < end && values[first]! <= 0) first++;
  while (end > first && values[end - 1]! <= 0) end--;
  return first === end || english[first] === undefined ? undefined : { first, end };
}

/** The span itself, and the spans a reader would cut instead: along capitals, with the head noun beside it. */
function variants(span: WordSpan, english: readonly TitleWord[], values: readonly number[]): WordSpan[] {
  const spans = [span];
  const { first, end } = span;
  // Along the run of capitals the span lies in.
  let left = first;
  while (left > 0 && english[left - 1]!.capital && joined(english[left]!) && !english[left - 1]!.initial) left--;
  let right = end;
  while (right < english.length && english[right]!.capital && joined(english[right]!)) right++;
  if (right > end) spans.push({ first, end: right });
  if (left < first) spans.push({ first: left, end });
  if (left < first && right > end) spans.push({ first: left, end: right });
  // The head noun may be the one word the lexicon did not link: «Генассамблея» – General Assembly.
  const next = english[end];
  if (next !== undefined && joined(next) && englishHead(next.key) !== undefined && values[end]! > -0.8)
    spans.push({ first, end: end + 1 });
  const before = english[first - 1];
  if (
    before !== undefined &&
    joined(english[first]!) &&
    values[first - 1]! > -0.8 &&
    !before.small &&
    (before.capital || englishHead(before.key) !== undefined)
  ) {
    spans.push({ first: first - 1, end });
  }
  // «head of the X»: a head and its small words before the span.
  if (before !== undefined && mayStandInEnglishTitle(before.key)) {
    let at = first - 1;
    while (at > 0 && mayStandInEnglishTitle(english[at]!.key)) at--;
    if (englishHead(english[at]!.key) !== undefined && values[at]! > -0.8 && joined(english[at + 1]!))
      spans.push({ first: at, end });
  }
  // Along the quotes: up to one that closes within, from one that opens within.
  for (let cut = first + 1; cut < end; cut++) {
    const { gap } = english[cut]!;
    if (/^["”»]/u.test(gap)) spans.push({ first, end: cut });
    if (/["“«]$/u.test(gap)) spans.push({ first: cut, end });
  }
  // Parts of the span that read as whole phrases: without a first or last stretch that hangs by a small word.
  for (let cut = first + 1; cut < end - 1; cut++) {
    if (!mayStandInEnglishTitle(english[cut]!.key)) continue;
    if (cut + 1 < end && !english[cut - 1]!.small) spans.push({ first, end: cut });
  }
  return spans;
}

function measure(
  span: WordSpan,
  phrase: WordSpan,
  russian: readonly TitleWord[],
  english: readonly TitleWord[],
  links: WordLinks,
): Projection {
  let covered = 0;
  let weight = 0;
  let torn = false;
  let weakest = 1;
  for (let row = phrase.first; row < phrase.end; row++) {
    const word = russian[row]!;
    if (word.small) continue;
    let best = 0;
    let outside = 0;
    for (let column = Math.max(0, span.first - 3); column < Math.min(english.length, span.end + 3); column++) {
      const strength = links.strengths[row * links.columns + column]!;
      if (column >= span.first && column < span.end) best = Math.max(best, strength);
      else outside = Math.max(outside, strength);
    }
    covered += best >= linkAt ? best : 0;
    weight += 1;
    weakest = Math.min(weakest, best);
    if (outside >= linkAt && outside > best + 0.15) torn = true;
  }
  let served = 0;
  let content = 0;
  let strangers = 0;
  for (let column = span.first; column < span.end; column++) {
    const word = english[column]!;
    if (word.small) continue;
    let best = 0;
    for (let row = phrase.first; row < phrase.end; row++)
      best = Math.max(best, links.strengths[row * links.columns + column]!);
    content++;
    weakest = Math.min(weakest, best);
    if (best >= linkAt) served += best;
    else strangers++;
  }
  const before = english[span.first - 1];
  const after = english[span.end];
  const first = english[span.first]!;
  const last = english[span.end - 1]!;
  const cutsLeft = before?.capital === true && !before.initial && joined(first) && first.capital;
  const cutsRight = after?.capital === true && joined(after) && last.capital;
  return {
    ...span,
    russianCovered: weight === 0 ? 0 : covered / weight,
    englishCovered: content === 0 ? 0 : served / content,
    strangers,
    weakest,
    englishSpill: spills(english, span, (column) =>
      belongs(links.strengths, column, links.columns, links.rows, phrase),
    ),
    russianSpill: spills(russian, phrase, (row) =>
      belongs(links.strengths, row * links.columns, 1, links.columns, span),
    ),
    torn,
    cutsCapitals: cutsLeft || cutsRight,
  };
}

/** A neighbour linked so strongly belongs to the phrase. */
const spillAt = 0.55;

/** Whether the greatest of a row or column of strengths lies within the span and is great enough to count. */
function belongs(strengths: Float32Array, first: number, step: number, count: number, span: WordSpan): boolean {
  let inside = 0;
  let outside = 0;
  for (let index = 0, at = first; index < count; index++, at += step) {
    const strength = strengths[at]!;
    if (index >= span.first && index < span.end) {
      if (strength > inside) inside = strength;
    } else if (strength > outside) outside = strength;
  }
  return inside >= spillAt && inside >= outside;
}

/** Whether the nearest content word before or behind the span, nothing but small words between, belongs to it. */
function spills(words: readonly TitleWord[], span: WordSpan, isPart: (index: number) => boolean): boolean {
  for (let index = span.end; index < words.length && joined(words[index]!); index++) {
    if (words[index]!.small) continue;
    if (isPart(index)) return true;
    break;
  }
  for (let index = span.first - 1; index >= 0 && joined(words[index + 1]!); index--) {
    if (words[index]!.small) continue;
    if (isPart(index)) return true;
    break;
  }
  return false;
}
