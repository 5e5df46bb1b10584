import type { ConcordanceHit, ConcordanceRequest, Span } from '../core/memory/concordance.ts';
import {
  compareHits,
  findStems,
  findSubstring,
  type RankedHit,
  type SearchedWords,
  searchedWords,
} from '../core/memory/concordance-ranking.ts';
import { isOfOrigin } from '../core/memory/unit-filter.ts';
import { segmentWords } from '../core/memory/words.ts';
import { primaryLanguage } from '../core/text/language.ts';
import { stem } from '../core/text/stem.ts';
import { all, column, type Db, first, idList } from './database.ts';
import { idOfRowid } from './index-rowid.ts';
import { collectionPlaces, readSettings } from './settings.ts';
import { beadOf, mostVariants } from './units.ts';
import { formGroup } from './word-groups.ts';

/** Texts read for one search before it gives what it has: words side by side are rarer than words in one text. */
const mostRead = 1500;
/** The same where most of what is read may be filtered out: some 100 ms. */
const mostReadFiltered = 6_000;
const readAtOnce = 250;
/** Words a part of a word may stand in. */
const mostForms = 80;
/** Shorter parts stand in half of all words: «с» after another word is taken for the word «с». */
const shortestPart = 3;

/** Letter for letter first, then by other forms of the words; within that by the user's order of collections, short texts first. */
export function concordance(db: Db, request: ConcordanceRequest): ConcordanceHit[] {
  const words = searchedWords(request.text);
  const keys = segmentWords(request.text).slice(0, words.keys.length);
  if (keys.length === 0) return [];
  const found = new Map<number, FoundText>();
  collect(db, request, found, substringGroups(db, keys), 'substring', (text) => findSubstring(text, words));
  if (found.size < request.limit) {
    collect(db, request, found, stemGroups(db, keys, words), 'stems', (text) => findStems(text, words));
  }
  return [...found.values()]
    .sort(compareHits)
    .slice(0, request.limit)
    .map((hit) => hitOf(db, hit));
}

/**
 * Forms are written out rather than asked for as `beginning*`: FTS5 gathers all rows of a beginning before it gives the
 * first, but goes through alternatives lazily.
 */
function substringGroups(db: Db, keys: readonly string[]): (string | undefined)[] {
  return keys.map((key, index) => {
    if (keys.length === 1) return formGroup([...new Set([key, ...formsBeginning(db, key), ...formsWith(db, key)])]);
    const isLast = index === keys.length - 1;
    if (isLast && !(key.length < shortestPart && isWord(db, key))) {
      return formGroup([...new Set([key, ...formsBeginning(db, key)])]);
    }
    if (index > 0 || isWord(db, key)) return formGroup([key]);
    return formGroup([key, ...formsWith(db, key).filter((form) => form.endsWith(key))]);
  });
}

function isWord(db: Db, key: string): boolean {
  return first(db, 'SELECT 1 FROM unit_word WHERE form = ?', key) !== undefined;
}

/** Frequent ones first. */
function formsBeginning(db: Db, key: string): string[] {
  return column(
    db,
    'SELECT form FROM unit_word WHERE form > ? AND form < ? ORDER BY units DESC LIMIT ?',
    key,
    `${key}\u{10FFFF}`,
    mostForms,
  );
}

/** Words of the vocabulary with this part in them, those met early first: they are the frequent ones. */
function formsWith(db: Db, part: string): string[] {
  if (part.length < shortestPart) return [];
  const trigrams: string[] = [];
  for (let start = 0; start + 3 <= part.length; start++) trigrams.push(`"${part.slice(start, start + 3)}"`);
  return column(
    db,
    `SELECT form FROM unit_word WHERE id IN (SELECT rowid FROM unit_word_part WHERE unit_word_part MATCH ? LIMIT ?)
       AND instr(form, ?) > 0 ORDER BY units DESC LIMIT ?`,
    trigrams.join(' AND '),
    mostForms * 4,
    part,
    mostForms,
  );
}

