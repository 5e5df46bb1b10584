import type { ConceptType } from './concept-entry.ts';
import { isRussianFunctionWord, joinsRussianTitle } from './function-words.ts';
import type { GrammaticalCase, Morphology, WordReading } from './morphology.ts';
import { joined, type TitleWord } from './title-words.ts';
import { clippedHead, isPointing, russianHead } from './trigger-words.ts';

/** A run of words that may be a Russian title. */
export interface RussianPhrase {
  /** Index of its first word, and one past its last. */
  readonly first: number;
  readonly end: number;
  /** Index of the noun that heads it. */
  readonly head: number;
  readonly type: ConceptType;
  readonly kind: 'phrase' | 'acronym' | 'compound' | 'quoted' | 'capitals';
  /** The phrase could be continued by a further complement. */
  readonly open: boolean;
  /** A head and one capitalised word that no dictionary has: канцлер Шольц. */
  readonly endsInUnknownName?: boolean;
}

/** Longest title looked for; document titles of 44 words are on record. */
const longestTitle = 48;
/** Complements tried to the right of one head. */
const mostComplements = 10;

const openingQuote = /["«“„'‘]$/u;
const closingQuote = /^["»”“'’]/u;

/** All phrases of a text that may be titles, nested ones included, in order of their heads. */
export function russianPhrases(words: readonly TitleWord[], morphology: Morphology): RussianPhrase[] {
  const grammar = new Grammar(words, morphology);
  const phrases: RussianPhrase[] = [];
  for (let index = 0; index < words.length; index++) {
    const word = words[index]!;
    if (word.acronym && /\p{Script=Cyrillic}/u.test(word.text)) {
      phrases.push(...grammar.acronymPhrases(index));
      continue;
    }
    const head = grammar.headType(index);
    if (head !== undefined) phrases.push(...grammar.phrasesAt(index, head.type, head.compound));
    else phrases.push(...grammar.capitalRun(index), ...grammar.namedThing(index));
    phrases.push(...grammar.quoted(index));
  }
  return unique(phrases);
}

function unique(phrases: readonly RussianPhrase[]): RussianPhrase[] {
  const seen = new Set<string>();
  return phrases.filter((phrase) => {
    const key = `${phrase.first}-${phrase.end}`;
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}

class Grammar {
  readonly #words: readonly TitleWord[];
  readonly #morphology: Morphology;
  readonly #readings: (readonly WordReading[] | undefined)[] = [];

  constructor(words: readonly TitleWord[], morphology: Morphology) {
    this.#words = words;
    this.#morphology = morphology;
  }

  readings(index: number): readonly WordReading[] {
    const known = this.#readings[index];
    if (known !== undefined) return known;
    const word = this.#words[index]!;
    const readings = /\p{Script=Cyrillic}/u.test(word.text) ? this.#morphology.readings(word.text) : [];
    this.#readings[index] = readings;
    return readings;
  }

  /** Kind of thing the word heads, where it is such a noun. */
  headType(index: number): { readonly type: ConceptType; readonly compound: boolean } | undefined {
    const word = this.#words[index]!;
    if (isRussianFunctionWord(word.key)) return undefined;
    for (const reading of this.readings(index)) {
      if (reading.part !== 'noun' && reading.part !== 'adjective' && reading.part !== 'participle') continue;
      const type = russianHead(reading.lemma.replaceAll('ё', 'е'));
      // «Большой совет»: an adjective that is also a noun heads nothing when a noun it agrees with follows.
      if (type === undefined) continue;
      if (reading.part !== 'noun' && this.#agreesWithNext(index)) continue;
      return { type, compound: clippedHead(word.key) !== undefined && word.key.length > 5 };
    }
    const clipped =
      word.capital || word.key.startsWith('зам') || word.key.startsWith('экс') ? clippedHead(word.key) : undefined;
    const unknownNoun = this.readings(index).every((reading) => !reading.known || reading.part === 'noun');
    return clipped !== undefined && unknownNoun && word.capital && !word.initial
      ? { type: clipped, compound: true }
      : undefined;
  }

  phrasesAt(head: number, type: ConceptType, compound: boolean): RussianPhrase[] {
    const starts = this.#starts(head);
    const ends = this.#ends(head);
    const phrases: RussianPhrase[] = [];
    for (const first of starts) {
      ends.forEach((end, index) => {
        if (end - first > longestTitle) return;
        // One plain word is no title, unless it is a clipped compound or bears a capital within a sentence.
        const single = end - first === 1;
        const word = this.#words[first]!;
        if (single && !compound && (!word.capital || word.initial) && type !== 'post') return;
        phrases.push({
          first,
          end,
          head,
          type,
          kind: single && compound ? 'compound' : 'phrase',
          open: index < ends.length - 1,
          endsInUnknownName: end === head + 2 && this.#isUnknownName(head + 1),
        });
      });
    }
    return phrases;
  }

  #isUnknownName(at: number): boolean {
    const word = this.#words[at]!;
    return word.capital && !word.acronym && !this.readings(at).some((reading) => reading.known);
  }

  /** ОДКБ, СБ РФ, ПА ОБСЕ; an acronym heads what follows it like a noun. */
  acronymPhrases(index: number): RussianPhrase[] {
    const ends = [index + 1];
    let end = index + 1;
    while (end < this.#words.length && end < index + 3 && this.#words[end]!.acronym && joined(this.#words[end]!)) {
      ends.push(++end);
    }
    const next = this.#words[end];
    const person = this.#words[end + 1];
    const startsPerson = person?.capital === true && !person.acronym && joined(person);
    if (ends.length === 1 && next !== undefined && joined(next) && next.capital && !next.acronym && !startsPerson) {
      // «МИД России», «РИА Новости»
      ends.push(end + 1);
    }
    return ends.map((one, at) => ({
      first: index,
      end: one,
      head: index,
      type: one === index + 1 && isCountryAcronym(this.#words[index]!.text) ? 'place' : 'organisation',
      kind: one === index + 1 ? 'acronym' : 'phrase',
      open: at < ends.length - 1,
    }));
  }

  /** Two or more words with capitals side by side that no known noun heads: Северная Македония, Красный Крест. */
  capitalRun(index: number): RussianPhrase[] {
    const words = this.#words;
    const before = words[index - 1];
    const isCapital = (at: number): boolean => {
      const word = words[at];
      return word?.capital === true && !word.acronym && !isRussianFunctionWord(word.key);
    };
    if (!isCapital(index) || (before !== undefined && isCapital(index - 1) && joined(words[index]!))) return [];
    // «Разгромив Вудса», «Посещение Трампом»: the capital is the sentence's.
    if (words[index]!.initial && this.#isCommon(index)) return [];
    let end = index + 1;
    while (end < words.length && isCapital(end) && joined(words[end]!) && this.headType(end) === undefined) end++;
    if (end - index < 2) {
      // Adjective with a capital and a noun without: Корейский полуостров, Белый дом.
      const next = words[end];
      const isName =
        isCapital(index) &&
        !words[index]!.initial &&
        next !== undefined &&
        joined(next) &&
        !isRussianFunctionWord(next.key) &&
        this.headType(end) === undefined &&
        this.readings(end).some((reading) => reading.part === 'noun');
      if (!isName || !this.#isAdjective(index) || !this.#agree(index, end)) return [];
      return [{ first: index, end: end + 1, head: end, type: 'other', kind: 'capitals', open: false }];
    }
    return [{ first: index, end, head: end - 1, type: 'other', kind: 'capitals', open: false }];
  }

  /** A word of the dictionary that is no name and no adjective. */
  #isCommon(at: number): boolean {
    const known = this.readings(at).filter((reading) => reading.known);
    return (
      known.length > 0 &&
      !known.some((one) => one.name !== undefined || one.part === 'adjective' || one.part === 'participle')
    );
  }

  /** A name in quotes that begins at the word. */
  quoted(index: number): RussianPhrase[] {
    const word = this.#words[index]!;
    if (!openingQuote.test(word.gap) || !word.capital) return [];
    const end = this.#quoteEnd(index);
    if (end === undefined || end - index > 12) return [];
    return [{ first: index, end, head: index, type: 'other', kind: 'quoted', open: false }];
  }

  /** A common noun and the name of one such thing in quotes: пасека «Торатау», бронепоезд «Победа». */
  namedThing(index: number): RussianPhrase[] {
    const next = this.#words[index + 1];
    if (next === undefined || !next.capital || !/^\s["«“„]$/u.test(next.gap)) return [];
    const word = this.#words[index]!;
    if (isRussianFunctionWord(word.key) || !this.readings(index).some((one) => one.part === 'noun' && one.known))
      return [];
    const end = this.#quoteEnd(index + 1);
    if (end === undefined || end - index > 12) return [];
    return this.#starts(index).map((first) => ({
      first,
      end,
      head: index,
      type: 'other',
      kind: 'phrase',
      open: false,
    }));
  }

  /** First words of a phrase with this head, nearest first: the head itself, then each agreeing adjective before it. */
  #starts(head: number): number[] {
    const starts = [head];
    let at = head - 1;
    while (at >= 0 && head - at <= 6 && joined(this.#words[at + 1]!)) {
      const word = this.#words[at]!;
      if (word.key === 'и' && at > 0 && at + 1 < head && this.#isAdjective(at - 1)) {
        if (!this.#agree(at - 1, head, true)) break;
        // «Донецкая и Луганская республики»: a title begins with the first of the two, never with «и».
        starts.push(at - 1);
        at -= 2;
        continue;
      }
      const coordinated = this.#words[at - 1]?.key === 'и' && at > 1 && this.#isAdjective(at - 2);
      if (!this.#isAdjective(at) || !this.#agree(at, head, coordinated)) break;
      if (this.readings(at).some((reading) => isPointing(reading.lemma.replaceAll('ё', 'е')))) break;
      // «Магаданской областях» is half of «Костромской и Магаданской областях».
      if (!coordinated || this.#agree(at, head)) starts.push(at);
      at--;
    }
    return starts;
  }

  /** Ends of a phrase with this head, nearest first. */
  #ends(head: number): number[] {
    const ends = [head + 1];
    let at = head + 1;
    let lastCase: GrammaticalCase | undefined;
    for (let count = 0; count < mostComplements && at < this.#words.length; count++) {
      const next = this.#complement(at, lastCase);
      if (next === undefined) break;
      at = next.end;
      lastCase = next.case ?? lastCase;
      // A bracket is part of a title only when the title goes on behind it: «Парламентская ассамблея (ПА) ОБСЕ».
      if (!next.bracket) ends.push(at);
    }
    return ends;
  }

  #complement(
    at: number,
    lastCase: GrammaticalCase | undefined,
  ): { end: number; case?: GrammaticalCase; bracket?: true } | undefined {
    const word = this.#words[at]!;
    if (openingQuote.test(word.gap) && /^\s*["«“„'‘]$/u.test(word.gap)) {
      const end = this.#quoteEnd(at);
      return end === undefined ? undefined : { end };
    }
    if (/^\s*\($/u.test(word.gap) && word.acronym && this.#words[at + 1]?.gap.startsWith(')') === true)
      return { end: at + 1, bracket: true };
    // Behind a closing bracket or quote a title may go on: партия «зеленых» ФРГ.
    const afterBracket = /^[)»”"]\s*$/u.test(word.gap);
    if (!joined(word) && !afterBracket) {
      if (!/^\s*,\s*$/u.test(word.gap) || lastCase === undefined) return undefined;
      // A list goes on after a comma only when «и» closes it: «цифрового развития, связи и массовых коммуникаций».
      const item = this.#nounPhrase(at, [lastCase]);
      if (item === undefined) return undefined;
      const and = this.#words[item];
      if (and?.key !== 'и') return undefined;
      const last = this.#nounPhrase(item + 1, [lastCase]);
      return last === undefined ? undefined : { end: last, case: lastCase };
    }
    if (word.key === 'и') {
      if (lastCase === undefined || at + 1 >= this.#words.length || !joined(this.#words[at + 1]!)) return undefined;
      const end = this.#nounPhrase(at + 1, [lastCase]);
      return end === undefined ? undefined : { end, case: lastCase };
    }
    if (joinsRussianTitle(word.key)) {
      const next = this.#words[at + 1];
      if (next === undefined) return undefined;
      if (openingQuote.test(next.gap)) {
        const end = this.#quoteEnd(at + 1);
        return end === undefined ? undefined : { end };
      }
      if (!joined(next)) return undefined;
      if (next.acronym) return { end: at + 2 };
      if (isTime(next.key)) return undefined;
      for (const wanted of casesAfter(word.key)) {
        const end = this.#nounPhrase(at + 1, [wanted]);
        if (end !== undefined) return { end, case: wanted };
      }
      return undefined;
    }
    if (isRussianFunctionWord(word.key)) return undefined;
    if (word.acronym) return { end: at + 1 };
    if (/^\p{N}/u.test(word.text)) return undefined;
    if (this.#looksLikePerson(at)) return undefined;
    // «Республики Башкортостан», «Республику Северная Македония»: the name stands in the nominative beside its kind.
    if (word.capital && at > 0 && this.headType(at - 1)?.type === 'place') {
      const name = this.#nounPhrase(at, ['nomn']);
      if (name !== undefined) return { end: name };
    }
    const end = this.#nounPhrase(at, ['gent']);
    return end === undefined ? undefined : { end, case: 'gent' };
  }

  /** End of a noun phrase that begins at the word and stands in one of the cases: adjectives, then a noun. */
  #nounPhrase(at: number, wanted: readonly GrammaticalCase[]): number | undefined {
    let index = at;
    while (index < this.#words.length && index - at < 5) {
      const word = this.#words[index]!;
      if (index > at && !joined(word)) return undefined;
      if (word.acronym) return index + 1;
      const readings = this.readings(index);
      const noun = readings.some(
        (reading) =>
          reading.part === 'noun' && (reading.fixed || (reading.case !== undefined && wanted.includes(reading.case))),
      );
      const adjective = readings.some(
        (reading) =>
          (reading.part === 'adjective' || reading.part === 'participle' || reading.part === 'numeral') &&
          reading.case !== undefined &&
          wanted.includes(reading.case),
      );
      const next = this.#words[index + 1];
      const mayGoOn =
        adjective &&
        next !== undefined &&
        (joined(next) || /^\s*["«“]$/u.test(next.gap)) &&
        (this.#isNounIn(index + 1, wanted) || this.#isAdjective(index + 1));
      if (mayGoOn) {
        index++;
        continue;
      }
      if (noun) return index + 1;
      // «и» between two adjectives of one noun: «малого и среднего предпринимательства».
      if (adjective && next?.key === 'и' && this.#isAdjective(index + 2)) {
        index += 2;
        continue;
      }
      // A foreign name the dictionary does not know declines as it likes.
      if (word.capital && !readings.some((reading) => reading.known)) return index + 1;
      return undefined;
    }
    return undefined;
  }

  #isNounIn(at: number, wanted: readonly GrammaticalCase[]): boolean {
    const word = this.#words[at];
    if (word === undefined) return false;
    if (word.acronym) return true;
    return this.readings(at).some(
      (reading) =>
        reading.part === 'noun' && (reading.fixed || (reading.case !== undefined && wanted.includes(reading.case))),
    );
  }

  #isAdjective(at: number): boolean {
    const word = this.#words[at];
    if (word === undefined || isRussianFunctionWord(word.key) || word.acronym) return false;
    return this.readings(at).some(
      (reading) =>
        (reading.part === 'adjective' || reading.part === 'participle') &&
        reading.case !== undefined &&
        reading.score >= 0.05,
    );
  }

  #agreesWithNext(at: number): boolean {
    const next = this.#words[at + 1];
    return next !== undefined && joined(next) && this.#agree(at, at + 1);
  }

  /** Whether an adjective agrees with a noun in case, number and gender; coordinated singular ones may go with a plural. */
  #agree(adjective: number, noun: number, coordinated = false): boolean {
    const nouns = this.readings(noun).filter((reading) => reading.part === 'noun' || reading.part === 'adjective');
    if (this.#words[noun]?.acronym === true) return true;
    return this.readings(adjective).some(
      (a) =>
        (a.part === 'adjective' || a.part === 'participle') &&
        a.case !== undefined &&
        nouns.some(
          (n) =>
            n.fixed ||
            (n.case === a.case &&
              (n.number === a.number
                ? n.number === 'plur' || a.gender === undefined || n.gender === undefined || a.gender === n.gender
                : coordinated && n.number === 'plur')),
        ),
    );
  }

  /** Two words with capitals side by side, the first of them no adjective: a person, who ends a title. */
  #looksLikePerson(at: number): boolean {
    const word = this.#words[at]!;
    const next = this.#words[at + 1];
    if (!word.capital || word.acronym || next === undefined || !next.capital || next.acronym || !joined(next))
      return false;
    if (this.headType(at) !== undefined || this.headType(at + 1) !== undefined) return false;
    // «главы Украины Владимира Зеленского»: of three such words the last two are the person.
    const third = this.#words[at + 2];
    if (third?.capital === true && !third.acronym && joined(third)) return false;
    if (this.readings(at).some((reading) => reading.known && reading.name === 'place' && reading.case === 'gent'))
      return false;
    return !(this.#isAdjective(at) && this.readings(at).some((reading) => reading.known && reading.part !== 'noun'));
  }

  #quoteEnd(at: number): number | undefined {
    for (let index = at + 1; index <= this.#words.length && index - at <= 45; index++) {
      const next = this.#words[index];
      if (next === undefined) return index - at <= 14 ? index : undefined;
      if (closingQuote.test(next.gap)) return index;
      if (next.initial) return undefined;
    }
    return undefined;
  }
}

/** Acronyms that name a country, no organisation. */
function isCountryAcronym(text: string): boolean {
  return /^(?:США|РФ|СССР|ФРГ|ГДР|КНР|КНДР|ОАЭ|ЮАР|ЦАР|ДРК|РК|РБ|РСФСР|УССР|БССР|ДНР|ЛНР|ПМР|САР|ИРИ|СФРЮ|СРВ|ЧССР)$/u.test(
    text,
  );
}

/** «в четверг», «в мае»: when, no part of a title. Stems of folded words. */
function isTime(key: string): boolean {
  return /^(?:понедельник|вторник|сред[уые]|четверг|пятниц|суббот|воскресень|январ|феврал|март|апрел|ма[яейю]$|июн|июл|август|сентябр|октябр|ноябр|декабр|год|век|час|недел|месяц|вечер|утр[оау]|ден|дня|\p{N})/u.test(
    key,
  );
}

function casesAfter(preposition: string): readonly GrammaticalCase[] {
  switch (preposition) {
    case 'по':
    case 'к':
      return ['datv'];
    case 'в':
    case 'во':
    case 'на':
      return ['loct', 'accs'];
    case 'о':
    case 'об':
    case 'обо':
    case 'при':
      return ['loct'];
    case 'с':
    case 'со':
    case 'между':
      return ['ablt'];
    case 'за':
      return ['accs', 'ablt'];
    case 'против':
    case 'для':
    case 'из':
    case 'у':
      return ['gent'];
    default:
      return ['gent', 'datv', 'loct', 'ablt'];
  }
}
