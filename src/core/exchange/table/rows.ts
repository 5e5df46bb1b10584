import type { Property, TermInput, UnitVariant } from '../../memory/records.ts';
import { looksLikeAcronym } from '../../memory/words.ts';
import type { AdministrativeStatus, ConceptType, TermType } from '../../terms/concept-entry.ts';
import { conceptTypes, termTypes } from '../../terms/concept-entry.ts';
import { detectLanguage } from '../../text/detect-language.ts';
import type { LanguageTag } from '../../text/language.ts';
import type { EntryItem, EntryItemInput, ExchangeItem, ProblemItem } from '../item.ts';
import { plainTextOfHtml } from './anki-html.ts';
import { canonicalLanguage } from './language-names.ts';
import type { TableMapping, TermField } from './mapping.ts';
import { restoreWordfastTags } from './wordfast-tags.ts';

/** One row of a table: its cells as text, and the line or row of the file it ends in, from 1. */
export interface TableRow {
  readonly cells: readonly string[];
  readonly line: number;
}

export interface RowOptions {
  /** Cells hold HTML, as Anki writes them. */
  readonly html?: boolean;
  /** Placeholders of Wordfast are tags. */
  readonly wordfast?: boolean;
}

const statuses: readonly (readonly [AdministrativeStatus, RegExp])[] = [
  [
    'preferred',
    /^(?:preferred|preferredterm.*|approved|standard(?:ized)?|recommended|предпочтительный|предпочтительно|утвержд[её]н.*|рекомендуется|рекомендованный|основной)$/,
  ],
  ['admitted', /^(?:admitted|admittedterm.*|allowed|permitted|provisional|non-standard|новый|допустим.*|допускается)$/],
  [
    'deprecated',
    /^(?:deprecated|deprecatedterm.*|forbidden|rejected|not ?recommended|notrecommended|prohibited|запрещ.*|не ?рекомендуется|нерекомендуемый|недопустим.*|не ?верно|неверно)$/,
  ],
  ['superseded', /^(?:superseded|supersededterm.*|obsolete|old|outdated|former|устар.*|прежн.*|замен[её]н.*)$/],
];

export function statusNamed(name: string): AdministrativeStatus | undefined {
  const text = name.trim().toLowerCase();
  return statuses.find(([, words]) => words.test(text))?.[0];
}

const conceptWords: readonly (readonly [ConceptType, RegExp])[] = [
  ['organisation', /^(?:organi[sz]ation|org|организация)$/],
  ['body', /^(?:body|орган)$/],
  ['post', /^(?:post|position|office|должность)$/],
  ['document', /^(?:document|документ)$/],
  ['person', /^(?:person|name|лицо|персона|имя)$/],
  ['event', /^(?:event|событие|мероприятие)$/],
  ['place', /^(?:place|место)$/],
];

const conceptTypeNamed = (name: string): ConceptType | undefined =>
  conceptTypes.find((type) => type === name.trim()) ??
  conceptWords.find(([, words]) => words.test(name.trim().toLowerCase()))?.[0];

const termTypeNamed = (name: string): TermType | undefined => {
  const text = name.trim();
  return (
    termTypes.find((type) => type.toLowerCase() === text.toLowerCase().replaceAll(' ', '')) ??
    (/^(?:abbreviation|аббревиатура|акроним|сокращение)$/i.test(text)
      ? 'acronym'
      : /^(?:полная форма|полное)$/i.test(text)
        ? 'fullForm'
        : undefined)
  );
};

interface SlotCells {
  readonly slot: string;
  readonly language?: LanguageTag;
  readonly cells: Partial<Record<TermField, string>>;
}

/**
 * Items of the rows: an entry or a unit each; neighbouring rows with one entry id are one entry. Rows that say nothing in
 * two languages are problems, with the row as it stood.
 */
