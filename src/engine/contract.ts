/**
 * The one list of what the engine can do, for the window and the terminal alike. Every method takes one plain
 * object and answers with plain data (structured clone); failures are Problems. Sides are `source` and `target`
 * throughout; offsets are UTF-16 code units, ranges half-open.
 */
import type { Bead } from '../core/align/bead.ts';
import type { Job } from '../core/job.ts';
import type { EntriesEdit, EntryOrder } from '../core/memory/records.ts';
import type { ProblemData } from '../core/problem.ts';
import type { TitlePair } from '../core/terms/candidate.ts';
import type {
  AdministrativeStatus,
  ConceptEntry,
  ConceptType,
  CorrectedForms,
  Evidence,
  TermSection,
  TermType,
} from '../core/terms/concept-entry.ts';
import type { Validity } from '../core/terms/validity.ts';
import type { Block, BlockKind } from '../core/text/document.ts';
import type { LanguageTag } from '../core/text/language.ts';
import type { Remote } from '../rpc/remote.ts';
import type { BriefEngine } from './contract/brief.ts';
import type { CheckMethods } from './contract/check.ts';
import type { DocumentMethods, StoredBitext } from './contract/documents.ts';
import type { EditingMethods } from './contract/editing.ts';
import type { ExchangeEngine } from './contract/exchange.ts';
import type { MarkMethods } from './contract/marks.ts';
import type { MemoryEngine } from './contract/memory.ts';
import type { OverviewMethods } from './contract/overview.ts';
import type { ReadingMethods } from './contract/reading.ts';
import type { SettingsMethods } from './contract/settings.ts';

export type { EntriesEdit, EntryOrder } from '../core/memory/records.ts';
export type { CallOptions } from '../rpc/remote.ts';
export type * from './contract/brief.ts';
export type * from './contract/check.ts';
export type * from './contract/documents.ts';
export type * from './contract/editing.ts';
export type * from './contract/exchange.ts';
export type * from './contract/marks.ts';
export type * from './contract/memory.ts';
export type * from './contract/overview.ts';
export type * from './contract/reading.ts';
export type * from './contract/settings.ts';

/**
 * A text the user brings: a file on disk, or a pasted text. With `bilingual` it holds two languages, and only what is in
 * `language` is meant.
 */
export type DocumentInput =
  | {
      readonly kind: 'file';
      readonly path: string;
      readonly language?: LanguageTag;
      readonly segmented?: boolean;
      readonly bilingual?: boolean;
    }
  | {
      readonly kind: 'text';
      readonly name: string;
      readonly text: string;
      readonly language?: LanguageTag;
      readonly bilingual?: boolean;
    };

/** What a single document turns out to be, before it is aligned. */
export interface DocumentPreview {
  readonly name: string;
  readonly language: LanguageTag;
  readonly encoding?: string;
  readonly blocks: number;
  readonly words: number;
  /** The first few hundred characters. */
  readonly beginning: string;
  /** The document holds a text in both languages, the first of which comes first: it can be both sides. */
  readonly bilingual?: readonly [LanguageTag, LanguageTag];
}

export interface CollectionSummary {
  readonly id: number;
  readonly name: string;
  /** By searches that name no collection. */
  readonly searched: boolean;
  readonly entries: number;
  readonly bitexts: number;
  readonly units: number;
}

/** A line of "recent work". */
export interface BitextSummary {
  readonly id: number;
  readonly collectionId: number;
  readonly sourceName: string;
  readonly targetName: string;
  readonly sourceLanguage: LanguageTag;
  readonly targetLanguage: LanguageTag;
  readonly beads: number;
  readonly confirmedBeads: number;
  /** Title candidates by state; all 0 while none were proposed. */
  readonly candidates: { readonly proposed: number; readonly accepted: number; readonly rejected: number };
  /** Probability that the texts are translations of each other, 0-1. */
  readonly parallel: number;
  readonly createdAt: string;
  readonly openedAt: string;
  /** The shipped sample, not the user's own text. */
  readonly sample: boolean;
}

