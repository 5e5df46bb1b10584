import { englishKey, isFunctionWord } from '../check/english.ts';
import { PhraseIndex } from '../check/phrase-index.ts';
import { foldSpelling } from '../text/english-spelling.ts';
import { fold, foldKeepingCase } from '../text/fold.ts';
import { stem } from '../text/stem.ts';
import { type Token, tokenize } from '../text/tokens.ts';
import type { BriefLanguage } from './brief.ts';

/** A title in a text, as a run of its tokens. */
export interface FoundTitle<Value> {
  /** Index of its first token, and one past its last. */
  readonly first: number;
  readonly end: number;
  readonly value: Value;
}

/** A text cut into tokens with the keys titles are found by. */
export interface KeyedText {
  readonly text: string;
  readonly tokens: readonly Token[];
  /** Inflection folded. */
  readonly keys: readonly string[];
  /** Capitals kept, for acronyms. */
  readonly forms: readonly string[];
}

/** «владелец», «владельца»: the stemmer leaves the vowel that comes and goes. */
const fleeting = /(?<=[лнрвт])(?:е|ь)?ц$/u;

/** «ассамблея» and «ассамблеи» keep different vowels in their stems. */
const looseEnding = /(?<=.{4})[еи]$/u;

/** Key of a folded word under which its inflected forms meet. */
export function titleKey(key: string, language: BriefLanguage): string {
  if (language === 'en') return isFunctionWord(key) ? key : englishKey(key);
  return stem(key).replace(fleeting, 'ц').replace(looseEnding, '');
}

/** «Парламентская ассамблея (ПА) ОБСЕ»: an acronym in brackets with the title going on behind it. */
const bracketed = /(?<=\p{L} )\(["«]?[\p{Lu}\p{N}-]{2,10}["»]?\)(?= \p{L})/gu;

/** U.S., U.N.: one word, told like US and UN. */
const dotted = /(?<![\p{L}\p{N}])(?:\p{Lu}\.){2,}/gu;

