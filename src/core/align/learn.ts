import type { Job } from '../job.ts';
import type { Lines } from './lines.ts';
import { findPair, type WordTable, WordTableBuilder } from './word-table.ts';

/** Lines believed to translate each other, and how strongly. */
export interface WeightedBead {
  readonly sourceStart: number;
  readonly sourceEnd: number;
  readonly targetStart: number;
  readonly targetEnd: number;
  /** 0-1. */
  readonly posterior: number;
}

/** A pair must be met in so many beads (by weight) to be learnt: once is chance. */
const leastMeetings = 1.6;
/** Beads longer than this in words teach nothing that shorter ones do not teach better. */
const mostWords = 160;
const rounds = 4;
/** Counts taken off a pair, so that what was seen twice is not held for sure. */
const discount = 0.6;
/** Expected counts that the seeds are worth in the text. */
const seedCounts = 2;

/**
 * Learns word translations from beads by IBM model 1 in both directions, each bead with its own weight, so that a bad
 * stretch teaches little. What the seeds say is kept and counts as if it had been seen a few times.
 */
export async function learnWords(
  source: Lines,
  target: Lines,
  seeds: WordTable,
  beads: readonly WeightedBead[],
  job: Job,
): Promise<WordTable> {
  const useful = beads.filter(
    (bead) =>
      source.starts[bead.sourceEnd]! - source.starts[bead.sourceStart]! <= mostWords &&
      target.starts[bead.targetEnd]! - target.starts[bead.targetStart]! <= mostWords,
  );
  const pairs = await meetingPairs(source, target, seeds, useful, job);
  const forward = await trainForward(source, target, pairs, useful, job);
  const backward = await trainBackward(source, target, pairs, useful, job);
  const builder = new WordTableBuilder();
  for (let s = 0; s < source.keys.length; s++) {
    for (let k = pairs.starts[s]!; k < pairs.starts[s + 1]!; k++) {
      const f = forward[k]!;
      const b = backward[k]!;
      if (f > leastProbability || b > leastProbability) builder.add(s, pairs.targets[k]!, f, b);
    }
  }
  builder.addTable(seeds);
  return builder.build(source.keys.length);
}

const leastProbability = 0.02;

/** Pairs met often enough, and all pairs of the seeds that are met at all. Probabilities are those of the seeds. */
async function meetingPairs(
  source: Lines,
  target: Lines,
  seeds: WordTable,
  beads: readonly WeightedBead[],
  job: Job,
): Promise<WordTable> {
  const places = beadsOfWords(source, beads);
  const met = new Float32Array(target.keys.length);
  const last = new Int32Array(target.keys.length).fill(-1);
  const builder = new WordTableBuilder();
  let work = 0;
  for (let s = 0; s < source.keys.length; s++) {
    const touched: number[] = [];
    let own = 0;
    for (let at = places.starts[s]!; at < places.starts[s + 1]!; at++) {
      const index = places.beads[at]!;
      const bead = beads[index]!;
      own += bead.posterior;
      for (let q = target.starts[bead.targetStart]!; q < target.starts[bead.targetEnd]!; q++) {
        const t = target.words[q]!;
        if (last[t] === index) continue;
        last[t] = index;
        if (met[t] === 0) touched.push(t);
        met[t]! += bead.posterior;
        work++;
      }
    }
    for (const t of touched) {
      const seed = findPair(seeds, s, t);
      const share = met[t]! / Math.max(1, own);
      const shareBack = met[t]! / target.frequency[t]!;
      if (seed >= 0) builder.add(s, t, seeds.forward[seed]!, seeds.backward[seed]!);
      else if (met[t]! >= leastMeetings && share * shareBack >= leastTies) builder.add(s, t, 0, 0);
      met[t] = 0;
      last[t] = -1;
    }
    if (work > 100_000) {
      work = 0;
      await job.checkpoint();
    }
  }
  return builder.build(source.keys.length);
}

/** Least product of the two shares of occurrences in which the words of a pair meet: below, they meet by chance. */
const leastTies = 0.04;

/** In which beads each source word stands, each bead once. */
function beadsOfWords(source: Lines, beads: readonly WeightedBead[]) {
  const starts = new Int32Array(source.keys.length + 1);
  const last = new Int32Array(source.keys.length).fill(-1);
  const visit = (found: (s: number, index: number) => void): void => {
    last.fill(-1);
    for (const [index, bead] of beads.entries()) {
      for (let p = source.starts[bead.sourceStart]!; p < source.starts[bead.sourceEnd]!; p++) {
        const s = source.words[p]!;
        if (last[s] === index) continue;
        last[s] = index;
        found(s, index);
      }
    }
  };
  visit((s) => {
    starts[s + 1]!++;
  });
  for (let s = 0; s < source.keys.length; s++) starts[s + 1]! += starts[s]!;
  const next = starts.slice();
  const list = new Int32Array(starts.at(-1)!);
  visit((s, index) => {
    list[next[s]!++] = index;
  });
  return { starts, beads: list };
}

