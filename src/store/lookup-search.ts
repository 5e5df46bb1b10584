import { editDistance, typosForgiven } from '../core/memory/edit-distance.ts';
import type { LookupHit, LookupRequest, LookupTerm } from '../core/memory/lookup.ts';
import {
  type QueryForm,
  type QueryWord,
  queryForms,
  romanReadings,
  spacedAnew,
  withoutArticle,
} from '../core/memory/lookup-query.ts';
import {
  bestByEntry,
  compareMatches,
  compareRanked,
  type EntryWeight,
  type LookupCandidate,
  matchTerm,
  type RankedTerm,
} from '../core/memory/lookup-ranking.ts';
import { termKey } from '../core/memory/words.ts';
import type { AdministrativeStatus, ConceptType, TermType } from '../core/terms/concept-entry.ts';
import { primaryLanguage } from '../core/text/language.ts';
import { stem } from '../core/text/stem.ts';
import { all, column, type Db, first, idList, rows } from './database.ts';
import { idOfRowid } from './index-rowid.ts';
import { collectionPlaces } from './settings.ts';
import { formsOf } from './term-index.ts';
import { standingIn } from './term-standing.ts';
import { formGroup } from './word-groups.ts';

/** Terms looked at closely for one reading of a query. Short terms come first, so what falls off is long and many. */
const mostTerms = 160;
/** Forms one query word may stand for. */
const mostForms = 40;
/** Words compared letter by letter for one mistyped word. */
const mostCompared = 6000;
/** Entries whose evidence is counted to settle ties. */
const mostWeighed = 120;
/** Shorter beginnings are looked for at the start of terms only: too many words begin so. */
const shortestBeginning = 3;
/** Above all letters: the end of a range of beginnings. */
const afterAll = '\u{10FFFF}';

/** Surest ways first; a later way is gone only where the earlier ones did not answer. */
export function lookup(db: Db, request: LookupRequest): LookupHit[] {
  const collections = request.collectionIds === undefined ? null : idList(request.collectionIds);
  const [typed, ...others] = queryForms(request.query);
  if (typed === undefined) return [];
  const ranked = new Map<number, RankedTerm>();
  const take = (form: QueryForm, termIds: readonly number[]) => {
    const fresh = termIds.filter((id) => !ranked.has(id));
    for (const term of fetchTerms(db, fresh, collections)) {
      const match = matchTerm(form, term);
      if (match !== undefined) ranked.set(term.termId, { term, match });
    }
  };
  /** What `form` answers better than the readings before. */
  const improve = (form: QueryForm) => {
    for (const [termId, { term, match: held }] of ranked) {
      const match = matchTerm(form, term);
      const better = match !== undefined && (match.missing - held.missing || match.rank - held.rank) < 0;
      if (better) ranked.set(termId, { term, match });
    }
  };
  const answers = (good: (one: RankedTerm) => boolean) => [...ranked.values()].some(good);

  take(typed, termsByKey(db, typed.key));
  take(typed, termsByWords(db, directGroups(db, typed.words)));
  const bare = withoutArticle(typed);
  if (bare !== undefined) {
    take(bare, termsByKey(db, bare.key));
    take(bare, termsByWords(db, directGroups(db, bare.words)));
    improve(bare);
  }
  const sure = answers(({ match }) => match.missing === 0 && ['exact', 'acronym', 'inflected'].includes(match.why));
  if (!sure) {
    for (const form of others) {
      take(form, termsByKey(db, form.key));
      take(form, termsByWords(db, directGroups(db, form.words)));
    }
  }
  if (!sure && ranked.size < request.limit) {
    for (const form of romanReadings(typed)) {
      take(
        form,
        termsByWords(
          db,
          form.words.map((word) => romanGroup(db, word)),
        ),
      );
    }
  }
  if (!answers(({ match }) => match.missing === 0)) {
    const groups = typed.words.map((word) => withTypos(db, word));
    take(typed, termsByWords(db, groups));
    const known = groups.filter((group) => group !== undefined);
    // One word of several may be noise: the others must do.
    if (ranked.size === 0 && known.length < groups.length) take(typed, termsByWords(db, known));
    if (ranked.size === 0 && known.length >= 3) {
      for (const left of known.keys())
        take(
          typed,
          termsByWords(
            db,
            known.filter((_, index) => index !== left),
          ),
        );
    }
  }
  if (!answers(({ match }) => match.missing === 0)) {
    for (const form of spacedAnew(typed, (word) => isKnown(db, word))) {
      take(form, termsByKey(db, form.key));
      take(form, termsByWords(db, directGroups(db, form.words)));
      improve(form);
    }
  }
  if (ranked.size === 0)
    take(
      typed,
      termsByWords(
        db,
        typed.words.map((word) => substringGroup(db, word)),
      ),
    );
  return present(db, [...ranked.values()], request.limit);
}

