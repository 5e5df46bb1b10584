import type { Lexicon } from './lexicon.ts';
import { type Lines, WordKind } from './lines.ts';

/** By word id: share of all words that it makes, above 0. The rarer a word, the more a match of it says. */
export type Shares = Float64Array;

/**
 * Words of ordinary text that each text is mixed with: in a text of a few lines every word would be frequent, and "and" no
 * more so than a name.
 */
const ordinaryWords = 500;
/** Shares in ordinary text of what the lexicon does not hold. */
const ordinary = {
  [WordKind.word]: 2e-5,
  [WordKind.number]: 1e-4,
  [WordKind.mark]: 0.01,
  [WordKind.opening]: 1e-3,
  [WordKind.term]: 1e-5,
};

export function wordShares(lines: Lines, lexicon: Lexicon | undefined): Shares {
  const total = lines.words.length + lines.keys.length + ordinaryWords;
  return Float64Array.from(lines.frequency, (count, id) => {
    const kind = lines.kinds[id] as keyof typeof ordinary;
    const known = kind === WordKind.word ? (lexicon?.share(lines.keys[id]!) ?? 0) : 0;
    return (count + 1 + ordinaryWords * Math.max(known, ordinary[kind])) / total;
  });
}
