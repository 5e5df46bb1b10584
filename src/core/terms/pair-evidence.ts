import type { ConceptType } from './concept-entry.ts';
import type { Projection, WordSpan } from './projection.ts';
import type { RussianPhrase } from './russian-phrases.ts';
import type { TitleWord } from './title-words.ts';
import { englishHead } from './trigger-words.ts';

/** What speaks for or against a pair; numbers in the order of `evidenceNames`, each about 0-1. */
export type Evidence = readonly number[];

export const evidenceNames = [
  'bias',
  'russianCovered',
  'englishCovered',
  'bothCovered',
  'strangers',
  'torn',
  'cutsCapitals',
  'open',
  'russianCapital',
  'englishCapitals',
  'englishHead',
  'typesAgree',
  'known',
  'acronym',
  'quoted',
  'capitals',
  'compound',
  'length',
  'single',
  'lengthDifference',
  'post',
  'place',
  'other',
  'document',
  'event',
  'startsSmall',
  'repeated',
  'genericLower',
  'acronymInside',
  'nameInside',
  'weakest',
  'headsLinked',
  'wholeAndAgreed',
  'englishSpill',
  'russianSpill',
  'nestedIn',
  'holds',
  'sameHeadBetter',
  'quotesTorn',
  'breaks',
  'whereTail',
  'smallPost',
  'smallBody',
  'exactLinks',
  'demonym',
  'smallHead',
  'pluralSmall',
  'country',
  'afterName',
] as const;

export interface PairContext {
  readonly phrase: RussianPhrase;
  readonly projection: Projection;
  readonly russian: readonly TitleWord[];
  readonly english: readonly TitleWord[];
  readonly englishType: ConceptType | undefined;
  /** 1 where the pair stands in the glossary or in the facts shipped, less for acronyms that keep company; 0-1. */
  readonly known: number;
  /** Strength of the link between the Russian head and the English span's own head. */
  readonly headLink: number;
}

