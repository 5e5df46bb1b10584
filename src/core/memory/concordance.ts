/** Concordance: every unit in which some words stand, on either side. */
import type { LanguageTag } from '../text/language.ts';
import type { UnitFilter } from './unit-filter.ts';

export interface ConcordanceRequest extends UnitFilter {
  readonly text: string;
  readonly limit: number;
  /** Language of the side it must be found in; either if absent. */
  readonly language?: LanguageTag;
}

/** UTF-16 code units, half-open. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** The bead a unit was confirmed in, and where that stands in its bitext: indices of its first segments. */
export interface UnitBead {
  readonly id: number;
  readonly bitextId: number;
  readonly sourceStart: number;
  readonly targetStart: number;
}

export interface ConcordanceHit {
  readonly unitId: number;
  readonly collection: string;
  /** The side in which it was found. */
  readonly source: string;
  readonly sourceLanguage: LanguageTag;
  readonly sourceSpans: readonly Span[];
  readonly target: string;
  readonly targetLanguage: LanguageTag;
  /** `substring`: letter for letter but for case, quotes and the like; `stems`: other forms of the same words, side by side. */
  readonly why: 'substring' | 'stems';
  readonly origin: string;
  readonly bead?: UnitBead;
  readonly changedAt: string;
}
