import type { Lexicon } from '../align/lexicon.ts';
import { isEnglishFunctionWord, isRussianFunctionWord } from '../terms/function-words.ts';
import type { Morphology } from '../terms/morphology.ts';
import { isFirstName, isPersonName, nameInNominative, possibleNominatives } from '../terms/person-declension.ts';
import { joined, type TitleWord } from '../terms/title-words.ts';
import { englishHead, russianHead } from '../terms/trigger-words.ts';
import { fold } from '../text/fold.ts';
import { type RomanisationSystem, toCyrillic, transliterate } from '../text/transliteration.ts';
import type { BriefLanguage } from './brief.ts';

/** A person named in a text; offsets in the text. */
export interface FoundPerson {
  readonly start: number;
  readonly end: number;
  /** In the nominative. */
  readonly name: string;
  /** Index of its first word, and one past its last. */
  readonly first: number;
  readonly last: number;
}

const longestName = 3;
/** Spellings met less often are chance matches of the lexicon. */
const attestedOften = 2;
const initials = /^(?:\p{Lu}\.){1,2}$|^\p{Lu}$/u;
/** Dotted acronyms that look like initials. */
const dottedAcronym = /^(?:U\.[SNK]|E\.U|D\.C|N\.Y|P\.O)\.$/;
const honorific = /^(?:mr|mrs|ms|dr|ambassador|minister|president|secretary|senator|general)$/i;
/** English words with capitals that begin no name. */
const noName = new Set(
  'monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september october november december'.split(
    ' ',
  ),
);

/** Persons of a Russian text: first name and surname, or initials with a surname, in whatever case. */
export function russianPersons(words: readonly TitleWord[], morphology: Morphology, lexicon: Lexicon): FoundPerson[] {
  const found: FoundPerson[] = [];
  for (let first = 0; first < words.length; first++) {
    const person = withInitials(words, first) ?? russianName(words, first, morphology, lexicon);
    if (person === undefined) continue;
    const text = words
      .slice(first, person)
      .map((word) => (initials.test(word.text) ? word.text.replace(/(\p{Lu})\.?/gu, '$1. ').trim() : word.text))
      .join(' ');
    found.push(personAt(words, first, person, nameInNominative(text, morphology).replace(/\. (?=\p{Lu}\.)/gu, '.')));
    first = person - 1;
  }
  return found;
}

/** Persons of an English text: two or three words with capitals, one of them a known name or an honorific before them. */
export function englishPersons(words: readonly TitleWord[], lexicon: Lexicon): FoundPerson[] {
  const found: FoundPerson[] = [];
  for (let first = 0; first < words.length; first++) {
    const end = withInitials(words, first) ?? englishName(words, first, lexicon);
    if (end === undefined) continue;
    const name = words
      .slice(first, end)
      .map(({ text }) => text)
      .join(' ');
    found.push(personAt(words, first, end, name));
    first = end - 1;
  }
  return found;
}

function personAt(words: readonly TitleWord[], first: number, last: number, name: string): FoundPerson {
  return { start: words[first]!.start, end: words[last - 1]!.end, name, first, last };
}

/** «С. В. Лавров», «С.В. Лавров», «Лавров С.В.»: one past the last word. */
function withInitials(words: readonly TitleWord[], first: number): number | undefined {
  const word = words[first]!;
  const surname = (at: number): boolean => {
    const one = words[at];
    return one !== undefined && /^\p{Lu}\p{Ll}+(?:-\p{Lu}\p{Ll}+)?$/u.test(one.text);
  };
  if (/^(?:\p{Lu}\.){2}$/u.test(word.text) && !dottedAcronym.test(word.text))
    return surname(first + 1) ? first + 2 : undefined;
  if (/^\p{Lu}$/u.test(word.text) && /^\.\s?$/u.test(words[first + 1]?.gap ?? '')) {
    if (surname(first + 1)) return first + 2;
    const second = words[first + 1];
    if (/^\p{Lu}$/u.test(second?.text ?? '') && /^\.\s?$/u.test(words[first + 2]?.gap ?? '') && surname(first + 2))
      return first + 3;
    return undefined;
  }
  const next = words[first + 1];
  if (
    surname(first) &&
    next !== undefined &&
    joined(next) &&
    /^(?:\p{Lu}\.){2}$/u.test(next.text) &&
    !dottedAcronym.test(next.text)
  )
    return first + 2;
  return undefined;
}

