import { type Evidence, evidenceNames } from './pair-evidence.ts';

/** Weights of a logistic model, in the order of `evidenceNames`. */
const weights: readonly number[] = [
  -3.192, 0.053, -0.219, 0.266, 0.107, -0.038, -0.185, -0.818, 0.570, 1.329, 0.138, 0.105, 1.419, 0.358, -0.279, 0.830, -0.807, -0.210, -0.781, -0.199, 0.352, -0.302, 0.278, -0.446, -0.439, -0.744, 0.000, -0.390, 0.264, -0.070, 0.575, 0.713, 0.126, 0.000, -0.291,
];

/** Pairs at or above this are shown at once; at least four of five of them are right on the dev documents. */
export const defaultThreshold = 0.5;
/** Pairs at or above this are printed by the command line: there F1 is best on the dev documents. */
export const commandLineThreshold = 0.38;

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
