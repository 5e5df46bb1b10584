import { expect, it } from 'vitest';
import { quietJob } from '../../src/core/job.ts';
import type { Block } from '../../src/core/text/document.ts';
import { readDocument } from '../../src/documents/read-document.ts';
import { type DocxParts, makeDocx, paragraph, run } from './make-docx.ts';
import { scratchFolder } from './scratch.ts';

const folder = scratchFolder();

async function blocksOf(parts: DocxParts | string): Promise<readonly Block[]> {
  const bytes = makeDocx(typeof parts === 'string' ? { body: parts } : parts);
  return (await readDocument({ path: folder.write('Документ.docx', bytes) }, quietJob)).blocks;
}

async function textsOf(parts: DocxParts | string): Promise<string[]> {
  return (await blocksOf(parts)).map((block) => block.text);
}

it('reads paragraphs of several runs and leaves out empty ones', async () => {
  expect(await blocksOf(`${paragraph('Совет ', 'министров')}<w:p/>${paragraph(' ')}${paragraph('Second')}`)).toEqual([
    { kind: 'paragraph', text: 'Совет министров' },
    { kind: 'paragraph', text: 'Second' },
  ]);
});

it('tells headings by style name, inherited style and outline level', async () => {
  const styles =
    '<w:style w:styleId="1"><w:name w:val="heading 1"/></w:style>' +
    '<w:style w:styleId="Own"><w:name w:val="Ours"/><w:basedOn w:val="2"/></w:style>' +
    '<w:style w:styleId="2"><w:name w:val="Part"/><w:pPr><w:outlineLvl w:val="1"/></w:pPr></w:style>';
  const styled = (style: string, text: string): string =>
    `<w:p><w:pPr><w:pStyle w:val="${style}"/></w:pPr>${run(text)}</w:p>`;
  const body =
    styled('1', 'First') +
    styled('Own', 'Second') +
    `<w:p><w:pPr><w:outlineLvl w:val="2"/></w:pPr>${run('Third')}</w:p>` +
    `<w:p><w:pPr><w:pStyle w:val="1"/><w:outlineLvl w:val="9"/></w:pPr>${run('Body')}</w:p>`;
  expect(await blocksOf({ body, styles })).toEqual([
    { kind: 'heading', text: 'First', level: 1 },
    { kind: 'heading', text: 'Second', level: 2 },
    { kind: 'heading', text: 'Third', level: 3 },
    { kind: 'paragraph', text: 'Body' },
  ]);
});

it('tells list items and their levels', async () => {
  const item = (level: number, id: number, text: string): string =>
    `<w:p><w:pPr><w:numPr><w:ilvl w:val="${level}"/><w:numId w:val="${id}"/></w:numPr></w:pPr>${run(text)}</w:p>`;
  expect(await blocksOf(item(0, 1, 'a') + item(1, 1, 'b') + item(0, 0, 'c'))).toEqual([
    { kind: 'listItem', text: 'a', level: 1 },
    { kind: 'listItem', text: 'b', level: 2 },
    { kind: 'paragraph', text: 'c' },
  ]);
});

it('places table cells, counting spanned columns and nested tables apart', async () => {
  const cell = (inner: string, properties = ''): string => `<w:tc><w:tcPr>${properties}</w:tcPr>${inner}</w:tc>`;
  const nested = `<w:tbl><w:tr>${cell(paragraph('nested'))}</w:tr></w:tbl>`;
  const body =
    `<w:tbl><w:tr>${cell(paragraph('a1'), '<w:gridSpan w:val="2"/>')}${cell(paragraph('c1'))}</w:tr>` +
    `<w:tr>${cell(paragraph('a2') + paragraph('a2 again'))}${cell(nested + paragraph('b2'))}</w:tr></w:tbl>${paragraph('after')}`;
  expect(await blocksOf(body)).toEqual([
    { kind: 'tableCell', text: 'a1', cell: { table: 0, row: 0, column: 0 } },
    { kind: 'tableCell', text: 'c1', cell: { table: 0, row: 0, column: 2 } },
    { kind: 'tableCell', text: 'a2', cell: { table: 0, row: 1, column: 0 } },
    { kind: 'tableCell', text: 'a2 again', cell: { table: 0, row: 1, column: 0 } },
    { kind: 'tableCell', text: 'nested', cell: { table: 1, row: 0, column: 0 } },
    { kind: 'tableCell', text: 'b2', cell: { table: 0, row: 1, column: 1 } },
    { kind: 'paragraph', text: 'after' },
  ]);
});

it('gives footnotes in the order of their references, then endnotes, header and footer', async () => {
  const note = (kind: string, id: number, text: string, type = ''): string =>
    `<w:${kind} w:id="${id}"${type}>${paragraph(text)}</w:${kind}>`;
  const reference = (kind: string, id: number): string => `<w:r><w:${kind}Reference w:id="${id}"/></w:r>`;
  expect(
    await blocksOf({
      body: `<w:p>${run('Text')}${reference('footnote', 3)}${run(' goes on')}${reference('footnote', 2)}${reference('endnote', 1)}.</w:p>`,
      footnotes:
        note('footnote', -1, 'separator', ' w:type="separator"') +
        note('footnote', 2, 'two') +
        note('footnote', 3, 'three'),
      endnotes: note('endnote', 1, 'end'),
      header: paragraph('Head'),
      footer: `<w:p>${run('Page ')}<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> PAGE </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>${run('7')}<w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>`,
    }),
  ).toEqual([
    { kind: 'paragraph', text: 'Text goes on' },
    { kind: 'footnote', text: 'three' },
    { kind: 'footnote', text: 'two' },
    { kind: 'endnote', text: 'end' },
    { kind: 'header', text: 'Head' },
    { kind: 'footer', text: 'Page' },
  ]);
});

