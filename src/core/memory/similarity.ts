import { stem } from '../text/stem.ts';
import { tokenize } from '../text/tokens.ts';
import type { Difference } from './match.ts';
import { numberWord, segmentWords } from './words.ts';

/** A segment cut into words for comparing. */
export interface ComparedSegment {
  readonly text: string;
  readonly words: readonly ComparedWord[];
}

export interface ComparedWord {
  /** Folded, numbers as they are. */
  readonly key: string;
  readonly stem: string;
  readonly isNumber: boolean;
  /** In the text, UTF-16 code units, half-open. */
  readonly start: number;
  readonly end: number;
}

const digit = /^\p{N}/u;

export function compared(text: string): ComparedSegment {
  const words = tokenize(text).map(({ key, start, end }) => {
    const isNumber = digit.test(key);
    return { key, stem: isNumber ? numberWord : stem(key.replace(/[^\p{L}\p{N}]/gu, '')), isNumber, start, end };
  });
  return { text, words };
}

/** Stems of a segment as the search index knows them, with how often each stands in it. */
export function stemCounts(text: string): Map<string, number> {
  const counts = new Map<string, number>();
  for (const word of segmentWords(text)) {
    const key = word === numberWord ? numberWord : stem(word);
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return counts;
}

/**
 * Cost of turning one word into another, 0-1, a word put in or left out being 1. Another ending of the same word is a
 * small repair, a number a smaller one: translators correct both without looking the word up. (Our own setting, checked by
 * reading matches on the dev texts; OmegaT counts stems and words apart and shows both.)
 */
const endingCost = 0.3;
const numberCost = 0.2;

function substitutionCost(one: ComparedWord, other: ComparedWord): number {
  if (one.key === other.key) return 0;
  if (one.isNumber && other.isNumber) return numberCost;
  return one.stem === other.stem ? endingCost : 1;
}

/** Least cost of turning one segment's words into the other's; stops with Infinity once it must exceed `limit`. */
export function wordDistance(one: ComparedSegment, other: ComparedSegment, limit: number): number {
  const rows = one.words.length;
  const columns = other.words.length;
  if (Math.abs(rows - columns) > limit) return Number.POSITIVE_INFINITY;
  let last = new Float64Array(columns + 1);
  let now = new Float64Array(columns + 1);
  for (let column = 0; column <= columns; column++) last[column] = column;
  for (let row = 1; row <= rows; row++) {
    const word = one.words[row - 1];
    now[0] = row;
    let least = row;
    for (let column = 1; column <= columns; column++) {
      const against = other.words[column - 1];
      const cost = word === undefined || against === undefined ? 1 : substitutionCost(word, against);
      const value = Math.min((last[column] ?? 0) + 1, (now[column - 1] ?? 0) + 1, (last[column - 1] ?? 0) + cost);
      now[column] = value;
      if (value < least) least = value;
    }
    if (least > limit) return Number.POSITIVE_INFINITY;
    [last, now] = [now, last];
  }
  return last[columns] ?? 0;
}

/** 0-100, rounded down: only what is the same word for word has 100. -1 where it must be below `min`. */
export function wordSimilarity(one: ComparedSegment, other: ComparedSegment, min: number): number {
  const longer = Math.max(one.words.length, other.words.length);
  if (longer === 0) return one.text === other.text ? 100 : -1;
  const limit = (longer * (100 - min)) / 100 + 1e-9;
  const distance = wordDistance(one, other, limit);
  if (distance > limit) return -1;
  return Math.floor(100 * (1 - distance / longer) + 1e-9);
}

interface WordPair {
  readonly query: ComparedWord | undefined;
  readonly found: ComparedWord | undefined;
}

/** The words of both in the cheapest pairing, in order; undefined stands for none. */
export function pairWords(query: ComparedSegment, found: ComparedSegment): WordPair[] {
  const rows = query.words.length;
  const columns = found.words.length;
  const table: Float64Array[] = Array.from({ length: rows + 1 }, () => new Float64Array(columns + 1));
  const at = (row: number, column: number) => table[row]?.[column] ?? Number.POSITIVE_INFINITY;
  const substitution = (row: number, column: number) => {
    const one = query.words[row - 1];
    const other = found.words[column - 1];
    return one === undefined || other === undefined ? Number.POSITIVE_INFINITY : substitutionCost(one, other);
  };
  for (let row = 0; row <= rows; row++) {
    const line = table[row];
    if (line === undefined) continue;
    for (let column = 0; column <= columns; column++) {
      if (row === 0 || column === 0) line[column] = row + column;
      else {
        line[column] = Math.min(
          at(row - 1, column) + 1,
          at(row, column - 1) + 1,
          at(row - 1, column - 1) + substitution(row, column),
        );
      }
    }
  }
  const pairs: WordPair[] = [];
  let row = rows;
  let column = columns;
  while (row > 0 || column > 0) {
    const here = at(row, column);
    if (row > 0 && column > 0 && here === at(row - 1, column - 1) + substitution(row, column)) {
      row -= 1;
      column -= 1;
      pairs.push({ query: query.words[row], found: found.words[column] });
    } else if (row > 0 && here === at(row - 1, column) + 1) {
      row -= 1;
      pairs.push({ query: query.words[row], found: undefined });
    } else {
      column -= 1;
      pairs.push({ query: undefined, found: found.words[column] });
    }
  }
  return pairs.reverse();
}

/** Where the found text differs, in order. `inserted`: the found text has it and the query has not; `deleted`: the reverse. */
export function differencesOf(pairs: readonly WordPair[]): Difference[] {
  const differences: Difference[] = [];
  let queryEnd = 0;
  let foundEnd = 0;
  for (const { query, found } of pairs) {
    if (query === undefined || found === undefined || query.key !== found.key) {
      differences.push({
        kind: query === undefined ? 'inserted' : found === undefined ? 'deleted' : 'changed',
        queryStart: query?.start ?? queryEnd,
        queryEnd: query?.end ?? queryEnd,
        start: found?.start ?? foundEnd,
        end: found?.end ?? foundEnd,
      });
    }
    queryEnd = query?.end ?? queryEnd;
    foundEnd = found?.end ?? foundEnd;
  }
  return differences;
}

export interface SubstitutedText {
  readonly text: string;
  /** Where a place of the text before is in it now. */
  moved(offset: number): number;
}

/**
 * The rendering with the query's numbers in place of the found text's, where that is safe: every changed number stands
 * once in the found source, once in the rendering in the same digits, and is not part of a longer one. Undefined if not.
 */
export function substituteNumbers(
  pairs: readonly WordPair[],
  found: ComparedSegment,
  rendering: string,
): SubstitutedText | undefined {
  const changed = pairs.filter(({ query, found: held }) => query?.isNumber && held?.isNumber && query.key !== held.key);
  if (changed.length === 0) return undefined;
  const target = compared(rendering);
  const edits: { start: number; end: number; text: string }[] = [];
  for (const { query, found: held } of changed) {
    if (query === undefined || held === undefined) return undefined;
    const inSource = found.words.filter(({ key }) => key === held.key);
    const inTarget = target.words.filter(({ key }) => key === held.key);
    const place = inTarget[0];
    if (inSource.length !== 1 || inTarget.length !== 1 || place === undefined) return undefined;
    edits.push({ start: place.start, end: place.end, text: query.key });
  }
  const text = edits
    .sort((a, b) => b.start - a.start)
    .reduce((before, edit) => before.slice(0, edit.start) + edit.text + before.slice(edit.end), rendering);
  const moved = (offset: number) =>
    edits.reduce((place, { start, end, text: put }) => {
      if (offset >= end) return place + put.length - (end - start);
      // A tag within the old number stands behind the new one.
      return offset > start ? place + put.length - (offset - start) : place;
    }, offset);
  return { text, moved };
}
