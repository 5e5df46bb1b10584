import { stem } from '../text/stem.ts';
import { type Token, tokenize } from '../text/tokens.ts';
import type { ConcordanceHit, Span } from './concordance.ts';

export interface SearchedWords {
  readonly keys: readonly string[];
  readonly stems: readonly string[];
  /** Tells quickly most texts in which the words do not stand side by side. */
  readonly sideBySide: RegExp;
}

/** More words than this narrow nothing down any more. */
const mostWords = 12;

export function searchedWords(text: string): SearchedWords {
  const keys = tokenize(text)
    .slice(0, mostWords)
    .map(({ key }) => key);
  const pattern = keys.map((key) => escaped(key).replaceAll('е', '[её]').replaceAll("'", apostrophe));
  return { keys, stems: keys.map((key) => stem(key)), sideBySide: new RegExp(pattern.join('[^\\p{L}\\p{N}]+'), 'iu') };
}

const apostrophe = "['\u2019\u02BC]";
/** Marks that a word may hold without showing them; the quick look does not see through these. */
const hidden = /\u00AD|[\u200B-\u200D\u2060]|\p{M}/u;

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}

/**
 * Where the words stand in the text one after the other, the first perhaps beginning inside a word and the last perhaps
 * ending inside one; case, quotes, dashes and punctuation between them aside.
 */
export function findSubstring(text: string, { keys, sideBySide }: SearchedWords): Span[] {
  if (!sideBySide.test(text) && !hidden.test(text)) return [];
  const tokens = tokenize(text);
  const spans: Span[] = [];
  for (let start = 0; start + keys.length <= tokens.length; start++) {
    const span = matchAt(tokens, start, keys);
    if (span !== undefined) spans.push(span);
  }
  return spans;
}

function matchAt(tokens: readonly Token[], at: number, keys: readonly string[]): Span | undefined {
  const first = tokens[at];
  const last = tokens[at + keys.length - 1];
  const firstKey = keys[0];
  const lastKey = keys.at(-1);
  if (first === undefined || last === undefined || firstKey === undefined || lastKey === undefined) return undefined;
  if (keys.length === 1) {
    const inside = first.key.indexOf(firstKey);
    return inside < 0 ? undefined : clamp(first.start + inside, first.start + inside + firstKey.length, first.end);
  }
  if (!first.key.endsWith(firstKey) || !last.key.startsWith(lastKey)) return undefined;
  for (let index = 1; index < keys.length - 1; index++) {
    if (tokens[at + index]?.key !== keys[index]) return undefined;
  }
  return clamp(Math.max(first.start, first.end - firstKey.length), last.start + lastKey.length, last.end);
}

/** Folding may shorten a word by invisible marks; a span never leaves its word for that. */
function clamp(start: number, end: number, limit: number): Span {
  return { start, end: Math.min(end, limit) };
}

/** Every form of the searched words, if all of them are in the text; else none. */
export function findStems(text: string, { stems }: SearchedWords): Span[] {
  const wanted = new Set(stems);
  const found = new Set<string>();
  const spans: Span[] = [];
  for (const { key, start, end } of tokenize(text)) {
    const own = stem(key);
    if (!wanted.has(own)) continue;
    found.add(own);
    spans.push({ start, end });
  }
  return found.size === wanted.size ? spans : [];
}

/** What the order of hits goes by. */
export interface RankedHit extends Pick<ConcordanceHit, 'why' | 'unitId'> {
  /** Code units of the text the words were found in. */
  readonly length: number;
  /** Of its collection in the user's order, lower first. */
  readonly place: number;
}

/** Order of hits: letter for letter before other forms; the collection the user has first; shorter texts; older units. */
export function compareHits(a: RankedHit, b: RankedHit): number {
  return (
    (a.why === 'substring' ? 0 : 1) - (b.why === 'substring' ? 0 : 1) ||
    a.place - b.place ||
    a.length - b.length ||
    a.unitId - b.unitId
  );
}
