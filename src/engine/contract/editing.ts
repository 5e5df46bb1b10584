/** Part of the contract: what a user may change in the texts of a bitext. The files themselves are never touched. */
import type { Job } from '../../core/job.ts';
import type { TextQuery } from '../../core/text/find-replace.ts';
import type { BitextSummary } from '../contract.ts';

export type BitextSideName = 'source' | 'target';

/** Other segments for one side of a row. */
export interface RowEdit {
  readonly bitextId: number;
  readonly beadId: number;
  readonly side: BitextSideName;
  /** The segments as the caller saw them: `text-changed` where they are others by now. */
  readonly was: readonly string[];
  /** One more than before splits a sentence, one less joins two, none leaves the side empty. */
  readonly texts: readonly string[];
}

export interface TextReplacement {
  readonly bitextId: number;
  readonly find: TextQuery;
  /** With $1, $<name> and $& where `find` is a regular expression. */
  readonly replacement: string;
  readonly sides: readonly BitextSideName[];
}

export interface ReplacementResult {
  /** Places replaced, and rows they stood in. */
  readonly places: number;
  readonly rows: number;
}

export interface EditingMethods {
  /** A row left without any text goes; a confirmed one stays so and its translation unit follows. */
  editRow(input: RowEdit, job: Job): Promise<void>;
  /** Takes rows out with their texts. */
  deleteRows(input: { readonly bitextId: number; readonly beadIds: readonly number[] }, job: Job): Promise<void>;
  /** Exchanges the two texts of each row. */
  swapRows(input: { readonly bitextId: number; readonly beadIds: readonly number[] }, job: Job): Promise<void>;
  /** Makes the target of a bitext its source and the reverse. */
  swapSides(input: { readonly bitextId: number }, job: Job): Promise<BitextSummary>;
  /** Replaces everywhere, as one change; `pattern-invalid` where there is nothing to look for. Segments left empty go. */
  replaceText(input: TextReplacement, job: Job): Promise<ReplacementResult>;
}