/** A word of some term, or another form of one. */
function isKnown(db: Db, word: string): boolean {
  const known = 'SELECT 1 FROM term_word WHERE form = ?1 UNION ALL SELECT 1 FROM term_word WHERE stem = ?2 LIMIT 1';
  return first(db, known, word, stem(word)) !== undefined;
}

/** By the whole key, by its beginning, by initials. */
function termsByKey(db: Db, key: string): number[] {
  const ids = column<number>(db, 'SELECT id FROM term WHERE term_key = ? ORDER BY id LIMIT 50', key);
  const beginning = 'SELECT id FROM term WHERE term_key > ? AND term_key < ? ORDER BY term_key LIMIT ?';
  ids.push(...column<number>(db, beginning, key, key + afterAll, mostTerms));
  if (!key.includes(' ')) {
    ids.push(...column<number>(db, 'SELECT id FROM term WHERE initials = ? ORDER BY id LIMIT 50', key));
  }
  return ids;
}

/** What one word may stand for, as an FTS5 expression; undefined where no term has such a word. */
type Group = string | undefined;

/**
 * Groups for words as typed. A last word of a letter or two has only been begun: it narrows nothing down here, and the
 * ranking sees what it begins.
 */
function directGroups(db: Db, words: readonly QueryWord[]): Group[] {
  const begun = words.length > 1 && (words.at(-1)?.key.length ?? 0) < shortestBeginning;
  return (begun ? words.slice(0, -1) : words).map((word) => directGroup(db, word));
}

function formsByStem(db: Db, key: string): string[] {
  return column(db, 'SELECT form FROM term_word WHERE stem = ? LIMIT ?', key, mostForms);
}

function directGroup(db: Db, word: QueryWord): Group {
  const forms = formsByStem(db, word.stem);
  if (word.key.length < shortestBeginning) return formGroup(forms);
  const begins = column(
    db,
    'SELECT form FROM term_word WHERE form >= ? AND form < ? LIMIT 1',
    word.key,
    word.key + afterAll,
  );
  return formGroup(forms, begins.length > 0 ? word.key : undefined);
}

/** Words that romanise alike, among them those a letter or so apart, besides the word itself. */
function romanGroup(db: Db, word: QueryWord): Group {
  const { roman } = word;
  const forgiven = Math.min(1, typosForgiven(roman.length));
  const known = roman.length < 4 ? roman : roman.slice(0, Math.max(3, Math.ceil(roman.length / 2)));
  const found =
    roman.length < 2
      ? rows<RomanForm>(db, 'SELECT form, roman FROM term_word WHERE roman = ? LIMIT ?', roman, mostForms)
      : rows<RomanForm>(
          db,
          'SELECT form, roman FROM term_word WHERE roman >= ? AND roman < ? LIMIT ?',
          known,
          known + afterAll,
          mostCompared,
        );
  const near = (other: string) =>
    other === roman ||
    (roman.length >= 3 && other.startsWith(roman)) ||
    (forgiven > 0 && editDistance(roman, other, forgiven) <= forgiven);
  const forms = found.filter(([, other]) => near(other)).map(([form]) => form);
  return either(directGroup(db, word), formGroup(forms.slice(0, mostForms)));
}

