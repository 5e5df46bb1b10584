import type { ConcordanceHit, ConcordanceRequest, Span } from '../core/memory/concordance.ts';
import {
  compareHits,
  findStems,
  findSubstring,
  type SearchedWords,
  searchedWords,
} from '../core/memory/concordance-ranking.ts';
import { segmentWords } from '../core/memory/words.ts';
import { primaryLanguage } from '../core/text/language.ts';
import { stem } from '../core/text/stem.ts';
import { all, column, type Db, first, idList } from './database.ts';
import { idOfRowid } from './index-rowid.ts';
import { beadOf, mostVariants } from './units.ts';
import { formGroup } from './word-groups.ts';

/** Texts read for one search before it gives what it has: words side by side are rarer than words in one text. */
const mostRead = 1500;
const readAtOnce = 250;
/** Words a part of a word may stand in. */
const mostForms = 80;
/** Shorter parts stand in half of all words: «с» after another word is taken for the word «с». */
const shortestPart = 3;

/** Letter for letter first, then by other forms of the words; short texts first. */
export function concordance(db: Db, request: ConcordanceRequest): ConcordanceHit[] {
  const words = searchedWords(request.text);
  const keys = segmentWords(request.text).slice(0, words.keys.length);
  if (keys.length === 0) return [];
  const hits = new Map<number, ConcordanceHit>();
  collect(db, request, hits, substringGroups(db, keys), 'substring', (text) => findSubstring(text, words));
  if (hits.size < request.limit) {
    collect(db, request, hits, stemGroups(db, keys, words), 'stems', (text) => findStems(text, words));
  }
  return [...hits.values()].sort(compareHits).slice(0, request.limit);
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

function collect(
  db: Db,
  request: ConcordanceRequest,
  hits: Map<number, ConcordanceHit>,
  groups: readonly (string | undefined)[],
  why: ConcordanceHit['why'],
  find: (text: string) => Span[],
): void {
  if (groups.some((group) => group === undefined)) return;
  const ids = column<number>(
    db,
    'SELECT rowid FROM variant_index WHERE variant_index MATCH ? ORDER BY rowid LIMIT ?',
    groups.join(' AND '),
    mostRead,
  ).map(idOfRowid);
  for (let start = 0; start < ids.length && hits.size < request.limit; start += readAtOnce) {
    const rows = all<FoundVariant>(
      db,
      `SELECT variant.id, language, text FROM json_each(?1) AS wanted JOIN variant ON variant.id = wanted.value
       WHERE ?2 IS NULL OR (SELECT collection_id FROM unit WHERE id = variant.id / ${mostVariants})
         IN (SELECT value FROM json_each(?2))`,
      idList(ids.slice(start, start + readAtOnce)),
      request.collectionIds === undefined ? null : idList(request.collectionIds),
    );
    for (const row of rows) {
      if (request.language !== undefined && primaryLanguage(row.language) !== primaryLanguage(request.language))
        continue;
      const unitId = Math.floor(row.id / mostVariants);
      if (hits.has(unitId)) continue;
      const sourceSpans = find(row.text);
      if (sourceSpans.length > 0) hits.set(unitId, hitOf(db, unitId, row, sourceSpans, why));
      if (hits.size >= request.limit) break;
    }
  }
}

function hitOf(
  db: Db,
  unitId: number,
  source: FoundVariant,
  sourceSpans: readonly Span[],
  why: ConcordanceHit['why'],
): ConcordanceHit {
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
