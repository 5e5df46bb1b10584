import type { CorrectedForms } from '../terms/concept-entry.ts';
import type { EnglishSpelling } from '../text/english-spelling.ts';
import type { LanguageTag } from '../text/language.ts';

/** Rules in the order in which they win where two would mark the same place. */
export const ruleIds = [
  'untranslated',
  'deprecated-form',
  'romanised-acronym',
  'minister',
  'calque',
  'near-title',
  'capitals',
  'missing-rendering',
  'rendered-two-ways',
  'inconsistent-name',
  'name-spelling',
  'number-differs',
  'spelling',
  'acronym-introduction',
] as const;
export type RuleId = (typeof ruleIds)[number];

/** major: a professional would correct it; minor: a professional would look at it; note: a matter of house style. */
export const severities = ['major', 'minor', 'note'] as const;
export type Severity = (typeof severities)[number];

/** One place in a finished text that should be looked at. */
export interface Finding {
  readonly rule: RuleId;
  readonly severity: Severity;
  /** In the text checked, UTF-16 code units, half-open. */
  readonly start: number;
  readonly end: number;
  readonly text: string;
  /** What should stand there, best first; empty where only the user can know. */
  readonly preferred: readonly string[];
  /** Why: a key under `check.reason.` in the locales, with its placeholders. */
  readonly reason: { readonly key: string; readonly details: Readonly<Record<string, string | number>> };
  /** The glossary entry that says so. */
  readonly entryId?: number;
}

/** What the check knows of a concept: a thin view of a ConceptEntry. */
export interface CheckConcept {
  readonly id: number;
  readonly conceptType: string;
  readonly terms: readonly {
    readonly language: LanguageTag;
    readonly text: string;
    readonly forms?: CorrectedForms;
    readonly termType: string;
    readonly administrativeStatus: string;
    readonly validFrom?: string;
    readonly validTo?: string;
  }[];
  /** Who uses the preferred form: UN, CSTO … */
  readonly house?: string;
}

export interface CheckSettings {
  /** Rules not to run. */
  readonly off?: readonly RuleId[];
  /** Which spelling the text should keep; without it both pass. */
  readonly spelling?: EnglishSpelling;
  /** Without the glossary shipped with the program. */
  readonly ownGlossaryOnly?: boolean;
  /** Date of the text, ISO: names outside their validity then are found. */
  readonly date?: string;
}
