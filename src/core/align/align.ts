import { type Job, quietJob } from '../job.ts';
import { Problem } from '../problem.ts';
import type { BlockKind } from '../text/document.ts';
import type { LanguageTag } from '../text/language.ts';
import { findAnchors } from './anchors.ts';
import type { Alignment, Bead } from './bead.ts';
import { type Border, corridorBetween, corridorCells, corridorThrough, fullCorridor } from './corridor.ts';
import { seedTable } from './evidence.ts';
import { readHints } from './hints.ts';
import {
  type Corridor,
  type LengthModel,
  type Shape,
  scoreLattice,
  type Window,
  type WordWeights,
  weighWords,
} from './lattice.ts';
import { learnWords } from './learn.ts';
import { type Lexicon, lexiconFor } from './lexicon.ts';
import { type Lines, readLines } from './lines.ts';
import { defaults, type Parameters } from './parameters.ts';
import { bestPath, type PathBead } from './paths.ts';
import { type WordModel, wordModel } from './word-table.ts';

/** A line to align. Segments of a SegmentedDocument fit; plain lines are `{ text }`. */
export interface AlignSegment {
  readonly text: string;
  /** Index of its paragraph; segments of one paragraph share it. Absent where paragraphs are not known. */
  readonly block?: number;
  readonly blockKind?: BlockKind;
}

/** Accepted terms of the user. */
export interface GlossaryPair {
  readonly source: string;
  readonly target: string;
}

export interface AlignOptions {
  readonly sourceLanguage: LanguageTag;
  readonly targetLanguage: LanguageTag;
  /** Of either direction; one of another language pair is left aside. */
  readonly lexicon?: Lexicon;
  readonly glossary?: readonly GlossaryPair[];
  /** Beads that are right: kept as they are, the rest is fitted around them. In order, not overlapping. */
  readonly confirmed?: readonly Pick<Bead, 'source' | 'target'>[];
  readonly parameters?: Partial<Parameters>;
}

export interface AlignmentResult extends Alignment {
  /** Words learnt from this text, seeds included; not for storing. */
  readonly learnt: WordModel;
}

const firstShapes = shapesUpTo(3, 4);
const lastShapes = shapesUpTo(4, 8);
/** Windows up to so many cells are looked at whole, and up to the second number where there are few anchors. */
const wholeWindow = 40_000;
const wholeWithoutAnchors = 400_000;
const mostCells = 2_500_000;

/**
 * Aligns two texts. Beads are in order and cover every segment of both sides once. Throws the problem `beads-invalid`
 * where confirmed beads overlap, cross or lie outside; rejects with `cancelled` from `job.checkpoint`.
 */
export async function align(
  source: readonly (AlignSegment | string)[],
  target: readonly (AlignSegment | string)[],
  options: AlignOptions,
  job: Job = quietJob,
): Promise<AlignmentResult> {
  const parameters = { ...defaults, ...options.parameters };
  const terms = options.glossary ?? [];
  const [sourceTerms, targetTerms] = [terms.map((term) => term.source), terms.map((term) => term.target)];
  const sourceLines = await readLines(source.map(textOf), options.sourceLanguage, sourceTerms, job);
  const targetLines = await readLines(target.map(textOf), options.targetLanguage, targetTerms, job);
  const lexicon = lexiconFor(options.lexicon, options.sourceLanguage, options.targetLanguage);
  const seeds = await seedTable(sourceLines, targetLines, lexicon, job);
  const fixed = options.confirmed ?? [];
  const windows = windowsBetween(fixed, sourceLines.count, targetLines.count);

  const hints = readHints(source.map(lineOf), target.map(lineOf));

  let table = seeds;
  let paths: (readonly PathBead[])[] = [];
  const rounds = 3;
  for (let round = 0; round < rounds; round++) {
    const last = round === rounds - 1;
    const words = weighWords(table, sourceLines, targetLines, parameters);
    const length = fitLength(sourceLines, targetLines, paths.flat());
    const likely: PathBead[] = [];
    const found: (readonly PathBead[])[] = [];
    for (const [at, window] of windows.entries()) {
      const corridor =
        round === 0
          ? await firstCorridor(sourceLines, targetLines, words, length, window, job)
          : aroundPath(window, paths[at]!);
      const lattice = await scoreLattice(
        sourceLines,
        targetLines,
        words,
        length,
        hints,
        window,
        corridor,
        last ? lastShapes : firstShapes,
        parameters,
        job,
      );
      const result = await bestPath(lattice, parameters, job, last ? undefined : 0.1);
      found.push(result.path);
      for (const bead of result.likely) likely.push(bead);
    }
    paths = found;
    job.progress({ done: round + 1, total: rounds, what: last ? 'aligning' : 'learning' });
    if (!last) table = await learnWords(sourceLines, targetLines, seeds, likely, job);
  }
  return {
    beads: joinPaths(paths, fixed),
    parallel: 1,
    learnt: wordModel(table, sourceLines, targetLines),
  };
}

