import { type Evidence, evidenceNames } from './pair-evidence.ts';

/** Weights of a logistic model, in the order of `evidenceNames`. */
const weights: readonly number[] = [
  -2.478, 0.054, -0.227, 0.218, 0.128, -0.072, -0.387, -0.856, 0.609, 1.244, -0.316, 0.245, 1.528, -0.138, -0.264,
  0.351, 0.034, -0.328, -0.653, -0.367, 0.219, -0.159, -0.028, -0.562, -0.337, -0.892, 0.0, -0.431, 0.114, -0.066, 0.42,
  0.654, 0.221, -0.896, -0.527,
];

/**
 * Pairs at or above this are shown at once and printed by the command line; the rest are the unlikely ones. On the dev
 * documents 88 of 100 such pairs are right; with each document left out of the fitting in turn, 76 (docs/benchmarks).
 */
export const defaultThreshold = 0.45;

/** Probability that a professional would accept the pair, 0-1. */
export function scoreOf(evidence: Evidence): number {
  let sum = 0;
  for (let index = 0; index < evidenceNames.length; index++) sum += (weights[index] ?? 0) * (evidence[index] ?? 0);
  return 1 / (1 + Math.exp(-sum));
}

/** The same for persons, who are told by their names alone. */
export function personScore(likeness: number, attested: boolean): number {
  return Math.max(0.3, Math.min(0.97, (attested ? 0.2 : 0) + likeness * 0.8));
}
