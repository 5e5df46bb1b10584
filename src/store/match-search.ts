import type { Match, MatchRequest } from '../core/memory/match.ts';
import {
  compareByMatch,
  type MatchCandidate,
  penalizeSeveralRenderings,
  rankMatch,
} from '../core/memory/match-ranking.ts';
import { compared, stemCounts, wordSimilarity } from '../core/memory/similarity.ts';
import { isOfOrigin } from '../core/memory/unit-filter.ts';
import { primaryLanguage } from '../core/text/language.ts';
import { all, column, type Db, idList, one } from './database.ts';
import { idOfRowid, lengthOfRowid, rowidRange } from './index-rowid.ts';
import { collectionPlaces } from './settings.ts';
import { beadOf, mostVariants, parseVariant, type UnitRow } from './units.ts';
import { formGroup } from './word-groups.ts';

/** Below this nearly everything is alike; the window of lengths and the words to read would be the whole memory. */
const leastMin = 30;
/** Rows of the word index read beyond those that must be, to tell candidates apart before their texts are fetched. */
const extraRows = 20_000;
/** So many candidates are sooner compared than told apart by reading on. */
const fewEnough = 150;
/** Texts compared word by word. */
const mostCompared = 1500;
const fetchedAtOnce = 100;
/** A text of more words is a chapter, not a segment; comparing chapters word by word would take minutes. */
const mostWords = 500;

interface IndexedStem {
  readonly forms: readonly string[];
  /** About how many variants have it. */
  readonly variants: number;
  /** How often it stands in the query. */
  readonly weight: number;
}

/**
 * A text at least `min` similar must share so many stems with the query that it has one of the rarest few; those alone are
 * looked up. Lengths outside the window are left out by the index. What is left is compared exactly, likeliest first.
 */
export function match(db: Db, request: MatchRequest): Match[] {
  const query = compared(request.text);
  const length = query.words.length;
  if (length === 0 || length > mostWords) return [];
  const min = Math.max(leastMin, Math.min(100, request.min));
  const found: Match[] = [];
  // Penalties take points off, so the words alone have to reach no more than the least asked for.
  for (const variants of fetched(db, request, candidates(db, request.text, length, min))) {
    for (const variant of variants) {
      const similarity = wordSimilarity(query, compared(variant.text), min);
      if (similarity < 0) continue;
      for (const candidate of unitsOf(db, request, variant)) {
        const ranked = rankMatch({ ...request, min }, query, candidate);
        if (ranked !== undefined) found.push(ranked);
      }
    }
  }
  const better = byMatchIn(db);
  return penalizeSeveralRenderings(withoutRepeats(found, better))
    .filter(({ similarity }) => similarity >= request.min)
    .sort(better)
    .slice(0, request.limit)
    .map((one) => {
      const bead = beadOf(db, one.unitId);
      return bead === undefined ? one : { ...one, bead };
    });
}

/** Better first, by the user's order of collections too. */
function byMatchIn(db: Db): (a: Match, b: Match) => number {
  const placeOf = collectionPlaces(db);
  const places = new Map(listNames(db).map(({ id, name }) => [name, placeOf(id)]));
  return (a, b) => compareByMatch(a, b, ({ collection }) => places.get(collection) ?? 0);
}

function listNames(db: Db): { readonly id: number; readonly name: string }[] {
  return all(db, 'SELECT id, name FROM collection');
}

/** The same pair held more than once (in several collections, or confirmed in several texts) is one answer: its best unit. */
function withoutRepeats(matches: Match[], better: (a: Match, b: Match) => number): Match[] {
  const kept = new Map<string, Match>();
  for (const one of matches.sort(better)) {
    const key = JSON.stringify([one.sourceLanguage, one.source, one.targetLanguage, one.target]);
    if (!kept.has(key)) kept.set(key, one);
  }
  return [...kept.values()];
}

