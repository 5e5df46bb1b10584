import type { Job } from '../job.ts';
import type { Seeds } from './evidence.ts';
import type { Channel, LineHints } from './hints.ts';
import type { LengthModel } from './length.ts';
import type { Lines } from './lines.ts';
import type { Parameters } from './parameters.ts';
import type { Shares } from './shares.ts';
import type { WordTable } from './word-table.ts';

/** A rectangle of the table: source lines sourceStart … sourceEnd - 1 against target lines likewise. */
export interface Window {
  readonly sourceStart: number;
  readonly sourceEnd: number;
  readonly targetStart: number;
  readonly targetEnd: number;
}

/**
 * The part of a window that is looked at. Row r is the border before source line sourceStart + r (rows 0 … n); the
 * borders before target lines low[r] … high[r], absolute and inclusive, belong to it. Both grow with r; the two corners of
 * the window belong to it.
 */
export interface Corridor {
  readonly low: Int32Array;
  readonly high: Int32Array;
}

/** Shape of a bead: lines on either side, both at least 1. */
export interface Shape {
  readonly source: number;
  readonly target: number;
}

/** Scores of all beads of a corridor. */
export interface Lattice {
  readonly window: Window;
  readonly corridor: Corridor;
  readonly shapes: readonly Shape[];
  /** Cell of (row r, border j) = offsets[r] + j - low[r]. */
  readonly offsets: Float64Array;
  readonly cells: number;
  /** scores[cell * shapes.length + k]: ln likelihood ratio of the bead of shape k that ends at the cell; -Infinity: none. */
  readonly scores: Float32Array;
}

/** Word evidence made ready for the inner loop. */
export interface WordWeights {
  readonly table: WordTable;
  /** forward / p(target word), by row of the table. */
  readonly forward: Float32Array;
  /** backward / p(source word). */
  readonly backward: Float32Array;
  /** By word: lambda times what is known of its translations. */
  readonly sourceLambda: Float32Array;
  readonly targetLambda: Float32Array;
}

export function weighWords(
  { table, sourceKnown: sourceAnywhere, targetKnown: targetAnywhere }: Seeds,
  sourceShares: Shares,
  targetShares: Shares,
  parameters: Parameters,
): WordWeights {
  const size = table.targets.length;
  const sourceKnown = new Float32Array(sourceShares.length);
  const targetKnown = new Float32Array(targetShares.length);
  for (let s = 0; s < sourceShares.length; s++) {
    for (let k = table.starts[s]!; k < table.starts[s + 1]!; k++) {
      sourceKnown[s]! += table.forward[k]!;
      targetKnown[table.targets[k]!]! += table.backward[k]!;
    }
  }
  const forward = new Float32Array(size);
  const backward = new Float32Array(size);
  const { renormalise, lambda, absent } = parameters;
  for (let s = 0; s < sourceShares.length; s++) {
    const sourceShare = sourceShares[s]!;
    for (let k = table.starts[s]!; k < table.starts[s + 1]!; k++) {
      const t = table.targets[k]!;
      const targetShare = targetShares[t]!;
      forward[k] = table.forward[k]! / (Math.max(1e-3, sourceKnown[s]!) ** renormalise * targetShare);
      backward[k] = table.backward[k]! / (Math.max(1e-3, targetKnown[t]!) ** renormalise * sourceShare);
    }
  }
  return {
    table,
    forward,
    backward,
    sourceLambda: sourceKnown.map((known, s) => lambda * Math.min(1, Math.max(known, absent * sourceAnywhere[s]!))),
    targetLambda: targetKnown.map((known, t) => lambda * Math.min(1, Math.max(known, absent * targetAnywhere[t]!))),
  };
}

/** Cells between two looks at the caller's wish to stop. */
const cellsBetweenCheckpoints = 4_000;

/** All that speaks for or against a bead. */
export interface Evidence {
  readonly source: Lines;
  readonly target: Lines;
  readonly words: WordWeights;
  readonly length: LengthModel;
  readonly hints: LineHints;
}

