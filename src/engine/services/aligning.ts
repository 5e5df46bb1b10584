import { type AlignSegment, align, type GlossaryPair } from '../../core/align/align.ts';
import type { Alignment, Bead } from '../../core/align/bead.ts';
import type { Job } from '../../core/job.ts';
import { Problem } from '../../core/problem.ts';
import type { SegmentedDocument } from '../../core/text/document.ts';
import { primaryLanguage } from '../../core/text/language.ts';
import type { DocumentInput } from '../contract.ts';
import type { Knowledge } from '../knowledge.ts';
import { readSegments } from './reading.ts';

/** Two texts read, cut and linked; nothing of it is stored yet. */
export interface AlignedPair {
  readonly source: SegmentedDocument;
  readonly target: SegmentedDocument;
  readonly alignment: Alignment;
}

export interface PairInput {
  readonly source: DocumentInput;
  readonly target: DocumentInput;
}

/** Reads and aligns two texts, source and target as given. */
export async function alignPair(
  knowledge: Knowledge,
  input: PairInput,
  glossary: readonly GlossaryPair[],
  job: Job,
): Promise<AlignedPair> {
  job.progress({ done: 0, total: 0, what: 'reading' });
  const source = await readSegments(input.source, job);
  const target = await readSegments(input.target, job);
  const alignment = await alignSegments(
    knowledge,
    { source: alignable(source, input.source), target: alignable(target, input.target) },
    { source: source.language, target: target.language, glossary },
    job,
  );
  return { source, target, alignment };
}

/** Aligns segments that are read already; confirmed beads are kept. */
export async function alignSegments(
  knowledge: Knowledge,
  segments: { readonly source: readonly AlignSegment[]; readonly target: readonly AlignSegment[] },
  options: {
    /** Languages of the two sides. */
    readonly source: string;
    readonly target: string;
    readonly glossary: readonly GlossaryPair[];
    readonly confirmed?: readonly Pick<Bead, 'source' | 'target'>[];
  },
  job: Job,
): Promise<Alignment> {
  const language = primaryLanguage(options.source);
  if (language === primaryLanguage(options.target)) throw new Problem('same-language', { language });
  const lexicon = await knowledge.lexicon();
  await job.checkpoint();
  const { beads, parallel } = await align(
    segments.source,
    segments.target,
    {
      sourceLanguage: options.source,
      targetLanguage: options.target,
      lexicon,
      glossary: options.glossary,
      ...(options.confirmed !== undefined && { confirmed: options.confirmed }),
    },
    job,
  );
  return { beads, parallel };
}

/** Lines taken as they are say nothing of paragraphs. */
function alignable({ segments }: SegmentedDocument, input: DocumentInput): readonly AlignSegment[] {
  if (input.kind === 'file' && input.segmented) return segments.map(({ text }) => ({ text }));
  return segments;
}
