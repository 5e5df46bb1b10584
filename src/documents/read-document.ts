import { createHash } from 'node:crypto';
import type { Job } from '../core/job.ts';
import { Problem } from '../core/problem.ts';
import type { Block, Document, Segment } from '../core/text/document.ts';
import type { LanguageTag } from '../core/text/language.ts';
import { documentKind } from './document-kind.ts';
import { readDocx } from './docx.ts';
import { decodeText } from './encoding.ts';
import type { LinkedDocuments } from './exchange/unit-texts.ts';
import { type InputFile, readInputFile } from './input-file.ts';
import { isMarkdown, markdownBlocks } from './markdown.ts';
import { paragraphsOf, withoutSoftBreaks } from './paragraphs.ts';
import { isSubtitles, subtitleBlocks } from './subtitles.ts';
import { openZip } from './zip-archive.ts';

export interface DocumentFile {
  readonly path: string;
  /** The file holds one segment a line, to be taken as it is. */
  readonly segmented?: boolean;
}

/**
 * Reads a document of any known kind; the content decides, not the name. The file is never changed or locked.
 * Problems: file-not-found, file-unreadable, file-is-directory, file-empty, file-too-large, file-changed, file-not-text,
 * encoding-unknown, document-kind-unknown, document-damaged, document-encrypted, document-without-text; cancelled.
 */
export async function readDocument(input: DocumentFile, job: Job): Promise<Document> {
  const file = await readInputFile(input.path, job);
  const { name, hash } = file;
  if (input.segmented) {
    const { text, encoding } = await decodeText(file.bytes, name);
    return { name, hash, encoding, blocks: linesOf(text) };
  }
  const { blocks, encoding, bilingual } = await readBlocks(file, job);
  if (blocks.length === 0) throw new Problem('document-without-text', { file: name });
  return {
    name,
    hash,
    blocks,
    ...(encoding !== undefined && { encoding }),
    ...(bilingual !== undefined && { bilingual }),
  };
}

/** A text as it runs, for reading it at its own places. */
export interface RunningText {
  readonly name: string;
  /** Of a text file its content, character for character; of other documents their blocks, a line each. */
  readonly text: string;
  /** The same length, with the line ends that part no paragraphs made spaces. */
  readonly reading: string;
}

/** Reads a document of any known kind as one running text. Problems as `readDocument`. */
export async function readRunningText(path: string, job: Job): Promise<RunningText> {
  const file = await readInputFile(path, job);
  if ((await documentKind(file, job)) === 'text') {
    const { text } = await decodeText(file.bytes, file.name);
    return runningText(file.name, text);
  }
  const { blocks } = await readBlocks(file, job);
  const text = blocks.map((block) => block.text.replace(/\n/g, ' ')).join('\n');
  if (text.trim() === '') throw new Problem('document-without-text', { file: file.name });
  return { name: file.name, text, reading: text };
}

/** The same of a text that was pasted. */
export function runningText(name: string, text: string): RunningText {
  if (text.trim() === '') throw new Problem('document-without-text', { file: name });
  return { name, text, reading: withoutSoftBreaks(text) };
}

interface Read {
  readonly blocks: Block[];
  readonly encoding?: string;
  readonly bilingual?: Document['bilingual'];
}

/**
 * Both sides of a file of translation units (TMX, XLIFF), linked block by block; undefined for a file of another kind.
 * `document-not-bilingual` where it holds nothing in the languages asked for.
 */
export async function readLinkedDocuments(
  path: string,
  wanted: { readonly source?: LanguageTag; readonly target?: LanguageTag },
  job: Job,
): Promise<LinkedDocuments | undefined> {
  const file = await readInputFile(path, job);
  const kind = await documentKind(file, job);
  if (kind !== 'tmx' && kind !== 'xliff') return undefined;
  const { linkedDocuments, readUnitTexts } = await import('./exchange/unit-texts.ts');
  const linked = linkedDocuments(file, await readUnitTexts(file, kind, job), wanted);
  if (linked === undefined) throw new Problem('document-not-bilingual', { file: file.name });
  return linked;
}