/** Scores every bead of the corridor. Time: corridor cells × words of a line; memory: cells × shapes × 4 bytes. */
export async function scoreLattice(
  { source, target, words, length, hints }: Evidence,
  window: Window,
  corridor: Corridor,
  shapes: readonly Shape[],
  parameters: Parameters,
  job: Job,
): Promise<Lattice> {
  const { low, high } = corridor;
  const rows = window.sourceEnd - window.sourceStart;
  const offsets = new Float64Array(rows + 2);
  for (let r = 0; r <= rows; r++) offsets[r + 1] = offsets[r]! + high[r]! - low[r]! + 1;
  const cells = offsets[rows + 1]!;
  const kinds = shapes.length;
  const scores = new Float32Array(cells * kinds).fill(Number.NEGATIVE_INFINITY);
  const mostSource = Math.max(...shapes.map((shape) => shape.source));
  const mostTarget = Math.max(...shapes.map((shape) => shape.target));
  const shapePriors = shapes.map((shape) => shapePrior(shape, parameters));

  const sourceLength = prefixSums(source.lengths, window.sourceStart, window.sourceEnd);
  const targetLength = prefixSums(target.lengths, window.targetStart, window.targetEnd);
  const sourcePrice = prefixSums(hints.sourcePrice, window.sourceStart, window.sourceEnd);
  const targetPrice = prefixSums(hints.targetPrice, window.targetStart, window.targetEnd);
  const sourceSeams = prefixSums(hints.sourceSeam, window.sourceStart, window.sourceEnd);
  const targetSeams = prefixSums(hints.targetSeam, window.targetStart, window.targetEnd);

  // ln of the characters of the b target lines before each border.
  const targetRows = targetLength.length;
  const targetLogs = new Float64Array(mostTarget * targetRows);
  for (let b = 1; b <= mostTarget; b++) {
    for (let jt = b; jt < targetRows; jt++) {
      targetLogs[(b - 1) * targetRows + jt] = Math.log(targetLength[jt]! - targetLength[jt - b]! + 1);
    }
  }

  const head = new Int32Array(target.keys.length).fill(-1);
  const ring: Row[] = [];
  const { table } = words;
  const { wordWeight, lengthWeight, lengthFloor } = parameters;
  const fits = new LengthFits(length, parameters);
  let next = new Int32Array(256);
  let entryWord = new Int32Array(256);
  let entryPair = new Int32Array(256);
  let entryPlace = new Int32Array(256);
  let work = 0;

  for (let r = 1; r <= rows; r++) {
    // The line between borders r - 1 and r, against all target lines that a bead with this line may hold.
    const line = window.sourceStart + r - 1;
    const from = low[Math.max(0, r - mostSource)]!;
    const to = high[Math.min(rows, r + mostSource - 1)]!;
    const first = source.starts[line]!;
    const size = source.starts[line + 1]! - first;
    const tokenFrom = target.starts[from]!;
    const tokenCount = target.starts[to]! - tokenFrom;

    let entries = 0;
    for (let p = 0; p < size; p++) {
      const s = source.words[first + p]!;
      for (let k = table.starts[s]!; k < table.starts[s + 1]!; k++) {
        if (entries === next.length) {
          next = grown(next);
          entryWord = grown(entryWord);
          entryPair = grown(entryPair);
          entryPlace = grown(entryPlace);
        }
        const t = table.targets[k]!;
        entryWord[entries] = t;
        entryPair[entries] = k;
        entryPlace[entries] = p;
        next[entries] = head[t]!;
        head[t] = entries++;
      }
    }
    const row: Row = {
      from,
      to,
      tokenFrom,
      forward: new Float32Array(tokenCount),
      backward: new Float64Array(mostTarget * (to - from + 1)),
    };
    const matched = new Float32Array((to - from) * size);
    for (let j = from; j < to; j++) {
      const base = (j - from) * size;
      for (let q = target.starts[j]!; q < target.starts[j + 1]!; q++) {
        let sum = 0;
        for (let e = head[target.words[q]!]!; e >= 0; e = next[e]!) {
          sum += words.forward[entryPair[e]!]!;
          matched[base + entryPlace[e]!]! += words.backward[entryPair[e]!]!;
        }
        row.forward[q - tokenFrom] = sum;
      }
    }
    for (let e = 0; e < entries; e++) head[entryWord[e]!] = -1;

    // Source words of this line given the b target lines before border j.
    const running = new Float64Array(size);
    const lineLog = Math.log(source.lengths[line]! + 1);
    const lambdas = new Float64Array(size);
    for (let p = 0; p < size; p++) lambdas[p] = words.sourceLambda[source.words[first + p]!]!;
    for (let j = from + 1; j <= to; j++) {
      running.fill(0);
      for (let b = 1; b <= mostTarget && j - b >= from; b++) {
        const base = (j - b - from) * size;
        for (let p = 0; p < size; p++) running[p]! += matched[base + p]!;
        const others = target.starts[j]! - target.starts[j - b]!;
        if (others === 0) continue;
        if (b >= manyLines) {
          const jt = j - window.targetStart;
          const characters = source.lengths[line]! + targetLength[jt]! - targetLength[jt - b]!;
          if (fits.of(lineLog, targetLogs[(b - 1) * targetRows + jt]!, characters) <= lengthFloor) continue;
        }
        const share = 1 / others;
        let product = 1;
        let sum = 0;
        for (let p = 0; p < size; p++) {
          const lambda = lambdas[p]!;
          product *= 1 - lambda + lambda * running[p]! * share;
          if (product > 1e200 || product < 1e-200) {
            sum += Math.log(product);
            product = 1;
          }
        }
        row.backward[(b - 1) * (to - from + 1) + j - from] = sum + Math.log(product);
      }
    }
    ring.unshift(row);
    if (ring.length > mostSource) ring.pop();

    // Target words given the a source lines before border r, summed up along the row.
    const rowLow = low[r]!;
    const rowHigh = high[r]!;
    const deepest = Math.min(mostSource, r);
    const forwardSums: Float64Array[] = [];
    const gatherFrom = target.starts[Math.max(low[r - deepest]!, rowLow - mostTarget)]!;
    const gathered = new Float64Array(target.starts[rowHigh]! - gatherFrom);
    const tokenLambda = new Float64Array(gathered.length);
    for (let q = 0; q < gathered.length; q++) tokenLambda[q] = words.targetLambda[target.words[q + gatherFrom]!]!;
    for (let a = 1; a <= deepest; a++) {
      const start = Math.max(low[r - a]!, rowLow - mostTarget);
      const sums = new Float64Array(rowHigh - start + 1);
      const others = source.starts[window.sourceStart + r]! - source.starts[window.sourceStart + r - a]!;
      const share = others > 0 ? 1 / others : 0;
      const past = ring[a - 1]!;
      const shift = gatherFrom - past.tokenFrom;
      for (let q = 0; q < gathered.length; q++) gathered[q]! += past.forward[q + shift]!;
      const sourceChars = sourceLength[r]! - sourceLength[r - a]!;
      const sourceLog = Math.log(sourceChars + 1);
      for (let j = start; j < rowHigh; j++) {
        if (a >= manyLines) {
          const characters = sourceChars + target.lengths[j]!;
          if (fits.of(sourceLog, targetLogs[j + 1 - window.targetStart]!, characters) <= lengthFloor) {
            sums[j - start + 1] = sums[j - start]!;
            continue;
          }
        }
        let product = 1;
        let sum = 0;
        for (let q = target.starts[j]!; q < target.starts[j + 1]!; q++) {
          const weight = gathered[q - gatherFrom]!;
          const lambda = tokenLambda[q - gatherFrom]!;
          product *= 1 - lambda + lambda * weight * share;
          if (product > 1e200 || product < 1e-200) {
            sum += Math.log(product);
            product = 1;
          }
        }
        sums[j - start + 1] = sums[j - start]! + sum + Math.log(product);
      }
      forwardSums.push(sums);
    }

    const endScores = new Float64Array(rowHigh - rowLow + 1);
    for (let j = Math.max(rowLow, window.targetStart + 1); j <= rowHigh; j++) {
      endScores[j - rowLow] = lookUp(hints.ends, line, j - 1);
    }
    for (let k = 0; k < kinds; k++) {
      const { source: a, target: b } = shapes[k]!;
      if (a > r) continue;
      const sums = forwardSums[a - 1]!;
      const start = Math.max(low[r - a]!, rowLow - mostTarget);
      const fromJ = Math.max(rowLow, low[r - a]! + b);
      const toJ = Math.min(rowHigh, high[r - a]! + b);
      const sourceChars = sourceLength[r]! - sourceLength[r - a]!;
      const price = sourcePrice[r]! - sourcePrice[r - a]! + sourceSeams[r]! - sourceSeams[r - a + 1]!;
      const prior = shapePriors[k]!;
      const sourceLog = Math.log(sourceChars + 1);
      for (let j = fromJ; j <= toJ; j++) {
        const jt = j - window.targetStart;
        const targetChars = targetLength[jt]! - targetLength[jt - b]!;
        const fit = fits.of(sourceLog, targetLogs[(b - 1) * targetRows + jt]!, sourceChars + targetChars);
        if (fit <= lengthFloor && Math.max(a, b) >= manyLines) continue;
        let score = sums[j - start]! - sums[j - b - start]!;
        for (let back = 0; back < a; back++) {
          const past = ring[back]!;
          score += past.backward[(b - 1) * (past.to - past.from + 1) + j - past.from]!;
        }
        score *= 0.5 * wordWeight;
        score += lengthWeight * Math.max(lengthFloor, fit) + prior;
        score -= price + targetPrice[jt]! - targetPrice[jt - b]! + targetSeams[jt]! - targetSeams[jt - b + 1]!;
        score += lookUp(hints.starts, line - a + 1, j - b) + endScores[j - rowLow]!;
        scores[(offsets[r]! + j - rowLow) * kinds + k] = score;
      }
    }
    work += (to - from) * (1 + size / 8);
    if (work > cellsBetweenCheckpoints) {
      work = 0;
      job.progress({ done: r, total: rows, what: 'aligning' });
      await job.checkpoint();
    }
  }
  return { window, corridor, shapes, offsets, cells, scores };
}

