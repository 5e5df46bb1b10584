import { describe, expect, it } from 'vitest';
import { lexiconFor, parseLexicon } from '../../../src/core/align/lexicon.ts';
import { shippedLexicon } from './shipped-lexicon.ts';

const stems = [
  'дом\thous\t0.7\t0.6\t70',
  'дом\thome\t0.25\t0.4\t25',
  'изб\thous\t0.5\t0.1\t2',
  'сад\tgarden\t0.9\t0.8\t40',
];
const phrases = [
  'дом культуры\thouse of culture\t\twiktionary\t\t\t',
  'дом отдыха на море\tseaside holiday home\tgeo\tcorpus\t0.5\t0.5\t3',
  'сады\tgardens\t\twiktionary\t\t\t',
];
const names = ['петров\tpetrov\t12', 'петров\tpetroff\t2', 'сюй\txu\t7'];
const text = (rows: readonly string[]): string => `${rows.join('\n')}\n`;
const lexicon = parseLexicon({ stems: text(stems), phrases: text(phrases), names: text(names) });

describe('a lexicon', () => {
  it('gives the translations of a stem, best first', () => {
    expect(lexicon.translations('дом').map(({ stem, count }) => [stem, count])).toEqual([
      ['hous', 70],
      ['home', 25],
    ]);
    expect(lexicon.translations('дом')[0]!.probability).toBeCloseTo(0.7);
    expect(lexicon.translations('дом')[0]!.reverse).toBeCloseTo(0.6);
  });

  it('gives the sources of a target stem, best first', () => {
    expect(lexicon.sources('hous').map(({ stem }) => stem)).toEqual(['дом', 'изб']);
    expect(lexicon.sources('hous')[0]!.probability).toBeCloseTo(0.6);
  });

  it('gives the probability of a pair', () => {
    expect(lexicon.probability('изб', 'hous')).toBeCloseTo(0.5);
    expect(lexicon.probability('изб', 'home')).toBe(0);
    expect(lexicon.probability('нет', 'hous')).toBe(0);
  });

  it('knows how frequent a stem is', () => {
    expect(lexicon.share('дом')).toBeCloseTo(95 / 137);
    expect(lexicon.share('нет')).toBe(0);
  });

  it('knows how much of a stem its translations account for', () => {
    expect(lexicon.coverage('дом')).toBeCloseTo(0.95);
    expect(lexicon.reversed().coverage('hous')).toBeCloseTo(0.7);
    expect(lexicon.coverage('нет')).toBe(0);
  });

  it('finds phrases by their first stem, longest first', () => {
    expect(lexicon.phrases('дом').map(({ source }) => source)).toEqual(['дом отдыха на море', 'дом культуры']);
    expect(lexicon.phrases('дом')[0]).toEqual({
      source: 'дом отдыха на море',
      target: 'seaside holiday home',
      domain: 'geo',
    });
    expect(lexicon.phrases('cад')).toEqual([]);
  });

  it('finds names, most frequent spelling first', () => {
    expect(lexicon.names('петров')).toEqual([
      { target: 'petrov', count: 12 },
      { target: 'petroff', count: 2 },
    ]);
  });

  it('can be read the other way round', () => {
    const turned = lexicon.reversed();
    expect([turned.sourceLanguage, turned.targetLanguage]).toEqual(['en', 'ru']);
    expect(turned.translations('hous').map(({ stem }) => stem)).toEqual(['дом', 'изб']);
    expect(turned.probability('hous', 'дом')).toBeCloseTo(0.6);
    expect(turned.names('xu')).toEqual([{ target: 'сюй', count: 7 }]);
    expect(turned.phrases('hous')).toEqual([{ source: 'house of culture', target: 'дом культуры', domain: '' }]);
    expect(turned.reversed().probability('дом', 'hous')).toBeCloseTo(0.7);
  });

  it('is turned as the texts need it, and left aside where it does not fit', () => {
    expect(lexiconFor(lexicon, 'ru-RU', 'en-GB')).toBe(lexicon);
    expect(lexiconFor(lexicon, 'en', 'ru')?.probability('garden', 'сад')).toBeCloseTo(0.8);
    expect(lexiconFor(lexicon, 'ru', 'de')).toBeUndefined();
    expect(lexiconFor(undefined, 'ru', 'en')).toBeUndefined();
  });

  it('may come in pieces cut anywhere, with Windows line ends, without a last one', () => {
    const whole = stems.join('\r\n');
    const pieces = [whole.slice(0, 5), whole.slice(5, 31), whole.slice(31)];
    expect(parseLexicon({ stems: pieces }).translations('дом')).toEqual(lexicon.translations('дом'));
    expect(parseLexicon({ stems: pieces }).probability('сад', 'garden')).toBeCloseTo(0.9);
  });

  it.each(['дом', 'дом\thous', '\thous\t1\t1\t1', 'дом\thous\tx\t1\t1', 'дом\thous\t0.5\t-1\t1', 'дом\t\t1\t1\t1'])(
    'passes over the damaged row %j',
    (row) => {
      const damaged = parseLexicon({ stems: text([row, ...stems]) });
      expect(damaged.translations('сад')).toHaveLength(1);
      expect(damaged.translations('дом')).toHaveLength(2);
    },
  );
});

describe('the shipped lexicon', () => {
  it('knows the words of its field', () => {
    const shipped = shippedLexicon();
    expect(shipped.translations('ратификац')[0]?.stem).toBe('ratif');
    expect(shipped.translations('посольств')[0]?.stem).toBe('embassi');
    expect(shipped.probability('безопасн', 'secur')).toBeGreaterThan(0.3);
    expect(
      shipped
        .reversed()
        .translations('treati')
        .map(({ stem }) => stem),
    ).toContain('договор');
  });
});
