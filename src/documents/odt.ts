import type { Job } from '../core/job.ts';
import { Problem } from '../core/problem.ts';
import type { Block, BlockKind } from '../core/text/document.ts';
import type { InputFile } from './input-file.ts';
import { attribute, parseXml, type XmlHandlers, type XmlTag } from './xml.ts';
import { readPart, type ZipArchive } from './zip-archive.ts';

/**
 * Blocks of an OpenDocument text or presentation: the body in order (text boxes behind their paragraph), footnotes and
 * endnotes behind it, headers and footers last, each text once. Tracked deletions stand outside the text in this format.
 */
export async function readOdt(archive: ZipArchive, job: Job): Promise<Block[]> {
  const { file } = archive;
  const manifest = await readPart(archive, 'META-INF/manifest.xml', job);
  if (manifest !== undefined && new TextDecoder().decode(manifest).includes('encryption-data')) {
    throw new Problem('document-encrypted', { file: file.name });
  }
  const content = await readPart(archive, 'content.xml', job);
  if (content === undefined) throw new Problem('document-damaged', { file: file.name });
  const body = new OdtText();
  await parseXml(content, file.name, job, body);
  const styles = await readPart(archive, 'styles.xml', job);
  const page = new OdtText();
  if (styles !== undefined) await parseXml(styles, file.name, job, page);
  return [...body.all(), ...page.headers()];
}

/** A flat OpenDocument file: one XML with everything. */
export async function readFlatOdt(file: InputFile, job: Job): Promise<Block[]> {
  const text = new OdtText();
  await parseXml(file.bytes, file.name, job, text);
  return [...text.all(), ...text.headers()];
}

interface Frame {
  readonly kind: BlockKind | 'body';
  readonly blocks: Block[];
  listDepth: number;
  readonly tables: { readonly index: number; row: number; column: number; repeat: number }[];
}

interface Paragraph {
  text: string;
  readonly heading: number | undefined;
  readonly page: number;
  /** Frame it stands in. */
  readonly frame: Frame;
  /** Blocks of text boxes and shapes that hang on it. */
  readonly frames: Block[];
}

const skipped = new Set([
  ...['tracked-changes', 'annotation', 'note-citation', 'ruby-text', 'hidden-text', 'hidden-paragraph', 'page-number'],
  ...[
    'page-count',
    'sequence-decls',
    'variable-decls',
    'user-field-decls',
    'forms',
    'title',
    'desc',
    'binary-data',
    'script',
  ],
  ...[
    'event-listeners',
    'meta',
    'settings',
    'scripts',
    'font-face-decls',
    'change-info',
    'date-time',
    'bibliography-configuration',
  ],
]);

class OdtText implements XmlHandlers {
  readonly #frames: Frame[] = [{ kind: 'body', blocks: [], listDepth: 0, tables: [] }];
  readonly #notes: Record<'footnote' | 'endnote', Block[]> = { footnote: [], endnote: [] };
  readonly #headers: Block[] = [];
  readonly #paragraphs: Paragraph[] = [];
  readonly #parents = new Map<string, string>();
  /** Styles of hidden text. */
  readonly #hidden = new Set<string>();
  /** Style whose properties are being read. */
  #style = '';
  #noteKinds: ('footnote' | 'endnote')[] = [];
  #skipDepth = 0;
  #depth = 0;
  #tableCount = 0;
  #page = 1;
  #hasPages = false;

