/** What a memory holds besides concept entries, as plain data. Times are ISO 8601, UTC. */
import type { Bead, SegmentRange } from '../align/bead.ts';
import type { SegmentEdit } from '../align/segment-edits.ts';
import type { TitlePair } from '../terms/candidate.ts';
import type {
  AdministrativeStatus,
  ConceptEntry,
  ConceptType,
  Evidence,
  TermSection,
  TermType,
} from '../terms/concept-entry.ts';
import type { Validity } from '../terms/validity.ts';
import type { Block, BlockKind } from '../text/document.ts';
import type { LanguageTag } from '../text/language.ts';

/** A named set of entries, bitexts and translation units: a client, an event, a house. */
export interface CollectionRecord {
  readonly id: number;
  readonly name: string;
  /** By searches that name no collection. */
  readonly searched: boolean;
  readonly entries: number;
  readonly bitexts: number;
  readonly units: number;
}

/** One side of a bitext as it is handed over. */
export interface BitextSide {
  readonly name: string;
  readonly language: LanguageTag;
  /** SHA-256 of the bytes read, hex. */
  readonly hash: string;
  readonly segments: readonly StoredSegment[];
}

export interface StoredSegment {
  readonly text: string;
  /** Block the segment stands in; segments of one block are one paragraph. */
  readonly block: number;
  readonly blockKind: BlockKind;
  /** As the block has them. */
  readonly page?: number;
  readonly cell?: Block['cell'];
}

/** A segment that no file has. */
export const nowhere: StoredSegment = { text: '', block: 0, blockKind: 'paragraph' };

export interface NewBitext {
  readonly collectionId: number;
  readonly source: BitextSide;
  readonly target: BitextSide;
  readonly beads: readonly Bead[];
  /** Probability that the texts are translations of each other, 0-1. */
  readonly parallel: number;
  /** The shipped sample, not the user's own text. */
  readonly sample?: boolean;
}

/** A changed pair of texts in place of the one a bitext has. */
export interface UpdatedTexts {
  readonly source: BitextSide;
  readonly target: BitextSide;
  /** A bead that links the same texts as one the bitext has names it, and keeps its id, state and unit. */
  readonly beads: readonly (Bead & { readonly earlier?: number })[];
  readonly parallel: number;
  /** What the user made of segments before and holds in the new texts; beads count the segments with these laid over. */
  readonly edits: Readonly<Record<'source' | 'target', readonly SegmentEdit[]>>;
}

export interface BitextRecord {
  readonly id: number;
  readonly collectionId: number;
  readonly sourceName: string;
  readonly targetName: string;
  readonly sourceLanguage: LanguageTag;
  readonly targetLanguage: LanguageTag;
  readonly sourceHash: string;
  readonly targetHash: string;
  readonly beads: number;
  readonly confirmedBeads: number;
  readonly candidates: { readonly proposed: number; readonly accepted: number; readonly rejected: number };
  readonly parallel: number;
  readonly createdAt: string;
  readonly openedAt: string;
  readonly sample: boolean;
}

export type BeadState = 'proposed' | 'confirmed';

export interface BeadRecord extends Bead {
  readonly id: number;
  readonly state: BeadState;
  readonly editedBy?: string;
  readonly editedAt?: string;
}

export interface BitextContent extends BitextRecord {
  readonly sourceSegments: readonly StoredSegment[];
  readonly targetSegments: readonly StoredSegment[];
  readonly beadRecords: readonly BeadRecord[];
}

/** The segments to be one bead. */
export interface NewBead {
  readonly source: SegmentRange;
  readonly target: SegmentRange;
  readonly confidence: number;
  readonly state: BeadState;
}

/** Other texts for a bead, segment by segment; a side that is absent stays as it is, no texts leave it empty. */
export interface BeadTextsChange {
  readonly beadId: number;
  readonly source?: readonly string[];
  readonly target?: readonly string[];
  /** What the caller took the texts for. */
  readonly was?: { readonly source?: readonly string[]; readonly target?: readonly string[] };
}

