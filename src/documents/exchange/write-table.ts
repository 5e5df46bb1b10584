import { stringify } from 'csv-stringify/sync';
import type { Job } from '../../core/job.ts';

export type Rows = AsyncIterable<readonly string[]> | Iterable<readonly string[]>;

/** How a table is written as text. */
export interface TextTableShape {
  readonly delimiter: '\t' | ';' | ',';
  /** Cells with delimiters, quotes or breaks are quoted; where they cannot be, breaks and tabs become spaces. */
  readonly quoted: boolean;
  readonly lineEnd: '\n' | '\r\n';
  readonly encoding: 'utf-8' | 'utf-16le';
  readonly byteOrderMark: boolean;
  /** A cell that a spreadsheet would take for a formula gets an apostrophe, which reading takes away again. */
  readonly neutralised: boolean;
}

const rowsAtOnce = 500;
const breaks = /[\t\r\n\u2028\u2029\v\f]+/g;
/** What XML, and with it every spreadsheet, cannot hold. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: it is these that are looked for
const forbiddenControls = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/g;
const formula = /^[=+\-@\t\r]/;

/** Text of a table in pieces; `neutralised` is told how many cells looked like formulas. */
export async function* textTable(
  rows: Rows,
  shape: TextTableShape,
  neutralised: (cells: number) => void,
): AsyncGenerator<Uint8Array> {
  const encode = (text: string): Uint8Array => Buffer.from(text, shape.encoding === 'utf-16le' ? 'utf16le' : 'utf8');
  if (shape.byteOrderMark) yield encode('\uFEFF');
  let batch: string[][] = [];
  let count = 0;
  const written = (): Uint8Array => {
    const text = shape.quoted
      ? stringify(batch, {
          delimiter: shape.delimiter,
          record_delimiter: shape.lineEnd,
          // Any break has to be quoted, not only the one that ends a line here.
          quoted_match: /[\r\n\t]|^\s|\s$/,
        })
      : batch.map((cells) => `${cells.join(shape.delimiter)}${shape.lineEnd}`).join('');
    batch = [];
    return encode(text);
  };
  for await (const row of rows) {
    batch.push(
      row.map((cell) => {
        const plain = shape.quoted ? cell.replaceAll('\0', '') : cell.replace(breaks, ' ').replaceAll('\0', '');
        if (!shape.neutralised || !formula.test(plain)) return plain;
        count += 1;
        return `'${plain}`;
      }),
    );
    if (batch.length >= rowsAtOnce) yield written();
  }
  if (batch.length > 0) yield written();
  neutralised(count);
}

/** Characters Excel shows of a cell. */
const longestCell = 32_767;

/** A workbook of one sheet with a heading that stays in view; every cell is text, so that nothing is taken for a formula. */
export async function* workbookTable(rows: Rows, name: string): AsyncGenerator<Uint8Array> {
  const { writeXlsxStream } = await import('hucre');
  async function* cells() {
    for await (const row of rows) yield row.map(textCell);
  }
  const stream = writeXlsxStream(cells(), { name, freezePane: { rows: 1 } });
  yield* stream as unknown as AsyncIterable<Uint8Array>;
}

/** Rows an OpenDocument sheet is written with at most: it is made as a whole. */
const mostOdsRows = 200_000;

export async function odsTable(rows: Rows, name: string, job: Job): Promise<Uint8Array> {
  const { writeOds } = await import('hucre');
  const all: string[][] = [];
  for await (const row of rows) {
    all.push(row.map(textCell));
    if (all.length % rowsAtOnce === 0) await job.checkpoint();
    if (all.length > mostOdsRows) throw new RangeError('ods');
  }
  return writeOds({ sheets: [{ name, rows: all }] });
}

const textCell = (cell: string): string => cell.replace(forbiddenControls, '').slice(0, longestCell);
