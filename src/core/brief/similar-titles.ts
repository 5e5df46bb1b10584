import { isFunctionWord } from '../check/english.ts';
import { isRussianFunctionWord } from '../terms/function-words.ts';
import { tokenize } from '../text/tokens.ts';
import type { BriefLanguage } from './brief.ts';
import { titleKey } from './title-finder.ts';

/** A held title like one that is new. */
export interface SimilarTitle<Value> {
  readonly value: Value;
  /** Dice coefficient of their words, rare words weighing more; 0-1. */
  readonly score: number;
}

/** Words met in more titles than this say little; a title is looked for by its rarer ones. */
const mostTitlesOfAWord = 3_000;
/** Rare words a title is looked for by. */
const wordsAskedFor = 3;
/** Less alike than this, two titles are different things that share a word. Set by eye on official titles of both languages. */
const leastLikeness = 0.5;

/** Titles of one language by their words, to find those like a new one. */
export class SimilarTitles<Value> {
  readonly #language: BriefLanguage;
  readonly #titles: { readonly words: readonly string[]; readonly value: Value }[] = [];
  readonly #byWord = new Map<string, number[]>();

  constructor(language: BriefLanguage) {
    this.#language = language;
  }

  /** Titles of one word, and titles that share no word with `wanted`, are passed over. */
  add(text: string, value: Value, wanted: ReadonlySet<string>): void {
    const words = contentKeys(text, this.#language);
    if (words.length < 2) return;
    let shared = 0;
    for (const word of words) if (wanted.has(word)) shared++;
    if (shared * 2 < words.length) return;
    const index = this.#titles.push({ words, value }) - 1;
    for (const word of words) {
      if (!wanted.has(word)) continue;
      const list = this.#byWord.get(word);
      if (list === undefined) this.#byWord.set(word, [index]);
      else list.push(index);
    }
  }

  /** Best first. */
  like(text: string, limit: number): SimilarTitle<Value>[] {
    const words = contentKeys(text, this.#language);
    if (words.length < 2) return [];
    const weight = (word: string): number =>
      Math.log(1 + this.#titles.length / (1 + (this.#byWord.get(word)?.length ?? 0)));
    const own = new Map(words.map((word) => [word, weight(word)]));
    const total = sum(own.values());
    const rare = [...own.keys()]
      .filter((word) => this.#byWord.has(word))
      .sort((a, b) => own.get(b)! - own.get(a)!)
      .slice(0, wordsAskedFor);
    const seen = new Set<number>();
    const found: SimilarTitle<Value>[] = [];
    for (const word of rare) {
      const titles = this.#byWord.get(word)!;
      if (titles.length > mostTitlesOfAWord) continue;
      for (const index of titles) {
        if (seen.has(index)) continue;
        seen.add(index);
        const title = this.#titles[index]!;
        let shared = 0;
        let theirs = 0;
        for (const other of title.words) {
          const value = own.get(other) ?? weight(other);
          theirs += value;
          if (own.has(other)) shared += value;
        }
        const score = (2 * shared) / (total + theirs || 1);
        if (score >= leastLikeness) found.push({ value: title.value, score: Math.min(1, score) });
      }
    }
    return found.sort((a, b) => b.score - a.score).slice(0, limit);
  }
}

/** Keys of the words that carry a title, each once. */
export function contentKeys(text: string, language: BriefLanguage): string[] {
  const isSmall = language === 'ru' ? isRussianFunctionWord : isFunctionWord;
  const keys = new Set<string>();
  for (const { key } of tokenize(text)) if (!isSmall(key)) keys.add(titleKey(key, language));
  return [...keys];
}

function sum(values: Iterable<number>): number {
  let total = 0;
  for (const value of values) total += value;
  return total;
}
