import type { ExchangeItem } from '../../../core/exchange/item.ts';
import { sniff } from '../../../core/exchange/sniff.ts';
import { dialectWith, guessDialect, type TableDialect } from '../../../core/exchange/table/dialect.ts';
import { guessMapping } from '../../../core/exchange/table/guess-mapping.ts';
import type { TableMapping } from '../../../core/exchange/table/mapping.ts';
import { itemsOfRows, type TableRow } from '../../../core/exchange/table/rows.ts';
import type { Job } from '../../../core/job.ts';
import { Problem } from '../../../core/problem.ts';
import type { LanguageTag } from '../../../core/text/language.ts';
import { parseSrx } from '../../../core/text/srx.ts';
import { type Member, membersOf } from '../../../documents/exchange/members.ts';
import {
  rowsOfText,
  type SheetOfRows,
  sheetsOfDocx,
  sheetsOfWorkbook,
} from '../../../documents/exchange/table-rows.ts';
import { openText, type TextSource } from '../../../documents/exchange/text-chunks.ts';
import { xmlReaders } from './xml-readers.ts';

/** How the user wants a file to be read; what is not said is told by the file. */
export interface ReadingOptions {
  /** As TextDecoder names it. */
  readonly encoding?: string;
  readonly delimiter?: string;
  readonly sheet?: string;
  readonly mapping?: TableMapping;
  /** Languages of columns that do not name theirs. */
  readonly source?: LanguageTag;
  readonly target?: LanguageTag;
  readonly as?: 'entries' | 'units';
}

export interface OpenedTable {
  readonly delimiter?: string;
  readonly sheets: readonly string[];
  readonly sheet?: string;
  readonly mapping: TableMapping;
  /** The names the file gives its columns. */
  readonly columns: readonly string[];
  /** Rows from the first, heading included. */
  rows(): AsyncIterable<TableRow>;
}

/** One file, or one file of an archive, ready to be read any number of times. */
export interface OpenedFile {
  readonly name: string;
  /** Empty where it could not be told. */
  readonly format: string;
  readonly encoding?: string;
  readonly table?: OpenedTable;
  items(): AsyncIterable<ExchangeItem>;
}

export type Opening =
  | { readonly kind: 'opened'; readonly file: OpenedFile }
  | { readonly kind: 'refused'; readonly name: string; readonly format: string; readonly problem: Problem };

/** Characters by which it is told what a text is. */
const sniffedLength = 64 * 1024;
/** Rows by which a table's columns are told. */
const guessedRows = 300;

/** What a path holds: several files where it is an archive. A path that cannot be read at all is thrown as a problem. */
export async function openFiles(path: string, options: ReadingOptions, job: Job): Promise<Opening[]> {
  const openings: Opening[] = [];
  for (const member of await membersOf(path, job)) {
    await job.checkpoint();
    openings.push(await openMember(path, member, options, job));
  }
  return openings;
}

async function openMember(path: string, member: Member, options: ReadingOptions, job: Job): Promise<Opening> {
  if (member.kind === 'refused') return { kind: 'refused', name: member.name, format: '', problem: member.problem };
  const { source, workbook } = member;
  try {
    if (workbook !== undefined) {
      const sheets = workbook === 'docx' ? await sheetsOfDocx(path, job) : await sheetsOfWorkbook(path, workbook, job);
      return { kind: 'opened', file: openSheets(source.name, workbook, sheets, options) };
    }
    const text = await openText(source, options.encoding);
    return { kind: 'opened', file: await openDecoded(source.name, text, options) };
  } catch (error) {
    if (!(error instanceof Problem) || error.code === 'cancelled') throw error;
    return { kind: 'refused', name: source.name, format: '', problem: ofExchange(error, source.name) };
  }
}

/** What is no text and no table is no exchange file: that it is no document either is beside the point. */
const ofExchange = (problem: Problem, file: string): Problem =>
  problem.code === 'file-not-text' || problem.code === 'document-without-text'
    ? new Problem('exchange-kind-unknown', { file }, problem)
    : problem;

async function openDecoded(name: string, text: TextSource, options: ReadingOptions): Promise<OpenedFile> {
  const head = await headOf(text);
  const { kind } = sniff(head);
  const { encoding } = text;
  switch (kind) {
    case 'empty':
      throw new Problem('file-empty', { file: name });
    case 'html':
      throw new Problem('exchange-html', { file: name });
    case 'trados-workbench':
      throw new Problem('exchange-workbench', { file: name });
    case 'xml':
      throw new Problem('exchange-kind-unknown', { file: name });
    case 'srx':
      return { name, format: 'srx', encoding, items: () => itemsOfRules(name, text) };
    case 'table':
      return openTextTable(name, text, head, options);
    default:
      return { name, format: kind, encoding, items: () => xmlReaders[kind](text.chunks(), { file: name }) };
  }
}

