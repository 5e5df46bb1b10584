import { segmentText } from '../text/segmentation.ts';
import { type Token, tokenize } from '../text/tokens.ts';
import { englishKey, isFunctionWord } from './english.ts';

export interface CheckedToken extends Token {
  /** Key for comparison: stem with spelling folded; empty for words that only bind. */
  readonly word: string;
  readonly capital: boolean;
  /** Two capitals or more and nothing else: UN, CSTO, G7. */
  readonly acronym: boolean;
  /** Index of its sentence in the text. */
  readonly sentence: number;
  readonly startsSentence: boolean;
  /** Its line is in capitals throughout, so that its own say nothing. */
  readonly shouted: boolean;
}

/** A finished text, read once for all rules. */
export interface CheckedText {
  readonly text: string;
  readonly language: string;
  readonly tokens: readonly CheckedToken[];
  readonly sentences: readonly { readonly start: number; readonly end: number }[];
}

const acronymForm = /^(?:\p{Lu}\p{Lu}[\p{Lu}\p{N}]*|\p{Lu}\p{N}+)s?$/u;

/** Code units read between two steps. */
const stepLength = 20_000;

export function* readText(text: string, language: string): Generator<undefined, CheckedText> {
  const sentences = yield* sentencesOf(text, language);
  const shouted = sentences.map(({ start, end }) => isShouted(text.slice(start, end)));
  const tokens: CheckedToken[] = [];
  let sentence = 0;
  let previousSentence = -1;
  for (const token of tokenize(text)) {
    while (sentence < sentences.length - 1 && token.start >= sentences[sentence]!.end) sentence++;
    const first = token.text.charAt(0);
    tokens.push({
      ...token,
      word: isFunctionWord(token.key) ? '' : englishKey(token.key),
      capital: first !== first.toLowerCase(),
      acronym: !shouted[sentence] && acronymForm.test(token.text),
      sentence,
      startsSentence: sentence !== previousSentence,
      shouted: shouted[sentence] ?? false,
    });
    previousSentence = sentence;
  }
  return { text, language, tokens, sentences };
}

/** Words of a heading in capitals, which hold no acronyms that could be told from other words. */
const shoutedWords = 3;

function isShouted(sentence: string): boolean {
  const words = sentence.match(/\p{L}{2,}/gu) ?? [];
  return words.length >= shoutedWords && words.every((word) => word === word.toUpperCase());
}

function* sentencesOf(text: string, language: string): Generator<undefined, { start: number; end: number }[]> {
  const sentences: { start: number; end: number }[] = [];
  let start = 0;
  let read = 0;
  for (const line of text.split('\n')) {
    for (const range of segmentText(line, language))
      sentences.push({ start: start + range.start, end: start + range.end });
    start += line.length + 1;
    if (start - read < stepLength) continue;
    read = start;
    yield;
  }
  return sentences;
}

/** A run of tokens, half-open, that reads as a title: Capitalised Words of the Kind. */
export interface TitleSpan {
  readonly first: number;
  readonly end: number;
}

/** Words that open a sentence with a capital and are no part of a title. */
const openers = new Set(
  'the a an in on at by for with from to of and but or as if when while after before since it its this that these those he she they we you i his her their our there here what which who how why not no yes according during under over about among between also however meanwhile earlier later today yesterday such'.split(
    ' ',
  ),
);

/** Between two words of one title there are spaces, hyphens, slashes, an ampersand or an apostrophe; a line end parts titles. */
const within = /^[^\S\n]*[-–&/'’]?[^\S\n]*$/u;

/** Longest spans of capitalised words bound by small words, two words or more. */
export function titleSpans(checked: CheckedText): TitleSpan[] {
  const { tokens, text } = checked;
  const spans: TitleSpan[] = [];
  let index = 0;
  while (index < tokens.length) {
    const token = tokens[index]!;
    if (!token.capital || (token.startsSentence && openers.has(token.key))) {
      index++;
      continue;
    }
    let last = index;
    let next = index + 1;
    while (next < tokens.length) {
      const word = tokens[next]!;
      if (!within.test(text.slice(tokens[next - 1]!.end, word.start))) break;
      if (word.capital) last = next;
      else if (!isFunctionWord(word.key) || next - last > 2) break;
      next++;
    }
    if (last > index) spans.push({ first: index, end: last + 1 });
    index = last + 1;
  }
  return spans;
}

/** Content words of a run of tokens, in order. */
export function contentWords(checked: CheckedText, span: TitleSpan): string[] {
  const words: string[] = [];
  for (let index = span.first; index < span.end; index++) {
    const word = checked.tokens[index]!.word;
    if (word !== '') words.push(word);
  }
  return words;
}
