import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { WordNumbers } from '../../../src/core/memory/word-numbers.ts';
import { segmentWords } from '../../../src/core/memory/words.ts';

function wordsOf(numbers: WordNumbers, text: string): string[] {
  return [...numbers.numbersOf(text)].map((number) => numbers.wordOf(number));
}

describe('numbers of words', () => {
  it('gives a word its number for good, whatever its case and spelling', () => {
    const numbers = new WordNumbers();
    expect([...numbers.numbersOf('Ещё раз: ЕЩЕ!')]).toEqual([0, 1, 0]);
    expect([...numbers.numbersOf('раз еще')]).toEqual([1, 0]);
    expect(numbers.size).toBe(2);
  });

  it.each([
    ['Договор № 5 от 15.05.1992, п. 3,5 %', ['договор', '0', 'от', '0', 'п', '0']],
    ["The Organization's Côte d’Ivoire office’", ['the', 'organizations', 'cote', 'divoire', 'office']],
    ['ПРЕМЬЕР-МИНИСТР—2026г', ['премьер', 'министр', '0', 'г']],
    ['со\u00ADглашение \u0431е\u0301лый', ['соглашение', 'белый']],
    ['', []],
  ])('cuts %j', (text, words) => {
    const expected = text.includes('Côte') ? words.map((word) => (word === 'cote' ? 'côte' : word)) : words;
    expect(wordsOf(new WordNumbers(), text)).toEqual(expected);
  });

  it('cuts every text as the plain rules do', () => {
    const numbers = new WordNumbers();
    const character = fc.oneof(
      {
        weight: 8,
        arbitrary: fc.constantFrom(..."абвгдЕёЁйЙzZqéÉßµªº'’ʼ.,;:-–—«»“”…№%  1279²½×÷\u00A0\u00AD\u0301\u200B"),
      },
      { weight: 1, arbitrary: fc.string({ unit: 'binary', minLength: 1, maxLength: 1 }) },
      { weight: 1, arbitrary: fc.integer({ min: 0x20, max: 0x600 }).map((code) => String.fromCharCode(code)) },
    );
    const text = fc.array(character, { maxLength: 90 }).map((parts) => parts.join(''));
    fc.assert(
      fc.property(text, (one) => {
        expect(wordsOf(numbers, one)).toEqual(segmentWords(one));
      }),
      { numRuns: 3000 },
    );
  });

  it('knows all words of a large vocabulary apart', () => {
    const numbers = new WordNumbers();
    const words = Array.from(
      { length: 20_000 },
      (_, index) => `слово${[...String(index)].map((one) => 'абвгдежзик'[Number(one)]).join('')}`,
    );
    const first = words.map((word) => numbers.numbersOf(word)[0]);
    expect(new Set(first).size).toBe(words.length);
    expect(words.map((word) => numbers.numbersOf(word)[0])).toEqual(first);
  });
});
