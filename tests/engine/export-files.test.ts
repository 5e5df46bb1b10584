import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readXlsx } from 'hucre';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ExportPreset } from '../../src/core/exchange/export-presets.ts';
import { quietJob } from '../../src/core/job.ts';
import type { EntryInput, UnitInput } from '../../src/core/memory/records.ts';
import type { ExportFilter } from '../../src/engine/contract.ts';
import { createJob } from '../../src/engine/job.ts';
import { openMemory } from '../../src/store/open.ts';
import { entry, term } from '../store/scratch.ts';
import { runEngine, type TestEngine } from './run-engine.ts';

let engine: TestEngine;
let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'concordat-вывод '));
  engine = runEngine();
});
afterEach(async () => {
  await engine.dispose();
  rmSync(folder, { recursive: true, force: true });
});

const awkward = [
  '=1+1',
  '@имя & <тег> "кавычки" ‘’ « »',
  'с\tтабуляцией и\nпереводом строки',
  '😀 emoji и ё',
  '; точка, запятая | черта',
  "'апостроф",
  'неразрывный\u00A0пробел № 5',
];

/** Fills the memory of the engine from aside. */
async function holding(
  entries: readonly Omit<EntryInput, 'collectionId'>[],
  units: readonly UnitInput[],
  name = 'Дом',
) {
  await engine.engine.listCollections({}, quietJob);
  const memory = await openMemory({ path: engine.databasePath, author: 'tester' });
  const { id } = await memory.ensureCollection(name);
  await memory.importEntries(
    entries.map((one) => ({ ...one, collectionId: id })),
    { origin: 'test' },
  );
  await memory.importUnits(id, units, { origin: 'test' }, quietJob);
  await memory.close();
  return id;
}

const rich = (): Omit<EntryInput, 'collectionId'> => ({
  ...entry(1, 'Организация Договора о коллективной безопасности', '', {}),
  conceptType: 'organisation',
  subjectField: 'безопасность',
  definition: 'Военно-политический союз.',
  note: 'основана в 2002 г.',
  terms: [
    term('ru', 'Организация Договора о коллективной безопасности'),
    term('ru', 'ОДКБ'),
    term('en', 'Collective Security Treaty Organization', { note: 'official' }),
    term('en', 'CSTO'),
    term('en', 'ODKB', { administrativeStatus: 'deprecated' }),
  ],
});

const unit = (ru: string, en: string, more: Partial<UnitInput> = {}): UnitInput => ({
  variants: [
    { language: 'ru', text: ru },
    { language: 'en', text: en },
  ],
  ...more,
});

async function exported(preset: ExportPreset, name: string, filter?: ExportFilter) {
  const path = join(folder, name);
  const report = await engine.engine.exportFiles({ path, preset, ...(filter && { filter }) }, quietJob);
  return { path, report };
}

const text = (path: string, encoding: BufferEncoding = 'utf8') => readFileSync(path, encoding);

async function termsHeld(): Promise<unknown> {
  const memory = await openMemory({ path: engine.databasePath, author: 'tester' });
  const found = new Map<string, unknown[]>();
  for await (const one of memory.eachEntry({})) {
    const { collection, conceptType, subjectField, definition, note, terms } = one;
    const list = found.get(collection) ?? [];
    found.set(collection, list);
    const plain = terms.map(({ id: _, ...rest }) => JSON.stringify(rest)).sort();
    list.push({ conceptType, subjectField, definition, note, terms: plain });
  }
  await memory.close();
  return Object.fromEntries(found);
}

async function unitsHeld(collection: string): Promise<unknown> {
  const memory = await openMemory({ path: engine.databasePath, author: 'tester' });
  const { id } = await memory.ensureCollection(collection);
  const found: unknown[] = [];
  for await (const { variants, previous, next, note, author, createdAt, changedAt, state } of memory.eachUnit({
    collectionIds: [id],
  })) {
    found.push({ variants, previous, next, note, author, createdAt, changedAt, state });
  }
  await memory.close();
  return found;
}