it('gives a text box once, though it stands as drawing and as fallback', async () => {
  const box = (inner: string): string => `<w:txbxContent>${inner}</w:txbxContent>`;
  const body = `<w:p>${run('Anchor')}<w:r><mc:AlternateContent><mc:Choice Requires="wps"><wps:txbx>${box(paragraph('In the box'))}</wps:txbx></mc:Choice><mc:Fallback><w:pict><v:textbox>${box(paragraph('In the box'))}</v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>${run(' text')}</w:p>`;
  expect(await blocksOf(body)).toEqual([
    { kind: 'paragraph', text: 'Anchor text' },
    { kind: 'textBox', text: 'In the box' },
  ]);
});

it('takes the fallback where the choice holds no text', async () => {
  const body = `<w:p><w:r><mc:AlternateContent><mc:Choice Requires="new"><w:drawing/></mc:Choice><mc:Fallback><w:t>old</w:t></mc:Fallback></mc:AlternateContent></w:r></w:p>`;
  expect(await textsOf(body)).toEqual(['old']);
});

it('takes tracked changes as accepted', async () => {
  const mark = (kind: string): string => `<w:pPr><w:rPr><w:${kind} w:id="1"/></w:rPr></w:pPr>`;
  expect(
    await textsOf(
      `<w:p>${run('kept ')}<w:ins w:id="1">${run('inserted')}</w:ins><w:del w:id="2"><w:r><w:delText>deleted</w:delText></w:r></w:del></w:p>` +
        `<w:p>${mark('del')}${run('one ')}</w:p><w:p>${run('paragraph')}</w:p>` +
        `<w:p>${mark('ins')}${run('two')}</w:p>` +
        `<w:p><w:moveFrom w:id="3">${run('from')}</w:moveFrom><w:moveTo w:id="4">${run('to')}</w:moveTo></w:p>` +
        `<w:tbl><w:tr><w:trPr><w:del w:id="5"/></w:trPr><w:tc>${paragraph('gone')}</w:tc></w:tr><w:tr><w:tc>${paragraph('stays')}</w:tc></w:tr></w:tbl>`,
    ),
  ).toEqual(['kept inserted', 'one paragraph', 'two', 'to', 'stays']);
});

it('keeps what fields and links show and drops their codes, nested ones too', async () => {
  const character = (type: string): string => `<w:r><w:fldChar w:fldCharType="${type}"/></w:r>`;
  const code = (text: string): string => `<w:r><w:instrText>${text}</w:instrText></w:r>`;
  const body = `<w:p>${run('See ')}${character('begin')}${code('IF ')}${character('begin')}${code('DATE')}${character('separate')}${run('inner')}${character('end')}${character('separate')}${run('shown')}${character('end')} <w:hyperlink>${run(' link')}</w:hyperlink><w:fldSimple w:instr="REF a">${run(' simple')}</w:fldSimple></w:p>`;
  expect(await textsOf(body)).toEqual(['See shown link simple']);
});

it('keeps tabs, line breaks and no-break hyphens and drops soft hyphens, hidden text, comments and ruby readings', async () => {
  const body =
    `<w:p>${run('один')}<w:r><w:tab/><w:t>два</w:t><w:br/><w:t>три</w:t></w:r><w:r><w:noBreakHyphen/><w:t>четыре</w:t><w:softHyphen/><w:t>пя\u00ADть</w:t></w:r>` +
    `<w:r><w:rPr><w:vanish/></w:rPr><w:t>hidden</w:t></w:r><w:commentRangeStart w:id="0"/><w:r><w:commentReference w:id="0"/></w:r>` +
    `<w:r><w:ruby><w:rt>${run('reading')}</w:rt><w:rubyBase>${run('!')}</w:rubyBase></w:ruby></w:r></w:p>`;
  expect(await textsOf(body)).toEqual(['один\tдва\nтри‑четырепять!']);
});

it('keeps the content of content controls and drops their placeholders', async () => {
  const body =
    `<w:sdt><w:sdtPr><w:alias w:val="x"/></w:sdtPr><w:sdtContent>${paragraph('real')}</w:sdtContent></w:sdt>` +
    `<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>${paragraph('Click here')}</w:sdtContent></w:sdt>`;
  expect(await textsOf(body)).toEqual(['real']);
});

it('knows pages where Word noted its page breaks', async () => {
  const body = `${paragraph('one')}<w:p><w:r><w:lastRenderedPageBreak/><w:t>two</w:t></w:r></w:p>`;
  expect(await blocksOf(body)).toEqual([
    { kind: 'paragraph', text: 'one', page: 1 },
    { kind: 'paragraph', text: 'two', page: 2 },
  ]);
});
