import type { Lexicon } from '../align/lexicon.ts';
import type { Job } from '../job.ts';
import { citationForm } from '../terms/citation-form.ts';
import type { ConceptType } from '../terms/concept-entry.ts';
import { textsOf } from '../terms/corrected-forms.ts';
import type { Morphology } from '../terms/morphology.ts';
import { type RussianPhrase, russianPhrases } from '../terms/russian-phrases.ts';
import { type TitleWord, titleWords } from '../terms/title-words.ts';
import { englishHead } from '../terms/trigger-words.ts';
import { fold } from '../text/fold.ts';
import { primaryLanguage } from '../text/language.ts';
import { numbersIn } from '../text/numbers.ts';
import { stem } from '../text/stem.ts';
import { type RomanisationSystem, transliterate } from '../text/transliteration.ts';
import {
  type BriefAcronym,
  type BriefContent,
  type BriefDocument,
  type BriefItem,
  type BriefLanguage,
  type BriefNames,
  type BriefNumber,
  type BriefPlace,
  type BriefSpeaker,
  type BriefSuggestion,
  nameOf,
  otherLanguage,
} from './brief.ts';
import { englishTitles, russianTitles, type TitleRange } from './new-titles.ts';
import { renderedNumber } from './number-rendering.ts';
import { type KnownPart, renderingByParts } from './parts.ts';
import { nearlyTheSame } from './sheet.ts';
import { contentKeys, SimilarTitles } from './similar-titles.ts';
import { besideName, englishPersons, type FoundPerson, renderedName, russianPersons } from './speakers.ts';
import { counterpart, isWrong, namesIn, type StockTerm } from './term-stock.ts';
import { addVocabulary, type FoundTitle, type KeyedText, keyedText, TitleFinder, titleKey } from './title-finder.ts';

export interface BriefInput {
  readonly documents: readonly BriefDocument[];
  /** What is held, in batches; terms of one entry come one after the other. The memory's come before the starter glossary's. */
  readonly stock: AsyncIterable<readonly StockTerm[]> | Iterable<readonly StockTerm[]>;
  /** Pairs found in the papers that are given in both languages. */
  readonly mined?: readonly {
    readonly ru: string;
    readonly en: string;
    readonly conceptType: ConceptType;
    readonly score: number;
    readonly sentences: { readonly ru: string; readonly en: string };
  }[];
  /** Russian first. */
  readonly lexicon: Lexicon;
  readonly morphology: Morphology;
  readonly proposals?: ProposalStyle;
}

/** How what is proposed is written; what is held is shown as it is held. */
export interface ProposalStyle {
  /** Of Russian names; without one the spellings on record come first. */
  readonly romanisation?: RomanisationSystem;
  /** English put together of words, in the user's spelling. */
  readonly respell?: (text: string) => string;
}

/** Entries as they come out of the stock. */
interface StockEntry {
  readonly ru: BriefNames;
  readonly en: BriefNames;
  readonly entryId: number;
  readonly conceptType: ConceptType;
}

/** A term of an entry, with what to say for it in the other language. */
interface HeldTerm extends KnownPart {
  readonly entry: StockEntry;
  readonly text: string;
  readonly acronym: boolean;
}

/** Suggestions shown for one gap, and like titles asked for. */
const mostSuggestions = 4;
const mostSimilar = 2;
/** Letters around «далее – ОДКБ» in which its full form stands. */
const acronymDefinition =
  /\((?:(?:далее|именуем\S+|hereinafter|hereafter)[^)]*?[\s–—-]+)?["«“]?([\p{Lu}\p{N}][\p{Lu}\p{N}-]{1,9})["»”]?\)/gu;
/** What stands in capitals and is no acronym of the event: roman numerals, single letters. */
const romanNumeral = /^[IVXLCDM]+$/;
const languages: readonly BriefLanguage[] = ['ru', 'en'];

interface ReadSegment {
  readonly document: number;
  readonly segment: number;
  readonly language: BriefLanguage;
  readonly keyed: KeyedText;
}

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

interface Span {
  readonly start: number;
  readonly end: number;
}

const isBody = (conceptType: ConceptType): boolean => conceptType === 'body' || conceptType === 'organisation';

/** A title up to the person named right behind it. */
function withoutPersons(title: TitleRange, people: readonly FoundPerson[], text: string): TitleRange[] {
  const person = people.find(({ start, end }) => start < title.end && title.start < end);
  if (person === undefined) return [title];
  const end = title.start + text.slice(title.start, person.start).replace(/[\s,–—-]+$/u, '').length;
  return end - title.start > 1 && /\s/.test(text.slice(title.start, end)) ? [{ ...title, end }] : [];
}