type RomanForm = [form: string, roman: string];

function either(one: Group, other: Group): Group {
  return one === undefined || other === undefined ? (one ?? other) : `(${one} OR ${other})`;
}

/** The word as it is and, unless it is known, the words a typo away that share its beginning or its end. */
function withTypos(db: Db, word: QueryWord): Group {
  const forgiven = typosForgiven(word.key.length);
  if (forgiven === 0) return directGroup(db, word);
  const beginning = word.key.slice(0, 2);
  const end = [...word.key].slice(-3).reverse().join('');
  const found = [
    ...rows<[form: string, stem: string]>(
      db,
      'SELECT form, stem FROM term_word WHERE form >= ? AND form < ? AND length(form) BETWEEN ? AND ? LIMIT ?',
      beginning,
      beginning + afterAll,
      word.key.length - 4,
      word.key.length + 4,
      mostCompared,
    ),
    ...rows<[form: string, stem: string]>(
      db,
      'SELECT form, stem FROM term_word WHERE reversed >= ? AND reversed < ? AND length(form) BETWEEN ? AND ? LIMIT ?',
      end,
      end + afterAll,
      word.key.length - 2,
      word.key.length + 2,
      mostCompared,
    ),
    // The first letters swapped, or a wrong first letter in an inflected word: the stem's end may still be right.
    ...[word.key.slice(1), swapped(word.key)].flatMap((key) =>
      formsByStem(db, stem(key)).map((form): [string, string] => [form, stem(form)]),
    ),
  ];
  const near = new Map<string, number>();
  for (const [form, formStem] of found) {
    const distance = Math.min(
      within(forgiven, editDistance(word.key, form, forgiven)),
      word.stem.length >= 4 ? within(1, editDistance(word.stem, formStem, 1)) : tooFar,
      form.length > word.key.length ? within(1, editDistance(word.key, form.slice(0, word.key.length), 1)) : tooFar,
    );
    if (distance < tooFar) near.set(form, distance);
  }
  const best = [...near].sort((a, b) => a[1] - b[1]).slice(0, mostForms);
  return either(directGroup(db, word), formGroup(best.map(([form]) => form)));
}

const tooFar = Number.POSITIVE_INFINITY;

/** A distance beyond its limit says no more than that. */
function within(limit: number, distance: number): number {
  return distance <= limit ? distance : tooFar;
}

function swapped(word: string): string {
  return `${word[1] ?? ''}${word[0] ?? ''}${word.slice(2)}`;
}

/** A last resort, so the whole vocabulary may be gone through. */
function substringGroup(db: Db, { key }: QueryWord): Group {
  if (key.length < 4) return undefined;
  return formGroup(column(db, 'SELECT form FROM term_word WHERE instr(form, ?) > 0 LIMIT ?', key, mostForms));
}

/** Ids of terms that have a word of every group, short terms first; none if a word is known nowhere. */
function termsByWords(db: Db, groups: readonly Group[]): number[] {
  if (groups.length === 0 || groups.some((group) => group === undefined)) return [];
  return column<number>(
    db,
    'SELECT rowid FROM term_index WHERE term_index MATCH ? ORDER BY rowid LIMIT ?',
    groups.join(' AND '),
    mostTerms,
  ).map(idOfRowid);
}

function fetchTerms(db: Db, ids: readonly number[], collections: string | null): LookupCandidate[] {
  if (ids.length === 0) return [];
  return all<LookupCandidate & { initials: string | null; forms: string | null }>(
    db,
    `SELECT term.id AS termId, entry_id AS entryId, language, text, term_type AS termType,
       administrative_status AS administrativeStatus, term_key AS key, initials, forms
     FROM json_each(?1) AS wanted JOIN term ON term.id = wanted.value
     WHERE ?2 IS NULL OR (SELECT collection_id FROM concept_entry WHERE id = entry_id) IN (SELECT value FROM json_each(?2))`,
    idList(ids),
    collections,
  ).map(({ initials, forms, ...term }) => ({
    ...term,
    ...(initials !== null && { initials }),
    ...(forms !== null && { formKeys: Object.values(formsOf(forms).forms ?? {}).map(termKey) }),
  }));
}

