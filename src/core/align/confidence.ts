import type { PathBead } from './paths.ts';

/**
 * From the probability that the search gives a bead to the share of such beads that is right. The search takes its
 * evidence for more certain than it is where a translator was free, and doubt comes in stretches: so the neighbours are
 * asked too. Logistic regression on the dev sets (literary text counted sixfold, for there is little of it) and 24 noisy
 * variants of the clean sets, with and without a lexicon; see docs/benchmarks/alignment.md.
 */
const weights = { constant: -0.151, own: 0.356, neighbours: 0.283, empty: 0.19, ownEmpty: 0.163 };
/** Beads on either side that are asked. */
const neighbours = 3;
/** Probabilities are not told apart closer to 0 or 1 than this. */
const least = 1e-4;

/** Probability that each bead of a path is right, 0-1. */
export function calibrate(path: readonly PathBead[]): number[] {
  const sums = new Float64Array(path.length + 1);
  for (const [at, bead] of path.entries()) sums[at + 1] = sums[at]! + bead.posterior;
  return path.map((bead, at) => {
    const from = Math.max(0, at - neighbours);
    const to = Math.min(path.length, at + neighbours + 1);
    const own = logOdds(bead.posterior);
    const around = logOdds((sums[to]! - sums[from]!) / (to - from));
    const isEmpty = bead.sourceEnd === bead.sourceStart || bead.targetEnd === bead.targetStart;
    const sum =
      weights.constant +
      weights.own * own +
      weights.neighbours * around +
      (isEmpty ? weights.empty + weights.ownEmpty * own : 0);
    return 1 / (1 + Math.exp(-sum));
  });
}

function logOdds(probability: number): number {
  const p = Math.min(1 - least, Math.max(least, probability));
  return Math.log(p / (1 - p));
}