/** Takes in the quote that closes one opened within: система «Меркурий». */
function withClosingQuote(title: TitleRange, text: string): TitleRange {
  const inside = text.slice(title.start, title.end);
  const next = text.charAt(title.end);
  const open = (inside.match(/[«“„]/g)?.length ?? 0) > (inside.match(/[»”]/g)?.length ?? 0);
  const straight = (inside.match(/"/g)?.length ?? 0) % 2 === 1;
  return (open && /[»”]/.test(next)) || (straight && next === '"') ? { ...title, end: title.end + 1 } : title;
}

/** Posts that are no title of anybody when written small and followed by a country alone: «лидеры Европы», «депутаты России». */
const genericPost =
  /^(?:парламентари|лидер|представител|депутат|чиновник|эксперт|аналитик|наблюдател|член|сенатор|советник|генерал|посл|посол|руководител|делегат)/u;

function isGenericPost(
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

async function keyed(documents: readonly BriefDocument[], job: Job): Promise<ReadSegment[]> {
  const all: ReadSegment[] = [];
  const total = documents.reduce((sum, { segments }) => sum + segments.length, 0);
  for (const [document, { language, segments }] of documents.entries()) {
    for (const [segment, { text }] of segments.entries()) {
      all.push({ document, segment, language, keyed: keyedText(text, language) });
      if (all.length % 100 === 0) job.progress({ done: all.length, total, what: 'reading' });
      await job.checkpoint();
    }
  }
  return all;
}

async function vocabularyOf(segments: readonly ReadSegment[], job: Job): Promise<Record<BriefLanguage, Set<string>>> {
  const vocabulary = { ru: new Set<string>(), en: new Set<string>() };
  for (const { language, keyed: text } of segments) {
    addVocabulary(vocabulary[language], text);
    await job.checkpoint();
  }
  return vocabulary;
}

interface Stock {
  readonly finders: Record<BriefLanguage, TitleFinder<HeldTerm>>;
  readonly similar: Record<BriefLanguage, SimilarTitles<HeldTerm>>;
}

/** Reads what is held once; only what may be met in the papers, or be like a title in them, is kept. */
async function readStock(
  { documents, stock }: BriefInput,
  vocabulary: Record<BriefLanguage, ReadonlySet<string>>,
  job: Job,
): Promise<Stock> {
  const spoken = languages.filter((language) => documents.some((document) => document.language === language));
  const read: Stock = {
    finders: { ru: new TitleFinder('ru'), en: new TitleFinder('en') },
    similar: { ru: new SimilarTitles('ru'), en: new SimilarTitles('en') },
  };
  let terms = 0;
  let pending: StockTerm[] = [];
  const take = (): void => {
    const first = pending[0];
    if (first === undefined) return;
    const entry: StockEntry = {
      entryId: first.entryId,
      conceptType: first.conceptType,
      ru: namesIn(pending, 'ru'),
      en: namesIn(pending, 'en'),
    };
    for (const language of spoken) {
      // A term without a rendering is a gap, not a known title.
      if (nameOf(entry[otherLanguage(language)]) === '') continue;
      for (const term of pending) {
        if (primaryLanguage(term.language) !== language) continue;
        if (language === 'en' && term.entryId < 0 && ambiguous.test(term.text)) continue;
        const rendering = counterpart(term, pending, otherLanguage(language));
        const held: HeldTerm = {
          ...{ entry, text: term.text, rendering },
          acronym: term.termType === 'acronym',
          isPlace: entry.conceptType === 'place',
          isPost: entry.conceptType === 'post',
        };
        for (const text of textsOf(term)) read.finders[language].add(text, held, vocabulary[language]);
        if (!held.acronym && !isWrong(term)) read.similar[language].add(term.text, held, vocabulary[language]);
      }
    }
    pending = [];
  };
  for await (const batch of stock) {
    for (const term of batch) {
      if (pending.length > 0 && pending[0]!.entryId !== term.entryId) take();
      pending.push(term);
      terms++;
      await job.checkpoint();
    }
    job.progress({ done: terms, total: 0, what: 'searching-glossary' });
  }
  take();
  return read;
}

/** A plain English noun of the starter glossary (report, opinion) renders one Russian word among many: no title. */
const ambiguous = /^\p{Ll}+$/u;

interface Met {
  readonly language: BriefLanguage;
  readonly asSeen: string;
  readonly places: BriefPlace[];
}

function placeOf({ document, segment }: ReadSegment, { start, end }: Span): BriefPlace {
  return { document, segment, start, end };
}

interface KnownMet extends Met {
  /** How often each of its names was met. */
  readonly terms: Map<HeldTerm, number>;
}

function meetKnown(known: Map<StockEntry, KnownMet>, term: HeldTerm, segment: ReadSegment, span: Span): void {
  let met = known.get(term.entry);
  if (met === undefined) {
    const asSeen = segment.keyed.text.slice(span.start, span.end);
    met = { language: segment.language, asSeen, places: [], terms: new Map() };
    known.set(term.entry, met);
  }
  met.places.push(placeOf(segment, span));
  met.terms.set(term, (met.terms.get(term) ?? 0) + 1);
}

/** The name to head the row: the one met most often, an acronym only where nothing else was met. */
function commonest(terms: ReadonlyMap<HeldTerm, number>): HeldTerm | undefined {
  return [...terms].sort(
    ([a, often], [b, oftener]) => Number(a.acronym) - Number(b.acronym) || oftener - often,
  )[0]?.[0];
}

interface Gap extends Met {
  readonly key: string;
  readonly title: string;
  readonly conceptType: ConceptType;
}

function gapKey({ language, keyed: { text } }: ReadSegment, { start, end }: TitleRange): string {
  return `${language}:${contentKeys(text.slice(start, end), language).join(' ')}`;
}

function meetGap(gaps: Map<string, Gap>, title: TitleRange, segment: ReadSegment, morphology: Morphology): void {
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

interface PersonMet {
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

function meetPersons(
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

function knownRendering(text: string, language: BriefLanguage, { finders }: Stock): string {
  if (text === '') return '';
  const keyedTitle = keyedText(text, language);
  const whole = finders[language]
    .find(keyedTitle)
    .find(({ first, end }) => first === 0 && end === keyedTitle.tokens.length);
  return whole?.value.rendering ?? '';
}

interface AcronymMet {
  readonly text: string;
  readonly language: BriefLanguage;
  expansion: string;
  entry: StockEntry | undefined;
  readonly places: BriefPlace[];
}

interface AcronymSurroundings {
  readonly segment: ReadSegment;
  readonly found: readonly FoundTitle<HeldTerm>[];
  readonly text: KeyedText;
  readonly morphology: Morphology;
}

function meetAcronyms(
  acronyms: Map<string, AcronymMet>,
  words: readonly TitleWord[],
  { segment, found, text, morphology }: AcronymSurroundings,
): void {
  const { language } = segment;
  const definitions = new Map<string, string>();
  for (const match of text.text.matchAll(acronymDefinition)) {
    const expansion = expansionBefore(text.text.slice(0, match.index), match[1]!, language);
    if (expansion === '') continue;
    definitions.set(match[1]!, language === 'ru' ? citationForm(expansion, morphology) : expansion);
  }
  const shouted = words.length > 4 && words.every((word) => word.acronym || !/\p{Ll}/u.test(word.text));
  if (shouted) return;
  for (const word of words) {
    const form = word.text.replace(/['’]?s$/u, '').replace(/\./g, '');
    if (!word.acronym || romanNumeral.test(form) || form.length < 2 || !/\p{Lu}{2}|\p{Lu}\p{N}/u.test(form)) continue;
    // English acronyms stand in Russian papers too, as they are.
    if (/^\p{N}/u.test(form)) continue;
    const at = found.find(
      ({ first, end }) => text.tokens[first]!.start <= word.start && text.tokens[end - 1]!.end >= word.end,
    );
    const alone = at !== undefined && at.end - at.first === 1 ? at.value.entry : undefined;
    const key = `${language}:${form}`;
    const place = placeOf(segment, word);
    const met = acronyms.get(key);
    if (met === undefined) {
      acronyms.set(key, {
        text: form,
        language,
        expansion: definitions.get(form) ?? '',
        entry: alone,
        places: [place],
      });
    } else {
      met.places.push(place);
      met.entry ??= alone;
      if (met.expansion === '') met.expansion = definitions.get(form) ?? '';
    }
  }
}

/** «… Организация Договора о коллективной безопасности (далее – ОДКБ)»: the words before whose first letters the acronym has. */
function expansionBefore(text: string, acronym: string, language: BriefLanguage): string {
  const words = titleWords(text.replace(/["»”]\s*$/u, ''));
  const letters = [...fold(acronym).replace(/[^\p{L}]/gu, '')];
  const at = words.length - 1;
  for (let first = at; first >= 0 && at - first < letters.length * 2 + 3; first--) {
    const content = words.slice(first).flatMap((word) => word.key.split('-').map((part) => part.charAt(0)));
    if (content[0] !== letters[0] || !isSubsequence(letters, content)) continue;
    const start = words[first]!.start;
    if (language === 'ru' || words[first]!.capital) return text.slice(start, words[at]!.end);
  }
  return '';
}

function isSubsequence(letters: readonly string[], initials: readonly string[]): boolean {
  let at = 0;
  for (const initial of initials) if (initial === letters[at]) at++;
  return at === letters.length;
}

interface NumberMet {
  readonly kind: BriefNumber['kind'];
  readonly key: string;
  readonly text: string;
  readonly language: BriefLanguage;
  readonly places: BriefPlace[];
}

function meetNumber(
  numbers: Map<string, NumberMet>,
  { kind, key, start, end }: { kind: BriefNumber['kind']; key: string; start: number; end: number },
  segment: ReadSegment,
): void {
  // «17-й», «III», a lone digit: nothing an interpreter would write down.
  if (kind === 'ordinal' || kind === 'roman' || (kind === 'number' && /^\d$/.test(key)) || /^--\d\d$/.test(key)) return;
  const id = `${kind} ${key}`;
  const place = placeOf(segment, { start, end });
  const met = numbers.get(id);
  if (met !== undefined) met.places.push(place);
  else
    numbers.set(id, {
      kind,
      key,
      text: segment.keyed.text.slice(start, end),
      language: segment.language,
      places: [place],
    });
}

async function itemsOf(
  known: ReadonlyMap<StockEntry, KnownMet>,
  gaps: ReadonlyMap<string, Gap>,
  stock: Stock,
  { mined = [], lexicon, morphology, proposals = {} }: BriefInput,
  job: Job,
): Promise<BriefItem[]> {
  const items: BriefItem[] = [];
  for (const [entry, met] of known) {
    const own = entry.entryId > 0;
    const head = commonest(met.terms);
    items.push({
      key: own ? `e${entry.entryId}` : `s${-entry.entryId}`,
      state: 'known',
      origin: own ? 'memory' : 'starter',
      ...(own && { entryId: entry.entryId }),
      conceptType: entry.conceptType,
      ru: entry.ru,
      en: entry.en,
      term: head?.text ?? met.asSeen,
      rendering: head?.rendering ?? '',
      language: met.language,
      asSeen: met.asSeen,
      places: met.places,
      suggestions: [],
    });
  }
  const pairs = new Map<string, BriefSuggestion>();
  for (const { ru, en, score, sentences } of mined) {
    const add = (language: BriefLanguage, text: string, rendering: string): void => {
      const key = `${language}:${contentKeys(text, language).join(' ')}`;
      const before = pairs.get(key);
      if (before === undefined || before.score < score)
        pairs.set(key, { text: rendering, how: 'pair', basis: text, score, sentences });
    };
    add('ru', ru, en);
    add('en', en, ru);
  }
  const merged = new Map<Gap, Gap>();
  for (const { ru, en } of mined) {
    const russian = gaps.get(`ru:${contentKeys(ru, 'ru').join(' ')}`);
    const english = gaps.get(`en:${contentKeys(en, 'en').join(' ')}`);
    // One thing met in both languages of the papers is one gap.
    if (russian === undefined || english === undefined || merged.has(english)) continue;
    const [kept, other] =
      comparePlaces(russian.places[0]!, english.places[0]!) <= 0 ? [russian, english] : [english, russian];
    if (merged.has(kept) || merged.has(other)) continue;
    merged.set(other, kept);
    kept.places.push(...other.places);
  }
  let done = 0;
  for (const gap of gaps.values()) {
    if (merged.has(gap)) continue;
    await job.checkpoint();
    if (done++ % 20 === 0) job.progress({ done, total: gaps.size, what: 'suggesting' });
    const names: BriefNames = { full: gap.title, acronym: '', also: [] };
    const none: BriefNames = { full: '', acronym: '', also: [] };
    const pair = pairs.get(gap.key);
    items.push({
      key: gap.key,
      state: 'gap',
      origin: 'documents',
      conceptType: gap.conceptType,
      ru: gap.language === 'ru' ? names : none,
      en: gap.language === 'en' ? names : none,
      term: gap.title,
      rendering: '',
      language: gap.language,
      asSeen: gap.asSeen,
      places: gap.places,
      suggestions: suggestionsFor(gap, pair, stock, { lexicon, morphology, proposals }),
    });
  }
  return items.sort((a, b) => comparePlaces(a.places[0]!, b.places[0]!));
}

/** Renderings for a new title, none of them confirmed; best first, each text once. */
function suggestionsFor(
  { title, language, conceptType }: Gap,
  pair: BriefSuggestion | undefined,
  stock: Stock,
  {
    lexicon,
    morphology,
    proposals,
  }: Pick<BriefInput, 'lexicon' | 'morphology'> & { readonly proposals: ProposalStyle },
): BriefSuggestion[] {
  const list: BriefSuggestion[] = pair === undefined ? [] : [pair];
  for (const { value, score } of stock.similar[language].like(title, mostSimilar)) {
    list.push({ text: value.rendering, how: 'similar', basis: value.text, score });
  }
  const parts = renderingByParts(title, language, stock.finders[language], {
    lexicon,
    morphology,
    isBody: isBody(conceptType),
    ...(language === 'ru' && proposals.respell !== undefined && { respell: proposals.respell }),
  });
  if (parts !== undefined) list.push(parts);
  if (list.length === 0) {
    const text =
      language === 'ru'
        ? transliterate(title, proposals.romanisation ?? 'press')
        : renderedName(title, language, lexicon);
    list.push({ text, how: 'transliteration', basis: title, score: 0 });
  }
  const seen = new Set<string>();
  return list
    .sort((a, b) => trust(b) - trust(a))
    .filter(({ text }) => {
      const key = fold(text);
      if (text === '' || seen.has(key)) return false;
      seen.add(key);
      return true;
    })
    .slice(0, mostSuggestions);
}

/** Order of suggestions: what the papers say, what nearly the same title has, what can be put together, what a like title has. */
function trust({ how, score }: BriefSuggestion): number {
  if (how === 'pair') return 4 + score;
  if (how === 'similar') return score + (score >= nearlyTheSame ? 3 : 1);
  return how === 'parts' ? 2 + score : 0;
}

const comparePlaces = (a: BriefPlace, b: BriefPlace): number =>
  a.document - b.document || a.segment - b.segment || a.start - b.start || b.end - a.end;

function speakersOf(persons: ReadonlyMap<string, PersonMet>): BriefSpeaker[] {
  return [...persons.values()].map(({ name, language, rendering, confirmed, post, postRendering, places }) => ({
    ...{ name, language, rendering, confirmed, post, postRendering, places },
  }));
}

function acronymsOf(acronyms: ReadonlyMap<string, AcronymMet>, stock: Stock, lexicon: Lexicon): BriefAcronym[] {
  return [...acronyms.values()]
    .map(({ text, language, expansion, entry, places }): BriefAcronym => {
      const own = entry?.[language];
      const other = entry?.[otherLanguage(language)];
      const expanded = own?.full || expansion;
      return {
        text,
        language,
        expansion: expanded,
        rendering: other?.acronym ?? '',
        renderingExpansion:
          other?.full ||
          (entry === undefined
            ? knownRendering(expanded, language, stock) || dictionaryExpansion(text, language, lexicon)
            : ''),
        known: entry !== undefined,
        places,
      };
    })
    .sort((a, b) => collator.compare(a.text, b.text));
}

/** What a dictionary says an acronym stands for, in the other language; nobody has confirmed it. */
function dictionaryExpansion(text: string, language: BriefLanguage, lexicon: Lexicon): string {
  const phrases = language === 'ru' ? lexicon : lexicon.reversed();
  const found = phrases.phrases(stem(fold(text))).filter(({ source, target }) => source === text && /\s/.test(target));
  return found[0]?.target ?? '';
}

const collator = new Intl.Collator(['ru', 'en']);

function numbersOf(numbers: ReadonlyMap<string, NumberMet>): BriefNumber[] {
  return [...numbers.values()].map(({ kind, key, text, language, places }) => ({
    ...{ kind, key, text, language, places },
    rendering: renderedNumber({ kind, key }, language),
  }));
}

/** Acronyms the glossary knows are items as well and counted there. */
function coverageOf(items: readonly BriefItem[], acronyms: readonly BriefAcronym[]) {
  let occurrences = 0;
  let rendered = 0;
  for (const { state, places } of items) {
    occurrences += places.length;
    if (state === 'known') rendered += places.length;
  }
  for (const { known, expansion, renderingExpansion, places } of acronyms) {
    if (known || (expansion !== '' && renderingExpansion !== '')) continue;
    occurrences += places.length;
  }
  const percent = occurrences === 0 ? 100 : Math.floor((100 * rendered) / occurrences);
  return { occurrences, rendered, percent };
}
