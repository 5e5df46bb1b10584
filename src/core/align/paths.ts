import type { Job } from '../job.ts';
import type { Lattice } from './lattice.ts';
import type { Parameters } from './parameters.ts';

/** A bead of a path with its probability among all paths of the lattice. */
export interface PathBead {
  readonly sourceStart: number;
  readonly sourceEnd: number;
  readonly targetStart: number;
  readonly targetEnd: number;
  /** 0-1; not yet calibrated. */
  readonly posterior: number;
}

const none = Number.NEGATIVE_INFINITY;
const rowsBetweenCheckpoints = 64;

/** Sums over all paths, in logarithms: what leads to a cell and what leads on from it, after a bead or after a gap. */
interface Sums {
  readonly toBead: Float64Array;
  readonly toGap: Float64Array;
  readonly onBead: Float64Array;
  readonly onGap: Float64Array;
  readonly total: number;
}

/** A summand so many times e smaller changes nothing that matters. */
const negligible = 18;

/** ln(e^a + e^b). */
function addLogs(a: number, b: number): number {
  if (a > b + negligible) return a;
  if (b > a + negligible) return b;
  if (a === none) return none;
  return a > b ? a + Math.log1p(Math.exp(b - a)) : b + Math.log1p(Math.exp(a - b));
}

async function sumPaths(lattice: Lattice, parameters: Parameters, job: Job): Promise<Sums> {
  const { window, corridor, shapes, offsets, cells, scores } = lattice;
  const { low, high } = corridor;
  const kinds = shapes.length;
  const rows = window.sourceEnd - window.sourceStart;
  const { gapOpen, gapMore } = parameters;
  const toBead = new Float64Array(cells).fill(none);
  const toGap = new Float64Array(cells).fill(none);
  const onBead = new Float64Array(cells).fill(none);
  const onGap = new Float64Array(cells).fill(none);
  toBead[0] = 0;
  for (let r = 0; r <= rows; r++) {
    for (let j = low[r]!; j <= high[r]!; j++) {
      const cell = offsets[r]! + j - low[r]!;
      let bead = toBead[cell]!;
      let gap = none;
      if (r > 0 && j >= low[r - 1]! && j <= high[r - 1]!) {
        const above = offsets[r - 1]! + j - low[r - 1]!;
        gap = addLogs(toBead[above]! + gapOpen, toGap[above]! + gapMore);
      }
      if (j > low[r]!) gap = addLogs(gap, addLogs(toBead[cell - 1]! + gapOpen, toGap[cell - 1]! + gapMore));
      for (let k = 0; k < kinds; k++) {
        const score = scores[cell * kinds + k]!;
        if (score === none) continue;
        const { source, target } = shapes[k]!;
        const from = offsets[r - source]! + j - target - low[r - source]!;
        bead = addLogs(bead, score + addLogs(toBead[from]!, toGap[from]!));
      }
      toBead[cell] = bead;
      toGap[cell] = gap;
    }
    if (r % rowsBetweenCheckpoints === 0) await job.checkpoint();
  }
  onBead[cells - 1] = 0;
  onGap[cells - 1] = 0;
  for (let r = rows; r >= 0; r--) {
    for (let j = high[r]!; j >= low[r]!; j--) {
      const cell = offsets[r]! + j - low[r]!;
      // Everything that leads on from here is known now; hand it back to where beads and gaps began.
      const bead = onBead[cell]!;
      const gap = onGap[cell]!;
      if (r > 0 && j >= low[r - 1]! && j <= high[r - 1]!) {
        const above = offsets[r - 1]! + j - low[r - 1]!;
        onBead[above] = addLogs(onBead[above]!, gap + gapOpen);
        onGap[above] = addLogs(onGap[above]!, gap + gapMore);
      }
      for (let k = 0; k < kinds; k++) {
        const score = scores[cell * kinds + k]!;
        if (score === none || bead === none) continue;
        const { source, target } = shapes[k]!;
        const from = offsets[r - source]! + j - target - low[r - source]!;
        onBead[from] = addLogs(onBead[from]!, score + bead);
        onGap[from] = addLogs(onGap[from]!, score + bead);
      }
      if (j > low[r]!) {
        onBead[cell - 1] = addLogs(onBead[cell - 1]!, gap + gapOpen);
        onGap[cell - 1] = addLogs(onGap[cell - 1]!, gap + gapMore);
      }
    }
    if (r % rowsBetweenCheckpoints === 0) await job.checkpoint();
  }
  return { toBead, toGap, onBead, onGap, total: addLogs(toBead[cells - 1]!, toGap[cells - 1]!) };
}

