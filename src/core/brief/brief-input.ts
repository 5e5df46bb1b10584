import type { Lexicon } from '../align/lexicon.ts';
import type { ConceptType } from '../terms/concept-entry.ts';
import type { Morphology } from '../terms/morphology.ts';
import type { RomanisationSystem } from '../text/transliteration.ts';
import type { BriefDocument } from './brief.ts';
import type { StockTerm } from './term-stock.ts';

export interface BriefInput {
  readonly documents: readonly BriefDocument[];
  /** What is held, in batches; terms of one entry come one after the other. The memory's come before the starter glossary's. */
  readonly stock: AsyncIterable<readonly StockTerm[]> | Iterable<readonly StockTerm[]>;
  /** Pairs found in the papers that are given in both languages. */
  readonly mined?: readonly {
    readonly ru: string;
    readonly en: string;
    readonly conceptType: ConceptType;
    readonly score: number;
    readonly sentences: { readonly ru: string; readonly en: string };
  }[];
  /** Russian first. */
  readonly lexicon: Lexicon;
  readonly morphology: Morphology;
  readonly proposals?: ProposalStyle;
}

/** How what is proposed is written; what is held is shown as it is held. */
export interface ProposalStyle {
  /** Of Russian names; without one the spellings on record come first. */
  readonly romanisation?: RomanisationSystem;
  /** English put together of words, in the user's spelling. */
  readonly respell?: (text: string) => string;
}
