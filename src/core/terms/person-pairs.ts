import type { Lexicon } from '../align/lexicon.ts';
import { isEnglishFunctionWord, isRussianFunctionWord } from './function-words.ts';
import { possibleNominatives } from './person-declension.ts';
import type { WordSpan } from './projection.ts';
import { joined, type TitleWord } from './title-words.ts';
import { englishHead } from './trigger-words.ts';
import type { WordLinker } from './word-links.ts';

/** A person named on both sides of a bead. */
export interface PersonPair {
  readonly russian: WordSpan;
  readonly english: WordSpan;
  /** Russian name in the nominative, chosen by the English spelling. */
  readonly nominative: string;
  /** Mean likeness of the parts, 0-1. */
  readonly likeness: number;
  /** At least one part is a known first name or surname in both spellings. */
  readonly attested: boolean;
}

/** Parts less alike than this are different names. */
const leastPart = 0.55;
const leastMean = 0.74;
const longestName = 4;

/**
 * Names of two or more parts that stand on both sides, the likest first; every word in one pair at most, and none of
 * the words in `titled` (indices), which belong to known titles.
 */
export function personPairs(
  russian: readonly TitleWord[],
  english: readonly TitleWord[],
  linker: WordLinker,
  lexicon: Lexicon,
  titled: { readonly russian: ReadonlySet<number>; readonly english: ReadonlySet<number> },
): PersonPair[] {
  const sources = nameRuns(russian, isRussianFunctionWord, titled.russian);
  const targets = nameRuns(english, isEnglishFunctionWord, titled.english);
  const found: PersonPair[] = [];
  for (const source of sources) {
    for (const target of targets) {
      const pair = compare(source, target, russian, english, linker, lexicon);
      if (pair !== undefined) found.push(pair);
    }
  }
  found.sort((a, b) => b.russian.end - b.russian.first - (a.russian.end - a.russian.first) || b.likeness - a.likeness);
  const taken = new Set<string>();
  const kept: PersonPair[] = [];
  for (const pair of found) {
    const words = [
      ...range(pair.russian).map((index) => `r${index}`),
      ...range(pair.english).map((index) => `e${index}`),
    ];
    if (words.some((word) => taken.has(word))) continue;
    for (const word of words) taken.add(word);
    kept.push(pair);
  }
  return kept;
}

const range = (span: WordSpan): number[] =>
  Array.from({ length: span.end - span.first }, (_, index) => span.first + index);

/** Runs of two to four words with capitals; all runs within longer ones too, since a post may stand before a name. */
function nameRuns(
  words: readonly TitleWord[],
  isFunctionWord: (key: string) => boolean,
  titled: ReadonlySet<number>,
): WordSpan[] {
  const runs: WordSpan[] = [];
  const isName = (index: number): boolean => {
    const word = words[index];
    if (word === undefined || titled.has(index) || !word.capital || isFunctionWord(word.key)) return false;
    if (word.acronym && word.text.length > 1 && !/^\p{Lu}\.?$/u.test(word.text)) return false;
    return !/\p{N}/u.test(word.text);
  };
  for (let first = 0; first < words.length; first++) {
    if (!isName(first)) continue;
    for (let end = first + 2; end <= first + longestName && isName(end - 1) && linked(words[end - 1]!); end++) {
      runs.push({ first, end });
    }
  }
  return runs;
}

/** A full stop after an initial parts no name: С. В. Лавров, Donald J. Trump. */
const linked = (word: TitleWord): boolean => joined(word) || /^\.\s*$/u.test(word.gap);

function compare(
  source: WordSpan,
  target: WordSpan,
  russian: readonly TitleWord[],
  english: readonly TitleWord[],
  linker: WordLinker,
  lexicon: Lexicon,
): PersonPair | undefined {
  const sourceParts = russian.slice(source.first, source.end);
  const targetParts = english.slice(target.first, target.end).flatMap((word) => word.text.split('-'));
  // Moon Jae-in has one word less than Мун Чжэ Ин.
  if (sourceParts.length !== targetParts.length && sourceParts.length !== target.end - target.first) return undefined;
  const parts =
    sourceParts.length === targetParts.length
      ? targetParts
      : english.slice(target.first, target.end).map((word) => word.text);
  if (parts.some((part) => englishHead(part.toLowerCase()) !== undefined)) return undefined;
  let sum = 0;
  let attested = false;
  const nominative: string[] = [];
  for (let index = 0; index < sourceParts.length; index++) {
    const part = bestNominative(sourceParts[index]!.text, parts[index]!, linker, lexicon);
    if (part.likeness < leastPart) return undefined;
    sum += part.likeness;
    attested ||= part.attested;
    nominative.push(part.form);
  }
  const likeness = sum / sourceParts.length;
  return likeness < leastMean
    ? undefined
    : { russian: source, english: target, nominative: nominative.join(' '), likeness, attested };
}

function bestNominative(
  word: string,
  english: string,
  linker: WordLinker,
  lexicon: Lexicon,
): { readonly form: string; readonly likeness: number; readonly attested: boolean } {
  const wanted = english.toLowerCase();
  let best = { form: word, likeness: 0, attested: false };
  for (const form of possibleNominatives(word)) {
    const attested = lexicon.names(form.toLowerCase().replaceAll('ё', 'е')).some((name) => name.target === wanted);
    const likeness = attested ? 1 : linker.plainLikeness(form, english);
    // The form as it stands wins a tie, and a small gain is not worth a change.
    const gain = form === word ? 0.015 : 0;
    if (likeness + gain > best.likeness + (best.form === word ? 0.015 : 0)) best = { form, likeness, attested };
  }
  return best;
}
