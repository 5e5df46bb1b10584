import type { Job } from '../job.ts';
import type { Evidence, Window } from './lattice.ts';
import type { LengthModel } from './length.ts';
import type { Lines } from './lines.ts';

/** Two lines that share rare words, and the weight of what they share. */
export interface Anchor {
  readonly source: number;
  readonly target: number;
  /** ln likelihood ratio of the shared words, less what their lengths speak against them. */
  readonly weight: number;
}

/** Words in more target lines than this point nowhere. */
const mostLinesOfWord = 16;
/** Least weight of an anchor: two rare words, or a very rare one and a common one. */
const leastWeight = 5;
/** Best partners kept for a line. */
const mostPartners = 3;
/** An anchor must agree with this many others of the chain nearby, or it is dropped: a lone one may be chance. */
const leastSupport = 2;
const supportReach = 25;

/**
 * The heaviest chain of pairs of lines, growing on both sides, that share rare words. Time: words × lines of a rare word;
 * no table of lines by lines is ever made.
 */
export async function findAnchors(
  { source, target, words, length }: Evidence,
  window: Window,
  job: Job,
): Promise<readonly Anchor[]> {
  const places = linesOfWords(target, window);
  const { table } = words;
  const weights = new Float64Array(window.targetEnd - window.targetStart);
  const seen = new Int32Array(target.keys.length).fill(-1);
  const pairs: Anchor[] = [];
  let work = 0;
  for (let i = window.sourceStart; i < window.sourceEnd; i++) {
    const touched: number[] = [];
    const from = source.starts[i]!;
    const to = source.starts[i + 1]!;
    const size = Math.max(1, to - from);
    for (let p = from; p < to; p++) {
      const s = source.words[p]!;
      if (source.frequency[s]! > mostLinesOfWord * 2) continue;
      for (let k = table.starts[s]!; k < table.starts[s + 1]!; k++) {
        const t = table.targets[k]!;
        const lines = places.starts[t + 1]! - places.starts[t]!;
        if (lines === 0 || lines > mostLinesOfWord || seen[t] === i) continue;
        const gain =
          0.5 *
          (Math.log1p((words.targetLambda[t]! * words.forward[k]!) / size) +
            Math.log1p((words.sourceLambda[s]! * words.backward[k]!) / size));
        if (gain < 0.5) continue;
        seen[t] = i;
        for (let at = places.starts[t]!; at < places.starts[t + 1]!; at++) {
          const j = places.lines[at]! - window.targetStart;
          if (weights[j] === 0) touched.push(j);
          weights[j]! += gain;
          work++;
        }
      }
    }
    touched.sort((a, b) => weights[b]! - weights[a]! || a - b);
    for (const j of touched.slice(0, mostPartners)) {
      const unlike = lengthPenalty(source.lengths[i]!, target.lengths[window.targetStart + j]!, length);
      const weight = weights[j]! - unlike;
      if (weight >= leastWeight) pairs.push({ source: i, target: window.targetStart + j, weight });
    }
    for (const j of touched) weights[j] = 0;
    if (work > 50_000) {
      work = 0;
      await job.checkpoint();
    }
  }
  return supported(heaviestChain(pairs, window));
}

/** Joined lines differ in length, so it speaks against a pair only mildly. */
function lengthPenalty(source: number, target: number, length: LengthModel): number {
  const difference = Math.log((target + 1) / (source + 1)) - length.mean;
  return Math.min(4, 2 * difference * difference);
}

function linesOfWords(lines: Lines, window: Window) {
  const words = lines.keys.length;
  const starts = new Int32Array(words + 1);
  const last = new Int32Array(words).fill(-1);
  const visit = (found: (word: number, line: number) => void): void => {
    last.fill(-1);
    for (let j = window.targetStart; j < window.targetEnd; j++) {
      for (let q = lines.starts[j]!; q < lines.starts[j + 1]!; q++) {
        const word = lines.words[q]!;
        if (last[word] === j) continue;
        last[word] = j;
        found(word, j);
      }
    }
  };
  visit((word) => {
    starts[word + 1]!++;
  });
  for (let word = 0; word < words; word++) starts[word + 1]! += starts[word]!;
  const next = starts.slice();
  const list = new Int32Array(starts[words]!);
  visit((word, line) => {
    list[next[word]!++] = line;
  });
  return { starts, lines: list };
}

/** Heaviest chain growing strictly on both sides: best sums by target line in a Fenwick tree of maxima. */
function heaviestChain(pairs: readonly Anchor[], window: Window): Anchor[] {
  const size = window.targetEnd - window.targetStart;
  const tree = new Int32Array(size + 1).fill(-1);
  const sums = new Float64Array(pairs.length);
  const before = new Int32Array(pairs.length).fill(-1);
  const order = Array.from(pairs.keys()).sort(
    (a, b) => pairs[a]!.source - pairs[b]!.source || pairs[b]!.target - pairs[a]!.target,
  );
  let best = -1;
  for (const at of order) {
    const column = pairs[at]!.target - window.targetStart;
    let previous = -1;
    for (let k = column; k > 0; k -= k & -k) {
      const other = tree[k]!;
      if (other >= 0 && (previous < 0 || sums[other]! > sums[previous]!)) previous = other;
    }
    sums[at] = pairs[at]!.weight + (previous < 0 ? 0 : sums[previous]!);
    before[at] = previous;
    for (let k = column + 1; k <= size; k += k & -k) {
      const other = tree[k]!;
      if (other < 0 || sums[at]! > sums[other]!) tree[k] = at;
    }
    if (best < 0 || sums[at]! > sums[best]!) best = at;
  }
  const chain: Anchor[] = [];
  for (let at = best; at >= 0; at = before[at]!) chain.push(pairs[at]!);
  return chain.reverse();
}

/** Keeps anchors with others near them on about the same diagonal. */
function supported(chain: readonly Anchor[]): Anchor[] {
  return chain.filter((anchor, at) => {
    let support = 0;
    for (const step of [-1, 1]) {
      for (let k = at + step; k >= 0 && k < chain.length; k += step) {
        const ahead = Math.abs(chain[k]!.source - anchor.source);
        const aside = Math.abs(chain[k]!.target - anchor.target);
        if (ahead > supportReach) break;
        if (aside <= supportReach && Math.abs(ahead - aside) <= 2 + 0.4 * Math.max(ahead, aside)) support++;
      }
    }
    return support >= leastSupport;
  });
}
