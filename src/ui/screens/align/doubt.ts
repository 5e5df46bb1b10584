import { doubtfulBelow } from '../../../core/align/doubtful.ts';

export { doubtfulBelow };

/** Below this a bead is more likely wrong than right. */
export const poorBelow = 0.5;

/** Beads at least this sure may be confirmed all at once. */
export const sureFrom = 0.95;

export type Doubt = 'sure' | 'doubtful' | 'poor';

export function doubtOf(confidence: number): Doubt {
  if (confidence < poorBelow) return 'poor';
  return confidence < doubtfulBelow ? 'doubtful' : 'sure';
}

/** Whether two texts look as if they were not translations of each other. */
export function isUnlikelyParallel({ parallel }: { readonly parallel: number }): boolean {
  return parallel < 0.5;
}
