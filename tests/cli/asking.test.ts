import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { quietJob } from '../../src/core/job.ts';
import { defaultSettings, type MemorySettings } from '../../src/core/memory/settings.ts';
import { openMemory } from '../../src/store/open.ts';
import { scratchFolder } from './pair-files.ts';
import { runConcordat } from './run-concordat.ts';

const scratch = scratchFolder();
const db = scratch.path('память.db');

beforeAll(async () => {
  const memory = await openMemory({ path: db });
  const { id } = await memory.ensureCollection('Клиент');
  const unit = (ru: string, en: string) => ({
    variants: [
      { language: 'ru', text: ru },
      { language: 'en', text: en },
    ],
  });
  const units = [
    unit('Статья 5 Договора о безопасности.', 'Article 5 of the security treaty.'),
    unit('Совет принял решение.', 'The Council took a decision.'),
  ];
  await memory.importUnits(id, units, { origin: 'a.tmx' }, quietJob);
  await memory.close();
});
afterAll(() => scratch.remove());

const objects = (stdout: string) =>
  stdout
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as { query: string; ms: number; results: Record<string, unknown>[] });

describe('concordat match', () => {
  it('prints similarity, source and target, numbers put in', async () => {
    const { code, stdout } = await runConcordat(['match', 'Статья 7 Договора о безопасности.', '--db', db]);
    expect(code).toBe(0);
    expect(stdout.split('\t').slice(0, 4)).toEqual([
      '99',
      'Статья 5 Договора о безопасности.',
      'Article 7 of the security treaty.',
      'number −1',
    ]);
  });

  it('answers a batch with one object a query, and ends with 1 where nothing is found', async () => {
    const batch = scratch.path('сегменты.txt');
    writeFileSync(batch, 'Совет принял решение.\nНичего подобного здесь нет.\n');
    const { code, stdout } = await runConcordat(['match', '--batch', batch, '--json', '--lang', 'ru', '--db', db]);
    expect(code).toBe(0);
    const [first, second] = objects(stdout);
    expect(first).toMatchObject({
      query: 'Совет принял решение.',
      ms: expect.any(Number),
      results: [{ similarity: 100, source: 'Совет принял решение.', target: 'The Council took a decision.' }],
    });
    expect(second).toMatchObject({ query: 'Ничего подобного здесь нет.', results: [] });
    const nothing = await runConcordat(['match', 'Ничего подобного здесь нет.', '--db', db]);
    expect(nothing).toMatchObject({ code: 1, stdout: '', stderr: expect.stringContaining('Nothing found.') });
    expect((await runConcordat(['match', 'x', '--min', '101', '--db', db])).code).toBe(2);
    expect((await runConcordat(['match', '--db', db])).code).toBe(2);
  });
});

describe('concordat concordance', () => {
  it('prints both sides, and as JSON where the words stand in them', async () => {
    const { code, stdout } = await runConcordat(['concordance', 'договор', '--db', db]);
    expect({ code, stdout }).toEqual({
      code: 0,
      stdout: 'Статья 5 Договора о безопасности.\tArticle 5 of the security treaty.\ta.tmx\tКлиент\n',
    });
    const json = await runConcordat(['concordance', 'договор', '--db', db, '--json']);
    expect(objects(json.stdout)).toMatchObject([
      { query: 'договор', results: [{ sourceSpans: [{ start: 9, end: 16 }], targetSpans: [{ start: 26, end: 32 }] }] },
    ]);
  });

  it('keeps to a language and a collection', async () => {
    expect((await runConcordat(['concordance', 'treaty', '--lang', 'ru', '--db', db])).code).toBe(1);
    expect((await runConcordat(['concordance', 'treaty', '--collection', 'Клиент', '--db', db])).code).toBe(0);
    expect(await runConcordat(['concordance', 'treaty', '--collection', 'Другой', '--db', db])).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('Другой'),
    });
  });
});

