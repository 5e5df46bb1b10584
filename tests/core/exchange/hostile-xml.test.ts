import { describe, expect, it } from 'vitest';
import { parseMultiterm } from '../../../src/core/exchange/multiterm/parse-multiterm.ts';
import { parseTbx } from '../../../src/core/exchange/tbx/parse-tbx.ts';
import { parseTmx } from '../../../src/core/exchange/tmx/parse-tmx.ts';
import { parseXliff } from '../../../src/core/exchange/xliff/parse-xliff.ts';
import { measure } from '../../own-time.ts';
import { readText } from './read-items.ts';

const tmx = (body: string, prolog = '') =>
  `<?xml version="1.0" encoding="UTF-8"?>\n${prolog}<tmx version="1.4"><header srclang="ru"/><body>\n${body}\n</body></tmx>`;
const tu = (ru: string, en: string) =>
  `<tu><tuv xml:lang="ru"><seg>${ru}</seg></tuv><tuv xml:lang="en"><seg>${en}</seg></tuv></tu>`;
const texts = async (file: string, pieceLength?: number) => {
  const read = await readText(parseTmx, file, pieceLength);
  return read.units.map(({ variants }) => variants.map(({ text }) => text));
};
const codes = async (file: string) => (await readText(parseTmx, file)).problems.map(({ code }) => code);

/** Milliseconds of own computing; unchecked, these files take minutes or all memory. */
const soon = 1000;

describe('hostile XML', () => {
  it('is refused where it declares an entity bomb', async () => {
    const bomb = Array.from({ length: 9 }, (_, n) => `<!ENTITY l${n + 1} "${`&l${n};`.repeat(10)}">`).join('');
    const file = tmx(tu('&l9;', 'x'), `<!DOCTYPE tmx [<!ENTITY l0 "ха">${bomb}]>`);
    const read = await readText(parseTmx, file);
    expect(read.problems).toMatchObject([{ code: 'xml-entities-refused', fatal: true }]);
    expect(read.units).toEqual([]);
  });

  it.each([
    ['a file', '<!ENTITY x SYSTEM "file:///etc/passwd">'],
    ['an address', '<!ENTITY x PUBLIC "a" "http://127.0.0.1:9/x">'],
    ['parameters', '<!ENTITY % p "<!ENTITY x \'y\'>"> %p;'],
    ['too much text', `<!ENTITY x "${'я'.repeat(2000)}">`],
    ['markup', '<!ENTITY x "<seg>">'],
  ])('is refused where an entity stands for %s', async (_, declaration) => {
    expect(await codes(tmx(tu('&x;', 'x'), `<!DOCTYPE tmx [${declaration}]>`))).toEqual(['xml-entities-refused']);
  });

  it('may name a word, which is put in', async () => {
    const file = tmx(tu('&firm; & Co', 'x'), '<!DOCTYPE tmx [<!ENTITY firm "ООО «Ромашка»">]>');
    expect(await texts(file, 7)).toEqual([['ООО «Ромашка» & Co', 'x']]);
  });

  it('may have the document type other programs write, of which nothing is fetched', async () => {
    expect(await texts(tmx(tu('да', 'yes'), '<!DOCTYPE tmx SYSTEM "tmx14.dtd">'))).toEqual([['да', 'yes']]);
  });

  it.each([
    ['TMX', parseTmx, (deep: string) => tmx(`<tu><tuv xml:lang="ru"><seg>${deep}</seg></tuv></tu>`), 'hi'],
    [
      'XLIFF',
      parseXliff,
      (deep: string) =>
        `<xliff version="1.2"><file source-language="ru" original="a"><body><trans-unit id="1"><source>${deep}</source></trans-unit></body></file></xliff>`,
      'g',
    ],
    [
      'TBX',
      parseTbx,
      (deep: string) =>
        `<martif><text><body><termEntry><langSet xml:lang="ru"><tig><term>${deep}</term></tig></langSet></termEntry></body></text></martif>`,
      'hi',
    ],
    [
      'MultiTerm XML',
      parseMultiterm,
      (deep: string) =>
        `<mtf><conceptGrp><concept>1</concept>${deep}<languageGrp><language lang="RU"/><termGrp><term>дно</term></termGrp></languageGrp></conceptGrp></mtf>`,
      'descripGrp',
    ],
  ] as const)('may be 20,000 levels deep in %s', async (_, parse, file, name) => {
    const deep = `<${name}>`.repeat(20_000) + 'дно' + `</${name}>`.repeat(20_000);
    const taken = measure();
    const read = await readText(parse, file(deep));
    expect(taken()).toBeLessThan(soon);
    expect(JSON.stringify([read.units, read.entries])).toContain('дно');
  });

  it('ends where elements are nested beyond measure', async () => {
    expect(await codes(tmx(`<tu><tuv xml:lang="ru"><seg>${'<hi>'.repeat(60_000)}`))).toEqual(['xml-too-deep']);
  });

  it('may hold attributes of two megabytes and more', async () => {
    const long = 'а'.repeat(2 ** 21);
    const read = await readText(parseTmx, tmx(`<tu tuid="${long}">${tu('да', 'yes').slice(4)}`));
    expect(read.units[0]?.properties?.[0]?.text.length).toBe(long.length);
  });

  it('ends where nothing but text comes before the first element', async () => {
    expect(await codes('x'.repeat(100))).toEqual(['xml-malformed']);
    expect(await codes(`<!--${'x'.repeat(3 * 2 ** 20)}`)).toEqual(['xml-malformed']);
  });
});

