import { toEnglishLayout, toRussianLayout } from '../text/keyboard-layout.ts';
import { stem } from '../text/stem.ts';
import { foldRomanisation } from '../text/transliteration.ts';
import { termWords } from './words.ts';

export interface QueryWord {
  /** Folded. */
  readonly key: string;
  readonly stem: string;
  /** Key under which romanisations of a word and the word itself meet. */
  readonly roman: string;
}

/** One way to read what was typed. */
export interface QueryForm {
  readonly via: 'typed' | 'layout' | 'spaces';
  /** Words joined by one space: comparable with the key of a term. */
  readonly key: string;
  readonly words: readonly QueryWord[];
  /** As typed, case kept. */
  readonly text: string;
}

/** Beyond this nobody looks up a title, and a pasted page must not keep the box busy. */
const mostWords = 16;
const mostLength = 300;

const cyrillic = /\p{Script=Cyrillic}/u;
const latin = /\p{Script=Latin}/u;

/** Marks inside a word: soft and hard signs of romanisations (GOST 7.79 system B writes ы as y`, э as e`). */
const signs = /(?<=\p{L})[`´‘’'"”″′ʹʺ]+(?=\p{L})/gu;

function formOf(via: QueryForm['via'], text: string): QueryForm | undefined {
  return formOfWords(via, text, termWords(latin.test(text) ? text.replace(signs, '') : text).slice(0, mostWords));
}

function formOfWords(via: QueryForm['via'], text: string, words: readonly string[]): QueryForm | undefined {
  if (words.length === 0) return undefined;
  return {
    via,
    text: text.trim(),
    key: words.join(' '),
    words: words.map((key) => ({ key, stem: stem(key), roman: foldRomanisation(key) })),
  };
}

/** What a query may mean: as typed, and as the same keys give it in the other layout. Empty for a query without letters. */
export function queryForms(query: string): QueryForm[] {
  const text = query.slice(0, mostLength);
  const otherLayout = cyrillic.test(text)
    ? latin.test(text)
      ? undefined
      : toEnglishLayout(text)
    : toRussianLayout(text);
  return [
    formOf('typed', text),
    otherLayout === undefined || otherLayout === text ? undefined : formOf('layout', otherLayout),
  ].filter((form) => form !== undefined);
}

const articles = new Set(['the', 'a', 'an']);

/** The same without an article before it: titles are held without. Undefined where there is none, or nothing else. */
export function withoutArticle(form: QueryForm): QueryForm | undefined {
  const [article, ...rest] = form.words.map(({ key }) => key);
  return article !== undefined && articles.has(article) ? formOfWords(form.via, form.text, rest) : undefined;
}

/** As it is, and with x for х, as GOST 7.79 system B writes it; elsewhere x is кс. */
export function romanReadings(form: QueryForm): QueryForm[] {
  const words = form.words.map(({ key }) => key);
  if (!words.some((word) => word.includes('x'))) return [form];
  const other = formOfWords(
    form.via,
    form.text,
    words.map((word) => word.replaceAll('x', 'kh')),
  );
  return other === undefined ? [form] : [form, other];
}

/**
 * Readings with a space put in, left out or moved by a letter, where that makes known words of unknown ones:
 * "council oft he" → council of the, «СоветБезопасности» → совет безопасности.
 */
export function spacedAnew(form: QueryForm, isKnown: (word: string) => boolean): QueryForm[] {
  const words = form.words.map(({ key }) => key);
  const known = words.map(isKnown);
  const forms: QueryForm[] = [];
  const add = (at: number, length: number, parts: readonly string[]) => {
    const made = formOfWords('spaces', form.text, [...words.slice(0, at), ...parts, ...words.slice(at + length)]);
    if (made !== undefined) forms.push(made);
  };
  words.forEach((word, at) => {
    if (known[at]) return;
    for (const parts of partings(word, isKnown)) add(at, 1, parts);
    for (const start of [at - 1, at]) {
      const one = words[start];
      const other = words[start + 1];
      if (one === undefined || other === undefined) continue;
      if (isKnown(one + other)) add(start, 2, [one + other]);
      for (const parts of partings(one + other, isKnown)) add(start, 2, parts);
    }
  });
  return forms.slice(0, mostSpacings);
}

/** Each is looked for on its own; a query with more than these readings is no slip of the finger. */
const mostSpacings = 6;

/** The word in two known ones. */
function partings(word: string, isKnown: (word: string) => boolean): string[][] {
  const found: string[][] = [];
  for (let cut = 1; cut < word.length; cut++) {
    const parts = [word.slice(0, cut), word.slice(cut)];
    if (parts.every(isKnown)) found.push(parts);
  }
  return found;
}
