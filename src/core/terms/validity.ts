/** Years, months and days within which a name is in use. */
export interface Validity {
  readonly validFrom?: string;
  readonly validTo?: string;
}

const shape = /^(\d{4})(?:-(\d\d)(?:-(\d\d))?)?$/;

/** True for a year, a month of one or a day that the calendar has: 2015, 2015-03, 2015-03-31. */
export function isPartialDate(text: string): boolean {
  const match = shape.exec(text);
  if (match === null) return false;
  const [year, month, day] = match.slice(1).map((part) => (part === undefined ? 1 : Number(part)));
  const date = new Date(Date.UTC(year!, month! - 1, day));
  return year! > 0 && date.getUTCMonth() === month! - 1 && date.getUTCDate() === day;
}

/** As a date is typed in Russian or English papers, ISO: 31.03.2015, 3.2015, 2015-3-31 → 2015-03-31, 2015-03; undefined for what is none. */
export function parsePartialDate(typed: string): string | undefined {
  const text = typed.trim();
  const parts = text.split(/[-./]/);
  const ordered = /^\d{4}(?:-\d{1,2}){0,2}$/.test(text)
    ? parts
    : /^(?:\d{1,2}\.){1,2}\d{4}$/.test(text)
      ? parts.reverse()
      : [];
  const iso = ordered.map((part) => part.padStart(2, '0')).join('-');
  return isPartialDate(iso) ? iso : undefined;
}

/** Whether the end comes before the beginning: of 2015 and 2015-03 neither does. */
export function isReversed({ validFrom, validTo }: Validity): boolean {
  if (validFrom === undefined || validTo === undefined) return false;
  return validTo < validFrom.slice(0, validTo.length);
}

/** Whether a day (ISO) lies within; what is said to the year holds for all of it. */
export function isValidOn({ validFrom, validTo }: Validity, day: string): boolean {
  return (
    (validFrom === undefined || day.slice(0, validFrom.length) >= validFrom) &&
    (validTo === undefined || day.slice(0, validTo.length) <= validTo)
  );
}
