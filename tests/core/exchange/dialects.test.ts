import { describe, expect, it } from 'vitest';
import { parseMultiterm } from '../../../src/core/exchange/multiterm/parse-multiterm.ts';
import { serializeMultiterm } from '../../../src/core/exchange/multiterm/serialize-multiterm.ts';
import { parseTbx } from '../../../src/core/exchange/tbx/parse-tbx.ts';
import { serializeTbx } from '../../../src/core/exchange/tbx/serialize-tbx.ts';
import { parseTmx } from '../../../src/core/exchange/tmx/parse-tmx.ts';
import { serializeTmx } from '../../../src/core/exchange/tmx/serialize-tmx.ts';
import { parseXliff } from '../../../src/core/exchange/xliff/parse-xliff.ts';
import { serializeXliff } from '../../../src/core/exchange/xliff/serialize-xliff.ts';
import { comparableEntry } from './arbitraries.ts';
import { joined, readText } from './read-items.ts';

const tmx = (header: string, body: string) => `<tmx version="1.4"><header ${header}/><body>${body}</body></tmx>`;

describe('TMX of', () => {
  it('Trados Studio gives the state of a unit and keeps its context and fields', async () => {
    const read = await readText(
      parseTmx,
      tmx(
        'creationtool="SDL Language Platform" creationtoolversion="8.1" srclang="en-US"',
        `<tu creationdate="20240312T081200Z" creationid="HOST\\ivanova" changedate="20240401T120000Z" changeid="petrov" usagecount="3">
        <prop type="x-Context">1, 2</prop><prop type="x-ConfirmationLevel">ApprovedTranslation</prop>
        <prop type="x-Client:SinglePicklist">ОДКБ</prop>
        <tuv xml:lang="en-US"><seg>A <bpt i="1" type="3" x="1"/>b<ept i="1"/></seg></tuv>
        <tuv xml:lang="ru-RU"><seg>А <bpt i="1" type="3" x="1"/>б<ept i="1"/></seg></tuv></tu>`,
      ),
    );
    expect(read.headers[0]).toMatchObject({
      tool: 'SDL Language Platform 8.1',
      sourceLanguage: 'en-US',
      version: '1.4',
    });
    expect(read.units[0]).toMatchObject({
      state: 'reviewed',
      author: 'HOST\\ivanova',
      createdAt: '2024-03-12T08:12:00.000Z',
      changedAt: '2024-04-01T12:00:00.000Z',
      properties: [
        { kind: 'attribute', type: 'changeid', text: 'petrov' },
        { kind: 'attribute', type: 'usagecount', text: '3' },
        { kind: 'prop', type: 'x-Context', text: '1, 2' },
        { kind: 'prop', type: 'x-Client:SinglePicklist', text: 'ОДКБ' },
      ],
    });
    const back = await joined(
      serializeTmx(read.units, { version: '1', flavour: 'trados', sourceLanguage: 'ru-RU', targetLanguage: 'en-US' }),
    );
    expect(back).toContain('<prop type="x-ConfirmationLevel">ApprovedTranslation</prop>');
    expect(back).toContain('<prop type="x-Context">1, 2</prop>');
    expect(back).toContain('srclang="ru-RU"');
    expect(back.indexOf('xml:lang="ru-RU"')).toBeLessThan(back.indexOf('xml:lang="en-US"'));
  });

  it('OmegaT has its tags as text, and its dates with the translation', async () => {
    const read = await readText(
      parseTmx,
      `<tmx version="1.1"><header creationtool="OmegaT" o-tmf="OmegaT TMX" srclang="RU"/><body><tu>
      <prop type="prev">Раньше</prop><prop type="id">3</prop>
      <tuv lang="RU"><seg>Это &lt;t0/&gt;&lt;f1&gt;слово&lt;/f1&gt;</seg></tuv>
      <tuv lang="EN-US" changeid="ivanova" changedate="20240312T081200Z"><seg>a &lt; b</seg></tuv></tu></body></tmx>`,
    );
    expect(read.units[0]).toMatchObject({ previous: 'Раньше', changedAt: '2024-03-12T08:12:00.000Z' });
    expect(read.units[0]?.variants.map(({ language, text, tags = [] }) => [language, text, tags.length])).toEqual([
      ['RU', 'Это слово', 3],
      ['EN-US', 'a < b', 0],
    ]);
  });

  it('memoQ has the context as escaped segments', async () => {
    const read = await readText(
      parseTmx,
      tmx(
        'creationtool="MemoQ"',
        `<tu><prop type="x-context-pre">&lt;seg&gt;Раз &amp;amp; два&lt;/seg&gt;</prop><prop type="x-context-post"> </prop>
         <prop type="x-document">Договор.docx</prop>
         <tuv xml:lang="ru"><seg>да</seg></tuv><tuv xml:lang="en"><seg>yes</seg></tuv></tu>`,
      ),
    );
    expect(read.units[0]).toMatchObject({ previous: 'Раз & два', origin: 'Договор.docx' });
    expect(read.units[0]?.next).toBeUndefined();
  });

  it.each([
    ['20240312T081200Z', '2024-03-12T08:12:00.000Z'],
    ['20240312T081200', '2024-03-12T08:12:00.000Z'],
    ['2024-03-12T08:12:00+03:00', '2024-03-12T05:12:00.000Z'],
    ['20240312', '2024-03-12T00:00:00.000Z'],
    ['20240231T081200Z', undefined],
    ['вчера', undefined],
  ])('anybody may write the date %s', async (written, date) => {
    const read = await readText(
      parseTmx,
      tmx('srclang="ru"', `<tu creationdate="${written}"><tuv xml:lang="ru"><seg>да</seg></tuv></tu>`),
    );
    expect(read.units[0]?.createdAt).toBe(date);
    expect(read.problems.map(({ code }) => code)).toEqual(date === undefined ? ['date-unreadable'] : []);
  });

  it('two languages leaves out what has only one, and says so', async () => {
    const units = [
      { variants: [{ language: 'ru', text: 'да' }] },
      {
        variants: [
          { language: 'ru', text: 'дом' },
          { language: 'en-GB', text: 'house' },
          { language: 'en-GB', text: 'home' },
          { language: 'de', text: 'Haus' },
        ],
      },
    ];
    const left: unknown[] = [];
    const text = await joined(
      serializeTmx(units, {
        version: '1',
        sourceLanguage: 'en',
        targetLanguage: 'ru-RU',
        left: (unit) => left.push(unit),
      }),
    );
    const read = await readText(parseTmx, text);
    expect(left).toEqual([units[0]]);
    expect(read.units.map(({ variants }) => variants.map((one) => one.text))).toEqual([['house', 'дом']]);
  });
});

