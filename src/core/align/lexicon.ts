import { type LanguageTag, primaryLanguage } from '../text/language.ts';
import { stem } from '../text/stem.ts';
import { tokenize } from '../text/tokens.ts';

/** A translation of a stem. */
export interface Translation {
  readonly stem: string;
  /** p(this translation | the stem asked for), 0-1. */
  readonly probability: number;
  /** p(the stem asked for | this translation), 0-1. */
  readonly reverse: number;
  /** Expected number of links behind it; below 2 it is weak evidence. */
  readonly count: number;
}

/** A pair of phrases, as the dictionaries have them. */
export interface PhrasePair {
  readonly source: string;
  readonly target: string;
  /** Rough field: military, law, politics …, `unesco:` and a microthesaurus; often empty. */
  readonly domain: string;
}

/** A pair of name words, lower case, and how often it was met. */
export interface NamePair {
  readonly target: string;
  readonly count: number;
}

/**
 * Word and phrase statistics of a language pair. Stems are those of core/text/stem.ts on folded tokens; names are whole
 * words, folded.
 */
export interface Lexicon {
  readonly sourceLanguage: LanguageTag;
  readonly targetLanguage: LanguageTag;
  /** Best first; empty where the stem is not held. */
  translations(sourceStem: string): readonly Translation[];
  /** The same from the other side: source stems of a target stem, best first. */
  sources(targetStem: string): readonly Translation[];
  /** p(target | source), 0 where the pair is not held. */
  probability(sourceStem: string, targetStem: string): number;
  /** Share of a source stem among all words the statistics were counted on, 0-1; 0 where it is not held. */
  share(sourceStem: string): number;
  /** Share of the stem's occurrences that its translations account for, 0-1. */
  coverage(sourceStem: string): number;
  /** Phrase pairs whose source begins with the stem, longest source first. */
  phrases(firstSourceStem: string): readonly PhrasePair[];
  /** Spellings of a name word on the target side, most frequent first. */
  names(sourceName: string): readonly NamePair[];
  /** The same data with the sides exchanged; shares memory. */
  reversed(): Lexicon;
}

/** The text of a TSV file, whole or in pieces cut anywhere. */
export type TsvText = string | Iterable<string>;

export interface LexiconTexts {
  /** Rows: source stem, target stem, p(target|source), p(source|target), count. */
  readonly stems: TsvText;
  /** Rows: source phrase, target phrase, domain, and more. */
  readonly phrases?: TsvText;
  /** Rows: source name, target name, count. */
  readonly names?: TsvText;
}

/**
 * Reads the rows of the shipped lexicon (data/lexicon). Rows that do not have their columns are passed over: the file
 * is ours, and a damaged row must not cost the user the alignment.
 */
export function parseLexicon(
  texts: LexiconTexts,
  languages: { readonly source: LanguageTag; readonly target: LanguageTag } = { source: 'ru', target: 'en' },
): Lexicon {
  const source = new Interner();
  const target = new Interner();
  const pairs = new PairRows();
  for (const line of linesOf(texts.stems)) {
    const a = line.indexOf('\t');
    const b = line.indexOf('\t', a + 1);
    const c = line.indexOf('\t', b + 1);
    const d = line.indexOf('\t', c + 1);
    if (a < 1 || b <= a + 1 || c < 0 || d < 0) continue;
    const forward = Number(line.slice(b + 1, c));
    const backward = Number(line.slice(c + 1, d));
    const count = Number(line.slice(d + 1));
    if (!(forward > 0) || !(backward > 0)) continue;
    pairs.add(source.id(line.slice(0, a)), target.id(line.slice(a + 1, b)), forward, backward, count);
  }
  const data: LexiconData = {
    words: [source, target],
    pairs: pairs.finish(source.size, target.size),
    phrases: new PhraseRows(texts.phrases ?? ''),
    names: new NameRows(texts.names ?? ''),
  };
  return view(data, [languages.source, languages.target], false);
}

/** The lexicon in the direction wanted; undefined where it is of another language pair. */
export function lexiconFor(
  lexicon: Lexicon | undefined,
  sourceLanguage: LanguageTag,
  targetLanguage: LanguageTag,
): Lexicon | undefined {
  if (lexicon === undefined) return undefined;
  const from = primaryLanguage(lexicon.sourceLanguage);
  const to = primaryLanguage(lexicon.targetLanguage);
  const source = primaryLanguage(sourceLanguage);
  const target = primaryLanguage(targetLanguage);
  if (from === source && to === target) return lexicon;
  if (from === target && to === source) return lexicon.reversed();
  return undefined;
}

