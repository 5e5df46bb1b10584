import type { ConceptType } from '../terms/concept-entry.ts';
import type { NumberKind } from '../text/numbers.ts';

/** The languages a brief renders between. */
export type BriefLanguage = 'ru' | 'en';
export type BriefDirection = 'ru-en' | 'en-ru' | 'both';

/** A place in the papers of an event; offsets in the segment's text, UTF-16 code units, half-open. */
export interface BriefPlace {
  /** Index of the document. */
  readonly document: number;
  /** Index of the segment in it. */
  readonly segment: number;
  readonly start: number;
  readonly end: number;
}

export interface BriefSegment {
  readonly text: string;
  /** Paragraph it stands in, from 0. */
  readonly block: number;
  readonly heading: boolean;
  /** From 1, where the format knows pages. */
  readonly page?: number;
}

export interface BriefDocument {
  readonly name: string;
  readonly language: BriefLanguage;
  /** SHA-256 of the bytes read, hex. */
  readonly hash: string;
  readonly words: number;
  readonly segments: readonly BriefSegment[];
}

/** Names of one thing in one language; empty where none is held. */
export interface BriefNames {
  readonly full: string;
  readonly acronym: string;
  /** Other names that may be used. */
  readonly also: readonly string[];
}

/** A rendering the program proposes and nobody has confirmed. */
export interface BriefSuggestion {
  readonly text: string;
  /** pair: from the papers themselves, given in both languages; similar: a like title has it; parts: put together; transliteration. */
  readonly how: 'pair' | 'similar' | 'parts' | 'transliteration';
  /** The like title and its rendering, or the parts. */
  readonly basis: string;
  /** 0-1, higher is surer; comparable within one `how` only. */
  readonly score: number;
  /** Of a pair: the two sentences it was found in, Russian first. */
  readonly sentences?: { readonly ru: string; readonly en: string };
}

/** A title or term met in the papers. */
export interface BriefItem {
  /** The same as long as papers and glossary are the same. */
  readonly key: string;
  /** gap: no rendering is held. */
  readonly state: 'known' | 'gap';
  /** Who holds it. */
  readonly origin: 'memory' | 'starter' | 'documents';
  readonly entryId?: number;
  readonly conceptType: ConceptType;
  readonly ru: BriefNames;
  readonly en: BriefNames;
  /** The name most often met, in citation form, and the like name in the other language: short for short. Empty rendering for gaps. */
  readonly term: string;
  readonly rendering: string;
  /** Language it was first met in. */
  readonly language: BriefLanguage;
  /** Exactly as first met. */
  readonly asSeen: string;
  /** In order of the documents. */
  readonly places: readonly BriefPlace[];
  /** Best first; of gaps only. */
  readonly suggestions: readonly BriefSuggestion[];
}

export interface BriefSpeaker {
  /** Citation form. */
  readonly name: string;
  readonly language: BriefLanguage;
  /** Name in the other language: held, given in the papers, or romanised. */
  readonly rendering: string;
  readonly confirmed: boolean;
  /** As the papers have it; empty where they do not say. */
  readonly post: string;
  /** Empty where no rendering is held. */
  readonly postRendering: string;
  readonly places: readonly BriefPlace[];
}

export interface BriefAcronym {
  readonly text: string;
  readonly language: BriefLanguage;
  /** What it stands for, by the glossary or by the papers; empty where neither says. */
  readonly expansion: string;
  /** Acronym in the other language; empty where there is none. */
  readonly rendering: string;
  readonly renderingExpansion: string;
  /** Held in the memory or the starter glossary. */
  readonly known: boolean;
  readonly places: readonly BriefPlace[];
}

export interface BriefNumber {
  readonly kind: NumberKind;
  /** The same in every language; see core/text/numbers.ts. */
  readonly key: string;
  readonly text: string;
  /** How the other language writes it. */
  readonly rendering: string;
  readonly language: BriefLanguage;
  readonly places: readonly BriefPlace[];
}

export interface BriefCoverage {
  /** Occurrences of titles, terms and acronyms. */
  readonly occurrences: number;
  /** Those of them a rendering is held for. */
  readonly rendered: number;
  /** rendered of occurrences, 0-100, rounded down; 100 where nothing occurs. */
  readonly percent: number;
}

/** What the papers of an event hold. */
export interface BriefContent {
  readonly documents: readonly BriefDocument[];
  /** In order of appearance. */
  readonly items: readonly BriefItem[];
  readonly speakers: readonly BriefSpeaker[];
  readonly acronyms: readonly BriefAcronym[];
  readonly numbers: readonly BriefNumber[];
  readonly coverage: BriefCoverage;
}

/** What the user says of the event. */
export interface BriefEvent {
  readonly name: string;
  /** ISO date, or empty. */
  readonly date: string;
  readonly place: string;
  readonly notes: string;
  readonly direction: BriefDirection;
}

export interface Brief extends BriefContent {
  readonly event: BriefEvent;
}

export const otherLanguage = (language: BriefLanguage): BriefLanguage => (language === 'ru' ? 'en' : 'ru');

/** ru-en for Russian papers, en-ru for English ones, both where there are both. */
export function directionOf(documents: readonly { readonly language: BriefLanguage }[]): BriefDirection {
  const russian = documents.some(({ language }) => language === 'ru');
  const english = documents.some(({ language }) => language === 'en');
  return russian && english ? 'both' : english ? 'en-ru' : 'ru-en';
}

/** The name to show: the full one, or what there is. */
export const nameOf = ({ full, acronym, also }: BriefNames): string => full || acronym || (also[0] ?? '');
