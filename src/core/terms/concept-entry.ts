import type { Property } from '../memory/records.ts';
import type { LanguageTag } from '../text/language.ts';
import type { TextPlace } from '../text/place.ts';

/** Kinds of things that bear an official title. */
export const conceptTypes = ['organisation', 'body', 'post', 'document', 'person', 'event', 'place', 'other'] as const;
export type ConceptType = (typeof conceptTypes)[number];

export const termTypes = ['fullForm', 'acronym', 'shortForm', 'transliteratedForm', 'variant', 'formerName'] as const;
export type TermType = (typeof termTypes)[number];

export const administrativeStatuses = ['preferred', 'admitted', 'deprecated', 'superseded'] as const;
export type AdministrativeStatus = (typeof administrativeStatuses)[number];

export const genders = ['masculine', 'feminine', 'neuter'] as const;
export const grammaticalNumbers = ['singular', 'plural'] as const;

/** Cases in which a form can be put right; the nominative is the term itself. */
export const formCases = ['genitive', 'dative', 'accusative', 'instrumental', 'prepositional'] as const;
export type FormCase = (typeof formCases)[number];

/** Forms of a term that stand in place of the generated ones. */
export type CorrectedForms = { readonly [Case in FormCase]?: string };

/** One designation of a concept in one language (TBX termSec). */
export interface TermSection {
  readonly id: number;
  readonly language: LanguageTag;
  readonly text: string;
  readonly termType: TermType;
  readonly administrativeStatus: AdministrativeStatus;
  readonly gender?: (typeof genders)[number];
  readonly number?: (typeof grammaticalNumbers)[number];
  readonly forms?: CorrectedForms;
  /** ISO dates, a month (2015-03) or a year (2015), inclusive. */
  readonly validFrom?: string;
  readonly validTo?: string;
  readonly note?: string;
  /** What an imported file says beyond this; a term that is saved without keeps what it has. */
  readonly properties?: readonly Property[];
}

/** Why a term is held: who wrote it where. */
export interface Evidence {
  readonly id: number;
  readonly termId: number;
  readonly documentName: string;
  /** Publisher: the body's own site, UN, CIS, press … */
  readonly house?: string;
  readonly date?: string;
  readonly sourceText: string;
  readonly targetText: string;
  /** Where the term stands in the text of its side, UTF-16 code units, half-open. */
  readonly sourceStart: number;
  readonly sourceEnd: number;
  readonly targetStart: number;
  readonly targetEnd: number;
  /** Where the sentences stand in their documents, where that is known. */
  readonly sourcePlace?: TextPlace;
  readonly targetPlace?: TextPlace;
  /** ISO 8601, UTC, of the acceptance. */
  readonly capturedAt: string;
}

/** One thing in the world and all its names (TBX conceptEntry). */
export interface ConceptEntry {
  readonly id: number;
  readonly collectionId: number;
  readonly conceptType: ConceptType;
  readonly subjectField?: string;
  readonly definition?: string;
  readonly note?: string;
  readonly terms: readonly TermSection[];
  readonly properties?: readonly Property[];
  readonly createdAt: string;
  readonly changedAt: string;
}