  /** Body, then notes. */
  all(): Block[] {
    const blocks = [...this.#frames[0]!.blocks, ...this.#notes.footnote, ...this.#notes.endnote];
    return this.#hasPages ? blocks : blocks.map(({ page: _, ...block }): Block => block);
  }

  headers(): Block[] {
    const seen = new Set<string>();
    return this.#headers.filter(({ kind, text }) => {
      const key = `${kind}\n${text}`;
      return !seen.has(key) && seen.add(key);
    });
  }

  open(tag: XmlTag): void {
    this.#depth++;
    if (this.#skipDepth > 0) return;
    const frame = this.#frames.at(-1)!;
    const paragraph = this.#paragraphs.at(-1);
    const prefix = tag.prefix;
    // Titles of pictures and metadata share names with text; a few skipped names are text elsewhere.
    if (skipped.has(tag.local) && !(tag.local === 'title' && prefix === 'text')) {
      this.#skipDepth = this.#depth;
      return;
    }
    const name = `${prefix}:${tag.local}`;
    switch (name) {
      case 'style:style':
        this.#style = attribute(tag, 'name') ?? '';
        this.#parents.set(this.#style, attribute(tag, 'parent-style-name') ?? '');
        break;
      case 'style:text-properties':
        if (attribute(tag, 'display') === 'none') this.#hidden.add(this.#style);
        break;
      case 'text:span':
        if (this.#isHidden(tag)) this.#skipDepth = this.#depth;
        break;
      case 'style:header':
      case 'style:header-left':
      case 'style:header-first':
        this.#frames.push({ kind: 'header', blocks: this.#headers, listDepth: 0, tables: [] });
        break;
      case 'style:footer':
      case 'style:footer-left':
      case 'style:footer-first':
        this.#frames.push({ kind: 'footer', blocks: this.#headers, listDepth: 0, tables: [] });
        break;
      case 'text:p':
      case 'text:h':
        if (this.#isHidden(tag)) {
          this.#skipDepth = this.#depth;
          break;
        }
        this.#paragraphs.push({ text: '', heading: this.#heading(tag), page: this.#page, frame, frames: [] });
        break;
      case 'text:list':
        frame.listDepth++;
        break;
      case 'text:s':
        if (paragraph !== undefined) paragraph.text += ' '.repeat(Math.min(100, Number(attribute(tag, 'c') ?? 1) || 1));
        break;
      case 'text:tab':
        if (paragraph !== undefined) paragraph.text += '\t';
        break;
      case 'text:line-break':
        if (paragraph !== undefined) paragraph.text += '\n';
        break;
      case 'text:soft-page-break':
        this.#page++;
        this.#hasPages = true;
        break;
      case 'draw:page':
        if (frame.kind === 'body') {
          if (this.#hasPages) this.#page++;
          this.#hasPages = true;
        }
        break;
      case 'text:note':
        this.#noteKinds.push(attribute(tag, 'note-class') === 'endnote' ? 'endnote' : 'footnote');
        break;
      case 'text:note-body': {
        const kind = this.#noteKinds.at(-1) ?? 'footnote';
        this.#frames.push({ kind, blocks: this.#notes[kind], listDepth: 0, tables: [] });
        break;
      }
      case 'draw:text-box':
        if (paragraph !== undefined)
          this.#frames.push({ kind: 'textBox', blocks: paragraph.frames, listDepth: 0, tables: [] });
        else this.#frames.push({ ...frame, listDepth: 0, tables: [] });
        break;
      case 'presentation:notes':
        this.#frames.push({ kind: 'footnote', blocks: frame.blocks, listDepth: 0, tables: [] });
        break;
      case 'table:table':
        frame.tables.push({ index: this.#tableCount++, row: -1, column: -1, repeat: 1 });
        break;
      case 'table:table-row': {
        const table = frame.tables.at(-1);
        if (table !== undefined) {
          table.row++;
          table.column = -1;
          table.repeat = 1;
        }
        break;
      }
      case 'table:table-cell':
      case 'table:covered-table-cell': {
        const table = frame.tables.at(-1);
        if (table !== undefined) {
          table.column += table.repeat;
          table.repeat = Math.max(1, Number(attribute(tag, 'number-columns-repeated') ?? 1) || 1);
        }
        break;
      }
    }
  }

  close(tag: XmlTag): void {
    this.#depth--;
    if (this.#skipDepth > 0) {
      if (this.#depth < this.#skipDepth) this.#skipDepth = 0;
      return;
    }
    const frame = this.#frames.at(-1)!;
    switch (`${tag.prefix}:${tag.local}`) {
      case 'text:p':
      case 'text:h':
        this.#closeParagraph();
        break;
      case 'text:list':
        frame.listDepth--;
        break;
      case 'text:note':
        this.#noteKinds.pop();
        break;
      case 'style:header':
      case 'style:header-left':
      case 'style:header-first':
      case 'style:footer':
      case 'style:footer-left':
      case 'style:footer-first':
      case 'text:note-body':
      case 'presentation:notes':
      case 'draw:text-box':
        if (this.#frames.length > 1) this.#frames.pop();
        break;
      case 'table:table':
        frame.tables.pop();
        break;
    }
  }

  text(text: string): void {
    const paragraph = this.#paragraphs.at(-1);
    if (this.#skipDepth > 0 || paragraph === undefined) return;
    // White space collapses, also across elements; more of it is written as text:s.
    const collapsed = text.replace(/[ \t\r\n]+/g, ' ');
    paragraph.text += /(?:^|[\s])$/.test(paragraph.text) && collapsed.startsWith(' ') ? collapsed.slice(1) : collapsed;
  }

  #isHidden(tag: XmlTag): boolean {
    return this.#hidden.has(attribute(tag, 'style-name') ?? '');
  }

  #heading(tag: XmlTag): number | undefined {
    if (tag.local === 'h') return Number(attribute(tag, 'outline-level') ?? 1) || 1;
    let style = attribute(tag, 'style-name') ?? '';
    for (let i = 0; i < 5 && style !== ''; i++) {
      if (style === 'Title' || style === 'Subtitle') return 1;
      style = this.#parents.get(style) ?? '';
    }
    return undefined;
  }

  #closeParagraph(): void {
    const paragraph = this.#paragraphs.pop();
    const frame = this.#frames.at(-1)!;
    if (paragraph === undefined) return;
    const text = paragraph.text.replaceAll('\u00AD', '').trim();
    // A shape holds paragraphs within a paragraph; like a text box it follows that.
    const outer = this.#paragraphs.at(-1);
    if (outer?.frame === frame) {
      if (text !== '') outer.frames.push({ kind: 'textBox', text });
      for (const block of paragraph.frames) outer.frames.push(block);
      return;
    }
    if (text !== '') frame.blocks.push(this.#block(frame, paragraph, text));
    for (const block of paragraph.frames) frame.blocks.push(block);
  }

  #block(frame: Frame, { heading, page }: Paragraph, text: string): Block {
    // Notes of a speaker stand with their slide.
    if (frame.kind !== 'body')
      return frame.blocks === this.#frames[0]!.blocks ? { kind: frame.kind, text, page } : { kind: frame.kind, text };
    const table = frame.tables.at(-1);
    if (table !== undefined) {
      const cell = { table: table.index, row: Math.max(0, table.row), column: Math.max(0, table.column) };
      return { kind: 'tableCell', text, cell, page };
    }
    if (heading !== undefined) return { kind: 'heading', text, level: heading, page };
    if (frame.listDepth > 0) return { kind: 'listItem', text, level: frame.listDepth, page };
    return { kind: 'paragraph', text, page };
  }
}