interface LexiconData {
  readonly words: readonly [Interner, Interner];
  readonly pairs: PairTable;
  readonly phrases: PhraseRows;
  readonly names: NameRows;
}

function view(data: LexiconData, languages: readonly [LanguageTag, LanguageTag], turned: boolean): Lexicon {
  const from = data.words[turned ? 1 : 0];
  const to = data.words[turned ? 0 : 1];
  const { pairs } = data;
  const [out, back] = turned ? [pairs.byTarget, pairs.bySource] : [pairs.bySource, pairs.byTarget];
  const [forward, backward] = turned ? [pairs.backward, pairs.forward] : [pairs.forward, pairs.backward];

  const rows = (id: number, index: RowIndex, words: Interner, there: Float32Array, here: Float32Array) => {
    if (id < 0) return [];
    const list: Translation[] = [];
    for (let k = index.starts[id]!; k < index.starts[id + 1]!; k++) {
      const row = index.rows[k]!;
      list.push({
        stem: words.text(index.other[row]!),
        probability: there[row]!,
        reverse: here[row]!,
        count: pairs.counts[row]!,
      });
    }
    return list.sort((a, b) => b.probability - a.probability);
  };

  return {
    sourceLanguage: languages[0],
    targetLanguage: languages[1],
    translations: (word) => rows(from.find(word), out, to, forward, backward),
    sources: (word) => rows(to.find(word), back, from, backward, forward),
    probability(sourceStem, targetStem) {
      const s = from.find(sourceStem);
      const t = to.find(targetStem);
      if (s < 0 || t < 0) return 0;
      for (let k = out.starts[s]!; k < out.starts[s + 1]!; k++) {
        const row = out.rows[k]!;
        if (out.other[row] === t) return forward[row]!;
      }
      return 0;
    },
    share(sourceStem) {
      const id = from.find(sourceStem);
      return id < 0 ? 0 : out.totals[id]! / pairs.total;
    },
    coverage(sourceStem) {
      const id = from.find(sourceStem);
      if (id < 0) return 0;
      let sum = 0;
      for (let k = out.starts[id]!; k < out.starts[id + 1]!; k++) sum += forward[out.rows[k]!]!;
      return Math.min(1, sum);
    },
    phrases: (firstStem) => data.phrases.startingWith(firstStem, turned),
    names: (name) => data.names.of(name, turned),
    reversed: () => view(data, [languages[1], languages[0]], !turned),
  };
}

/** Strings to small integers and back. */
class Interner {
  readonly #ids = new Map<string, number>();
  readonly #texts: string[] = [];

  get size(): number {
    return this.#texts.length;
  }

  id(text: string): number {
    let id = this.#ids.get(text);
    if (id === undefined) {
      id = this.#texts.length;
      this.#ids.set(text, id);
      this.#texts.push(text);
    }
    return id;
  }

  /** -1 where the text was never seen. */
  find(text: string): number {
    return this.#ids.get(text) ?? -1;
  }

  text(id: number): string {
    return this.#texts[id]!;
  }
}

/** Rows of one side's words: the rows of word w are rows[starts[w]] … rows[starts[w + 1] - 1]. */
interface RowIndex {
  readonly starts: Int32Array;
  readonly rows: Int32Array;
  /** By row: the word of the other side. */
  readonly other: Int32Array;
  /** By word: sum of the counts of its rows. */
  readonly totals: Float32Array;
}

interface PairTable {
  readonly bySource: RowIndex;
  readonly byTarget: RowIndex;
  readonly forward: Float32Array;
  readonly backward: Float32Array;
  readonly counts: Float32Array;
  /** Sum of all counts. */
  readonly total: number;
}

class PairRows {
  readonly #source: number[] = [];
  readonly #target: number[] = [];
  readonly #forward: number[] = [];
  readonly #backward: number[] = [];
  readonly #counts: number[] = [];

  add(source: number, target: number, forward: number, backward: number, count: number): void {
    this.#source.push(source);
    this.#target.push(target);
    this.#forward.push(Math.min(1, forward));
    this.#backward.push(Math.min(1, backward));
    this.#counts.push(count > 0 ? count : 0);
  }

