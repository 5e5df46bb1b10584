import { type LanguageTag, primaryLanguage } from '../text/language.ts';
import type { AdministrativeStatus, TermType } from './concept-entry.ts';
import { type HouseRanking, houseKey } from './houses.ts';

const statusOrder: Readonly<Record<AdministrativeStatus, number>> = {
  preferred: 0,
  admitted: 1,
  superseded: 2,
  deprecated: 3,
};

/** A variant is a full form that another one stands before: which of the two is said, their houses tell first. */
const formOrder: Readonly<Record<TermType, number>> = {
  fullForm: 0,
  variant: 0,
  shortForm: 1,
  acronym: 2,
  transliteratedForm: 3,
  formerName: 4,
};

interface StandingTerm {
  readonly id: number;
  readonly language: LanguageTag;
  readonly text: string;
  readonly termType: TermType;
  readonly administrativeStatus: AdministrativeStatus;
}

/** Evidence of one house for one term. */
export interface HouseSays {
  readonly termId: number;
  readonly house: string;
  /** Pieces of evidence, 1 or more. */
  readonly count: number;
  /** Date of the newest document, ISO; empty where none is known. */
  readonly last: string;
}

interface Backing {
  /** Of the best house. */
  readonly place: number;
  /** Pieces of evidence of the houses at that place. */
  readonly count: number;
  readonly last: string;
}

const unbacked: Backing = { place: Number.POSITIVE_INFINITY, count: 0, last: '' };

/**
 * The terms of one entry, better first. Each rule decides only where those before it are equal: status from preferred to
 * deprecated; full form, short form, acronym, romanised form, former name; the best house that says it, in the user's
 * ranking (what no named house says comes last); more evidence of houses at that place; newer evidence of theirs; a full form
 * before a variant; the order given.
 */
export function byStanding<Term extends StandingTerm>(
  terms: readonly Term[],
  said: readonly HouseSays[],
  ranking: HouseRanking,
): Term[] {
  const backing = backingOf(terms, said, ranking);
  const of = (term: Term) => backing.get(term.id) ?? unbacked;
  return [...terms].sort(
    (a, b) =>
      statusOrder[a.administrativeStatus] - statusOrder[b.administrativeStatus] ||
      formOrder[a.termType] - formOrder[b.termType] ||
      compare(of(a).place, of(b).place) ||
      of(b).count - of(a).count ||
      compare(of(b).last, of(a).last) ||
      Number(a.termType === 'variant') - Number(b.termType === 'variant'),
  );
}

function backingOf(
  terms: readonly StandingTerm[],
  said: readonly HouseSays[],
  ranking: HouseRanking,
): Map<number, Backing> {
  const backing = new Map<number, Backing>();
  if (said.length === 0) return backing;
  const own = new Set(terms.map(({ text }) => houseKey(text)));
  for (const { termId, house, count, last } of said) {
    const place = ranking.placeOf(house, own);
    const held = backing.get(termId) ?? unbacked;
    if (place < held.place) backing.set(termId, { place, count, last });
    else if (place === held.place)
      backing.set(termId, { place, count: held.count + count, last: last > held.last ? last : held.last });
  }
  return backing;
}

/** Infinity less infinity is no number. */
function compare<Value extends number | string>(a: Value, b: Value): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** The best term of a language, of terms in the order of `byStanding`. */
export function firstIn<Term extends { readonly language: LanguageTag }>(
  terms: readonly Term[],
  language: string,
): Term | undefined {
  return terms.find((term) => primaryLanguage(term.language) === language);
}

/** Evidence piece by piece, counted by house. */
export function housesOf(
  evidence: readonly { readonly termId: number; readonly house?: string; readonly date?: string }[],
): HouseSays[] {
  const counted = new Map<string, HouseSays>();
  for (const { termId, house = '', date = '' } of evidence) {
    if (house === '') continue;
    const key = `${termId} ${house}`;
    const held = counted.get(key) ?? { termId, house, count: 0, last: '' };
    counted.set(key, { ...held, count: held.count + 1, last: date > held.last ? date : held.last });
  }
  return [...counted.values()];
}