export function keyedText(text: string, language: BriefLanguage): KeyedText {
  let tokens = tokenize(text);
  for (const { index: start, 0: match } of text.matchAll(bracketed)) {
    tokens = tokens.filter((token) => token.start < start || token.start >= start + match.length);
  }
  for (const { index: start, 0: match } of text.matchAll(dotted)) {
    const end = start + match.length;
    const letters = match.replaceAll('.', '');
    const at = tokens.findIndex((token) => token.start === start);
    const after = tokens.findIndex((token) => token.start >= end);
    if (at === -1) continue;
    tokens.splice(at, (after === -1 ? tokens.length : after) - at, { text: letters, key: fold(letters), start, end });
  }
  return {
    text,
    tokens,
    keys: tokens.map(({ key }) => titleKey(key, language)),
    forms: tokens.map((token) => foldKeepingCase(token.text.replace(/['’]s$/, ''))),
  };
}

const isArticle = (key: string): boolean => key === 'the' || key === 'a' || key === 'an';
const acronymForm = /^\p{Lu}[\p{Lu}\p{N}]*(?:[ -]\p{Lu}[\p{Lu}\p{N}]*)*$/u;
/** Within a title there may be a comma, a hyphen, quotes; no bracket and no full stop. */
const joins = /^[\s\u00A0]*(?:[-–&/'’,"“”«»]{0,2}|\(["«]?[\p{Lu}\p{N}-]{2,10}["»]?\))[\s\u00A0]*$/u;
/** One small word of fewer letters than this is no title by itself: «и», of. */
const shortestWord = 3;

/** An English word without the endings of number and possession: emergencies is emergency, emerging is another word. */
const singular = (key: string): string =>
  foldSpelling(key.replace(/['’]s?$/u, ''))
    .replace(/ies$/u, 'y')
    .replace(/(?<=s|x|z|ch|sh)es$/u, '')
    .replace(/s$/u, '');

export const looksLikeAcronym = (text: string): boolean =>
  acronymForm.test(text) && /\p{Lu}.*\p{Lu}|\p{Lu}\p{N}/u.test(text);

/** Titles of one language, found in running text whatever their inflection; of those that overlap the longest wins. */
export class TitleFinder<Value> {
  readonly #language: BriefLanguage;
  readonly #phrases = new PhraseIndex<{
    readonly value: Value;
    readonly capital: boolean;
    /** The whole title, where it is one English word: a stem alone says too little there. */
    readonly word: string | undefined;
  }>();

  constructor(language: BriefLanguage) {
    this.#language = language;
  }

  /** The first of two titles with equal keys stays. With `vocabulary`, titles that hold a word outside it are left out: true if taken. */
  add(text: string, value: Value, vocabulary?: ReadonlySet<string>): boolean {
    const tokens = tokenize(text);
    const exact = looksLikeAcronym(text) || (tokens.length === 1 && /\p{L}\p{Lu}/u.test(text));
    const keys: string[] = [];
    for (const token of tokens) {
      if (isArticle(token.key)) continue;
      const key = exact ? foldKeepingCase(token.text) : titleKey(token.key, this.#language);
      if (vocabulary !== undefined && !vocabulary.has(exact ? `=${key}` : key)) return false;
      keys.push(key);
    }
    if (keys.length === 0 || (keys.length === 1 && !exact && (tokens[0]?.text.length ?? 0) < shortestWord))
      return false;
    // One plain word with a capital is a name and found with a capital alone: Того, Дания.
    const capital = keys.length === 1 && !exact && /^\p{Lu}/u.test(text);
    const oneWord = this.#language === 'en' && keys.length === 1 && !exact;
    const word = oneWord ? tokens.map(({ key }) => key).find((key) => !isArticle(key)) : undefined;
    this.#phrases.add(keys, { value, capital, word: word && singular(word) }, exact);
    return true;
  }

  find({ text, tokens, keys, forms }: KeyedText): FoundTitle<Value>[] {
    const ends = runEnds(text, tokens);
    const found: FoundTitle<Value>[] = [];
    for (let first = 0; first < tokens.length; first++) {
      if (isArticle(keys[first]!)) continue;
      const match = this.#phrases.longest(keys, forms, first, ends[first]!, isArticle);
      if (match === undefined || (match.value.capital && !/^\p{Lu}/u.test(tokens[first]!.text))) continue;
      if (match.value.word !== undefined && match.value.word !== singular(tokens[first]!.key)) continue;
      found.push({ first, end: match.end, value: match.value.value });
    }
    return longestWins(found);
  }
}

/** All keys of the words of texts, acronyms by `=` and their letters. */
export function addVocabulary(vocabulary: Set<string>, { keys, forms }: KeyedText): void {
  for (const key of keys) vocabulary.add(key);
  for (const form of forms) if (/\p{Lu}/u.test(form)) vocabulary.add(`=${form}`);
}

/** For each token, where a title that begins there must end at the latest. */
function runEnds(text: string, tokens: readonly Token[]): number[] {
  const ends = new Array<number>(tokens.length);
  for (let index = tokens.length - 1; index >= 0; index--) {
    const next = tokens[index + 1];
    const goesOn = next !== undefined && joins.test(text.slice(tokens[index]!.end, next.start));
    ends[index] = goesOn ? ends[index + 1]! : index + 1;
  }
  return ends;
}

function longestWins<Value>(found: readonly FoundTitle<Value>[]): FoundTitle<Value>[] {
  if (found.length < 2) return [...found];
  const taken = new Set<number>();
  const kept: FoundTitle<Value>[] = [];
  for (const one of [...found].sort((a, b) => b.end - b.first - (a.end - a.first) || a.first - b.first)) {
    let free = true;
    for (let index = one.first; index < one.end && free; index++) free = !taken.has(index);
    if (!free) continue;
    for (let index = one.first; index < one.end; index++) taken.add(index);
    kept.push(one);
  }
  return kept.sort((a, b) => a.first - b.first);
}
