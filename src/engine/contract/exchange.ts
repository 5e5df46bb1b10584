/** Import and export: files of other programs to the memory and back. */
import type { EntryFact, UnitFact } from '../../core/exchange/export-losses.ts';
import type { ExportFormat, ExportPreset } from '../../core/exchange/export-presets.ts';
import type { DuplicateChoice, ImportReport } from '../../core/exchange/import-report.ts';
import type { TableMapping } from '../../core/exchange/table/mapping.ts';
import type { Job } from '../../core/job.ts';
import type { UnitState } from '../../core/memory/records.ts';
import type { ProblemData } from '../../core/problem.ts';
import type { AdministrativeStatus, ConceptType } from '../../core/terms/concept-entry.ts';
import type { LanguageTag } from '../../core/text/language.ts';

/** How a file is to be read; what is not said is told by the file. */
export interface ImportOptions {
  /** As TextDecoder names it: `windows-1251`. */
  readonly encoding?: string;
  readonly delimiter?: string;
  readonly sheet?: string;
  readonly mapping?: TableMapping;
  /** Languages of columns that do not name theirs. */
  readonly source?: LanguageTag;
  readonly target?: LanguageTag;
  readonly as?: 'entries' | 'units';
}

/** A file, or a file of an archive, as it would be imported. */
export interface ImportPreview {
  readonly name: string;
  /** tmx, tbx, xliff, multiterm, srx, csv, tsv, xlsx …; empty where it could not be told. */
  readonly format: string;
  readonly encoding?: string;
  /** Why it cannot be imported. */
  readonly problem?: ProblemData;
  /** Of tables only. */
  readonly table?: {
    readonly delimiter?: string;
    readonly sheets: readonly string[];
    readonly sheet?: string;
    readonly mapping: TableMapping;
    /** Names of the columns, empty where they have none. */
    readonly columns: readonly string[];
    /** The first rows, heading included. */
    readonly rows: readonly (readonly string[])[];
  };
  /** The first units or entries, each its texts by language. */
  readonly items: readonly {
    readonly kind: 'unit' | 'entry';
    readonly texts: readonly { readonly language: LanguageTag; readonly text: string }[];
  }[];
  /** Languages seen among the first items. */
  readonly languages: readonly LanguageTag[];
}

export interface ImportRequest {
  readonly files: readonly { readonly path: string; readonly options?: ImportOptions }[];
  /** Name of the collection, made if new; the general one where absent. */
  readonly collection?: string;
  readonly duplicates?: DuplicateChoice;
  /** Only texts in these languages, regions aside; all where absent. */
  readonly languages?: readonly LanguageTag[];
}

/** What of the memory is exported; what is not said is not filtered by. */
export interface ExportFilter {
  /** Only what holds these: of presets that write both, the other files are left out. */
  readonly holds?: 'units' | 'entries';
  /** Only these entries of the glossary, and no units. */
  readonly entryIds?: readonly number[];
  readonly collectionIds?: readonly number[];
  /** Source first; regions aside. What lacks the source or all others of these is left out. */
  readonly languages?: readonly LanguageTag[];
  readonly conceptTypes?: readonly ConceptType[];
  readonly statuses?: readonly AdministrativeStatus[];
  readonly states?: readonly UnitState[];
  /** ISO dates, inclusive; of the last change. */
  readonly changedFrom?: string;
  readonly changedTo?: string;
}

/** Something the chosen formats have no place for. */
export interface ExportLoss {
  /** Key under `exchange.loss.` in the locales. */
  readonly what: EntryFact | UnitFact;
  /** Items that have it. */
  readonly count: number;
}

export interface ExportPlan {
  /** What is added to the name of the file, and what it will hold. */
  readonly files: readonly {
    readonly suffix: string;
    readonly format: ExportFormat;
    readonly holds: 'units' | 'entries';
    readonly count: number;
  }[];
  readonly losses: readonly ExportLoss[];
  /** Source first. */
  readonly languages: readonly LanguageTag[];
}

export interface ExportRequest {
  /** The file to write; of presets that write several, the folder beside it and its name are used for all. */
  readonly path: string;
  readonly preset: ExportPreset;
  readonly filter?: ExportFilter;
  readonly overwrite?: boolean;
}

export interface ExportFilesReport {
  readonly files: readonly {
    readonly path: string;
    readonly holds: 'units' | 'entries';
    /** Units or entries written. */
    readonly count: number;
    /** Cells that spreadsheets would take for formulas and were written as text. */
    readonly neutralised?: number;
  }[];
  readonly losses: readonly ExportLoss[];
}

export interface ExchangeEngine {
  /** Looks at the beginning of a file; several answers where it is an archive. Nothing is stored. */
  previewImport(
    input: { readonly path: string; readonly options?: ImportOptions },
    job: Job,
  ): Promise<readonly ImportPreview[]>;
  /**
   * Reads files into the memory, as one change. A file that cannot be read to its end gives nothing and is said so in the
   * report; it keeps no other from being imported. Cancelled, it leaves nothing.
   */
  importFiles(input: ImportRequest, job: Job): Promise<ImportReport>;
  /** Reports of earlier imports, newest first. */
  listImportReports(input: { readonly limit?: number }, job: Job): Promise<readonly ImportReport[]>;
  /** Writes what an import could not take to a tab-separated file: file, line or row, reason, the item as it stood. */
  exportFailedItems(
    input: { readonly reportId: number; readonly path: string; readonly overwrite?: boolean },
    job: Job,
  ): Promise<{ readonly path: string; readonly rows: number }>;

  /** What an export would write, and what its format has no place for. Nothing is written. */
  planExport(input: Omit<ExportRequest, 'path' | 'overwrite'>, job: Job): Promise<ExportPlan>;
  /** Writes files whole or not at all: beside, then renamed. `nothing-to-export` where the filter leaves nothing. */
  exportFiles(input: ExportRequest, job: Job): Promise<ExportFilesReport>;
}
