import { foldRomanisation } from '../text/transliteration.ts';
import type { TermType } from './concept-entry.ts';

interface GroupedPair {
  readonly russian: string;
  readonly english: string;
  readonly places: readonly { readonly bead: number }[];
}

export interface Groups {
  /** Number of the group of a pair, from 0, in the order of first members. */
  group(index: number): number;
  termType(index: number, side: 'ru' | 'en'): TermType;
}

/**
 * Pairs that name one thing: the same Russian or the same English term, an acronym made of a full form's initials, a
 * romanised Russian acronym.
 */
export function groupPairs(pairs: readonly GroupedPair[]): Groups {
  const parent = pairs.map((_, index) => index);
  const root = (index: number): number => {
    let at = index;
    while (parent[at] !== at) at = parent[at] ?? at;
    return at;
  };
  const unite = (a: number, b: number): void => {
    const [first, second] = [root(a), root(b)].sort((x, y) => x - y);
    parent[second!] = first!;
  };
  const byTerm = new Map<string, number>();
  pairs.forEach((pair, index) => {
    for (const key of [`ru ${key_(pair.russian)}`, `en ${key_(pair.english)}`]) {
      const known = byTerm.get(key);
      if (known === undefined) byTerm.set(key, index);
      else unite(known, index);
    }
  });
  // An acronym belongs to the full form whose initials it bears.
  const acronyms = pairs
    .map((pair, index) => ({ pair, index }))
    .filter(({ pair }) => isAcronym(pair.russian) || isAcronym(pair.english));
  for (const { pair, index } of acronyms) {
    for (let other = 0; other < pairs.length; other++) {
      if (other === index) continue;
      const full = pairs[other]!;
      const byRussian = isAcronym(pair.russian) && initials(full.russian).includes(letters(pair.russian));
      const byEnglish = isAcronym(pair.english) && initials(full.english).includes(letters(pair.english));
      if (byRussian || byEnglish) unite(index, other);
    }
  }
  const numbers = new Map<number, number>();
  const group = pairs.map((_, index) => {
    const at = root(index);
    const known = numbers.get(at) ?? numbers.size;
    numbers.set(at, known);
    return known;
  });
  return {
    group: (index) => group[index] ?? index,
    termType(index, side) {
      const pair = pairs[index]!;
      const text = side === 'ru' ? pair.russian : pair.english;
      if (side === 'en' && isRomanised(pair)) return 'transliteratedForm';
      return isAcronym(text) ? 'acronym' : 'fullForm';
    },
  };
}

const key_ = (text: string): string => text.toLowerCase().replaceAll('ё', 'е');
const letters = (text: string): string => text.replace(/[^\p{Lu}]/gu, '');

function isAcronym(text: string): boolean {
  return /^(?:\p{Lu}[\p{Lu}\p{N}]+|(?:\p{Lu}\.){2,})$/u.test(text);
}

/** Initials of a title, with and without its small words. */
function initials(text: string): string[] {
  const words = text.split(/[\s-]+/).filter((word) => /\p{L}/u.test(word));
  if (words.length < 2) return [];
  const all = words.map((word) =>
    word
      .replace(/^[^\p{L}]+/u, '')
      .charAt(0)
      .toUpperCase(),
  );
  const long = words
    .filter((word) => word.length > 3)
    .map((word) =>
      word
        .replace(/^[^\p{L}]+/u, '')
        .charAt(0)
        .toUpperCase(),
    );
  return [all.join(''), long.join('')];
}

/** A Russian acronym that the English text only spells in its own letters: ODKB. Names that both write so (NATO) are none. */
function isRomanised(pair: GroupedPair): boolean {
  if (!isAcronym(pair.russian) || !isAcronym(pair.english) || pair.english.length < 4) return false;
  const spelt = foldRomanisation(pair.russian) === foldRomanisation(pair.english);
  // A word one can say (НАТО, ЮНЕСКО) was taken over as a word; letters one must spell (ОДКБ) were transcribed.
  return spelt && !/[АЕИОУЫЭЮЯ][^АЕИОУЫЭЮЯ]{0,2}[АЕИОУЫЭЮЯ]/u.test(pair.russian);
}
