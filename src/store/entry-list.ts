import type { EntryFilter, EntryLine, EntryOrder, EntryPage, EntryPageRequest } from '../core/memory/records.ts';
import {
  type AdministrativeStatus,
  type ConceptType,
  conceptTypes,
  type TermSection,
} from '../core/terms/concept-entry.ts';
import { firstIn } from '../core/terms/standing.ts';
import { all, column, count, type Db, first, idList } from './database.ts';
import { parseTerm, type TermRow } from './entries.ts';
import { standingIn } from './term-standing.ts';

interface Condition {
  readonly text: string;
  readonly values: readonly unknown[];
}

const usable = "administrative_status IN ('preferred', 'admitted')";
const without = (language: 'ru' | 'en') => `NOT EXISTS (SELECT 1 FROM term WHERE entry_id = concept_entry.id
  AND (language = '${language}' OR language LIKE '${language}-%') AND ${usable})`;

/** Two preferred full forms in one language, or another entry that renders the same Russian title otherwise. */
const conflicts = `(EXISTS (SELECT 1 FROM term WHERE entry_id = concept_entry.id AND term_type = 'fullForm'
    AND administrative_status = 'preferred' GROUP BY language HAVING count(*) > 1)
  OR (ru_key <> '' AND en_key <> '' AND EXISTS (SELECT 1 FROM concept_entry AS other WHERE other.ru_key = concept_entry.ru_key
    AND other.en_key <> '' AND other.en_key <> concept_entry.en_key)))`;

const lacks: Readonly<Record<NonNullable<EntryFilter['only']>, string>> = {
  'without-ru': without('ru'),
  'without-en': without('en'),
  'without-evidence': `concept_entry.id NOT IN (SELECT entry_id FROM evidence JOIN term ON term.id = term_id)`,
  conflicts,
};

/** Only what is asked for stands in the text, so that the indexes are used. */
function conditionsOf(filter: EntryFilter): Condition {
  const parts: (readonly [text: string, ...values: unknown[]])[] = [];
  if (filter.conceptType !== undefined) parts.push(['concept_type = ?', filter.conceptType]);
  if (filter.collectionIds !== undefined)
    parts.push(['collection_id IN (SELECT value FROM json_each(?))', idList(filter.collectionIds)]);
  if (filter.ids !== undefined)
    parts.push(['concept_entry.id IN (SELECT value FROM json_each(?))', idList(filter.ids)]);
  if (filter.house !== undefined)
    parts.push([
      'concept_entry.id IN (SELECT entry_id FROM evidence JOIN term ON term.id = term_id WHERE house = ?)',
      filter.house,
    ]);
  if (filter.changedSince !== undefined) parts.push(['changed_at >= ?', filter.changedSince]);
  if (filter.status !== undefined)
    parts.push(['concept_entry.id IN (SELECT entry_id FROM term WHERE administrative_status = ?)', filter.status]);
  if (filter.only !== undefined) parts.push([lacks[filter.only]]);
  return {
    text: parts.length === 0 ? 'TRUE' : parts.map(([text]) => text).join(' AND '),
    values: parts.flatMap(([, ...values]) => values),
  };
}

/** Ids after `afterId` that pass, ascending. */
export function nextEntryIds(db: Db, filter: EntryFilter, afterId: number, limit: number): number[] {
  const { text, values } = conditionsOf(filter);
  return column<number>(
    db,
    `SELECT concept_entry.id FROM concept_entry WHERE ${text} AND concept_entry.id > ? ORDER BY concept_entry.id LIMIT ?`,
    ...values,
    afterId,
    limit,
  );
}

const typeRank = `CASE concept_type ${conceptTypes.map((type, rank) => `WHEN '${type}' THEN ${rank}`).join(' ')} END`;
const badness =
  "CASE administrative_status WHEN 'preferred' THEN 0 WHEN 'admitted' THEN 1 WHEN 'superseded' THEN 2 ELSE 3 END";
/** Orders that an index gives as it stands. */
const indexed: ReadonlySet<EntryOrder> = new Set(['changed', 'ru', 'en']);

const orders: Readonly<Record<EntryOrder, { readonly from: string; readonly by: string }>> = {
  changed: { from: '', by: 'changed_at DESC, concept_entry.id DESC' },
  ru: { from: '', by: 'ru_key, concept_entry.id' },
  en: { from: '', by: 'en_key, concept_entry.id' },
  type: { from: '', by: `${typeRank}, ru_key, concept_entry.id` },
  collection: {
    from: 'JOIN collection ON collection.id = collection_id',
    by: 'collection.name_key, ru_key, concept_entry.id',
  },
  evidence: {
    from: `LEFT JOIN (SELECT entry_id, count(*) AS quotations FROM evidence JOIN term ON term.id = term_id GROUP BY entry_id)
      AS said ON said.entry_id = concept_entry.id`,
    by: 'quotations DESC, ru_key, concept_entry.id',
  },
  status: {
    from: `JOIN (SELECT entry_id, max(${badness}) AS badness FROM term GROUP BY entry_id) AS held
      ON held.entry_id = concept_entry.id`,
    by: 'badness, ru_key, concept_entry.id',
  },
};

function orderedIds(db: Db, filter: EntryFilter, sort: EntryOrder, page?: { limit: number; offset: number }): number[] {
  const { text, values } = conditionsOf(filter);
  const { from, by } = orders[sort];
  return column<number>(
    db,
    `SELECT concept_entry.id FROM concept_entry ${from} WHERE ${text} ORDER BY ${by}${page === undefined ? '' : ' LIMIT ? OFFSET ?'}`,
    ...values,
    ...(page === undefined ? [] : [page.limit, page.offset]),
  );
}