describe('concordat backup and restore', () => {
  it('copies, tells what a copy holds, and puts it back', async () => {
    const copy = scratch.path('копия.db');
    expect(await runConcordat(['backup', copy, '--db', db])).toMatchObject({
      code: 0,
      stdout: '',
      stderr: expect.stringContaining('2 segments'),
    });
    expect((await runConcordat(['backup', copy, '--db', db])).code).toBe(2);
    expect((await runConcordat(['backup', db, '--db', db])).code).toBe(2);
    const other = scratch.path('другая.db');
    const told = await runConcordat(['restore', copy, '--dry-run', '--json', '--db', other]);
    expect(JSON.parse(told.stdout)).toMatchObject({ path: copy, units: 2, kind: 'other' });
    expect(existsSync(other)).toBe(false);
    expect(await runConcordat(['restore', copy, '--db', other])).toMatchObject({ code: 0, stdout: '' });
    expect((await runConcordat(['match', 'Совет принял решение.', '--db', other])).code).toBe(0);
    const list = await runConcordat(['backup', '--list', '--json', '--db', other]);
    expect(JSON.parse(list.stdout)).toMatchObject([{ kind: 'before-restore', units: 0 }]);
  });

  it('refuses what is no backup with 4 and begins nothing', async () => {
    const wrong = scratch.path('нет.db');
    writeFileSync(wrong, 'нет');
    const other = scratch.path('третья.db');
    expect(await runConcordat(['restore', wrong, '--db', other])).toMatchObject({ code: 4, stdout: '' });
    expect(existsSync(other)).toBe(false);
    expect((await runConcordat(['backup', scratch.path('x.db'), '--db', other])).code).toBe(4);
  });

  it('brings a damaged memory back, and keeps the damaged file', async () => {
    const broken = scratch.path('битая.db');
    await runConcordat(['restore', scratch.path('копия.db'), '--db', broken]);
    writeFileSync(broken, 'битая');
    expect((await runConcordat(['doctor', '--db', broken])).code).toBe(4);
    const { code, stderr } = await runConcordat(['restore', scratch.path('копия.db'), '--db', broken]);
    expect({ code, stderr }).toMatchObject({ code: 0, stderr: expect.stringContaining('.damaged-') });
    expect((await runConcordat(['match', 'Совет принял решение.', '--db', broken])).code).toBe(0);
  });
});

it('writes the whole memory as plain files', async () => {
  const folder = scratch.path('файлы');
  expect(await runConcordat(['export', folder, '--format', 'files', '--db', db])).toMatchObject({
    code: 0,
    stdout: '',
  });
  expect(existsSync(join(folder, 'units.jsonl'))).toBe(true);
});

it('repairs search indexes that do not agree with their tables', async () => {
  const { default: Database } = await import('better-sqlite3');
  const broken = scratch.path('индекс.db');
  await runConcordat(['restore', scratch.path('копия.db'), '--db', broken]);
  const file = new Database(broken);
  file.exec("INSERT INTO variant_index (variant_index) VALUES ('delete-all')");
  file.close();
  expect((await runConcordat(['match', 'Совет принял решение.', '--db', broken])).code).toBe(1);
  const told = await runConcordat(['doctor', '--db', broken]);
  expect(told).toMatchObject({ code: 1, stdout: expect.stringContaining('variant_index') });
  expect((await runConcordat(['doctor', '--repair', '--db', broken])).code).toBe(0);
  expect((await runConcordat(['match', 'Совет принял решение.', '--db', broken])).code).toBe(0);
});

describe('what is set for the memory', () => {
  const setting = async (settings: Partial<MemorySettings>) => {
    const memory = await openMemory({ path: db });
    await memory.saveSettings(settings);
    await memory.close();
  };
  afterEach(() => setting(defaultSettings));

  it('tells the terminal where to search, unless a collection is named', async () => {
    const memory = await openMemory({ path: db });
    const notSearched = (await memory.listCollections()).map(({ id }) => id);
    await memory.close();
    await setting({ notSearched });
    expect(await runConcordat(['match', 'Совет принял решение.', '--db', db])).toMatchObject({ code: 1 });
    expect(await runConcordat(['concordance', 'Совет', '--db', db])).toMatchObject({ code: 1 });
    const named = await runConcordat(['match', 'Совет принял решение.', '--collection', 'Клиент', '--db', db]);
    expect(named.stdout).toContain('The Council took a decision.');
  });

  it('tells the check which spelling to hold a text to, unless another is asked for', async () => {
    await setting({ spelling: 'american' });
    const text = scratch.path('text.txt');
    writeFileSync(text, 'The labour of many hands is organised here.\n');
    const kept = await runConcordat(['check', text, '--db', db]);
    expect(kept.stdout.split('\n').map((line) => line.split('\t')[2])).toEqual(['labour', 'organised', undefined]);
    const asked = await runConcordat(['check', text, '--spelling', 'oxford', '--db', db]);
    expect(asked.stdout.split('\n').map((line) => line.split('\t')[2])).toEqual(['organised', undefined]);
  });
});
