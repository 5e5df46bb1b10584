import type { Bead } from '../align/bead.ts';
import type { Lexicon } from '../align/lexicon.ts';
import { lexiconFor } from '../align/lexicon.ts';
import type { WordModel } from '../align/word-table.ts';
import { type Job, quietJob } from '../job.ts';
import { type LanguageTag, primaryLanguage } from '../text/language.ts';
import { acronymLinks } from './acronym-links.ts';
import type { ProposedTerm, TitleOccurrence, TitlePair } from './candidate.ts';
import { citationForm } from './citation-form.ts';
import { type Claim, settle } from './claims.ts';
import type { ConceptType, TermType } from './concept-entry.ts';
import { groupPairs } from './grouping.ts';
import { type KnownPair, KnownPairs, type KnownPlace } from './known-pairs.ts';
import type { Morphology } from './morphology.ts';
import { type Evidence, englishHeadIndex, englishType, evidenceOf } from './pair-evidence.ts';
import { bestNominative, type PersonPair, personPairs } from './person-pairs.ts';
import { type Projection, project, type WordSpan } from './projection.ts';
import { pairEvidence, pairScore, personScore, scoreOf } from './ranking.ts';
import { type RussianPhrase, russianPhrases } from './russian-phrases.ts';
import { type TitleWord, titleWords } from './title-words.ts';
import { WordLinker, type WordLinks } from './word-links.ts';

export interface AlignedTexts {
  readonly source: readonly { readonly text: string }[];
  readonly target: readonly { readonly text: string }[];
  readonly sourceLanguage: LanguageTag;
  readonly targetLanguage: LanguageTag;
  readonly beads: readonly Pick<Bead, 'source' | 'target'>[];
}

export interface TitleResources {
  readonly morphology: Morphology;
  readonly lexicon: Lexicon;
  /** What the aligner learnt from these texts. */
  readonly learnt?: WordModel;
  /** Accepted pairs and shipped facts, the language of the source of the bitext first. */
  readonly known?: readonly {
    readonly source: string;
    readonly target: string;
    readonly own?: boolean;
    readonly wrong?: boolean;
  }[];
  /** Pairs the user does not want to see again. */
  readonly rejected?: readonly { readonly source: string; readonly target: string }[];
}

/** Pairs of official titles in a bitext of Russian and English, best first; none for other languages. Same input, same output. */
export async function proposeTitles(
  texts: AlignedTexts,
  resources: TitleResources,
  job: Job = quietJob,
): Promise<TitlePair[]> {
  const languages = [texts.sourceLanguage, texts.targetLanguage].map(primaryLanguage);
  const fromRussian = languages[0] === 'ru' && languages[1] === 'en';
  if (!fromRussian && !(languages[0] === 'en' && languages[1] === 'ru')) return [];
  const places = await titlePlaces(texts, resources, fromRussian, job);
  return assemble(places, resources, fromRussian);
}

/** A pair seen in one place. */
export interface TitlePlace {
  readonly bead: number;
  readonly russian: string;
  readonly english: string;
  /** Offsets in the joined texts of the bead. */
  readonly russianStart: number;
  readonly russianEnd: number;
  readonly englishStart: number;
  readonly englishEnd: number;
  readonly type: ConceptType;
  readonly kind: RussianPhrase['kind'] | 'person';
  /** Nominative of a person, which the English spelling decided. */
  readonly nominative?: string;
  /** Known as a wrong rendering. */
  readonly wrong?: boolean;
  readonly evidence: Evidence;
  readonly score: number;
}

interface BeadWords {
  readonly index: number;
  readonly russianText: string;
  readonly englishText: string;
  readonly russian: readonly TitleWord[];
  readonly english: readonly TitleWord[];
  readonly known: readonly KnownPlace[];
}

