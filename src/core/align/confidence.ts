import type { PathBead } from './paths.ts';

/** Probability that each bead of a path is right, 0-1. */
export function calibrate(path: readonly PathBead[]): number[] {
  return path.map((bead) => bead.posterior);
}
