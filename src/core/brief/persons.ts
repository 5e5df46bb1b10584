import type { Lexicon } from '../align/lexicon.ts';
import { citationForm } from '../terms/citation-form.ts';
import type { Morphology } from '../terms/morphology.ts';
import type { RussianPhrase } from '../terms/russian-phrases.ts';
import type { TitleWord } from '../terms/title-words.ts';
import { englishHead } from '../terms/trigger-words.ts';
import { fold } from '../text/fold.ts';
import type { BriefLanguage, BriefPlace, BriefSpeaker } from './brief.ts';
import type { ProposalStyle } from './brief-input.ts';
import { withoutPersons } from './gaps.ts';
import { knownRendering, type Stock } from './held-terms.ts';
import { englishTitles, type TitleRange } from './new-titles.ts';
import { placeOf, type ReadSegment, type Span } from './read-segments.ts';
import { besideName, type FoundPerson, renderedName } from './speakers.ts';
import { titleKey } from './title-finder.ts';

export interface PersonMet {
  readonly language: BriefLanguage;
  name: string;
  readonly rendering: string;
  readonly confirmed: boolean;
  post: string;
  postRendering: string;
  readonly places: BriefPlace[];
}

interface PersonSurroundings {
  readonly words: readonly TitleWord[];
  readonly phrases: readonly RussianPhrase[];
  readonly segment: ReadSegment;
  readonly stock: Stock;
  readonly morphology: Morphology;
  readonly lexicon: Lexicon;
  readonly proposals: ProposalStyle;
}

export function meetPersons(
  persons: Map<string, PersonMet>,
  people: readonly FoundPerson[],
  { words, phrases, segment, stock, morphology, lexicon, proposals }: PersonSurroundings,
): void {
  const { language, keyed: text } = segment;
  for (const person of people) {
    // One surname with the same initial is one person within the papers of an event.
    const key = knownKey(persons, `${language}:${personKey(person.name, language)}`);
    const post = postBeside(person, words, phrases, text.text, language, morphology);
    const place = placeOf(segment, person);
    const before = persons.get(key);
    if (before !== undefined) {
      before.places.push(place);
      if (person.name.length > before.name.length && !/\.$/.test(person.name)) before.name = person.name;
      if (post.length > before.post.length) {
        before.post = post;
        before.postRendering = knownRendering(post, language, stock);
      }
      continue;
    }
    const held = knownRendering(person.name, language, stock);
    persons.set(key, {
      language,
      name: person.name,
      rendering: held || renderedName(person.name, language, lexicon, proposals.romanisation),
      confirmed: held !== '',
      post,
      postRendering: knownRendering(post, language, stock),
      places: [place],
    });
  }
}

/** «Mr Gerasimov» after «Artur Gerasimov» is the same person: a surname alone is whoever was named by it first. */
function knownKey(persons: ReadonlyMap<string, PersonMet>, key: string): string {
  if (!key.endsWith(' ')) return key;
  return [...persons.keys()].find((other) => other.startsWith(key)) ?? key;
}

function personKey(name: string, language: BriefLanguage): string {
  const parts = name.split(/\s+/).filter((part) => part !== '');
  const last = parts.find(
    (part, index) => !/\./.test(part) && (index === parts.length - 1 || /^\p{Lu}\.$/u.test(parts[index + 1] ?? '')),
  );
  const first = parts.find((part) => part !== last) ?? '';
  return `${titleKey(fold(last ?? name), language)} ${fold(first).charAt(0)}`;
}

/** The post that stands right before a name, or after it behind a comma, a dash or a bracket; empty where none does. */
function postBeside(
  person: FoundPerson,
  words: readonly TitleWord[],
  phrases: readonly RussianPhrase[],
  text: string,
  language: BriefLanguage,
  morphology: Morphology,
): string {
  const posts: Span[] =
    language === 'ru'
      ? phrases
          .filter(({ type }) => type === 'post')
          .map(({ first, end }) => ({ start: words[first]!.start, end: words[end - 1]!.end }))
      : englishTitles(text)
          .flatMap((title) => withoutPersons(title, [person], text))
          .filter(({ conceptType }) => conceptType === 'post')
          .concat(englishPosts(words))
          .map(({ start, end }) => ({ start, end }));
  const before = posts
    .filter(
      ({ start, end }) => end <= person.start && start < end && /^\s*(?:,\s*)?$/u.test(text.slice(end, person.start)),
    )
    .sort((a, b) => a.start - b.start)[0];
  const after = posts
    .filter(
      ({ start, end }) =>
        start >= person.end &&
        start < end &&
        besideName.test(text.slice(person.end, start)) &&
        text.slice(person.end, start).trim() !== '',
    )
    .sort((a, b) => b.end - a.end || a.start - b.start)[0];
  const post = before ?? after;
  if (post === undefined) return '';
  const asSeen = text.slice(post.start, post.end);
  return language === 'ru' ? citationForm(asSeen, morphology) : asSeen;
}

/** A post of one word before a name: President, Senator, Ambassador. */
function englishPosts(words: readonly TitleWord[]): TitleRange[] {
  return words
    .filter(({ capital, key }) => capital && englishHead(key) === 'post')
    .map(({ start, end }) => ({ start, end, conceptType: 'post' as const }));
}

export function speakersOf(persons: ReadonlyMap<string, PersonMet>): BriefSpeaker[] {
  return [...persons.values()].map(({ name, language, rendering, confirmed, post, postRendering, places }) => ({
    ...{ name, language, rendering, confirmed, post, postRendering, places },
  }));
}