export type CandidateState = 'proposed' | 'accepted' | 'rejected';

export interface CandidateRecord extends TitlePair {
  readonly id: number;
  readonly state: CandidateState;
  /** The entry it went to, once accepted. */
  readonly entryId?: number;
  /** An entry that already names this thing: accepting adds a rendering to it. */
  readonly existing?: { readonly entryId: number; readonly label: string };
  /** Joined text of the first occurrence's bead, by side. */
  readonly sourceText: string;
  readonly targetText: string;
}

/** What the user changed in a candidate before accepting it; absent fields stay as proposed. */
export interface CandidateDecision {
  readonly id: number;
  readonly source?: string;
  readonly target?: string;
  readonly conceptType?: ConceptType;
  readonly sourceTermType?: TermType;
  readonly targetTermType?: TermType;
  readonly targetStatus?: AdministrativeStatus;
  /** The entry it goes to, where the user says so. */
  readonly entryId?: number;
}

export interface EntryRecord extends ConceptEntry {
  readonly collection: string;
  readonly evidence: readonly (Evidence & { readonly bitextId?: number })[];
}

/**
 * What a file says of an item beyond the model: kept as it is, so that it can be written back where it came from.
 * A TMX prop is `{ kind: 'prop', type: 'x-client', text }`, an attribute `{ kind: 'attribute', type: 'tuid', text }`.
 */
export interface Property {
  /** Name of the element that carried it, or `attribute`. */
  readonly kind: string;
  readonly type?: string;
  readonly text: string;
  readonly language?: LanguageTag;
  /** The language section it describes, where an entry's formats have such a level between entry and term. */
  readonly section?: LanguageTag;
  /** What stands with it in one group: a definition's source, the date of a transaction. */
  readonly attached?: readonly Property[];
}

/** A term alone, for those who go through all of a memory. */
export interface TermRecord
  extends Pick<TermSection, 'language' | 'text' | 'forms' | 'termType' | 'administrativeStatus'> {
  readonly entryId: number;
  readonly conceptType: ConceptType;
}

/** A term as given; with the id of a term of the same entry it replaces that term. */
export interface TermInput extends Omit<TermSection, 'id'> {
  readonly id?: number;
}

/** Evidence given with an imported entry: the term is named by its place in `terms`. */
export interface EvidenceInput extends Omit<Evidence, 'id' | 'termId' | 'capturedAt'> {
  readonly term: number;
}

export interface EntryInput {
  /** Without id a new entry is made. */
  readonly id?: number;
  readonly collectionId: number;
  readonly conceptType: ConceptType;
  readonly subjectField?: string;
  readonly definition?: string;
  readonly note?: string;
  /** The entry's terms afterwards, in order; terms left out are deleted with their evidence. */
  readonly terms: readonly TermInput[];
  /** For new entries only. */
  readonly evidence?: readonly EvidenceInput[];
  /** Those of a held entry stay where none are given. */
  readonly properties?: readonly Property[];
  /** For new entries only: now, where not given. */
  readonly createdAt?: string;
  readonly changedAt?: string;
}

/** What there is to know of an entry to find its names in a text. */
export interface ConceptTerms {
  readonly id: number;
  readonly collectionId: number;
  readonly conceptType: ConceptType;
  readonly subjectField?: string;
  readonly terms: readonly Pick<
    TermSection,
    'language' | 'text' | 'forms' | 'termType' | 'administrativeStatus' | 'validFrom' | 'validTo'
  >[];
}

export interface NameOfEntry {
  readonly entryId: number;
  /** Folded words with spaces between. */
  readonly words: string;
}

/** A row of a list of entries. */
export interface EntryLine {
  readonly id: number;
  readonly conceptType: ConceptType;
  readonly collectionId: number;
  readonly collection: string;
  /** Preferred full form, then acronym, by language; empty where there is none. */
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
}

