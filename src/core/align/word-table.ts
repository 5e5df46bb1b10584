import type { Lines } from './lines.ts';

/** Translation probabilities between the words of two texts, sparse: row = source word, sorted by target word. */
export interface WordTable {
  readonly starts: Int32Array;
  readonly targets: Int32Array;
  /** p(target | source), 0-1. */
  readonly forward: Float32Array;
  /** p(source | target), 0-1. */
  readonly backward: Float32Array;
}

/** Collects pairs; a pair given twice keeps the greater of each probability. */
export class WordTableBuilder {
  #size = 0;
  #source = new Int32Array(1024);
  #target = new Int32Array(1024);
  #forward = new Float32Array(1024);
  #backward = new Float32Array(1024);

  add(source: number, target: number, forward: number, backward: number): void {
    if (this.#size === this.#source.length) this.#grow();
    const at = this.#size++;
    this.#source[at] = source;
    this.#target[at] = target;
    this.#forward[at] = forward;
    this.#backward[at] = backward;
  }

  addTable(table: WordTable): void {
    for (let s = 0; s + 1 < table.starts.length; s++) {
      for (let k = table.starts[s]!; k < table.starts[s + 1]!; k++) {
        this.add(s, table.targets[k]!, table.forward[k]!, table.backward[k]!);
      }
    }
  }

  build(sourceWords: number): WordTable {
    const size = this.#size;
    const [source, target, forward, backward] = [this.#source, this.#target, this.#forward, this.#backward];
    let targetWords = 0;
    for (let k = 0; k < size; k++) targetWords = Math.max(targetWords, target[k]! + 1);
    // Twice a stable counting sort: first by target, then by source.
    const byTarget = countingOrder(target, size, targetWords, undefined);
    const { order, starts } = countingOrder(source, size, sourceWords, byTarget.order);

    const targets = new Int32Array(size);
    const outForward = new Float32Array(size);
    const outBackward = new Float32Array(size);
    const outStarts = new Int32Array(sourceWords + 1);
    let out = 0;
    for (let s = 0; s < sourceWords; s++) {
      const first = out;
      for (let at = starts[s]!; at < starts[s + 1]!; at++) {
        const k = order[at]!;
        if (out > first && targets[out - 1] === target[k]) {
          outForward[out - 1] = Math.max(outForward[out - 1]!, forward[k]!);
          outBackward[out - 1] = Math.max(outBackward[out - 1]!, backward[k]!);
          continue;
        }
        targets[out] = target[k]!;
        outForward[out] = forward[k]!;
        outBackward[out] = backward[k]!;
        out++;
      }
      outStarts[s + 1] = out;
    }
    return {
      starts: outStarts,
      targets: targets.slice(0, out),
      forward: outForward.slice(0, out),
      backward: outBackward.slice(0, out),
    };
  }

  #grow(): void {
    const length = this.#source.length * 2;
    const more = <A extends Int32Array | Float32Array>(old: A, grown: A): A => {
      grown.set(old);
      return grown;
    };
    this.#source = more(this.#source, new Int32Array(length));
    this.#target = more(this.#target, new Int32Array(length));
    this.#forward = more(this.#forward, new Float32Array(length));
    this.#backward = more(this.#backward, new Float32Array(length));
  }
}

/** Rows in stable order of their words, taken in the order given; the rows of word w begin at starts[w]. */
function countingOrder(words: Int32Array, size: number, wordCount: number, given: Int32Array | undefined) {
  const starts = new Int32Array(wordCount + 1);
  for (let k = 0; k < size; k++) starts[words[k]! + 1]!++;
  for (let w = 0; w < wordCount; w++) starts[w + 1]! += starts[w]!;
  const next = starts.slice();
  const order = new Int32Array(size);
  for (let at = 0; at < size; at++) {
    const k = given === undefined ? at : given[at]!;
    order[next[words[k]!]!++] = k;
  }
  return { order, starts };
}

/** Index of a pair in the table, -1 where it is not held. */
export function findPair(table: WordTable, source: number, target: number): number {
  let low = table.starts[source]!;
  let high = table.starts[source + 1]! - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const found = table.targets[middle]!;
    if (found === target) return middle;
    if (found < target) low = middle + 1;
    else high = middle - 1;
  }
  return -1;
}

/** What the aligner knows of the words of two texts after aligning them, for whoever looks for pairs in them. */
export interface WordModel {
  /** p(target | source) by stems (core/text/stem.ts), 0 where nothing was seen. */
  probability(sourceStem: string, targetStem: string): number;
  /** p(source | target). */
  reverse(sourceStem: string, targetStem: string): number;
  /** Target stems of a source stem, best first. */
  translations(sourceStem: string): readonly LearntTranslation[];
  /** Share of a word among the words of its side, 0-1; 0 where it does not occur. */
  sourceShare(stem: string): number;
  targetShare(stem: string): number;
}

export interface LearntTranslation {
  readonly stem: string;
  /** p(this | the word asked for). */
  readonly probability: number;
  /** p(the word asked for | this). */
  readonly reverse: number;
}

export function wordModel(table: WordTable, source: Lines, target: Lines): WordModel {
  const look = (values: Float32Array, sourceStem: string, targetStem: string): number => {
    const s = source.find(sourceStem);
    const t = target.find(targetStem);
    if (s < 0 || t < 0) return 0;
    const at = findPair(table, s, t);
    return at < 0 ? 0 : values[at]!;
  };
  return {
    probability: (s, t) => look(table.forward, s, t),
    reverse: (s, t) => look(table.backward, s, t),
    translations(sourceStem) {
      const s = source.find(sourceStem);
      if (s < 0) return [];
      const list: LearntTranslation[] = [];
      for (let k = table.starts[s]!; k < table.starts[s + 1]!; k++) {
        const stem = target.keys[table.targets[k]!]!;
        list.push({ stem, probability: table.forward[k]!, reverse: table.backward[k]! });
      }
      return list.sort((a, b) => b.probability - a.probability);
    },
    sourceShare: (stem) => share(source, stem),
    targetShare: (stem) => share(target, stem),
  };
}

function share(lines: Lines, stem: string): number {
  const id = lines.find(stem);
  return id < 0 ? 0 : lines.frequency[id]! / Math.max(1, lines.words.length);
}
