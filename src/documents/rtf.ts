import type { Job } from '../core/job.ts';
import { Problem } from '../core/problem.ts';
import type { Block, BlockKind } from '../core/text/document.ts';
import type { InputFile } from './input-file.ts';

/** What a group inherits and gives back at its end. */
interface State {
  /** Text goes nowhere: fonts, pictures, field codes … */
  skip: boolean;
  /** The same, before a text given twice (plain and in Unicode) began. */
  outerSkip: boolean;
  kind: BlockKind | 'body';
  /** Code page of `\'xx`, by font. */
  encoding: string;
  /** Replacement characters that follow each `\uN`. */
  unicodeSkip: number;
  hidden: boolean;
  deleted: boolean;
  /** In the font table: the font being described. */
  destination: 'text' | 'fonts' | 'styles' | 'fieldCode';
}

interface Paragraph {
  text: string;
  heading: number | undefined;
  style: number | undefined;
  listLevel: number;
  inTable: boolean;
}

interface Table {
  index: number;
  row: number;
  column: number;
}

const skippedDestinations = new Set([
  ...[
    'colortbl',
    'info',
    'pict',
    'themedata',
    'colorschememapping',
    'latentstyles',
    'datastore',
    'listtable',
    'listoverridetable',
  ],
  ...['revtbl', 'rsidtbl', 'generator', 'listtext', 'pntext', 'pntxta', 'pntxtb', 'annotation', 'atnid', 'atnauthor'],
  ...[
    'atnref',
    'atndate',
    'bkmkstart',
    'bkmkend',
    'object',
    'objdata',
    'nonshppict',
    'shprslt',
    'ftnsep',
    'ftnsepc',
    'aftnsep',
  ],
  ...[
    'aftnsepc',
    'xmlnstbl',
    'wgrffmtfilter',
    'pgptbl',
    'mmathPr',
    'filetbl',
    'stextflow',
    'sp',
    'xe',
    'tc',
    'template',
    'chatn',
  ],
]);

const characters: Readonly<Record<string, string>> = {
  ...{
    tab: '\t',
    line: '\n',
    lquote: '‘',
    rquote: '’',
    ldblquote: '“',
    rdblquote: '”',
    bullet: '•',
    endash: '–',
    emdash: '—',
  },
  ...{ enspace: ' ', emspace: ' ', qmspace: ' ', softline: ' ' },
};

const charsets: Readonly<Record<number, string>> = {
  ...{
    0: 'windows-1252',
    1: 'windows-1252',
    77: 'macintosh',
    128: 'shift_jis',
    129: 'euc-kr',
    134: 'gbk',
    136: 'big5',
    161: 'windows-1253',
  },
  ...{
    162: 'windows-1254',
    163: 'windows-1258',
    177: 'windows-1255',
    178: 'windows-1256',
    186: 'windows-1257',
    204: 'windows-1251',
  },
  ...{ 222: 'windows-874', 238: 'windows-1250', 255: 'ibm866' },
};

const layoutField = /^\s*(?:PAGE|NUMPAGES|SECTIONPAGES|PAGEREF)\b/i;

/** Groups within groups; a real file has a dozen. */
const deepest = 2_000;
const stepsBetweenCheckpoints = 20_000;

/** Blocks of a Rich Text file: body, footnotes and endnotes, headers and footers. */
export async function readRtf(file: InputFile, job: Job): Promise<Block[]> {
  const reader = new RtfReader(file);
  while (reader.step(stepsBetweenCheckpoints)) await job.checkpoint();
  return reader.blocks();
}

