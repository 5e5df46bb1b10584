import type { CheckSettings, Finding } from '../../core/check/finding.ts';
import type { Job } from '../../core/job.ts';
import type { LanguageTag } from '../../core/text/language.ts';
import type { DocumentInput } from '../contract.ts';

export type { CheckSettings, Finding, RuleId, Severity } from '../../core/check/finding.ts';

export interface CheckRequest {
  readonly text: DocumentInput;
  /** What the text was translated from: then the two are also held against each other. */
  readonly source?: DocumentInput;
  /** Deviations from what is kept (see CheckSettings); absent fields are as kept, or as shipped. */
  readonly settings?: CheckSettings;
}

/** A finding with what the user needs to judge it. */
export interface CheckFinding extends Finding {
  /** Who uses the preferred form: a body's own site, the UN … */
  readonly house?: string;
  /** Where the entry stands that says so: a collection of the memory, or the glossary shipped with the program. */
  readonly authority?: { readonly kind: 'memory'; readonly entryId: number } | { readonly kind: 'starter' };
}

export interface CheckReport {
  readonly name: string;
  readonly language: LanguageTag;
  /** The text the offsets are in, UTF-16 code units. Of a text file its content; of other documents their blocks, a line each. */
  readonly text: string;
  readonly words: number;
  /** In text order, without overlaps. */
  readonly findings: readonly CheckFinding[];
  /** With a source: the probability that the two are translations of each other, 0-1. */
  readonly parallel?: number;
}

export interface CheckMethods {
  /** Finds wrong renderings in a finished text. With an empty memory the shipped glossary alone speaks. */
  check(input: CheckRequest, job: Job): Promise<CheckReport>;
}
