import { type Evidence, evidenceNames } from './pair-evidence.ts';

/** Weights of a logistic model, in the order of `evidenceNames`. */
const weights: readonly number[] = [
  -2.933, 0.089, -0.233, 0.245, 0.192, -0.323, -0.258, -0.640, 0.490, 1.145, 0.083, 0.131, 1.592, 0.362, -0.269, 0.868, -0.661, -0.248, -0.693, -0.229, 0.385, -0.192, 0.354, -0.439, -0.347, -0.699, 0.000, -0.366, 0.360, -0.237, 0.483, 0.589, 0.009,
];

/** Pairs at or above this are shown at once; at least four of five of them are right on the dev documents. */
export const defaultThreshold = 0.5;
/** Pairs at or above this are printed by the command line: there F1 is best on the dev documents. */
export const commandLineThreshold = 0.35;

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
