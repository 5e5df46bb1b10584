import { distance } from 'fastest-levenshtein';
import type { Lexicon } from '../align/lexicon.ts';
import type { WordModel } from '../align/word-table.ts';
import { stem } from '../text/stem.ts';
import { foldRomanisation } from '../text/transliteration.ts';
import type { TitleWord } from './title-words.ts';

/** How strongly each Russian word of a bead goes with each English one, 0-1; row = Russian word. */
export interface WordLinks {
  readonly rows: number;
  readonly columns: number;
  /** Row by row. */
  readonly strengths: Float32Array;
}

/** Names alike by so much in their romanised keys are one name (share of letters kept by the edit distance). */
export const sameName = 0.72;
/** Lexicon pairs below this geometric mean of both probabilities say nothing. */
const weakest = 0.004;
/** From this mean on a pair counts in full. */
const strongest = 0.2;
/** What a pair at the lower edge is worth. */
const floor = 0.3;

/** Words remembered, and words compared with each, before the memory is emptied. */
const mostWords = 5_000;

/** Compares words across the languages; holds what it found, for words repeat. */
export class WordLinker {
  readonly #lexicon: Lexicon;
  readonly #learnt: WordModel | undefined;
  readonly #learntFromRussian: boolean;
  readonly #strengths = new Map<string, Map<string, number>>();
  readonly #romanised = new Map<string, string>();

  /** `lexicon` leads from Russian to English; `learnt` leads from the source of the bitext to its target. */
  constructor(lexicon: Lexicon, learnt: WordModel | undefined, learntFromRussian: boolean) {
    this.#lexicon = lexicon;
    this.#learnt = learnt;
    this.#learntFromRussian = learntFromRussian;
  }

  links(russian: readonly TitleWord[], english: readonly TitleWord[]): WordLinks {
    const strengths = new Float32Array(russian.length * english.length);
    russian.forEach((source, row) => {
      english.forEach((target, column) => {
        strengths[row * english.length + column] = this.strength(source, target);
      });
    });
    return { rows: russian.length, columns: english.length, strengths };
  }