interface PresentedEntry extends EntryWeight {
  readonly collection: string;
  readonly conceptType: ConceptType;
}

/** What settles ties between entries, and what is shown of them; one query for all, for each costs more than many rows of one. */
function entryWeights(db: Db, ids: readonly number[]): Map<number, PresentedEntry> {
  const placeOf = collectionPlaces(db);
  const found = rows<
    [id: number, collectionId: number, collection: string, type: ConceptType, changedAt: string, evidence: number]
  >(
    db,
    `SELECT concept_entry.id, collection.id, collection.name, concept_type, changed_at,
       (SELECT count(*) FROM term CROSS JOIN evidence ON term_id = term.id WHERE entry_id = concept_entry.id)
     FROM json_each(?) AS wanted CROSS JOIN concept_entry ON concept_entry.id = wanted.value
     CROSS JOIN collection ON collection.id = collection_id`,
    idList(ids),
  );
  return new Map(
    found.map(([id, collectionId, collection, conceptType, changedAt, evidence]) => [
      id,
      { collection, conceptType, changedAt, evidence, place: placeOf(collectionId) },
    ]),
  );
}

type ShownTerm = LookupTerm & { readonly id: number };

/** The terms of entries, as the user ordered them. */
function termsOf(db: Db, ids: readonly number[]): Map<number, ShownTerm[]> {
  const terms = new Map<number, ShownTerm[]>(ids.map((id) => [id, []]));
  const found = rows<
    [entryId: number, id: number, language: string, text: string, type: TermType, status: AdministrativeStatus]
  >(
    db,
    `SELECT entry_id, term.id, language, text, term_type, administrative_status
     FROM json_each(?) AS wanted CROSS JOIN term ON term.entry_id = wanted.value ORDER BY wanted.id, position, term.id`,
    idList(ids),
  );
  for (const [entryId, id, language, text, termType, administrativeStatus] of found) {
    terms.get(entryId)?.push({ id, language, text, termType, administrativeStatus });
  }
  return terms;
}

function present(db: Db, ranked: readonly RankedTerm[], limit: number): LookupHit[] {
  const best = bestByEntry(ranked)
    .sort((a, b) => compareMatches(a, b) || a.term.text.length - b.term.text.length)
    .slice(0, Math.max(limit, mostWeighed));
  const weights = entryWeights(
    db,
    best.map(({ term }) => term.entryId),
  );
  const shown = best.sort((a, b) => compareRanked(a, b, (entryId) => weights.get(entryId))).slice(0, limit);
  const ids = shown.map(({ term }) => term.entryId);
  const termsOfEntry = termsOf(db, ids);
  const inOrder = standingIn(
    db,
    ids.filter((id) => (weights.get(id)?.evidence ?? 0) > 0),
  );
  return shown.map(({ term, match }) => {
    const entry = weights.get(term.entryId);
    const terms = inOrder(termsOfEntry.get(term.entryId) ?? []).map(({ id: _, ...rest }): LookupTerm => rest);
    const rendering = terms.find(({ language }) => primaryLanguage(language) !== primaryLanguage(term.language));
    return {
      entry: term.entryId,
      collection: entry?.collection ?? '',
      conceptType: entry?.conceptType ?? 'other',
      source: term.text,
      sourceLanguage: term.language,
      target: rendering?.text ?? '',
      targetLanguage: rendering?.language ?? '',
      targetStatus: rendering?.administrativeStatus ?? 'admitted',
      why: match.why,
      terms,
      evidence: entry?.evidence ?? 0,
    };
  });
}
