import type { AdministrativeStatus, ConceptType, TermType } from '../terms/concept-entry.ts';
import type { LanguageTag } from '../text/language.ts';
import { stem } from '../text/stem.ts';
import { foldRomanisation } from '../text/transliteration.ts';
import { editDistance, typosForgiven } from './edit-distance.ts';
import { type LookupReason, lookupReasons } from './lookup.ts';
import type { QueryForm, QueryWord } from './lookup-query.ts';
import { looksLikeAcronym } from './words.ts';

/** A term the store found widely; whether it answers the query is decided here. */
export interface LookupCandidate {
  readonly termId: number;
  readonly entryId: number;
  readonly language: LanguageTag;
  readonly text: string;
  readonly termType: TermType;
  readonly administrativeStatus: AdministrativeStatus;
  /** Words of the term, folded, joined by one space. */
  readonly key: string;
  /** The same of its corrected case forms. */
  readonly formKeys?: readonly string[];
  /** First letters of its words, if it is a full form. */
  readonly initials?: string;
}

export interface TermMatch {
  readonly why: LookupReason;
  /** Place in the order of reasons, lower first; finer than `why` where one reason covers better and worse answers. */
  readonly rank: number;
  /** Part of the term's letters that the query accounts for, 0-1. */
  readonly coverage: number;
  /** Query words that nothing in the term answers. */
  readonly missing: number;
}

/** How one word answers another, better kinds first. */
const kinds = ['equal', 'stem', 'prefix', 'roman', 'typo', 'substring', 'none'] as const;
type Kind = (typeof kinds)[number];

/** A beginning of so many letters may stand for a word anywhere in a query; the last word may be as short as it is. */
const shortestPrefix = 2;
const shortestSubstring = 4;

function kindOf(query: QueryWord, word: string, isLast: boolean): Kind {
  if (word === query.key) return 'equal';
  if (query.key.length > 2 && stem(word) === query.stem) return 'stem';
  if ((isLast || query.key.length >= shortestPrefix) && word.startsWith(query.key)) return 'prefix';
  if (query.roman !== '') {
    const roman = foldRomanisation(word);
    // Within Cyrillic nothing is transliterated: there a like sound is a typo (колективной).
    const bothCyrillic = cyrillic.test(query.key) && cyrillic.test(word);
    if (roman === query.roman) return bothCyrillic ? 'typo' : 'roman';
    if (!bothCyrillic && roman.startsWith(query.roman) && query.roman.length >= 3) return 'roman';
    const forgiven = Math.min(1, typosForgiven(query.roman.length));
    if (differsInScript(query.key, word) && editDistance(query.roman, roman, forgiven) <= forgiven) return 'roman';
  }
  const forgiven = typosForgiven(query.key.length);
  if (forgiven > 0) {
    if (editDistance(query.key, word, forgiven) <= forgiven) return 'typo';
    // A typo in an inflected word: the endings differ by right, the stems by mistake.
    if (query.stem.length >= 4 && editDistance(query.stem, stem(word), 1) <= 1) return 'typo';
    // A typo in a word not yet typed to its end.
    if (isLast && word.length > query.key.length && editDistance(query.key, word.slice(0, query.key.length), 1) <= 1) {
      return 'typo';
    }
  }
  if (query.key.length >= shortestSubstring && word.includes(query.key)) return 'substring';
  return 'none';
}

const cyrillic = /\p{Script=Cyrillic}/u;

function differsInScript(one: string, other: string): boolean {
  return cyrillic.test(one) !== cyrillic.test(other);
}

/** Through the other layout only what is sure is worth showing: guesses on top of a guess are noise. */
const sureReasons: readonly LookupReason[] = ['exact', 'acronym', 'inflected', 'prefix', 'words', 'initials'];
/** Initials of fewer letters meet by chance too often to be looked for in the other layout. */
const shortestInitialsInLayout = 4;

/** How a term answers one reading of the query; undefined where it does not. */
export function matchTerm(form: QueryForm, term: LookupCandidate): TermMatch | undefined {
  const match = matchReading(form, term);
  if (match === undefined || form.via === 'typed') return match;
  if (form.via === 'spaces') {
    return match.missing > 0 ? undefined : { ...match, why: 'typo', rank: lookupReasons.indexOf('typo') };
  }
  if (!sureReasons.includes(match.why) || match.missing > 0) return undefined;
  if (match.why === 'initials' && form.key.length < shortestInitialsInLayout) return undefined;
  return { ...match, why: 'layout', rank: lookupReasons.indexOf('layout') + match.rank / lookupReasons.length };
}

/** By the term itself, or by one of its corrected forms if that answers better: it is then met inflected. */
function matchReading(form: QueryForm, { formKeys = [], ...term }: LookupCandidate): TermMatch | undefined {
  let best = matchWords(form, term);
  for (const key of formKeys) {
    const { initials: _, ...inflected } = term;
    const match = matchWords(form, { ...inflected, key });
    if (match === undefined) continue;
    const whole = match.why === 'exact' || match.why === 'acronym';
    const met: TermMatch = whole ? { ...match, why: 'inflected', rank: lookupReasons.indexOf('inflected') } : match;
    if (best === undefined || (met.missing - best.missing || met.rank - best.rank) < 0) best = met;
  }
  return best;
}

