import type { LanguageTag } from '../text/language.ts';
import { primaryLanguage } from '../text/language.ts';
import {
  type Gender,
  type GrammaticalCase,
  type GrammaticalNumber,
  grammaticalCases,
  type Morphology,
  type WordReading,
} from './morphology.ts';
import { declineName, isPersonName, nameInNominative } from './person-declension.ts';
import { type TitleWord, titleWords } from './title-words.ts';
import { clippedHead, russianHead } from './trigger-words.ts';

export interface CitationOptions {
  /** What the other side says of the number where the Russian form leaves it open (организации: one, in the genitive, or several). */
  readonly number?: GrammaticalNumber;
  /** A person's name declines part by part. */
  readonly person?: boolean;
}

/** How a title is built: what agrees with the head, the head, and the tail that stays as it is. */
interface Structure {
  readonly words: readonly TitleWord[];
  /** Indices of the adjectives before the head, in order. */
  readonly adjectives: readonly number[];
  readonly head: number;
  readonly reading: WordReading;
}

/**
 * A Russian title as a dictionary would have it: the head and the adjectives that agree with it in the nominative, number
 * kept, everything to the right of the head as it was. A title that cannot be read is given back unchanged.
 */
export function citationForm(text: string, morphology: Morphology, options: CitationOptions = {}): string {
  if (options.person === true) return nameInNominative(text, morphology);
  const structure = read(text, morphology, options);
  return structure === undefined ? text : inCase(text, structure, 'nomn', morphology);
}

/** What is known of the noun that heads a title, where its form may be that of several. */
export interface HeadGrammar {
  readonly gender?: Gender;
  readonly number?: GrammaticalNumber;
}

/** A title in all six cases, nominative first; one form for other languages and for titles that do not decline. */
export function caseForms(
  text: string,
  language: LanguageTag,
  morphology: Morphology,
  grammar: HeadGrammar = {},
): { readonly case: GrammaticalCase; readonly text: string }[] {
  if (primaryLanguage(language) !== 'ru') return [{ case: 'nomn', text }];
  if (isPersonName(text, morphology)) {
    const nominative = nameInNominative(text, morphology);
    return grammaticalCases.map((one) => ({ case: one, text: declineName(nominative, one, morphology) }));
  }
  const structure = read(text, morphology, grammar, true);
  if (structure === undefined) return [{ case: 'nomn', text }];
  return grammaticalCases.map((one) => ({ case: one, text: inCase(text, structure, one, morphology) }));
}

/** `nominative`: the text is known to be a citation form. */
function read(text: string, morphology: Morphology, grammar: HeadGrammar, nominative = false): Structure | undefined {
  const words = titleWords(text);
  let adjectives: number[] = [];
  for (let index = 0; index < words.length && index < 8; index++) {
    const word = words[index]!;
    if (word.acronym) return undefined;
    if (word.key === 'и' && adjectives.length > 0) continue;
    const readings = readingsOf(word, morphology);
    const heads = readings.some(
      (reading) => reading.part === 'noun' && russianHead(reading.lemma.replaceAll('ё', 'е')) !== undefined,
    );
    // «районном суде»: a form of «район» too, but an adjective here.
    const isPlainAdjective = readings.some((one) => one.part === 'adjective' && one.known && one.score >= 0.25);
    if (
      (!heads || isPlainAdjective) &&
      isAdjectiveHere(readings) &&
      index + 1 < words.length &&
      adjectiveOf(words, index, morphology)
    ) {
      adjectives.push(index);
      continue;
    }
    if (isClippedWithGenitive.test(word.key)) return undefined;
    if (isForeignModifier(words, index, morphology)) continue;
    // A name that no dictionary has declines as it likes; only its adjectives could tell how.
    if (adjectives.length === 0 && isUnknownName(word, readings)) return undefined;
    const nouns = readings.filter((reading) => reading.part === 'noun' || isSubstantive(reading));
    if (nouns.length === 0) {
      adjectives = [];
      return undefined;
    }
    const reading = chooseReading(nouns, adjectives, words, morphology, grammar, nominative);
    return reading === undefined || reading.fixed ? undefined : { words, adjectives, head: index, reading };
  }
  return undefined;
}

/** Минобороны, Минэкономразвития: a genitive is part of the name, which does not decline. */
const isClippedWithGenitive = /^мин.{3,}(?:ы|и|ия)$/u;

function isUnknownName(word: TitleWord, readings: readonly WordReading[]): boolean {
  return (
    word.capital &&
    !word.text.includes('-') &&
    !readings.some((reading) => reading.known || russianHead(reading.lemma.replaceAll('ё', 'е')) !== undefined) &&
    clippedHead(word.key) === undefined
  );
}

