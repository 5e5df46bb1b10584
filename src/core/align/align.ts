import { type Job, quietJob } from '../job.ts';
import { Problem } from '../problem.ts';
import type { BlockKind } from '../text/document.ts';
import type { LanguageTag } from '../text/language.ts';
import type { Alignment, Bead } from './bead.ts';
import { calibrate } from './confidence.ts';
import { seedTable } from './evidence.ts';
import { readHints } from './hints.ts';
import { type Window, weighWords } from './lattice.ts';
import { type Lexicon, lexiconFor } from './lexicon.ts';
import { indexTerms, readLines, type TermIndex } from './lines.ts';
import { defaults, type Parameters } from './parameters.ts';
import type { PathBead } from './paths.ts';
import { fitRounds, type Prepared } from './rounds.ts';
import { wordShares } from './shares.ts';
import { type Likeness, measureLikeness, parallelProbability } from './verdict.ts';
import { type WordModel, wordModel } from './word-table.ts';

/** A line to align. Segments of a SegmentedDocument fit; plain lines are `{ text }` or strings. */
export interface AlignSegment {
  readonly text: string;
  /** Index of its paragraph; segments of one paragraph share it. Absent where paragraphs are not known. */
  readonly block?: number;
  readonly blockKind?: BlockKind;
}

/** A term of the user and its rendering: evidence wherever both stand. */
export interface GlossaryPair {
  readonly source: string;
  readonly target: string;
}

export type BeadSides = Pick<Bead, 'source' | 'target'>;

export interface AlignOptions {
  readonly sourceLanguage: LanguageTag;
  readonly targetLanguage: LanguageTag;
  /** Of either direction; one of another language pair is left aside. */
  readonly lexicon?: Lexicon;
  /** Indexed on first sight and kept with the array: pass the same one while nothing has changed, and never change it. */
  readonly glossary?: readonly GlossaryPair[];
  /** Beads that are right: kept as they are, the rest is fitted around them. In order, not overlapping. */
  readonly confirmed?: readonly BeadSides[];
  /** For measuring; the defaults are those to use. */
  readonly parameters?: Partial<Parameters>;
}

export interface AlignmentResult extends Alignment {
  /**
   * Words learnt from this text, what was known beforehand included. Holds the words of the text in memory; hand it to
   * `realign` and to whoever looks for title pairs, then let it go.
   */
  readonly learnt: WordModel;
  /** What `parallel` was judged by. */
  readonly likeness: Likeness;
}

/**
 * Rounds of learning words from the text before the last path. Measured on the dev sets and noise over the clean ones:
 * with a lexicon a second round gains nothing, without one it gains 0.2 points of F1, and a third nothing.
 */
const learningRounds = { withLexicon: 1, without: 2 };

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
  const confirmed = options.confirmed ?? [];
  const windows = windowsBetween(confirmed, source.length, target.length);
  const text = await prepare(source.map(segmentOf), target.map(segmentOf), options, job);
  const known = lexiconFor(options.lexicon, options.sourceLanguage, options.targetLanguage) !== undefined;
  const rounds = known ? learningRounds.withLexicon : learningRounds.without;
  const { paths, table } = await fitRounds(text, windows, confirmed.map(certain), parameters, rounds, job);
  const strict = { ...parameters, renormalise: 0, absent: 1 };
  const seeds = weighWords(text.seeds, text.sourceShares, text.targetShares, strict);
  const whole = paths.flatMap((path, at) => [...path, ...confirmed.slice(at, at + 1).map(certain)]);
  const likeness = measureLikeness(text.source, text.target, seeds, whole);
  return {
    beads: paths.flatMap((path, at) => [...beadsOf(path), ...confirmed.slice(at, at + 1).map(confirmedBead)]),
    parallel: parallelProbability(likeness),
    likeness,
    learnt: wordModel(table, text.source, text.target),
  };
}

