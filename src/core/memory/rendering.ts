import type { Lexicon } from '../align/lexicon.ts';
import { stem } from '../text/stem.ts';
import { type Token, tokenize } from '../text/tokens.ts';
import { foldRomanisation } from '../text/transliteration.ts';
import type { Span } from './concordance.ts';

/** A word of the other side is taken for the rendering from this likelihood on; below it chance pairs begin. */
const leastProbability = 0.08;
/** Marked words this near (in words) are one stretch: function words between them belong to it. */
const bridgedWords = 2;

/**
 * Which stretch of the target renders the marked spans of the source, as far as the lexicon, numbers and names can tell;
 * empty where they cannot. `lexicon` must lead from the source's language to the target's.
 */
export function findRendering(source: string, spans: readonly Span[], target: string, lexicon: Lexicon): Span[] {
  const asked = tokenize(source).filter(({ start, end }) => spans.some((span) => start < span.end && end > span.start));
  const words = tokenize(target);
  const marked = new Set<number>();
  for (const word of asked) {
    const place = bestRendering(word, words, lexicon);
    if (place !== undefined) marked.add(place);
  }
  const places = [...marked].sort((a, b) => a - b);
  const found: { start: number; end: number; last: number }[] = [];
  for (const place of places) {
    const word = words[place];
    if (word === undefined) continue;
    const before = found.at(-1);
    if (before !== undefined && place - before.last <= bridgedWords) {
      before.end = word.end;
      before.last = place;
    } else {
      found.push({ start: word.start, end: word.end, last: place });
    }
  }
  return found.map(({ start, end }) => ({ start, end }));
}

function bestRendering(word: Token, words: readonly Token[], lexicon: Lexicon): number | undefined {
  const own = stem(word.key);
  const roman = foldRomanisation(word.key);
  let best: number | undefined;
  let likelihood = leastProbability;
  for (const [place, { key }] of words.entries()) {
    const sure = key === word.key || (roman.length > 2 && foldRomanisation(key) === roman);
    const probability = sure ? 1 : lexicon.probability(own, stem(key));
    if (probability > likelihood) {
      likelihood = probability;
      best = place;
    }
  }
  return best;
}
