import type { Bead } from '../align/bead.ts';
import type { CheckSettings } from '../check/finding.ts';
import type { Ignored, IgnoredFinding } from '../check/ignoring.ts';
import type { DuplicateChoice, ImportReport } from '../exchange/import-report.ts';
import type { Job } from '../job.ts';
import type { ProblemData } from '../problem.ts';
import type { TitlePair } from '../terms/candidate.ts';
import type { LanguageTag } from '../text/language.ts';
import type { ConcordanceHit, ConcordanceRequest } from './concordance.ts';
import type { EventStore } from './events.ts';
import type { LookupHit, LookupRequest } from './lookup.ts';
import type { Match, MatchRequest } from './match.ts';
import type { MemoryOverview, OverviewRequest } from './overview.ts';
import type {
  BackupInfo,
  BeadState,
  BeadTextsChange,
  BitextContent,
  BitextRecord,
  CandidateDecision,
  CandidateRecord,
  ChangeLabel,
  CollectionRecord,
  ConceptTerms,
  EntriesEdit,
  EntryChange,
  EntryFilter,
  EntryInput,
  EntryPage,
  EntryPageRequest,
  EntryRecord,
  NameOfEntry,
  NewBead,
  NewBitext,
  TermRecord,
  TranslationUnit,
  UndoState,
  UnitInput,
  UpdatedTexts,
} from './records.ts';
import type { MemorySettings } from './settings.ts';

export type ChangedKind =
  | 'collections'
  | 'bitexts'
  | 'beads'
  | 'candidates'
  | 'entries'
  | 'units'
  | 'events'
  | 'settings';

export interface MemoryStatus {
  readonly path: string;
  readonly schemaVersion: number;
  readonly collections: number;
  readonly entries: number;
  readonly bitexts: number;
  readonly units: number;
}

/** One finding of an examination; `fact` is a version, a count, a list of names. */
export interface StoreCheck {
  readonly id: 'schema' | 'integrity' | 'foreign-keys' | 'indexes';
  readonly ok: boolean;
  readonly fact: string;
  readonly problem?: ProblemData;
}

export interface ImportCount {
  readonly added: number;
  /** Already there: what was new in them was added to what is held. */
  readonly merged: number;
  readonly skipped: number;
}

/** Where entries are taken from, as the history of changes says it: a file by its name, or the glossary that ships with the program. */
export type EntriesOrigin = { readonly origin: string } | 'starter';

/** What a file gives to a memory; `group` is the place of its file among those imported together, from 0. */
export type ImportedItem =
  | { readonly kind: 'unit'; readonly group: number; readonly unit: UnitInput }
  | { readonly kind: 'entry'; readonly group: number; readonly entry: Omit<EntryInput, 'id' | 'collectionId'> };

/** Entries that seem to be one thing, best first. */
export interface DuplicatePair {
  readonly entryId: number;
  readonly otherId: number;
  /** 0-1, higher is surer. */
  readonly score: number;
  readonly why: 'same-term' | 'word-order' | 'acronym' | 'transliteration';
}

/**
 * A memory. Every operation is whole, done or not done, and committed when its promise resolves: one transaction, imports excepted.
 * SQLite answers at once, a server's database may answer later; neither shows through. Failures are Problems:
 * `not-found` (details: what) for an id that is not there, the `database-…` codes, `disk-full`, and those named below.
 * What the user can regret is recorded as a change (see undo).
 */
export interface MemoryStore extends EventStore {
  status(): Promise<MemoryStatus>;
  /** At a glance, and soon: what is asked for at every start. */
  overview(request: OverviewRequest): Promise<MemoryOverview>;
  /** Told after every commit, of this process and of others; the kinds of another process's change are all kinds. Returns what ends it. */
  onChange(listener: (what: readonly ChangedKind[]) => void): () => void;
  close(): Promise<void>;

