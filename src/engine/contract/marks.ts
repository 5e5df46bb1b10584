/** Part of the contract: what stands in a row of an alignment and should have a counterpart on the other side. */
import type { Job } from '../../core/job.ts';
import type { Mark } from '../../core/marks/mark.ts';

export type { Mark, MarkKind, MarkMeaning, MarkSide } from '../../core/marks/mark.ts';

export interface BeadMarks {
  readonly beadId: number;
  /** Side by side, in order, not overlapping. */
  readonly marks: readonly Mark[];
}

export interface MarkMethods {
  /**
   * Titles, numbers, acronyms and names of some beads, by the memory and the candidates as they are now. Texts are taken
   * as they were at the revision, as long as it is known; beads it does not have are left out.
   */
  markBeads(
    input: { readonly bitextId: number; readonly revision: number; readonly beadIds: readonly number[] },
    job: Job,
  ): Promise<readonly BeadMarks[]>;
  /**
   * The next bead behind `after`, going round once, in which an acronym, a number or a name stands on one side only. No
   * id where there is none.
   */
  nextOneSided(
    input: { readonly bitextId: number; readonly after: number },
    job: Job,
  ): Promise<{ readonly beadId?: number }>;
}