  finish(sources: number, targets: number): PairTable {
    const source = Int32Array.from(this.#source);
    const target = Int32Array.from(this.#target);
    const counts = Float32Array.from(this.#counts);
    return {
      bySource: indexRows(source, target, counts, sources),
      byTarget: indexRows(target, source, counts, targets),
      total: Math.max(
        1,
        counts.reduce((sum, count) => sum + count, 0),
      ),
      forward: Float32Array.from(this.#forward),
      backward: Float32Array.from(this.#backward),
      counts,
    };
  }
}

function indexRows(words: Int32Array, other: Int32Array, counts: Float32Array, size: number): RowIndex {
  const starts = new Int32Array(size + 1);
  for (const word of words) starts[word + 1]!++;
  for (let w = 0; w < size; w++) starts[w + 1]! += starts[w]!;
  const next = starts.slice();
  const rows = new Int32Array(words.length);
  const totals = new Float32Array(size);
  for (let row = 0; row < words.length; row++) {
    const word = words[row]!;
    rows[next[word]!++] = row;
    totals[word]! += counts[row]!;
  }
  return { starts, rows, other, totals };
}

/** Phrase pairs by their first stem. The index is made on first use: aligning alone never needs it. */
class PhraseRows {
  readonly #text: TsvText;
  #pairs: readonly PhrasePair[] | undefined;
  readonly #byFirst: [Map<string, number[]> | undefined, Map<string, number[]> | undefined] = [undefined, undefined];

  constructor(text: TsvText) {
    // Pieces can be walked only once, so they are kept as one text until somebody asks.
    this.#text = typeof text === 'string' ? text : [...text].join('');
  }

  startingWith(firstStem: string, turned: boolean): readonly PhrasePair[] {
    const pairs = this.#read();
    const side = turned ? 1 : 0;
    const index = this.#byFirst[side] ?? indexPhrases(pairs, turned);
    this.#byFirst[side] = index;
    const found = (index.get(firstStem) ?? []).map((at) => {
      const pair = pairs[at]!;
      return turned ? { source: pair.target, target: pair.source, domain: pair.domain } : pair;
    });
    return found.sort((a, b) => b.source.length - a.source.length);
  }

  #read(): readonly PhrasePair[] {
    if (this.#pairs !== undefined) return this.#pairs;
    const pairs: PhrasePair[] = [];
    for (const line of linesOf(this.#text)) {
      const [source, target, domain] = line.split('\t', 3);
      if (source && target) pairs.push({ source, target, domain: domain ?? '' });
    }
    this.#pairs = pairs;
    return pairs;
  }
}

function indexPhrases(pairs: readonly PhrasePair[], turned: boolean): Map<string, number[]> {
  const index = new Map<string, number[]>();
  for (const [at, pair] of pairs.entries()) {
    const first = tokenize(turned ? pair.target : pair.source)[0];
    if (first === undefined) continue;
    const key = stem(first.key);
    const list = index.get(key);
    if (list === undefined) index.set(key, [at]);
    else list.push(at);
  }
  return index;
}

class NameRows {
  readonly #bySource = new Map<string, NamePair[]>();
  #byTarget: Map<string, NamePair[]> | undefined;

  constructor(text: TsvText) {
    for (const line of linesOf(text)) {
      const a = line.indexOf('\t');
      const b = line.indexOf('\t', a + 1);
      if (a < 1 || b <= a + 1) continue;
      push(this.#bySource, line.slice(0, a), line.slice(a + 1, b), Number(line.slice(b + 1)) || 1);
    }
    for (const pairs of this.#bySource.values()) pairs.sort((a, b) => b.count - a.count);
  }

  of(name: string, turned: boolean): readonly NamePair[] {
    if (!turned) return this.#bySource.get(name) ?? [];
    if (this.#byTarget === undefined) {
      this.#byTarget = new Map();
      for (const [source, pairs] of this.#bySource) {
        for (const { target, count } of pairs) push(this.#byTarget, target, source, count);
      }
      for (const pairs of this.#byTarget.values()) pairs.sort((a, b) => b.count - a.count);
    }
    return this.#byTarget.get(name) ?? [];
  }
}

function push(index: Map<string, NamePair[]>, from: string, target: string, count: number): void {
  const list = index.get(from);
  if (list === undefined) index.set(from, [{ target, count }]);
  else list.push({ target, count });
}

/** Lines of a text that may come in pieces cut anywhere; empty lines are left out. */
function* linesOf(text: TsvText): Generator<string> {
  let rest = '';
  for (const piece of typeof text === 'string' ? [text] : text) {
    const chunk = rest + piece;
    let from = 0;
    for (let to = chunk.indexOf('\n'); to >= 0; to = chunk.indexOf('\n', from)) {
      const line = chunk.slice(from, chunk[to - 1] === '\r' ? to - 1 : to);
      if (line !== '') yield line;
      from = to + 1;
    }
    rest = chunk.slice(from);
  }
  if (rest !== '') yield rest;
}
