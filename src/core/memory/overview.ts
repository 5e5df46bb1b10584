import type { ConceptType } from '../terms/concept-entry.ts';
import type { EventCoverage } from './events.ts';

/** A memory at a glance: counts that are kept, so that the largest answers as soon as the smallest. */
export interface MemoryOverview {
  /** Largest first; types without entries are left out. */
  readonly types: readonly { readonly conceptType: ConceptType; readonly entries: number }[];
  readonly units: number;
  /** What was made on each day, from `since` on; days without anything are left out. In order. */
  readonly days: readonly { readonly day: string; readonly entries: number; readonly units: number }[];
  /** Of the texts opened last, in that order. */
  readonly texts: readonly TextQuality[];
  /** The first event from `today` on; without a dated one the undated event opened last. */
  readonly nextEvent?: NextEvent;
}

/** How far the alignment of a text can be trusted; rows are beads. */
export interface TextQuality {
  readonly bitextId: number;
  readonly beads: number;
  readonly confirmed: number;
  /** Neither confirmed nor sure. */
  readonly doubtful: number;
  /** Mean confidence, 0-1. */
  readonly confidence: number;
}

export interface NextEvent {
  readonly id: number;
  readonly name: string;
  /** ISO date, or empty. */
  readonly date: string;
  /** As it was last found; absent while it never was. */
  readonly coverage?: EventCoverage;
  /** The glossary or the papers are not what they were then. */
  readonly stale: boolean;
}

export interface OverviewRequest {
  /** ISO dates. */
  readonly today: string;
  readonly since: string;
  /** How many of the texts opened last are looked at. */
  readonly texts: number;
  /** A bead that is not confirmed is doubtful below this confidence, 0-1. */
  readonly doubtfulBelow: number;
}
