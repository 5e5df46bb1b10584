import type { Job } from '../job.ts';
import { type Border, corridorCells, corridorThrough, fullCorridor } from './corridor.ts';
import type { Seeds } from './evidence.ts';
import { firstCorridor, keepsInside } from './first-corridor.ts';
import type { LineHints } from './hints.ts';
import { type Corridor, type Evidence, type Shape, scoreLattice, type Window, weighWords } from './lattice.ts';
import { learnWords } from './learn.ts';
import { fitLength } from './length.ts';
import type { Lines } from './lines.ts';
import type { Parameters } from './parameters.ts';
import { type BestPath, bestPath, type PathBead } from './paths.ts';
import type { Shares } from './shares.ts';
import type { WordTable } from './word-table.ts';

/** Two texts made ready for aligning. */
export interface Prepared {
  readonly source: Lines;
  readonly target: Lines;
  readonly sourceShares: Shares;
  readonly targetShares: Shares;
  readonly hints: LineHints;
  /** Words known before anything is aligned. */
  readonly seeds: Seeds;
}

export interface Fit {
  /** By window. */
  readonly paths: readonly (readonly PathBead[])[];
  readonly table: WordTable;
}

/** While the words are still being learnt, simpler beads do. */
const learningShapes = shapesUpTo(3);
const longShapes: readonly Shape[] = [5, 6].flatMap((many) => [
  { source: 1, target: many },
  { source: many, target: 1 },
]);
const allShapes = [...shapesUpTo(4), ...longShapes];
/** Lines beside the last path that are looked at again. */
const pathReach = 15;
/** Windows so small are looked at whole every time. */
const smallWindow = 20_000;
/** Least probability of a bead to learn from. */
const leastToLearn = 0.1;

/**
 * Aligns the windows: a first path by what is known beforehand, then learning from it and aligning again. `certain`
 * beads, those outside the windows, are learnt from as well. With `learningRounds` 0 the words known are all there are.
 */
export async function fitRounds(
  text: Prepared,
  windows: readonly Window[],
  certain: readonly PathBead[],
  parameters: Parameters,
  learningRounds: number,
  job: Job,
): Promise<Fit> {
  const { source, target, sourceShares, targetShares, hints, seeds } = text;
  let table = seeds.table;
  let paths: (readonly PathBead[])[] = [];
  let reported = 0;
  for (let round = 0; round <= learningRounds; round++) {
    const last = round === learningRounds;
    const words = weighWords({ ...seeds, table }, sourceShares, targetShares, parameters);
    const length = fitLength(source, target, [...certain, ...paths.flat()]);
    const evidence: Evidence = { source, target, words, length, hints };
    const likely: PathBead[] = [...certain];
    const found: (readonly PathBead[])[] = [];
    const what = last ? 'aligning' : 'learning';
    let rowsDone = 0;
    // Rows are most of the work; the rest of a round is counted with its last row. A second attempt counts nothing.
    const roundJob: Job = {
      checkpoint: () => job.checkpoint(),
      progress: ({ done }) => {
        reported = Math.max(reported, round * source.count + rowsDone + done);
        job.progress({ done: reported, total: (learningRounds + 1) * source.count, what });
      },
    };
    for (const [at, window] of windows.entries()) {
      if (isEmpty(window)) {
        found.push(onlyGaps(window));
        continue;
      }
      const shapes = last ? allShapes : learningShapes;
      const before = paths[at];
      const search = async (corridor: Corridor) => {
        const lattice = await scoreLattice(evidence, window, corridor, shapes, parameters, roundJob);
        return bestPath(lattice, parameters, job, last ? undefined : leastToLearn);
      };
      let result: BestPath;
      if (before !== undefined) result = await search(aroundPath(window, before));
      else {
        for (let attempt = 0; ; attempt++) {
          const { corridor, widest } = await firstCorridor(evidence, window, attempt, job);
          result = await search(corridor);
          if (widest || keepsInside(result.path, corridor, window)) break;
        }
      }
      found.push(result.path);
      rowsDone += window.sourceEnd - window.sourceStart;
      for (const bead of result.likely) likely.push(bead);
    }
    paths = found;
    if (!last) table = await learnWords(source, target, seeds.table, likely, job);
    job.progress({ done: (round + 1) * source.count, total: (learningRounds + 1) * source.count, what });
  }
  return { paths, table };
}

/** All shapes with at most so many lines on a side. */
function shapesUpTo(most: number): Shape[] {
  const shapes: Shape[] = [];
  for (let source = 1; source <= most; source++) {
    for (let target = 1; target <= most; target++) shapes.push({ source, target });
  }
  return shapes;
}

const isEmpty = (window: Window): boolean =>
  window.sourceEnd === window.sourceStart || window.targetEnd === window.targetStart;

/** A window with an empty side has nothing to decide. */
function onlyGaps({ sourceStart, sourceEnd, targetStart, targetEnd }: Window): PathBead[] {
  const path: PathBead[] = [];
  for (let i = sourceStart; i < sourceEnd; i++) {
    path.push({ sourceStart: i, sourceEnd: i + 1, targetStart, targetEnd: targetStart, posterior: 1, score: 0 });
  }
  for (let j = targetStart; j < targetEnd; j++) {
    path.push({ sourceStart: sourceEnd, sourceEnd, targetStart: j, targetEnd: j + 1, posterior: 1, score: 0 });
  }
  return path;
}

function aroundPath(window: Window, path: readonly PathBead[]): Corridor {
  const full = fullCorridor(window);
  if (corridorCells(full) < smallWindow) return full;
  const borders: Border[] = path.map((bead) => ({ source: bead.sourceEnd, target: bead.targetEnd }));
  return corridorThrough(window, borders, pathReach);
}