/** What an empty bead weighs against a full one when the path with most right beads is chosen. */
const emptyWorth = 0.5;

/**
 * The path with the greatest expected number of right beads, and all beads of the lattice at least `least` probable
 * (for learning from them). Returned beads are in order and cover the window.
 */
export async function bestPath(
  lattice: Lattice,
  parameters: Parameters,
  job: Job,
  least = Number.POSITIVE_INFINITY,
): Promise<{ readonly path: readonly PathBead[]; readonly likely: readonly PathBead[]; readonly total: number }> {
  const { window, corridor, shapes, offsets, cells, scores } = lattice;
  const { low, high } = corridor;
  const kinds = shapes.length;
  const rows = window.sourceEnd - window.sourceStart;
  const { gapOpen, gapMore } = parameters;
  const { toBead, toGap, onBead, onGap, total } = await sumPaths(lattice, parameters, job);
  const best = new Float64Array(cells).fill(none);
  // -1 source line without counterpart, -2 target line, else the shape.
  const choice = new Int8Array(cells).fill(-3);
  const chance = new Float32Array(cells);
  const likely: PathBead[] = [];
  best[0] = 0;
  for (let r = 0; r <= rows; r++) {
    for (let j = low[r]!; j <= high[r]!; j++) {
      const cell = offsets[r]! + j - low[r]!;
      const bead = onBead[cell]!;
      const gap = onGap[cell]!;
      const offer = (from: number, posterior: number, worth: number, kind: number): void => {
        const value = best[from]! + posterior * worth;
        if (value > best[cell]!) {
          best[cell] = value;
          choice[cell] = kind;
          chance[cell] = posterior;
        }
      };
      if (r > 0 && j >= low[r - 1]! && j <= high[r - 1]!) {
        const above = offsets[r - 1]! + j - low[r - 1]!;
        const posterior = Math.exp(addLogs(toBead[above]! + gapOpen, toGap[above]! + gapMore) + gap - total);
        offer(above, posterior, emptyWorth, -1);
      }
      if (j > low[r]!) {
        const posterior = Math.exp(addLogs(toBead[cell - 1]! + gapOpen, toGap[cell - 1]! + gapMore) + gap - total);
        offer(cell - 1, posterior, emptyWorth, -2);
      }
      for (let k = 0; k < kinds; k++) {
        const score = scores[cell * kinds + k]!;
        if (score === none) continue;
        const { source, target } = shapes[k]!;
        const from = offsets[r - source]! + j - target - low[r - source]!;
        const share = addLogs(toBead[from]!, toGap[from]!) + score + bead - total;
        const posterior = share < -negligible ? 0 : Math.exp(share);
        offer(from, posterior, 1, k);
        if (posterior >= least) {
          likely.push({
            sourceStart: window.sourceStart + r - source,
            sourceEnd: window.sourceStart + r,
            targetStart: j - target,
            targetEnd: j,
            posterior: Math.min(1, posterior),
          });
        }
      }
    }
    if (r % rowsBetweenCheckpoints === 0) await job.checkpoint();
  }
  return { path: walkBack(lattice, choice, chance), likely, total };
}

function walkBack({ window, corridor, shapes, offsets }: Lattice, choice: Int8Array, chance: Float32Array): PathBead[] {
  const path: PathBead[] = [];
  let r = window.sourceEnd - window.sourceStart;
  let j = window.targetEnd;
  while (r > 0 || j > window.targetStart) {
    const cell = offsets[r]! + j - corridor.low[r]!;
    const kind = choice[cell]!;
    const source = kind === -1 ? 1 : kind === -2 ? 0 : shapes[kind]!.source;
    const target = kind === -1 ? 0 : kind === -2 ? 1 : shapes[kind]!.target;
    path.push({
      sourceStart: window.sourceStart + r - source,
      sourceEnd: window.sourceStart + r,
      targetStart: j - target,
      targetEnd: j,
      posterior: Math.min(1, chance[cell]!),
    });
    r -= source;
    j -= target;
  }
  return path.reverse();
}
