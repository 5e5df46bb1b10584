/** Part of the contract: the memory at a glance. */
import type { Job } from '../../core/job.ts';
import type { EventCoverage } from '../../core/memory/events.ts';
import type { Growth } from '../../core/memory/growth.ts';
import type { MemoryOverview } from '../../core/memory/overview.ts';

export type { EventCoverage } from '../../core/memory/events.ts';
export type { Growth } from '../../core/memory/growth.ts';
export type { NextEvent, TextQuality } from '../../core/memory/overview.ts';

export interface Overview extends Omit<MemoryOverview, 'days'> {
  readonly entries: number;
  /** By when entries and units were made, which of imported ones is what their file says. */
  readonly growth: Growth;
}

export interface OverviewMethods {
  /** What is shown when the window opens: under 100 ms at 200,000 entries and a million units. */
  overview(input: Record<string, never>, job: Job): Promise<Overview>;
  /** Coverage of an event by the glossary as it is now; what was found is kept for the overview. Reads all papers: seconds. */
  eventCoverage(input: { readonly id: number }, job: Job): Promise<EventCoverage>;
}