describe('damaged XML', () => {
  it.each([1, 7, 64 * 1024])('is mended where the meaning is plain, in pieces of %i characters', async (length) => {
    const file = tmx(
      tu(
        'А\u000b & Б &#x1F;&#31; &nbsp;&laquo;x&raquo; AT&T &foo; &#x410;',
        '<![CDATA[a & b &#x1F; <i>]]> & c &amp;nbsp;',
      ),
    );
    expect(await texts(file, length)).toEqual([['А & Б  \u00a0«x» AT&T &foo; А', 'a & b &#x1F; <i> & c &nbsp;']]);
  });

  it('says what was mended, and where', async () => {
    const read = await readText(parseTmx, tmx(`${tu('да', 'yes')}\n${tu('&#x1F;A\u0001&', 'x')}`));
    expect(read.problems).toMatchObject([
      { code: 'characters-repaired', skipped: false, line: 4, details: { found: '&#x1F;, U+0001, &', count: 3 } },
    ]);
  });

  it('is given up to the place where it breaks off', async () => {
    const read = await readText(
      parseTmx,
      tmx(`${tu('да', 'yes')}\n<tu><tuv xml:lang="ru"><seg>не`).split('</body>')[0] ?? '',
    );
    expect(read.units).toHaveLength(1);
    expect(read.problems).toMatchObject([{ code: 'xml-truncated', fatal: true, line: 5 }]);
  });

  it('is refused with the line of what does not fit together', async () => {
    const read = await readText(parseTmx, tmx(`${tu('да', 'yes')}\n<tu><tuv xml:lang="ru"><seg>нет</tuv></tu>`));
    expect(read.units).toHaveLength(1);
    expect(read.problems).toMatchObject([{ code: 'xml-malformed', fatal: true, line: 4 }]);
  });

  it.each([
    ['', 'file-empty'],
    ['  \n ', 'file-empty'],
    ['<html lang="en"><body/></html>', 'xml-root-unexpected'],
    ['<resources/>', 'xml-root-unexpected'],
    ['обычный текст', 'xml-malformed'],
  ])('that is something else is refused: %j', async (file, code) => {
    for (const parse of [parseTmx, parseTbx, parseXliff, parseMultiterm]) {
      expect((await readText(parse, file)).problems).toMatchObject([{ code, fatal: true }]);
    }
  });

  it('gives a unit that is lost as it stood, however the pieces fall', async () => {
    const lost = '<tu tuid="7"><tuv><seg>Без языка</seg></tuv><tuv xml:lang="en"><seg>None</seg></tuv></tu>';
    for (const length of [3, 11, 100, 64 * 1024]) {
      const read = await readText(parseTmx, tmx(`${tu('да', 'yes')}${lost}${tu('нет', 'no')}`), length);
      expect(read.units).toHaveLength(2);
      expect(read.problems).toMatchObject([{ code: 'variant-without-language', skipped: true, item: lost }]);
    }
  });
});
