import type { Job } from '../core/job.ts';
import { Problem } from '../core/problem.ts';
import type { Block } from '../core/text/document.ts';
import { type DocxStyles, docxStyles } from './docx-styles.ts';
import { DocxText } from './docx-text.ts';
import type { InputFile } from './input-file.ts';
import { type Relationship, relationshipsOf } from './office-package.ts';
import { parseXml } from './xml.ts';
import { openZip, readPart, type ZipArchive } from './zip-archive.ts';

/**
 * Blocks of a Word document: the body in order (text boxes behind the paragraph they hang on), then footnotes and
 * endnotes in the order they are referred to, then headers and footers, each text once.
 */
export async function readDocx(file: InputFile, job: Job): Promise<Block[]> {
  const archive = openZip(file);
  const root = await relationshipsOf(archive, '', job);
  const main = root.find((one) => one.type === 'officeDocument')?.target ?? 'word/document.xml';
  const relationships = await relationshipsOf(archive, main, job);
  const styles = await docxStyles(archive, targetOf(relationships, 'styles'), job);

  const body = await textOf(archive, main, styles, 'body', job);
  if (body === undefined) throw new Problem('document-damaged', { file: file.name });
  // Page numbers are known only where Word noted its page breaks.
  const blocks = body.hasPages ? [...body.blocks] : body.blocks.map(({ page: _, ...block }): Block => block);
  for (const kind of ['footnote', 'endnote'] as const) {
    const notes = await textOf(archive, targetOf(relationships, `${kind}s`), styles, kind, job);
    if (notes === undefined) continue;
    const order = new Map(body.noteReferences[kind].map((id, index) => [id, index]));
    const sorted = notes.notes.filter((note) => order.has(note.id));
    sorted.sort((a, b) => (order.get(a.id) ?? 0) - (order.get(b.id) ?? 0));
    for (const note of sorted) for (const block of note.blocks) blocks.push(block);
  }
  for (const kind of ['header', 'footer'] as const) {
    const seen = new Set<string>();
    for (const { target } of relationships.filter((one) => one.type === kind)) {
      const part = await textOf(archive, target, styles, kind, job);
      for (const block of part?.blocks ?? []) {
        if (seen.has(block.text)) continue;
        seen.add(block.text);
        blocks.push(block);
      }
    }
  }
  return blocks;
}

const targetOf = (relationships: readonly Relationship[], type: string): string | undefined =>
  relationships.find((one) => one.type === type)?.target;

async function textOf(
  archive: ZipArchive,
  part: string | undefined,
  styles: DocxStyles,
  story: 'body' | 'footnote' | 'endnote' | 'header' | 'footer',
  job: Job,
): Promise<DocxText | undefined> {
  const bytes = part === undefined ? undefined : await readPart(archive, part, job);
  if (bytes === undefined) return undefined;
  const text = new DocxText(styles, story);
  await parseXml(bytes, archive.file.name, job, text);
  return text;
}
