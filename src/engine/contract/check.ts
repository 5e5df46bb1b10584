import type { CheckSettings, Finding } from '../../core/check/finding.ts';
import type { Ignored, IgnoredFinding } from '../../core/check/ignoring.ts';
import type { Job } from '../../core/job.ts';
import type { AdministrativeStatus, ConceptType, TermType } from '../../core/terms/concept-entry.ts';
import type { LanguageTag } from '../../core/text/language.ts';
import type { DocumentInput } from '../contract.ts';

export type { CheckSettings, Finding, RuleId, Severity } from '../../core/check/finding.ts';
export type { IgnoredFinding, IgnoreScope } from '../../core/check/ignoring.ts';

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
  /** What stands around it, for ignoring it once. */
  readonly context: string;
  /** Where the entry stands that says so: a collection of the memory, or the glossary shipped with the program. */
  readonly authority?:
    | { readonly kind: 'memory'; readonly entryId: number }
    | { readonly kind: 'starter'; readonly starterId: number };
}

/** What is kept of it; the spelling is a setting of the memory. */
export type KeptCheckSettings = Omit<CheckSettings, 'spelling'>;

export interface CheckReport {
  readonly name: string;
  readonly language: LanguageTag;
  /** The text the offsets are in, UTF-16 code units. Of a text file its content; of other documents their blocks, a line each. */
  readonly text: string;
  readonly words: number;
  /** In text order, without overlaps. */
  readonly findings: readonly CheckFinding[];
  /** Findings left out because the user ignores them. */
  readonly ignored: number;
  /** With a source: the probability that the two are translations of each other, 0-1. */
  readonly parallel?: number;
}

/** An entry of the glossary shipped with the program: to be read and copied, never changed. */
export interface StarterEntryView {
  /** Below 0. */
  readonly id: number;
  readonly conceptType: ConceptType;
  readonly house?: string;
  readonly ru: string;
  readonly en: string;
  /** All names as they are listed. */
  readonly terms: readonly {
    readonly language: LanguageTag;
    readonly text: string;
    readonly termType: TermType;
    readonly administrativeStatus: AdministrativeStatus;
  }[];
}

/** A report for somebody else; `text` is the corrected text alone. */
export interface CheckExport {
  readonly path: string;
  readonly format: 'html' | 'docx' | 'xlsx' | 'text';
  /** Of the report's own words. */
  readonly language: 'en' | 'ru';
  readonly name: string;
  readonly textLanguage: LanguageTag;
  readonly text: string;
  /** In text order, without overlaps. */
  readonly findings: readonly Omit<CheckFinding, 'context' | 'authority' | 'entryId'>[];
  readonly overwrite?: boolean;
}

export interface CheckMethods {
  /** Makes ready what the first check would wait for, while the user still chooses a text. */
  prepareCheck(input: Record<string, never>, job: Job): Promise<void>;
  /** Finds wrong renderings in a finished text. With an empty memory the shipped glossary alone speaks. */
  check(input: CheckRequest, job: Job): Promise<CheckReport>;
  /** The same of the article that comes with the program. */
  checkSample(input: Pick<CheckRequest, 'settings'>, job: Job): Promise<CheckReport>;
  /** What the user has set for all checks. */
  checkSettings(input: Record<string, never>, job: Job): Promise<KeptCheckSettings>;
  saveCheckSettings(input: KeptCheckSettings, job: Job): Promise<KeptCheckSettings>;
  /** Text and context as the finding has them. */
  ignoreFinding(input: Ignored, job: Job): Promise<IgnoredFinding>;
  /** Of one document and of all, or every one. Newest first. */
  listIgnored(input: { readonly document?: string }, job: Job): Promise<readonly IgnoredFinding[]>;
  unignore(input: { readonly ids: readonly number[] }, job: Job): Promise<void>;
  /** The shipped glossary, page by page; a query is looked for in all names. */
  listStarterEntries(
    input: { readonly query?: string; readonly offset: number; readonly limit: number },
    job: Job,
  ): Promise<{ readonly entries: readonly StarterEntryView[]; readonly total: number }>;
  /** Copies shipped entries into a collection of the user; what it holds already is merged. */
  copyStarterEntries(
    input: { readonly ids: readonly number[]; readonly collectionId: number },
    job: Job,
  ): Promise<{ readonly added: number; readonly merged: number }>;
  exportCheck(input: CheckExport, job: Job): Promise<{ readonly path: string; readonly findings: number }>;
}
