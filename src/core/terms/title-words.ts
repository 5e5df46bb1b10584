import { fold } from '../text/fold.ts';
import { stem } from '../text/stem.ts';
import { isEnglishFunctionWord, isRussianFunctionWord } from './function-words.ts';

/** A word of a title or of the text around it; a hyphen does not part words here (премьер-министр, Secretary-General). */
export interface TitleWord {
  readonly text: string;
  /** Folded: lower case, ё=е. */
  readonly key: string;
  readonly stem: string;
  /** Offsets in the text, UTF-16 code units, half-open. */
  readonly start: number;
  readonly end: number;
  readonly capital: boolean;
  /** All capitals, two letters or more: ОДКБ, CSTO; also U.S. and ИТАР-ТАСС. */
  readonly acronym: boolean;
  /** First word of a sentence. */
  readonly initial: boolean;
  /** A word of either language that binds and carries nothing by itself. */
  readonly small: boolean;
  /** What stands between the word before and this one; empty for the first. */
  readonly gap: string;
}

const wordForm =
  /(?:\p{Lu}\.){2,}|[\p{L}\p{N}][\p{L}\p{N}\p{M}\u00AD]*(?:[-\u2010\u2011'’ʼ][\p{L}\p{N}][\p{L}\p{N}\p{M}\u00AD]*)*/gu;
const acronymForm =
  /^(?:\p{Lu}[\p{Lu}\p{N}]*\p{Lu}[\p{Lu}\p{N}]*(?:[-\u2010\u2011]\p{Lu}{2,})*|\p{Lu}\p{N}+|(?:\p{Lu}\.){2,})(?:['’]s|s)?$/u;
const sentenceEnd = /[.!?…]["»”')\]]*\s+["«“'([]*$|\n\s*["«“]*$/u;

/** Words of a text, in order. */
export function titleWords(text: string): TitleWord[] {
  const words: TitleWord[] = [];
  let end = 0;
  for (const match of text.matchAll(wordForm)) {
    let form = match[0];
    // An English possessive is no part of the word: Ukraine's.
    const possessive = /['’]s$/.exec(form);
    if (possessive !== null) form = form.slice(0, possessive.index);
    const gap = text.slice(end, match.index);
    const key = fold(form);
    const first = form.charAt(0);
    words.push({
      text: form,
      key,
      stem: stem(key.replace(/\./g, '')),
      start: match.index,
      end: match.index + form.length,
      capital: first !== first.toLowerCase(),
      acronym: acronymForm.test(form),
      // Most gaps are one space, which ends no sentence.
      initial: words.length === 0 || (gap !== ' ' && sentenceEnd.test(gap)),
      small: isRussianFunctionWord(key) || isEnglishFunctionWord(key),
      gap,
    });
    end = match.index + match[0].length;
  }
  return words;
}

/** Whether a title may run on from one word to the next: no comma, stop, bracket or dash between. */
export function joined(word: TitleWord): boolean {
  if (word.gap === ' ') return true;
  return /^['’]?s?\s*$|^\s*(?:№|&)\s*$/u.test(word.gap.replace(/\u00A0/g, ' '));
}
