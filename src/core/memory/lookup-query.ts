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
  readonly via: 'typed' | 'layout';
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

function formOf(via: QueryForm['via'], text: string): QueryForm | undefined {
  const words = termWords(text).slice(0, mostWords);
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