  /** Looks through the file and its indexes; with `repair`, indexes are made anew where they disagree with the tables. */
  examine(options: { readonly repair?: boolean }): Promise<readonly StoreCheck[]>;
  /** Copies the memory as it is now to a file, while work goes on. The file must not be there, unless `overwrite`. */
  backup(path: string, options?: { readonly overwrite?: boolean }): Promise<BackupInfo>;
  /** Copies the memory to its backups. */
  backupByHand(): Promise<BackupInfo>;
  /** Backups beside the database, newest first. */
  listBackups(): Promise<readonly BackupInfo[]>;
  /** Makes such a backup if the newest is older than the settings have it, and lets old ones go as they say. */
  backupWhenDue(): Promise<BackupInfo | undefined>;
  /** What a backup holds, without changing anything. `database-…` problems where it is none. */
  inspectBackup(path: string): Promise<BackupInfo>;
  /** Puts the content of a backup in place of this memory's; what it held is backed up first (and named in the answer). */
  restore(path: string): Promise<{ readonly restored: BackupInfo; readonly saved: BackupInfo }>;
  /** Housekeeping for idle moments, in steps of some ten milliseconds; before each it asks whether it may still go on. */
  tidy(mayGoOn?: () => boolean): Promise<void>;

  /** What is set for this memory. */
  settings(): Promise<MemorySettings>;
  /** Keeps what is given, and answers with all there is set. */
  saveSettings(settings: Partial<MemorySettings>): Promise<MemorySettings>;

  /** In the user's order; those it does not name behind the others, the older first. */
  listCollections(): Promise<readonly CollectionRecord[]>;
  /** What a search that names no collection goes through; undefined for all of them. */
  searchedCollections(): Promise<readonly number[] | undefined>;
  /** `collection-name-taken` where the name, case and spacing aside, is in use. */
  createCollection(name: string): Promise<CollectionRecord>;
  /** `collection-name-taken` as for a new one, `term-empty` for a name without letter or digit. */
  renameCollection(id: number, name: string): Promise<CollectionRecord>;
  /**
   * Deletes a collection with all it holds: one change, committed in batches so that others get their turn, taken back where
   * it is given up midway.
   */
  deleteCollection(id: number, job: Job): Promise<void>;
  /**
   * Puts all that these collections hold into another one and deletes them; a change of the same kind. Units that are in it
   * already, text for text, are not held twice.
   */
  mergeCollections(intoId: number, fromIds: readonly number[], job: Job): Promise<CollectionRecord>;
  /** The collection of this name, made if new. */
  ensureCollection(name: string): Promise<CollectionRecord>;
  /** The collection that holds what is stored without naming one: the first in the user's order, or a new one of this name. */
  defaultCollection(nameIfNew: string): Promise<CollectionRecord>;

  /** Beads must be monotone and cover both sides: else `beads-invalid`. Documents with a known hash and the same segments are held once. */
  createBitext(bitext: NewBitext): Promise<BitextRecord>;
  /** Recently opened first. */
  listBitexts(options: {
    readonly limit?: number;
    readonly collectionId?: number;
    readonly sample?: boolean;
    /** Words that all stand in the names of the two texts. */
    readonly query?: string;
  }): Promise<readonly BitextRecord[]>;
  getBitextRecord(id: number): Promise<BitextRecord>;
  /** Also marks it as opened now, unless the memory is read-only. */
  openBitext(id: number): Promise<BitextContent>;
  /** The same without the mark, for those who only read. */
  readBitext(id: number): Promise<BitextContent>;
  /** Texts of both sides as the files have them, without what the user made of them since. */
  fileTexts(id: number): Promise<{ readonly source: readonly string[]; readonly target: readonly string[] }>;
  /** What the user made of them, by position. */
  segmentEdits(id: number): Promise<UpdatedTexts['edits']>;
  deleteBitext(id: number): Promise<void>;
  /**
   * Confirming a bead makes a translation unit of it (both sides non-empty), withdrawing takes that unit back.
   */
  setBeadState(bitextId: number, beadIds: readonly number[], state: BeadState): Promise<void>;
  /** Replaces a run of neighbouring beads by others that cover the same segments: else `beads-invalid`. Candidates follow their beads. */
  replaceBeads(bitextId: number, beadIds: readonly number[], beads: readonly NewBead[]): Promise<void>;
  /**
   * A new alignment of the same segments: beads equal to confirmed ones stay confirmed, with their ids; all confirmed beads
   * must be in it. With `only`, all beads but these must, and keep their ids and states.
   */
  realign(bitextId: number, beads: readonly Bead[], parallel: number, only?: readonly number[]): Promise<BitextRecord>;
  /**
   * Puts other texts into beads, in this bitext alone: the documents stay as their files have them. A confirmed bead stays
   * confirmed and its unit follows, as do places of candidates and evidence; a bead without any text goes.
   * `text-changed` where a text is not what `was` says.
   */
  setBeadTexts(bitextId: number, changes: readonly BeadTextsChange[], label: ChangeLabel): Promise<void>;
  /** Takes beads out with their texts. */
  deleteBeads(bitextId: number, beadIds: readonly number[]): Promise<void>;
  /** Exchanges the two texts of beads. */
  swapBeads(bitextId: number, beadIds: readonly number[]): Promise<void>;
  /** Makes the target the source and the reverse. */
  swapSides(bitextId: number): Promise<BitextRecord>;
  /**
   * Puts changed texts in place of a bitext's. Confirmed beads that do not stand in them go, but their units stay in the
   * memory. `beads-invalid` as for a new bitext, and where a bead names an earlier one that is not there.
   */
  updateBitext(bitextId: number, update: UpdatedTexts): Promise<BitextRecord>;

