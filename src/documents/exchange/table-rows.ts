import { Readable } from 'node:stream';
import { parse } from 'csv-parse';
import type { TableDialect } from '../../core/exchange/table/dialect.ts';
import type { TableRow } from '../../core/exchange/table/rows.ts';
import type { Job } from '../../core/job.ts';
import { Problem } from '../../core/problem.ts';
import { readDocx } from '../docx.ts';
import { readInputFile } from '../input-file.ts';
import { readWorkbook } from '../spreadsheet.ts';

/** A record of more characters is no row but a quote that was never closed. */
const longestRecord = 4 * 2 ** 20;

/** Rows of a text that is a table; remarks and lines without any text are left out. */
export async function* rowsOfText(
  chunks: AsyncIterable<string>,
  dialect: TableDialect,
  file: string,
): AsyncGenerator<TableRow> {
  const parser = parse({
    delimiter: dialect.delimiter,
    quote: dialect.quoted ? '"' : null,
    escape: dialect.quoted ? '"' : null,
    relax_quotes: true,
    relax_column_count: true,
    skip_empty_lines: true,
    record_delimiter: ['\r\n', '\n', '\r'],
    max_record_size: longestRecord,
    from_line: dialect.preamble + 1,
    info: true,
  });
  const input = Readable.from(chunks);
  // An error while reading has to reach whoever reads the rows.
  input.once('error', (error) => parser.destroy(error));
  input.pipe(parser);
  try {
    for await (const { record, info } of parser as AsyncIterable<{ record: string[]; info: { lines: number } }>) {
      const first = record[0] ?? '';
      if (dialect.comment !== undefined && first.startsWith(dialect.comment)) continue;
      if (record.every((cell) => cell.trim() === '')) continue;
      yield { cells: dialect.kind === 'csv' ? record.map(withoutGuard) : record, line: info.lines };
    }
  } catch (error) {
    if (error instanceof Problem) throw error;
    throw new Problem('table-damaged', { file, line: lineOf(error) }, error);
  } finally {
    input.destroy();
    parser.destroy();
  }
}

/** The apostrophe that keeps a spreadsheet from taking a cell for a formula is no part of the text. */
const withoutGuard = (cell: string): string => cell.replace(/^'(?=[=+\-@\t\r])/, '');

function lineOf(error: unknown): number {
  return typeof error === 'object' && error !== null && 'lines' in error && typeof error.lines === 'number'
    ? error.lines
    : 1;
}

export interface SheetOfRows {
  readonly name: string;
  readonly rows: readonly TableRow[];
}

/** Every visible sheet that has cells; numbers and dates as a reader sees them, formulas as their last result. */
export async function sheetsOfWorkbook(path: string, kind: 'xlsx' | 'ods', job: Job): Promise<SheetOfRows[]> {
  const file = await readInputFile(path, job);
  const sheets = await readWorkbook(file, kind, job);
  await job.checkpoint();
  return sheets
    .filter(({ hidden }) => !hidden)
    .map(({ name, rows }) => ({
      name,
      rows: rows
        .map((cells, index) => ({ cells: cells.map(textOfCell), line: index + 1 }))
        .filter(({ cells }) => cells.some((cell) => cell.trim() !== '')),
    }))
    .filter(({ rows }) => rows.length > 0);
}

function textOfCell(value: unknown): string {
  if (value === null || value === undefined) return '';
  if (value instanceof Date) return value.toISOString().replace('T00:00:00.000Z', '');
  if (typeof value === 'string') return value.replace(/\r\n?/g, '\n');
  if (typeof value === 'number' || typeof value === 'boolean' || typeof value === 'bigint') return String(value);
  return '';
}

/** The tables of a Word document, each a sheet: glossaries are often kept so. Tables of one column are layout. */
export async function sheetsOfDocx(path: string, job: Job): Promise<SheetOfRows[]> {
  const file = await readInputFile(path, job);
  const tables = new Map<number, Map<number, string[]>>();
  for (const { cell, text } of await readDocx(file, job)) {
    if (cell === undefined) continue;
    const rows = tables.get(cell.table) ?? new Map<number, string[]>();
    tables.set(cell.table, rows);
    const cells = rows.get(cell.row) ?? [];
    rows.set(cell.row, cells);
    // Paragraphs of one cell.
    cells[cell.column] = cells[cell.column] === undefined ? text : `${cells[cell.column]}\n${text}`;
  }
  return [...tables.values()]
    .map((rows, index) => ({
      name: String(index + 1),
      rows: [...rows].map(([row, cells]) => ({ cells: Array.from(cells, (cell) => cell ?? ''), line: row + 1 })),
    }))
    .filter(({ rows }) => rows.some(({ cells }) => cells.length > 1));
}
