import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { type Lexicon, parseLexicon } from '../../../src/core/align/lexicon.ts';

let lexicon: Lexicon | undefined;

/** The Russian-English lexicon that ships with the product, read once. */
export function shippedLexicon(): Lexicon {
  lexicon ??= parseLexicon({ stems: rows('stems'), phrases: rows('phrases'), names: rows('names') });
  return lexicon;
}

function rows(name: string): string {
  return gunzipSync(readFileSync(new URL(`../../../data/lexicon/ru-en.${name}.tsv.gz`, import.meta.url))).toString();
}
