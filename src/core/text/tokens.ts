import { fold } from './fold.ts';

/** A word, number or acronym with its place in the text it was cut from. */
export interface Token {
  /** As written. */
  readonly text: string;
  /** Folded: lower case, ё=е. */
  readonly key: string;
  /** UTF-16 code units, half-open. */
  readonly start: number;
  readonly end: number;
}

// Hyphens part tokens, so that «премьер-министр» and «вице-премьер» share words; an apostrophe does not ("Côte d'Ivoire").
const token = /\p{L}[\p{L}\p{M}\u00AD]*(?:['\u2019\u02BC]\p{L}[\p{L}\p{M}\u00AD]*)*|\p{N}+(?:[.,]\p{N}+)*/gu;

/** Words and numbers of a text, in order. Punctuation is left out. */
export function tokenize(text: string): Token[] {
  const tokens: Token[] = [];
  for (const match of text.matchAll(token)) {
    tokens.push({ text: match[0], key: fold(match[0]), start: match.index, end: match.index + match[0].length });
  }
  return tokens;
}