/** Every place where a pair was seen, with its evidence; for `proposeTitles` and for fitting its weights. */
export async function titlePlaces(
  texts: AlignedTexts,
  { morphology, lexicon, learnt, known = [] }: TitleResources,
  fromRussian: boolean,
  job: Job,
): Promise<TitlePlace[]> {
  const russianFirst = lexiconFor(lexicon, 'ru', 'en') ?? lexicon;
  const linker = new WordLinker(russianFirst, learnt, fromRussian);
  const knownPairs = new KnownPairs(known.map((pair) => orient(pair, fromRussian)));
  const beads: BeadWords[] = [];
  for (const [index, bead] of texts.beads.entries()) {
    const source = joinedText(texts.source, bead.source);
    const target = joinedText(texts.target, bead.target);
    if (source === '' || target === '') continue;
    const [russianText, englishText] = fromRussian ? [source, target] : [target, source];
    const russian = titleWords(russianText);
    const english = titleWords(englishText);
    beads.push({ index, russianText, englishText, russian, english, known: knownPairs.placesIn(russian, english) });
    await job.checkpoint();
    if (index % 50 === 0) job.progress({ done: index, total: texts.beads.length * 2, what: 'finding-titles' });
  }
  const acronyms = acronymLinks(beads, linker);
  const places: TitlePlace[] = [];
  for (const [position, bead] of beads.entries()) {
    places.push(...placesInBead(bead, linker, acronyms, russianFirst, morphology));
    await job.checkpoint();
    if (position % 50 === 0) job.progress({ done: beads.length + position, total: beads.length * 2, what: 'pairing' });
  }
  return places;
}

function orient(
  pair: { source: string; target: string; own?: boolean; wrong?: boolean },
  fromRussian: boolean,
): KnownPair {
  const [russian, english] = fromRussian ? [pair.source, pair.target] : [pair.target, pair.source];
  const { own, wrong } = pair;
  return { russian, english, ...(own !== undefined && { own }), ...(wrong !== undefined && { wrong }) };
}

function joinedText(segments: readonly { readonly text: string }[], range: { start: number; end: number }): string {
  return segments
    .slice(range.start, range.end)
    .map((segment) => segment.text)
    .join(' ');
}

function placesInBead(
  bead: BeadWords,
  linker: WordLinker,
  acronyms: ReadonlyMap<string, number>,
  lexicon: Lexicon,
  morphology: Morphology,
): TitlePlace[] {
  const { russian, english } = bead;
  // Words of a known title are no part of a name: «посол Украины в Германии Андрей Мельник».
  const titled = {
    russian: new Set(bead.known.flatMap((place) => range(place.russianFirst, place.russianEnd))),
    english: new Set(bead.known.flatMap((place) => range(place.englishFirst, place.englishEnd))),
  };
  const persons = personPairs(russian, english, linker, lexicon, titled);
  const links = strengthened(linker.links(russian, english), bead, persons, acronyms);
  const inPerson = (span: WordSpan): boolean => persons.some((person) => overlap(person.russian, span));
  const englishTaken = (span: WordSpan): boolean => persons.some((person) => overlap(person.english, span));

  const spelling = (word: string, other: string) => bestNominative(word, other, linker, lexicon);
  const claims: Claim[] = [];
  for (const phrase of russianPhrases(russian, morphology)) {
    if (inPerson(phrase)) continue;
    let best: Claim | undefined;
    for (const projection of project(phrase, russian, english, links)) {
      if (Math.min(projection.russianCovered, projection.englishCovered) < leastCovered) continue;
      if (englishTaken(projection) || !isWellCut(projection, english)) continue;
      const known =
        knownAs(phrase, projection, bead).length > 0 ? 1 : acronymLink(phrase, projection, russian, english, acronyms);
      const type = englishType(english, projection);
      const headLink = links.strengths[phrase.head * links.columns + englishHeadIndex(english, projection)] ?? 0;
      const evidence = evidenceOf({ phrase, projection, russian, english, englishType: type, known, headLink });
      const score = scoreOf(evidence);
      if (best === undefined || score > best.score) best = { phrase, projection, evidence, score };
    }
    if (best !== undefined) claims.push(best);
  }
  return [
    ...persons.map((person) => personPlace(person, bead)),
    ...settle(claims).map((claim) => phrasePlace(claim, bead, spelling, morphology)),
  ];
}

/** Known pairs that stand just there. */
function knownAs(russian: WordSpan, english: WordSpan, bead: BeadWords): readonly KnownPair[] {
  return bead.known
    .filter(
      (place) =>
        place.russianFirst === russian.first &&
        place.russianEnd === russian.end &&
        place.englishFirst === english.first &&
        place.englishEnd === english.end,
    )
    .map(({ pair }) => pair);
}

/** Spans that share less of their words than this are not weighed at all. */
const leastCovered = 0.25;

