import { fold, foldKeepingCase } from '../text/fold.ts';
import type { LanguageTag } from '../text/language.ts';
import { primaryLanguage } from '../text/language.ts';
import type { Match, MatchRequest, Penalty } from './match.ts';
import type { InlineTag } from './records.ts';
import {
  type ComparedSegment,
  compared,
  differencesOf,
  pairWords,
  substituteNumbers,
  wordSimilarity,
} from './similarity.ts';

/** A unit as the store found it, seen from the side that is like the text asked for. */
export interface MatchCandidate {
  readonly unitId: number;
  readonly collection: string;
  readonly source: string;
  readonly sourceLanguage: LanguageTag;
  readonly sourceTags: readonly InlineTag[];
  readonly target: string;
  readonly targetLanguage: LanguageTag;
  readonly targetTags: readonly InlineTag[];
  readonly previous?: string;
  readonly next?: string;
  readonly origin: string;
  readonly changedAt: string;
}

/**
 * Points off for what the words do not show. CAT tools take a point or two for each of these (Trados Studio's defaults
 * take 1 for differing formatting, for missing formatting and for several translations); all stay below the weight of a word.
 */
const points: Readonly<Record<Penalty['why'], number>> = {
  case: 1,
  punctuation: 1,
  tags: 1,
  number: 1,
  'several-renderings': 1,
  'language-region': 1,
};

/** A match with neighbours that agree as well. */
const inContext = 101;

/** Scores a candidate exactly; undefined below the least similarity asked for. */
export function rankMatch(request: MatchRequest, query: ComparedSegment, candidate: MatchCandidate): Match | undefined {
  const found = compared(candidate.source);
  const words = wordSimilarity(query, found, Math.max(0, request.min));
  if (words < 0) return undefined;
  const pairs = pairWords(query, found);
  const withNumbers = substituteNumbers(pairs, found, candidate.target);
  const penalties = penaltiesOf(request, candidate, query, found, withNumbers !== undefined);
  const off = penalties.reduce((sum, penalty) => sum + penalty.points, 0);
  // With its numbers put in, a match that differs in nothing else is as good as exact but for the penalty.
  const base = withNumbers === undefined ? words : Math.max(words, similarityWithout(query, pairs));
  const exact = base === 100 && off === 0;
  const similarity = exact ? (agreesInContext(request, candidate) ? inContext : 100) : Math.min(99, base - off);
  if (similarity < request.min) return undefined;
  return {
    unitId: candidate.unitId,
    collection: candidate.collection,
    similarity,
    source: candidate.source,
    sourceLanguage: candidate.sourceLanguage,
    target: withNumbers?.text ?? candidate.target,
    targetLanguage: candidate.targetLanguage,
    targetTags:
      withNumbers === undefined
        ? candidate.targetTags
        : candidate.targetTags.map((tag) => ({ ...tag, offset: withNumbers.moved(tag.offset) })),
    numbersSubstituted: withNumbers !== undefined,
    differences: differencesOf(pairs),
    penalties,
    origin: candidate.origin,
    changedAt: candidate.changedAt,
  };
}

/** Similarity as it is once the numbers agree. */
function similarityWithout(query: ComparedSegment, pairs: ReturnType<typeof pairWords>): number {
  const agreed = compared(query.text);
  const words = pairs.flatMap(({ query: asked, found }) => {
    if (found === undefined) return [];
    return [asked?.isNumber && found.isNumber ? { ...found, key: asked.key } : found];
  });
  return wordSimilarity(agreed, { text: '', words }, 0);
}

function penaltiesOf(
  request: MatchRequest,
  candidate: MatchCandidate,
  query: ComparedSegment,
  found: ComparedSegment,
  numbersSubstituted: boolean,
): Penalty[] {
  const why: Penalty['why'][] = [];
  const sameWords =
    query.words.length === found.words.length &&
    query.words.every(({ key, isNumber }, index) => {
      const other = found.words[index];
      return other !== undefined && (key === other.key || (isNumber && other.isNumber));
    });
  if (sameWords) {
    if (caseOf(query) !== caseOf(found)) why.push('case');
    if (punctuationOf(query) !== punctuationOf(found)) why.push('punctuation');
  }
  if (tagsOf(request.tags ?? []) !== tagsOf(candidate.sourceTags)) why.push('tags');
  if (numbersSubstituted) why.push('number');
  if (
    request.language?.includes('-') &&
    candidate.sourceLanguage.includes('-') &&
    request.language.toLowerCase() !== candidate.sourceLanguage.toLowerCase()
  ) {
    why.push('language-region');
  }
  return why.map((name) => ({ why: name, points: points[name] }));
}

/** Letters in their case, all else left out. */
function caseOf({ text, words }: ComparedSegment): string {
  return words.map(({ start, end, isNumber }) => (isNumber ? '' : foldKeepingCase(text.slice(start, end)))).join(' ');
}

/** What stands between the words. Kinds of quotes, dashes and spaces are one. */
function punctuationOf({ text, words }: ComparedSegment): string {
  let end = 0;
  let out = '';
  for (const word of words) {
    out += `${foldKeepingCase(text.slice(end, word.start))}\n`;
    end = word.end;
  }
  return out + foldKeepingCase(text.slice(end));
}

function tagsOf(tags: readonly InlineTag[]): string {
  return tags.map(({ kind, content }) => `${kind} ${content}`).join('\n');
}

function agreesInContext(request: MatchRequest, candidate: MatchCandidate): boolean {
  const same = (one: string | undefined, other: string | undefined) =>
    one !== undefined && other !== undefined && one !== '' && fold(one) === fold(other);
  return same(request.previous, candidate.previous) && same(request.next, candidate.next);
}

/** One source with several renderings: which is meant is for the user to say, so each loses a point. */
export function penalizeSeveralRenderings(matches: readonly Match[]): Match[] {
  const renderings = new Map<string, Set<string>>();
  const keyOf = ({ source, targetLanguage }: Match) => `${primaryLanguage(targetLanguage)} ${source}`;
  for (const match of matches) {
    const held = renderings.get(keyOf(match)) ?? new Set();
    renderings.set(keyOf(match), held.add(fold(match.target)));
  }
  return matches.map((match) => {
    const several = (renderings.get(keyOf(match))?.size ?? 0) > 1;
    // Neighbours that agree have already said which is meant.
    if (!several || match.similarity === inContext) return match;
    return {
      ...match,
      similarity: match.similarity - points['several-renderings'],
      penalties: [...match.penalties, { why: 'several-renderings', points: points['several-renderings'] }],
    };
  });
}

/** Order of matches: higher similarity; the collection the user has first, as `placeOf` says; changed later; older unit. */
export function compareByMatch(a: Match, b: Match, placeOf: (match: Match) => number = () => 0): number {
  return (
    b.similarity - a.similarity ||
    placeOf(a) - placeOf(b) ||
    (a.changedAt < b.changedAt ? 1 : a.changedAt > b.changedAt ? -1 : 0) ||
    a.unitId - b.unitId
  );
}