const lineOf = (segment: AlignSegment | string): AlignSegment =>
  typeof segment === 'string' ? { text: segment } : segment;
const textOf = (segment: AlignSegment | string): string => (typeof segment === 'string' ? segment : segment.text);

/** All shapes with at most `most` lines on a side and `all` lines together. */
function shapesUpTo(most: number, all: number): Shape[] {
  const shapes: Shape[] = [];
  for (let source = 1; source <= most; source++) {
    for (let target = 1; target <= most; target++) if (source + target <= all) shapes.push({ source, target });
  }
  return shapes;
}

/** What lies before, between and behind the confirmed beads; empty windows too, so that there is one more than beads. */
function windowsBetween(
  fixed: readonly Pick<Bead, 'source' | 'target'>[],
  sourceCount: number,
  targetCount: number,
): Window[] {
  const windows: Window[] = [];
  let sourceStart = 0;
  let targetStart = 0;
  for (const { source, target } of fixed) {
    const inOrder = source.start >= sourceStart && target.start >= targetStart;
    const inside = source.end >= source.start && target.end >= target.start;
    if (!inOrder || !inside || source.end > sourceCount || target.end > targetCount) throw new Problem('beads-invalid');
    windows.push({ sourceStart, sourceEnd: source.start, targetStart, targetEnd: target.start });
    sourceStart = source.end;
    targetStart = target.end;
  }
  windows.push({ sourceStart, sourceEnd: sourceCount, targetStart, targetEnd: targetCount });
  return windows;
}

/** Lines beside the chain of anchors that are looked at. */
const anchorReach = 25;
/** Widest empty stretch between anchors that is looked at whole. */
const wholeGap = 250_000;
/** Share of the lines that must be anchored, or the chain is not trusted. */
const leastAnchored = 0.02;

/** Where the path of the first round may run: everywhere in a small window, else around anchors or the diagonal. */
async function firstCorridor(
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
  const reach = Math.min(Math.floor(mostCells / rows / 2), Math.max(300, Math.ceil(columns * 0.15)));
  return corridorThrough(window, [], reach);
}

const pathReach = 15;

function aroundPath(window: Window, path: readonly PathBead[]): Corridor {
  const borders: Border[] = path.map((bead) => ({ source: bead.sourceEnd, target: bead.targetEnd }));
  const corridor = corridorThrough(window, borders, pathReach);
  const full = fullCorridor(window);
  return corridorCells(full) < 20_000 ? full : corridor;
}

/** Mean of ln(target / source length): from beads that are probably right, else from the whole texts. */
function fitLength(source: Lines, target: Lines, beads: readonly PathBead[]): LengthModel {
  let sum = 0;
  let weight = 0;
  for (const bead of beads) {
    if (bead.sourceEnd === bead.sourceStart || bead.targetEnd === bead.targetStart) continue;
    let s = 0;
    let t = 0;
    for (let i = bead.sourceStart; i < bead.sourceEnd; i++) s += source.lengths[i]!;
    for (let j = bead.targetStart; j < bead.targetEnd; j++) t += target.lengths[j]!;
    if (s === 0 || t === 0) continue;
    const w = bead.posterior * Math.sqrt(s + t);
    sum += w * Math.log((t + 1) / (s + 1));
    weight += w;
  }
  if (weight > 100) return { mean: sum / weight };
  const total = (lengths: Float64Array): number => lengths.reduce((all, length) => all + length, 1);
  const ratio = Math.log(total(target.lengths) / total(source.lengths));
  return { mean: Math.max(-0.7, Math.min(0.7, ratio)) };
}

function joinPaths(paths: readonly (readonly PathBead[])[], fixed: readonly Pick<Bead, 'source' | 'target'>[]): Bead[] {
  const beads: Bead[] = [];
  for (const [at, path] of paths.entries()) {
    for (const bead of path) {
      beads.push({
        source: { start: bead.sourceStart, end: bead.sourceEnd },
        target: { start: bead.targetStart, end: bead.targetEnd },
        confidence: bead.posterior,
      });
    }
    const kept = fixed[at];
    if (kept !== undefined) beads.push({ source: kept.source, target: kept.target, confidence: 1 });
  }
  return beads;
}
