import type { Job } from '../job.ts';
import { findAnchors } from './anchors.ts';
import { corridorBetween, corridorThrough, fullCorridor } from './corridor.ts';
import type { Corridor, Evidence, Window } from './lattice.ts';
import type { PathBead } from './paths.ts';

/** Windows up to so many cells are looked at whole, and up to the second number where there are few anchors. */
const wholeWindow = 40_000;
const wholeWithoutAnchors = 400_000;
/** Cells that fit into the memory allowed for 20,000 lines a side. */
const mostCells = 2_500_000;
/** Lines beside the chain of anchors that are looked at. */
const anchorReach = 25;
/** Widest stretch between anchors that is looked at whole, in cells. */
const wholeGap = 250_000;
/** Share of the lines that must be anchored, or the chain is not trusted. */
const leastAnchored = 0.02;
/** Lines beside the diagonal looked at first where nothing else is known; each further attempt looks four times as far. */
const diagonalReach = 40;
const widening = 4;

export interface FirstCorridor {
  readonly corridor: Corridor;
  /** No wider one would be tried. */
  readonly widest: boolean;
}

/**
 * Where the path of the first round may run: everywhere in a small window, else around anchors or the diagonal. `attempt`
 * counts from 0; the next one is wider.
 */
export async function firstCorridor(
  evidence: Evidence,
  window: Window,
  attempt: number,
  job: Job,
): Promise<FirstCorridor> {
  const rows = window.sourceEnd - window.sourceStart + 1;
  const columns = window.targetEnd - window.targetStart + 1;
  if (rows * columns <= wholeWindow) return { corridor: fullCorridor(window), widest: true };
  const anchors = await findAnchors(evidence, window, job);
  if (anchors.length >= leastAnchored * Math.min(rows, columns)) {
    return { corridor: corridorBetween(window, anchors, anchorReach, wholeGap), widest: true };
  }
  if (rows * columns <= wholeWithoutAnchors) return { corridor: fullCorridor(window), widest: true };
  const most = Math.floor(mostCells / rows / 2);
  const reach = Math.min(most, diagonalReach * widening ** attempt);
  return { corridor: corridorThrough(window, [], reach), widest: reach === most || reach >= columns };
}

/** Lines between a path and the edge of its corridor, below which the path may have wanted to go further. */
const nearEdge = 8;
/** Whether a path ran so that a wider corridor would hardly have changed it. */
export function keepsInside(path: readonly PathBead[], { low, high }: Corridor, window: Window): boolean {
  return path.every((bead) => {
    const row = bead.sourceEnd - window.sourceStart;
    const atLow = bead.targetEnd - low[row]! < nearEdge && low[row]! > window.targetStart;
    const atHigh = high[row]! - bead.targetEnd < nearEdge && high[row]! < window.targetEnd;
    return !atLow && !atHigh;
  });
}
