import { expect, it } from 'vitest';
import { quietJob } from '../../src/core/job.ts';
import type { Block } from '../../src/core/text/document.ts';
import { readDocument } from '../../src/documents/read-document.ts';
import { scratchFolder } from './scratch.ts';

const folder = scratchFolder();

async function blocksOf(body: string): Promise<readonly Block[]> {
  const fonts = '{\\fonttbl{\\f0\\fcharset204 Times;}{\\f1\\fcharset0 Arial;}{\\f2\\fcharset238 Arial CE;}}';
  const path = folder.write('Текст.rtf', Buffer.from(`{\\rtf1\\ansi\\ansicpg1251\\deff0${fonts}${body}}`, 'latin1'));
  return (await readDocument({ path }, quietJob)).blocks;
}
const textsOf = async (body: string): Promise<string[]> => (await blocksOf(body)).map((block) => block.text);

it('decodes code pages by font, and Unicode with its replacements', async () => {
  expect(
    await textsOf(
      "\\f0 \\'cc\\'e8\\'ed\\'f1\\'ea\\par {\\f2 \\'b3\\'f3d\\'9f}\\par \\u1055?\\u1086?\\u1089?\\par {\\uc0\\u1052\\u1048\\u1044}\\par {\\uc2\\u1054\\'ce\\'ce-\\u8212--}\\par\\f1 \\'cc",
    ),
  ).toEqual(['Минск', 'łódź', 'Пос', 'МИД', 'О-—', 'М']);
});

it('reads raw bytes of the code page', async () => {
  expect(await textsOf(Buffer.from([0xcc, 0xc8, 0xc4]).toString('latin1'))).toEqual(['МИД']);
});

it('passes over what is no text and keeps the results of fields', async () => {
  expect(
    await textsOf(
      '{\\info{\\title Secret}}{\\*\\unknown hidden}{\\pict 89504e47}See {\\field{\\*\\fldinst {HYPERLINK "x"}}{\\fldrslt {the link}}} and {\\v gone}{\\deleted old}new{\\*\\bkmkstart a}.{\\upr{ansi}{\\*\\ud{ unicode}}}\\par Page {\\field{\\*\\fldinst PAGE}{\\fldrslt 7}}',
    ),
  ).toEqual(['See the link and new. unicode', 'Page']);
});

it('places table cells, notes, headers, lists and headings', async () => {
  const body =
    '{\\stylesheet{\\s1 heading 1;}{\\s2 Body;}}{\\header\\pard Head\\par}{\\footer\\pard Foot\\par}' +
    '\\pard\\s1 Title\\par\\pard\\plain Text{\\footnote\\pard{\\super 1}A note.}{\\footnote\\ftnalt\\pard An end note.} goes on.\\par' +
    '\\pard{\\listtext 1.\\tab}\\ls1 Item\\par\\pard\\ls1\\ilvl1 Inner\\par' +
    '\\trowd\\cellx100\\cellx200\\pard\\intbl a1\\cell b1\\cell\\row\\trowd\\pard\\intbl a2\\par more\\cell b2\\cell\\row\\pard After\\par';
  expect(await blocksOf(body)).toEqual([
    { kind: 'heading', text: 'Title', level: 1 },
    { kind: 'paragraph', text: 'Text goes on.' },
    { kind: 'listItem', text: 'Item', level: 1 },
    { kind: 'listItem', text: 'Inner', level: 2 },
    { kind: 'tableCell', text: 'a1', cell: { table: 0, row: 0, column: 0 } },
    { kind: 'tableCell', text: 'b1', cell: { table: 0, row: 0, column: 1 } },
    { kind: 'tableCell', text: 'a2', cell: { table: 0, row: 1, column: 0 } },
    { kind: 'tableCell', text: 'more', cell: { table: 0, row: 1, column: 0 } },
    { kind: 'tableCell', text: 'b2', cell: { table: 0, row: 1, column: 1 } },
    { kind: 'paragraph', text: 'After' },
    { kind: 'footnote', text: '1A note.' },
    { kind: 'endnote', text: 'An end note.' },
    { kind: 'header', text: 'Head' },
    { kind: 'footer', text: 'Foot' },
  ]);
});

it('gives a shape’s text once', async () => {
  expect(
    await blocksOf(
      'Before{\\shp{\\*\\shpinst{\\sp{\\sn a}{\\sv b}}{\\shptxt\\pard In the box\\par}}{\\shprslt{\\*\\do{\\dptxbxtext In the box}}}} after\\par',
    ),
  ).toEqual([
    { kind: 'paragraph', text: 'Before after' },
    { kind: 'textBox', text: 'In the box' },
  ]);
});

it('keeps special characters, tabs, line breaks, no-break marks and braces', async () => {
  expect(
    await textsOf(
      "a\\tab b\\line c\\~d\\_e\\-f \\{g\\} \\\\ \\'ab\\emdash\\'bb\\endash \\bullet \\ldblquote h\\rdblquote",
    ),
  ).toEqual(['a\tb\nc\u00A0d\u2011ef {g} \\ «—»–•“h”']);
});

it('skips binary data by its length', async () => {
  expect(await textsOf('a{\\pict\\bin3 }{}}b')).toEqual(['ab']);
});
