import { type CorrectedForms, formCases } from './concept-entry.ts';

/** As they are kept: trimmed, in the order of the cases; undefined where nothing is put right. */
export function cleanForms(forms: CorrectedForms | undefined): CorrectedForms | undefined {
  const kept = formCases.flatMap((one) => {
    const text = forms?.[one]?.trim() ?? '';
    return text === '' ? [] : [[one, text] as const];
  });
  return kept.length === 0 ? undefined : Object.fromEntries(kept);
}

/** What somebody else wrote as such forms; undefined where there are none in it. */
export function readForms(value: unknown): CorrectedForms | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const texts = Object.entries(value).filter((entry): entry is [string, string] => typeof entry[1] === 'string');
  return cleanForms(Object.fromEntries(texts));
}

/** All texts a term is met under: itself, then its corrected forms, each once. */
export function textsOf({ text, forms }: { readonly text: string; readonly forms?: CorrectedForms }): string[] {
  return forms === undefined ? [text] : [...new Set([text, ...Object.values(forms)])];
}