  strength(russian: TitleWord, english: TitleWord): number {
    if (russian.small || english.small) return 0;
    // A map in a map costs less than a key joined of both words for each of a million comparisons.
    const row = russian.capital && english.capital ? `${russian.key} ` : russian.key;
    let strengths = this.#strengths.get(row);
    if (strengths === undefined) {
      if (this.#strengths.size > mostWords) this.#strengths.clear();
      strengths = new Map();
      this.#strengths.set(row, strengths);
    }
    const known = strengths.get(english.key);
    if (known !== undefined) return known;
    const strength = this.#compare(russian, english);
    if (strengths.size > mostWords) strengths.clear();
    strengths.set(english.key, strength);
    return strength;
  }

  #compare(russian: TitleWord, english: TitleWord): number {
    if (russian.key === english.key) return 1;
    let best = 0;
    for (const source of stemsOf(russian)) {
      for (const target of stemsOf(english)) best = Math.max(best, this.#translation(source, target));
    }
    if (best < clippedPart) best = Math.max(best, clippedParts(russian.key, english.stem));
    if (russian.capital && english.capital && best < 1) best = Math.max(best, this.#asName(russian, english));
    return best;
  }

  #translation(source: string, target: string): number {
    const translations = this.#lexicon.translations(source);
    let mean = 0;
    const pair = translations.find((one) => one.stem === target);
    if (pair !== undefined) {
      mean = Math.sqrt(pair.probability * pair.reverse) * (pair.count < 2 ? 0.7 : 1);
      // A first choice in either direction is a translation, however common the other word is.
      mean = Math.max(mean, pair.probability * 0.6, pair.reverse * 0.5);
    }
    if (this.#learnt !== undefined) {
      const [a, b] = this.#learntFromRussian ? [source, target] : [target, source];
      mean = Math.max(mean, Math.sqrt(this.#learnt.probability(a, b) * this.#learnt.reverse(a, b)) * 0.8);
    }
    return mean < weakest ? 0 : floor + (1 - floor) * Math.min(1, mean / strongest);
  }

  #asName(russian: TitleWord, english: TitleWord): number {
    const likeness = this.nameLikeness(russian.key, english.key);
    return likeness >= sameName ? likeness : 0;
  }

  /** Likeness of a Russian and an English name word, 0-1, endings and romanisation aside. */
  nameLikeness(russian: string, english: string): number {
    const a = this.#key(russian);
    const b = this.#key(english);
    if (a === '' || b === '' || a.charAt(0) !== b.charAt(0)) {
      // х/h, г/h, е/ye, дж/j … begin otherwise; only near equality counts then.
      if (a.length < 4 || b.length < 4) return 0;
      const likeness = 1 - distance(a, b) / Math.max(a.length, b.length);
      return likeness >= 0.75 ? likeness * 0.95 : 0;
    }
    const plain = 1 - distance(a, b) / Math.max(a.length, b.length);
    // A Russian case ending is no difference: compare with the ending cut to the length of the other too.
    const cut = a.length > b.length && a.length - b.length <= 3 ? a.slice(0, b.length) : a;
    const inflected = (1 - distance(cut, b) / Math.max(cut.length, b.length)) * 0.98;
    return Math.max(plain, a.length >= 3 ? inflected : 0);
  }

  /** Likeness of two name words as they stand, 0-1, romanisation aside. */
  plainLikeness(russian: string, english: string): number {
    const a = this.#key(russian.toLowerCase());
    const b = this.#key(english.toLowerCase());
    return a === '' || b === '' ? 0 : 1 - distance(a, b) / Math.max(a.length, b.length);
  }

  #key(word: string): string {
    const known = this.#romanised.get(word);
    if (known !== undefined) return known;
    const key = foldRomanisation(word).replaceAll(' ', '');
    if (this.#romanised.size > 100_000) this.#romanised.clear();
    this.#romanised.set(word, key);
    return key;
  }
}

/** Stem of the word, and of its parts where a hyphen joins several. */
function stemsOf(word: TitleWord): readonly string[] {
  if (!word.key.includes('-')) return [word.stem];
  return [
    word.stem,
    ...word.key
      .split('-')
      .filter((part) => part.length > 2)
      .map(stem),
  ];
}

/** What a part of a clipped compound is worth as a link. */
const clippedPart = 0.7;

/** Parts of clipped compounds, and the English word stems they stand for: Госпогранслужба, замсекретарь, Минэкономразвития. */
const parts: readonly (readonly [string, string])[] = [
  ['гос', 'state'],
  ['мин', 'ministry minister'],
  ['зам', 'deputy'],
  ['глав', 'chief head'],
  ['ген', 'general'],
  ['сов', 'council'],
  ['спец', 'special'],
  ['пол', 'plenipotentiary'],
  ['пост', 'permanent'],
  ['пред', 'representative envoy mission'],
  ['евро', 'european europe union'],
  ['центро', 'central'],
  ['рос', 'russian russia federal'],
  ['служб', 'service'],
  ['погран', 'border'],
  ['дум', 'duma'],
  ['без', 'security'],
  ['фед', 'federation'],
  ['ассамбле', 'assembly'],
  ['прокур', 'prosecutor attorney'],
  ['штаб', 'staff headquarters'],
  ['секретар', 'secretary'],
  ['деп', 'department'],
  ['транс', 'transport'],
  ['фин', 'finance'],
  ['юст', 'justice'],
  ['здрав', 'health healthcare'],
  ['обр', 'education'],
  ['наук', 'science'],
  ['культ', 'culture'],
  ['оборон', 'defense defence'],
  ['строй', 'construction'],
  ['сельхоз', 'agriculture agricultural'],
  ['экономразвит', 'economic development'],
  ['эконом', 'economic economy'],
  ['пром', 'industry industrial'],
  ['торг', 'trade'],
  ['энерго', 'energy'],
  ['природ', 'natural resources'],
  ['труд', 'labor labour'],
  ['цифр', 'digital'],
  ['спорт', 'sport sports'],
  ['просвещен', 'education'],
  ['избирком', 'election electoral commission'],
  ['банк', 'bank'],
  ['министр', 'minister'],
  ['директор', 'director'],
  ['председател', 'chairman chair'],
  ['команд', 'commander'],
];
const partStems = parts.map(([part, words]) => [part, new Set(words.split(' ').map(stem))] as const);
const clippedWord = /^(?:гос|мин|зам|глав|ген|сов|спец|пол(?=пред)|пост(?=пред)|евро|центро|рос|вице-|экс-)/u;

function clippedParts(russian: string, english: string): number {
  if (russian.length < 6 || !clippedWord.test(russian)) return 0;
  return partStems.some(([part, stems]) => stems.has(english) && russian.includes(part)) ? clippedPart : 0;
}