describe('XLIFF of', () => {
  it('Trados Studio is read by its segments, with their confirmations', async () => {
    const read = await readText(
      parseXliff,
      `<xliff xmlns:sdl="http://sdl.com/FileTypes/SdlXliff/1.0" xmlns="urn:oasis:names:tc:xliff:document:1.2" version="1.2">
      <file original="Договор.docx" source-language="ru-RU" target-language="en-US"><header><reference><internal-file form="base64">AAAA</internal-file></reference></header><body>
      <trans-unit id="a1" translate="no"><source><x id="0"/></source></trans-unit>
      <trans-unit id="a2"><source>Раз. Два.</source>
        <seg-source><g id="9"><mrk mtype="seg" mid="1">Раз <g id="5">и</g>.</mrk> <mrk mtype="seg" mid="2">Два.</mrk></g></seg-source>
        <target><mrk mtype="seg" mid="2">Two.</mrk> <mrk mtype="seg" mid="1">One <g id="5">and</g>.</mrk></target>
        <sdl:seg-defs><sdl:seg id="1" conf="ApprovedSignOff" origin="tm" percent="100">
          <sdl:value key="last_modified_by">ivanova</sdl:value><sdl:value key="modified_on">03/12/2024 08:12:00</sdl:value></sdl:seg>
          <sdl:seg id="2" conf="Draft"/></sdl:seg-defs></trans-unit></body></file></xliff>`,
    );
    expect(read.unitCount).toBe(2);
    expect(read.units.map(({ variants }) => variants.map(({ text }) => text))).toEqual([
      [''],
      ['Раз и.', 'One and.'],
      ['Два.', 'Two.'],
    ]);
    expect(read.units[1]).toMatchObject({
      state: 'final',
      author: 'ivanova',
      changedAt: '2024-03-12T08:12:00.000Z',
      origin: 'Договор.docx',
      next: 'Два.',
    });
    expect(read.units[2]).toMatchObject({ state: 'initial', previous: 'Раз и.' });
  });

  it('memoQ has its own words for states', async () => {
    const read = await readText(
      parseXliff,
      `<xliff version="1.2" xmlns:mq="MQXliff"><file original="a" source-language="ru" target-language="en"><body>
      <trans-unit id="1" mq:status="ManuallyConfirmed" mq:lastchangedtimestamp="2024-03-12T08:12:00Z" mq:lastchanginguser="ivanova"><source>да</source><target>yes</target></trans-unit>
      <trans-unit id="2" mq:status="NotStarted"><source>нет</source><target/></trans-unit></body></file></xliff>`,
    );
    expect(read.units[0]).toMatchObject({
      state: 'translated',
      author: 'ivanova',
      changedAt: '2024-03-12T08:12:00.000Z',
    });
    expect(read.units[1]?.state).toBe('initial');
  });

  it('anybody keeps proposals apart from translations', async () => {
    const read = await readText(
      parseXliff,
      `<xliff version="1.2"><file original="a" source-language="ru" target-language="en"><body><trans-unit id="1">
      <source>Срок</source><alt-trans><source>Срок</source><target>Term</target></alt-trans></trans-unit></body></file></xliff>`,
    );
    expect(read.units.map(({ variants }) => variants.length)).toEqual([1]);
  });

  it('version 2 is read by its segments, with notes, metadata and original data', async () => {
    const read = await readText(
      parseXliff,
      `<x:xliff xmlns:x="urn:oasis:names:tc:xliff:document:2.0" xmlns:mda="urn:oasis:names:tc:xliff:metadata:2.0" version="2.0" srcLang="ru" trgLang="en">
      <x:file id="f"><x:group id="g"><x:unit id="u"><mda:metadata><mda:metaGroup><mda:meta type="client">ОДКБ</mda:meta></mda:metaGroup></mda:metadata>
      <x:notes><x:note>Срочно</x:note></x:notes><x:originalData><x:data id="d1">[br]</x:data></x:originalData>
      <x:segment state="reviewed"><x:source>Раз<x:ph id="1" dataRef="d1"/>.</x:source><x:target>One<x:ph id="1" dataRef="d1"/>.</x:target></x:segment>
      <x:ignorable><x:source> </x:source></x:ignorable>
      <x:segment><x:source>Два<x:cp hex="001F"/></x:source></x:segment></x:unit></x:group></x:file></x:xliff>`,
    );
    expect(read.unitCount).toBe(1);
    expect(read.units[0]).toMatchObject({ state: 'reviewed', note: 'Срочно' });
    expect(read.units[0]?.properties).toContainEqual({ kind: 'meta', type: 'client', text: 'ОДКБ' });
    expect(read.units[0]?.variants[1]).toMatchObject({ text: 'One.', tags: [{ offset: 3, kind: 'standalone' }] });
    expect(read.units[1]?.variants).toMatchObject([{ text: 'Два', tags: [{ content: '<cp hex="001F"/>' }] }]);
  });

  it('nobody in particular may leave the language out; the reader is told', async () => {
    const file = `<xliff version="1.2"><file original="a" source-language="ru"><body><trans-unit id="1"><source>да</source><target>yes</target></trans-unit></body></file></xliff>`;
    expect((await readText(parseXliff, file)).problems).toMatchObject([
      { code: 'variant-without-language', skipped: true },
    ]);
    const named = (text: AsyncIterable<string>, { file: name }: { file: string }) =>
      parseXliff(text, { file: name, targetLanguage: 'en' });
    expect((await readText(named, file)).units).toHaveLength(1);
  });

  it('ours shows codes of TMX as their markup', async () => {
    const tags = [{ offset: 2, kind: 'standalone' as const, content: '<ph x="1">&lt;br/&gt;</ph>' }];
    const variants = [
      { language: 'ru', text: 'дада', tags },
      { language: 'en', text: 'yeye', tags },
    ];
    const options = { version: '1', sourceLanguage: 'ru', targetLanguage: 'en' };
    expect(await joined(serializeXliff([{ variants }], { ...options, edition: '1.2' }))).toContain(
      '<source>да<ph id="1">&lt;br/&gt;</ph>да</source>',
    );
    expect(await joined(serializeXliff([{ variants }], { ...options, edition: '2.1' }))).toContain(
      '<source>да<ph id="1" disp="&lt;br/&gt;"/>да</source>',
    );
  });
});