async function headOf(text: TextSource): Promise<string> {
  let head = '';
  for await (const chunk of text.chunks()) {
    head += chunk;
    if (head.length >= sniffedLength) break;
  }
  return head.slice(0, sniffedLength);
}

/** Rules are held by no memory: they are counted, and said to be what they are. */
async function* itemsOfRules(file: string, text: TextSource): AsyncGenerator<ExchangeItem> {
  let whole = '';
  for await (const chunk of text.chunks()) whole += chunk;
  const { languageRules } = parseSrx(whole, file);
  yield* languageRules.map(
    (): ExchangeItem => ({
      kind: 'problem',
      code: 'rules-not-held',
      details: { file },
      line: 1,
      skipped: true,
    }),
  );
}

async function openTextTable(
  name: string,
  text: TextSource,
  head: string,
  options: ReadingOptions,
): Promise<OpenedFile> {
  const guessed = guessDialect(head);
  const dialect = options.delimiter === undefined ? guessed : dialectWith(guessed, options.delimiter);
  const rows = () => rowsOfText(text.chunks(), dialect, name);
  const first: TableRow[] = [];
  for await (const row of rows()) {
    first.push(row);
    if (first.length >= guessedRows) break;
  }
  if (first.length === 0) throw new Problem('file-empty', { file: name });
  if (!looksLikeTable(first, dialect, options)) throw new Problem('exchange-kind-unknown', { file: name });
  const mapping = options.mapping ?? mappingOf(first, dialect, options);
  const table = {
    delimiter: dialect.delimiter,
    sheets: [],
    mapping,
    columns: columnsOf(first, mapping, dialect),
    rows,
  };
  const rowOptions = { html: dialect.html, wordfast: dialect.kind === 'wordfast-tm' };
  return {
    name,
    format: dialect.kind,
    encoding: text.encoding,
    table,
    items: () => itemsOfRows(rows(), mapping, rowOptions),
  };
}

/** Rows that have columns, and as many as most others, for a list to be a table and no prose with commas in it. */
const leastWide = 0.8;
const leastEven = 0.6;

/** Running text has no columns, unless the user says that it has. */
function looksLikeTable(rows: readonly TableRow[], dialect: TableDialect, options: ReadingOptions): boolean {
  if (options.mapping !== undefined || options.delimiter !== undefined) return true;
  const wide = rows.filter(({ cells }) => cells.filter((cell) => cell.trim() !== '').length > 1);
  if (dialect.delimiter === '\t' || dialect.preamble > 0) return wide.length > 0;
  const widths = new Map<number, number>();
  for (const { cells } of rows) widths.set(cells.length, (widths.get(cells.length) ?? 0) + 1);
  return wide.length >= rows.length * leastWide && Math.max(...widths.values()) >= rows.length * leastEven;
}

function openSheets(name: string, format: string, sheets: readonly SheetOfRows[], options: ReadingOptions): OpenedFile {
  const [largest] = [...sheets].sort((a, b) => b.rows.length - a.rows.length);
  if (largest === undefined) throw new Problem('document-without-text', { file: name });
  const chosen = sheets.find((sheet) => sheet.name === options.sheet);
  // With a mapping of the user's own it is one sheet that is meant; otherwise each has its own columns.
  const used = chosen !== undefined ? [chosen] : options.mapping !== undefined ? [largest] : sheets;
  const mapped = used.map((sheet) => ({
    sheet,
    mapping: options.mapping ?? mappingOf(sheet.rows.slice(0, guessedRows), undefined, options),
  }));
  const shown = mapped.find(({ sheet }) => sheet === (chosen ?? largest)) ?? mapped[0];
  if (shown === undefined) throw new Problem('document-without-text', { file: name });
  return {
    name,
    format,
    table: {
      sheets: sheets.map((sheet) => sheet.name),
      sheet: shown.sheet.name,
      mapping: shown.mapping,
      columns: columnsOf(shown.sheet.rows, shown.mapping),
      async *rows() {
        for (const { sheet } of mapped) yield* sheet.rows;
      },
    },
    async *items() {
      for (const { sheet, mapping } of mapped) yield* itemsOfRows(sheet.rows, mapping);
    },
  };
}

function mappingOf(
  rows: readonly TableRow[],
  dialect: TableDialect | undefined,
  { source, target, as }: ReadingOptions,
): TableMapping {
  return guessMapping(
    rows.map(({ cells }) => cells),
    dialect,
    {
      ...(source !== undefined && { source }),
      ...(target !== undefined && { target }),
      ...(as !== undefined && { as }),
    },
  );
}

function columnsOf(rows: readonly TableRow[], mapping: TableMapping, dialect?: TableDialect): string[] {
  const names = dialect?.columns ?? (mapping.heading ? rows[0]?.cells : undefined) ?? [];
  return mapping.columns.map((_, index) => names[index]?.trim() ?? '');
}
