import { describe, expect, it } from 'vitest';
import { findFurniture } from '../../../src/core/align/furniture.ts';

const body = (count: number): string[] =>
  Array.from({ length: count }, (_, k) => `Sentence number ${k} of the text says something, as sentences do.`);
const kindsOf = (lines: readonly string[]) => findFurniture(lines.map((text) => ({ text })));
/** The line after every so many of the body. */
const every = (distance: number, count: number, line: (page: number) => string): string[] =>
  Array.from({ length: count }, (_, k) => [...body(distance), line(k + 1)]).flat();

describe('page numbers', () => {
  it.each([
    'Page 4',
    'page 4 of 12',
    '— 12 —',
    '- 3 -',
    '– 7 –',
    'стр. 7',
    'Страница 15',
    '12/34',
    '3 из 20',
    '[5]',
    'p. 9',
  ])('knows %j for one, even alone', async (text) => {
    expect((await kindsOf([...body(12), text, ...body(12)]))[12]).toBe('pageNumber');
  });

  it('knows bare numbers that count up at page distance', async () => {
    const kinds = await kindsOf(every(20, 4, String));
    expect(kinds.filter((kind) => kind === 'pageNumber')).toHaveLength(4);
  });

  it.each([
    ['a year alone', [...body(10), '1992', ...body(10)]],
    ['numbers close together', [...body(10), '1', '2', '3', '4', ...body(10)]],
    ['numbers that do not count', every(20, 4, (page) => String((page * 7919) % 1000))],
    ['a column of numbers', Array.from({ length: 50 }, (_, k) => String(k))],
    ['a numbered sentence', [...body(10), 'Page 4 of the report was lost.', ...body(10)]],
  ])('does not take %s for page numbers', async (_, lines) => {
    expect(await kindsOf(lines)).not.toContain('pageNumber');
  });
});

describe('running heads', () => {
  it('knows a short line that comes again at page distance, with the page number or without', async () => {
    const plain = await kindsOf(every(18, 4, () => 'Annual report of the committee'));
    const numbered = await kindsOf(every(18, 4, (page) => `Annual report of the committee ${page}`));
    expect(plain.filter((kind) => kind === 'runningHead')).toHaveLength(4);
    expect(numbered.filter((kind) => kind === 'runningHead')).toHaveLength(4);
  });

  it.each([
    ['a refrain', every(3, 6, () => 'And so it goes')],
    ['a line that comes twice', every(18, 2, () => 'Annual report of the committee')],
    ['an answer that comes again', every(18, 4, () => 'Yes, of course.')],
    ['lines at uneven distances', [...body(9), 'Note', ...body(90), 'Note', ...body(10), 'Note', ...body(200), 'Note']],
    ['headings of articles', every(18, 4, (page) => `Article ${['one', 'two', 'three', 'four'][page - 1]}`)],
  ])('does not take %s for one', async (_, lines) => {
    expect(await kindsOf(lines)).not.toContain('runningHead');
  });

  it('takes the word of the document format for it', async () => {
    const lines = [...body(3).map((text) => ({ text })), { text: 'Draft', blockKind: 'header' as const }];
    expect((await findFurniture(lines)).at(-1)).toBe('runningHead');
  });
});

describe('tables of contents', () => {
  it.each(['1. Introduction ........ 3', 'Глава II. . . . . . 15', 'Annex\t42', 'Conclusions …… 7'])(
    'knows a line of one: %j',
    async (text) => {
      expect((await kindsOf([text, ...body(3)]))[0]).toBe('contents');
    },
  );

  it.each(['It cost 300 in 1992', 'Then... 5 of them left.'])('does not take %j for one', async (text) => {
    expect((await kindsOf([text, ...body(3)]))[0]).toBe('none');
  });
});
