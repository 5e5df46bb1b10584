/** Fuzzy match: units whose text is like a segment. */
import type { LanguageTag } from '../text/language.ts';
import type { UnitBead } from './concordance.ts';
import type { InlineTag } from './records.ts';
import type { UnitFilter } from './unit-filter.ts';

export interface MatchRequest extends UnitFilter {
  readonly text: string;
  readonly tags?: readonly InlineTag[];
  /** Language of the text; detected by script where absent. */
  readonly language?: LanguageTag;
  /** Language wanted on the other side; any other one if absent. */
  readonly targetLanguage?: LanguageTag;
  /** Segments around it, for in-context matches. */
  readonly previous?: string;
  readonly next?: string;
  /** Least similarity, 0-100. */
  readonly min: number;
  readonly limit: number;
}

/** A stretch of the found text that differs from the segment asked for; UTF-16, half-open. */
export interface Difference {
  readonly kind: 'changed' | 'inserted' | 'deleted';
  /** In the text asked for. */
  readonly queryStart: number;
  readonly queryEnd: number;
  /** In the found text. */
  readonly start: number;
  readonly end: number;
}

export interface Penalty {
  readonly why: 'case' | 'punctuation' | 'tags' | 'number' | 'several-renderings' | 'language-region';
  /** Points taken off. */
  readonly points: number;
}

export interface Match {
  readonly unitId: number;
  readonly collection: string;
  /** 0-100; 101 where both neighbours agree as well. */
  readonly similarity: number;
  readonly source: string;
  readonly sourceLanguage: LanguageTag;
  /** The rendering, with numbers put in where that is safe. */
  readonly target: string;
  readonly targetLanguage: LanguageTag;
  readonly targetTags: readonly InlineTag[];
  /** True where numbers of the segment were put into the target. */
  readonly numbersSubstituted: boolean;
  readonly differences: readonly Difference[];
  readonly penalties: readonly Penalty[];
  readonly origin: string;
  readonly changedAt: string;
  readonly bead?: UnitBead;
}
