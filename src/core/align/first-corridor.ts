import type { Job } from '../job.ts';
import { findAnchors } from './anchors.ts';
import { corridorBetween, corridorThrough, fullCorridor } from './corridor.ts';
import type { Corridor, Window, WordWeights } from './lattice.ts';
import type { LengthModel } from './length.ts';
import type { Lines } from './lines.ts';

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
/** Reach beside the diagonal where nothing else is known: lines, and share of the text. */
const diagonalReach = { least: 300, share: 0.15 };

/** Where the path of the first round may run: everywhere in a small window, else around anchors or the diagonal. */
export async function firstCorridor(
  source: Lines,
  target: Lines,
  words: WordWeights,
  length: LengthModel,
  window: Window,
  job: Job,
): Promise<Corridor> {
  const rows = window.sourceEnd - window.sourceStart + 1;
  const columns = window.targetEnd - window.targetStart + 1;
  if (rows * columns <= wholeWindow) return fullCorridor(window);
  const anchors = await findAnchors(source, target, words, length, window, job);
  if (anchors.length >= leastAnchored * Math.min(rows, columns)) {
    return corridorBetween(window, anchors, anchorReach, wholeGap);
  }
  if (rows * columns <= wholeWithoutAnchors) return fullCorridor(window);
  const wanted = Math.max(diagonalReach.least, Math.ceil(columns * diagonalReach.share));
  return corridorThrough(window, [], Math.min(wanted, Math.floor(mostCells / rows / 2)));
}
