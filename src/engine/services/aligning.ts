import { type AlignmentResult, type AlignSegment, align } from '../../core/align/align.ts';
import type { Bead } from '../../core/align/bead.ts';
import type { Job } from '../../core/job.ts';
import type { MemoryStore } from '../../core/memory/store.ts';
import { Problem } from '../../core/problem.ts';
import { splitBilingual } from '../../core/text/bilingual.ts';
import type { Document, SegmentedDocument } from '../../core/text/document.ts';
import { type LanguageTag, primaryLanguage } from '../../core/text/language.ts';
import type { SegmentationRules } from '../../core/text/segmentation.ts';
import { readLinkedDocuments } from '../../documents/read-document.ts';
import type { DocumentInput } from '../contract.ts';
import type { Knowledge } from '../knowledge.ts';
import { searchedIn } from '../searched.ts';
import { languageOf, readSegments, readWhole, segmentsOf } from './reading.ts';

/** Two texts read, cut and linked; nothing of it is stored yet. */
export interface AlignedPair {
  readonly source: SegmentedDocument;
  readonly target: SegmentedDocument;
  readonly alignment: AlignmentResult;
}

export interface PairInput {
  readonly source: DocumentInput;
  readonly target: DocumentInput;
}

export interface ReadPair {
  readonly source: SegmentedDocument;
  readonly target: SegmentedDocument;
  /** Segment by segment translations of each other: somebody aligned them before. */
  readonly linked?: true;
}

/** Reads two texts; `same-language` where they cannot be translations of each other. */
export async function readPair(input: PairInput, job: Job, rules?: SegmentationRules): Promise<ReadPair> {
  job.progress({ done: 0, total: 0, what: 'reading' });
  if (isOneFile(input)) {
    return (await readLinked(input, job)) ?? readBilingual(withoutBilingual(input), job, rules);
  }
  const source = await readSegments(input.source, job, rules);
  const target = await readSegments(input.target, job, rules);
  const language = primaryLanguage(source.language);
  if (language === primaryLanguage(target.language)) throw new Problem('same-language', { language });
  return { source, target };
}

function isOneFile({ source, target }: PairInput): boolean {
  return (
    source.kind === 'file' &&
    target.kind === 'file' &&
    source.path === target.path &&
    !source.segmented &&
    !target.segmented
  );
}

const withoutBilingual = ({ source, target }: PairInput): PairInput => ({
  source: { ...source, bilingual: false },
  target: { ...target, bilingual: false },
});

/** A file of translation units is aligned already: each is a segment on both sides. */
async function readLinked({ source, target }: PairInput, job: Job): Promise<ReadPair | undefined> {
  if (source.kind !== 'file') return undefined;
  const wanted = {
    ...(source.language !== undefined && { source: source.language }),
    ...(target.language !== undefined && { target: target.language }),
  };
  const linked = await readLinkedDocuments(source.path, wanted, job);
  if (linked === undefined) return undefined;
  const side = (document: Document, language: LanguageTag): SegmentedDocument => ({
    document,
    language,
    segments: document.blocks.map(({ text }, block) => ({ text, block, start: 0, end: text.length })),
  });
  return {
    source: side(linked.source, linked.sourceLanguage),
    target: side(linked.target, linked.targetLanguage),
    linked: true,
  };
}

/** The two sides of one document; where no language is named, the one that comes first is the source. */
async function readBilingual(input: PairInput, job: Job, rules?: SegmentationRules): Promise<ReadPair> {
  const document = await readWhole(input.source, job);
  const { language: wantedSource } = input.source;
  const { language: wantedTarget } = input.target;
  const both = splitBilingual(document, wantedSource);
  const named = (wanted: LanguageTag | undefined, found: LanguageTag) =>
    wanted === undefined || primaryLanguage(wanted) === primaryLanguage(found);
  if (both === undefined) {
    throw new Problem('same-language', { language: wantedSource ?? languageOf(document) });
  }
  const isTurned = !named(wantedTarget, both.targetLanguage) && wantedSource === undefined;
  const [first, second] = isTurned
    ? [both.targetLanguage, both.sourceLanguage]
    : [both.sourceLanguage, both.targetLanguage];
  if (!named(wantedSource, first) || !named(wantedTarget, second)) {
    throw new Problem('document-not-bilingual', { file: document.name });
  }
  const side = (language: LanguageTag) =>
    segmentsOf(language === both.sourceLanguage ? both.source : both.target, language, job, rules);
  return { source: await side(first), target: await side(second) };
}

/** Aligns two texts, source and target as given, with what the memory knows of their terms, if there is one. */
export async function alignPair(
  knowledge: Knowledge,
  memory: MemoryStore | undefined,
  input: PairInput,
  job: Job,
  rules?: SegmentationRules,
): Promise<AlignedPair> {
  const pair = await readPair(input, job, rules);
  return { ...pair, alignment: await alignRead(knowledge, memory, pair, input, job) };
}

/** Aligns two texts that are read already. */
export async function alignRead(
  knowledge: Knowledge,
  memory: MemoryStore | undefined,
  { source, target, linked }: ReadPair,
  input: PairInput,
  job: Job,
): Promise<AlignmentResult> {
  const result = await alignSegments(
    knowledge,
    memory,
    {
      sourceSegments: alignable(source, input.source),
      targetSegments: alignable(target, input.target),
      sourceLanguage: source.language,
      targetLanguage: target.language,
      // Nothing is left to align, but words are learnt from the links.
      ...(linked && { confirmed: source.segments.map((_, index) => linkOf(index)) }),
    },
    job,
  );
  return linked ? { ...result, parallel: 1 } : result;
}

function linkOf(index: number): Pick<Bead, 'source' | 'target'> {
  const range = { start: index, end: index + 1 };
  return { source: range, target: range };
}

export interface SegmentsToAlign {
  readonly sourceSegments: readonly AlignSegment[];
  readonly targetSegments: readonly AlignSegment[];
  readonly sourceLanguage: LanguageTag;
  readonly targetLanguage: LanguageTag;
  /** Beads to be kept as they are. */
  readonly confirmed?: readonly Pick<Bead, 'source' | 'target'>[];
}

/** Aligns segments that are read already. */
export async function alignSegments(
  knowledge: Knowledge,
  memory: MemoryStore | undefined,
  { sourceSegments, targetSegments, sourceLanguage, targetLanguage, confirmed }: SegmentsToAlign,
  job: Job,
): Promise<AlignmentResult> {
  const glossary =
    memory &&
    (await memory.termPairs({ source: sourceLanguage, target: targetLanguage, ...(await searchedIn(memory)) }));
  const lexicon = await knowledge.lexicon();
  await job.checkpoint();
  return align(
    sourceSegments,
    targetSegments,
    {
      sourceLanguage,
      targetLanguage,
      lexicon,
      ...(glossary !== undefined && { glossary }),
      ...(confirmed !== undefined && { confirmed }),
    },
    job,
  );
}

/** Lines taken as they are say nothing of paragraphs. */
function alignable({ segments, document }: SegmentedDocument, input: DocumentInput): readonly AlignSegment[] {
  if (input.kind === 'file' && input.segmented) return segments.map(({ text }) => ({ text }));
  return segments.map(({ text, block }) => {
    const kind = document.blocks[block]?.kind;
    return { text, block, ...(kind !== undefined && { blockKind: kind }) };
  });
}
