import type { Job } from '../job.ts';
import { fold } from '../text/fold.ts';
import { type LanguageTag, primaryLanguage } from '../text/language.ts';
import { numbersIn } from '../text/numbers.ts';
import { stem } from '../text/stem.ts';

/** What a word of the text is, for what may be paired with it. */
export const WordKind = { word: 0, number: 1, mark: 2, opening: 3, term: 4 } as const;

/**
 * One side as numbers: every line a run of word ids. All later work is on these arrays; strings are touched once.
 */
export interface Lines {
  readonly count: number;
  /** Words of line i are words[starts[i]] … words[starts[i + 1] - 1]. */
  readonly starts: Int32Array;
  readonly words: Int32Array;
  /** Letters, digits and marks of each line: characters without spaces. */
  readonly lengths: Float64Array;
  /** By word id: the stem, number or mark. */
  readonly keys: readonly string[];
  /** By word id: the folded form it was first met in. */
  readonly forms: readonly string[];
  readonly kinds: Uint8Array;
  /** By word id: share of its occurrences that begin with a capital, 0-1. */
  readonly capitals: Float32Array;
  /** By word id: occurrences in all. */
  readonly frequency: Int32Array;
  find(key: string): number;
  /** By index of the terms given: the word that stands for the term; -1 where it does not occur. */
  readonly terms: Int32Array;
}

/**
 * Words scored in one line. A line of a megabyte (a table pasted as one row) must not cost a megabyte in every cell of
 * its row: beyond this, only its beginning and its end are scored.
 */
const mostWordsInLine = 600;