const term = (language: string, text: string, administrativeStatus: 'preferred' | 'deprecated' = 'preferred') => ({
  language,
  text,
  termType: 'fullForm' as const,
  administrativeStatus,
});

describe('TBX', () => {
  it('of 2008 may have nested groups, statuses in plain words and descriptions behind the languages', async () => {
    const read = await readText(
      parseTbx,
      `<martif type="TBX"><text><body><termEntry id="c7"><langSet xml:lang="ru">
      <descripGrp><descrip type="definition">Машина</descrip><admin type="source">ГОСТ</admin></descripGrp>
      <ntig><termGrp><term>нас<hi>ос</hi></term><termNote type="administrativeStatus">forbidden</termNote>
      <termNote type="partOfSpeech">noun</termNote></termGrp></ntig></langSet>
      <langSet xml:lang="en"><tig><term>pump</term></tig><tig><term> </term></tig></langSet>
      <descrip type="Usage note">редко</descrip></termEntry></body></text></martif>`,
    );
    expect(read.problems).toMatchObject([{ code: 'term-without-text', skipped: false }]);
    expect(read.entries[0]).toMatchObject({
      definition: 'Машина',
      terms: [
        { language: 'ru', text: 'насос', administrativeStatus: 'deprecated' },
        { language: 'en', text: 'pump', administrativeStatus: 'preferred' },
      ],
    });
    const back = await joined(serializeTbx(read.entries, { edition: 'v3', version: '1' }));
    expect(back).toMatch(
      /<langSec xml:lang="ru">\s*<descripGrp><descrip type="definition">Машина<\/descrip>\s*<admin type="source">ГОСТ/,
    );
    expect((await readText(parseTbx, back)).entries.map(comparableEntry)).toEqual(read.entries.map(comparableEntry));
  });

  it('of 2019 in the DCT style names categories by elements', async () => {
    const read = await readText(
      parseTbx,
      `<tbx type="TBX-Basic" style="dct" xml:lang="ru" xmlns="urn:iso:std:iso:30042:ed-2" xmlns:min="http://www.tbxinfo.net/ns/min" xmlns:basic="http://www.tbxinfo.net/ns/basic">
      <text><body><conceptEntry id="c1"><min:subjectField>Право</min:subjectField><langSec xml:lang="ru"><termSec><term>Совет</term>
      <min:administrativeStatus>supersededTerm-admn-sts</min:administrativeStatus><basic:termType>acronym</basic:termType>
      <basic:grammaticalGender>masculine</basic:grammaticalGender></termSec></langSec></conceptEntry></body></text></tbx>`,
    );
    expect(read.headers[0]?.version).toBe('v3 TBX-Basic');
    expect(read.entries[0]).toMatchObject({
      subjectField: 'Право',
      terms: [{ text: 'Совет', administrativeStatus: 'superseded', termType: 'acronym', gender: 'masculine' }],
    });
  });

  it('Min of 2013 has an order of its own', async () => {
    const read = await readText(
      parseTbx,
      `<TBX dialect="TBX-Min"><header><languages source="ru" target="en"/></header><body><entry id="C1"><subjectField>Право</subjectField>
      <langGroup xml:lang="ru"><termGroup><term>ОДКБ</term><termStatus>preferred</termStatus><customer>МИД</customer></termGroup></langGroup>
      <langGroup xml:lang="en"><termGroup><term>CSTO</term></termGroup></langGroup></entry></body></TBX>`,
    );
    expect(read.headers[0]).toMatchObject({ sourceLanguage: 'ru', targetLanguage: 'en' });
    expect(read.entries[0]).toMatchObject({
      subjectField: 'Право',
      terms: [
        { text: 'ОДКБ', termType: 'acronym', properties: [{}, { kind: 'admin', type: 'customerSubset', text: 'МИД' }] },
        { text: 'CSTO' },
      ],
    });
  });

  it('for Weblate forbids in its own words, source first, and without our notes', async () => {
    const entry = {
      conceptType: 'body' as const,
      terms: [term('ru', 'Совет'), term('en', 'Council'), term('en', 'Soviet', 'deprecated'), term('de', 'Rat')],
    };
    const text = await joined(
      serializeTbx([entry], {
        edition: 'v2',
        version: '1',
        languages: ['en', 'ru'],
        statuses: 'plain',
        lossless: false,
      }),
    );
    expect(text).not.toContain('concordat:');
    expect(text).not.toContain('Rat');
    expect(text).toContain('<termNote type="administrativeStatus">forbidden</termNote>');
    expect(text.indexOf('xml:lang="en"', 200)).toBeLessThan(text.indexOf('xml:lang="ru"'));
  });
});

