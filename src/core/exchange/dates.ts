/*
 * TMX asks for `20240312T081200Z`; files hold ISO 8601 in its longer form, offsets, dates alone, and nonsense.
 */
const dateShape =
  /^\s*(\d{4})-?(\d\d)-?(\d\d)(?:[T ~](\d\d):?(\d\d)(?::?(\d\d)(?:[.,]\d+)?)?)?\s*(Z|[+-]\d\d(?::?\d\d)?)?\s*$/i;

/** ISO 8601 in UTC with milliseconds, as the memory keeps times; a time without zone is taken as UTC. `undefined` for what is no date. */
export function parseDate(value: string): string | undefined {
  const match = dateShape.exec(value);
  if (match === null) return undefined;
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = match
    .slice(1, 7)
    .map((part) => Number(part ?? 0));
  const time = Date.UTC(year, month - 1, day, hour, minute, second);
  const date = new Date(time);
  // Date.UTC carries 31 February over into March.
  const exists = date.getUTCMonth() === month - 1 && date.getUTCDate() === day && date.getUTCHours() === hour;
  if (!exists || minute > 59 || second > 59 || year === 0) return undefined;
  const zone = match[7];
  if (zone === undefined || /z/i.test(zone)) return date.toISOString();
  const digits = zone.replace(/\D/g, '').padEnd(4, '0');
  const minutes = Number(digits.slice(0, 2)) * 60 + Number(digits.slice(2));
  return new Date(time - (zone.startsWith('-') ? -minutes : minutes) * 60_000).toISOString();
}

/** Times as the memory keeps them, of days every month has: what they are needs no working out. */
const storedShape = /^[1-9]\d{3}-(?:0[1-9]|1[0-2])-(?:0[1-9]|1\d|2[0-8])T(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d\.\d{3}Z$/;

/** A stored time as TMX writes it, whole seconds: `20240312T081200Z`. */
export function tmxDate(iso: string): string | undefined {
  const time = storedShape.test(iso) ? iso : parseDate(iso);
  if (time === undefined) return undefined;
  return `${time.slice(0, 4)}${time.slice(5, 7)}${time.slice(8, 13)}${time.slice(14, 16)}${time.slice(17, 19)}Z`;
}

/** `2024-03-12`. */
export function isoDay(iso: string): string | undefined {
  return parseDate(iso)?.slice(0, 10);
}