function russianName(
  words: readonly TitleWord[],
  first: number,
  morphology: Morphology,
  lexicon: Lexicon,
): number | undefined {
  const isPart = (at: number): boolean => {
    const word = words[at];
    return (
      word?.capital === true &&
      !word.acronym &&
      /^\p{Script=Cyrillic}[\p{Script=Cyrillic}-]+$/u.test(word.text) &&
      !isRussianFunctionWord(word.key) &&
      !morphology
        .readings(word.text)
        .some(({ known, name, part, lemma }) =>
          name === undefined
            ? part === 'noun' && russianHead(lemma.replaceAll('ё', 'е')) !== undefined
            : known && name === 'place',
        )
    );
  };
  /** A spelling of the name is on record, in whatever case it stands. */
  const isAttested = ({ text }: TitleWord): boolean =>
    possibleNominatives(text).some((form) => lexicon.names(fold(form)).some(({ count }) => count >= attestedOften));
  if (!isPart(first)) return undefined;
  let end = first + 1;
  while (end < words.length && end - first < longestName && isPart(end) && words[end]!.gap === ' ') end++;
  for (; end - first >= 2; end--) {
    const parts = words.slice(first, end);
    if (parts.some(isAttested) && isPersonName(parts.map(({ text }) => text).join(' '), morphology)) return end;
  }
  return undefined;
}

function englishName(words: readonly TitleWord[], first: number, lexicon: Lexicon): number | undefined {
  const isPart = (at: number): boolean => {
    const word = words[at];
    return (
      word?.capital === true &&
      !word.acronym &&
      /^\p{Lu}\p{Ll}[\p{L}'’-]*$/u.test(word.text) &&
      !isEnglishFunctionWord(word.key) &&
      !noName.has(word.key) &&
      englishHead(word.key) === undefined
    );
  };
  if (!isPart(first)) return undefined;
  let end = first + 1;
  while (end < words.length && end - first < longestName && isPart(end) && words[end]!.gap === ' ') end++;
  const before = words[first - 1];
  const honoured = before !== undefined && honorific.test(before.text) && /^\.?\s$/.test(words[first]!.gap);
  if (end - first < 2)
    return honoured && before !== undefined && /^(?:mr|mrs|ms|dr)$/i.test(before.text) ? end : undefined;
  const names = lexicon.reversed();
  // A first name known in both spellings, and no place: «New York» and «Nagorno-Karabakh» bear no known first name.
  const known = words
    .slice(first, end)
    .filter((word) => names.names(word.key).some(({ count }) => count >= attestedOften)).length;
  const given = names.names(words[first]!.key).some(({ target }) => isFirstName(target.replaceAll('ё', 'е')));
  return honoured || given || known >= 2 ? end : undefined;
}

/** «глава Роскосмоса Юрий Борисов»; «Юрий Борисов, глава …»: words that may part a name from a post. */
export const besideName = /^\s*(?:,|[–—-]|\()?\s*$/u;

/**
 * A name in the other language: by the system of romanisation asked for, else by the spellings on record, else by the rules
 * the UN and the press keep.
 */
export function renderedName(
  name: string,
  language: BriefLanguage,
  lexicon: Lexicon,
  romanisation?: RomanisationSystem,
): string {
  if (language === 'ru' && romanisation !== undefined) return transliterate(name, romanisation);
  const spellings = language === 'ru' ? lexicon : lexicon.reversed();
  return name
    .split(/(\s+|-)/)
    .map((part) => {
      if (!/\p{L}/u.test(part)) return part;
      if (/^(?:\p{Lu}\.)+$/u.test(part) || part.length < 3)
        return language === 'ru' ? transliterate(part, 'press') : cyrillic(part);
      const best = spellings.names(fold(part))[0];
      if (best !== undefined) return capitalised(best.target);
      return language === 'ru' ? transliterate(part, 'kremlin') : cyrillic(part);
    })
    .join('');
}

/** Surnames end in a soft sign now and then, after a hissing sound or л; hardly ever after в and н. */
function cyrillic(text: string): string {
  const forms = toCyrillic(text, 'press');
  return forms.find((form) => !/[внскпм]ь$/u.test(form)) ?? forms[0] ?? text;
}

const capitalised = (text: string): string => text.replace(/(^|[-'’])\p{Ll}/gu, (letter) => letter.toUpperCase());
