import type { Block, BlockKind } from '../core/text/document.ts';
import type { DocxStyles } from './docx-styles.ts';
import { attribute, type XmlHandlers, type XmlTag } from './xml.ts';

interface Paragraph {
  text: string;
  style?: string;
  outline?: number;
  listLevel?: number;
  /** Its end was deleted with changes tracked, so it goes on in the next paragraph. */
  endDeleted: boolean;
  page: number;
  /** Blocks of text boxes anchored in it. */
  readonly boxes: Block[];
}

interface Table {
  readonly index: number;
  row: number;
  column: number;
  span: number;
  /** Blocks in the target list when the row began, to take a deleted row back. */
  rowStart: number;
  rowDeleted: boolean;
}

interface Field {
  code: string;
  inResult: boolean;
}

/** Where paragraphs go: the story itself, a text box in it. */
interface Target {
  readonly blocks: Block[];
  readonly tables: Table[];
  /** Text of a paragraph whose end was deleted, waiting for the next one. */
  pending: string;
  readonly box: boolean;
}

/** Parts of the markup whose text is not the document's. */
const skipped = new Set([
  ...['del', 'moveFrom', 'pPrChange', 'rPrChange', 'tblPrChange', 'trPrChange', 'tcPrChange', 'sectPrChange'],
  ...['numberingChange', 'rt', 'delText', 'delInstrText', 'annotation', 'comment', 'binData', 'fldData', 'sdtEndPr'],
]);

/** Fields whose result is a number of the layout, not text. */
const layoutField = /^\s*(?:PAGE|NUMPAGES|SECTIONPAGES|PAGEREF|SECTION)\b/i;

/** Gathers the text of one part (body, notes, header, footer) from its XML. */
export class DocxText implements XmlHandlers {
  readonly blocks: Block[] = [];
  readonly noteReferences: Record<'footnote' | 'endnote', string[]> = { footnote: [], endnote: [] };
  /** Notes with their own blocks, when the part holds notes. */
  readonly notes: { readonly id: string; readonly blocks: Block[] }[] = [];

  readonly #styles: DocxStyles;
  readonly #story: BlockKind | 'body';
  readonly #targets: Target[];
  readonly #paragraphs: Paragraph[] = [];
  readonly #fields: Field[] = [];
  /** Depth of the element being skipped with all it holds, or 0. */
  #skipDepth = 0;
  #depth = 0;
  #inText = false;
  #inInstruction = false;
  #inRunProperties = false;
  #inParagraphProperties = 0;
  #runHidden = false;
  #written = 0;
  /** For each open mc:AlternateContent, how much had been written at its start. */
  readonly #alternatives: number[] = [];
  #tableCount = 0;
  #page = 1;
  #hasPages = false;
  /** A content control said that it shows its placeholder, which is no text of the author's. */
  #placeholder = false;

  constructor(styles: DocxStyles, story: 'body' | 'footnote' | 'endnote' | 'header' | 'footer') {
    this.#styles = styles;
    this.#story = story;
    this.#targets = [{ blocks: this.blocks, tables: [], pending: '', box: false }];
  }