export interface SegmentView {
  readonly text: string;
  /** Block the segment stands in; segments of one block are one paragraph. */
  readonly block: number;
  readonly blockKind: BlockKind;
  /** Page and place in a table, as far as the format knows them. */
  readonly page?: number;
  readonly cell?: Block['cell'];
}

export interface BeadView extends Bead {
  readonly id: number;
  readonly state: 'proposed' | 'confirmed';
}

export interface BitextView extends BitextSummary {
  readonly sourceSegments: readonly SegmentView[];
  readonly targetSegments: readonly SegmentView[];
  readonly beadViews: readonly BeadView[];
}

/** A run of segments on both sides, to be made one bead. */
export interface BeadShape {
  readonly source: { readonly start: number; readonly end: number };
  readonly target: { readonly start: number; readonly end: number };
}

export type CandidateState = 'proposed' | 'accepted' | 'rejected';

export interface CandidateView extends TitlePair {
  readonly id: number;
  readonly state: CandidateState;
  /** The entry it went to, once accepted. */
  readonly entryId?: number;
  /** An entry that already names this thing: accepting adds a rendering to it. */
  readonly existing?: { readonly entryId: number; readonly label: string };
  /** First occurrence, with the texts to show it in. */
  readonly sourceText: string;
  readonly targetText: string;
}

/** What the user changed in a candidate before accepting it; absent fields stay as proposed. */
export interface CandidateEdit {
  readonly id: number;
  readonly source?: string;
  readonly target?: string;
  readonly conceptType?: ConceptType;
  readonly sourceTermType?: TermType;
  readonly targetTermType?: TermType;
  readonly targetStatus?: AdministrativeStatus;
  /** The entry it goes to, whatever the program would have chosen; `not-found` where there is none. */
  readonly entryId?: number;
}

/** Why a result was found; shown to the user under `lookup.why.`. */
export type LookupReason =
  | 'exact'
  | 'acronym'
  | 'inflected'
  | 'prefix'
  | 'words'
  | 'substring'
  | 'typo'
  | 'layout'
  | 'transliteration'
  | 'initials';

export interface LookupResult {
  readonly entry: number;
  readonly collection: string;
  readonly conceptType: ConceptType;
  /** The term that matched, and its language. */
  readonly source: string;
  readonly sourceLanguage: LanguageTag;
  /** Best rendering in the other language; empty where none is held. */
  readonly target: string;
  readonly targetLanguage: LanguageTag;
  readonly targetStatus: AdministrativeStatus;
  readonly why: LookupReason;
  /** All terms of the entry, preferred first. */
  readonly terms: readonly {
    readonly language: LanguageTag;
    readonly text: string;
    readonly termType: TermType;
    readonly administrativeStatus: AdministrativeStatus;
  }[];
  /** Pieces of evidence behind the entry. */
  readonly evidence: number;
}

/** A row of the glossary grid. */
export interface EntryRow {
  readonly id: number;
  readonly conceptType: ConceptType;
  readonly collectionId: number;
  readonly collection: string;
  /** Preferred term by language, then the acronym if there is one. */
  readonly ru: string;
  readonly ruAcronym: string;
  readonly en: string;
  readonly enAcronym: string;
  /** Times in which the names shown are in use, as far as they are known. */
  readonly ruValidity: Validity;
  readonly enValidity: Validity;
  /** The worst that one of its names has. */
  readonly status: AdministrativeStatus;
  /** Terms with status deprecated or superseded. */
  readonly wrong: readonly string[];
  readonly evidence: number;
  readonly changedAt: string;
  /** Why it was found, when a query was given. */
  readonly why?: LookupReason;
}

export interface EntryView extends ConceptEntry {
  readonly collection: string;
  readonly evidence: readonly (Evidence & { readonly bitextId?: number })[];
}

