import { citationForm } from '../terms/citation-form.ts';
import type { ConceptType } from '../terms/concept-entry.ts';
import type { Morphology } from '../terms/morphology.ts';
import { fold } from '../text/fold.ts';
import type { BriefLanguage } from './brief.ts';
import type { HeldTerm } from './held-terms.ts';
import type { TitleRange } from './new-titles.ts';
import { type Met, placeOf, type ReadSegment } from './read-segments.ts';
import { contentKeys } from './similar-titles.ts';
import type { FoundPerson } from './speakers.ts';
import type { FoundTitle, KeyedText } from './title-finder.ts';

export const isBody = (conceptType: ConceptType): boolean => conceptType === 'body' || conceptType === 'organisation';

/** A title up to the person named right behind it. */
export function withoutPersons(title: TitleRange, people: readonly FoundPerson[], text: string): TitleRange[] {
  const person = people.find(({ start, end }) => start < title.end && title.start < end);
  if (person === undefined) return [title];
  const end = title.start + text.slice(title.start, person.start).replace(/[\s,–—-]+$/u, '').length;
  return end - title.start > 1 && /\s/.test(text.slice(title.start, end)) ? [{ ...title, end }] : [];
}

/** Takes in the quote that closes one opened within: система «Меркурий». */
export function withClosingQuote(title: TitleRange, text: string): TitleRange {
  const inside = text.slice(title.start, title.end);
  const next = text.charAt(title.end);
  const open = (inside.match(/[«“„]/g)?.length ?? 0) > (inside.match(/[»”]/g)?.length ?? 0);
  const straight = (inside.match(/"/g)?.length ?? 0) % 2 === 1;
  return (open && /[»”]/.test(next)) || (straight && next === '"') ? { ...title, end: title.end + 1 } : title;
}

/** Posts that are no title of anybody when written small and followed by a country alone: «лидеры Европы», «депутаты России». */
const genericPost =
  /^(?:парламентари|лидер|представител|депутат|чиновник|эксперт|аналитик|наблюдател|член|сенатор|советник|генерал|посл|посол|руководител|делегат)/u;

export function isGenericPost(
  { start, end, conceptType }: TitleRange,
  found: readonly FoundTitle<HeldTerm>[],
  { text, tokens }: KeyedText,
  language: BriefLanguage,
): boolean {
  if (language !== 'ru' || conceptType !== 'post' || !genericPost.test(fold(text.slice(start, end)))) return false;
  const places = found.filter(({ value }) => value.entry.conceptType === 'place');
  return !tokens.some(
    (token, index) =>
      token.start > start &&
      token.end <= end &&
      /^\p{Lu}/u.test(token.text) &&
      token.text !== 'РФ' &&
      !places.some(({ first, end: last }) => first <= index && index < last),
  );
}

export interface Gap extends Met {
  readonly key: string;
  readonly title: string;
  readonly conceptType: ConceptType;
}

export function gapKey({ language, keyed: { text } }: ReadSegment, { start, end }: TitleRange): string {
  return `${language}:${contentKeys(text.slice(start, end), language).join(' ')}`;
}

export function meetGap(gaps: Map<string, Gap>, title: TitleRange, segment: ReadSegment, morphology: Morphology): void {
  const { language, keyed: text } = segment;
  const asSeen = text.text.slice(title.start, title.end);
  const key = gapKey(segment, title);
  const place = placeOf(segment, title);
  const before = gaps.get(key);
  if (before !== undefined) {
    before.places.push(place);
    return;
  }
  const cited = language === 'ru' ? citationForm(asSeen, morphology) : asSeen.replace(/^(?:the|an?) /i, '');
  gaps.set(key, { key, language, asSeen, title: cited, conceptType: title.conceptType, places: [place] });
}
