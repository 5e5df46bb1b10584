import { describe, expect, it } from 'vitest';
import { faultsOf, segmentDocument, segmentText } from '../../../src/core/text/segmentation.ts';
import { shippedRules } from '../../../src/core/text/segmentation-rules.ts';
import { measure } from '../../own-time.ts';
import { segmentationCases } from './segmentation-cases.ts';

const cut = (text: string, language: string): string[] =>
  segmentText(text, language).map(({ start, end }) => text.slice(start, end));

describe.each(Object.entries(segmentationCases))('segments %s', (language, cases) => {
  it.each(cases.map((text) => [text]))('%s', (marked) => {
    const expected = marked.split('¦').map((piece) => piece.trim());
    expect(cut(marked.replace(/\s?¦/g, ''), language)).toEqual(expected);
  });
});

describe('segmentText', () => {
  it('gives trimmed ranges that are never empty', () => {
    const text = '  Первое.   Второе.\u00A0 \n ';
    expect(segmentText(text, 'ru')).toEqual([
      { start: 2, end: 9 },
      { start: 12, end: 19 },
    ]);
    expect(segmentText(' \n\t\u00A0', 'ru')).toEqual([]);
    expect(segmentText('', 'ru')).toEqual([]);
  });

  it('keeps a line break inside a sentence and cuts at one behind its end', () => {
    expect(cut('МИНИСТЕРСТВО\nИНОСТРАННЫХ ДЕЛ', 'ru')).toEqual(['МИНИСТЕРСТВО\nИНОСТРАННЫХ ДЕЛ']);
    expect(cut('Стороны условились:\n1) о мире;\n2) о торговле.\nконец', 'ru')).toEqual([
      'Стороны условились:',
      '1) о мире;',
      '2) о торговле.',
      'конец',
    ]);
  });

  it('reads the region of a language tag as its language', () => {
    expect(cut('Он приехал в г. Минск. Там тепло.', 'ru-RU')).toHaveLength(2);
    expect(cut('Gen. Smith came. He left.', 'en_GB')).toHaveLength(2);
  });

  it('cuts a very long text without line breaks in good time', () => {
    const text = 'Министр С. В. Лавров прибыл в г. Минск для переговоров. '.repeat(20_000);
    const taken = measure();
    expect(segmentText(text, 'ru')).toHaveLength(20_000);
    expect(taken()).toBeLessThan(3_000);
  });

  it('stays affordable on a text of nothing but dots, quotes or spaces', () => {
    const taken = measure();
    for (const piece of ['.', '»', ' ', '. ', '«А. ', '1. ']) segmentText(piece.repeat(50_000), 'ru');
    expect(taken()).toBeLessThan(5_000);
  });

  it('ships rules without faults', () => {
    expect(faultsOf(shippedRules)).toEqual([]);
  });
});

describe('segmentDocument', () => {
  it('never joins text of two blocks and says where each segment stands', () => {
    const document = {
      name: 'a.txt',
      hash: '',
      blocks: [
        { kind: 'heading' as const, text: 'Договор о' },
        { kind: 'paragraph' as const, text: 'мире. Вступил в силу.' },
      ],
    };
    expect(segmentDocument(document, 'ru')).toEqual([
      { text: 'Договор о', block: 0, start: 0, end: 9 },
      { text: 'мире.', block: 1, start: 0, end: 5 },
      { text: 'Вступил в силу.', block: 1, start: 6, end: 21 },
    ]);
  });
});
