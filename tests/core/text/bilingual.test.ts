import { expect, it } from 'vitest';
import { splitBilingual } from '../../../src/core/text/bilingual.ts';
import type { Block, Document } from '../../../src/core/text/document.ts';

const russian = [
  'Устав Лесного союза',
  'Союз создан в 2019 году.',
  'Он состоит из пяти государств.',
  'Споры решаются путём переговоров.',
];
const english = [
  'Charter of the Forest Union',
  'The Union was founded in 2019.',
  'It consists of five states.',
  'Disputes are settled by negotiation.',
];

const documentOf = (blocks: readonly Block[]): Document => ({ name: 'a.docx', hash: 'x', blocks });
const paragraphs = (texts: readonly string[]): Block[] => texts.map((text) => ({ kind: 'paragraph', text }));
const texts = (document: Document | undefined): string[] | undefined => document?.blocks.map((block) => block.text);

it('parts a table with a column for each language, and keeps the cells', () => {
  const cells = russian.flatMap((text, row): Block[] => [
    { kind: 'tableCell', text: String(row + 1), cell: { table: 0, row, column: 0 } },
    { kind: 'tableCell', text, cell: { table: 0, row, column: 1 } },
    { kind: 'tableCell', text: english[row]!, cell: { table: 0, row, column: 2 } },
  ]);
  const split = splitBilingual(documentOf(cells));
  expect([split?.sourceLanguage, split?.targetLanguage]).toEqual(['ru', 'en']);
  expect(texts(split?.source)).toEqual(russian.flatMap((text, row) => [String(row + 1), text]));
  expect(split?.target.blocks[1]).toEqual({
    kind: 'tableCell',
    text: english[0],
    cell: { table: 0, row: 0, column: 2 },
  });
});

it('parts paragraphs that stand in turn, and one text after the other', () => {
  const inTurn = splitBilingual(documentOf(paragraphs(russian.flatMap((text, i) => [text, english[i]!]))));
  expect([texts(inTurn?.source), texts(inTurn?.target)]).toEqual([russian, english]);
  const inHalves = splitBilingual(documentOf(paragraphs([...english, ...russian])));
  expect([inHalves?.sourceLanguage, texts(inHalves?.source), texts(inHalves?.target)]).toEqual([
    'en',
    english,
    russian,
  ]);
});

it('takes the named language as the source', () => {
  const split = splitBilingual(documentOf(paragraphs([...english, ...russian])), 'ru-RU');
  expect([split?.sourceLanguage, texts(split?.source)]).toEqual(['ru', russian]);
});

it('parts blocks that hold both languages on lines of their own or by a stroke', () => {
  const split = splitBilingual(
    documentOf(
      paragraphs([`${russian[0]} / ${english[0]}`, `${russian[1]}\n${english[1]}`, `${russian[2]}\n${english[2]}`]),
    ),
  );
  expect([texts(split?.source), texts(split?.target)]).toEqual([russian.slice(0, 3), english.slice(0, 3)]);
});

it('leaves a document in one language whole, also with names and quotations in another', () => {
  expect(splitBilingual(documentOf(paragraphs(russian)))).toBeUndefined();
  expect(
    splitBilingual(documentOf(paragraphs([...russian, 'Memorandum of Understanding', ...russian]))),
  ).toBeUndefined();
  expect(splitBilingual(documentOf(paragraphs(['Совет Европы (Council of Europe)', ...russian])))).toBeUndefined();
});
