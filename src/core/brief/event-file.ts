import { Problem } from '../problem.ts';
import { type ConceptType, conceptTypes } from '../terms/concept-entry.ts';
import type { Brief } from './brief.ts';
import { glossaryParts } from './sheet.ts';

/** A pair as it is shared. */
export interface EventFileRow {
  readonly key: string;
  readonly conceptType: ConceptType;
  readonly ru: string;
  readonly ruFull: string;
  readonly ruAcronym: string;
  readonly en: string;
  readonly enFull: string;
  readonly enAcronym: string;
}

export interface EventFile {
  readonly name: string;
  readonly date: string;
  readonly place: string;
  readonly notes: string;
  readonly author: string;
  readonly rows: readonly EventFileRow[];
}

/** First keys of the file; docs/formats/event.md. */
const format = 'concordat-event';
const version = 1;
const mostRows = 100_000;
const longestText = 4_000;

/** Confirmed pairs of a brief, as indented JSON. */
export function serializeEventFile(brief: Brief, author: string): { readonly text: string; readonly rows: number } {
  const rows = (glossaryParts(brief, 'appearance', 'ru-en')[0]?.groups ?? [])
    .flatMap((group) => group.rows)
    .filter(({ unconfirmed, source, target }) => !unconfirmed && source !== '' && target !== '')
    .map(
      (row): EventFileRow => ({
        key: row.key,
        conceptType: row.conceptType,
        ru: row.source,
        ruFull: row.sourceFull,
        ruAcronym: row.sourceAcronym,
        en: row.target,
        enFull: row.targetFull,
        enAcronym: row.targetAcronym,
      }),
    )
    // Keys of a memory mean nothing in another: rows are told apart by their place.
    .map((row, index) => ({ ...row, key: String(index + 1) }));
  const { name, date, place, notes } = brief.event;
  return {
    text: `${JSON.stringify({ format, version, name, date, place, notes, author, rows }, null, 1)}\n`,
    rows: rows.length,
  };
}

/** Problems: `event-file-invalid` (details: file), `event-file-newer`. */
export function parseEventFile(text: string, file: string): EventFile {
  const invalid = (): Problem => new Problem('event-file-invalid', { file });
  let data: unknown;
  try {
    data = JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch {
    throw invalid();
  }
  if (!isObject(data) || data.format !== format || typeof data.version !== 'number') throw invalid();
  if (data.version > version) throw new Problem('event-file-newer', { file });
  if (!Array.isArray(data.rows) || data.rows.length > mostRows) throw invalid();
  const field = (object: Readonly<Record<string, unknown>>, name: string): string => {
    const value = object[name] ?? '';
    if (typeof value !== 'string' || value.length > longestText) throw invalid();
    return value;
  };
  const { name, date, place, notes, author } = Object.fromEntries(
    ['name', 'date', 'place', 'notes', 'author'].map((key) => [key, field(data as Record<string, unknown>, key)]),
  ) as Record<'name' | 'date' | 'place' | 'notes' | 'author', string>;
  const rows = data.rows.map((row: unknown, index): EventFileRow => {
    if (!isObject(row)) throw invalid();
    const conceptType = conceptTypes.find((known) => known === row.conceptType) ?? 'other';
    const ru = field(row, 'ru');
    const en = field(row, 'en');
    if (!/\p{L}/u.test(ru) || !/\p{L}/u.test(en)) throw invalid();
    return {
      ...{ key: String(index + 1), conceptType, ru, en, ruFull: field(row, 'ruFull'), enFull: field(row, 'enFull') },
      ...{ ruAcronym: field(row, 'ruAcronym'), enAcronym: field(row, 'enAcronym') },
    };
  });
  return { name, date, place, notes, author, rows };
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
