import type { Job } from '../job.ts';
import type { ConceptType } from '../terms/concept-entry.ts';
import { russianPhrases } from '../terms/russian-phrases.ts';
import { titleWords } from '../terms/title-words.ts';
import { numbersIn } from '../text/numbers.ts';
import { type AcronymMet, acronymsOf, meetAcronyms } from './acronyms.ts';
import type { BriefContent } from './brief.ts';
import type { BriefInput } from './brief-input.ts';
import { coverageOf, itemsOf } from './brief-items.ts';
import { type Gap, gapKey, isBody, isGenericPost, meetGap, withClosingQuote, withoutPersons } from './gaps.ts';
import { readStock, type StockEntry } from './held-terms.ts';
import { type KnownMet, meetKnown } from './known-titles.ts';
import { englishTitles, russianTitles, type TitleRange } from './new-titles.ts';
import { meetNumber, type NumberMet, numbersOf } from './numbers.ts';
import { meetPersons, type PersonMet, speakersOf } from './persons.ts';
import { comparePlaces, keyed, type ReadSegment, type Span, vocabularyOf } from './read-segments.ts';
import { englishPersons, russianPersons } from './speakers.ts';
import { TitleFinder } from './title-finder.ts';

/**
 * What the papers of an event hold: known titles and terms (longest wins, inflected or not), titles that look new with
 * suggestions, speakers, acronyms, numbers, coverage. Same input, same output.
 */
export async function analyseBrief(input: BriefInput, job: Job): Promise<BriefContent> {
  const { documents, lexicon, morphology, proposals = {} } = input;
  const segments = await keyed(documents, job);
  const vocabulary = await vocabularyOf(segments, job);
  const stock = await readStock(input, vocabulary, job);

  const minedTitles = { ru: new TitleFinder<ConceptType>('ru'), en: new TitleFinder<ConceptType>('en') };
  for (const { ru, en, conceptType } of input.mined ?? []) {
    minedTitles.ru.add(ru, conceptType, vocabulary.ru);
    minedTitles.en.add(en, conceptType, vocabulary.en);
  }

  const total = segments.length;
  const known = new Map<StockEntry, KnownMet>();
  const gaps = new Map<string, Gap>();
  const persons = new Map<string, PersonMet>();
  const acronyms = new Map<string, AcronymMet>();
  const numbers = new Map<string, NumberMet>();
  const doubtful: { readonly title: TitleRange; readonly segment: ReadSegment }[] = [];
  for (const [index, segment] of segments.entries()) {
    await job.checkpoint();
    if (index % 100 === 0) job.progress({ done: index, total, what: 'finding-titles' });
    const { language, keyed: text } = segment;
    const words = titleWords(text.text);
    const found = stock.finders[language].find(text);
    const taken: Span[] = [];
    for (const { first, end } of found) {
      const span = { start: text.tokens[first]!.start, end: text.tokens[end - 1]!.end };
      taken.push(span);
    }
    const phrases = language === 'ru' && words.some(({ capital }) => capital) ? russianPhrases(words, morphology) : [];
    const people = (
      language === 'ru' ? russianPersons(words, morphology, lexicon) : englishPersons(words, lexicon)
    ).filter((person) => !taken.some((span) => span.start < person.end && person.start < span.end));
    meetPersons(persons, people, { words, phrases, segment, stock, morphology, lexicon, proposals });
    const read = language === 'ru' ? russianTitles(words, phrases) : englishTitles(text.text);
    const mined = minedTitles[language].find(text).map(
      ({ first, end, value }): TitleRange => ({
        ...{ start: text.tokens[first]!.start, end: text.tokens[end - 1]!.end, conceptType: value },
      }),
    );
    const own = read.flatMap((title) => withoutPersons(title, people, text.text));
    const titles = [
      ...mined,
      ...own.filter((one) => !mined.some(({ start, end }) => start === one.start && end === one.end)),
    ];
    for (const [index, { value }] of found.entries()) {
      const span = taken[index]!;
      // «Совет министров обороны»: those within a body's name hold no post of their own.
      const within =
        value.isPost &&
        titles.some(({ start, end, conceptType }) => isBody(conceptType) && start < span.start && span.end <= end);
      if (!within) meetKnown(known, value, segment, span);
    }
    for (const title of titles) {
      if (taken.some((span) => span.start <= title.start && span.end >= title.end)) continue;
      if (people.some((person) => person.start < title.end && title.start < person.end)) continue;
      if (title.conceptType === 'person' || isGenericPost(title, found, text, language)) continue;
      if (title.doubtful) doubtful.push({ title, segment });
      else meetGap(gaps, withClosingQuote(title, text.text), segment, morphology);
    }
    meetAcronyms(acronyms, words, { segment, found, text, morphology });
    for (const number of numbersIn(text.text, language)) meetNumber(numbers, number, segment);
  }

  for (const { title, segment } of doubtful) {
    await job.checkpoint();
    if (gaps.has(gapKey(segment, title))) meetGap(gaps, title, segment, morphology);
  }
  for (const gap of gaps.values()) gap.places.sort(comparePlaces);

  const items = await itemsOf(known, gaps, stock, input, job);
  const acronymList = acronymsOf(acronyms, stock, lexicon);
  return {
    documents,
    items,
    speakers: speakersOf(persons),
    acronyms: acronymList,
    numbers: numbersOf(numbers),
    coverage: coverageOf(items, acronymList),
  };
}
