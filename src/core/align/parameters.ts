/**
 * The aligner's numbers. All scores are natural logarithms of likelihood ratios against "these lines have nothing to do
 * with each other". Found on the dev sets and on noise of our own over the clean ones; see docs/benchmarks/alignment.md.
 */
export interface Parameters {
  /** Share of a known word's occurrences that its translations explain; the rest is free choice of the translator. */
  readonly lambda: number;
  /** Words of one bead are not independent, so their sum is taken for less than it says. */
  readonly wordWeight: number;
  readonly lengthWeight: number;
  /** Width of ln(target length / source length): base + slope / sqrt(characters). */
  readonly lengthBase: number;
  readonly lengthSlope: number;
  /** The same width between lines that have nothing to do with each other. */
  readonly lengthBackground: number;
  /** Greatest penalty for lengths that do not fit. */
  readonly lengthFloor: number;
  /** ln prior of shapes against 1-1. */
  readonly prior12: number;
  readonly prior22: number;
  /** For every line beyond: 1-3 = prior12 + priorMore … */
  readonly priorMore: number;
  /** ln prior of the first and of each following line without counterpart. */
  readonly gapOpen: number;
  readonly gapMore: number;
  /** Exponent of the share of a word's translations that the other text holds at all: 1 = full renormalising. */
  readonly renormalise: number;
  /** Trust in the lexicon where none of a word's translations occurs in the other text at all, 0-1. */
  readonly absent: number;
}

export const defaults: Parameters = {
  lambda: 0.65,
  wordWeight: 0.9,
  lengthWeight: 2,
  lengthBase: 0.18,
  lengthSlope: 1.3,
  lengthBackground: 0.9,
  lengthFloor: -8,
  prior12: -3,
  prior22: -6,
  priorMore: -1.4,
  gapOpen: -3.3,
  gapMore: -1.4,
  renormalise: 0.5,
  absent: 0.5,
};