/**
 * Beads of one line against so many are left out where their lengths do not fit at all: scoring their words would be half
 * of the work. Shapes with so many lines must have one on the other side.
 */
const manyLines = 5;

/** How well lengths fit, ln likelihood ratio, with its roots and logarithms made ready by length. */
class LengthFits {
  readonly #mean: number;
  readonly #precision: Float64Array;
  readonly #constant: Float64Array;

  constructor({ mean }: LengthModel, { lengthBase, lengthSlope, lengthBackground }: Parameters) {
    this.#mean = mean;
    this.#precision = new Float64Array(longestLength);
    this.#constant = new Float64Array(longestLength);
    for (let characters = 0; characters < longestLength; characters++) {
      const width = lengthBase + lengthSlope / Math.sqrt(1 + characters / 2);
      this.#precision[characters] = 0.5 * (1 / (width * width) - 1 / (lengthBackground * lengthBackground));
      this.#constant[characters] = Math.log(lengthBackground / width);
    }
  }

  /** Both logarithms are of characters + 1; `characters` is those of both sides. */
  of(sourceLog: number, targetLog: number, characters: number): number {
    const at = characters < longestLength ? characters : longestLength - 1;
    const difference = targetLog - sourceLog - this.#mean;
    return this.#constant[at]! - difference * difference * this.#precision[at]!;
  }
}