export interface EntryFilter {
  readonly conceptType?: ConceptType;
  readonly collectionIds?: readonly number[];
  /** Only these, in this order (the order of `sort` is then ignored). */
  readonly ids?: readonly number[];
  /** With evidence of this publisher. */
  readonly house?: string;
  /** ISO 8601, UTC. */
  readonly changedSince?: string;
  /** With a term of this standing. */
  readonly status?: AdministrativeStatus;
  /** What wants attention: nothing usable in a language, no evidence, or renderings that contradict each other. */
  readonly only?: 'without-ru' | 'without-en' | 'without-evidence' | 'conflicts';
}

/**
 * By the last change, newest first; by the best Russian or English name; by type as the types are listed; by collection;
 * most quotations first; by the worst standing of the names, best first. Ties by the Russian name.
 */
export const entryOrders = ['changed', 'ru', 'en', 'type', 'collection', 'evidence', 'status'] as const;
export type EntryOrder = (typeof entryOrders)[number];

export interface EntryPageRequest extends EntryFilter {
  readonly offset: number;
  readonly limit: number;
  readonly sort?: EntryOrder;
  /** The last of the order first. */
  readonly reversed?: boolean;
}

/** One change made to many entries; what is absent stays. */
export interface EntriesEdit {
  readonly conceptType?: ConceptType;
  readonly collectionId?: number;
  /** Of all their names, or of those in a language (its regions included). */
  readonly status?: { readonly language?: LanguageTag; readonly administrativeStatus: AdministrativeStatus };
}

export interface EntryPage {
  readonly lines: readonly EntryLine[];
  readonly total: number;
}

/** A tag kept as data: it stands before the character at `offset` of the plain text. */
export interface InlineTag {
  readonly offset: number;
  readonly kind: 'open' | 'close' | 'standalone';
  /** Pairs an opening with its closing tag within one unit. */
  readonly pair?: string;
  /** The tag's own markup, as the file had it. */
  readonly content: string;
}

export interface UnitVariant {
  readonly language: LanguageTag;
  /** Plain text without tags. */
  readonly text: string;
  readonly tags?: readonly InlineTag[];
  readonly properties?: readonly Property[];
}

/** State of the translation, as XLIFF 2 names it. */
export type UnitState = 'initial' | 'translated' | 'reviewed' | 'final';

export interface UnitInput {
  readonly variants: readonly UnitVariant[];
  /** Text of the segment before and after, on the side of the first variant. */
  readonly previous?: string;
  readonly next?: string;
  /** File or tool it came from. */
  readonly origin?: string;
  readonly createdAt?: string;
  readonly changedAt?: string;
  readonly author?: string;
  readonly state?: UnitState;
  readonly note?: string;
  readonly properties?: readonly Property[];
}

export interface TranslationUnit extends UnitInput {
  readonly id: number;
  readonly collectionId: number;
  readonly createdAt: string;
  readonly changedAt: string;
  readonly state: UnitState;
}

/** Names one change: key under `change.` in the locales, with its placeholders. */
export interface ChangeLabel {
  readonly key: string;
  readonly details: Readonly<Record<string, string | number>>;
}

export interface UndoState {
  readonly undo?: ChangeLabel;
  readonly redo?: ChangeLabel;
}

/** One change of one entry, newest first in lists. */
export interface EntryChange {
  readonly changeId: number;
  readonly label: ChangeLabel;
  readonly madeAt: string;
  readonly author: string;
  /** The entry as it stood after this change; absent where the change deleted it. */
  readonly after?: Omit<EntryInput, 'evidence'>;
}

/** Why a backup was made; `other` for one that is not beside the memory. */
export type BackupKind = 'daily' | 'before-restore' | 'by-hand' | 'other';

export interface BackupInfo {
  readonly path: string;
  readonly kind: BackupKind;
  readonly madeAt: string;
  /** Bytes. */
  readonly size: number;
  readonly schemaVersion: number;
  readonly collections: number;
  readonly entries: number;
  readonly bitexts: number;
  readonly units: number;
}
