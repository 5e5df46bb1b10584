import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { type Lexicon, parseLexicon } from '../../src/core/align/lexicon.ts';
import { type Link, parseLinks } from '../../src/core/align/score.ts';
import { hasSharedData, sharedData } from '../shared-data.ts';

/** A pair of texts with its true alignment. */
export interface GoldText {
  readonly name: string;
  readonly source: readonly string[];
  readonly target: readonly string[];
  readonly gold: readonly Link[];
}

export const devSets = ['dev-news', 'dev-contract', 'dev-tales'] as const;

export const hasAlignData = (): boolean => hasSharedData('align', 'dev-news.gold') && hasSharedData('align', 'clean');

const read = (...path: string[]): string => readFileSync([sharedData, ...path].join('/'), 'utf8');
const lines = (text: string): string[] => text.replace(/\n$/, '').split('\n');

export function devSet(name: (typeof devSets)[number]): GoldText {
  return {
    name,
    source: lines(read('align', `${name}.ru`)),
    target: lines(read('align', `${name}.en`)),
    gold: parseLinks(read('align', `${name}.gold`)),
  };
}

export function shippedLexicon(): Lexicon {
  const rows = (name: string): string =>
    gunzipSync(readFileSync(new URL(`../../data/lexicon/ru-en.${name}.tsv.gz`, import.meta.url))).toString();
  return parseLexicon({ stems: rows('stems'), phrases: rows('phrases'), names: rows('names') });
}

