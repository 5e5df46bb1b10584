import { fold } from '../text/fold.ts';

/** Which units a search looks at; what is absent is not filtered by. */
export interface UnitFilter {
  readonly collectionIds?: readonly number[];
  /** A part of what a unit's origin is called: a file, a program, a client. */
  readonly origin?: string;
  /** ISO 8601, UTC: changed then or later. */
  readonly changedSince?: string;
}

/** Whether the origin of a unit holds what is asked for, case and the like aside. */
export function isOfOrigin(origin: string | null, wanted: string | undefined): boolean {
  return wanted === undefined || (origin !== null && fold(origin).includes(fold(wanted)));
}
