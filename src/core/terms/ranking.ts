import { type Evidence, evidenceNames } from './pair-evidence.ts';

/** Weights of a logistic model, in the order of `evidenceNames`. */
const weights: readonly number[] = [
  -2.442, 0.073, -0.233, 0.241, 0.126, -0.073, -0.367, -0.877, 0.591, 1.231, -0.364, 0.22, 1.538, -0.154, -0.258, 0.346,
  -0.013, -0.285, -0.672, -0.405, 0.233, -0.16, -0.03, -0.557, -0.324, -0.874, 0.0, -0.421, 0.119, -0.034, 0.451, 0.578,
  0.239, -0.887, -0.535,
];

/**
 * Pairs at or above this are shown at once and printed by the command line; the rest are the unlikely ones. On the dev
 * documents 88 of 100 such pairs are right; with each document left out of the fitting in turn, 76 (docs/benchmarks).
 */
export const defaultThreshold = 0.5;

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