/** Which entries a list has, in what order, and which part of it is wanted. */
export interface EntryListing {
  /** Found by lookup, best first: the order is then that of the answers. */
  readonly query?: string;
  readonly conceptType?: ConceptType;
  readonly collectionId?: number;
  readonly offset: number;
  readonly limit: number;
  readonly sort?: EntryOrder;
  /** The last of the order first. */
  readonly reversed?: boolean;
  /** With a term of this standing. */
  readonly status?: AdministrativeStatus;
  /** With evidence of this publisher. */
  readonly house?: string;
  /** ISO 8601, UTC. */
  readonly changedSince?: string;
  /** What wants attention. */
  readonly only?: 'without-ru' | 'without-en' | 'without-evidence' | 'conflicts';
}

/** A term as the user typed it; without id it is new. */
export interface TermDraft {
  readonly id?: number;
  readonly language: LanguageTag;
  readonly text: string;
  readonly termType: TermType;
  readonly administrativeStatus: AdministrativeStatus;
  readonly gender?: NonNullable<TermSection['gender']>;
  readonly number?: NonNullable<TermSection['number']>;
  /** Case forms in place of the generated ones. */
  readonly forms?: CorrectedForms;
  /** A day, a month or a year, ISO, inclusive: 2015, 2015-03, 2015-03-31. */
  readonly validFrom?: string;
  readonly validTo?: string;
  readonly note?: string;
}

export interface EntryDraft {
  /** Without id a new entry is made. */
  readonly id?: number;
  /** Where a new one goes; the oldest collection, made if there is none, where not named. */
  readonly collectionId?: number;
  readonly conceptType: ConceptType;
  readonly subjectField?: string;
  readonly definition?: string;
  readonly note?: string;
  readonly terms: readonly TermDraft[];
}

/** Names one change for the undo button: key under `change.` in the locales, with its placeholders. */
export interface ChangeLabel {
  readonly key: string;
  readonly details: Readonly<Record<string, string | number>>;
}

export interface UndoState {
  readonly undo?: ChangeLabel;
  readonly redo?: ChangeLabel;
}

export interface EngineStatus {
  readonly version: string;
  readonly databasePath: string;
  readonly schemaVersion: number;
  readonly collections: number;
  readonly entries: number;
  readonly bitexts: number;
  readonly units: number;
}

export interface DoctorCheck {
  /** Key under `doctor.` in the locales. */
  readonly id:
    | 'runtime'
    | 'driver'
    | 'database'
    | 'schema'
    | 'integrity'
    | 'foreign-keys'
    | 'indexes'
    | 'lexicon'
    | 'morphology';
  readonly ok: boolean;
  /** A fact to show: a version, a path, a count. */
  readonly fact: string;
  readonly problem?: ProblemData;
}

/** Pushed by the engine to every window: data of this kind changed, ask again. */
export interface EngineEvents {
  changed: {
    readonly what: readonly (
      | 'collections'
      | 'bitexts'
      | 'beads'
      | 'candidates'
      | 'entries'
      | 'units'
      | 'events'
      | 'settings'
    )[];
  };
}

