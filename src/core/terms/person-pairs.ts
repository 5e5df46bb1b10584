import type { Lexicon } from '../align/lexicon.ts';
import { isEnglishFunctionWord, isRussianFunctionWord } from './function-words.ts';
import { isFirstName, possibleNominatives } from './person-declension.ts';
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
/** The like where one part is restored from another language. */
const surePart = 0.85;
const leastRestored = 0.4;
const leastRestoredMean = 0.7;
const leastSyllabicMean = 0.55;
const longestSyllable = 4;
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
  const found = sourceParts.map((part, index) => bestNominative(part.text, parts[index]!, linker, lexicon));
  const unlike = found.filter((part) => part.likeness < leastPart);
  // One part may be restored rather than spelt (Майк Mike, Чен Jong) where the others leave no doubt.
  const others = found.filter((part) => part.likeness >= surePart).length;
  const isRestored =
    unlike.length === 1 &&
    others === found.length - 1 &&
    unlike[0]!.likeness >= (found.length > 2 ? 0.2 : leastRestored);
  // Names of three syllables have a spelling of their own: Ким Чен Ын, Kim Jong Un.
  const isSyllabic =
    found.length === 3 && found[0]!.likeness >= surePart && found.every((part) => part.form.length <= longestSyllable);
  if (unlike.length > 0 && !isRestored && !isSyllabic) return undefined;
  const likeness = found.reduce((sum, part) => sum + part.likeness, 0) / found.length;
  if (likeness < (isSyllabic ? leastSyllabicMean : isRestored ? leastRestoredMean : leastMean)) return undefined;
  const nominative = found.map((part) => part.form).join(' ');
  const asSpelt = isSyllabic || isRestored ? Math.max(likeness, leastMean) : likeness;
  return {
    russian: source,
    english: target,
    nominative,
    likeness: asSpelt,
    attested: found.some((part) => part.attested),
  };
}

/** The nominative a name word comes from, by the other side's spelling. */
export function bestNominative(
  word: string,
  english: string,
  linker: WordLinker,
  lexicon: Lexicon,
): { readonly form: string; readonly likeness: number; readonly attested: boolean } {
  const wanted = english.toLowerCase();
  let best = { form: word, likeness: 0, attested: false, gain: 0.015 };
  for (const form of possibleNominatives(word)) {
    const attested = lexicon.names(form.toLowerCase().replaceAll('ё', 'е')).some((name) => name.target === wanted);
    const likeness = attested ? 1 : linker.plainLikeness(form, english);
    // The form as it stands wins a tie, and a small gain is not worth a change.
    // So does a well-known first name: Майком is of Майк, however Mike is spelt.
    const gain = form === word ? 0.015 : isFirstName(form) ? 0.2 : 0;
    if (likeness + gain > best.likeness + best.gain) best = { form, likeness, attested, gain };
  }
  return best;
}
