import type { BriefDirection, BriefDocument, BriefEvent, BriefLanguage } from '../brief/brief.ts';
import type { FlashCard } from '../brief/cards.ts';
import type { Rating, StudyState } from '../brief/study.ts';

/** An event an interpreter prepares for. */
export interface EventRecord extends BriefEvent {
  readonly id: number;
  /** Where accepted titles go; the default collection where absent. */
  readonly collectionId?: number;
  readonly createdAt: string;
  readonly openedAt: string;
  readonly papers: readonly PaperRecord[];
}

/** A paper without its text. */
export interface PaperRecord {
  readonly id: number;
  readonly name: string;
  readonly language: BriefLanguage;
  readonly words: number;
}

export interface EventDraft {
  readonly name: string;
  readonly date: string;
  readonly place: string;
  readonly notes: string;
  readonly direction: BriefDirection;
  readonly collectionId?: number;
}

/** A card of the memory: a fact asked in one direction, and what is remembered of it. */
export interface StudyCardRecord extends FlashCard {
  readonly id: number;
  /** Language of the question. */
  readonly asks: BriefLanguage;
  readonly state: StudyState;
}

export interface ReviewRecord {
  readonly reviewedAt: string;
  readonly rating: Rating;
}

/** How much of what its papers name an event has a rendering for. */
export interface EventCoverage {
  /** Of titles, terms and acronyms in the papers, and those of them a rendering is held for. */
  readonly occurrences: number;
  readonly rendered: number;
  /** Titles without a rendering that were not put aside. */
  readonly gaps: number;
}

/** Events, their papers and what was learnt of them. Part of the memory; failures as there. */
export interface EventStore {
  /** Opened last first. */
  listEvents(): Promise<readonly EventRecord[]>;
  getEvent(id: number): Promise<EventRecord>;
  /** Also marks it as opened now. */
  openEvent(id: number): Promise<{
    readonly event: EventRecord;
    readonly documents: readonly BriefDocument[];
    readonly dismissed: readonly string[];
  }>;
  /** Without id a new one. A text that the event holds already, by its hash and language, is not added again. */
  saveEvent(draft: EventDraft & { readonly id?: number }, papers: readonly BriefDocument[]): Promise<EventRecord>;
  removePaper(eventId: number, paperId: number): Promise<EventRecord>;
  deleteEvent(id: number): Promise<void>;
  /** Gaps the user does not want in the queue, by key; with `back` they return. */
  dismissGaps(id: number, keys: readonly string[], back: boolean): Promise<void>;
  /** Changes whenever an entry is made, changed or deleted. */
  glossaryState(): Promise<string>;
  /** Keeps what was found of an event with the glossary in such a state, unless the memory is read-only. */
  keepCoverage(id: number, coverage: EventCoverage, glossary: string): Promise<void>;

  /** Makes the event's cards those of `cards`: new facts are added, facts that are gone are dropped, what was learnt stays. */
  syncCards(eventId: number, cards: readonly FlashCard[], asks: readonly BriefLanguage[], now: string): Promise<void>;
  /** All cards of an event, due ones first. */
  listCards(eventId: number): Promise<readonly StudyCardRecord[]>;
  reviewCard(cardId: number, rating: Rating, state: StudyState, now: string): Promise<void>;
  /** Takes the last review of the event back; undefined where there is none. */
  undoReview(eventId: number): Promise<number | undefined>;
  /** Newest last. */
  listReviews(eventId: number): Promise<readonly ReviewRecord[]>;
}
