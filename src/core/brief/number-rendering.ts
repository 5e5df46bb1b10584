import type { FoundNumber } from '../text/numbers.ts';
import { type BriefLanguage, otherLanguage } from './brief.ts';

const locales: Readonly<Record<BriefLanguage, string>> = { ru: 'ru-RU', en: 'en-GB' };
/** From here on a number is said and written in millions. */
const largeNumber = 1_000_000;

/** How the other language writes a number; empty where there is nothing to gain (Roman numerals, plain small numbers). */
export function renderedNumber({ kind, key }: Pick<FoundNumber, 'kind' | 'key'>, language: BriefLanguage): string {
  const target = otherLanguage(language);
  const locale = locales[target];
  switch (kind) {
    case 'date':
      return dateIn(key, locale, target);
    case 'percent':
      return `${numberIn(Number(key.slice(0, -1)), locale)}${target === 'ru' ? ' %' : '%'}`;
    case 'amount': {
      const [value = '', currency = ''] = key.split(' ');
      return amountIn(Number(value), currency, locale);
    }
    case 'time':
    case 'roman':
      return '';
    default:
      return numberIn(Number(key), locale);
  }
}

function numberIn(value: number, locale: string): string {
  if (!Number.isFinite(value)) return '';
  if (Math.abs(value) < largeNumber)
    return new Intl.NumberFormat(locale, { maximumFractionDigits: 10, useGrouping: 'min2' }).format(value);
  return compact(value, locale).format(value);
}

/** «1,25 миллиона»; a number that would lose digits that way is written out. */
function compact(value: number, locale: string, options: Intl.NumberFormatOptions = {}): Intl.NumberFormat {
  const digits = String(value).replace(/\D/g, '').replace(/0+$/, '').length;
  if (digits > 5) return new Intl.NumberFormat(locale, { maximumFractionDigits: 2, ...options });
  return new Intl.NumberFormat(locale, {
    notation: 'compact',
    compactDisplay: 'long',
    maximumFractionDigits: 4,
    ...options,
  });
}

function amountIn(value: number, currency: string, locale: string): string {
  if (!Number.isFinite(value) || !/^[A-Z]{3}$/.test(currency)) return '';
  const options: Intl.NumberFormatOptions = {
    style: 'currency',
    currency,
    currencyDisplay: 'name',
    minimumFractionDigits: 0,
  };
  if (value < largeNumber) return new Intl.NumberFormat(locale, { ...options, maximumFractionDigits: 2 }).format(value);
  return compact(value, locale, options).format(value);
}

/** `2024-10-07`, `2024-10`, `--10-07`, `--10` */
function dateIn(key: string, locale: string, language: BriefLanguage): string {
  const match = /^(\d{1,4}|-)-(\d{2})(?:-(\d{2}))?$/.exec(key);
  if (match === null) return '';
  const [, year = '', month = '', day] = match;
  // A leap year, so that 29 February is a day.
  const known = year !== '-';
  const date = new Date(Date.UTC(known ? Number(year) : 2000, Number(month) - 1, Number(day ?? 1)));
  if (known) date.setUTCFullYear(Number(year));
  const text = new Intl.DateTimeFormat(locale, {
    timeZone: 'UTC',
    month: 'long',
    ...(known && { year: 'numeric' }),
    ...(day !== undefined && { day: 'numeric' }),
  }).format(date);
  return language === 'ru' ? text.replace(/\u00A0/g, ' ') : text;
}