export async function* itemsOfRows(
  rows: AsyncIterable<TableRow> | Iterable<TableRow>,
  mapping: TableMapping,
  options: RowOptions = {},
): AsyncGenerator<ExchangeItem> {
  let heading = mapping.heading;
  let pending: { readonly id: string; readonly item: EntryItem } | undefined;
  for await (const row of rows) {
    if (heading) {
      heading = false;
      continue;
    }
    if (row.cells.every((cell) => cell.trim() === '')) continue;
    const read = options.html ? { ...row, cells: row.cells.map(plainTextOfHtml) } : row;
    const item = mapping.as === 'units' ? unitOfRow(read, mapping, options) : entryOfRow(read, mapping);
    if (item.kind !== 'entry') {
      yield item;
      continue;
    }
    const id = cellOf(read, mapping, 'entryId')?.trim() ?? '';
    if (pending !== undefined && id !== '' && id === pending.id) {
      pending = { id, item: { ...pending.item, entry: joined(pending.item.entry, item.entry) } };
      continue;
    }
    if (pending !== undefined) yield pending.item;
    pending = { id, item };
  }
  if (pending !== undefined) yield pending.item;
}

function cellOf({ cells }: TableRow, { columns }: TableMapping, field: string): string | undefined {
  const values = columns
    .flatMap((column, index) => (column.field === field ? [cells[index]?.trim() ?? ''] : []))
    .filter((text) => text !== '');
  return values.length === 0 ? undefined : values.join('\n');
}

function slotsOf({ cells }: TableRow, { columns }: TableMapping): SlotCells[] {
  const slots = new Map<string, { slot: string; language?: LanguageTag; cells: Partial<Record<TermField, string>> }>();
  for (const [index, column] of columns.entries()) {
    if (column.slot === undefined) continue;
    const slot = slots.get(column.slot) ?? { slot: column.slot, cells: {} };
    slots.set(column.slot, slot);
    if (column.language !== undefined) slot.language ??= column.language;
    const text = cells[index] ?? '';
    if (text.trim() !== '') slot.cells[column.field as TermField] = text;
  }
  return [...slots.values()];
}

function languageOfSlot({ cells, language }: SlotCells, text: string): LanguageTag {
  const named = cells.language?.trim();
  if (named !== undefined) return canonicalLanguage(named);
  return language ?? detectLanguage(text) ?? 'und';
}

const failed = (row: TableRow, code: ProblemItem['code'], details: ProblemItem['details'] = {}): ProblemItem => ({
  kind: 'problem',
  code,
  details: { row: row.line, ...details },
  line: row.line,
  skipped: true,
  item: row.cells.join('\t'),
});

function unitOfRow(row: TableRow, mapping: TableMapping, { wordfast }: RowOptions): ExchangeItem {
  const slots = slotsOf(row, mapping);
  const variants: UnitVariant[] = [];
  for (const slot of slots) {
    const text = slot.cells.term;
    if (text === undefined) continue;
    const language = languageOfSlot(slot, text);
    variants.push(wordfast ? { language, ...restoreWordfastTags(text) } : { language, text: text.trim() });
  }
  if (variants.length === 0) return failed(row, 'row-without-text');
  if (variants.length < 2) return failed(row, 'row-incomplete');
  const note = cellOf(row, mapping, 'note');
  const author = cellOf(row, mapping, 'author');
  const created = dateNamed(cellOf(row, mapping, 'date'));
  const changed = dateNamed(cellOf(row, mapping, 'changed'));
  return {
    kind: 'unit',
    line: row.line,
    unit: {
      variants,
      ...(note !== undefined && { note }),
      ...(author !== undefined && { author }),
      ...(created !== undefined && { createdAt: created }),
      ...(changed !== undefined && { changedAt: changed }),
    },
  };
}

function entryOfRow(row: TableRow, mapping: TableMapping): EntryItem | ProblemItem {
  const terms = slotsOf(row, mapping).flatMap((slot) => termsOfSlot(slot, mapping.several));
  if (terms.length === 0) return failed(row, 'row-without-text');
  if (new Set(terms.map(({ language }) => language)).size < 2 && !isWhole(row, mapping))
    return failed(row, 'row-incomplete');
  const conceptType = conceptTypeNamed(cellOf(row, mapping, 'conceptType') ?? '') ?? 'other';
  const subjectField = cellOf(row, mapping, 'subjectField');
  const definition = cellOf(row, mapping, 'definition');
  const note = cellOf(row, mapping, 'note');
  const created = dateNamed(cellOf(row, mapping, 'date'));
  const changed = dateNamed(cellOf(row, mapping, 'changed'));
  return {
    kind: 'entry',
    line: row.line,
    entry: {
      conceptType,
      terms,
      ...(subjectField !== undefined && { subjectField }),
      ...(definition !== undefined && { definition }),
      ...(note !== undefined && { note }),
      ...(created !== undefined && { createdAt: created }),
      ...(changed !== undefined && { changedAt: changed }),
    },
  };
}

