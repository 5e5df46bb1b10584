import type { ExportFormat } from '../../../core/exchange/export-presets.ts';
import { glossaryTsvHeading, glossaryTsvLines } from '../../../core/exchange/glossary-tsv.ts';
import type { EntryToWrite } from '../../../core/exchange/item.ts';
import { serializeMultiterm } from '../../../core/exchange/multiterm/serialize-multiterm.ts';
import {
  ankiNotes,
  fullGlossary,
  type GlossaryContext,
  type GlossaryTable,
  interpretbankGlossary,
  matecatGlossary,
  memoqTerms,
  multitermTable,
  omegatGlossary,
  pairGlossary,
  phraseTerms,
  utxGlossary,
} from '../../../core/exchange/table/glossary-tables.ts';
import { type UnitTable, unitSheet, wordfastMemory } from '../../../core/exchange/table/unit-tables.ts';
import { serializeTbx } from '../../../core/exchange/tbx/serialize-tbx.ts';
import { serializeTmx } from '../../../core/exchange/tmx/serialize-tmx.ts';
import { serializeXliff } from '../../../core/exchange/xliff/serialize-xliff.ts';
import type { Job } from '../../../core/job.ts';
import type { EntryRecord, TranslationUnit } from '../../../core/memory/records.ts';
import {
  odsTable,
  type Rows,
  type TextTableShape,
  textTable,
  workbookTable,
} from '../../../documents/exchange/write-table.ts';

export interface WritingContext extends GlossaryContext {
  readonly version: string;
  /** Two languages are written, source first; otherwise all there are. */
  readonly paired: boolean;
  readonly job: Job;
  /** Told of cells that were kept from being formulas. */
  readonly neutralised: (cells: number) => void;
}

export type UnitWriter = (
  units: AsyncIterable<TranslationUnit>,
  context: WritingContext,
) => AsyncIterable<string | Uint8Array>;
export type EntryWriter = (
  entries: AsyncIterable<EntryRecord>,
  context: WritingContext,
) => AsyncIterable<string | Uint8Array>;

const clientText: TextTableShape = {
  delimiter: '\t',
  quoted: false,
  lineEnd: '\n',
  encoding: 'utf-8',
  byteOrderMark: false,
  neutralised: false,
};
const windowsText: TextTableShape = { ...clientText, lineEnd: '\r\n' };
const wordfastText: TextTableShape = { ...windowsText, encoding: 'utf-16le', byteOrderMark: true };
/** Excel opens it with a double click: byte order mark, semicolons where Russian is at home, CRLF. */
const sheetText: TextTableShape = {
  delimiter: ';',
  quoted: true,
  lineEnd: '\r\n',
  encoding: 'utf-8',
  byteOrderMark: true,
  neutralised: true,
};

async function* rowsOf<Item>(
  items: AsyncIterable<Item>,
  table: {
    heading(context: WritingContext): readonly (readonly string[])[];
    rows(item: Item, context: WritingContext): readonly (readonly string[])[];
  },
  context: WritingContext,
): AsyncGenerator<readonly string[]> {
  yield* table.heading(context);
  for await (const item of items) yield* table.rows(item, context);
}

const asText =
  (table: GlossaryTable, shape: TextTableShape): EntryWriter =>
  (entries, context) =>
    textTable(rowsOf(entries, table, context), shape, context.neutralised);
const asWorkbook =
  (table: GlossaryTable): EntryWriter =>
  (entries, context) =>
    workbookTable(rowsOf(entries, table, context), context.title);
const unitsAsText =
  (table: UnitTable, shape: TextTableShape): UnitWriter =>
  (units, context) =>
    textTable(rowsOf(units, table, context), shape, context.neutralised);

async function* whole(rows: Rows, { title, job }: WritingContext): AsyncGenerator<Uint8Array> {
  yield await odsTable(rows, title, job);
}

const tmxWriter =
  (options: { readonly flavour?: 'plain' | 'omegat' | 'trados' | 'memoq'; readonly level?: 1 | 2 }): UnitWriter =>
  (units, { version, source, target, paired }) =>
    serializeTmx(units, {
      version,
      ...(paired && { sourceLanguage: source, targetLanguage: target }),
      ...options,
    });

const xliffWriter =
  (edition: '1.2' | '2.1'): UnitWriter =>
  (units, { version, source, target, title }) =>
    serializeXliff(units, {
      edition,
      version,
      sourceLanguage: source,
      targetLanguage: target,
      original: title,
      lossless: true,
    });

/** Formats of terminology have no place for the sentences a term was seen in. */
async function* withoutEvidence(entries: AsyncIterable<EntryRecord>): AsyncGenerator<EntryToWrite> {
  for await (const { evidence: _, ...entry } of entries) yield entry;
}

const tbxWriter =
  (options: { readonly edition: 'v2' | 'v3'; readonly statuses?: 'standard' | 'plain' }): EntryWriter =>
  (entries, { version, title, source, target, paired }) =>
    serializeTbx(withoutEvidence(entries), {
      version,
      title,
      lossless: true,
      ...(paired && { languages: [source, target] }),
      ...options,
    });

const multitermWriter: EntryWriter = (entries, { source, target, paired }) =>
  serializeMultiterm(withoutEvidence(entries), { lossless: true, ...(paired && { languages: [source, target] }) });

export const unitWriters: Partial<Record<ExportFormat, UnitWriter>> = {
  tmx: tmxWriter({}),
  'tmx-level1': tmxWriter({ level: 1 }),
  'tmx-trados': tmxWriter({ flavour: 'trados' }),
  'tmx-memoq': tmxWriter({ flavour: 'memoq' }),
  xliff: xliffWriter('1.2'),
  xliff2: xliffWriter('2.1'),
  'wordfast-tm': unitsAsText(wordfastMemory, wordfastText),
  'units-csv': unitsAsText(unitSheet, sheetText),
  'units-xlsx': (units, context) => workbookTable(rowsOf(units, unitSheet, context), context.title),
};

/** The table the glossary has always been written as. */
async function* glossaryTsv(entries: AsyncIterable<EntryRecord>): AsyncGenerator<string> {
  yield glossaryTsvHeading;
  for await (const entry of entries) yield glossaryTsvLines(entry).join('');
}

export const entryWriters: Partial<Record<ExportFormat, EntryWriter>> = {
  tsv: glossaryTsv,
  tbx: tbxWriter({ edition: 'v3' }),
  'tbx-v2': tbxWriter({ edition: 'v2', statuses: 'plain' }),
  multiterm: multitermWriter,
  csv: asText(fullGlossary, sheetText),
  xlsx: asWorkbook(fullGlossary),
  ods: (entries, context) => whole(rowsOf(entries, fullGlossary, context), context),
  'omegat-glossary': asText(omegatGlossary, clientText),
  utx: asText(utxGlossary, windowsText),
  'wordfast-glossary': asText(pairGlossary, wordfastText),
  xbench: asText(pairGlossary, windowsText),
  'memoq-terms': asText(memoqTerms, { ...windowsText, byteOrderMark: true }),
  'multiterm-xlsx': asWorkbook(multitermTable),
  'phrase-terms': asWorkbook(phraseTerms),
  'matecat-glossary': asWorkbook(matecatGlossary),
  interpretbank: asText(interpretbankGlossary, windowsText),
  anki: asText(ankiNotes, clientText),
};