/** p(target | source) for every pair. */
async function trainForward(
  source: Lines,
  target: Lines,

  pairs: WordTable,
  beads: readonly WeightedBead[],
  job: Job,
): Promise<Float32Array> {
  const size = pairs.targets.length;
  const sourceWords = source.keys.length;
  let p = new Float32Array(size);
  for (let s = 0; s < sourceWords; s++) {
    const width = pairs.starts[s + 1]! - pairs.starts[s]!;
    for (let k = pairs.starts[s]!; k < pairs.starts[s + 1]!; k++) p[k] = pairs.forward[k]! + 0.3 / (width + 1);
  }
  const targetTotal = target.words.length;
  const where = new Int32Array(target.keys.length).fill(-1);
  let work = 0;
  for (let round = 0; round < rounds; round++) {
    const counts = new Float32Array(size);
    const seen = new Float32Array(sourceWords);
    for (const bead of beads) {
      const to = target.starts[bead.targetEnd]!;
      const from = target.starts[bead.targetStart]!;
      // Denominators of this bead's target words, with a share for words that come from nowhere.
      const local: number[] = [];
      for (let q = from; q < to; q++) {
        const t = target.words[q]!;
        if (where[t] === -1) {
          where[t] = local.length;
          local.push(t);
        }
      }
      const sums = new Float64Array(local.length);
      const times = new Float64Array(local.length);
      for (let q = from; q < to; q++) times[where[target.words[q]!]!]!++;
      const length = source.starts[bead.sourceEnd]! - source.starts[bead.sourceStart]!;
      for (let n = 0; n < local.length; n++) sums[n] = (nowhere * length * target.frequency[local[n]!]!) / targetTotal;
      const first = source.starts[bead.sourceStart]!;
      const end = source.starts[bead.sourceEnd]!;
      for (let place = first; place < end; place++) {
        const s = source.words[place]!;
        for (let k = pairs.starts[s]!; k < pairs.starts[s + 1]!; k++) {
          const n = where[pairs.targets[k]!]!;
          if (n >= 0) sums[n]! += p[k]!;
        }
      }
      for (let place = first; place < end; place++) {
        const s = source.words[place]!;
        seen[s]! += bead.posterior;
        for (let k = pairs.starts[s]!; k < pairs.starts[s + 1]!; k++) {
          const n = where[pairs.targets[k]!]!;
          if (n >= 0) counts[k]! += (bead.posterior * times[n]! * p[k]!) / sums[n]!;
        }
        work += pairs.starts[s + 1]! - pairs.starts[s]!;
      }
      for (const t of local) where[t] = -1;
      if (work > 100_000) {
        work = 0;
        await job.checkpoint();
      }
    }
    const next = new Float32Array(size);
    for (let s = 0; s < sourceWords; s++) {
      const from = pairs.starts[s]!;
      const to = pairs.starts[s + 1]!;
      let total = 0;
      for (let k = from; k < to; k++) total += counts[k]!;
      total = Math.max(total, seen[s]! * 0.5);
      for (let k = from; k < to; k++) {
        const seeded = seedCounts * pairs.forward[k]!;
        next[k] = (Math.max(0, counts[k]! - (seeded > 0 ? 0 : discount)) + seeded) / (total + seedCounts);
      }
    }
    p = next;
  }
  return p;
}

/** Share of the occurrences that no word of the other side explains. */
const nowhere = 0.3;

/** p(source | target) for every pair, by training on the exchanged sides. */
async function trainBackward(
  source: Lines,
  target: Lines,
  pairs: WordTable,
  beads: readonly WeightedBead[],
  job: Job,
): Promise<Float32Array> {
  const turned = turn(pairs, target.keys.length);
  const values = await trainForward(
    target,
    source,
    turned.table,
    beads.map((bead) => ({
      sourceStart: bead.targetStart,
      sourceEnd: bead.targetEnd,
      targetStart: bead.sourceStart,
      targetEnd: bead.sourceEnd,
      posterior: bead.posterior,
    })),
    job,
  );
  const back = new Float32Array(values.length);
  for (let k = 0; k < values.length; k++) back[turned.origin[k]!] = values[k]!;
  return back;
}

/** The table with its sides exchanged, and where each row came from. */
function turn(table: WordTable, targetWords: number): { readonly table: WordTable; readonly origin: Int32Array } {
  const size = table.targets.length;
  const starts = new Int32Array(targetWords + 1);
  for (const t of table.targets) starts[t + 1]!++;
  for (let t = 0; t < targetWords; t++) starts[t + 1]! += starts[t]!;
  const next = starts.slice();
  const targets = new Int32Array(size);
  const forward = new Float32Array(size);
  const backward = new Float32Array(size);
  const origin = new Int32Array(size);
  for (let s = 0; s + 1 < table.starts.length; s++) {
    for (let k = table.starts[s]!; k < table.starts[s + 1]!; k++) {
      const at = next[table.targets[k]!]!++;
      targets[at] = s;
      forward[at] = table.backward[k]!;
      backward[at] = table.forward[k]!;
      origin[at] = k;
    }
  }
  return { table: { starts, targets, forward, backward }, origin };
}