/** A row that is numbered may hold one side alone: it belongs to the others of its number, or was meant so. */
const isWhole = (row: TableRow, mapping: TableMapping): boolean => (cellOf(row, mapping, 'entryId') ?? '') !== '';

function termsOfSlot(slot: SlotCells, several: string | undefined): TermInput[] {
  const text = slot.cells.term ?? '';
  const cut = (cell: string) =>
    (several === undefined ? [cell] : cell.split(several)).map((one) => one.trim()).filter((one) => one !== '');
  const status = statusNamed(slot.cells.status ?? '');
  const termType = termTypeNamed(slot.cells.termType ?? '');
  const properties = propertiesOf(slot, status === undefined);
  const terms: TermInput[] = cut(text).map((one, index) => ({
    language: languageOfSlot(slot, one),
    text: one,
    termType: termType ?? (looksLikeAcronym(one) ? 'acronym' : 'fullForm'),
    administrativeStatus: status ?? (index === 0 ? 'preferred' : 'admitted'),
    ...(slot.cells.termNote !== undefined && { note: slot.cells.termNote.trim() }),
    ...(properties.length > 0 && { properties }),
  }));
  for (const acronym of cut(slot.cells.acronym ?? '')) {
    terms.push({
      language: languageOfSlot(slot, text || acronym),
      text: acronym,
      termType: 'acronym',
      administrativeStatus: 'preferred',
    });
  }
  return terms;
}

/** What the model has no place for, under the names TBX gives it. */
function propertiesOf({ cells }: SlotCells, statusUnknown: boolean): Property[] {
  const properties: Property[] = [];
  if (cells.partOfSpeech !== undefined) {
    properties.push({ kind: 'termNote', type: 'partOfSpeech', text: cells.partOfSpeech.trim() });
  }
  if (statusUnknown && cells.status !== undefined) {
    properties.push({ kind: 'termNote', type: 'status', text: cells.status.trim() });
  }
  return properties;
}

const sameTerm = (a: TermInput, b: TermInput): boolean => a.language === b.language && a.text === b.text;

/** A further row of the same entry adds its terms. */
function joined(entry: EntryItemInput, more: EntryItemInput): EntryItemInput {
  const added = more.terms.filter((term) => !entry.terms.some((held) => sameTerm(held, term)));
  return { ...more, ...entry, terms: [...entry.terms, ...added] };
}

/** A date of a table as ISO 8601: `2024-03-12`, `20240312~081200`, `12.03.2024`; undefined for anything else. */
export function dateNamed(text: string | undefined): string | undefined {
  if (text === undefined) return undefined;
  const compact = /^(\d{4})(\d\d)(\d\d)(?:[T~](\d\d)(\d\d)(\d\d)Z?)?$/.exec(text.trim());
  const dotted = /^(\d{1,2})\.(\d{1,2})\.(\d{4})$/.exec(text.trim());
  const iso = compact
    ? `${compact[1]}-${compact[2]}-${compact[3]}T${compact[4] ?? '00'}:${compact[5] ?? '00'}:${compact[6] ?? '00'}Z`
    : dotted
      ? `${dotted[3]}-${dotted[2]?.padStart(2, '0')}-${dotted[1]?.padStart(2, '0')}`
      : /^\d{4}-\d\d-\d\d/.test(text.trim())
        ? text.trim()
        : undefined;
  if (iso === undefined) return undefined;
  const time = Date.parse(iso);
  return Number.isNaN(time) ? undefined : new Date(time).toISOString();
}
