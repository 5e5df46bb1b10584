import { type Evidence, evidenceNames } from './pair-evidence.ts';

/** Weights of a logistic model, in the order of `evidenceNames`. */
const weights: readonly number[] = [
  -3.314, -0.364, -1.164, 1.624, 0.335, -0.7, -0.767, -1.159, 0.998, 1.969, 0.864, 0.803, 2.856, 0.197, -0.225, 0.833,
  -2.086, -0.947, -1.129, 0.091, 0.433, -0.797, 0.178, -1.033, -0.212, -0.658, 0.0, -0.085, -0.078, -0.899,
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
