/** Part of the contract: events, their briefs and outputs, learning, sharing. */
import type { BriefCoverage, BriefDirection, BriefItem, BriefLanguage, BriefNames } from '../../core/brief/brief.ts';
import type { EventFileRow } from '../../core/brief/event-file.ts';
import type { SheetOrder } from '../../core/brief/sheet.ts';
import type { Rating } from '../../core/brief/study.ts';
import type { Job } from '../../core/job.ts';
import type { ConceptType } from '../../core/terms/concept-entry.ts';
import type { DocumentInput } from '../contract.ts';

export type { EventFileRow } from '../../core/brief/event-file.ts';
export type PrintKind = 'booth' | 'glossary' | 'speech' | 'phone' | 'cards';
export type PrintFormat = 'pdf' | 'docx' | 'xlsx' | 'csv' | 'html' | 'apkg' | 'txt';

/** What the user says of an event. */
export interface EventDetails {
  readonly name: string;
  /** ISO date, or empty. */
  readonly date: string;
  readonly place: string;
  readonly notes: string;
  /** By the languages of the papers where absent. */
  readonly direction?: BriefDirection;
}

export interface EventSummary extends EventDetails {
  readonly id: number;
  readonly direction: BriefDirection;
  readonly papers: readonly {
    readonly id: number;
    readonly name: string;
    readonly language: BriefLanguage;
    readonly words: number;
  }[];
  readonly openedAt: string;
}

/** A sentence of the papers with the place in it. */
export interface BriefContext {
  readonly text: string;
  readonly start: number;
  readonly end: number;
  /** Name of the paper; page, or paragraph where there are no pages, both from 1. */
  readonly paper: string;
  readonly page?: number;
  readonly paragraph: number;
}

export interface BriefItemView extends Omit<BriefItem, 'places'> {
  readonly count: number;
  /** The first few. */
  readonly contexts: readonly BriefContext[];
  /** Put aside by the user; gaps only. */
  readonly dismissed: boolean;
}

export interface BriefSpeakerView {
  readonly name: string;
  readonly rendering: string;
  readonly confirmed: boolean;
  readonly post: string;
  readonly postRendering: string;
  readonly count: number;
}

export interface BriefAcronymView {
  readonly text: string;
  readonly expansion: string;
  readonly rendering: string;
  readonly renderingExpansion: string;
  readonly known: boolean;
  readonly count: number;
}

export interface BriefNumberView {
  readonly text: string;
  readonly rendering: string;
  readonly count: number;
}

export interface BriefView {
  readonly event: EventSummary;
  readonly items: readonly BriefItemView[];
  readonly speakers: readonly BriefSpeakerView[];
  readonly acronyms: readonly BriefAcronymView[];
  readonly numbers: readonly BriefNumberView[];
  readonly coverage: BriefCoverage;
}

/** A title or term of an event that a rendering is held for. */
export interface EventTerm {
  /** Of the entry; below 0 in the starter glossary. */
  readonly id: number;
  readonly ru: BriefNames;
  readonly en: BriefNames;
}

export interface StudyCardView {
  readonly id: number;
  readonly asks: BriefLanguage;
  readonly question: string;
  readonly questionMore: string;
  readonly answer: string;
  readonly answerMore: string;
  /** A concept type, or acronym. */
  readonly kind: string;
  readonly isNew: boolean;
  /** When each answer would bring the card back, ISO. */
  readonly next: Readonly<Record<Rating, string>>;
}

export interface StudyView {
  /** Due now, in the order to be asked. */
  readonly due: readonly StudyCardView[];
  readonly counts: { readonly new: number; readonly due: number; readonly later: number };
  /** Of the last 14 days, oldest first; days in the user's time zone. */
  readonly days: readonly { readonly date: string; readonly known: number; readonly failed: number }[];
  /** Cards by days until they fall due: today, tomorrow …, for 7 days. */
  readonly forecast: readonly number[];
  /** Share of answers that were not "again", 0-1; of all reviews. */
  readonly retention: number;
  readonly reviews: number;
}

export interface EventFilePreview {
  readonly name: string;
  readonly date: string;
  readonly place: string;
  readonly notes: string;
  readonly author: string;
  readonly rows: readonly (EventFileRow & {
    /** new: not held; same: held so; different: held with another rendering, which is `mine`. */
    readonly state: 'new' | 'same' | 'different';
    readonly mine?: string;
  })[];
}

export interface BriefEngine {
  listEvents(input: Record<string, never>, job: Job): Promise<readonly EventSummary[]>;
  /** Reads the papers and keeps their text; they are read once and may be gone afterwards. */
  createEvent(input: EventDetails & { readonly documents: readonly DocumentInput[] }, job: Job): Promise<EventSummary>;
  updateEvent(input: EventDetails & { readonly id: number }, job: Job): Promise<EventSummary>;
  addPapers(
    input: { readonly id: number; readonly documents: readonly DocumentInput[] },
    job: Job,
  ): Promise<EventSummary>;
  removePaper(input: { readonly id: number; readonly paperId: number }, job: Job): Promise<EventSummary>;
  deleteEvent(input: { readonly id: number }, job: Job): Promise<void>;

  /** What the papers hold, by the memory as it is now. */
  getBrief(input: { readonly id: number }, job: Job): Promise<BriefView>;
  /** What can be said of an event's papers, in the order they have it; without its sentences. */
  eventTerms(
    input: { readonly id: number },
    job: Job,
  ): Promise<{ readonly name: string; readonly terms: readonly EventTerm[] }>;
  /** Takes a rendering of a gap into the glossary, with the sentences it was met in as evidence. */
  acceptGap(
    input: {
      readonly id: number;
      readonly key: string;
      /** Citation form in the language of the paper; as proposed where absent. */
      readonly term?: string;
      readonly rendering: string;
      readonly conceptType?: ConceptType;
    },
    job: Job,
  ): Promise<{ readonly entryId: number; readonly coverage: BriefCoverage }>;
  /** Puts gaps aside: they are no titles, or need no rendering. With `back` they return. */
  dismissGaps(
    input: { readonly id: number; readonly keys: readonly string[]; readonly back?: boolean },
    job: Job,
  ): Promise<void>;
  printEvent(
    input: {
      readonly id: number;
      readonly path: string;
      readonly format: PrintFormat;
      readonly kind: PrintKind;
      readonly order: SheetOrder;
      readonly paper: 'a4' | 'a5';
      readonly language: 'en' | 'ru';
    },
    job: Job,
  ): Promise<void>;

  /** Cards of the confirmed pairs of an event; `timeZone` is minutes to add to UTC. */
  study(input: { readonly id: number; readonly timeZone: number }, job: Job): Promise<StudyView>;
  reviewCard(
    input: { readonly cardId: number; readonly eventId: number; readonly rating: Rating },
    job: Job,
  ): Promise<void>;
  undoReview(input: { readonly eventId: number }, job: Job): Promise<{ readonly cardId?: number }>;

  /** Writes what is confirmed as one plain file; no text of the papers goes into it. */
  shareEvent(input: { readonly id: number; readonly path: string }, job: Job): Promise<{ readonly rows: number }>;
  previewEventFile(input: { readonly path: string }, job: Job): Promise<EventFilePreview>;
  /** Takes rows of such a file into a collection of the event's name. */
  mergeEventFile(
    input: { readonly path: string; readonly keys: readonly string[] },
    job: Job,
  ): Promise<{ readonly added: number; readonly merged: number }>;
}
