import type { Lexicon } from '../align/lexicon.ts';
import { KnownPairs } from '../terms/known-pairs.ts';
import { personPairs } from '../terms/person-pairs.ts';
import { type TitleWord, titleWords } from '../terms/title-words.ts';
import { sameName, WordLinker } from '../terms/word-links.ts';
import { foldRomanisation } from '../text/transliteration.ts';
import { type MarkKind, type MarkSide, overlaps, type Span } from './mark.ts';

export interface NamePair {
  readonly kind: MarkKind;
  readonly source: Span;
  readonly target: Span;
  /** What the program's own glossary says of the pair. */
  readonly known?: { readonly source: string; readonly target: string; readonly isWrong: boolean };
}

export interface NameMarks {
  readonly pairs: readonly NamePair[];
  readonly alone: Readonly<Record<MarkSide, readonly (Span & { readonly kind: MarkKind })[]>>;
}

/** What is already marked: no name is looked for in it. */
export type Taken = Readonly<Record<MarkSide, readonly Span[]>>;

/** Letters a name must have to be called alone: shorter ones are missed too easily on the other side. */
const leastLetters = 4;
/** Likeness, 0-1, from which a name on the other side might be this one in another spelling. */
const possiblySame = 0.55;
/** What the same consonants, Cromwell and Кромвеля, are worth, by whether there are enough of them to tell names by. */
const manyConsonants = 0.75;
const fewConsonants = 0.6;
/** Likeness, 0-1, of two acronyms that are one in two scripts: НАТО, NATO. */
const sameLetters = 0.99;

const spanOf = (words: readonly TitleWord[], first: number, end: number): Span => ({
  start: words[first]?.start ?? 0,
  end: words[end - 1]?.end ?? 0,
});

/** Finds acronyms, persons and other names of Russian and English texts, and which go together. */
export class RussianEnglishNames {
  readonly #linker: WordLinker;
  readonly #lexicon: Lexicon;
  readonly #known: KnownPairs;
  readonly #fromRussian: boolean;

  /** @param lexicon from Russian to English  @param known Russian and English titles the program knows */
  constructor(
    lexicon: Lexicon,
    known: Iterable<{ readonly russian: string; readonly english: string; readonly wrong?: boolean }>,
    fromRussian: boolean,
  ) {
    this.#linker = new WordLinker(lexicon, undefined, fromRussian);
    this.#lexicon = lexicon;
    this.#known = new KnownPairs(known);
    this.#fromRussian = fromRussian;
  }

