/** Part of the contract: a text of any length read in pieces, and read again for no more than what changed in it. */
import type { Job } from '../../core/job.ts';
import type { BeadColumns } from '../../core/memory/bead-columns.ts';
import type { Splice } from '../../core/memory/splice.ts';
import type { BitextSummary, SegmentView } from '../contract.ts';

/** How the segments of one side differ from what the caller has; their texts are asked for in pieces. */
export interface SegmentChanges extends Splice {
  /** UTF-16 code units of each segment added, to guess the heights of rows by. */
  readonly lengths: Uint32Array;
}

/** Runs of neighbouring segments, half-open. */
export interface SegmentRanges {
  readonly source: { readonly start: number; readonly end: number };
  readonly target: { readonly start: number; readonly end: number };
}

export interface SegmentPiece extends SegmentRanges {
  readonly sourceSegments: readonly SegmentView[];
  readonly targetSegments: readonly SegmentView[];
}

/** What turns a text at the revision the caller has, or an empty one, into the text as it is now. */
export interface BitextChanges extends BitextSummary {
  /** Names this content; other content never has the same. */
  readonly revision: number;
  /** The revision the changes are to be made to; absent where they begin with nothing. */
  readonly since?: number;
  readonly beadChanges: Splice & { readonly columns: BeadColumns };
  readonly sourceChanges: SegmentChanges;
  readonly targetChanges: SegmentChanges;
  /** Texts to begin with. */
  readonly piece: SegmentPiece;
  /** The pieces in which the other texts that changed can be read, in order. */
  readonly unread: readonly SegmentRanges[];
}

export interface ReadingMethods {
  /**
   * Opens a text for a window. With `since` it is not opened but read again: what changed after that revision, or all where
   * the revision is no longer known. The first piece holds the texts about `near`, the first segments of a row.
   */
  openBitext(
    input: {
      readonly id: number;
      readonly since?: number;
      readonly near?: { readonly sourceStart: number; readonly targetStart: number };
    },
    job: Job,
  ): Promise<BitextChanges>;
  /** A piece of a text at a revision; undefined where that is no longer known: then the text is to be read again. */
  readSegments(
    input: { readonly id: number; readonly revision: number } & SegmentRanges,
    job: Job,
  ): Promise<SegmentPiece | undefined>;
}