  open(tag: XmlTag): void {
    this.#depth++;
    if (this.#skipDepth > 0) return;
    if (this.#opensSkipped(tag)) {
      this.#skipDepth = this.#depth;
      return;
    }
    const value = attribute(tag, 'val');
    const paragraph = this.#paragraphs.at(-1);
    switch (tag.local) {
      case 'p':
        if (tag.prefix !== 'a') this.#openParagraph();
        break;
      case 'pPr':
        this.#inParagraphProperties++;
        break;
      case 'rPr':
        this.#inRunProperties = true;
        break;
      case 'r':
        this.#runHidden = false;
        break;
      case 'vanish':
        if (this.#inRunProperties && this.#inParagraphProperties === 0)
          this.#runHidden = value !== '0' && value !== 'false';
        break;
      case 'pStyle':
        if (paragraph !== undefined && value !== undefined) paragraph.style = value;
        break;
      case 'outlineLvl':
        if (paragraph !== undefined) paragraph.outline = Number(value);
        break;
      case 'ilvl':
        if (paragraph !== undefined) paragraph.listLevel ??= Number(value) + 1;
        break;
      case 'numId':
        if (paragraph !== undefined) paragraph.listLevel = value === '0' ? 0 : (paragraph.listLevel ?? 1);
        break;
      case 't':
        this.#inText = tag.prefix !== 'a';
        break;
      case 'instrText':
        this.#inInstruction = true;
        break;
      case 'tab':
      case 'ptab':
        if (this.#inParagraphProperties === 0) this.#write('\t');
        break;
      case 'br':
        if (attribute(tag, 'type') === undefined || attribute(tag, 'type') === 'textWrapping') this.#write('\n');
        break;
      case 'cr':
        this.#write('\n');
        break;
      case 'noBreakHyphen':
        this.#write('\u2011');
        break;
      case 'sym':
        this.#write(symbol(attribute(tag, 'char')));
        break;
      case 'lastRenderedPageBreak':
        this.#page++;
        this.#hasPages = true;
        if (paragraph?.text.trim() === '') paragraph.page = this.#page;
        break;
      case 'fldChar':
        this.#fieldCharacter(attribute(tag, 'fldCharType'));
        break;
      case 'fldSimple':
        this.#fields.push({ code: attribute(tag, 'instr') ?? '', inResult: true });
        break;
      case 'footnoteReference':
      case 'endnoteReference':
        this.noteReferences[tag.local === 'footnoteReference' ? 'footnote' : 'endnote'].push(
          attribute(tag, 'id') ?? '',
        );
        break;
      case 'footnote':
      case 'endnote':
        this.#openNote(tag);
        break;
      case 'AlternateContent':
        this.#alternatives.push(this.#written);
        break;
      case 'txbxContent':
        this.#targets.push({ blocks: [], tables: [], pending: '', box: true });
        break;
      case 'tbl':
        this.#target.tables.push({
          index: this.#tableCount++,
          row: -1,
          column: -1,
          span: 1,
          rowStart: 0,
          rowDeleted: false,
        });
        break;
      case 'tr':
        this.#openRow();
        break;
      case 'tc':
        this.#openCell();
        break;
      case 'gridSpan': {
        const table = this.#target.tables.at(-1);
        if (table !== undefined) table.span = Math.max(1, Number(value) || 1);
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
    switch (tag.local) {
      case 'p':
        if (tag.prefix !== 'a') this.#closeParagraph();
        break;
      case 'pPr':
        this.#inParagraphProperties--;
        break;
      case 'rPr':
        this.#inRunProperties = false;
        break;
      case 't':
        this.#inText = false;
        break;
      case 'instrText':
        this.#inInstruction = false;
        break;
      case 'fldSimple':
        this.#fields.pop();
        break;
      case 'AlternateContent':
        this.#alternatives.pop();
        break;
      case 'txbxContent': {
        const box = this.#targets.pop();
        const paragraph = this.#paragraphs.at(-1);
        if (box !== undefined) for (const block of box.blocks) (paragraph?.boxes ?? this.#target.blocks).push(block);
        break;
      }
      case 'tbl':
        this.#target.tables.pop();
        break;
      case 'tr': {
        const table = this.#target.tables.at(-1);
        if (table?.rowDeleted) this.#target.blocks.length = table.rowStart;
        break;
      }
      case 'footnote':
      case 'endnote':
        if (this.#targets.length > 1) this.#targets.pop();
        break;
    }
  }

  text(text: string): void {
    if (this.#skipDepth > 0) return;
    if (this.#inInstruction) {
      const field = this.#fields.at(-1);
      if (field !== undefined) field.code += text;
    } else if (this.#inText) this.#write(text.replace(/[\r\n]+/g, ' '));
  }

  get #target(): Target {
    return this.#targets.at(-1)!;
  }

  #opensSkipped(tag: XmlTag): boolean {
    // Inside properties `del` is a mark: of a paragraph's end, of a table row.
    if (tag.local === 'del' && this.#inRunProperties && this.#inParagraphProperties > 0) {
      const paragraph = this.#paragraphs.at(-1);
      if (paragraph !== undefined) paragraph.endDeleted = true;
      return true;
    }
    if (tag.local === 'trPr') return false;
    if (tag.local === 'del' && !this.#inRunProperties && this.#paragraphs.length === 0) {
      const table = this.#target.tables.at(-1);
      if (table !== undefined) table.rowDeleted = true;
      return true;
    }
    if (tag.local === 'showingPlcHdr' && this.#skipDepth === 0) {
      this.#placeholder = true;
      return false;
    }
    if (tag.local === 'sdtContent') {
      const skip = this.#placeholder;
      this.#placeholder = false;
      return skip;
    }
    // Of several alternatives the first that gives text is taken: a text box comes as drawing and once more as VML.
    if (tag.local === 'Choice' || tag.local === 'Fallback')
      return this.#written !== (this.#alternatives.at(-1) ?? this.#written);
    return skipped.has(tag.local);
  }

  #write(text: string): void {
    const paragraph = this.#paragraphs.at(-1);
    if (paragraph === undefined || this.#runHidden) return;
    if (this.#fields.some((field) => !field.inResult || layoutField.test(field.code))) return;
    if (paragraph.text.trim() === '') paragraph.page = this.#page;
    // A soft hyphen is a hint for the layout; in a memory it would only hide the word.
    const kept = text.replaceAll('\u00AD', '');
    paragraph.text += kept;
    if (kept.trim() !== '') this.#written += kept.length;
  }

  #fieldCharacter(type: string | undefined): void {
    if (type === 'begin') this.#fields.push({ code: '', inResult: false });
    else if (type === 'separate') {
      const field = this.#fields.at(-1);
      if (field !== undefined) field.inResult = true;
    } else if (type === 'end') this.#fields.pop();
  }

  #openNote(tag: XmlTag): void {
    // Inside section properties the same names hold settings.
    if (this.#story !== 'footnote' && this.#story !== 'endnote') return;
    const blocks: Block[] = [];
    const type = attribute(tag, 'type');
    if (type === undefined || type === 'normal') this.notes.push({ id: attribute(tag, 'id') ?? '', blocks });
    this.#targets.push({ blocks, tables: [], pending: '', box: false });
  }

  #openRow(): void {
    const table = this.#target.tables.at(-1);
    if (table === undefined) return;
    table.row++;
    table.column = -1;
    table.span = 1;
    table.rowStart = this.#target.blocks.length;
    table.rowDeleted = false;
  }

  #openCell(): void {
    const table = this.#target.tables.at(-1);
    if (table === undefined) return;
    table.column += table.span;
    if (table.column < 0) table.column = 0;
    table.span = 1;
  }

  #openParagraph(): void {
    this.#paragraphs.push({ text: '', endDeleted: false, page: this.#page, boxes: [] });
    this.#runHidden = false;
  }

  #closeParagraph(): void {
    const paragraph = this.#paragraphs.pop();
    if (paragraph === undefined) return;
    const target = this.#target;
    const text = target.pending + paragraph.text;
    target.pending = '';
    if (paragraph.endDeleted) target.pending = text;
    else this.#emit(paragraph, text.trim());
    for (const box of paragraph.boxes) target.blocks.push(box);
  }

  #emit(paragraph: Paragraph, text: string): void {
    if (text === '') return;
    const style = this.#styles.get(paragraph.style ?? '');
    if (style?.hidden) return;
    const target = this.#target;
    const table = target.tables.at(-1);
    const heading = this.#headingLevel(paragraph);
    const level = paragraph.listLevel ?? (style?.list ? 1 : 0);
    let block: Block;
    if (target.box) block = { kind: 'textBox', text };
    else if (table !== undefined && this.#story === 'body') {
      const cell = { table: table.index, row: Math.max(0, table.row), column: Math.max(0, table.column) };
      block = { kind: 'tableCell', text, cell };
    } else if (this.#story !== 'body') block = { kind: this.#story, text };
    else if (heading !== undefined) block = { kind: 'heading', text, level: heading };
    else if (level > 0) block = { kind: 'listItem', text, level };
    else block = { kind: 'paragraph', text };
    target.blocks.push(this.#story === 'body' ? { ...block, page: paragraph.page } : block);
  }

  #headingLevel(paragraph: Paragraph): number | undefined {
    const { outline } = paragraph;
    if (outline !== undefined && !Number.isNaN(outline)) return outline >= 9 ? undefined : outline + 1;
    return this.#styles.get(paragraph.style ?? '')?.heading;
  }

  /** Whether page numbers are known: Word wrote where its pages broke. */
  get hasPages(): boolean {
    return this.#hasPages;
  }
}

/** Characters of symbol fonts stand in the private area; the few that are text have a Unicode twin. */
function symbol(code: string | undefined): string {
  const value = Number.parseInt(code ?? '', 16);
  if (Number.isNaN(value)) return '';
  if (value < 0xe000 || value > 0xf8ff) return String.fromCodePoint(value);
  const twins: Readonly<Record<number, string>> = {
    61623: '•',
    61607: '•',
    61485: '–',
    61656: '•',
    61692: '✓',
    61662: '⇒',
    61614: '→',
    61616: '°',
    61617: '±',
  };
  return twins[value] ?? '';
}
