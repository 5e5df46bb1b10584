import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { EnglishSpelling } from '../../../src/core/text/english-spelling.ts';
import { parseEnglishVariants, respellText } from '../../../src/core/text/english-variants.ts';

const variants = parseEnglishVariants(
  readFileSync(new URL('../../../data/check/english-spelling.tsv', import.meta.url), 'utf8'),
);
const all: readonly EnglishSpelling[] = ['british', 'oxford', 'american'];

describe('a word in each spelling', () => {
  it.each([
    ['organisation', 'organisation', 'organization', 'organization'],
    ['demilitarized', 'demilitarised', 'demilitarized', 'demilitarized'],
    ['reorganising', 'reorganising', 'reorganizing', 'reorganizing'],
    ['center', 'centre', 'centre', 'center'],
    ['centring', 'centring', 'centring', 'centering'],
    ['defense', 'defence', 'defence', 'defense'],
    ['labour', 'labour', 'labour', 'labor'],
    ['unfavorable', 'unfavourable', 'unfavourable', 'unfavorable'],
    ['analyzed', 'analysed', 'analysed', 'analyzed'],
    ['analyzes', 'analyses', 'analyses', 'analyzes'],
    ['travelling', 'travelling', 'travelling', 'traveling'],
    ['fulfillment', 'fulfilment', 'fulfilment', 'fulfillment'],
    ['maneuvers', 'manoeuvres', 'manoeuvres', 'maneuvers'],
  ])('%s', (word, ...expected) => {
    expect(all.map((spelling) => variants.respell(word, spelling))).toEqual(expected);
  });

  it.each(['license', 'practice', 'program', 'analyses', 'meter', 'tire', 'check'])(
    '%s is good British too, in another sense',
    (word) => expect(variants.respell(word, 'british')).toBe(word),
  );

  it.each([
    ...[
      'defensive',
      'laboratory',
      'honorary',
      'humorous',
      'vigorous',
      'coloration',
      'advise',
      'exercise',
      'supervised',
    ],
    ...['compromise', 'enterprise', 'promising', 'rising', 'controlled', 'cancellation', 'sergeant', 'centenary'],
  ])('%s is one everywhere', (word) => {
    expect(all.map((spelling) => variants.respell(word, spelling))).toEqual([word, word, word]);
  });
});

it('gives back what it gave: no word is turned to and fro', () => {
  for (const word of ['organise', 'colour', 'theatre', 'signalled', 'defence', 'paralyse', 'sceptical']) {
    const american = variants.respell(word, 'american');
    expect(american).not.toBe(word);
    expect(variants.respell(american, 'british')).toBe(word);
    expect(variants.respell(american, 'american')).toBe(american);
  }
});

it('keeps capitals and all that is no word', () => {
  expect(respellText('DEFENSE Center, defense [Оборона] 5', 'british', variants)).toBe(
    'DEFENCE Centre, defence [Оборона] 5',
  );
});

it('refuses a file with a line it does not know', () => {
  expect(() => parseEnglishVariants('stem\tcolour\n')).toThrow('line 1');
  expect(() => parseEnglishVariants('# fine\nsteam\ta\tb\n')).toThrow('line 2');
});
