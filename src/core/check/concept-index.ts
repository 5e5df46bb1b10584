import { stem } from '../text/stem.ts';
import { states } from './check-glossary.ts';
import { englishKey, isFunctionWord, keyIsStem, titleSynonyms } from './english.ts';

/** Key of a word by its language: inflection and spelling folded. */
export function wordKey(word: string, language: string): string {
  return language === 'en' ? englishKey(word) : stem(word);
}

/** "… of the Russian Federation": such names may stand with the state's short name or its adjective. */
const stateEndings = states.map(([long]) => ` of ${long.toLowerCase()}`);

/** Tokens of a text in which the words of a name must all stand; titles, with the small words between, are shorter by far. */
const nearness = 64;

/**
 * Which concepts of a large memory can be named in a text: those of which all words of some name stand close together in
 * it, whatever their order, one of them perhaps by a synonym. Names are held by their longest word, so that most are never looked at.
 */
export class ConceptIndex {
  readonly #language: string;
  /** Names by their longest word as it is written: each word is stemmed once, not once for every name. */
  readonly #byForm = new Map<string, number[]>();
  readonly #byKey = new Map<string, number[][]>();
  readonly #stems: ReadonlyMap<string, string>;
  readonly #ids: number[] = [];
  readonly #names: string[] = [];

  /** @param stems of words the names have, as far as they are known: stemming anew is most of the work */
  constructor(language: string, stems: ReadonlyMap<string, string> = new Map()) {
    this.#language = language;
    this.#stems = stems;
  }

  /** A name as folded words with spaces between. */
  addName(id: number, words: string): void {
    const needed = this.#language === 'en' ? withoutState(words) : words;
    let longest = '';
    let anyLongest = '';
    for (const word of needed.split(' ')) {
      if (word.length > longest.length && !isFunctionWord(word)) longest = word;
      if (word.length > anyLongest.length) anyLongest = word;
    }
    // An acronym may look like a function word: IT, OR.
    this.#namesWith(longest === '' ? anyLongest : longest).push(this.#ids.length);
    this.#ids.push(id);
    this.#names.push(needed);
  }

  #namesWith(form: string): number[] {
    const known = this.#byForm.get(form);
    if (known !== undefined) return known;
    const names: number[] = [];
    this.#byForm.set(form, names);
    const key = this.#keyOf(form);
    const same = this.#byKey.get(key);
    if (same === undefined) this.#byKey.set(key, [names]);
    else same.push(names);
    return names;
  }

  /** Ids of concepts that may be named in a text of these folded words, in order. */
  namedIn(words: readonly string[]): Set<number> {
    const places = this.#placesOf(words);
    const found = new Set<number>();
    for (const key of places.keys()) {
      for (const names of this.#byKey.get(key) ?? []) {
        for (const index of names) {
          const id = this.#ids[index]!;
          if (!found.has(id) && this.#standsIn(this.#names[index]!, places)) found.add(id);
        }
      }
    }
    return found;
  }

  /**
   * Where each key stands, as one bit for each stretch of a text. A stretch is two times `nearness` long and begins
   * `nearness` after the one before, so that what is no longer than that lies in one of them whole.
   */
  #placesOf(words: readonly string[]): Map<string, Uint32Array> {
    const size = Math.ceil((words.length / nearness + 1) / 32);
    const places = new Map<string, Uint32Array>();
    const keysOf = new Map<string, readonly Uint32Array[]>();
    words.forEach((word, index) => {
      let bits = keysOf.get(word);
      if (bits === undefined) {
        bits = this.#keysFor(word).map((key) => {
          const known = places.get(key) ?? new Uint32Array(size);
          places.set(key, known);
          return known;
        });
        keysOf.set(word, bits);
      }
      const stretch = Math.floor(index / nearness);
      for (const held of bits) {
        mark(held, stretch);
        if (stretch > 0) mark(held, stretch - 1);
      }
    });
    return places;
  }

  /** Keys of names' words that a word of a text may stand for. */
  #keysFor(word: string): string[] {
    const keys = new Set([wordKey(word, this.#language)]);
    // The store's names have no apostrophes.
    if (word.includes("'")) keys.add(wordKey(word.replaceAll("'", ''), this.#language));
    if (this.#language === 'en') for (const key of [...keys]) for (const other of titleSynonyms(key)) keys.add(other);
    return [...keys];
  }

  #standsIn(name: string, places: ReadonlyMap<string, Uint32Array>): boolean {
    const parts = name.split(' ');
    let common: Uint32Array | undefined;
    for (const word of parts) {
      if (isFunctionWord(word)) continue;
      const there = places.get(this.#keyOf(word));
      if (there === undefined) return false;
      // A name too long for a stretch is looked for by its words alone.
      if (parts.length > nearness || common === there) continue;
      if (common === undefined) common = there;
      else {
        const both: Uint32Array = common;
        common = both.map((bits, at) => bits & there[at]!);
        if (common.every((bits) => bits === 0)) return false;
      }
    }
    return true;
  }

  #keyOf(word: string): string {
    const known = this.#language !== 'en' || keyIsStem(word) ? this.#stems.get(word) : undefined;
    return known ?? wordKey(word, this.#language);
  }
}

function withoutState(name: string): string {
  const ending = stateEndings.find((ending) => name.endsWith(ending));
  return ending === undefined ? name : name.slice(0, -ending.length);
}

function mark(bits: Uint32Array, place: number): void {
  bits[place >> 5]! |= 1 << (place & 31);
}