/** Ids of variants that may be alike, likeliest first. */
function candidates(db: Db, text: string, length: number, min: number): number[] {
  const stems = [...stemCounts(text)].map(([key, weight]) => indexedStem(db, key, weight));
  stems.sort((a, b) => a.variants - b.variants);
  const needed = (length * min) / 100;
  const [from, to] = rowidRange(Math.ceil(needed), Math.floor((length * 100) / min));
  const shared = new Map<number, number>();
  let unread = length;
  let read = 0;
  for (const stem of stems) {
    const mustRead = unread >= needed;
    if (!mustRead && (read + stem.variants > extraRows || shared.size <= fewEnough)) break;
    unread -= stem.weight;
    const group = formGroup(stem.forms);
    if (group === undefined) continue;
    const rows = column<number>(
      db,
      'SELECT rowid FROM variant_index WHERE variant_index MATCH ? AND rowid BETWEEN ? AND ?',
      group,
      from,
      to,
    );
    read += rows.length;
    for (const row of rows) {
      const before = shared.get(row);
      if (before !== undefined) shared.set(row, before + stem.weight);
      else if (mustRead) shared.set(row, stem.weight);
    }
  }
  const likely: { row: number; most: number }[] = [];
  for (const [row, weight] of shared) {
    const most = (weight + unread) / Math.max(length, lengthOfRowid(row));
    if (most * 100 >= min) likely.push({ row, most });
  }
  return likely
    .sort((a, b) => b.most - a.most || a.row - b.row)
    .slice(0, mostCompared)
    .map(({ row }) => idOfRowid(row));
}

function indexedStem(db: Db, stem: string, weight: number): IndexedStem {
  const rows = all<{ form: string; units: number }>(db, 'SELECT form, units FROM unit_word WHERE stem = ?', stem);
  return { forms: rows.map(({ form }) => form), variants: rows.reduce((sum, { units }) => sum + units, 0), weight };
}

interface FoundVariant {
  readonly id: number;
  readonly language: string;
  readonly text: string;
  readonly tags: string | null;
}

function* fetched(db: Db, request: MatchRequest, ids: readonly number[]): Generator<FoundVariant[]> {
  for (let start = 0; start < ids.length; start += fetchedAtOnce) {
    const rows = all<FoundVariant>(
      db,
      'SELECT variant.id, language, text, tags FROM json_each(?) AS wanted JOIN variant ON variant.id = wanted.value',
      idList(ids.slice(start, start + fetchedAtOnce)),
    );
    yield rows.filter(
      ({ language }) =>
        request.language === undefined || primaryLanguage(language) === primaryLanguage(request.language),
    );
  }
}

/** The variant's unit once for every rendering in a wanted language; none outside the wanted collections. */
function unitsOf(db: Db, request: MatchRequest, variant: FoundVariant): MatchCandidate[] {
  const unitId = Math.floor(variant.id / mostVariants);
  const unit = one<UnitRow & { collection: string }>(
    db,
    'SELECT unit.*, collection.name AS collection FROM unit JOIN collection ON collection.id = collection_id WHERE unit.id = ?',
    unitId,
  );
  if (unit === undefined || request.collectionIds?.includes(unit.collection_id) === false) return [];
  if (request.changedSince !== undefined && unit.changed_at < request.changedSince) return [];
  if (!isOfOrigin(unit.origin, request.origin)) return [];
  const others = all<FoundVariant>(
    db,
    'SELECT id, language, text, tags FROM variant WHERE id BETWEEN ? AND ? ORDER BY id',
    unitId * mostVariants,
    unitId * mostVariants + mostVariants - 1,
  ).filter(({ id, language }) =>
    request.targetLanguage === undefined
      ? id !== variant.id && primaryLanguage(language) !== primaryLanguage(variant.language)
      : id !== variant.id && primaryLanguage(language) === primaryLanguage(request.targetLanguage),
  );
  const isFirst = variant.id === unitId * mostVariants;
  return others.map((other) => ({
    unitId,
    collection: unit.collection,
    source: variant.text,
    sourceLanguage: variant.language,
    sourceTags: parseVariant(variant).tags ?? [],
    target: other.text,
    targetLanguage: other.language,
    targetTags: parseVariant(other).tags ?? [],
    ...(isFirst && unit.previous !== null && { previous: unit.previous }),
    ...(isFirst && unit.next !== null && { next: unit.next }),
    origin: unit.origin ?? '',
    changedAt: unit.changed_at,
  }));
}
