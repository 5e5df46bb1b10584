import type { TitleWord } from './title-words.ts';
import type { WordLinker } from './word-links.ts';

interface AcronymBead {
  readonly russian: readonly TitleWord[];
  readonly english: readonly TitleWord[];
}

/** Acronyms whose letters say the same in both scripts: НАТО, NATO. */
const sameLetters = 0.99;
/** Two acronyms that keep company so constantly (Dice coefficient over the beads that hold either) name one thing. */
const constantCompany = 0.66;
/** What company alone is worth as a link, by how it was met. */
const metThrice = 0.95;
const metTwice = 0.8;
const metOnce = 0.55;

/**
 * Which Russian and English acronyms go together in a text: by their letters, or by always standing in the same beads.
 * Keys are «Russian English» as written; values link strengths 0-1.
 */
export function acronymLinks(beads: readonly AcronymBead[], linker: WordLinker): ReadonlyMap<string, number> {
  const together = new Map<string, number>();
  const russianCount = new Map<string, number>();
  const englishCount = new Map<string, number>();
  const alone = new Set<string>();
  for (const bead of beads) {
    const russian = acronymsOf(bead.russian);
    const english = acronymsOf(bead.english);
    for (const word of russian) add(russianCount, word);
    for (const word of english) add(englishCount, word);
    for (const a of russian) for (const b of english) add(together, `${a} ${b}`);
    if (russian.length === 1 && english.length === 1) alone.add(`${russian[0]} ${english[0]}`);
  }
  const links = new Map<string, number>();
  for (const [pair, count] of together) {
    const [russian = '', english = ''] = pair.split(' ');
    if (linker.plainLikeness(russian, english) >= sameLetters && english.length > 1) {
      links.set(pair, 1);
      continue;
    }
    const dice = (2 * count) / ((russianCount.get(russian) ?? 0) + (englishCount.get(english) ?? 0));
    if (dice < constantCompany) continue;
    if (count >= 2) links.set(pair, count > 2 ? metThrice : metTwice);
    else if (alone.has(pair)) links.set(pair, metOnce);
  }
  return links;
}

function acronymsOf(words: readonly TitleWord[]): string[] {
  return [...new Set(words.filter((word) => word.acronym).map((word) => word.text))];
}

function add(counts: Map<string, number>, key: string): void {
  counts.set(key, (counts.get(key) ?? 0) + 1);
}
