import type { TranslationUnit, UnitVariant } from '../../memory/records.ts';
import { type LanguageTag, primaryLanguage } from '../../text/language.ts';

export interface UnitTableContext {
  readonly source: LanguageTag;
  readonly target: LanguageTag;
  readonly now: string;
}

export interface UnitTable {
  heading(context: UnitTableContext): readonly (readonly string[])[];
  rows(unit: TranslationUnit, context: UnitTableContext): readonly (readonly string[])[];
}

const inLanguage = ({ variants }: TranslationUnit, language: LanguageTag): UnitVariant[] =>
  variants.filter((variant) => primaryLanguage(variant.language) === primaryLanguage(language));

function pairsOf(unit: TranslationUnit, { source, target }: UnitTableContext): [UnitVariant, UnitVariant][] {
  const [first] = inLanguage(unit, source);
  return first === undefined ? [] : inLanguage(unit, target).map((variant) => [first, variant]);
}

/** Spreadsheets: a pair a row with who and when. */
export const unitSheet: UnitTable = {
  heading: () => [['source language', 'source', 'target language', 'target', 'note', 'author', 'created', 'changed']],
  rows: (unit, context) =>
    pairsOf(unit, context).map(([source, target]) => [
      source.language,
      source.text,
      target.language,
      target.text,
      unit.note ?? '',
      unit.author ?? '',
      unit.createdAt,
      unit.changedAt,
    ]),
};

/** Characters a segment of Wordfast may have. */
const longestSegment = 8_000;

/** Wordfast Classic: a head that names both languages, then date, author, count and both texts. */
export const wordfastMemory: UnitTable = {
  heading: ({ source, target, now }) => [
    [
      `%${wordfastDate(now)}`,
      '%User ID,CONCORDAT,Concordat',
      '%TU=00000000',
      `%${wordfastCode(source)}`,
      '%Wordfast TM v.546/00',
      `%${wordfastCode(target)}`,
      '%-----------',
    ],
  ],
  rows: (unit, context) =>
    pairsOf(unit, context)
      .filter((pair) => pair.every(({ text }) => text.length <= longestSegment))
      .map(([source, target]) => [
        wordfastDate(unit.changedAt),
        (unit.author ?? 'CONCORDAT').replace(/[\s,]+/g, '_'),
        '1',
        wordfastCode(context.source),
        withPlaceholders(source),
        wordfastCode(context.target),
        withPlaceholders(target),
      ]),
};

const wordfastDate = (iso: string): string => iso.slice(0, 19).replace(/[-:]/g, '').replace('T', '~');

const usualRegion: Readonly<Record<string, string>> = { en: 'US', ru: 'RU', zh: 'CN', uk: 'UA', kk: 'KZ', be: 'BY' };

/** Five characters: `RU-RU`. */
export function wordfastCode(language: LanguageTag): string {
  const [primary = '', region] = language.split('-').filter((part) => part.length === 2 || part.length === 3);
  return `${primary}-${region ?? usualRegion[primary] ?? primary}`.toUpperCase();
}

const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ';

/** Tags as Wordfast writes them: its own come back as they were, others are lettered in their order. */
function withPlaceholders({ text, tags = [] }: UnitVariant): string {
  let written = '';
  let last = 0;
  for (const [index, { offset, content }] of tags.entries()) {
    written += text.slice(last, offset);
    last = offset;
    written += /^&t\S+;$/.test(content) ? content : `&t${letters[index % letters.length]};`;
  }
  return written + text.slice(last);
}
