import { type AlignmentResult, type AlignSegment, align } from '../../core/align/align.ts';
import type { Bead } from '../../core/align/bead.ts';
import type { Job } from '../../core/job.ts';
import type { MemoryStore } from '../../core/memory/store.ts';
import { Problem } from '../../core/problem.ts';
import type { SegmentedDocument } from '../../core/text/document.ts';
import { type LanguageTag, primaryLanguage } from '../../core/text/language.ts';
import type { DocumentInput } from '../contract.ts';
import type { Knowledge } from '../knowledge.ts';
import { readSegments } from './reading.ts';

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
}

/** Reads two texts; `same-language` where they cannot be translations of each other. */
export async function readPair(input: PairInput, job: Job): Promise<ReadPair> {
  job.progress({ done: 0, total: 0, what: 'reading' });
  const source = await readSegments(input.source, job);
  const target = await readSegments(input.target, job);
  const language = primaryLanguage(source.language);
  if (language === primaryLanguage(target.language)) throw new Problem('same-language', { language });
  return { source, target };
}

/** Aligns two texts, source and target as given, with what the memory knows of their terms, if there is one. */
export async function alignPair(
  knowledge: Knowledge,
  memory: MemoryStore | undefined,
  input: PairInput,
  job: Job,
): Promise<AlignedPair> {
  const { source, target } = await readPair(input, job);
  const alignment = await alignSegments(
    knowledge,
    memory,
    {
      sourceSegments: alignable(source, input.source),
      targetSegments: alignable(target, input.target),
      sourceLanguage: source.language,
      targetLanguage: target.language,
    },
    job,
  );
  return { source, target, alignment };
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
  const glossary = await memory?.termPairs({ source: sourceLanguage, target: targetLanguage });
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
