/** The words of terms and units as the search indexes hold them. Keys are compared, never shown. */
import { tokenize } from '../text/tokens.ts';

/** Stands for any number: segments that differ in their numbers alone are as good as equal to a translator. */
export const numberWord = '0';

const digit = /^\p{N}/u;
const noLetter = /[^\p{L}\p{N}]/gu;
const plainWord = /^[a-zа-я]+$/;

/** Words of a term, in order, numbers as they are: «Договор от 15.05.1992» → договор, от, 15051992. */
export function termWords(text: string): string[] {
  return tokenize(text)
    .map(({ key }) => (plainWord.test(key) ? key : key.replace(noLetter, '')))
    .filter((key) => key !== '');
}

/** Words of a segment, in order, every number as one and the same word. */
export function segmentWords(text: string): string[] {
  return tokenize(text)
    .map(({ key }) => (digit.test(key) ? numberWord : lettersOf(key)))
    .filter((key) => key !== '');
}

/** Nearly every word is letters alone; only an apostrophe has to go. */
function lettersOf(key: string): string {
  return key.includes("'") ? key.replace(noLetter, '') : key;
}

/** Key by which two spellings of one term are equal: case, ё, quotes, dashes and punctuation aside. */
export function termKey(text: string): string {
  return termWords(text).join(' ');
}

/** Words that give no letter to an acronym. */
const functionWords = new Set(
  'и в во на по о об от для к с со у за при of the and for in on to a an at by with'.split(' '),
);

/** First letters of a name of several words, function words left out: одкб; undefined where they would say nothing. */
export function initialsOf(text: string): string | undefined {
  const words = termWords(text).filter((word) => !functionWords.has(word) && !digit.test(word));
  return words.length < 2 || words.length > 12 ? undefined : words.map((word) => word[0] ?? '').join('');
}

/** True for what is written as acronyms are: two letters or more, most of them capitals, no space. */
export function looksLikeAcronym(text: string): boolean {
  const letters = text.replace(/[^\p{L}]/gu, '');
  const capitals = text.replace(/[^\p{Lu}]/gu, '');
  return !/\s/.test(text.trim()) && letters.length >= 2 && letters.length <= 12 && capitals.length * 2 > letters.length;
}

/** 53-bit hash of texts, for keys that are compared in full afterwards (cyrb53 by bryc, public domain, in its idea). */
export function textsKey(...texts: readonly string[]): number {
  let high = 0xdeadbeef;
  let low = 0x41c6ce57;
  for (const text of texts) {
    for (let index = 0; index < text.length; index++) {
      const unit = text.charCodeAt(index);
      high = Math.imul(high ^ unit, 2654435761);
      low = Math.imul(low ^ unit, 1597334677);
    }
    // Parts the texts, so that "ab","c" and "a","bc" differ.
    high = Math.imul(high ^ 0x1f, 2654435761);
    low = Math.imul(low ^ 0x1f, 1597334677);
  }
  high = Math.imul(high ^ (high >>> 16), 2246822507) ^ Math.imul(low ^ (low >>> 13), 3266489909);
  low = Math.imul(low ^ (low >>> 16), 2246822507) ^ Math.imul(high ^ (high >>> 13), 3266489909);
  return 4294967296 * (2097151 & low) + (high >>> 0);
}