class RtfReader {
  readonly #bytes: Uint8Array;
  readonly #name: string;
  #at = 0;
  #state: State = {
    skip: false,
    outerSkip: false,
    kind: 'body',
    encoding: 'windows-1252',
    unicodeSkip: 1,
    hidden: false,
    deleted: false,
    destination: 'text',
  };
  readonly #states: State[] = [];
  /** Whether a group's first word may still make it a destination. */
  #atGroupStart = false;
  #ignorable = false;
  #defaultEncoding = 'windows-1252';
  readonly #fontEncodings = new Map<number, string>();
  #defaultFont: number | undefined;
  #font = 0;
  readonly #styles = new Map<number, { heading?: number }>();
  #styleNumber = 0;
  #styleName = '';
  #fieldCode = '';
  /** Bytes of `\'xx` waiting to be decoded together: a letter may take two. */
  #pendingBytes: number[] = [];
  #toSkip = 0;
  readonly #output: Record<'body' | 'footnote' | 'endnote' | 'header' | 'footer', Block[]> = {
    body: [],
    footnote: [],
    endnote: [],
    header: [],
    footer: [],
  };
  #paragraph: Paragraph = this.#newParagraph();
  readonly #outer: Paragraph[] = [];
  #table: Table | undefined;
  #tableCount = 0;
  readonly #boxes: Block[] = [];

  constructor(file: InputFile) {
    this.#bytes = file.bytes;
    this.#name = file.name;
  }

  /** Does so many steps; false at the end of the file. */
  step(steps: number): boolean {
    for (let i = 0; i < steps; i++) {
      const byte = this.#bytes[this.#at];
      if (byte === undefined) {
        // A file cut short ends inside a group.
        if (this.#states.length > 0) throw new Problem('document-damaged', { file: this.#name });
        return false;
      }
      this.#at++;
      if (byte === 0x7b) this.#open();
      else if (byte === 0x7d) {
        this.#close();
        if (this.#states.length === 0) return false;
      } else if (byte === 0x5c) this.#control();
      else if (byte !== 0x0a && byte !== 0x0d && byte !== 0) this.#literal(byte);
    }
    return true;
  }

  blocks(): Block[] {
    this.#endParagraph();
    const { body, footnote, endnote, header, footer } = this.#output;
    const unique = (blocks: readonly Block[]): Block[] => {
      const seen = new Set<string>();
      return blocks.filter(({ text }) => !seen.has(text) && seen.add(text));
    };
    return [...body, ...footnote, ...endnote, ...unique(header), ...unique(footer)];
  }

  #newParagraph(): Paragraph {
    return { text: '', heading: undefined, style: undefined, listLevel: 0, inTable: false };
  }

  #open(): void {
    this.#flush();
    if (this.#states.length >= deepest) throw new Problem('document-damaged', { file: this.#name });
    this.#states.push(this.#state);
    this.#state = { ...this.#state };
    this.#atGroupStart = true;
    this.#ignorable = false;
    this.#toSkip = 0;
  }

  #close(): void {
    this.#flush();
    const ended = this.#state;
    const outer = this.#states.pop();
    if (outer === undefined) return;
    if (ended.destination === 'styles') this.#endStyle();
    if (ended.kind !== outer.kind) {
      this.#endParagraph(ended.kind);
      this.#paragraph = this.#outer.pop() ?? this.#newParagraph();
    }
    this.#state = outer;
    this.#atGroupStart = false;
    this.#toSkip = 0;
  }

  #control(): void {
    const start = this.#at;
    let end = start;
    while (isLetter(this.#bytes[end])) end++;
    if (end === start) {
      this.#symbol();
      return;
    }
    const word = this.#ascii(start, end);
    let number: number | undefined;
    let at = end;
    if (this.#bytes[at] === 0x2d) at++;
    while (isDigit(this.#bytes[at])) at++;
    if (at > end && isDigit(this.#bytes[at - 1])) {
      number = Number(this.#ascii(end, Math.min(at, end + 11)));
      end = at;
    }
    if (this.#bytes[end] === 0x20) end++;
    this.#at = end;
    const first = this.#atGroupStart;
    this.#atGroupStart = false;
    this.#word(word, number, first);
  }

  #ascii(start: number, end: number): string {
    return String.fromCharCode(...this.#bytes.subarray(start, Math.min(end, start + 64)));
  }

  #symbol(): void {
    const symbol = String.fromCharCode(this.#bytes[this.#at] ?? 0);
    this.#at++;
    if (symbol === "'") {
      const byte = Number.parseInt(this.#ascii(this.#at, this.#at + 2), 16);
      this.#at += 2;
      this.#atGroupStart = false;
      if (this.#toSkip > 0) this.#toSkip--;
      else if (!Number.isNaN(byte)) this.#pendingBytes.push(byte);
      return;
    }
    if (symbol === '*') {
      this.#ignorable = true;
      return;
    }
    this.#atGroupStart = false;
    if (this.#toSkip > 0) {
      this.#toSkip--;
      return;
    }
    if (symbol === '~') this.#write('\u00A0');
    else if (symbol === '_') this.#write('\u2011');
    else if (symbol === '\n' || symbol === '\r') this.#endParagraph();
    else if (symbol === '\\' || symbol === '{' || symbol === '}') this.#write(symbol);
  }

  #literal(byte: number): void {
    this.#atGroupStart = false;
    if (this.#toSkip > 0) {
      this.#toSkip--;
      return;
    }
    if (byte < 0x80) this.#write(String.fromCharCode(byte));
    else this.#pendingBytes.push(byte);
  }

  /** Decodes the collected bytes in the code page of the current font. */
  #flush(): void {
    if (this.#pendingBytes.length === 0) return;
    const bytes = Uint8Array.from(this.#pendingBytes);
    this.#pendingBytes = [];
    this.#write(new TextDecoder(this.#state.encoding).decode(bytes));
  }

  #write(text: string): void {
    this.#flush();
    const { skip, hidden, deleted, destination } = this.#state;
    if (destination === 'styles') this.#styleName += text;
    if (destination === 'fieldCode') this.#fieldCode += text;
    if (skip || hidden || deleted || destination !== 'text') return;
    this.#paragraph.text += text;
  }

  #word(word: string, number: number | undefined, first: boolean): void {
    const state = this.#state;
    this.#flush();
    if (this.#ignorable || first) {
      const ignorable = this.#ignorable;
      this.#ignorable = false;
      if (this.#destination(word)) return;
      if (ignorable) {
        // A destination marked as ignorable and not known to us.
        state.skip = true;
        return;
      }
    }
    // Inside what is passed over only the size of what follows matters.
    if (state.skip && word !== 'u' && word !== 'uc' && word !== 'bin') return;
    const character = characters[word];
    if (character !== undefined) {
      this.#write(character);
      return;
    }
    switch (word) {
      case 'ftnalt':
        if (state.kind === 'footnote') state.kind = 'endnote';
        break;
      case 'u':
        this.#write(String.fromCharCode((number ?? 0) & 0xffff));
        this.#toSkip = state.unicodeSkip;
        break;
      case 'uc':
        state.unicodeSkip = Math.max(0, number ?? 1);
        break;
      case 'ansicpg':
        this.#defaultEncoding = codePage(number ?? 1252);
        state.encoding = this.#defaultEncoding;
        break;
      case 'deff':
        this.#defaultFont = number;
        break;
      case 'f':
        this.#font = number ?? 0;
        if (state.destination !== 'fonts')
          state.encoding = this.#fontEncodings.get(this.#font) ?? this.#defaultEncoding;
        break;
      case 'fcharset':
        if (state.destination === 'fonts') {
          const encoding = charsets[number ?? 0];
          // Charset 0 is «Western», but Russian files often mean their own code page by it.
          if (encoding !== undefined && number !== 0 && number !== 1) this.#fontEncodings.set(this.#font, encoding);
        }
        break;
      case 'plain':
        state.hidden = false;
        state.deleted = false;
        state.encoding = this.#fontEncodings.get(this.#defaultFont ?? 0) ?? this.#defaultEncoding;
        break;
      case 'v':
        state.hidden = number !== 0;
        break;
      case 'deleted':
        state.deleted = number !== 0;
        break;
      case 'par':
      case 'sect':
      case 'page':
        if (!state.skip) this.#endParagraph();
        break;
      case 'pard':
        this.#paragraph = { ...this.#newParagraph(), text: this.#paragraph.text };
        break;
      case 's':
        if (state.destination === 'styles') this.#styleNumber = number ?? 0;
        else this.#paragraph.style = number;
        break;
      case 'outlinelevel':
        if (state.destination === 'styles')
          this.#styles.set(this.#styleNumber, number !== undefined && number < 9 ? { heading: number + 1 } : {});
        else if (number !== undefined && number < 9) this.#paragraph.heading = number + 1;
        break;
      case 'ls':
        if (number !== undefined && number > 0 && this.#paragraph.listLevel === 0) this.#paragraph.listLevel = 1;
        break;
      case 'ilvl':
        this.#paragraph.listLevel = (number ?? 0) + 1;
        break;
      case 'intbl':
        this.#paragraph.inTable = true;
        break;
      case 'trowd':
        this.#table ??= { index: this.#tableCount++, row: 0, column: 0 };
        break;
      case 'cell':
      case 'nestcell':
        this.#endParagraph();
        if (this.#table !== undefined) this.#table.column++;
        break;
      case 'row':
      case 'nestrow':
        if (this.#table !== undefined) {
          this.#table.row++;
          this.#table.column = 0;
        }
        break;
      case 'bin':
        this.#at += Math.max(0, number ?? 0);
        break;
    }
  }

  /** Whether the word makes its group a destination, and what that means. */
  #destination(word: string): boolean {
    const state = this.#state;
    if (skippedDestinations.has(word)) {
      state.skip = true;
      return true;
    }
    switch (word) {
      case 'fonttbl':
        state.destination = 'fonts';
        return true;
      case 'stylesheet':
        state.destination = 'styles';
        return true;
      case 'footnote':
        this.#enter('footnote');
        return true;
      case 'header':
      case 'headerl':
      case 'headerr':
      case 'headerf':
        this.#enter('header');
        return true;
      case 'footer':
      case 'footerl':
      case 'footerr':
      case 'footerf':
        this.#enter('footer');
        return true;
      case 'shptxt':
        this.#enter('textBox');
        return true;
      case 'fldinst':
        state.destination = 'fieldCode';
        this.#fieldCode = '';
        return true;
      case 'fldrslt':
        // A page number is no text.
        if (layoutField.test(this.#fieldCode)) state.skip = true;
        return true;
      case 'shp':
      case 'shpinst':
      case 'field':
      case 'shppict':
      case 'nesttableprops':
      case 'nonesttables':
        if (word === 'nonesttables' || word === 'shppict') state.skip = true;
        return true;
      case 'upr':
        state.outerSkip = state.skip;
        state.skip = true;
        return true;
      case 'ud':
        state.skip = state.outerSkip;
        return true;
    }
    return false;
  }

  #enter(kind: BlockKind): void {
    if (this.#state.skip) return;
    this.#outer.push(this.#paragraph);
    this.#paragraph = this.#newParagraph();
    this.#state.kind = kind;
  }

  #endStyle(): void {
    const name = this.#styleName.replace(/;.*$/s, '').trim();
    this.#styleName = '';
    const named = /^(?:heading|заголовок)\s*([1-9])$/i.exec(name);
    if (named !== null) this.#styles.set(this.#styleNumber, { heading: Number(named[1]) });
    else if (/^(?:title|subtitle|название)$/i.test(name)) this.#styles.set(this.#styleNumber, { heading: 1 });
    this.#styleNumber = 0;
  }

  #endParagraph(kind: BlockKind | 'body' = this.#state.kind): void {
    this.#flush();
    const paragraph = this.#paragraph;
    this.#paragraph = { ...paragraph, text: '' };
    const text = paragraph.text.replaceAll('\u00AD', '').trim();
    if (!paragraph.inTable && kind === 'body' && text !== '') this.#table = undefined;
    if (text === '') return;
    if (kind === 'textBox') this.#boxes.push({ kind, text });
    else if (kind === 'footnote' || kind === 'endnote' || kind === 'header' || kind === 'footer')
      this.#output[kind].push({ kind, text });
    else this.#output.body.push(this.#block(paragraph, text));
    // A box hangs on its paragraph and follows it.
    if (kind === 'body') for (const box of this.#boxes.splice(0)) this.#output.body.push(box);
  }

  #block(paragraph: Paragraph, text: string): Block {
    if (paragraph.inTable && this.#table !== undefined) {
      const { index, row, column } = this.#table;
      return { kind: 'tableCell', text, cell: { table: index, row, column } };
    }
    const heading = paragraph.heading ?? this.#styles.get(paragraph.style ?? -1)?.heading;
    if (heading !== undefined) return { kind: 'heading', text, level: heading };
    if (paragraph.listLevel > 0) return { kind: 'listItem', text, level: paragraph.listLevel };
    return { kind: 'paragraph', text };
  }
}

const isLetter = (byte: number | undefined): boolean =>
  byte !== undefined && (byte | 32) >= 0x61 && (byte | 32) <= 0x7a;
const isDigit = (byte: number | undefined): boolean => byte !== undefined && byte >= 0x30 && byte <= 0x39;

function codePage(number: number): string {
  const names: Readonly<Record<number, string>> = {
    866: 'ibm866',
    874: 'windows-874',
    932: 'shift_jis',
    936: 'gbk',
    949: 'euc-kr',
    950: 'big5',
    10000: 'macintosh',
    10007: 'x-mac-cyrillic',
    20866: 'koi8-r',
    65001: 'utf-8',
  };
  return names[number] ?? (number >= 1250 && number <= 1258 ? `windows-${number}` : 'windows-1252');
}
