import type { Lexicon } from '../align/lexicon.ts';
import { isFunctionWord } from '../check/english.ts';
import { isRussianFunctionWord } from '../terms/function-words.ts';
import type { Morphology } from '../terms/morphology.ts';
import { stem } from '../text/stem.ts';
import { tokenize } from '../text/tokens.ts';
import type { BriefLanguage, BriefSuggestion } from './brief.ts';
import { type KeyedText, keyedText, type TitleFinder, titleKey } from './title-finder.ts';
import { titleWordInEnglish, titleWordInRussian } from './title-nouns.ts';

/** A share of the words below which parts are no help. */
const leastCovered = 0.5;
/** Words of a dictionary phrase, at most. */
const longestPhrase = 4;

/** English words that join the parts as the Russian prepositions do; a genitive is "of the". */
const englishJoints: Readonly<Record<string, string>> = {
  ...{ и: 'and', по: 'for', при: 'to', в: 'in', во: 'in', на: 'in', о: 'on', об: 'on', с: 'with', со: 'with' },
  ...{ между: 'between', за: 'for', против: 'against', для: 'for', из: 'from', от: 'from', к: 'to', у: 'to' },
};

/** Names of places that bear an article. */
const withArticle =
  /\b(?:Federation|Republic|Kingdom|States|Union|Netherlands|Philippines|Region|Islands?|US|USA|UK|UAE|EU)\b/;

/** A title that is held: a part of longer ones. */
export interface KnownPart {
  readonly rendering: string;
  readonly isPlace: boolean;
  readonly isPost: boolean;
}

interface Part {
  readonly source: string;
  readonly target: string;
  /** Bears no article: Ukraine; not so the Russian Federation. */
  readonly bare?: boolean;
  /** Index of its first token, and one past its last. */
  readonly first: number;
  readonly end: number;
}

interface PartSources {
  readonly lexicon: Lexicon;
  readonly morphology: Morphology;
  readonly isBody: boolean;
  /** Brings the words of the dictionary to one spelling; titles that are held keep theirs. */
  readonly respell?: (text: string) => string;
}

/**
 * A rendering put together from the titles and the dictionary words a new title is made of: known titles first, then the
 * longest phrases of the lexicon. Undefined where half of it or more stays open. What stays open is shown in brackets.
 */
export function renderingByParts(
  title: string,
  language: BriefLanguage,
  finder: TitleFinder<KnownPart>,
  { lexicon, morphology, isBody, respell = (text) => text }: PartSources,
): BriefSuggestion | undefined {
  const keyed = keyedText(title, language);
  const { tokens } = keyed;
  // «Совет министров обороны»: those within a body's name hold no post of their own.
  const known = new Map(
    finder
      .find(keyed)
      .filter(({ first, value }) => first === 0 || !isBody || !value.isPost)
      .map((found) => [found.first, found]),
  );
  const phrases = language === 'ru' ? lexicon : lexicon.reversed();
  const isSmall = language === 'ru' ? isRussianFunctionWord : isFunctionWord;
  const parts: Part[] = [];
  let words = 0;
  let covered = 0;
  for (let at = 0; at < tokens.length; ) {
    const found = known.get(at);
    if (found !== undefined) {
      const { rendering, isPlace } = found.value;
      const bare = isPlace && !withArticle.test(rendering);
      parts.push({ source: slice(title, tokens, at, found.end), target: rendering, bare, first: at, end: found.end });
      words += found.end - at;
      covered += found.end - at;
      at = found.end;
      continue;
    }
    const key = tokens[at]!.key;
    if (isSmall(key)) {
      parts.push({ source: tokens[at]!.text, target: '', first: at, end: at + 1 });
      at++;
      continue;
    }
    const fromDictionary = dictionaryPhrase(keyed, at, language, phrases, known);
    const ofTitles = language === 'ru' ? titleWord(key, at, morphology) : englishTitleWord(key, at);
    const phrase =
      fromDictionary !== undefined && (ofTitles === undefined || fromDictionary.end > ofTitles.end)
        ? fromDictionary
        : ofTitles;
    const end = phrase?.end ?? at + 1;
    parts.push({ source: slice(title, tokens, at, end), target: respell(phrase?.target ?? ''), first: at, end });
    words += end - at;
    if (phrase !== undefined) covered += end - at;
    at = end;
  }
  if (words < 2 || covered / words < leastCovered) return undefined;
  const content = parts.filter(({ target, source }) => target !== '' || !isSmall(source.toLowerCase()));
  const basis = content.map(({ source, target }) => `${source} = ${target || '…'}`).join('; ');
  const text =
    language === 'ru'
      ? joinedEnglish(parts, isSmall)
      : content.map(({ source, target }) => target || `[${source}]`).join(' + ');
  return { text, how: 'parts', basis, score: covered / words };
}

