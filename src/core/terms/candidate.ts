import type { AdministrativeStatus, ConceptType, TermType } from './concept-entry.ts';

/** Where a title was seen: a bead, and offsets in the joined text of its side (segments joined by one space). */
export interface TitleOccurrence {
  /** Index of the bead in the alignment. */
  readonly bead: number;
  readonly sourceStart: number;
  readonly sourceEnd: number;
  readonly targetStart: number;
  readonly targetEnd: number;
}

/** One side of a proposed pair. */
export interface ProposedTerm {
  /** Citation form, as it will be stored. */
  readonly text: string;
  /** Exactly as the document has it, first occurrence. */
  readonly asSeen: string;
  readonly termType: TermType;
  readonly administrativeStatus: AdministrativeStatus;
}

/** A pair of official titles proposed to the user. */
export interface TitlePair {
  readonly source: ProposedTerm;
  readonly target: ProposedTerm;
  readonly conceptType: ConceptType;
  /** Probability that a professional would accept the pair, 0-1, calibrated. */
  readonly score: number;
  /** Pairs with the same group name the same thing; numbers start at 0 within one document pair. */
  readonly group: number;
  readonly occurrences: readonly TitleOccurrence[];
}
