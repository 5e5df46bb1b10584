import type { AdministrativeStatus, ConceptType } from '../terms/concept-entry.ts';

export type MarkSide = 'source' | 'target';
export const markSides: readonly MarkSide[] = ['source', 'target'];

export type MarkKind = 'title' | 'number' | 'acronym' | 'name';

/** What is known of what is marked. */
export type MarkMeaning =
  | {
      readonly from: 'memory';
      readonly entryId: number;
      readonly conceptType: ConceptType;
      readonly status: AdministrativeStatus;
      /** What to say in the other language; empty where none is held. */
      readonly rendering: string;
      /** What should stand in place of a wrong form; absent where the form may stand. */
      readonly better?: string;
    }
  | {
      readonly from: 'candidate';
      readonly candidateId: number;
      readonly state: 'proposed' | 'accepted';
      readonly conceptType: ConceptType;
      /** In the other language, as proposed. */
      readonly rendering: string;
    }
  /** Of the glossary that comes with the program. */
  | { readonly from: 'program'; readonly rendering: string; readonly isWrong: boolean }
  /** A number, written as the other language writes it; empty where there is nothing to say. */
  | { readonly from: 'number'; readonly rendering: string };

/** A place in a row that has or should have a counterpart on the other side. */
export interface Mark {
  readonly side: MarkSide;
  /** Index among the segments of its side of the row. */
  readonly segment: number;
  /** In the segment, UTF-16 code units, half-open. */
  readonly start: number;
  readonly end: number;
  readonly kind: MarkKind;
  /** Marks of a row that share a number belong together. */
  readonly groups: readonly number[];
  /** Groups of what stands within it: ОБСЕ in Парламентская ассамблея ОБСЕ. */
  readonly covers: readonly number[];
  /** Nothing on the other side belongs to it, and something should. */
  readonly alone: boolean;
  readonly meaning?: MarkMeaning;
}

/** A place on one side of a row, whose segments are joined by one space each. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

export const overlaps = (one: Span, other: Span): boolean => one.start < other.end && other.start < one.end;

/** Whether a mark is, or has within it, the counterpart of another on the other side of the row. */
export function isCounterpart(of: Mark, mark: Mark): boolean {
  return of.side !== mark.side && of.groups.some((group) => mark.groups.includes(group) || mark.covers.includes(group));
}