export const segmentOf = (segment: AlignSegment | string): AlignSegment =>
  typeof segment === 'string' ? { text: segment } : segment;

/** Reads both sides and gathers what is known of their words beforehand. */
export async function prepare(
  source: readonly AlignSegment[],
  target: readonly AlignSegment[],
  options: AlignOptions,
  job: Job,
): Promise<Prepared> {
  const { sourceLanguage, targetLanguage, glossary = [] } = options;
  const terms = await indexGlossary(glossary, sourceLanguage, targetLanguage, job);
  const sourceLines = await readLines(source, sourceLanguage, terms.source, job);
  const targetLines = await readLines(target, targetLanguage, terms.target, job);
  const lexicon = lexiconFor(options.lexicon, sourceLanguage, targetLanguage);
  return {
    source: sourceLines,
    target: targetLines,
    sourceShares: wordShares(sourceLines, lexicon),
    targetShares: wordShares(targetLines, lexicon?.reversed()),
    hints: await readHints(source, target, job),
    seeds: await seedTable(sourceLines, targetLines, lexicon, job),
  };
}

interface GlossaryIndex {
  readonly languages: string;
  readonly source: TermIndex;
  readonly target: TermIndex;
}

/** A glossary of thousands of terms takes longer to index than a screenful to align: hand over the same array again. */
const glossaryIndexes = new WeakMap<readonly GlossaryPair[], GlossaryIndex>();

async function indexGlossary(
  glossary: readonly GlossaryPair[],
  sourceLanguage: LanguageTag,
  targetLanguage: LanguageTag,
  job: Job,
): Promise<GlossaryIndex> {
  const languages = `${sourceLanguage} ${targetLanguage}`;
  const known = glossaryIndexes.get(glossary);
  if (known?.languages === languages) return known;
  const sources = glossary.map((pair) => pair.source);
  const targets = glossary.map((pair) => pair.target);
  const index = {
    languages,
    source: await indexTerms(sources, sourceLanguage, job),
    target: await indexTerms(targets, targetLanguage, job),
  };
  glossaryIndexes.set(glossary, index);
  return index;
}

/** What lies before, between and behind the confirmed beads; empty windows too, so that there is one more than beads. */
export function windowsBetween(confirmed: readonly BeadSides[], sourceCount: number, targetCount: number): Window[] {
  const windows: Window[] = [];
  let sourceStart = 0;
  let targetStart = 0;
  for (const { source, target } of confirmed) {
    const inOrder = source.start >= sourceStart && target.start >= targetStart;
    const inside = source.end <= sourceCount && target.end <= targetCount;
    const whole = [source.start, source.end, target.start, target.end].every(Number.isInteger);
    const forwards = source.end >= source.start && target.end >= target.start;
    const holdsSomething = source.end > source.start || target.end > target.start;
    if (!inOrder || !inside || !whole || !forwards || !holdsSomething) throw new Problem('beads-invalid');
    windows.push({ sourceStart, sourceEnd: source.start, targetStart, targetEnd: target.start });
    sourceStart = source.end;
    targetStart = target.end;
  }
  windows.push({ sourceStart, sourceEnd: sourceCount, targetStart, targetEnd: targetCount });
  return windows;
}

export const certain = ({ source, target }: BeadSides): PathBead => ({
  sourceStart: source.start,
  sourceEnd: source.end,
  targetStart: target.start,
  targetEnd: target.end,
  posterior: 1,
  score: 0,
});

const confirmedBead = ({ source, target }: BeadSides): Bead => ({ source, target, confidence: 1 });

export function beadsOf(path: readonly PathBead[]): Bead[] {
  const confidences = calibrate(path);
  return path.map((bead, at) => ({
    source: { start: bead.sourceStart, end: bead.sourceEnd },
    target: { start: bead.targetStart, end: bead.targetEnd },
    confidence: confidences[at]!,
  }));
}