function matchWords(form: QueryForm, term: LookupCandidate): TermMatch | undefined {
  const isAcronym = looksLikeAcronym(term.text);
  if (term.key === form.key) {
    // In small letters either is meant. In capitals WHO is the acronym, and the word "who" comes after it.
    const why = isAcronym ? 'acronym' : 'exact';
    const shouted = why === 'exact' && looksLikeAcronym(form.text);
    return { why, rank: lookupReasons.indexOf(why) + (shouted ? 1.5 : 0), coverage: 1, missing: 0 };
  }
  if (term.initials !== undefined && form.words.length === 1 && form.key.length >= 2 && term.initials === form.key) {
    return { why: 'initials', rank: lookupReasons.indexOf('initials'), coverage: 1, missing: 0 };
  }
  const words = term.key.split(' ');
  const free = new Set(words.keys());
  const found: Kind[] = [];
  const places: number[] = [];
  let answered = 0;
  form.words.forEach((query, index) => {
    let best: Kind = 'none';
    let place = -1;
    for (const candidate of free) {
      const kind = kindOf(query, words[candidate] ?? '', index === form.words.length - 1);
      if (kinds.indexOf(kind) < kinds.indexOf(best)) {
        best = kind;
        place = candidate;
        if (kind === 'equal') break;
      }
    }
    found.push(best);
    places.push(place);
    if (place >= 0) {
      free.delete(place);
      answered += Math.min(query.key.length, words[place]?.length ?? 0);
    }
  });
  const missing = found.filter((kind) => kind === 'none').length;
  if (missing > mostMissing(form.words.length)) return undefined;
  const coverage = Math.min(1, answered / Math.max(1, term.key.length - words.length + 1));
  const why = reasonOf(form, term, found, places, words.length);
  return { why, rank: lookupReasons.indexOf(why), coverage, missing };
}

/** Of three words or more one may be wrong altogether. */
function mostMissing(words: number): number {
  return words >= 3 ? 1 : 0;
}

function reasonOf(
  form: QueryForm,
  term: LookupCandidate,
  found: readonly Kind[],
  places: readonly number[],
  termLength: number,
): LookupReason {
  const worst = Math.max(...found.filter((kind) => kind !== 'none').map((kind) => kinds.indexOf(kind)));
  const worstKind = kinds[worst];
  if (worstKind === 'substring') return 'substring';
  if (worstKind === 'typo') return 'typo';
  if (worstKind === 'roman') return 'transliteration';
  if (term.key.startsWith(form.key)) return 'prefix';
  const inOrder = places.every((place, index) => place === index);
  if (inOrder && places.length === termLength && worstKind === 'stem') return 'inflected';
  if (inOrder) return worstKind === 'prefix' ? 'prefix' : 'words';
  return 'words';
}

export interface RankedTerm {
  readonly term: LookupCandidate;
  readonly match: TermMatch;
}

/** What breaks ties between terms that answer equally well. */
export interface EntryWeight {
  readonly evidence: number;
  /** ISO 8601. */
  readonly changedAt: string;
  readonly conceptType?: ConceptType;
  /** Of its collection in the user's order, lower first; the same for all where there is none. */
  readonly place: number;
}

const statusRank: Readonly<Record<AdministrativeStatus, number>> = {
  preferred: 0,
  admitted: 1,
  superseded: 2,
  deprecated: 3,
};

/** Steps of coverage that count as one, so that a letter more or less does not outweigh evidence. */
const coverageStep = 0.1;

/**
 * Order of results, each rule deciding only where those before it are equal: fewer query words unanswered; reason in the
 * order of `lookupReasons` (behind `layout` in their order again); for `words`, `transliteration`, `typo` and `substring` the larger part of the term answered;
 * status from preferred to deprecated; the collection that the user has before the other; more evidence; changed on a later day; fewer letters; older entry.
 */
export function compareRanked(
  a: RankedTerm,
  b: RankedTerm,
  weightOf: (entryId: number) => EntryWeight | undefined,
): number {
  const plain = compareMatches(a, b);
  if (plain !== 0) return plain;
  const weightA = weightOf(a.term.entryId);
  const weightB = weightOf(b.term.entryId);
  return (
    (weightA?.place ?? 0) - (weightB?.place ?? 0) ||
    (weightB?.evidence ?? 0) - (weightA?.evidence ?? 0) ||
    compareText(dayOf(weightB), dayOf(weightA)) ||
    a.term.text.length - b.term.text.length ||
    a.term.entryId - b.term.entryId ||
    a.term.termId - b.term.termId
  );
}

/** The part of the order that needs nothing but the terms. */
export function compareMatches(a: RankedTerm, b: RankedTerm): number {
  const byCoverage = ['words', 'transliteration', 'typo', 'substring'].includes(a.match.why);
  const step = ({ match }: RankedTerm) => Math.round(match.coverage / coverageStep);
  return (
    a.match.missing - b.match.missing ||
    a.match.rank - b.match.rank ||
    (byCoverage ? step(b) - step(a) : 0) ||
    statusRank[a.term.administrativeStatus] - statusRank[b.term.administrativeStatus]
  );
}

/** To the day: what came in one import is equally new. */
function dayOf(weight: EntryWeight | undefined): string {
  return weight?.changedAt.slice(0, 10) ?? '';
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** Best term of each entry, in no particular order. */
export function bestByEntry(ranked: Iterable<RankedTerm>): RankedTerm[] {
  const best = new Map<number, RankedTerm>();
  for (const one of ranked) {
    const held = best.get(one.term.entryId);
    if (
      held === undefined ||
      (compareMatches(one, held) ||
        one.term.text.length - held.term.text.length ||
        one.term.termId - held.term.termId) < 0
    ) {
      best.set(one.term.entryId, one);
    }
  }
  return [...best.values()];
}
