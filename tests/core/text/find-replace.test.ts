import { describe, expect, it } from 'vitest';
import { patternOf, placesIn, replacedIn } from '../../../src/core/text/find-replace.ts';

const pattern = (query: string, isRegExp = false, matchCase = false) =>
  patternOf({ query, isRegExp, matchCase }) ?? /(?!)/g;

describe('finding', () => {
  it('takes signs as they are unless it is a regular expression', () => {
    expect(placesIn('a.b axb', pattern('a.b'))).toEqual([{ start: 0, end: 3 }]);
    expect(placesIn('a.b axb', pattern('a.b', true))).toHaveLength(2);
    expect(placesIn('a/b', pattern('a/b'))).toHaveLength(1);
  });

  it('minds case only where asked, in Cyrillic too', () => {
    expect(placesIn('ОДКБ одкб', pattern('одкб'))).toHaveLength(2);
    expect(placesIn('ОДКБ одкб', pattern('одкб', false, true))).toEqual([{ start: 5, end: 9 }]);
  });

  it('knows no pattern in nothing and in nonsense', () => {
    expect(patternOf({ query: '', isRegExp: false, matchCase: false })).toBeUndefined();
    expect(patternOf({ query: '(', isRegExp: true, matchCase: false })).toBeUndefined();
  });
});

describe('replacing', () => {
  it('puts groups into the replacement of a regular expression', () => {
    expect(replacedIn('12 мая, 3 июня', pattern('(\\d+) (\\p{L}+)', true), '$2 $1', { isRegExp: true })).toEqual({
      text: 'мая 12, июня 3',
      count: 2,
    });
  });

  it('takes dollars as they are elsewhere', () => {
    expect(replacedIn('цена', pattern('цена'), '$1 и $&', { isRegExp: false }).text).toBe('$1 и $&');
  });

  it('replaces one place alone', () => {
    expect(replacedIn('a a a', pattern('a'), 'b', { isRegExp: false, at: 2 })).toEqual({ text: 'a b a', count: 1 });
    expect(replacedIn('a a a', pattern('a'), 'b', { isRegExp: false, at: 1 })).toEqual({ text: 'a a a', count: 0 });
    const behind = pattern('(?<=№ )\\d', true);
    expect(replacedIn('1 № 1', behind, '2', { isRegExp: true, at: 4 }).text).toBe('1 № 2');
  });

  it('ends on patterns that match nothing', () => {
    expect(replacedIn('ab', pattern('^', true), '— ', { isRegExp: true })).toEqual({ text: '— ab', count: 1 });
  });
});