function stemGroups(db: Db, keys: readonly string[], words: SearchedWords): (string | undefined)[] {
  return keys.map((key, index) =>
    formGroup(
      column(db, 'SELECT form FROM unit_word WHERE stem = ? LIMIT ?', words.stems[index] ?? stem(key), mostForms),
    ),
  );
}

interface FoundVariant {
  readonly id: number;
  readonly language: string;
  readonly text: string;
}

const isFiltered = ({ collectionIds, origin, changedSince }: ConcordanceRequest): boolean =>
  collectionIds !== undefined || origin !== undefined || changedSince !== undefined;

/** A text with the words in it; what else its unit says is read for those that are shown. */
interface FoundText extends RankedHit {
  readonly variant: FoundVariant;
  readonly spans: readonly Span[];
}

function collect(
  db: Db,
  request: ConcordanceRequest,
  found: Map<number, FoundText>,
  groups: readonly (string | undefined)[],
  why: ConcordanceHit['why'],
  find: (text: string) => Span[],
): void {
  if (groups.some((group) => group === undefined)) return;
  const ids = column<number>(
    db,
    'SELECT rowid FROM variant_index WHERE variant_index MATCH ? ORDER BY rowid LIMIT ?',
    groups.join(' AND '),
    isFiltered(request) ? mostReadFiltered : mostRead,
  ).map(idOfRowid);
  // Short texts are read first, so enough of them is enough, unless the user's collections have an order of their own.
  const most = readSettings(db).collectionOrder.length === 0 ? request.limit : mostRead;
  const placeOf = collectionPlaces(db);
  for (let start = 0; start < ids.length && found.size < most; start += readAtOnce) {
    const rows = all<FoundVariant & { collectionId: number; origin: string | null }>(
      db,
      `SELECT variant.id, language, text, collection_id AS collectionId, origin FROM json_each(?1) AS wanted
       JOIN variant ON variant.id = wanted.value JOIN unit ON unit.id = variant.id / ${mostVariants}
       WHERE (?2 IS NULL OR collection_id IN (SELECT value FROM json_each(?2))) AND (?3 IS NULL OR changed_at >= ?3)`,
      idList(ids.slice(start, start + readAtOnce)),
      request.collectionIds === undefined ? null : idList(request.collectionIds),
      request.changedSince ?? null,
    );
    for (const row of rows) {
      if (!isOfOrigin(row.origin, request.origin)) continue;
      if (request.language !== undefined && primaryLanguage(row.language) !== primaryLanguage(request.language))
        continue;
      const unitId = Math.floor(row.id / mostVariants);
      if (found.has(unitId)) continue;
      const spans = find(row.text);
      const { length } = row.text;
      if (spans.length > 0) {
        found.set(unitId, { unitId, why, length, place: placeOf(row.collectionId), variant: row, spans });
      }
      if (found.size >= most) break;
    }
  }
}

function hitOf(db: Db, { unitId, variant: source, spans: sourceSpans, why }: FoundText): ConcordanceHit {
  const rows = all<FoundVariant & { collection: string; origin: string | null; changedAt: string }>(
    db,
    `SELECT variant.id, variant.language, variant.text, collection.name AS collection, unit.origin, unit.changed_at AS changedAt
     FROM unit JOIN collection ON collection.id = unit.collection_id
     JOIN variant ON variant.id BETWEEN unit.id * ${mostVariants} AND unit.id * ${mostVariants} + ${mostVariants - 1}
     WHERE unit.id = ? ORDER BY variant.id`,
    unitId,
  );
  const bead = beadOf(db, unitId);
  const target = rows.find(({ language }) => primaryLanguage(language) !== primaryLanguage(source.language));
  return {
    unitId,
    collection: rows[0]?.collection ?? '',
    source: source.text,
    sourceLanguage: source.language,
    sourceSpans,
    target: target?.text ?? '',
    targetLanguage: target?.language ?? '',
    why,
    origin: rows[0]?.origin ?? '',
    changedAt: rows[0]?.changedAt ?? '',
    ...(bead !== undefined && { bead }),
  };
}
