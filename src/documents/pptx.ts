import type { Job } from '../core/job.ts';
import { Problem } from '../core/problem.ts';
import type { Block } from '../core/text/document.ts';
import { relationshipsOf } from './office-package.ts';
import { attribute, parseXml, type XmlHandlers, type XmlTag } from './xml.ts';
import { readPart, type ZipArchive } from './zip-archive.ts';

/** Blocks of a presentation, slide by slide (its number as page); a speaker's notes follow their slide. */
export async function readPptx(archive: ZipArchive, job: Job): Promise<Block[]> {
  const file = archive.file.name;
  const root = await relationshipsOf(archive, '', job);
  const main = root.find((one) => one.type === 'officeDocument')?.target ?? 'ppt/presentation.xml';
  const bytes = await readPart(archive, main, job);
  if (bytes === undefined) throw new Problem('document-damaged', { file });
  const order: string[] = [];
  await parseXml(bytes, file, job, {
    open(tag) {
      if (tag.local === 'sldId') order.push(relationshipId(tag));
    },
    close() {},
    text() {},
  });
  const slides = await relationshipsOf(archive, main, job);
  const blocks: Block[] = [];
  for (const [index, id] of order.entries()) {
    job.progress({ done: index, total: order.length, what: 'reading' });
    const target = slides.find((one) => one.id === id)?.target;
    const part = target === undefined ? undefined : await readPart(archive, target, job);
    if (target === undefined || part === undefined) continue;
    const slide = new SlideText(
      index + 1,
      blocks.reduce((most, block) => Math.max(most, (block.cell?.table ?? -1) + 1), 0),
    );
    await parseXml(part, file, job, slide);
    for (const block of slide.blocks) blocks.push(block);
    const notes = (await relationshipsOf(archive, target, job)).find((one) => one.type === 'notesSlide')?.target;
    const notesPart = notes === undefined ? undefined : await readPart(archive, notes, job);
    if (notesPart === undefined) continue;
    const text = new SlideText(index + 1, 0);
    await parseXml(notesPart, file, job, text);
    blocks.push(...text.blocks.map((block): Block => ({ kind: 'footnote', text: block.text, page: index + 1 })));
  }
  return blocks;
}

/** `r:id`, not the slide's own `id`. */
function relationshipId(tag: XmlTag): string {
  return Object.values(tag.attributes).find((one) => one.local === 'id' && one.prefix !== '')?.value ?? '';
}

/** Placeholders for the number, date and footer of a slide. */
const layoutPlaceholders = new Set(['sldNum', 'dt', 'ftr', 'hdr', 'sldImg']);

class SlideText implements XmlHandlers {
  readonly blocks: Block[] = [];
  readonly #page: number;
  #table: number;
  #row = -1;
  #column = -1;
  #placeholder = '';
  #text: string | undefined;
  #level = 0;
  #inText = false;
  #inTable = false;
  #written = 0;
  #skip = 0;
  #depth = 0;
  readonly #alternatives: number[] = [];

  constructor(page: number, firstTable: number) {
    this.#page = page;
    this.#table = firstTable - 1;
  }

  open(tag: XmlTag): void {
    this.#depth++;
    if (this.#skip > 0) return;
    switch (tag.local) {
      case 'sp':
        this.#placeholder = '';
        break;
      case 'ph':
        this.#placeholder = attribute(tag, 'type') ?? 'body';
        break;
      case 'AlternateContent':
        this.#alternatives.push(this.#written);
        break;
      case 'Choice':
      case 'Fallback':
        if (this.#written !== (this.#alternatives.at(-1) ?? this.#written)) this.#skip = this.#depth;
        break;
      case 'tbl':
        this.#table++;
        this.#inTable = true;
        this.#row = -1;
        break;
      case 'tr':
        this.#row++;
        this.#column = -1;
        break;
      case 'tc':
        this.#column++;
        break;
      case 'p':
        this.#text = '';
        this.#level = 0;
        break;
      case 'pPr':
        this.#level = Number(attribute(tag, 'lvl') ?? 0) || 0;
        break;
      case 't':
        this.#inText = true;
        break;
      case 'br':
        if (this.#text !== undefined) this.#text += '\n';
        break;
    }
  }

  close(tag: XmlTag): void {
    this.#depth--;
    if (this.#skip > 0) {
      if (this.#depth < this.#skip) this.#skip = 0;
      return;
    }
    if (tag.local === 't') this.#inText = false;
    else if (tag.local === 'tbl') this.#inTable = false;
    else if (tag.local === 'AlternateContent') this.#alternatives.pop();
    else if (tag.local === 'p') this.#endParagraph();
  }

  text(text: string): void {
    if (this.#skip > 0 || !this.#inText || this.#text === undefined) return;
    this.#text += text;
    this.#written += text.length;
  }

  #endParagraph(): void {
    const text = (this.#text ?? '').replace(/[\u00AD\v]/g, (mark) => (mark === '\v' ? '\n' : '')).trim();
    this.#text = undefined;
    if (text === '' || layoutPlaceholders.has(this.#placeholder)) return;
    const page = this.#page;
    if (this.#inTable) {
      const cell = { table: this.#table, row: this.#row, column: this.#column };
      this.blocks.push({ kind: 'tableCell', text, cell, page });
    } else if (/^(?:ctrTitle|title)$/.test(this.#placeholder))
      this.blocks.push({ kind: 'heading', text, level: 1, page });
    else if (this.#placeholder === 'subTitle') this.blocks.push({ kind: 'heading', text, level: 2, page });
    else if (this.#level > 0) this.blocks.push({ kind: 'listItem', text, level: this.#level + 1, page });
    else this.blocks.push({ kind: 'paragraph', text, page });
  }
}
