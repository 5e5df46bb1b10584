import { isReversed, parsePartialDate } from '../../../core/terms/validity.ts';
import { formatPartialDate } from '../../format.ts';
import { interfaceLanguage, say } from '../../words.ts';

interface Validity {
  readonly validFrom?: string | undefined;
  readonly validTo?: string | undefined;
}

/** "in use from 2015", "in use until March 2020", "in use 2015 – 2020"; empty where nothing is said. */
export function validityText({ validFrom, validTo }: Validity): string {
  const from = validFrom === undefined ? '' : formatPartialDate(validFrom);
  const to = validTo === undefined ? '' : formatPartialDate(validTo);
  if (from === '' && to === '') return '';
  return say(`glossary.validity.${to === '' ? 'since' : from === '' ? 'until' : 'between'}`, { from, to });
}

/** As a list has room for: "2015–2020", "2015–", "–2020". */
export function validityYears({ validFrom, validTo }: Validity): string {
  if (validFrom === undefined && validTo === undefined) return '';
  return `${validFrom?.slice(0, 4) ?? ''}–${validTo?.slice(0, 4) ?? ''}`;
}

/** As one types it: Russian papers write 31.03.2015. */
export function typedDate(iso: string | undefined): string {
  if (iso === undefined) return '';
  return interfaceLanguage() === 'ru' ? iso.split('-').reverse().join('.') : iso;
}

export interface TypedValidity {
  readonly from: string;
  readonly to: string;
}

/** What was typed as the memory keeps it, or the key of what is wrong with it and the field it is wrong in. */
export function readValidity({
  from,
  to,
}: TypedValidity):
  | { readonly validity: Validity }
  | { readonly wrong: 'unreadable' | 'reversed'; readonly field: 'from' | 'to' } {
  const validFrom = from.trim() === '' ? undefined : parsePartialDate(from);
  const validTo = to.trim() === '' ? undefined : parsePartialDate(to);
  if (from.trim() !== '' && validFrom === undefined) return { wrong: 'unreadable', field: 'from' };
  if (to.trim() !== '' && validTo === undefined) return { wrong: 'unreadable', field: 'to' };
  const validity = { ...(validFrom && { validFrom }), ...(validTo && { validTo }) };
  return isReversed(validity) ? { wrong: 'reversed', field: 'to' } : { validity };
}