/** How surely two acronyms go together: 1 where they are spelt the same in both scripts. */
function acronymLink(
  phrase: RussianPhrase,
  projection: Projection,
  russian: readonly TitleWord[],
  english: readonly TitleWord[],
  acronyms: ReadonlyMap<string, number>,
): number {
  if (phrase.kind !== 'acronym' || projection.end - projection.first !== 1) return 0;
  return acronyms.get(`${russian[phrase.first]!.text} ${english[projection.first]!.text}`) ?? 0;
}

const overlap = (a: WordSpan, b: WordSpan): boolean => a.first < b.end && b.first < a.end;
const range = (first: number, end: number): number[] =>
  Array.from({ length: end - first }, (_, index) => first + index);

/** A span over a full stop or a semicolon is no title. */
function isWellCut(span: WordSpan, english: readonly TitleWord[]): boolean {
  for (let index = span.first + 1; index < span.end; index++) {
    const { gap, initial } = english[index]!;
    if (initial || /[;:!?—]|\s[–-]\s/u.test(gap)) return false;
  }
  return true;
}

/** Links with what is known of the bead put in: known titles, persons, acronyms. */
function strengthened(
  links: WordLinks,
  bead: BeadWords,
  persons: readonly PersonPair[],
  acronyms: ReadonlyMap<string, number>,
): WordLinks {
  const { rows, columns, strengths } = links;
  const raise = (source: WordSpan, target: WordSpan, strength: number): void => {
    for (let row = source.first; row < source.end; row++) {
      for (let column = target.first; column < target.end; column++) {
        const at = row * columns + column;
        if (strengths[at]! < strength) strengths[at] = strength;
      }
    }
  };
  for (const place of bead.known) {
    raise(
      { first: place.russianFirst, end: place.russianEnd },
      { first: place.englishFirst, end: place.englishEnd },
      1,
    );
  }
  for (const person of persons) raise(person.russian, person.english, 1);
  bead.russian.forEach((word, row) => {
    if (!word.acronym) return;
    bead.english.forEach((other, column) => {
      const strength = other.acronym ? acronyms.get(`${word.text} ${other.text}`) : undefined;
      if (strength !== undefined) raise({ first: row, end: row + 1 }, { first: column, end: column + 1 }, strength);
    });
  });
  return { rows, columns, strengths };
}

function personPlace(person: PersonPair, bead: BeadWords): TitlePlace {
  return {
    ...offsets(person.russian, person.english, bead),
    bead: bead.index,
    type: 'person',
    kind: 'person',
    nominative: person.nominative,
    evidence: [],
    score: personScore(person.likeness, person.attested),
  };
}

function phrasePlace(
  { phrase, projection, evidence, score }: Claim,
  bead: BeadWords,
  spelling: Spelling,
  morphology: Morphology,
): TitlePlace {
  const isName = phrase.kind === 'capitals' || phrase.kind === 'quoted';
  const nominative = isName ? nameBySpelling(phrase, projection, bead, spelling, morphology) : undefined;
  const known = knownAs(phrase, projection, bead);
  return {
    ...offsets(phrase, projection, bead),
    bead: bead.index,
    // What the Russian side leaves open the English head may tell.
    type: phrase.type === 'other' ? (englishType(bead.english, projection) ?? 'other') : phrase.type,
    kind: phrase.kind,
    ...(nominative === undefined ? {} : { nominative }),
    ...(known.length > 0 && known.every(({ wrong }) => wrong) && { wrong: true }),
    evidence,
    score,
  };
}

type Spelling = (word: string, other: string) => { readonly form: string; readonly likeness: number };

/** A name of words no dictionary has, spelt word for word on the English side: the spelling tells the nominative. */
function nameBySpelling(
  source: WordSpan,
  target: WordSpan,
  { russian, english }: BeadWords,
  spelling: Spelling,
  morphology: Morphology,
): string | undefined {
  if (source.end - source.first !== target.end - target.first) return undefined;
  const isKnown = (word: TitleWord): boolean => morphology.readings(word.text).some((reading) => reading.known);
  if (russian.slice(source.first, source.end).some(isKnown)) return undefined;
  const parts = range(source.first, source.end).map((at, index) =>
    spelling(russian[at]!.text, english[target.first + index]!.text),
  );
  return parts.every((part) => part.likeness >= spelledAlike) ? parts.map((part) => part.form).join(' ') : undefined;
}

