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
  /** ln likelihood ratio of its lines; 0 for an empty bead. */
  readonly score: number;
}

const none = Number.NEGATIVE_INFINITY;
const rowsBetweenCheckpoints = 64;

/**
 * Sums over all paths, in logarithms, by cell: of what leads to it (`to…`) and of what leads on from it (`on…`), by what
 * came last: a bead, a source line without counterpart, a target line without counterpart. In a run of lines without
 * counterpart the source lines come first, so that one set of links is one path and not as many as there are orders.
 */
interface Sums {
  readonly toBead: Float64Array;
  readonly toSource: Float64Array;
  readonly toAny: Float64Array;
  readonly toTarget: Float64Array;
  readonly onBead: Float64Array;
  readonly onSource: Float64Array;
  readonly onTarget: Float64Array;
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
  // Of a long text each is tens of megabytes.
  const empty = async (): Promise<Float64Array> => {
    await job.checkpoint();
    return new Float64Array(cells).fill(none);
  };
  const toBead = await empty();
  const toSource = await empty();
  const toTarget = await empty();
  const toAny = await empty();
  const onBead = await empty();
  const onSource = await empty();
  const onTarget = await empty();
  toBead[0] = 0;
  for (let r = 0; r <= rows; r++) {
    const above = r > 0 ? offsets[r - 1]! - low[r - 1]! : 0;
    for (let j = low[r]!; j <= high[r]!; j++) {
      const cell = offsets[r]! + j - low[r]!;
      if (r > 0 && j >= low[r - 1]! && j <= high[r - 1]!) {
        toSource[cell] = addLogs(toBead[above + j]! + gapOpen, toSource[above + j]! + gapMore);
      }
      if (j > low[r]!) {
        const more = addLogs(toSource[cell - 1]!, toTarget[cell - 1]!) + gapMore;
        toTarget[cell] = addLogs(toBead[cell - 1]! + gapOpen, more);
      }
      let bead = toBead[cell]!;
      for (let k = 0; k < kinds; k++) {
        const score = scores[cell * kinds + k]!;
        if (score === none) continue;
        const { source, target } = shapes[k]!;
        bead = addLogs(bead, score + toAny[offsets[r - source]! + j - target - low[r - source]!]!);
      }
      toBead[cell] = bead;
      toAny[cell] = addLogs(bead, addLogs(toSource[cell]!, toTarget[cell]!));
    }
    if (r % rowsBetweenCheckpoints === 0) await job.checkpoint();
  }
  onTarget[cells - 1] = 0;
  for (let r = rows; r >= 0; r--) {
    const below = r < rows ? offsets[r + 1]! - low[r + 1]! : 0;
    for (let j = high[r]!; j >= low[r]!; j--) {
      const cell = offsets[r]! + j - low[r]!;
      // The beads that begin here have put their sums into onTarget already: they may follow anything.
      const beads = onTarget[cell]!;
      const source = r < rows && j >= low[r + 1]! && j <= high[r + 1]! ? onSource[below + j]! : none;
      const target = j < high[r]! ? onTarget[cell + 1]! : none;
      const gap = addLogs(source, target);
      const bead = addLogs(beads, gap + gapOpen);
      onBead[cell] = bead;
      onSource[cell] = addLogs(beads, gap + gapMore);
      onTarget[cell] = addLogs(beads, target + gapMore);
      if (bead === none) continue;
      for (let k = 0; k < kinds; k++) {
        const score = scores[cell * kinds + k]!;
        if (score === none) continue;
        const shape = shapes[k]!;
        const from = offsets[r - shape.source]! + j - shape.target - low[r - shape.source]!;
        onTarget[from] = addLogs(onTarget[from]!, score + bead);
      }
    }
    if (r % rowsBetweenCheckpoints === 0) await job.checkpoint();
  }
  return { toBead, toSource, toTarget, toAny, onBead, onSource, onTarget, total: toAny[cells - 1]! };
}

export interface BestPath {
  readonly path: readonly PathBead[];
  /** Beads with both sides that are at least so probable as asked, on the path or not. */
  readonly likely: readonly PathBead[];
}

