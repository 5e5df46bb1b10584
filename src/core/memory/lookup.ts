/** Booth lookup: one box, any language, as one types. */
import type { AdministrativeStatus, ConceptType, TermType } from '../terms/concept-entry.ts';
import type { LanguageTag } from '../text/language.ts';

export interface LookupRequest {
  readonly query: string;
  /** Results at most, 1 or more. */
  readonly limit: number;
  /** All collections if absent. */
  readonly collectionIds?: readonly number[];
}

/** Why an entry was found, surest first. */
export const lookupReasons = [
  'exact',
  'acronym',
  'inflected',
  'prefix',
  'words',
  'initials',
  'layout',
  'transliteration',
  'typo',
  'substring',
] as const;
export type LookupReason = (typeof lookupReasons)[number];

export interface LookupTerm {
  readonly language: LanguageTag;
  readonly text: string;
  readonly termType: TermType;
  readonly administrativeStatus: AdministrativeStatus;
}

export interface LookupHit {
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
  readonly terms: readonly LookupTerm[];
  /** Pieces of evidence behind the entry. */
  readonly evidence: number;
}
