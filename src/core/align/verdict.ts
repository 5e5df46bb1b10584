import type { WordWeights } from './lattice.ts';
import { charactersOf } from './length.ts';
import type { Lines } from './lines.ts';
import type { PathBead } from './paths.ts';

/** What tells translations from texts that have nothing to do with each other. */
export interface Likeness {
  /** Word evidence of the beads over that of the same lines paired at random: mean over standard deviation. */
  readonly words: number;
  /** Share of the letters of both sides that stand in beads with both sides, weighted by their probability, 0-1. */
  readonly covered: number;
  /** The same share of the side that is covered better: a text may be a part of the other. */
  readonly coveredPart: number;
  /** Mean probability of the beads with both sides, 0-1. */
  readonly certainty: number;
  /** Share of the words that something was known of before aligning, 0-1. */
  readonly known: number;
  /** Words of both sides. */
  readonly size: number;
}

/**
 * `words × covered` of unrelated texts stays below, of translations above; measured on swapped documents and shuffled
 * halves against the dev sets, their noisy variants and their literary parts. With a lexicon: unrelated at most 0.47,
 * translations at least 1.4. With none, when few words are known: at most 0.20 and at least 0.30.
 */
const border = { withWords: 0.8, without: 0.25 };
const known = { few: 0.15, most: 0.32 };
const steepness = 4;
/** Words of both sides from which the verdict is taken for what it says. */
const enoughWords = 40;

/** Probability that the two texts are translations of each other, 0-1. */
export function parallelProbability(likeness: Likeness): number {
  const { words, covered, coveredPart, certainty } = likeness;
  // A chapter against the whole book: nearly all of it is found, and found for sure.
  const part = 0.5 * coveredPart ** 4 * certainty ** 8;
  const share = Math.min(1, Math.max(0, (likeness.known - known.few) / (known.most - known.few)));
  const limit = border.without ** (1 - share) * border.withWords ** share;
  const likelihood = (Math.max(0, words) * Math.max(covered, part)) / limit;
  const probability = likelihood ** steepness / (1 + likelihood ** steepness);
  if (likeness.size === 0) return 0;
  // One sentence can hardly be judged.
  return 0.5 + (probability - 0.5) * (1 - Math.exp(-likeness.size / enoughWords));
}

const mostBeads = 400;
/** How far away the lines are taken that a bead is compared with; primes, so that no list with a period agrees. */
const shifts = [7, 23, 61];

export function measureLikeness(source: Lines, target: Lines, seeds: WordWeights, path: readonly PathBead[]): Likeness {
  const full = path.filter((bead) => bead.sourceEnd > bead.sourceStart && bead.targetEnd > bead.targetStart);
  const all = [0, 0];
  const paired = [0, 0];
  for (const bead of path) {
    const sizes = [
      charactersOf(source, bead.sourceStart, bead.sourceEnd),
      charactersOf(target, bead.targetStart, bead.targetEnd),
    ];
    const isFull = bead.sourceEnd > bead.sourceStart && bead.targetEnd > bead.targetStart;
    for (const side of [0, 1]) {
      all[side]! += sizes[side]!;
      if (isFull) paired[side]! += sizes[side]! * bead.posterior;
    }
  }
  const step = Math.max(1, full.length / mostBeads);
  const gains: number[] = [];
  for (let at = 0; at < full.length; at += step) {
    const index = Math.floor(at);
    const bead = full[index]!;
    let other = 0;
    for (const shift of shifts) {
      const stranger = full[(index + shift) % full.length]!;
      // Where all lines are alike, or there is but one, chance is the measure.
      if (!sameWords(target, bead, stranger)) other += wordScore(source, target, seeds, bead, stranger);
    }
    gains.push(wordScore(source, target, seeds, bead, bead) - other / shifts.length);
  }
  const share = (part: number, whole: number): number => (whole === 0 ? 0 : part / whole);
  return {
    words: effect(gains),
    covered: share(paired[0]! + paired[1]!, all[0]! + all[1]!),
    coveredPart: Math.max(share(paired[0]!, all[0]!), share(paired[1]!, all[1]!)),
    certainty: share(
      full.reduce((sum, bead) => sum + bead.posterior, 0),
      full.length,
    ),
    known: knownShare(source, target, seeds),
    size: full.length === 0 ? 0 : source.words.length + target.words.length,
  };
}

function sameWords(target: Lines, a: PathBead, b: PathBead): boolean {
  const from = target.starts[a.targetStart]!;
  const other = target.starts[b.targetStart]!;
  const size = target.starts[a.targetEnd]! - from;
  if (target.starts[b.targetEnd]! - other !== size) return false;
  for (let k = 0; k < size; k++) if (target.words[from + k] !== target.words[other + k]) return false;
  return true;
}

function knownShare(source: Lines, target: Lines, { sourceLambda, targetLambda }: WordWeights): number {
  const most = Math.max(1e-9, ...[sourceLambda, targetLambda].map((all) => all.reduce((a, b) => Math.max(a, b), 0)));
  let sum = 0;
  for (const word of source.words) sum += sourceLambda[word]!;
  for (const word of target.words) sum += targetLambda[word]!;
  return sum / most / Math.max(1, source.words.length + target.words.length);
}

/** Mean over spread, drawn to 0 where there is little to judge by. */
function effect(values: readonly number[]): number {
  if (values.length === 0) return 0;
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const spread = Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length);
  return mean / (spread + 0.5 + 3 / values.length);
}

/** Words looked at on a side of a bead. */
const mostWords = 200;

/** ln likelihood ratio of the words of one bead's source side and another's target side, both directions averaged. */
export function wordScore(
  source: Lines,
  target: Lines,
  words: WordWeights,
  sourceBead: PathBead,
  targetBead: PathBead,
): number {
  const from = source.starts[sourceBead.sourceStart]!;
  const to = Math.min(source.starts[sourceBead.sourceEnd]!, from + mostWords);
  const targetFrom = target.starts[targetBead.targetStart]!;
  const targetTo = Math.min(target.starts[targetBead.targetEnd]!, targetFrom + mostWords);
  const places = new Map<number, number[]>();
  for (let q = targetFrom; q < targetTo; q++) {
    const list = places.get(target.words[q]!);
    if (list === undefined) places.set(target.words[q]!, [q - targetFrom]);
    else list.push(q - targetFrom);
  }
  const forward = new Float64Array(targetTo - targetFrom);
  const { table } = words;
  let score = 0;
  for (let p = from; p < to; p++) {
    const s = source.words[p]!;
    let sum = 0;
    for (let k = table.starts[s]!; k < table.starts[s + 1]!; k++) {
      const at = places.get(table.targets[k]!);
      if (at === undefined) continue;
      for (const q of at) forward[q]! += words.forward[k]!;
      sum += words.backward[k]! * at.length;
    }
    const lambda = words.sourceLambda[s]!;
    score += Math.log(1 - lambda + (lambda * sum) / Math.max(1, targetTo - targetFrom));
  }
  for (let q = targetFrom; q < targetTo; q++) {
    const lambda = words.targetLambda[target.words[q]!]!;
    score += Math.log(1 - lambda + (lambda * forward[q - targetFrom]!) / Math.max(1, to - from));
  }
  return score / 2;
}
