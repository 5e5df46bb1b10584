import { type CorrectedForms, formCases } from '../../../core/terms/concept-entry.ts';

export interface CaseForm {
  readonly case: string;
  readonly text: string;
  /** What stood there before it was put right; empty where nothing could be generated. */
  readonly instead?: string;
}

/** The generated forms of a term with those that were put right in their places. */
export function withCorrections(
  generated: readonly { readonly case: string; readonly text: string }[],
  forms: CorrectedForms = {},
): readonly CaseForm[] {
  const cases = ['nominative', ...formCases];
  return cases.flatMap((one): CaseForm[] => {
    const made = generated.find((form) => form.case === one)?.text;
    const corrected = (forms as Readonly<Record<string, string | undefined>>)[one];
    if (corrected !== undefined && corrected !== made) return [{ case: one, text: corrected, instead: made ?? '' }];
    return made === undefined ? [] : [{ case: one, text: made }];
  });
}