/** Evidence of one place where a pair was seen. `repeated` is filled in when all places are known. */
export function evidenceOf(context: PairContext): number[] {
  const { phrase, projection, russian, english, englishType, known, headLink } = context;
  const source = content(russian, phrase);
  const target = content(english, projection);
  const capitals = target.filter((word) => word.capital).length / Math.max(1, target.length);
  const ruCapital = source.some((word) => word.capital && !word.initial);
  const head = russian[phrase.head]!;
  const englishHeadWord = english[englishHeadIndex(english, projection)]!;
  const both = Math.min(projection.russianCovered, projection.englishCovered);
  return [
    1,
    projection.russianCovered,
    projection.englishCovered,
    both * both,
    Math.min(1, projection.strangers / Math.max(1, target.length)),
    projection.torn ? 1 : 0,
    projection.cutsCapitals ? 1 : 0,
    phrase.open ? 1 : 0,
    ruCapital ? 1 : 0,
    capitals,
    englishType === undefined ? 0 : 1,
    agree(phrase.type, englishType) ? 1 : 0,
    known,
    phrase.kind === 'acronym' ? 1 : 0,
    phrase.kind === 'quoted' ? 1 : 0,
    phrase.kind === 'capitals' ? 1 : 0,
    phrase.kind === 'compound' ? 1 : 0,
    Math.min(1, source.length / 8),
    source.length === 1 ? 1 : 0,
    Math.min(1, Math.abs(source.length - target.length) / 4),
    phrase.type === 'post' ? 1 : 0,
    phrase.type === 'place' ? 1 : 0,
    phrase.type === 'other' ? 1 : 0,
    phrase.type === 'document' ? 1 : 0,
    phrase.type === 'event' ? 1 : 0,
    !head.capital && phrase.first === phrase.head ? 1 : 0,
    0,
    !ruCapital && capitals < 0.5 ? 1 : 0,
    phrase.kind !== 'acronym' && source.some((word) => word.acronym) ? 1 : 0,
    source.some((word) => word.capital && !word.initial && !word.acronym) && phrase.kind === 'phrase' ? 1 : 0,
    projection.weakest,
    headLink,
    projection.weakest >= 0.45 && agree(phrase.type, englishType) ? 1 : 0,
    projection.englishSpill ? 1 : 0,
    projection.russianSpill ? 1 : 0,
    // What the other claims of the bead say is filled in when all are known.
    0,
    0,
    0,
    tornQuotes(russian, phrase) || tornQuotes(english, projection) ? 1 : 0,
    Math.max(0, breaks(english, projection) - breaks(russian, phrase)) > 0 ? 1 : 0,
    endsInPlace(russian, phrase) ? 1 : 0,
    phrase.type === 'post' && !ruCapital ? 1 : 0,
    (phrase.type === 'body' || phrase.type === 'organisation') && !ruCapital ? 1 : 0,
    projection.weakest >= 0.7 ? 1 : 0,
    // «немецкое правительство», German government: only the adjective has a capital, and only in English.
    !ruCapital && capitals > 0 && capitals < 1 && !englishHeadWord.capital ? 1 : 0,
    phrase.type !== 'post' && !englishHeadWord.capital ? 1 : 0,
    !head.capital && /[^s'’iu]s$/u.test(englishHeadWord.key) ? 1 : 0,
    phrase.kind === 'acronym' && phrase.type === 'place' ? 1 : 0,
    phrase.type === 'post' && phrase.endsInUnknownName ? 1 : 0,
  ];
}

export function evidenceAt(name: (typeof evidenceNames)[number]): number {
  return evidenceNames.indexOf(name);
}

/** A quote opened or closed within the span without its counterpart in it or right beside it. */
function tornQuotes(words: readonly TitleWord[], span: WordSpan): boolean {
  let open = 0;
  for (let index = span.first + 1; index < span.end; index++) {
    const { gap } = words[index]!;
    if (gap === ' ') continue;
    for (const mark of gap) {
      if (/[«“„]/u.test(mark)) open++;
      else if (/[»”]/u.test(mark)) open--;
      else if (mark === '"') open += open > 0 ? -1 : 1;
    }
  }
  if (open === 0) return false;
  const closedBehind = /^[»”"]/u.test(words[span.end]?.gap ?? '');
  const openedBefore = /[«“„"]$/u.test(words[span.first]!.gap);
  return !(closedBehind || openedBefore);
}

/** Commas and brackets within a span. */
function breaks(words: readonly TitleWord[], span: WordSpan): number {
  let count = 0;
  for (let index = span.first + 1; index < span.end; index++)
    if (words[index]!.gap !== ' ' && /[,()]/u.test(words[index]!.gap)) count++;
  return count;
}

/** «… в Улан-Баторе», «… на Украине»: where a thing is, mostly no part of its name. */
function endsInPlace(words: readonly TitleWord[], span: WordSpan): boolean {
  for (let index = span.end - 1; index > Math.max(span.first, span.end - 4); index--) {
    if (/^(?:в|во|на|при)$/u.test(words[index]!.key)) return true;
  }
  return false;
}

function content(words: readonly TitleWord[], span: WordSpan): TitleWord[] {
  return words.slice(span.first, span.end).filter((word) => !word.small);
}

/** Index of the word that heads an English span: its last noun before the first small word. */
export function englishHeadIndex(english: readonly TitleWord[], span: WordSpan): number {
  for (let index = span.first + 1; index < span.end; index++) {
    if (english[index]!.small && !english[index - 1]!.small) return index - 1;
  }
  return span.end - 1;
}

/** Kind of thing an English span names: by its last head noun before «of», else by any. */
export function englishType(english: readonly TitleWord[], span: WordSpan): ConceptType | undefined {
  let last: ConceptType | undefined;
  for (let index = span.first; index < span.end; index++) {
    const word = english[index]!;
    if (word.small) {
      if (last !== undefined) return last;
      continue;
    }
    const parts = word.key.split('-');
    last = englishHead(word.key) ?? englishHead(parts.at(-1) ?? word.key) ?? last;
  }
  return last;
}

function agree(russian: ConceptType, english: ConceptType | undefined): boolean {
  if (english === undefined) return false;
  if (russian === english) return true;
  const bodies = new Set<ConceptType>(['body', 'organisation']);
  return bodies.has(russian) && bodies.has(english);
}