/** Words alike by so much are one name in two scripts. */
const spelledAlike = 0.6;

function offsets(source: WordSpan, target: WordSpan, bead: BeadWords) {
  const russianRange = withClosing(
    bead.russianText,
    bead.russian[source.first]!.start,
    bead.russian[source.end - 1]!.end,
  );
  const englishRange = withClosing(
    bead.englishText,
    bead.english[target.first]!.start,
    bead.english[target.end - 1]!.end,
  );
  return {
    russian: bead.russianText.slice(russianRange.start, russianRange.end),
    english: bead.englishText.slice(englishRange.start, englishRange.end),
    russianStart: russianRange.start,
    russianEnd: russianRange.end,
    englishStart: englishRange.start,
    englishEnd: englishRange.end,
  };
}

/** Takes in the quote or bracket that closes one opened within: партия «зеленых», Assembly (PA). */
function withClosing(text: string, start: number, end: number): { start: number; end: number } {
  const inside = text.slice(start, end);
  const opens = (open: RegExp, close: RegExp): boolean =>
    (inside.match(open)?.length ?? 0) > (inside.match(close)?.length ?? 0);
  const next = text.charAt(end);
  if (next === ')' && opens(/\(/g, /\)/g)) return { start, end: end + 1 };
  if (next === '»' && opens(/«/g, /»/g)) return { start, end: end + 1 };
  if (next === '”' && opens(/“/g, /”/g)) return { start, end: end + 1 };
  if (next === '"' && (inside.match(/"/g)?.length ?? 0) % 2 === 1) return { start, end: end + 1 };
  // "Green" Party: what closes within was opened right before.
  const before = text.charAt(start - 1);
  const isOdd = (inside.match(/"/g)?.length ?? 0) % 2 === 1;
  if ((before === '"' && isOdd) || (before === '“' && opens(/”/g, /“/g)) || (before === '«' && opens(/»/g, /«/g)))
    return { start: start - 1, end };
  // One that was opened before the first word closes with the last: the whole stood in quotes.
  return { start, end };
}

/** A pair and where it was seen. */
export interface Assembled {
  readonly russian: string;
  readonly english: string;
  readonly first: TitlePlace;
  readonly places: TitlePlace[];
  score: number;
  evidence?: readonly number[];
}

/** Pairs of a bitext with all their places and evidence, unsorted; for fitting the weights of `ranking.ts`. */
export async function assembledPairs(texts: AlignedTexts, resources: TitleResources): Promise<Assembled[]> {
  const fromRussian = primaryLanguage(texts.sourceLanguage) === 'ru';
  return gathered(await titlePlaces(texts, resources, fromRussian, quietJob), resources, fromRussian);
}

function gathered(places: readonly TitlePlace[], resources: TitleResources, fromRussian: boolean): Assembled[] {
  const pairs = new Map<string, Assembled>();
  for (const place of places) {
    if (place.score < leastScore) continue;
    const english = place.english.replace(/^(?:the|a|an)\s+/i, '');
    const russian = citation(place, english, resources.morphology);
    const key = `${keyOf(russian)}\t${keyOf(english)}`;
    const known = pairs.get(key);
    if (known === undefined) pairs.set(key, { russian, english, first: place, places: [place], score: place.score });
    else known.places.push(place);
  }
  const rejected = new Set(
    (resources.rejected ?? []).map((pair) => {
      const { russian, english } = orient(pair, fromRussian);
      return `${keyOf(russian)}\t${keyOf(english)}`;
    }),
  );
  const list = [...pairs.entries()].filter(([key]) => !rejected.has(key)).map(([, pair]) => pair);
  weigh(list);
  return list;
}

function assemble(places: readonly TitlePlace[], resources: TitleResources, fromRussian: boolean): TitlePair[] {
  const list = gathered(places, resources, fromRussian);
  list.sort((a, b) => b.score - a.score || a.first.bead - b.first.bead || a.first.russianStart - b.first.russianStart);
  const groups = groupPairs(list);
  return list.map((pair, index) => {
    const { first } = pair;
    const russian = proposed(pair.russian, first.russian, first.kind, groups.termType(index, 'ru'));
    const rendering = proposed(pair.english, first.english, first.kind, groups.termType(index, 'en'));
    const english = first.wrong ? { ...rendering, administrativeStatus: 'deprecated' as const } : rendering;
    return {
      source: fromRussian ? russian : english,
      target: fromRussian ? english : russian,
      conceptType: first.type,
      score: pair.score,
      group: groups.group(index),
      occurrences: pair.places.map((place) => occurrence(place, fromRussian)),
    };
  });
}

/** Places below this are noise and are not even counted. */
const leastScore = 0.05;

/** Scores the pairs of a text by the best place of each, how often it was seen, and what else its terms are paired with. */
function weigh(pairs: readonly Assembled[]): void {
  const best = pairs.map(({ places }) => places.reduce((most, place) => Math.max(most, place.score), 0));
  const beads = pairs.map(({ places }) => new Set(places.map((place) => place.bead)).size);
  const russian = new Map<string, number[]>();
  const english = new Map<string, number[]>();
  pairs.forEach((pair, index) => {
    gather(russian, keyOf(pair.russian), index);
    gather(english, keyOf(pair.english), index);
  });
  const rival = (index: number, list: readonly number[]): number =>
    list.reduce((most, other) => (other === index ? most : Math.max(most, best[other]!)), 0);
  pairs.forEach((pair, index) => {
    const own = best[index]!;
    if (pair.first.kind === 'person') {
      pair.score = Math.min(0.99, own + 0.01 * (beads[index]! - 1));
      return;
    }
    const sameRussian = russian.get(keyOf(pair.russian))!;
    const sameEnglish = english.get(keyOf(pair.english))!;
    const seen = sameRussian.reduce((sum, other) => sum + beads[other]!, 0);
    pair.evidence = pairEvidence({
      best: own,
      beads: beads[index]!,
      share: beads[index]! / seen,
      russianRival: rival(index, sameRussian),
      englishRival: rival(index, sameEnglish),
    });
    pair.score = pairScore(pair.evidence);
  });
}

function gather(map: Map<string, number[]>, key: string, index: number): void {
  const list = map.get(key);
  if (list === undefined) map.set(key, [index]);
  else list.push(index);
}

function citation(place: TitlePlace, english: string, morphology: Morphology): string {
  if (place.nominative !== undefined) return place.nominative;
  if (place.kind === 'acronym') return place.russian;
  const form = citationForm(place.russian, morphology, { number: isPlural(english) ? 'plur' : 'sing' });
  return place.type === 'post' ? lowerFirst(form, place) : form;
}

/** A post is written small in Russian; a capital at the beginning of a sentence is the sentence's. */
function lowerFirst(form: string, place: TitlePlace): string {
  const sentenceBegins = place.russianStart === 0;
  const second = form.charAt(1);
  if (!sentenceBegins || second !== second.toLowerCase()) return form;
  return form.charAt(0).toLowerCase() + form.slice(1);
}

/** Whether an English title is plural by its head: the last word before a small word. */
function isPlural(english: string): boolean {
  const head = /^[^,(]*?(?=\s+(?:of|for|on|to|in|at|from|with|and)\s|$)/i.exec(english)?.[0] ?? english;
  const word = head.trim().split(/\s+/).at(-1) ?? '';
  return (
    /[^s'’iu]s$/i.test(word) &&
    word !== word.toUpperCase() &&
    !/(?:ics|ss|news|affairs|headquarters|states|nations)$/i.test(word)
  );
}

const keyOf = (text: string): string =>
  titleWords(text)
    .map((word) => word.stem)
    .join(' ');

function proposed(text: string, asSeen: string, kind: TitlePlace['kind'], termType: TermType): ProposedTerm {
  return {
    text,
    asSeen,
    termType: kind === 'compound' && termType === 'fullForm' ? 'shortForm' : termType,
    administrativeStatus: termType === 'transliteratedForm' ? 'deprecated' : 'preferred',
  };
}

function occurrence(place: TitlePlace, fromRussian: boolean): TitleOccurrence {
  const { bead, russianStart, russianEnd, englishStart, englishEnd } = place;
  return fromRussian
    ? { bead, sourceStart: russianStart, sourceEnd: russianEnd, targetStart: englishStart, targetEnd: englishEnd }
    : { bead, sourceStart: englishStart, sourceEnd: englishEnd, targetStart: russianStart, targetEnd: russianEnd };
}