/** Lists kept of one state of the memory; somebody goes through one, and turns back to another. */
const mostKept = 4;
/** So far down an index is followed for each page; from there on the whole list is had once and kept. 1,000 rows take 1 ms. */
const shallow = 1_000;

interface Kept {
  readonly state: string;
  readonly lists: Map<string, Float64Array>;
}
const kept = new WeakMap<Db, Kept>();

/** All ids that pass, in their order: 0.2 s at 200,000 entries, and then 1.6 MB as long as nobody writes. */
function keptList(db: Db, filter: EntryFilter, sort: EntryOrder): Float64Array {
  const state = `${db.pragma('data_version', { simple: true })} ${first(db, 'SELECT total_changes()')}`;
  let held = kept.get(db);
  if (held?.state !== state) {
    held = { state, lists: new Map() };
    kept.set(db, held);
  }
  const key = JSON.stringify([sort, conditionsOf(filter)]);
  const list = held.lists.get(key) ?? Float64Array.from(orderedIds(db, filter, sort));
  // Put last again: what was not looked at for longest goes first.
  held.lists.delete(key);
  held.lists.set(key, list);
  const [oldest] = held.lists.keys();
  if (held.lists.size > mostKept && oldest !== undefined) held.lists.delete(oldest);
  return list;
}

function slice(list: Float64Array, { offset, limit, reversed }: EntryPageRequest): number[] {
  if (!reversed) return Array.from(list.subarray(offset, offset + limit));
  const end = Math.max(0, list.length - offset);
  return Array.from(list.subarray(Math.max(0, end - limit), end)).reverse();
}

/** Ids of the entries that pass, as `pageEntries` would list them, and how many there are. */
export function pageEntryIds(db: Db, request: EntryPageRequest): { readonly ids: number[]; readonly total: number } {
  const { ids, offset, limit, sort = 'changed', reversed = false, ...filter } = request;
  if (ids !== undefined) {
    const passing = new Set(orderedIds(db, { ...filter, ids }, 'changed'));
    const found = ids.filter((id) => passing.has(id));
    return { ids: found.slice(offset, offset + limit), total: found.length };
  }
  const { text } = conditionsOf(filter);
  if (text === 'TRUE' && indexed.has(sort) && !reversed && offset + limit <= shallow) {
    const total = count(db, 'SELECT count(*) FROM concept_entry');
    return { ids: orderedIds(db, filter, sort, { limit, offset }), total };
  }
  const list = keptList(db, filter, sort);
  return { ids: slice(list, request), total: list.length };
}

export function pageEntries(db: Db, request: EntryPageRequest): EntryPage {
  const { ids, total } = pageEntryIds(db, request);
  return { lines: entryLines(db, ids), total };
}

interface LineRow {
  readonly id: number;
  readonly conceptType: ConceptType;
  readonly collectionId: number;
  readonly collection: string;
  readonly changedAt: string;
  readonly evidence: number;
}

function entryLines(db: Db, ids: readonly number[]): EntryLine[] {
  const entries = all<LineRow>(
    db,
    `SELECT concept_entry.id, concept_type AS conceptType, collection_id AS collectionId, collection.name AS collection,
       changed_at AS changedAt,
       (SELECT count(*) FROM term JOIN evidence ON term_id = term.id WHERE entry_id = concept_entry.id) AS evidence
     FROM json_each(?) AS wanted JOIN concept_entry ON concept_entry.id = wanted.value
     JOIN collection ON collection.id = collection_id ORDER BY wanted.key`,
    idList(ids),
  );
  const terms = new Map<number, TermSection[]>(ids.map((id) => [id, []]));
  const rows = all<TermRow>(
    db,
    `SELECT term.* FROM json_each(?) AS wanted JOIN term ON entry_id = wanted.value ORDER BY wanted.key, position, term.id`,
    idList(ids),
  );
  for (const row of rows) terms.get(row.entry_id)?.push(parseTerm(row));
  const inOrder = standingIn(
    db,
    entries.filter(({ evidence }) => evidence > 0).map(({ id }) => id),
  );
  return entries.map((entry) => entryLine(entry, inOrder(terms.get(entry.id) ?? [])));
}

const worse: readonly AdministrativeStatus[] = ['preferred', 'admitted', 'superseded', 'deprecated'];
const isRight = ({ administrativeStatus }: TermSection): boolean => worse.indexOf(administrativeStatus) <= 1;

function entryLine(entry: LineRow, terms: readonly TermSection[]): EntryLine {
  const right = terms.filter(isRight);
  const named = (language: string, isAcronym: boolean) =>
    firstIn(
      right.filter(({ termType }) => (termType === 'acronym') === isAcronym),
      language,
    );
  const nameOf = (language: string) => named(language, false) ?? named(language, true);
  return {
    ...entry,
    ru: named('ru', false)?.text ?? '',
    ruAcronym: named('ru', true)?.text ?? '',
    en: named('en', false)?.text ?? '',
    enAcronym: named('en', true)?.text ?? '',
    ruValidity: validityOf(nameOf('ru')),
    enValidity: validityOf(nameOf('en')),
    status: worse[Math.max(0, ...terms.map(({ administrativeStatus }) => worse.indexOf(administrativeStatus)))]!,
    wrong: terms.filter((term) => !isRight(term)).map(({ text }) => text),
  };
}

function validityOf(term: TermSection | undefined): EntryLine['ruValidity'] {
  return {
    ...(term?.validFrom !== undefined && { validFrom: term.validFrom }),
    ...(term?.validTo !== undefined && { validTo: term.validTo }),
  };
}
