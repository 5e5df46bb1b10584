import { detectLanguage } from '../../text/detect-language.ts';
import type { LanguageTag } from '../../text/language.ts';
import { primaryLanguage } from '../../text/language.ts';
import type { TableDialect } from './dialect.ts';
import { canonicalLanguage, languageNamed } from './language-names.ts';
import { type TableColumn, type TableField, type TableMapping, termFields } from './mapping.ts';

/** Words of headings, in Russian and English, with what they say a column holds. */
const headings: readonly (readonly [TableField, RegExp])[] = [
  ['entryId', /^(?:id|no|nr|№|n|#|entry|entry id|concept id|entry number|номер|код|статья)$/],
  ['conceptType', /^(?:concept type|conceptkind|kind|вид|тип|тип понятия|вид понятия)$/],
  ['termType', /^(?:term ?type|тип термина|вид термина)$/],
  ['status', /^(?:status|state|term ?status|administrative ?status|usage ?status|статус|статус термина|состояние)$/],
  ['partOfSpeech', /^(?:pos|part of speech|part ?of ?speech|часть речи|ч\.? ?р\.?)$/],
  ['acronym', /^(?:acronym|abbr|abbr\.|abbreviation|акроним|аббревиатура|сокращение|сокр|сокр\.)$/],
  [
    'subjectField',
    /^(?:subject|subject ?field|domain|topic|category|область|предметная область|тематика|рубрика|тема|раздел)$/,
  ],
  ['definition', /^(?:def|def\.|definition|meaning|explanation|определение|толкование|дефиниция|значение|пояснение)$/],
  ['author', /^(?:author|user|created ?by|creator|creation ?id|автор|пользователь|создал)$/],
  ['date', /^(?:date|created|created ?at|creation ?date|дата|создано|дата создания)$/],
  ['changed', /^(?:changed|changed ?at|modified|change ?date|modification ?date|updated|изменено|дата изменения)$/],
  ['language', /^(?:language|lang|locale|язык)$/],
  ['termNote', /^(?:term ?note|usage|usage ?note|info|information|extra ?info|примечание к термину|употребление)$/],
  [
    'note',
    /^(?:note|notes|comment|comments|remark|remarks|notepad|context|example|примечание|примечания|комментарий|комментарии|заметка|заметки|контекст|пример)$/,
  ],
  ['term', /^(?:term|word|phrase|title|name|text|segment|термин|слово|наименование|название|текст|сегмент)$/],
];

/** Sides by name, where the languages themselves are not named. */
const sides: readonly (readonly ['source' | 'target', RegExp])[] = [
  [
    'source',
    /^(?:source|src|original|front|исходный|исходное|оригинал|термин оригинала|исходный текст|источник перевода)$/,
  ],
  ['target', /^(?:target|tgt|trg|translation|back|перевод|переводной|эквивалент|целевой)$/],
];

interface Heading {
  readonly field: TableField;
  readonly slot?: string;
  readonly language?: LanguageTag;
}

/** What a heading says; undefined where it says nothing we know. */
export function readHeading(name: string): Heading | undefined {
  const text = name.trim().toLowerCase().replaceAll('ё', 'е').replace(/^#/, '');
  if (text === '') return undefined;
  const whole = fieldNamed(text);
  // «ID» is a number before it is Indonesian.
  const language = whole === undefined ? languageNamed(name.trim().replace(/^#/, '')) : undefined;
  if (language !== undefined) return { field: 'term', slot: language, language };
  const side = sideNamed(text);
  if (side !== undefined) return { field: 'term', slot: side };
  if (whole !== undefined) return { field: whole };
  // «term:ru», «src:pos», «Definition (English)», «ru_comment», «Термин (рус.)»
  const parts = name
    .trim()
    .replace(/^#/, '')
    .split(/\s*[:/|()[\],]\s*|(?<=\p{Ll})_(?=\p{L})|_|\s+-\s+|\s+/u)
    .map((part) => part.replace(/\.$/, ''))
    .filter((part) => part !== '');
  for (let at = 0; at < parts.length; at++) {
    const part = parts[at] ?? '';
    const rest = parts
      .filter((_, index) => index !== at)
      .join(' ')
      .toLowerCase()
      .replaceAll('ё', 'е');
    const field = fieldNamed(rest);
    const named = languageNamed(part) ?? (part.length === 2 ? languageNamed(part.toUpperCase()) : undefined);
    const sided = sideNamed(part.toLowerCase());
    if (named === undefined && sided === undefined) continue;
    if (field === undefined) {
      // «English term in full»: the language alone is enough, if nothing else is meant.
      if (rest !== '' && !/term|термин|перевод|translation|equivalent|эквивалент/.test(rest)) continue;
      return { field: 'term', slot: named ?? sided ?? '', ...(named !== undefined && { language: named }) };
    }
    const slot = named ?? sided ?? '';
    return { field: perTerm(field), slot, ...(named !== undefined && { language: named }) };
  }
  return undefined;
}

/** A note of one language is a note to its term. */
const perTerm = (field: TableField): TableField => (field === 'note' ? 'termNote' : field);

const fieldNamed = (text: string): TableField | undefined => headings.find(([, words]) => words.test(text))?.[0];
const sideNamed = (text: string): 'source' | 'target' | undefined => sides.find(([, words]) => words.test(text))?.[0];

export interface MappingHints {
  readonly source?: LanguageTag;
  readonly target?: LanguageTag;
  readonly as?: 'entries' | 'units';
}

/** `rows`: the first rows of the table, with its heading if it has one. */
export function guessMapping(
  rows: readonly (readonly string[])[],
  dialect: Pick<TableDialect, 'columns' | 'kind' | 'languages'> | undefined,
  hints: MappingHints = {},
): TableMapping {
  const named = dialect?.columns;
  const first = rows[0] ?? [];
  const heading = named === undefined && isHeading(first, rows.slice(1));
  const names = named ?? (heading ? first : []);
  const body = heading ? rows.slice(1) : rows;
  const width = body.reduce((most, row) => Math.max(most, row.length), names.length);
  const languages = [hints.source ?? dialect?.languages[0], hints.target ?? dialect?.languages[1]].map((tag) =>
    tag === undefined ? undefined : canonicalLanguage(tag),
  );
  const columns = names.some((name) => readHeading(name)?.field === 'term')
    ? byHeadings(names, width, body, languages)
    : byContent(width, body, languages);
  return { columns, heading, as: hints.as ?? guessAs(columns, body, dialect?.kind) };
}

/** A heading names at least one thing we know, and is not itself one of many like rows. */
function isHeading(row: readonly string[], rest: readonly (readonly string[])[]): boolean {
  const filled = row.filter((cell) => cell.trim() !== '');
  const known = filled.map(readHeading).filter((one) => one !== undefined);
  if (known.length === 0) return false;
  if (known.length >= 2 && known.length * 2 >= filled.length) {
    // «source, оригинал» as a row of a glossary of computer terms: two names of one thing are no heading.
    const slots = known.map(({ field, slot }) => `${field} ${slot ?? ''}`);
    return new Set(slots).size === slots.length && isRareRow(row, rest);
  }
  return known.some(({ field }) => field === 'term') && filled.length === 1 && rest.every((one) => one.length <= 1);
}

/** Terms that look like headings stand among rows of their kind somewhere in the middle; a heading comes once and first. */
function isRareRow(row: readonly string[], rest: readonly (readonly string[])[]): boolean {
  const key = JSON.stringify(row);
  return !rest.some((other) => JSON.stringify(other) === key);
}

function byHeadings(
  names: readonly string[],
  width: number,
  body: readonly (readonly string[])[],
  languages: readonly (LanguageTag | undefined)[],
): TableColumn[] {
  const read = Array.from({ length: width }, (_, index) => readHeading(names[index] ?? ''));
  const hasLanguageColumn = (slot: string | undefined) =>
    read.some((one) => one?.field === 'language' && one.slot === slot);
  const taken = new Set<string>();
  const termSlots = new Set(read.flatMap((one) => (one?.field === 'term' ? [one.slot ?? 'source'] : [])));
  const used = new Set<LanguageTag>();
  // UTX names its terms by language and what belongs to them by side.
  const placeOf = (slot: string | undefined) =>
    slot === undefined || termSlots.has(slot)
      ? slot
      : ([...termSlots][slot === 'source' ? 0 : slot === 'target' ? 1 : -1] ?? slot);
  return read.map((one, index) => {
    if (one === undefined) return { field: 'ignore' };
    if (one.field !== 'term') {
      if (!(termFields as readonly string[]).includes(one.field)) return { field: one.field };
      // A property of a term whose language the heading does not name belongs to the first term of the row.
      const slot = placeOf(one.slot) ?? [...termSlots][0];
      if (slot === undefined || (!termSlots.has(slot) && one.field !== 'acronym')) {
        return { field: one.field === 'termNote' ? 'note' : 'ignore' };
      }
      return { field: one.field, slot, ...(one.language !== undefined && { language: one.language }) };
    }
    const slot = one.slot ?? 'source';
    const given = one.language ?? (slot === 'source' ? languages[0] : slot === 'target' ? languages[1] : undefined);
    const language = given ?? (hasLanguageColumn(one.slot) ? undefined : languageOfColumn(body, index, used));
    if (language !== undefined) used.add(language);
    // A second column of the same language holds further names of the same thing.
    const again = taken.has(slot);
    taken.add(slot);
    return { field: 'term', slot: again ? `${slot} ${index + 1}` : slot, ...(language !== undefined && { language }) };
  });
}

/** Columns without names: the first that hold words are the terms, as long as their languages differ; the rest are remarks. */
function byContent(
  width: number,
  body: readonly (readonly string[])[],
  languages: readonly (LanguageTag | undefined)[],
): TableColumn[] {
  const used = new Set<LanguageTag>();
  const columns: TableColumn[] = [];
  let terms = 0;
  for (let index = 0; index < width; index++) {
    const cells = body.map((row) => row[index]?.trim() ?? '').filter((cell) => cell !== '');
    if (cells.length === 0 || !cells.some((cell) => /\p{L}/u.test(cell))) {
      const isDate = cells.length > 0 && cells.every((cell) => /^\d{4}-\d\d-\d\d|^\d{8}[T~]\d{6}/.test(cell));
      columns.push({
        field: isDate ? 'date' : terms === 0 && cells.length > 0 && isCount(cells) ? 'entryId' : 'ignore',
      });
      continue;
    }
    const language = languages[terms] ?? languageOfColumn(body, index, used);
    if (terms < 2 || (columns.length === terms && isNewLanguage(body, index, used))) {
      used.add(language);
      columns.push({ field: 'term', slot: language, language });
      terms += 1;
      continue;
    }
    const detected = detectLanguage(cells.slice(0, sampledCells).join('\n'));
    const owner = columns.find(
      ({ field, language: tag }) =>
        field === 'term' && tag !== undefined && detected !== undefined && primaryLanguage(tag) === detected,
    );
    const isSecond = columns.filter(({ field }) => field === 'termNote' || field === 'note').length > 0;
    // InterpretBank gives a remark for each language, OmegaT one for the pair.
    if (owner?.slot !== undefined && (isSecond || width > terms + 1))
      columns.push({ field: 'termNote', slot: owner.slot });
    else columns.push({ field: 'note' });
  }
  return columns;
}

/** 1, 2, 3 …: the number of the row, not a term. */
const isCount = (cells: readonly string[]): boolean =>
  cells.every((cell) => /^\d+\.?$/.test(cell)) && new Set(cells).size === cells.length;

const sampledCells = 200;

/** Three and more columns of terms: the column is in a language that none before it is in, and as short as terms are. */
function isNewLanguage(body: readonly (readonly string[])[], index: number, used: ReadonlySet<LanguageTag>): boolean {
  const cells = body
    .map((row) => row[index]?.trim() ?? '')
    .filter((cell) => cell !== '')
    .slice(0, sampledCells);
  const detected = detectLanguage(cells.join('\n'));
  if (detected === undefined || cells.length * 2 < body.length) return false;
  return ![...used].some((tag) => primaryLanguage(tag) === detected);
}

/** The language of a column by its words; where they do not tell, the likelier of Russian and English, else `und`. */
function languageOfColumn(
  body: readonly (readonly string[])[],
  index: number,
  used: ReadonlySet<LanguageTag>,
): LanguageTag {
  const cells = body
    .map((row) => row[index] ?? '')
    .filter((cell) => cell.trim() !== '')
    .slice(0, sampledCells);
  const sample = cells.join('\n');
  const detected = detectLanguage(sample);
  const cyrillic = (sample.match(/\p{Script=Cyrillic}/gu) ?? []).length;
  const latin = (sample.match(/\p{Script=Latin}/gu) ?? []).length;
  const guess = detected ?? (cyrillic > latin ? 'ru' : latin > 0 ? 'en' : undefined);
  if (guess !== undefined && !used.has(guess)) return guess;
  return 'und';
}

/** Above this many letters on average, with the marks sentences end with, rows are sentences rather than terms. */
const longestTermOnAverage = 60;

function guessAs(
  columns: readonly TableColumn[],
  body: readonly (readonly string[])[],
  kind: TableDialect['kind'] | undefined,
): 'entries' | 'units' {
  if (kind === 'wordfast-tm') return 'units';
  if (kind === 'utx' || kind === 'anki' || kind === 'omegat-glossary') return 'entries';
  if (
    columns.some(
      ({ field }) =>
        field === 'acronym' ||
        field === 'termType' ||
        field === 'status' ||
        field === 'definition' ||
        field === 'partOfSpeech',
    )
  )
    return 'entries';
  // Who translated a text and when is told of memories.
  if (columns.some(({ field }) => field === 'author' || field === 'changed')) return 'units';
  const places = columns.flatMap(({ field }, index) => (field === 'term' ? [index] : []));
  const cells = body.flatMap((row) => places.map((place) => row[place]?.trim() ?? '')).filter((cell) => cell !== '');
  if (cells.length === 0) return 'entries';
  const length = cells.reduce((sum, cell) => sum + cell.length, 0) / cells.length;
  const sentences = cells.filter((cell) => /[.!?…:]["»”)]?$/.test(cell)).length;
  return length > longestTermOnAverage || sentences * 2 > cells.length ? 'units' : 'entries';
}