export interface Engine
  extends BriefEngine,
    CheckMethods,
    DocumentMethods,
    EditingMethods,
    MemoryEngine,
    ExchangeEngine,
    OverviewMethods,
    ReadingMethods,
    SettingsMethods,
    MarkMethods {
  status(input: Record<string, never>, job: Job): Promise<EngineStatus>;
  doctor(input: { readonly repair?: boolean }, job: Job): Promise<readonly DoctorCheck[]>;

  /** In the user's order. */
  listCollections(input: Record<string, never>, job: Job): Promise<readonly CollectionSummary[]>;
  createCollection(input: { readonly name: string }, job: Job): Promise<CollectionSummary>;
  /** Takes the glossary that comes with the program into a collection of its own; the same collection if it is there. */
  addStarterGlossary(input: Record<string, never>, job: Job): Promise<CollectionSummary>;

  previewDocument(input: DocumentInput, job: Job): Promise<DocumentPreview>;
  /**
   * Reads, segments and aligns two documents and stores the bitext. Source and target are kept in the order given. The
   * same document given for both sides is a bilingual one.
   */
  createBitext(
    input: { readonly source: DocumentInput; readonly target: DocumentInput; readonly collectionId?: number },
    job: Job,
  ): Promise<StoredBitext>;
  /** Opens the shipped sample, aligned and with its titles proposed; made on first use. */
  openSample(input: Record<string, never>, job: Job): Promise<BitextSummary>;
  /** Opened last first; with a query those whose names hold its words. */
  listBitexts(input: { readonly limit?: number; readonly query?: string }, job: Job): Promise<readonly BitextSummary[]>;
  /** All of a text at once, for callers in this process; a window reads by `openBitext`. */
  getBitext(input: { readonly id: number }, job: Job): Promise<BitextView>;
  deleteBitext(input: { readonly id: number }, job: Job): Promise<void>;

  setBeadState(
    input: { readonly bitextId: number; readonly beadIds: readonly number[]; readonly state: 'proposed' | 'confirmed' },
    job: Job,
  ): Promise<void>;
  /** Replaces a run of neighbouring beads by others that cover the same segments; the new ones are confirmed. */
  replaceBeads(
    input: { readonly bitextId: number; readonly beadIds: readonly number[]; readonly shapes: readonly BeadShape[] },
    job: Job,
  ): Promise<void>;
  /** Aligns anew what is not confirmed, or of that only some rows; all others are hard anchors. */
  realign(input: { readonly bitextId: number; readonly beadIds?: readonly number[] }, job: Job): Promise<BitextSummary>;

  /** Finds title pairs in a bitext and stores them as candidates; earlier decisions are kept. */
  proposeTitles(input: { readonly bitextId: number }, job: Job): Promise<readonly CandidateView[]>;
  listCandidates(input: { readonly bitextId: number }, job: Job): Promise<readonly CandidateView[]>;
  acceptCandidates(
    input: { readonly bitextId: number; readonly edits: readonly CandidateEdit[]; readonly collectionId?: number },
    job: Job,
  ): Promise<readonly CandidateView[]>;
  rejectCandidates(
    input: { readonly bitextId: number; readonly ids: readonly number[] },
    job: Job,
  ): Promise<readonly CandidateView[]>;
  /** Case forms of a Russian title as they are generated, nominative first; gender and number where they are known. */
  caseForms(
    input: {
      readonly text: string;
      readonly language: LanguageTag;
      readonly gender?: NonNullable<TermSection['gender']>;
      readonly number?: NonNullable<TermSection['number']>;
    },
    job: Job,
  ): Promise<readonly { readonly case: string; readonly text: string }[]>;

  lookup(
    input: { readonly query: string; readonly limit?: number; readonly collectionIds?: readonly number[] },
    job: Job,
  ): Promise<{ readonly results: readonly LookupResult[]; readonly ms: number }>;
  listEntries(input: EntryListing, job: Job): Promise<{ readonly rows: readonly EntryRow[]; readonly total: number }>;
  /** Ids of what `listEntries` would list, for choosing many at once: up to a million. */
  listEntryIds(input: EntryListing, job: Job): Promise<readonly number[]>;
  /** Publishers named in evidence, in order of their names. */
  listHouses(input: Record<string, never>, job: Job): Promise<readonly string[]>;
  getEntry(input: { readonly id: number }, job: Job): Promise<EntryView>;
  /** `date-impossible` and `validity-reversed` (details: term) for times in which no name can be in use. */
  saveEntry(input: EntryDraft, job: Job): Promise<EntryView>;
  /** As one change to be undone, however many they are. */
  deleteEntries(input: { readonly ids: readonly number[] }, job: Job): Promise<void>;
  /** The same for type, collection or status of many; answers how many are otherwise now. */
  changeEntries(
    input: EntriesEdit & { readonly ids: readonly number[] },
    job: Job,
  ): Promise<{ readonly changed: number }>;

  undoState(input: Record<string, never>, job: Job): Promise<UndoState>;
  undo(input: Record<string, never>, job: Job): Promise<UndoState>;
  redo(input: Record<string, never>, job: Job): Promise<UndoState>;
}

/** The engine as its callers see it: derived, so that it cannot drift. */
export type RemoteEngine = Remote<Engine>;
