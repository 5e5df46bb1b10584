import type { Evidence } from './pair-evidence.ts';

/**
 * Weights of a logistic model, in the order of `evidenceNames`: fitted to the development documents and news, each document
 * with and without its own titles in the glossary, so that known pairs do not decide everything.
 */
export const placeWeights: readonly number[] = [
  -3.346, 0.765, -0.452, 0.097, 0.233, -0.412, -0.484, -1.137, 0.888, 1.929, -0.147, 1.146, 1.472, 0.128, -0.14, -0.595,
  0.524, 0.017, -1.278, -0.61, 0.018, -0.081, -0.233, -0.373, -0.163, -1.309, 0, -0.395, -0.305, -0.107, 0.884, 1.193,
  -0.317, -1, -1.194, -1.709, 0.213, -1.393, -0.809, -1.001, -1.504, -0.297, 0.047, 0.022, -0.201, -1.133, -1.407,
  -1.704, -1.234,
];

/**
 * Pairs at or above this are shown at once and printed by the command line; the rest are the unlikely ones. With each
 * development document left out of the fitting in turn, four of five such pairs are right (docs/benchmarks/titles.md).
 */
export const defaultThreshold = 0.52;

/** How likely the pair of one place is right, by that place alone, 0-1. */
export function scoreOf(evidence: Evidence): number {
  return logistic(evidence, placeWeights);
}

/** The same for persons, who are told by their names alone. */
export function personScore(likeness: number, attested: boolean): number {
  return Math.max(0.3, Math.min(0.97, (attested ? 0.2 : 0) + likeness * 0.8));
}

/** What a whole text says of a pair. */
export interface PairStanding {
  /** Score of its best place, 0-1. */
  readonly best: number;
  /** Beads it was seen in, from 1. */
  readonly beads: number;
  /** Share of the beads with this Russian term that have this rendering, 0-1. */
  readonly share: number;
  /** Best score of another pair with the same Russian term, and with the same English one; 0 where there is none. */
  readonly russianRival: number;
  readonly englishRival: number;
}

/** Numbers for `pairScore`: 1, log odds of the best place, occurrences, share, and how much better its rivals are. */
export function pairEvidence({ best, beads, share, russianRival, englishRival }: PairStanding): number[] {
  const odds = Math.log(best / (1 - Math.min(best, 0.999)));
  return [
    1,
    odds,
    Math.min(1, Math.log2(beads) / 2),
    share,
    Math.max(0, russianRival - best),
    Math.max(0, englishRival - best),
  ];
}

/** Weights of the model for whole texts, in the order of `pairEvidence`. */
export const pairWeights: readonly number[] = [0.123, 1.225, 0.007, -0.318, -0.351, 0.299];

/** Probability that a professional would accept a pair, by all that the text says of it, 0-1. */
export function pairScore(evidence: readonly number[]): number {
  return logistic(evidence, pairWeights);
}

function logistic(evidence: readonly number[], by: readonly number[]): number {
  let sum = 0;
  for (let index = 0; index < by.length; index++) sum += by[index]! * (evidence[index] ?? 0);
  return 1 / (1 + Math.exp(-sum));
}
