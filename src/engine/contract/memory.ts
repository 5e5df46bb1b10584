/** The memory itself: matches, concordance, units, history, merging and backups. */
import type { Job } from '../../core/job.ts';
import type { ConcordanceHit, Span } from '../../core/memory/concordance.ts';
import type { Match } from '../../core/memory/match.ts';
import type { BackupInfo, ChangeLabel, InlineTag, TranslationUnit, UnitState } from '../../core/memory/records.ts';
import type { DuplicatePair } from '../../core/memory/store.ts';
import type { UnitFilter } from '../../core/memory/unit-filter.ts';
import type { LanguageTag } from '../../core/text/language.ts';
import type { EntryDraft, EntryRow, EntryView } from '../contract.ts';

export type { Span, UnitBead } from '../../core/memory/concordance.ts';
export type { Difference, Match, Penalty } from '../../core/memory/match.ts';
export type { BackupInfo, InlineTag, TranslationUnit, UnitState } from '../../core/memory/records.ts';

/** A unit in which the searched words stand. */
export interface ConcordanceView extends ConcordanceHit {
  /** Where the other side renders them, as far as the lexicon, numbers and names tell; empty where they do not. */
  readonly targetSpans: readonly Span[];
}

export interface ConcordanceQuery extends UnitFilter {
  readonly text: string;
  /** Language of the side it must be found in; either if absent. */
  readonly language?: LanguageTag;
}

/** What found units are written as: a plain table, tables for spreadsheets, a memory for other tools. */
export type HitFormat = 'tsv' | 'csv' | 'xlsx' | 'tmx';

/** A unit as the user typed it; without id it is new. */
export interface UnitDraft {
  readonly id?: number;
  /** As for an entry. */
  readonly collectionId?: number;
  readonly variants: readonly {
    readonly language: LanguageTag;
    /** Plain text without tags. */
    readonly text: string;
    readonly tags?: readonly InlineTag[];
  }[];
  readonly previous?: string;
  readonly next?: string;
  readonly origin?: string;
  readonly state?: UnitState;
  readonly note?: string;
}

/** One change of one entry. */
export interface EntryChangeView {
  readonly changeId: number;
  /** Key under `change.` in the locales, with its placeholders. */
  readonly label: ChangeLabel;
  /** ISO 8601, UTC. */
  readonly madeAt: string;
  /** Empty where it is not known. */
  readonly author: string;
  /** The entry as it stood after this change; absent where the change deleted it. */
  readonly after?: EntryDraft;
}

/** Two entries that seem to be one thing. */
export interface DuplicateView {
  readonly entry: EntryRow;
  readonly other: EntryRow;
  /** 0-1, higher is surer. */
  readonly score: number;
  readonly why: DuplicatePair['why'];
}

export interface RestoreReport {
  readonly restored: BackupInfo;
  /** Where the memory as it was before is now: a backup, or, of one that could not be opened, the files themselves. */
  readonly saved: string;
}

export interface MemoryFilesReport {
  readonly folder: string;
  readonly files: readonly string[];
  readonly entries: number;
  readonly units: number;
  readonly bitexts: number;
}

export interface MemoryEngine {
  /** Units like a segment, best first. `min` is the least similarity, 0-100 (70 if absent); `ms` is the time of the search alone. */
  match(
    input: {
      readonly text: string;
      readonly tags?: readonly InlineTag[];
      /** Told by its letters where absent. */
      readonly language?: LanguageTag;
      readonly targetLanguage?: LanguageTag;
      readonly previous?: string;
      readonly next?: string;
      readonly min?: number;
      readonly limit?: number;
    } & UnitFilter,
    job: Job,
  ): Promise<{ readonly results: readonly Match[]; readonly ms: number }>;
  /** Units in which words stand, letter for letter or in other forms, best first; 100 at most if no limit is given. */
  concordance(
    input: ConcordanceQuery & { readonly limit?: number },
    job: Job,
  ): Promise<{ readonly results: readonly ConcordanceView[]; readonly ms: number }>;
  /** Writes what a concordance finds, up to 10 000 hits: as TSV with a heading where no format is said. */
  exportConcordance(
    input: ConcordanceQuery & { readonly path: string; readonly format?: HitFormat; readonly overwrite?: boolean },
    job: Job,
  ): Promise<{ readonly path: string; readonly rows: number }>;
  /** Writes these units, in this order; those that are gone are left out. */
  exportUnits(
    input: {
      readonly ids: readonly number[];
      readonly path: string;
      readonly format: HitFormat;
      readonly overwrite?: boolean;
    },
    job: Job,
  ): Promise<{ readonly path: string; readonly rows: number }>;

  getUnit(input: { readonly id: number }, job: Job): Promise<TranslationUnit>;
  /** `term-empty` where fewer than two sides hold a letter or digit. */
  saveUnit(input: UnitDraft, job: Job): Promise<TranslationUnit>;
  deleteUnits(input: { readonly ids: readonly number[] }, job: Job): Promise<void>;

  /** Newest first. Also of an entry that was deleted. */
  entryHistory(input: { readonly id: number }, job: Job): Promise<readonly EntryChangeView[]>;
  /** Brings an entry back as it stood after a change of its history, deleted or not; can be undone. */
  restoreEntry(input: { readonly id: number; readonly changeId: number }, job: Job): Promise<EntryView>;
  /** Surest first. */
  findDuplicates(
    input: { readonly collectionId?: number; readonly limit?: number },
    job: Job,
  ): Promise<readonly DuplicateView[]>;
  /** What merging would give; nothing is changed. */
  previewMerge(input: { readonly intoId: number; readonly fromIds: readonly number[] }, job: Job): Promise<EntryView>;
  /** One change: undo brings all of them back. */
  mergeEntries(input: { readonly intoId: number; readonly fromIds: readonly number[] }, job: Job): Promise<EntryView>;

  /** Backups beside the memory, newest first; works on a memory that cannot be opened, too. */
  listBackups(input: Record<string, never>, job: Job): Promise<readonly BackupInfo[]>;
  /** Copies the memory, while work goes on: to a file, or where no path is given beside the automatic backups. */
  backup(input: { readonly path?: string; readonly overwrite?: boolean }, job: Job): Promise<BackupInfo>;
  /** What a backup holds; nothing is changed. */
  inspectBackup(input: { readonly path: string }, job: Job): Promise<BackupInfo>;
  /** Puts a backup's content in place of the memory's. What was there is kept; also for a memory that cannot be opened. */
  restoreBackup(input: { readonly path: string }, job: Job): Promise<RestoreReport>;
  /** Writes all of the memory as plain files (docs/formats/memory-files.md) into a folder that is new or empty. */
  exportMemory(
    input: { readonly folder: string; readonly collectionId?: number },
    job: Job,
  ): Promise<MemoryFilesReport>;
}