// Scripts without spaces between words give one word a character; numbers keep their groups and decimals together.
const piece =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]|\p{L}[\p{L}\p{M}\u00AD]*(?:['\u2019\u02BC]\p{L}[\p{L}\p{M}\u00AD]*)*|\p{Nd}+(?:[ \u00A0\u202F]\p{Nd}{3}(?!\p{Nd}))*(?:[.,]\p{Nd}+)*|[?!:;%$€£№§"«“„(…]/gu;
/** Beyond this a line is data, not a sentence with dates in it. */
const longestNumbersText = 5_000;
const longestTerm = 500;
const hasNumbers = (language: string): boolean => language === 'ru' || language === 'en';
/** A line that opens with a list marker: "1.", "2.3", "a)", "(iv)", "—", "•". */
const marker = /^\s*(?:[([]?((?:\p{Nd}+\.)*\p{Nd}+|\p{L}|[ivxIVX]{1,5})[.)\]]|([–—•·*-])\s)/u;
const grouped = /^\p{Nd}{1,3}(?:[.,\s]\p{Nd}{3})+$/u;

/** Lines read between two looks at the caller's wish to stop. */
const linesBetweenCheckpoints = 100;

/**
 * Reads one side. Words are stemmed for Russian and English and cut to a fixed beginning for other languages. Terms
 * are found wherever their words follow each other, inflected or not, and become words of their own beside those.
 */
export async function readLines(
  lines: readonly { readonly text: string }[],
  language: LanguageTag,
  terms: TermIndex,
  job: Job,
): Promise<Lines> {
  const reader = new Reader(primaryLanguage(language), terms);
  for (const [at, { text }] of lines.entries()) {
    reader.add(text);
    if (at % linesBetweenCheckpoints === 0) await job.checkpoint();
  }
  return reader.finish();
}

/** Terms by the key of their first word. */
export interface TermIndex {
  readonly count: number;
  readonly byFirst: ReadonlyMap<string, readonly Term[]>;
}

interface Term {
  /** Keys of its words, in order. */
  readonly keys: readonly string[];
  /** Which of the terms given are made of these words. */
  readonly indices: number[];
}

/** Makes the terms of a side ready to be found. */
export async function indexTerms(terms: readonly string[], language: LanguageTag, job: Job): Promise<TermIndex> {
  const stemOf = stemmerOf(primaryLanguage(language));
  const byFirst = new Map<string, Term[]>();
  const byKeys = new Map<string, Term>();
  for (const [index, text] of terms.entries()) {
    if (index % linesBetweenCheckpoints === 0) await job.checkpoint();
    const keys = [...text.slice(0, longestTerm).matchAll(piece)].map(([raw]) => classify(raw, stemOf).key);
    if (keys.length === 0) continue;
    const known = byKeys.get(keys.join(' '));
    if (known !== undefined) {
      known.indices.push(index);
      continue;
    }
    const term = { keys, indices: [index] };
    byKeys.set(keys.join(' '), term);
    const alike = byFirst.get(keys[0]!);
    if (alike === undefined) byFirst.set(keys[0]!, [term]);
    else alike.push(term);
  }
  return { count: terms.length, byFirst };
}

type Stem = (key: string) => string;

const stemmerOf = (language: string): Stem =>
  language === 'ru' || language === 'en' ? stem : (key) => key.slice(0, stemLetters);

/** What a piece of text is, the key it is known by, and for a word its folded form. */
function classify(raw: string, stemOf: Stem): { readonly kind: number; readonly key: string; readonly form: string } {
  const code = raw.charCodeAt(0);
  if (/^\p{Nd}/u.test(raw)) return { kind: WordKind.number, key: canonicalNumber(raw), form: '' };
  if (!/^\p{L}/u.test(raw)) {
    return { kind: WordKind.mark, key: code === 0xab || code > 0x201b ? canonicalMark(raw) : raw, form: '' };
  }
  const folded = fold(raw);
  const form = folded.length > 3 && folded.endsWith("'s") ? folded.slice(0, -2) : folded;
  return { kind: WordKind.word, key: stemOf(form), form };
}

/** Letters kept of a word of a language without a stemmer: inflection is mostly behind them. */
const stemLetters = 6;

class Reader {
  readonly #language: string;
  readonly #terms: TermIndex;
  readonly #termWords: Int32Array;
  readonly #stem: Stem;
  readonly #byForm = new Map<string, number>();
  readonly #byKey = new Map<string, number>();
  readonly #keys: string[] = [];
  readonly #forms: string[] = [];
  readonly #kinds: number[] = [];
  readonly #capitals: number[] = [];
  readonly #frequency: number[] = [];
  readonly #words: number[] = [];
  readonly #starts: number[] = [0];
  readonly #lengths: number[] = [];

  constructor(language: string, terms: TermIndex) {
    this.#language = language;
    this.#terms = terms;
    this.#termWords = new Int32Array(terms.count).fill(-1);
    this.#stem = stemmerOf(language);
  }

  add(text: string): void {
    const line: number[] = [];
    const opening = marker.exec(text);
    if (opening !== null) line.push(this.#id(`^${(opening[1] ?? '-').toLowerCase()}`, WordKind.opening));
    for (const [raw] of text.matchAll(piece)) {
      const id = this.#word(raw);
      line.push(id);
      const first = raw.charCodeAt(0);
      if (first > 64 && raw[0] !== raw[0]!.toLowerCase()) this.#capitals[id]!++;
    }
    if (this.#terms.count > 0) this.#findTerms(line);
    if (text.length <= longestNumbersText) this.#findNumbers(text, line);
    const half = mostWordsInLine / 2;
    for (const [at, id] of line.entries()) {
      if (at < half || at >= line.length - half) this.#words.push(id);
    }
    for (const id of line) this.#frequency[id]!++;
    this.#starts.push(this.#words.length);
    this.#lengths.push(solidLength(text));
  }

  /** A term of one word is that word; one of several gets a word of its own where it stands. */
  #findTerms(line: number[]): void {
    const size = line.length;
    for (let at = 0; at < size; at++) {
      for (const { keys, indices } of this.#terms.byFirst.get(this.#keys[line[at]!]!) ?? []) {
        if (at + keys.length > size || !keys.every((key, k) => this.#keys[line[at + k]!] === key)) continue;
        const id = keys.length === 1 ? line[at]! : this.#id(`§${keys.join(' ')}`, WordKind.term);
        if (keys.length > 1) line.push(id);
        for (const index of indices) this.#termWords[index] = id;
      }
    }
  }

  /** Numbers in words, dates and amounts say the same in every notation: пять = 5, 7 октября = October 7. */
  #findNumbers(text: string, line: number[]): void {
    if (!hasNumbers(this.#language)) return;
    for (const { key, start, kind } of numbersIn(text, this.#language)) {
      const plain = kind === 'number' || kind === 'ordinal' || kind === 'roman';
      // Digits are words already.
      if (plain && /\p{Nd}/u.test(text[start]!)) continue;
      line.push(this.#id(plain ? key : `#${key}`, WordKind.number));
    }
  }

  #word(raw: string): number {
    let id = this.#byForm.get(raw);
    if (id === undefined) {
      const { key, kind, form } = classify(raw, this.#stem);
      id = this.#id(key, kind);
      if (this.#forms[id] === '') this.#forms[id] = form;
      this.#byForm.set(raw, id);
    }
    return id;
  }

  #id(key: string, kind: number): number {
    let id = this.#byKey.get(key);
    if (id === undefined) {
      id = this.#keys.length;
      this.#byKey.set(key, id);
      this.#keys.push(key);
      this.#forms.push(kind === WordKind.word ? '' : key);
      this.#kinds.push(kind);
      this.#capitals.push(0);
      this.#frequency.push(0);
    }
    return id;
  }

  finish(): Lines {
    const byKey = this.#byKey;
    const frequency = Int32Array.from(this.#frequency);
    return {
      count: this.#lengths.length,
      starts: Int32Array.from(this.#starts),
      words: Int32Array.from(this.#words),
      lengths: Float64Array.from(this.#lengths),
      keys: this.#keys,
      forms: this.#forms,
      kinds: Uint8Array.from(this.#kinds),
      capitals: Float32Array.from(this.#capitals, (count, id) => count / Math.max(1, frequency[id]!)),
      frequency,
      find: (key) => byKey.get(key) ?? -1,
      terms: this.#termWords,
    };
  }
}

/** 1 500, 1,500 and 1.500 are one number, and so are 7,5 and 7.5. */
function canonicalNumber(raw: string): string {
  if (grouped.test(raw)) return raw.replace(/[.,\s]/g, '').replace(/^0+(?=\p{Nd})/u, '');
  return raw
    .replace(/[\s]/g, '')
    .replaceAll(',', '.')
    .replace(/^0+(?=\p{Nd})/u, '');
}

function canonicalMark(raw: string): string {
  if ('«“„'.includes(raw)) return '"';
  return raw;
}

function solidLength(text: string): number {
  let length = 0;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code > 32 && code !== 0xa0 && code !== 0xad && code !== 0x301) length++;
  }
  return length;
}