/** «Жогорку Кенеш», «Милли Меджлис»: a foreign word before the noun that heads the title stays as it is. */
function isForeignModifier(words: readonly TitleWord[], index: number, morphology: Morphology): boolean {
  const next = words[index + 1];
  return (
    next?.capital === true &&
    !next.acronym &&
    /[аеиоуыэюя]$/u.test(words[index]!.key) &&
    isUnknownName(words[index]!, readingsOf(words[index]!, morphology)) &&
    readingsOf(next, morphology).some((reading) => russianHead(reading.lemma.replaceAll('ё', 'е')) !== undefined)
  );
}

const isSubstantive = (reading: WordReading): boolean =>
  (reading.part === 'adjective' || reading.part === 'participle') && reading.case !== undefined;

const isAdjectiveHere = (readings: readonly WordReading[]): boolean =>
  readings.some((reading) => isSubstantive(reading) && reading.score >= 0.03);

/** Whether an adjective has a noun ahead, past further adjectives, that it agrees with. */
function adjectiveOf(words: readonly TitleWord[], index: number, morphology: Morphology): boolean {
  const own = readingsOf(words[index]!, morphology).filter(isSubstantive);
  for (let ahead = index + 1; ahead < words.length && ahead <= index + 6; ahead++) {
    const word = words[ahead]!;
    if (word.key === 'и') continue;
    if (/[,;:(«"“]/u.test(word.gap)) return false;
    const readings = readingsOf(word, morphology);
    const coordinated = words.slice(0, ahead).some((between) => between.key === 'и');
    const nouns = readings.filter((reading) => reading.part === 'noun');
    if (nouns.some((noun) => own.some((adjective) => agree(adjective, noun, coordinated)))) return true;
    if (
      word.acronym ||
      !readings.some((reading) => isSubstantive(reading) && own.some((one) => one.case === reading.case))
    )
      return false;
  }
  return false;
}

function agree(adjective: WordReading, noun: WordReading, coordinated: boolean): boolean {
  if (noun.fixed) return true;
  if (adjective.case !== noun.case) return false;
  if (adjective.number !== noun.number) return coordinated && noun.number === 'plur' && adjective.number === 'sing';
  return (
    noun.number === 'plur' ||
    adjective.gender === undefined ||
    noun.gender === undefined ||
    adjective.gender === noun.gender
  );
}

/** The reading of the head that its adjectives and the known number allow, likeliest first. */
function chooseReading(
  nouns: readonly WordReading[],
  adjectives: readonly number[],
  words: readonly TitleWord[],
  morphology: Morphology,
  { gender, number }: HeadGrammar,
  nominative: boolean,
): WordReading | undefined {
  let best: WordReading | undefined;
  let bestScore = 0;
  const coordinated = words.slice(0, (adjectives.at(-1) ?? -1) + 1).some((word) => word.key === 'и');
  for (const noun of nouns) {
    const fits = adjectives.every((index) =>
      readingsOf(words[index]!, morphology).some((one) => isSubstantive(one) && agree(one, noun, coordinated)),
    );
    if (!fits) continue;
    let score = noun.score + 0.02;
    if (noun.part !== 'noun') score *= 0.5;
    // Of two nouns that share a form the one that heads titles is meant: море, not мор.
    if (russianHead(noun.lemma.replaceAll('ё', 'е')) !== undefined) score *= 10;
    // Titles are rarely plural; where the other side knows the number, it decides.
    if (number !== undefined) score *= noun.number === number ? 1 : 0.05;
    if (gender !== undefined) score *= noun.gender === gender ? 1 : 0.05;
    if (nominative) score *= noun.case === 'nomn' ? 1 : 0.001;
    else if (number === undefined && noun.number === 'plur') score *= 0.1;
    if (score > bestScore) {
      best = noun;
      bestScore = score;
    }
  }
  return best;
}

function inCase(text: string, structure: Structure, wanted: GrammaticalCase, morphology: Morphology): string {
  const { words, adjectives, head, reading } = structure;
  const number = reading.number ?? 'sing';
  const gender: Gender | undefined = reading.gender;
  const changed = new Map<number, string>();
  // Bodies and documents do not live, whatever else their noun may mean; those who hold a post do.
  const type = russianHead(reading.lemma.replaceAll('ё', 'е'));
  const animate =
    (type === undefined ? reading.animate : type === 'post') && !/^(?:государств|стран)/u.test(words[head]!.key);
  const asNominative = wanted === 'accs' && !animate && (number === 'plur' || gender === 'masc');
  const headForm = inflectWord(words[head]!, reading, { case: asNominative ? 'nomn' : wanted, number }, morphology);
  if (headForm === undefined) return text;
  changed.set(head, headForm);
  for (const index of adjectives) {
    const word = words[index]!;
    const own = readingsOf(word, morphology)
      .filter((one) => isSubstantive(one) && one.case === reading.case)
      .sort((a, b) => Number(b.number === number) - Number(a.number === number))[0];
    if (own === undefined) return text;
    // «Костромская и Магаданская области»: singular adjectives of a plural noun stay singular.
    const ownNumber = own.number ?? number;
    const form = inflectWord(
      word,
      own,
      // The accusative of an adjective depends on whether its noun lives.
      wanted === 'accs' && (ownNumber === 'plur' || gender === 'masc') && !animate
        ? { case: 'nomn', number: ownNumber, ...(ownNumber === 'sing' && gender !== undefined ? { gender } : {}) }
        : wanted === 'accs' && (ownNumber === 'plur' || gender === 'masc') && animate
          ? { case: 'gent', number: ownNumber, ...(ownNumber === 'sing' && gender !== undefined ? { gender } : {}) }
          : { case: wanted, number: ownNumber, ...(ownNumber === 'sing' && gender !== undefined ? { gender } : {}) },
      morphology,
    );
    if (form === undefined) return text;
    changed.set(index, form);
  }
  let result = '';
  let end = 0;
  words.forEach((word, index) => {
    const form = changed.get(index);
    if (form === undefined) return;
    result += text.slice(end, word.start) + form;
    end = word.end;
  });
  return result + text.slice(end);
}

function inflectWord(
  word: TitleWord,
  reading: WordReading,
  wanted: { readonly case: GrammaticalCase; readonly number: GrammaticalNumber; readonly gender?: Gender },
  morphology: Morphology,
): string | undefined {
  if (reading.fixed || (reading.case === wanted.case && reading.number === wanted.number)) return word.text;
  const hyphen = word.text.lastIndexOf('-');
  if (hyphen > 0 && !reading.known) {
    // «государств-членов» declines on both sides of the hyphen, «экс-министра» on the right alone.
    const left = word.text.slice(0, hyphen);
    const right = word.text.slice(hyphen + 1);
    const rightReading = nounIn(right, reading.case, reading.number, morphology);
    if (rightReading === undefined) return undefined;
    const leftReading = nounIn(left, reading.case, reading.number, morphology);
    const rightForm = rightReading.inflect(wanted);
    const leftForm = leftReading?.inflect({ case: wanted.case, number: wanted.number });
    if (rightForm === undefined) return undefined;
    return `${leftForm === undefined ? left : withCapitals(leftForm, left)}-${withCapitals(rightForm, right)}`;
  }
  const form = reading.inflect(wanted) ?? reading.inflect({ case: wanted.case, number: wanted.number });
  return form === undefined ? undefined : withCapitals(form, word.text);
}

function nounIn(
  word: string,
  wantedCase: GrammaticalCase | undefined,
  number: GrammaticalNumber | undefined,
  morphology: Morphology,
): WordReading | undefined {
  return morphology
    .readings(word)
    .find((one) => one.part === 'noun' && one.known && !one.fixed && one.case === wantedCase && one.number === number);
}

/** The dictionary writes small letters; a title keeps the capitals it had, and its е for ё where it wrote so. */
function withCapitals(form: string, model: string): string {
  const yo = /ё/i.test(model) ? form : form.replaceAll('ё', 'е');
  if (model.length > 1 && model === model.toUpperCase() && model !== model.toLowerCase()) return yo.toUpperCase();
  // Each part of a compound keeps its own: Южно-Африканская.
  const parts = model.split('-');
  return yo
    .split('-')
    .map((part, index) => {
      const first = (parts[index] ?? '').charAt(0);
      return first === first.toLowerCase() ? part : part.charAt(0).toUpperCase() + part.slice(1);
    })
    .join('-');
}

function readingsOf(word: TitleWord, morphology: Morphology): readonly WordReading[] {
  const readings = morphology.readings(word.text);
  if (readings.some((reading) => reading.known) || !word.text.includes('-')) return readings;
  // Of a compound that the dictionary does not have the last part tells case and number, with the first where that declines too.
  const hyphen = word.text.lastIndexOf('-');
  const known = (part: string): readonly WordReading[] =>
    morphology.readings(part).filter((reading) => reading.known && reading.part === 'noun');
  const last = known(word.text.slice(hyphen + 1));
  const first = known(word.text.slice(0, hyphen));
  const together = last.filter((one) => first.some((other) => other.case === one.case && other.number === one.number));
  const parts = together.length > 0 ? together : last;
  return parts.length > 0 ? parts.map((reading) => ({ ...reading, known: false, inflect: reading.inflect })) : readings;
}