describe('exports for other programs', () => {
  it('OmegaT: a remark names the encoding, wrong renderings are only remarked', async () => {
    await holding([rich()], [unit('Да.', 'Yes.')]);
    const { report } = await exported('omegat', 'проект');
    expect(report.files.map(({ path, count }) => [path, count])).toEqual([
      [join(folder, 'проект.tmx'), 1],
      [join(folder, 'проект-glossary.txt'), 1],
    ]);
    expect(text(join(folder, 'проект-glossary.txt'))).toBe(
      '# Glossary in tab-separated format -*- coding: utf-8 -*-\n' +
        'Организация Договора о коллективной безопасности\tCollective Security Treaty Organization\tВоенно-политический союз.; основана в 2002 г.; ✗ ODKB\n' +
        'ОДКБ\tCSTO\tВоенно-политический союз.; основана в 2002 г.; ✗ ODKB\n',
    );
    expect(report.losses.map(({ what }) => what)).toEqual(
      expect.arrayContaining(['concept-type', 'subject-field', 'term-type', 'term-note']),
    );
  });

  it('UTX: columns in the head, forbidden terms as such', async () => {
    await holding([rich()], []);
    const { path } = await exported('utx', 'а.utx');
    const lines = text(path).split('\r\n');
    expect(lines[0]).toMatch(/^#UTX 1\.11; ru\/en; \d{4}-\d\d-\d\dT[\d:]{8}\+00:00; copyright: /);
    expect(lines[1]).toBe('#src\ttgt\tsrc:pos\tterm status\tcomment');
    expect(lines).toContain(
      'Организация Договора о коллективной безопасности\tODKB\tnoun\tforbidden\tВоенно-политический союз.; основана в 2002 г.',
    );
  });

  it('Wordfast: UTF-16 with a head, dates and codes of five characters', async () => {
    await holding([], [unit('Да.', 'Yes.', { author: 'Иванова', changedAt: '2024-03-12T08:12:01.000Z' })]);
    const { path } = await exported('wordfast', 'память.txt');
    const [head, row] = text(path, 'utf16le').split('\r\n');
    expect(head).toMatch(/^\uFEFF%\d{8}~\d{6}\t%User ID,.*\t%TU=\d{8}\t%RU-RU\t%Wordfast TM v\.546\/00\t%EN-US\t%-+$/);
    expect(row).toBe('20240312~081201\tИванова\t1\tRU-RU\tДа.\tEN-US\tYes.');
  });

  it('Anki and InterpretBank: a note an entry', async () => {
    await holding([rich()], []);
    await exported('anki', 'а.txt');
    expect(text(join(folder, 'а.txt'))).toContain(
      '#columns:Front\tBack\tTags\n#tags column:3\nОрганизация Договора о коллективной безопасности<br>ОДКБ\tCollective Security Treaty Organization<br>CSTO<br><br><small>',
    );
    await exported('interpretbank', 'б.txt');
    expect(text(join(folder, 'б.txt')).split('\t').slice(0, 2)).toEqual([
      'Организация Договора о коллективной безопасности',
      'Collective Security Treaty Organization',
    ]);
  });

  it('CSV: what looks like a formula is text, said so, and read back as it was', async () => {
    await holding(
      [],
      awkward.map((one) => unit(`${one} а`, `${one} b`)),
    );
    const { path, report } = await exported('csv', 'а.csv');
    expect(report.files[0]?.neutralised).toBe(4);
    const written = text(path);
    expect(written.startsWith('\uFEFFsource language;source;')).toBe(true);
    expect(written).toContain("'=1+1 а");
    await engine.engine.importFiles({ files: [{ path }], collection: 'Обратно' }, quietJob);
    const texts = (units: unknown) => (units as { variants: unknown }[]).map(({ variants }) => variants);
    expect(texts(await unitsHeld('Обратно'))).toEqual(texts(await unitsHeld('Дом')));
  });

  it('Excel: every cell is text', async () => {
    await holding([{ ...rich(), note: '=HYPERLINK("http://x")' }], []);
    const { path } = await exported('excel', 'а.xlsx');
    const book = await readXlsx(readFileSync(path));
    const cells = book.sheets.flatMap(({ rows }) => rows.flat());
    expect(cells).toContain('=HYPERLINK("http://x")');
    expect(cells.every((cell) => cell === null || typeof cell === 'string')).toBe(true);
  });

  it.each([
    ['csv', 'а.csv'],
    ['excel', 'а.xlsx'],
    ['ods', 'а.ods'],
  ] as const)('%s gives an equal glossary when it is read back', async (preset, name) => {
    await holding(
      [
        rich(),
        { ...entry(1, 'только русский', ''), conceptType: 'post', note: 'x' },
        ...awkward.map((one) => ({
          ...entry(1, '', ''),
          terms: [term('ru', `${one} а`), term('en', `${one} b`), term('kk', `${one} c`)],
        })),
      ],
      [],
    );
    const { path } = await exported(preset, name);
    await engine.engine.importFiles({ files: [{ path }], collection: 'Обратно', duplicates: 'both' }, quietJob);
    const held = (await termsHeld()) as Record<string, unknown>;
    const trimmed = (value: unknown) => JSON.parse(JSON.stringify(value).replaceAll('\\r\\n', '\\n')) as unknown;
    expect(trimmed(held.Обратно)).toEqual(trimmed(held.Дом));
  });

  it.each([
    ['tbx', 'а.tbx'],
    ['multiterm', 'а.xml'],
  ] as const)('%s gives an equal glossary when it is read back, in all its languages', async (preset, name) => {
    await holding(
      [
        rich(),
        { ...entry(1, 'только русский', ''), conceptType: 'post', note: 'x' },
        { ...entry(1, '', ''), terms: [term('ru', 'насос'), term('en', 'pump'), term('kk', 'сорғы')] },
      ],
      [],
    );
    const { path } = await exported(preset, name);
    await engine.engine.importFiles({ files: [{ path }], collection: 'Обратно', duplicates: 'both' }, quietJob);
    const held = (await termsHeld()) as Record<string, unknown>;
    expect(held.Обратно).toEqual(held.Дом);
  });

  it.each(['xliff', 'xliff2'] as const)(
    '%s gives equal texts, states and notes when it is read back',
    async (preset) => {
      await holding(
        [],
        awkward.map((one, index) => unit(`${one} а`, `${one} b`, { note: `n${index}`, state: 'reviewed' })),
      );
      const { path } = await exported(preset, 'а.xlf');
      await engine.engine.importFiles({ files: [{ path }], collection: 'Обратно' }, quietJob);
      const told = (units: unknown) =>
        (units as UnitInput[]).map(({ variants, note, state }) => ({
          variants: variants.map(({ language, text: seen }) => [language, seen]),
          note,
          state,
        }));
      expect(told(await unitsHeld('Обратно'))).toEqual(told(await unitsHeld('Дом')));
    },
  );

  it('TMX gives equal units when it is read back, with tags, context, dates and author', async () => {
    const tags = [
      { offset: 0, kind: 'open', pair: '1', content: '<bpt i="1">&lt;b&gt;</bpt>' },
      { offset: 3, kind: 'close', pair: '1', content: '<ept i="1">&lt;/b&gt;</ept>' },
    ] as const;
    await holding(
      [],
      [
        ...awkward.map((one) =>
          unit(`${one} а`, `${one} b`, {
            previous: 'до',
            next: 'после',
            note: 'n',
            author: 'Иванова',
            createdAt: '2020-01-02T03:04:05.000Z',
            changedAt: '2021-01-02T03:04:05.000Z',
          }),
        ),
        {
          variants: [
            { language: 'ru', text: 'Да, так.', tags },
            { language: 'en', text: 'Yes so.', tags },
          ],
          createdAt: '2022-01-02T03:04:05.000Z',
        },
      ],
    );
    const { path } = await exported('tmx', 'а.tmx');
    await engine.engine.importFiles({ files: [{ path }], collection: 'Обратно' }, quietJob);
    expect(await unitsHeld('Обратно')).toEqual(await unitsHeld('Дом'));
  });
});

describe('an export', () => {
  it('keeps to the filter', async () => {
    const first = await holding(
      [rich()],
      [unit('Да.', 'Yes.', { changedAt: '2020-05-05T10:00:00.000Z', state: 'final' })],
    );
    await holding(
      [{ ...entry(1, 'Министр', 'Minister'), conceptType: 'post' }],
      [unit('Нет.', 'No.', { changedAt: '2021-05-05T10:00:00.000Z' })],
      'Другой',
    );
    const counts = async (filter: ExportFilter) =>
      (await engine.engine.planExport({ preset: 'xbench', filter }, quietJob)).files.map(
        ({ holds, count }) => `${holds} ${count}`,
      );
    expect(await counts({})).toEqual(['units 2', 'entries 2']);
    expect(await counts({ collectionIds: [first] })).toEqual(['units 1', 'entries 1']);
    expect(await counts({ conceptTypes: ['post'] })).toEqual(['units 2', 'entries 1']);
    expect(await counts({ states: ['final'] })).toEqual(['units 1', 'entries 2']);
    expect(await counts({ changedFrom: '2021-01-01', changedTo: '2021-05-05' })).toEqual(['units 1']);
    expect(await counts({ languages: ['ru', 'de'] })).toEqual([]);
  });

  it('writes and loses what its plan says, telling how far it is', async () => {
    const oneSided = { ...entry(2, '', '', {}), terms: [term('ru', 'насос')] };
    await holding(
      [rich(), oneSided],
      Array.from({ length: 250 }, (_, index) => unit(`Строка\t${index}.`, `Line ${index}.`, { note: 'да' })),
    );
    // Two files of entries of which only one has a place for grammar and the like, and a file of units.
    const plan = await engine.engine.planExport({ preset: 'trados' }, quietJob);
    const told: unknown[] = [];
    const job = createJob(new AbortController().signal, ({ done, total }) => told.push([done, total]));
    const report = await engine.engine.exportFiles({ path: join(folder, 'всё'), preset: 'trados' }, job);
    expect(plan.losses.length).toBeGreaterThan(2);
    expect(plan.losses.find(({ what }) => what === 'one-sided')?.count).toBe(1);
    expect(report.losses).toEqual(plan.losses);
    expect(report.files.map(({ path, holds, count }) => [path, holds, count])).toEqual(
      plan.files.map(({ suffix, holds, count }) => [join(folder, `всё${suffix}`), holds, count]),
    );
    expect(told).toEqual([
      [100, 250],
      [200, 250],
    ]);
  });

  it('writes the glossary alone, or the entries chosen in it, where that is asked', async () => {
    const other = { ...entry(2, '', '', {}), terms: [term('ru', 'насос'), term('en', 'pump')] };
    await holding([rich(), other], [unit('Строка.', 'Line.')]);
    const both = await exported('excel', 'всё');
    expect(both.report.files.map(({ holds }) => holds)).toEqual(['entries', 'units']);
    const glossary = await exported('excel', 'глоссарий.xlsx', { holds: 'entries' });
    expect(glossary.report.files).toMatchObject([{ holds: 'entries', count: 2 }]);
    const { rows } = await engine.engine.listEntries({ offset: 0, limit: 10, sort: 'ru' }, quietJob);
    const chosen = rows.find(({ ru }) => ru === 'насос')!;
    const { path, report } = await exported('csv', 'один.csv', { entryIds: [chosen.id] });
    expect(report.files).toMatchObject([{ holds: 'entries', count: 1 }]);
    expect(text(path)).toContain('насос');
    expect(text(path)).not.toContain('ОДКБ');
    await expect(exported('tmx', 'а.tmx', { entryIds: [chosen.id] })).rejects.toMatchObject({
      code: 'nothing-to-export',
    });
  });

  it('says what is not to be had, and writes nothing', async () => {
    await holding([rich()], []);
    await expect(exported('tmx', 'а.tmx')).rejects.toMatchObject({ code: 'nothing-to-export' });
    expect(readdirSync(folder)).toEqual([]);
  });

  it('writes over a file only when told to', async () => {
    await holding([rich()], []);
    await exported('utx', 'а.utx');
    await expect(exported('utx', 'а.utx')).rejects.toMatchObject({ code: 'file-not-writable' });
  });

  it('cancelled, leaves no file', async () => {
    await holding(
      [],
      Array.from({ length: 5_000 }, (_, index) => unit(`Предложение ${index}.`, `Sentence ${index}.`)),
    );
    const cancelled = new AbortController();
    const job = createJob(cancelled.signal, ({ what, done }) => {
      if (what === 'exporting' && done > 1_000) cancelled.abort();
    });
    await expect(engine.engine.exportFiles({ path: join(folder, 'а.tmx'), preset: 'tmx' }, job)).rejects.toMatchObject({
      code: 'cancelled',
    });
    expect(readdirSync(folder)).toEqual([]);
  });
});