  /** Replaces what was proposed; decided candidates stay, pairs rejected earlier in this collection come back as rejected. */
  proposeCandidates(bitextId: number, pairs: readonly TitlePair[]): Promise<readonly CandidateRecord[]>;
  /** By group, best first within it. */
  listCandidates(bitextId: number): Promise<readonly CandidateRecord[]>;
  /**
   * Creates or extends concept entries with both terms and their evidence, all in one transaction. Pairs of one group, and
   * pairs with a term the collection already holds, go to one entry. `term-empty` where a text has neither letter nor digit.
   */
  acceptCandidates(
    bitextId: number,
    decisions: readonly CandidateDecision[],
    collectionId?: number,
  ): Promise<readonly CandidateRecord[]>;
  /** Remembered: the same pair is not proposed again in this collection until accepted by hand. */
  rejectCandidates(bitextId: number, ids: readonly number[]): Promise<readonly CandidateRecord[]>;

  pageEntries(request: EntryPageRequest): Promise<EntryPage>;
  /** The same without the lines: of very many. */
  pageEntryIds(request: EntryPageRequest): Promise<readonly number[]>;
  /** Publishers named in evidence. */
  listHouses(): Promise<readonly string[]>;
  getEntry(id: number): Promise<EntryRecord>;
  /** `term-empty` for a term without letter or digit, and for an entry without terms. */
  saveEntry(entry: EntryInput): Promise<EntryRecord>;
  /** One change, all or nothing, committed in batches so that others get their turn. */
  deleteEntries(ids: readonly number[], job?: Job): Promise<void>;
  /** The same for a change to many entries; answers how many are otherwise now. Ids that are not there are left out. */
  changeEntries(ids: readonly number[], edit: EntriesEdit, job?: Job): Promise<number>;
  /**
   * One change, all or nothing, committed in batches so that others get their turn. An entry of which a held one has a preferred
   * term in two languages, or a full form with its acronym, is merged into it.
   */
  importEntries(entries: readonly EntryInput[], from: EntriesOrigin, job?: Job): Promise<ImportCount>;
  /** Terms of entries by entry, better ones first, in batches of whole entries; steady while others write. */
  eachTerm(filter: { readonly collectionIds?: readonly number[] }): AsyncIterable<readonly TermRecord[]>;
  /** All entries by id, in batches; steady while others write. */
  eachEntry(filter: EntryFilter): AsyncIterable<EntryRecord>;
  /**
   * Pairs of terms by language, for aligning and checking: preferred and admitted ones. With `occurringIn`, only those
   * whose source words (by stems) all stand somewhere in these texts: of a large memory the few that matter. A term with
   * corrected case forms stands in a pair for each of them too.
   */
  termPairs(options: {
    readonly source: LanguageTag;
    readonly target: LanguageTag;
    readonly occurringIn?: readonly string[];
    readonly collectionIds?: readonly number[];
  }): Promise<readonly { readonly source: string; readonly target: string; readonly entryId: number }[]>;
  /** The names of one language as folded words, with their entries, in batches: to see which can stand in a text. */
  eachName(language: LanguageTag): AsyncIterable<readonly NameOfEntry[]>;
  /** Words of terms with their stems, by script: those that begin with a Cyrillic letter, or with what sorts before. */
  termStems(script: 'cyrillic' | 'other'): Promise<ReadonlyMap<string, string>>;
  /** Entries with one of these names in any language, as folded words with spaces between. */
  entriesNamed(names: readonly string[]): Promise<readonly number[]>;
  /**
   * Entries with a Russian name of a word or two whose first word has one of these keys of romanisation (foldRomanisation):
   * МИД, Минцифры, МИД России.
   */
  entriesByRomanisation(keys: readonly string[]): Promise<readonly number[]>;
  /** Entries without their evidence, for checking texts: many at once. Ids that are not there are left out. */
  conceptTerms(ids: readonly number[]): Promise<readonly ConceptTerms[]>;
  /** Surest first. */
  findDuplicates(
    options: { readonly collectionId?: number; readonly limit?: number },
    job?: Job,
  ): Promise<readonly DuplicatePair[]>;
  /** What merging would give; nothing is changed. */
  previewMerge(intoId: number, fromIds: readonly number[]): Promise<EntryRecord>;
  mergeEntries(intoId: number, fromIds: readonly number[]): Promise<EntryRecord>;