/** A small generator of the same numbers everywhere: quality must be comparable from run to run. */
export function randomNumbers(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** What happens to a faithful text on its way into two files; shares of the lines, 0-1. */
export interface Noise {
  /** Lines that begin a join of two to four on one side. */
  readonly join?: number;
  /** Neighbours that change places on one side. */
  readonly cross?: number;
  /** Lines lost on one side, in runs. */
  readonly lost?: number;
  /** Foreign lines on one side, in runs. */
  readonly foreign?: number;
  /** Mean length of such runs. */
  readonly runLength?: number;
  /** Lines between two page numbers, with running heads here and there. */
  readonly page?: number;
  /** Passages of 50 foreign lines. */
  readonly islands?: number;
}

type CleanText = 'ntrex' | 'contract';

/** A clean text of data/align/clean with noise over it; foreign lines come from the other clean text. */
export function noisyText(
  name: string,
  base: CleanText,
  from: number,
  to: number,
  seed: number,
  noise: Noise,
): GoldText {
  const random = randomNumbers(seed);
  const own = cleanText(base);
  const other = cleanText(base === 'ntrex' ? 'contract' : 'ntrex');
  const runLength = noise.runLength ?? 3;
  let foreignAt = Math.floor(random() * other.source.length);
  const foreign = (onSource: boolean): Piece => {
    foreignAt = (foreignAt + 1) % other.source.length;
    return onSource ? [[other.source[foreignAt]!], []] : [[], [other.target[foreignAt]!]];
  };
  const runOf = (): number => 1 + Math.floor(random() * (2 * runLength - 1));

  let pieces: Piece[] = [];
  let lost = 0;
  let lostOnSource = false;
  for (const piece of joined(own, from, to, random, noise)) {
    if (random() < (noise.foreign ?? 0) / runLength) {
      const onSource = random() < 0.5;
      for (let left = runOf(); left > 0; left--) pieces.push(foreign(onSource));
    }
    if (lost === 0 && random() < (noise.lost ?? 0) / runLength) {
      lost = runOf();
      lostOnSource = random() < 0.5;
    }
    if (lost === 0) pieces.push(piece);
    else {
      lost--;
      const [source, target] = piece;
      if (lostOnSource) for (const line of target) pieces.push([[], [line]]);
      else for (const line of source) pieces.push([[line], []]);
    }
  }
  for (let island = noise.islands ?? 0; island > 0; island--) {
    const onSource = random() < 0.5;
    const strange = Array.from({ length: 50 }, () => foreign(onSource));
    pieces.splice(Math.floor(random() * pieces.length), 0, ...strange);
  }
  if (noise.page !== undefined) pieces = withPages(pieces, noise.page, random);
  return goldText(name, pieces);
}

/** Lines of the source and of the target that belong together; either may be none. */
type Piece = readonly [source: readonly string[], target: readonly string[]];

function* joined(
  { source, target }: { readonly source: readonly string[]; readonly target: readonly string[] },
  from: number,
  to: number,
  random: () => number,
  { join = 0, cross = 0 }: Noise,
): Generator<Piece> {
  for (let at = from; at < to; ) {
    const chance = random();
    let many = 1;
    if (chance < join) many = 2 + (random() < 0.25 ? 1 : 0) + (random() < 0.06 ? 1 : 0);
    else if (chance < join + cross && at + 1 < to) many = 2;
    many = Math.min(many, to - at);
    const here = source.slice(at, at + many);
    const there = target.slice(at, at + many);
    at += many;
    if (many === 1) yield [here, there];
    else if (chance >= join) yield [here, [...there].reverse()];
    else if (random() < 0.5) yield [[here.join(' ')], there];
    else yield [here, [there.join(' ')]];
  }
}

function withPages(pieces: readonly Piece[], every: number, random: () => number): Piece[] {
  const heads = [
    ['Организация Объединённых Наций', 'United Nations'],
    ['УСЛОВИЯ ИСПОЛЬЗОВАНИЯ', 'TERMS OF SERVICE'],
    ['A/RES/70/1', 'A/RES/70/1'],
  ] as const;
  const head = heads[Math.floor(random() * heads.length)]!;
  let current = [...pieces];
  for (const side of [0, 1] as const) {
    let next = every;
    let count = 0;
    let page = 1;
    current = current.flatMap((piece) => {
      count += piece[side].length;
      if (count < next) return [piece];
      next += every * (0.9 + 0.2 * random());
      page++;
      const number = side === 0 ? `— ${page} —` : `Page ${page}`;
      const furniture = random() < 0.5 ? [number, head[side]] : [number];
      return [piece, ...furniture.map((line): Piece => (side === 0 ? [[line], []] : [[], [line]]))];
    });
  }
  return current;
}

function goldText(name: string, pieces: readonly Piece[]): GoldText {
  const source: string[] = [];
  const target: string[] = [];
  const gold = pieces.map(([here, there]) => ({
    source: here.map((line) => source.push(line) - 1),
    target: there.map((line) => target.push(line) - 1),
  }));
  return { name, source, target, gold };
}

const cleanTexts = new Map<CleanText, { readonly source: readonly string[]; readonly target: readonly string[] }>();

function cleanText(name: CleanText) {
  let text = cleanTexts.get(name);
  if (text === undefined) {
    text = { source: lines(read('align', 'clean', `${name}.ru`)), target: lines(read('align', 'clean', `${name}.en`)) };
    cleanTexts.set(name, text);
  }
  return text;
}

/**
 * A long text made of the 1,997 news sentences over and over: every round in another order, with a tenth of the words
 * left out at random on either side and other numbers, so that no line comes twice; and with noise. Real long texts
 * repeat less, so anchors are harder to find here; and they are freer, so words are easier.
 */
export function longText(count: number): GoldText {
  const pieces: Piece[] = [];
  let sourceLines = 0;
  for (let round = 0; sourceLines < count; round++) {
    const random = randomNumbers(round + 1);
    const noise = { join: 0.06, cross: 0.01, lost: 0.04, foreign: 0.03 };
    const text = noisyText('', 'ntrex', 0, 1997, round + 50, noise);
    const beads = [...text.gold];
    for (let i = beads.length - 1; i > 0; i--) {
      const j = Math.floor(random() * (i + 1));
      [beads[i], beads[j]] = [beads[j]!, beads[i]!];
    }
    const vary = (line: string): string => {
      const kept = line.split(' ').filter(() => random() > 0.1);
      const thinner = kept.length === 0 ? line : kept.join(' ');
      return round === 0 ? thinner : thinner.replace(/\d+/g, (digits) => String((Number(digits) + round * 7) % 10_000));
    };
    for (const bead of beads) {
      if (sourceLines >= count) break;
      sourceLines += bead.source.length;
      pieces.push([bead.source.map((i) => vary(text.source[i]!)), bead.target.map((j) => vary(text.target[j]!))]);
    }
  }
  return goldText(`long-${count}`, pieces);
}
