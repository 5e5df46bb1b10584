import type { Job } from '../core/job.ts';
import { Problem } from '../core/problem.ts';
import type { Block } from '../core/text/document.ts';
import type { InputFile } from './input-file.ts';
import { isZip, openZip, refuseBombs } from './zip-archive.ts';

/** Cells taken from one file; a glossary of a million cells is a database, not a document. */
const mostCells = 2_000_000;
const cellsBetweenCheckpoints = 5_000;
const hasLetter = /\p{L}/u;

/** The one place that knows the library behind spreadsheets. */
export async function readWorkbook(file: InputFile, kind: 'xlsx' | 'ods', job: Job): Promise<readonly SheetRows[]> {
  if (isZip(file.bytes)) await refuseBombs(openZip(file), job);
  const { readOds, readXlsx } = await import('hucre');
  try {
    const workbook = await (kind === 'xlsx' ? readXlsx(file.bytes) : readOds(file.bytes));
    return workbook.sheets.map((sheet) => ({
      name: sheet.name,
      hidden: sheet.hidden === true || sheet.veryHidden === true,
      rows: sheet.rows,
    }));
  } catch (error) {
    const locked = error instanceof Error && /password|encrypt/i.test(`${error.name} ${error.message}`);
    throw new Problem(locked ? 'document-encrypted' : 'document-damaged', { file: file.name }, error);
  }
}

interface SheetRows {
  readonly name: string;
  readonly hidden: boolean;
  readonly rows: readonly (readonly unknown[])[];
}

/** Blocks of a spreadsheet: the text cells of every visible sheet, row by row; a sheet is a table and a page. */
export async function readSpreadsheet(file: InputFile, kind: 'xlsx' | 'ods', job: Job): Promise<Block[]> {
  const sheets = (await readWorkbook(file, kind, job)).filter((sheet) => !sheet.hidden);
  const blocks: Block[] = [];
  let seen = 0;
  for (const [index, sheet] of sheets.entries()) {
    for (const [row, cells] of sheet.rows.entries()) {
      for (const [column, value] of cells.entries()) {
        if (++seen % cellsBetweenCheckpoints === 0) await job.checkpoint();
        if (typeof value !== 'string' || blocks.length >= mostCells) continue;
        // Numbers kept as text, dates, codes without letters are no words to align.
        const text = value.replace(/\r\n?/g, '\n').replaceAll('\u00AD', '').trim();
        if (!hasLetter.test(text)) continue;
        blocks.push({ kind: 'tableCell', text, page: index + 1, cell: { table: index, row, column } });
      }
    }
  }
  return blocks;
}