  /** Best first; see lookup.ts for the order. */
  lookup(request: LookupRequest): Promise<readonly LookupHit[]>;
  /** Best first; see match.ts. */
  match(request: MatchRequest): Promise<readonly Match[]>;
  concordance(request: ConcordanceRequest): Promise<readonly ConcordanceHit[]>;

  /** Like importEntries; identical units of the collection (texts and languages) are merged. Units that name no origin get that of the label. */
  importUnits(
    collectionId: number,
    units: Iterable<UnitInput> | AsyncIterable<UnitInput>,
    label: { readonly origin: string },
    job: Job,
  ): Promise<ImportCount>;
  /**
   * Units and entries in the order given, as one change, all or nothing like importEntries; the answer counts by `group`.
   */
  importItems(
    collectionId: number,
    items: Iterable<ImportedItem> | AsyncIterable<ImportedItem>,
    options: { readonly origin: string; readonly duplicates: DuplicateChoice },
    job: Job,
  ): Promise<readonly ImportCount[]>;
  /** Keeps what an import has come to; old reports go when there are many. Answers with its id. */
  saveImportReport(report: Omit<ImportReport, 'id'>): Promise<number>;
  /** Newest first. */
  listImportReports(options: { readonly limit: number }): Promise<readonly ImportReport[]>;
  getImportReport(id: number): Promise<ImportReport>;
  getUnit(id: number): Promise<TranslationUnit>;
  saveUnit(unit: UnitInput & { readonly id?: number; readonly collectionId: number }): Promise<TranslationUnit>;
  /** A bead that was confirmed into such a unit is withdrawn with it. */
  deleteUnits(ids: readonly number[]): Promise<void>;
  eachUnit(filter: { readonly collectionIds?: readonly number[] }): AsyncIterable<TranslationUnit>;

  /** Findings not to be shown: those of one document and of all, or with no document given every one. Newest first. */
  listIgnored(document?: string): Promise<readonly IgnoredFinding[]>;
  /** Ignoring the same again changes nothing. */
  ignoreFinding(finding: Ignored): Promise<IgnoredFinding>;
  unignore(ids: readonly number[]): Promise<void>;
  /** How finished texts are checked; empty while nothing was set. */
  checkSettings(): Promise<Omit<CheckSettings, 'spelling'>>;
  saveCheckSettings(settings: Omit<CheckSettings, 'spelling'>): Promise<void>;

  undoState(): Promise<UndoState>;
  /** Nothing to undo is no problem: nothing happens. A large change goes in steps; cancelled, it stands as it did before. */
  undo(job?: Job): Promise<UndoState>;
  redo(job?: Job): Promise<UndoState>;
  /** Newest first. */
  entryHistory(id: number): Promise<readonly EntryChange[]>;
  /** Brings an entry back as it stood after a change of its history, as a change of its own. */
  restoreEntry(id: number, changeId: number): Promise<EntryRecord>;
}