const slice = (text: string, tokens: readonly { start: number; end: number }[], first: number, end: number): string =>
  text.slice(tokens[first]!.start, tokens[end - 1]!.end);

/** The longest phrase of the dictionary that stands at a token, inflected as it may be. */
function dictionaryPhrase(
  { keys, tokens: words }: KeyedText,
  at: number,
  language: BriefLanguage,
  lexicon: Lexicon,
  known: ReadonlyMap<number, unknown>,
): { readonly end: number; readonly target: string } | undefined {
  let best: { end: number; target: string; rank: number } | undefined;
  for (const { source, target, domain } of lexicon.phrases(stem(words[at]!.key))) {
    const tokens = tokenize(source);
    if (tokens.length === 0 || tokens.length > longestPhrase || at + tokens.length > keys.length) continue;
    if (target.length > 40 || /[()[\];/]/.test(target)) continue;
    const end = at + tokens.length;
    let fits = true;
    for (let index = 0; index < tokens.length && fits; index++) {
      fits = titleKey(tokens[index]!.key, language) === keys[at + index] && (index === 0 || !known.has(at + index));
    }
    if (!fits) continue;
    const rank = tokens.length * 2 + (domain !== '' ? 1 : 0);
    if (best === undefined || rank > best.rank) best = { end, target, rank };
  }
  return best;
}

function titleWord(
  key: string,
  at: number,
  morphology: Morphology,
): { readonly end: number; readonly target: string } | undefined {
  for (const { lemma } of morphology.readings(key)) {
    const target = titleWordInEnglish(lemma.replaceAll('ё', 'е'));
    if (target !== undefined) return { end: at + 1, target };
  }
  return undefined;
}

function englishTitleWord(key: string, at: number): { readonly end: number; readonly target: string } | undefined {
  const target = titleWordInRussian(key);
  return target === undefined ? undefined : { end: at + 1, target };
}

/** «заместитель | председателя | Комитета | по | обороне»: deputy of the chair of the Committee for defence. */
function joinedEnglish(parts: readonly Part[], isSmall: (key: string) => boolean): string {
  let text = '';
  let joint = '';
  let previous: Part | undefined;
  for (const part of parts) {
    const key = part.source.toLowerCase();
    if (part.target === '' && isSmall(key)) {
      joint = englishJoints[key] ?? '…';
      continue;
    }
    const target = part.target || `[${part.source}]`;
    if (previous !== undefined) {
      // An adjective stays before its noun; a noun after a noun is its genitive.
      const attributive = /(?:ый|ий|ой|ая|яя|ое|ее|ые|ие|ого|его|ому|ему|ым|им|ую|юю|ых|их|ыми|ими)$/u.test(
        previous.source.toLowerCase(),
      );
      const article = part.bare === true || /^(?:the|an?) /i.test(target) ? '' : 'the ';
      const adjacent = attributive && !/\s/.test(previous.source);
      const isName = /\p{Lu}/u.test(target.charAt(0)) && part.end - part.first > 1;
      if (joint !== '') text += ` ${joint} ${isName && joint !== 'and' ? article : ''}`;
      else text += adjacent ? ' ' : ` of ${article}`;
    }
    text += target;
    joint = '';
    previous = part;
  }
  return text.charAt(0).toUpperCase() + text.slice(1);
}
