import type { Job } from '../../core/job.ts';
import { Problem } from '../../core/problem.ts';
import { detectLanguage } from '../../core/text/detect-language.ts';
import type { Document, Segment, SegmentedDocument } from '../../core/text/document.ts';
import type { LanguageTag } from '../../core/text/language.ts';
import { segmentDocument } from '../../core/text/segmentation.ts';
import { documentFromText, lineSegments, readDocument } from '../../documents/read-document.ts';
import type { DocumentInput } from '../contract.ts';

/** A text is cut so many blocks at a time, so that a cancel is heard. */
const blocksAtOnce = 50;
/** UTF-16 code units of a text that its language is told by. */
const languageSample = 100_000;

/** Reads one text and cuts it into sentences, or takes its lines as they are where it is cut already. */
export async function readSegments(input: DocumentInput, job: Job): Promise<SegmentedDocument> {
  const document = await readWhole(input, job);
  const language = input.language ?? languageOf(document);
  const segments =
    input.kind === 'file' && input.segmented
      ? lineSegments(document).filter(({ text }) => text !== '')
      : await cut(document, language, job);
  if (segments.length === 0) throw new Problem('document-without-text', { file: document.name });
  return { document, language, segments };
}

/** Reads a document without cutting it. */
export async function readWhole(input: DocumentInput, job: Job): Promise<Document> {
  return input.kind === 'file' ? readDocument(input, job) : documentFromText(input.name, input.text);
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

async function cut(document: Document, language: LanguageTag, job: Job): Promise<Segment[]> {
  const segments: Segment[] = [];
  for (let block = 0; block < document.blocks.length; block += blocksAtOnce) {
    job.progress({ done: block, total: document.blocks.length, what: 'segmenting' });
    await job.checkpoint();
    const some = { ...document, blocks: document.blocks.slice(block, block + blocksAtOnce) };
    for (const segment of segmentDocument(some, language)) segments.push({ ...segment, block: segment.block + block });
  }
  return segments;
}
