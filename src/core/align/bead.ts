/** A run of segments, zero-based, half-open; empty when start = end. */
export interface SegmentRange {
  readonly start: number;
  readonly end: number;
}

/** One link of an alignment: 1-1, 2-1, 0-1 … */
export interface Bead {
  readonly source: SegmentRange;
  readonly target: SegmentRange;
  /** Probability that this bead is right, 0-1, calibrated on the dev sets. */
  readonly confidence: number;
}

/** What an aligner gives: beads in order, monotone, covering every segment of both sides exactly once. */
export interface Alignment {
  readonly beads: readonly Bead[];
  /** Probability that the two texts are translations of each other at all, 0-1. */
  readonly parallel: number;
}
