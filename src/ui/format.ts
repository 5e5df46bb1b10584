/** Numbers, dates and language names as the language of the interface writes them. */
import { primaryLanguage } from '../core/text/language.ts';
import { interfaceLanguage } from './words.ts';

/** Official English writes the day first. */
function locale(): string {
  return interfaceLanguage() === 'en' ? 'en-GB' : 'ru';
}

export function formatNumber(value: number): string {
  return new Intl.NumberFormat(locale()).format(value);
}

/** Of a share, 0-1. */
export function formatPercent(share: number): string {
  return new Intl.NumberFormat(locale(), { style: 'percent', maximumFractionDigits: 0 }).format(share);
}

/** Within a sentence: Russian writes the names of languages small. */
export function languageName(tag: string): string {
  return new Intl.DisplayNames(locale(), { type: 'language' }).of(tag) ?? tag;
}

/** Standing alone, in a heading or a list. */
export function languageHeading(tag: string): string {
  const name = languageName(tag);
  return name.charAt(0).toUpperCase() + name.slice(1);
}

export function languageCode(tag: string): string {
  return primaryLanguage(tag).toUpperCase();
}

export function formatDate(iso: string): string {
  return new Intl.DateTimeFormat(locale(), { dateStyle: 'medium' }).format(new Date(iso));
}

/** Of a year, a month of one, or a day: "2015", "March 2015", "31 Mar 2015". */
export function formatPartialDate(iso: string): string {
  if (/^\d{4}$/.test(iso)) return iso;
  if (!/^\d{4}-\d\d$/.test(iso)) return formatDate(iso);
  // Without "г.", which a range of years has no room for.
  const parts = new Intl.DateTimeFormat(locale(), { month: 'long', year: 'numeric', timeZone: 'UTC' }).formatToParts(
    new Date(`${iso}-01`),
  );
  return parts
    .filter(({ type }) => type === 'month' || type === 'year')
    .map(({ value }) => value)
    .join(' ');
}

const steps: readonly (readonly [Intl.RelativeTimeFormatUnit, number])[] = [
  ['minute', 60_000],
  ['hour', 3_600_000],
  ['day', 86_400_000],
];

/** "5 minutes ago", "yesterday"; a date when it is more than a week ago. */
export function formatAgo(iso: string, now: number = Date.now()): string {
  const elapsed = now - new Date(iso).getTime();
  if (elapsed > 7 * 86_400_000) return formatDate(iso);
  const format = new Intl.RelativeTimeFormat(locale(), { numeric: 'auto' });
  const step = steps.findLast(([, size]) => elapsed >= size);
  return step === undefined ? format.format(0, 'second') : format.format(-Math.floor(elapsed / step[1]), step[0]);
}

/** A time still to wait, ms, rounded to what can be promised. */
export function formatTimeLeft(ms: number): string {
  const seconds = Math.max(1, Math.round(ms / 1000));
  const [value, unit] = seconds < 90 ? [seconds, 'second'] : [Math.round(seconds / 60), 'minute'];
  return new Intl.NumberFormat(locale(), {
    style: 'unit',
    unit: unit as string,
    unitDisplay: 'short',
  }).format(value as number);
}

/** A day of about now, without its year; of an ISO date, whatever the time zone. */
export function formatDay(date: string): string {
  return new Intl.DateTimeFormat(locale(), { day: 'numeric', month: 'short', timeZone: 'UTC' }).format(new Date(date));
}

/** A day and a time of day. */
export function formatMoment(iso: string): string {
  return new Intl.DateTimeFormat(locale(), { dateStyle: 'medium', timeStyle: 'short' }).format(new Date(iso));
}

/** Of a file, given in bytes. */
export function formatSize(bytes: number): string {
  const [value, unit] = bytes < 1_000_000 ? [bytes / 1000, 'kilobyte'] : [bytes / 1_000_000, 'megabyte'];
  const style = { style: 'unit', unit: unit as string, maximumFractionDigits: 1 } as const;
  return new Intl.NumberFormat(locale(), style).format(value as number);
}

/** A month, or the week that begins on a day; both by their first day, ISO. */
export function formatPeriod(step: 'month' | 'week', from: string): string {
  const options =
    step === 'month' ? ({ month: 'short', year: 'numeric' } as const) : ({ day: 'numeric', month: 'short' } as const);
  return new Intl.DateTimeFormat(locale(), { ...options, timeZone: 'UTC' }).format(new Date(from));
}

/** "today", "tomorrow", "in 5 days": from one ISO day to another. */
export function formatDaysAhead(date: string, today: string): string {
  const days = Math.round((Date.parse(date) - Date.parse(today)) / 86_400_000);
  return new Intl.RelativeTimeFormat(locale(), { numeric: 'auto' }).format(days, 'day');
}
