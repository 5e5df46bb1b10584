import { foldSpelling } from '../text/english-spelling.ts';
import { stem } from '../text/stem.ts';
import { type TitleWord, titleWords } from './title-words.ts';

/** A title known in both languages: from the user's glossary, or from the facts shipped. */
export interface KnownPair {
  readonly russian: string;
  readonly english: string;
  /** The user's own outweigh what is shipped. */
  readonly own?: boolean;
  /** A rendering that texts have and a professional does not use. */
  readonly wrong?: boolean;
}

/** Where a known pair stands in a bead: runs of words on both sides. */
export interface KnownPlace {
  readonly pair: KnownPair;
  readonly russianFirst: number;
  readonly russianEnd: number;
  readonly englishFirst: number;
  readonly englishEnd: number;
}

/** Finds known titles in running text: inflected on the Russian side, acronyms by their letters on both. */
export class KnownPairs {
  readonly #russian = new Map<string, { keys: readonly string[]; pairs: KnownPair[] }[]>();
  readonly #english = new Map<KnownPair, readonly string[]>();

  constructor(pairs: Iterable<KnownPair>) {
    const byKeys = new Map<string, { keys: readonly string[]; pairs: KnownPair[] }>();
    for (const pair of withoutCountry(pairs)) {
      const russian = titleWords(pair.russian).map(keyOf);
      if (russian.length === 0) continue;
      const joinedKeys = russian.join(' ');
      let entry = byKeys.get(joinedKeys);
      if (entry === undefined) {
        entry = { keys: russian, pairs: [] };
        byKeys.set(joinedKeys, entry);
        const first = russian[0]!;
        const list = this.#russian.get(first);
        if (list === undefined) this.#russian.set(first, [entry]);
        else list.push(entry);
      }
      entry.pairs.push(pair);
    }
    for (const list of this.#russian.values()) list.sort((a, b) => b.keys.length - a.keys.length);
  }

  /** Of the thousands of pairs a text has few: the English side is read when the Russian one was met. */
  #englishKeys(pair: KnownPair): readonly string[] {
    let keys = this.#english.get(pair);
    if (keys === undefined) {
      keys = titleWords(pair.english)
        .map(keyOf)
        .filter((key) => key !== 'the');
      this.#english.set(pair, keys);
    }
    return keys;
  }

  /** All places where a known title stands on the Russian side and a rendering of it on the English one. */
  placesIn(russian: readonly TitleWord[], english: readonly TitleWord[]): KnownPlace[] {
    const places: KnownPlace[] = [];
    const russianKeys = russian.map(keyOf);
    // Articles do not count on either side: Chief of (the) CSTO Joint Staff.
    const counted = english.flatMap((word, index) => (word.key === 'the' ? [] : [index]));
    const englishKeys = counted.map((index) => keyOf(english[index]!));
    for (let first = 0; first < russianKeys.length; first++) {
      for (const entry of this.#russian.get(russianKeys[first]!) ?? []) {
        if (!standsAt(entry.keys, russianKeys, first)) continue;
        const found: KnownPlace[] = [];
        for (const pair of entry.pairs) {
          const keys = this.#englishKeys(pair);
          for (const at of placesOf(keys, englishKeys)) {
            found.push({
              pair,
              russianFirst: first,
              russianEnd: first + entry.keys.length,
              englishFirst: counted[at]!,
              englishEnd: counted[at + keys.length - 1]! + 1,
            });
          }
        }
        // A full form goes with a full form and an acronym with an acronym, where the bead has such.
        const short = entry.keys.every((key) => key.startsWith('='));
        const alike = found.filter((place) => english[place.englishFirst]!.acronym === short);
        places.push(...(alike.length > 0 ? alike : found));
      }
    }
    return places;
  }
}

const russianTail = /\s+(?:России|РФ|Российской Федерации)$/u;
const englishTail = /,?\s+of (?:the Russian Federation|Russia)$|^(?:Russian|RF) /u;

/** A body named with its country is met without it too: МИД России, МИД; Ministry of Foreign Affairs (of Russia). */
function* withoutCountry(pairs: Iterable<KnownPair>): Generator<KnownPair> {
  for (const pair of pairs) {
    yield pair;
    if (!russianTail.test(pair.russian) || !englishTail.test(pair.english)) continue;
    yield { ...pair, russian: pair.russian.replace(russianTail, ''), english: pair.english.replace(englishTail, '') };
  }
}

/** Acronyms are told by their capitals: who is not WHO. Dots in U.S. do not count. */
function keyOf(word: TitleWord): string {
  if (word.acronym) return `=${word.text.replace(/\./g, '')}`;
  const key = foldSpelling(word.key);
  return key.includes('-') ? key.split('-').map(stem).join('-') : key === word.key ? word.stem : stem(key);
}

function standsAt(keys: readonly string[], text: readonly string[], at: number): boolean {
  for (let index = 0; index < keys.length; index++) if (text[at + index] !== keys[index]) return false;
  return true;
}

function placesOf(keys: readonly string[], text: readonly string[]): number[] {
  const places: number[] = [];
  if (keys.length === 0) return places;
  for (let at = 0; at + keys.length <= text.length; at++) if (standsAt(keys, text, at)) places.push(at);
  return places;
}
