import type { Job } from '../../core/job.ts';
import { Problem } from '../../core/problem.ts';
import { splitBilingual } from '../../core/text/bilingual.ts';
import { detectLanguage } from '../../core/text/detect-language.ts';
import type { Document, Segment, SegmentedDocument } from '../../core/text/document.ts';
import { type LanguageTag, primaryLanguage } from '../../core/text/language.ts';
import { type SegmentationRules, segmentDocument } from '../../core/text/segmentation.ts';
import { shippedRules } from '../../core/text/segmentation-rules.ts';
import { documentFromText, lineSegments, readDocument, readLinkedDocuments } from '../../documents/read-document.ts';
import type { DocumentInput } from '../contract.ts';

/** A text is cut so many blocks at a time, so that a cancel is heard. */
const blocksAtOnce = 50;
/** UTF-16 code units of a text that its language is told by. */
const languageSample = 100_000;

/** Reads one text and cuts it into sentences, or takes its lines as they are where it is cut already. */
export async function readSegments(
  input: DocumentInput,
  job: Job,
  rules: SegmentationRules = shippedRules,
): Promise<SegmentedDocument> {
  const document = await readWhole(input, job);
  const language = input.language ?? languageOf(document);
  const segments =
    input.kind === 'file' && input.segmented
      ? lineSegments(document).filter(({ text }) => text !== '')
      : await cut(document, language, rules, job);
  if (segments.length === 0) throw new Problem('document-without-text', { file: document.name });
  return { document, language, segments };
}

/** The two languages of a document that holds both, the first of which comes first. */
export function bothLanguages(document: Document): readonly [LanguageTag, LanguageTag] | undefined {
  if (document.bilingual !== undefined) return document.bilingual;
  const both = splitBilingual(document);
  return both && [both.sourceLanguage, both.targetLanguage];
}

/** Cuts a document that is read already. */
export async function segmentsOf(
  document: Document,
  language: LanguageTag,
  job: Job,
  rules: SegmentationRules = shippedRules,
): Promise<SegmentedDocument> {
  const segments = await cut(document, language, rules, job);
  if (segments.length === 0) throw new Problem('document-without-text', { file: document.name });
  return { document, language, segments };
}

/** Reads a document without cutting it; of a bilingual one the side in the language named, or else the first. */
export async function readWhole(input: DocumentInput, job: Job): Promise<Document> {
  const document = input.kind === 'file' ? await readDocument(input, job) : documentFromText(input.name, input.text);
  if (!input.bilingual) return document;
  if (document.bilingual !== undefined && input.kind === 'file') {
    const wanted = input.language === undefined ? {} : { source: input.language };
    const linked = await readLinkedDocuments(input.path, wanted, job);
    if (linked !== undefined) return linked.source;
  }
  const both = splitBilingual(document, input.language);
  if (both === undefined || !isIn(input.language, both.sourceLanguage)) {
    throw new Problem('document-not-bilingual', { file: document.name });
  }
  return both.source;
}

const isIn = (wanted: LanguageTag | undefined, language: LanguageTag): boolean =>
  wanted === undefined || primaryLanguage(wanted) === primaryLanguage(language);

export function wordsOf(document: Document): number {
  const words = /[\p{L}\p{N}]+(?:[-'’][\p{L}\p{N}]+)*/gu;
  return document.blocks.reduce((sum, { text }) => sum + (text.match(words)?.length ?? 0), 0);
}

/** The language of a document, by its letters and words; `language-unknown` where they do not tell. */
export function languageOf(document: Document): LanguageTag {
  let sample = '';
  for (const block of document.blocks) {
    if (sample.length >= languageSample) break;
    sample += `${block.text}\n`;
  }
  const language = detectLanguage(sample);
  if (language === undefined) throw new Problem('language-unknown', { file: document.name });
  return language;
}

async function cut(document: Document, language: LanguageTag, rules: SegmentationRules, job: Job): Promise<Segment[]> {
  const segments: Segment[] = [];
  for (let block = 0; block < document.blocks.length; block += blocksAtOnce) {
    job.progress({ done: block, total: document.blocks.length, what: 'segmenting' });
    await job.checkpoint();
    const some = { ...document, blocks: document.blocks.slice(block, block + blocksAtOnce) };
    for (const segment of segmentDocument(some, language, rules))
      segments.push({ ...segment, block: segment.block + block });
  }
  return segments;
}