/** Readers of seldom used kinds bring large libraries along and are loaded when first needed. */
async function readBlocks(file: InputFile, job: Job): Promise<Read> {
  const kind = await documentKind(file, job);
  switch (kind) {
    case 'docx':
      return { blocks: await readDocx(file, job) };
    case 'pptx':
      return { blocks: await (await import('./pptx.ts')).readPptx(openZip(file), job) };
    case 'xlsx':
    case 'ods':
      return { blocks: await (await import('./spreadsheet.ts')).readSpreadsheet(file, kind, job) };
    case 'odt':
      return { blocks: await (await import('./odt.ts')).readOdt(openZip(file), job) };
    case 'flat-odt':
      return { blocks: await (await import('./odt.ts')).readFlatOdt(file, job) };
    case 'epub':
      return { blocks: await (await import('./epub.ts')).readEpub(openZip(file), job) };
    case 'pdf':
      return { blocks: await (await import('./pdf.ts')).readPdf(file, job) };
    case 'rtf':
      return { blocks: await (await import('./rtf.ts')).readRtf(file, job) };
    case 'html': {
      const { text, encoding } = await decodeText(file.bytes, file.name, declaredEncoding(file.bytes));
      await job.checkpoint();
      return { blocks: (await import('./html.ts')).htmlBlocks(text, { mainOnly: true }), encoding };
    }
    case 'tmx':
    case 'xliff': {
      const { blocksOfUnits, linkedDocuments, readUnitTexts } = await import('./exchange/unit-texts.ts');
      const units = await readUnitTexts(file, kind, job);
      const linked = linkedDocuments(file, units, {});
      return {
        blocks: blocksOfUnits(units),
        ...(linked !== undefined && { bilingual: [linked.sourceLanguage, linked.targetLanguage] as const }),
      };
    }
    case 'encrypted':
      throw new Problem('document-encrypted', { file: file.name });
    case 'binary':
      throw new Problem('file-not-text', { file: file.name });
    case 'unreadable':
      throw new Problem('document-kind-unknown', { file: file.name });
    case 'text':
      return await readText(file, job);
  }
}

async function readText(file: InputFile, job: Job): Promise<Read> {
  const { text, encoding } = await decodeText(file.bytes, file.name);
  await job.checkpoint();
  if (isSubtitles(text)) return { blocks: subtitleBlocks(text), encoding };
  if (/\.(?:md|markdown)$/i.test(file.name) || isMarkdown(text)) return { blocks: markdownBlocks(text), encoding };
  return { blocks: paragraphsOf(text), encoding };
}

/** Encoding a page names in its head. */
function declaredEncoding(bytes: Uint8Array): string | undefined {
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, 4_096));
  return (
    /<meta[^>]+charset\s*=\s*["']?\s*([\w.:-]+)/i.exec(head)?.[1] ??
    /^<\?xml[^>]*encoding\s*=\s*["']([\w.-]+)/.exec(head)?.[1]
  );
}

/** Document of a text that was pasted or made; its hash is that of the text in UTF-8. */
export function documentFromText(name: string, text: string): Document {
  return { name, hash: createHash('sha256').update(text).digest('hex'), blocks: paragraphsOf(text) };
}

/** One block a line, empty lines too, so that line numbers and block numbers agree. */
function linesOf(text: string): Block[] {
  const lines = text.replace(/^\uFEFF/, '').split(/\r\n|\n|\r/);
  if (lines.at(-1) === '') lines.pop();
  return lines.map((line) => ({ kind: 'paragraph', text: line }));
}

/** The same for a pasted text: one segment a line, as they stand. */
export function segmentedDocumentFromText(name: string, text: string): Document {
  return { name, hash: createHash('sha256').update(text).digest('hex'), blocks: linesOf(text) };
}

/** Segments of a document read with `segmented`: segment n is line n, white space at its ends cut off, an empty line empty. */
export function lineSegments(document: Document): Segment[] {
  return document.blocks.map(({ text }, block) => {
    const trimmed = text.trim();
    const start = trimmed === '' ? 0 : text.indexOf(trimmed);
    return { text: trimmed, block, start, end: start + trimmed.length };
  });
}