describe('MultiTerm XML', () => {
  const file = `<mtf><conceptGrp><concept>12</concept><system type="entryClass">1</system>
    <transacGrp><transac type="origination">ivanova</transac><date>2024-03-12T08:12:00</date></transacGrp>
    <descripGrp><descrip type="Предметная область">Право</descrip></descripGrp><descripGrp><descrip type="Шифр">А-1</descrip></descripGrp>
    <languageGrp><language type="Русский" lang=""/><termGrp><term>Совет</term>
      <descripGrp><descrip type="Статус">устаревший</descrip></descripGrp></termGrp></languageGrp>
    <languageGrp><language type="English (UK)" lang="EN-GB"/><termGrp><term>Council</term></termGrp></languageGrp></conceptGrp></mtf>`;

  it('takes fields by their names and languages by their codes, or by the names of indexes', async () => {
    const read = await readText(parseMultiterm, file);
    expect(read.entries[0]).toMatchObject({
      subjectField: 'Право',
      createdAt: '2024-03-12T08:12:00.000Z',
      terms: [
        { language: 'ru', text: 'Совет', administrativeStatus: 'superseded' },
        { language: 'EN-GB', text: 'Council' },
      ],
    });
    expect(read.entries[0]?.properties).toContainEqual({ kind: 'descrip', type: 'Шифр', text: 'А-1' });
  });

  it('is written with the names of the termbase, and its own word for a status', async () => {
    const { entries } = await readText(parseMultiterm, file);
    const text = await joined(
      serializeMultiterm(entries, {
        indexNames: { ru: 'Русский' },
        fieldNames: { subjectField: 'Предметная область' },
      }),
    );
    expect(text).toContain('<concept>12</concept>');
    expect(text).toContain('<language type="Русский" lang="RU"/>');
    expect(text).toContain('<descrip type="Предметная область">Право</descrip>');
    expect(text).toContain('<descrip type="Статус">устаревший</descrip>');
    expect(text).not.toContain('>superseded<');
  });
});
