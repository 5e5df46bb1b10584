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
  /** By index of the terms given: the word that stands for the term wherever it occurs; -1 for a term without words. */
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
  terms: readonly string[],
  job: Job,
): Promise<Lines> {
  const reader = new Reader(primaryLanguage(language));
  for (const term of terms) reader.addTerm(term);
  for (const [at, { text }] of lines.entries()) {
    reader.add(text);
    if (at % linesBetweenCheckpoints === 0) await job.checkpoint();
  }
  return reader.finish();
}

/** Letters kept of a word of a language without a stemmer: inflection is mostly behind them. */
const stemLetters = 6;

/** A term of several words: ids of its words, and the id that stands for it. */
interface Term {
  readonly words: readonly number[];
  readonly id: number;
}

class Reader {
  readonly #language: string;
  readonly #terms: number[] = [];
  /** By first word. */
  readonly #termsByWord = new Map<number, Term[]>();
  readonly #stem: (key: string) => string;
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

  constructor(language: string) {
    this.#language = language;
    this.#stem = language === 'ru' || language === 'en' ? stem : (key) => key.slice(0, stemLetters);
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
    if (this.#termsByWord.size > 0) this.#findTerms(line);
    if (text.length <= longestNumbersText) this.#findNumbers(text, line);
    const half = mostWordsInLine / 2;
    for (const [at, id] of line.entries()) {
      if (at < half || at >= line.length - half) this.#words.push(id);
    }
    for (const id of line) this.#frequency[id]!++;
    this.#starts.push(this.#words.length);
    this.#lengths.push(solidLength(text));
  }

  /** Gives a term its word; the same words give the same word. */
  addTerm(text: string): void {
    const words = [...text.slice(0, longestTerm).matchAll(piece)].map(([raw]) => this.#word(raw));
    if (words.length < 2) {
      this.#terms.push(words[0] ?? -1);
      return;
    }
    const id = this.#id(`§${words.join(' ')}`, WordKind.term);
    this.#terms.push(id);
    const known = this.#termsByWord.get(words[0]!) ?? [];
    if (!known.some((term) => term.id === id)) known.push({ words, id });
    this.#termsByWord.set(words[0]!, known);
  }

  #findTerms(line: number[]): void {
    const size = line.length;
    for (let at = 0; at < size; at++) {
      for (const { words, id } of this.#termsByWord.get(line[at]!) ?? []) {
        if (at + words.length <= size && words.every((word, k) => line[at + k] === word)) line.push(id);
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
      id = this.#classify(raw);
      this.#byForm.set(raw, id);
    }
    return id;
  }

  #classify(raw: string): number {
    const code = raw.charCodeAt(0);
    if (/^\p{Nd}/u.test(raw)) return this.#id(canonicalNumber(raw), WordKind.number);
    if (!/^\p{L}/u.test(raw)) return this.#id(code === 0xab || code > 0x201b ? canonicalMark(raw) : raw, WordKind.mark);
    // The shipped statistics write co-operation as one word; a hyphen parts words there and here.
    const form = fold(raw);
    const bare = form.length > 3 && form.endsWith("'s") ? form.slice(0, -2) : form;
    const id = this.#id(this.#stem(bare), WordKind.word);
    if (this.#forms[id] === '') this.#forms[id] = bare;
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
      terms: Int32Array.from(this.#terms),
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