/** Characters from which widths hardly change. */
const longestLength = 4096;

function lookUp(channels: readonly Channel[], sourceLine: number, targetLine: number): number {
  let score = 0;
  for (const { source, target, classes, scores } of channels) {
    score += scores[source[sourceLine]! * classes + target[targetLine]!]!;
  }
  return score;
}

interface Row {
  readonly from: number;
  readonly to: number;
  readonly tokenFrom: number;
  /** By target token: sum of weights of this line's words. */
  readonly forward: Float32Array;
  /** By number of target lines and border: ln ratio of this line's words. */
  readonly backward: Float64Array;
}

export function shapePrior({ source, target }: Shape, parameters: Parameters): number {
  const less = Math.min(source, target);
  const more = Math.max(source, target);
  if (more === 1) return 0;
  if (less === 1) return parameters.prior12 + (more - 2) * parameters.priorMore;
  return parameters.prior22 + (less + more - 4) * parameters.priorMore;
}

function prefixSums(values: Float64Array, start: number, end: number): Float64Array {
  const sums = new Float64Array(end - start + 1);
  for (let i = start; i < end; i++) sums[i - start + 1] = sums[i - start]! + values[i]!;
  return sums;
}

function grown(array: Int32Array): Int32Array<ArrayBuffer> {
  const more = new Int32Array(array.length * 2);
  more.set(array);
  return more;
}