/** Choices beside the shapes. */
const sourceAlone = -1;
const targetAlone = -2;

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
): Promise<BestPath> {
  const { window, corridor, shapes, offsets, cells, scores } = lattice;
  const { low, high } = corridor;
  const kinds = shapes.length;
  const rows = window.sourceEnd - window.sourceStart;
  const { gapOpen, gapMore } = parameters;
  const { toBead, toSource, toTarget, toAny, onBead, onSource, onTarget, total } = await sumPaths(
    lattice,
    parameters,
    job,
  );
  const best = new Float64Array(cells).fill(none);
  const choice = new Int8Array(cells).fill(sourceAlone);
  const chance = new Float32Array(cells);
  // A line is without counterpart wherever the path stands on the other side.
  const emptySource = new Float64Array(rows);
  const emptyTarget = new Float64Array(window.targetEnd - window.targetStart);
  const likely: PathBead[] = [];
  best[0] = 0;
  for (let r = 0; r <= rows; r++) {
    const above = r > 0 ? offsets[r - 1]! - low[r - 1]! : 0;
    for (let j = low[r]!; j <= high[r]!; j++) {
      const cell = offsets[r]! + j - low[r]!;
      let value = best[cell]!;
      let kind = sourceAlone;
      let probability = 0;
      if (r > 0 && j >= low[r - 1]! && j <= high[r - 1]!) {
        const before = addLogs(toBead[above + j]! + gapOpen, toSource[above + j]! + gapMore);
        const posterior = probabilityOf(before + onSource[cell]! - total);
        emptySource[r - 1]! += posterior;
        value = best[above + j]! + posterior * emptyWorth;
        probability = posterior;
      }
      if (j > low[r]!) {
        const more = addLogs(toSource[cell - 1]!, toTarget[cell - 1]!) + gapMore;
        const posterior = probabilityOf(addLogs(toBead[cell - 1]! + gapOpen, more) + onTarget[cell]! - total);
        emptyTarget[j - 1 - window.targetStart]! += posterior;
        const offer = best[cell - 1]! + posterior * emptyWorth;
        if (offer > value) {
          value = offer;
          kind = targetAlone;
          probability = posterior;
        }
      }
      for (let k = 0; k < kinds; k++) {
        const score = scores[cell * kinds + k]!;
        if (score === none) continue;
        const { source, target } = shapes[k]!;
        const from = offsets[r - source]! + j - target - low[r - source]!;
        const posterior = probabilityOf(toAny[from]! + score + onBead[cell]! - total);
        const offer = best[from]! + posterior;
        if (offer > value) {
          value = offer;
          kind = k;
          probability = posterior;
        }
        if (posterior >= least) {
          likely.push({
            sourceStart: window.sourceStart + r - source,
            sourceEnd: window.sourceStart + r,
            targetStart: j - target,
            targetEnd: j,
            posterior: Math.min(1, posterior),
            score,
          });
        }
      }
      best[cell] = value;
      choice[cell] = kind;
      chance[cell] = probability;
    }
    if (r % rowsBetweenCheckpoints === 0) await job.checkpoint();
  }
  return { path: walkBack(lattice, choice, chance, emptySource, emptyTarget), likely };
}

const probabilityOf = (logarithm: number): number =>
  logarithm < -negligible ? 0 : logarithm > 0 ? 1 : Math.exp(logarithm);

function walkBack(
  { window, corridor, shapes, offsets, scores }: Lattice,
  choice: Int8Array,
  chance: Float32Array,
  emptySource: Float64Array,
  emptyTarget: Float64Array,
): PathBead[] {
  const path: PathBead[] = [];
  let r = window.sourceEnd - window.sourceStart;
  let j = window.targetEnd;
  while (r > 0 || j > window.targetStart) {
    const cell = offsets[r]! + j - corridor.low[r]!;
    const kind = choice[cell]!;
    const source = kind === sourceAlone ? 1 : kind === targetAlone ? 0 : shapes[kind]!.source;
    const target = kind === sourceAlone ? 0 : kind === targetAlone ? 1 : shapes[kind]!.target;
    let posterior = chance[cell]!;
    if (kind === sourceAlone) posterior = emptySource[r - 1]!;
    if (kind === targetAlone) posterior = emptyTarget[j - 1 - window.targetStart]!;
    path.push({
      sourceStart: window.sourceStart + r - source,
      sourceEnd: window.sourceStart + r,
      targetStart: j - target,
      targetEnd: j,
      posterior: Math.min(1, posterior),
      score: kind < 0 ? 0 : scores[cell * shapes.length + kind]!,
    });
    r -= source;
    j -= target;
  }
  return path.reverse();
}
