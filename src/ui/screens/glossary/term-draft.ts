import { cleanForms } from '../../../core/terms/corrected-forms.ts';
import type { EntryView, TermDraft } from '../../../engine/contract.ts';
import { readValidity, type TypedValidity, typedDate } from './validity-text.ts';

/** A term in the form; the key is React's, for new ones have no id yet. Validity is as it is being typed. */
export interface DraftRow extends Omit<TermDraft, 'validFrom' | 'validTo'>, TypedValidity {
  readonly key: number;
}

let nextKey = 1;

export function emptyTerm(language: string, text = ''): DraftRow {
  return {
    key: nextKey++,
    language,
    text,
    termType: 'fullForm',
    administrativeStatus: 'preferred',
    from: '',
    to: '',
  };
}

/** All the model has of a term: what the form would leave out, saving it would lose. */
export function rowOf({ validFrom, validTo, properties: _, ...term }: EntryView['terms'][number]): DraftRow {
  return { ...term, key: nextKey++, from: typedDate(validFrom), to: typedDate(validTo) };
}

/** What is sent to be saved; undefined where the validity cannot be read. */
export function termOf({ key: _, from, to, forms, note, text, ...term }: DraftRow): TermDraft | undefined {
  const read = readValidity({ from, to });
  if ('wrong' in read) return undefined;
  const kept = cleanForms(forms);
  return {
    ...term,
    ...read.validity,
    text: text.trim(),
    ...(kept !== undefined && { forms: kept }),
    ...(note !== undefined && note.trim() !== '' && { note: note.trim() }),
  } as TermDraft;
}

/** Whether there is something that stands in the folded part of the form. */
export function saysMore({ gender, number, forms, note, from, to }: DraftRow): boolean {
  return [gender, number, forms, note || undefined, from || undefined, to || undefined].some(
    (value) => value !== undefined,
  );
}