  in(source: string, target: string, taken: Taken): NameMarks {
    const russian = titleWords(this.#fromRussian ? source : target);
    const english = titleWords(this.#fromRussian ? target : source);
    const [russianSide, englishSide] = this.#fromRussian
      ? (['source', 'target'] as const)
      : (['target', 'source'] as const);
    const used = {
      russian: usedWords(russian, taken[russianSide]),
      english: usedWords(english, taken[englishSide]),
    };
    const pairs: NamePair[] = [];
    const pair = (kind: MarkKind, ru: [number, number], en: [number, number], known?: NamePair['known']) => {
      const spans = { [russianSide]: spanOf(russian, ...ru), [englishSide]: spanOf(english, ...en) };
      pairs.push({ kind, ...(spans as Pick<NamePair, 'source' | 'target'>), ...(known !== undefined && { known }) });
      for (let word = ru[0]; word < ru[1]; word++) used.russian.add(word);
      for (let word = en[0]; word < en[1]; word++) used.english.add(word);
    };
    const isFree = (words: ReadonlySet<number>, first: number, end: number) => {
      for (let word = first; word < end; word++) if (words.has(word)) return false;
      return true;
    };

    const places = [...this.#known.placesIn(russian, english)].sort(
      (a, b) => b.russianEnd - b.russianFirst - (a.russianEnd - a.russianFirst),
    );
    for (const { pair: known, russianFirst, russianEnd, englishFirst, englishEnd } of places) {
      if (!isFree(used.russian, russianFirst, russianEnd) || !isFree(used.english, englishFirst, englishEnd)) continue;
      // What is no name is not marked: устав, charter.
      if (!/\p{Lu}/u.test(known.english)) continue;
      const [one, other] = this.#fromRussian ? [known.russian, known.english] : [known.english, known.russian];
      pair('title', [russianFirst, russianEnd], [englishFirst, englishEnd], {
        source: one,
        target: other,
        isWrong: known.wrong === true,
      });
    }
    for (const person of personPairs(russian, english, this.#linker, this.#lexicon, used)) {
      pair('name', [person.russian.first, person.russian.end], [person.english.first, person.english.end]);
    }
    this.#pairAcronyms(russian, english, used, pair);
    this.#pairNames(russian, english, used, pair);
    const alone = {
      russian: this.#alone(russian, english, used.russian, 'russian'),
      english: this.#alone(english, russian, used.english, 'english'),
    };
    const [sourceAlone, targetAlone] = this.#fromRussian
      ? [alone.russian, alone.english]
      : [alone.english, alone.russian];
    return { pairs, alone: { source: sourceAlone, target: targetAlone } };
  }

  #pairAcronyms(
    russian: readonly TitleWord[],
    english: readonly TitleWord[],
    used: { readonly russian: Set<number>; readonly english: Set<number> },
    pair: (kind: MarkKind, ru: [number, number], en: [number, number]) => void,
  ): void {
    const left = (words: readonly TitleWord[], taken: ReadonlySet<number>) =>
      words.flatMap((word, index) => (isAcronym(words, index) && !taken.has(index) ? [{ word, index }] : []));
    const link = (one: number, other: number) => pair('acronym', [one, one + 1], [other, other + 1]);
    for (const { word, index } of left(russian, used.russian)) {
      const same = left(english, used.english).find(
        (other) => this.#linker.plainLikeness(word.text, other.word.text) >= sameLetters,
      );
      if (same !== undefined) link(index, same.index);
    }
    // Whatever is left of one kind on both sides, one for one, goes together: ЕАЭС and EAEU, МЧС and EMERCOM.
    const ones = left(russian, used.russian);
    const others = left(english, used.english);
    const textsOf = (words: typeof ones) => new Set(words.map(({ word }) => word.text)).size;
    if (textsOf(ones) === 1 && textsOf(others) === 1) {
      for (const [place, { index }] of ones.entries()) {
        const other = others[place];
        if (other !== undefined) link(index, other.index);
      }
    }
    // Rendered by a word: США, American.
    for (const { word, index } of left(russian, used.russian)) {
      const at = english.findIndex(
        (other, place) => !used.english.has(place) && this.#linker.strength(word, other) > 0,
      );
      if (at !== -1) link(index, at);
    }
    for (const { word, index } of left(english, used.english)) {
      const at = russian.findIndex(
        (other, place) => !used.russian.has(place) && this.#linker.strength(other, word) > 0,
      );
      if (at !== -1) link(at, index);
    }
  }

  /** Names of one word: the likest first. */
  #pairNames(
    russian: readonly TitleWord[],
    english: readonly TitleWord[],
    used: { readonly russian: Set<number>; readonly english: Set<number> },
    pair: (kind: MarkKind, ru: [number, number], en: [number, number]) => void,
  ): void {
    const found: { readonly one: number; readonly other: number; readonly likeness: number }[] = [];
    russian.forEach((word, one) => {
      if (used.russian.has(one) || !isNameWord(word)) return;
      english.forEach((candidate, other) => {
        if (used.english.has(other) || !isNameWord(candidate)) return;
        const likeness = this.#likeness(word, candidate);
        if (likeness >= sameName) found.push({ one, other, likeness });
      });
    });
    for (const { one, other } of found.sort((a, b) => b.likeness - a.likeness)) {
      if (!used.russian.has(one) && !used.english.has(other)) pair('name', [one, one + 1], [other, other + 1]);
    }
  }

  #likeness(russian: TitleWord, english: TitleWord): number {
    if (this.#lexicon.names(russian.key).some(({ target }) => target === english.key)) return 1;
    return Math.max(this.#linker.nameLikeness(russian.key, english.key), likeConsonants(russian.key, english.key));
  }

  /** Acronyms and names that nothing on the other side renders. */
  #alone(
    words: readonly TitleWord[],
    others: readonly TitleWord[],
    used: ReadonlySet<number>,
    language: 'russian' | 'english',
  ): (Span & { readonly kind: MarkKind })[] {
    const likest = (word: TitleWord) =>
      others.reduce((most, other) => {
        const [russian, english] = language === 'russian' ? [word, other] : [other, word];
        return Math.max(most, this.#linker.strength(russian, english) > 0 ? 1 : this.#likeness(russian, english));
      }, 0);
    // Said twice here and once there is said there.
    const said = new Set([...used].map((index) => words[index]?.stem));
    return words.flatMap((word, index): (Span & { readonly kind: MarkKind })[] => {
      if (used.has(index) || said.has(word.stem)) return [];
      const { start, end } = word;
      if (isAcronym(words, index)) return [{ start, end, kind: 'acronym' }];
      // At the beginning of a sentence any word has a capital.
      if (word.initial || !isNameWord(word) || word.text.length < leastLetters) return [];
      // Capt. Giles, г. Минск
      if (words[index + 1]?.gap.startsWith('.') === true) return [];
      if (this.#isOrdinary(word, language) || likest(word) >= possiblySame) return [];
      return [{ start, end, kind: 'name' }];
    });
  }

  /** Words the lexicon translates are rendered in more ways than can be told: Ministry, Государственная. */
  #isOrdinary({ key, stem }: TitleWord, language: 'russian' | 'english'): boolean {
    if (language === 'english') return this.#lexicon.sources(stem).length > 0;
    return this.#lexicon.translations(stem).length > 0 && this.#lexicon.names(key).length === 0;
  }
}

/** The same of any two languages: what is spelt alike on both sides. Nothing is called alone but acronyms. */
export function namesByLetters(source: string, target: string, taken: Taken): NameMarks {
  const sources = titleWords(source);
  const targets = titleWords(target);
  const used = { source: usedWords(sources, taken.source), target: usedWords(targets, taken.target) };
  const pairs: NamePair[] = [];
  sources.forEach((word, index) => {
    if (used.source.has(index) || !(isAcronym(sources, index) || isNameWord(word))) return;
    const key = foldRomanisation(word.text);
    const other = targets.findIndex(
      (one, at) => !used.target.has(at) && one.capital && foldRomanisation(one.text) === key,
    );
    if (other === -1) return;
    used.source.add(index);
    used.target.add(other);
    pairs.push({
      kind: isAcronym(sources, index) ? 'acronym' : 'name',
      source: spanOf(sources, index, index + 1),
      target: spanOf(targets, other, other + 1),
    });
  });
  const alone = (words: readonly TitleWord[], taken: ReadonlySet<number>) =>
    words.flatMap(({ start, end }, index) =>
      isAcronym(words, index) && !taken.has(index) ? [{ start, end, kind: 'acronym' as const }] : [],
    );
  return { pairs, alone: { source: alone(sources, used.source), target: alone(targets, used.target) } };
}

function usedWords(words: readonly TitleWord[], spans: readonly Span[]): Set<number> {
  const used = new Set<number>();
  words.forEach((word, index) => {
    if (spans.some((span) => overlaps(span, word))) used.add(index);
  });
  return used;
}

/** An acronym that its neighbours do not unmask: in a heading in capitals every word looks like one. */
function isAcronym(words: readonly TitleWord[], index: number): boolean {
  const word = words[index];
  if (word?.acronym !== true || !/\p{L}.*\p{L}/u.test(word.text)) return false;
  const neighbours = [words[index - 1], words[index + 1]].filter(
    (one) => one !== undefined && /\p{L}{2}/u.test(one.text),
  );
  return neighbours.length === 0 ? words.length === 1 : neighbours.some((one) => one?.acronym !== true);
}

/** A word with a capital that may be a name by itself. */
function isNameWord({ capital, acronym, small, text }: TitleWord): boolean {
  return capital && !acronym && !small && text.length >= 3 && !/\p{N}/u.test(text);
}

/** Spellings of English names that Russian does not spell letter by letter, in this order; Г and Х both stand for h. */
const consonants: readonly (readonly [RegExp, string])[] = [
  [/ph/g, 'f'],
  [/sch/g, 'sh'],
  [/ck|c(?![hei])|q/g, 'k'],
  [/ch|tch/g, 'ch'],
  [/c(?=[ei])/g, 's'],
  [/x/g, 'ks'],
  [/w/g, 'v'],
  [/dzh|j/g, 'j'],
  [/th/g, 't'],
  [/kh|g/g, 'h'],
  [/[aeiouy\s]/g, ''],
  [/(.)\1+/g, '$1'],
];

/** Likeness, 0-1, by consonants alone; a Russian case ending may bring one more. */
function likeConsonants(russian: string, english: string): number {
  const skeleton = (text: string) => consonants.reduce((left, [from, to]) => left.replace(from, to), text);
  // Уолтон is Walton, Джеррард Gerrard.
  const one = skeleton(foldRomanisation(russian).replace(/u(?=[aeio])/g, 'w'));
  const letters = english.normalize('NFD').replace(/[^a-z]/g, '');
  const [hard, soft] = [skeleton(letters), skeleton(letters.replace(/g(?=[eiy])/g, 'j'))];
  const isSame = (other: string) =>
    other.length >= 2 && (one === other || (one.startsWith(other) && one.length === other.length + 1));
  if (!isSame(hard) && !isSame(soft)) return 0;
  return hard.length > 2 ? manyConsonants : fewConsonants;
}
