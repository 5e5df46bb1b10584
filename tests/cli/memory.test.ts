import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { councilEn, councilRu, scratchFolder } from './pair-files.ts';
import { runConcordat } from './run-concordat.ts';

const scratch = scratchFolder();
const db = scratch.path('рабочая память.db');
const rowsOf = (tsv: string) =>
  tsv
    .trimEnd()
    .split('\n')
    .map((row) => row.split('\t'));
/** Doubtful pairs too: what is tested here is the memory, not the score. */
const saveTitles = (database: string) => [
  ...['titles', councilRu, councilEn, '--min-score', '0.05', '--save', '--collection', 'ОПС', '--db', database],
];
let printed: string[][] = [];

beforeAll(async () => {
  const saved = await runConcordat(saveTitles(db));
  expect(saved).toMatchObject({ code: 0 });
  printed = rowsOf(saved.stdout);
});
afterAll(() => scratch.remove());

describe('concordat titles', () => {
  it('prints six columns, best first', () => {
    expect(printed.length).toBeGreaterThan(3);
    for (const row of printed) expect(row).toHaveLength(6);
    const scores = printed.map((row) => Number(row[2]));
    expect(scores).toEqual([...scores].sort((a, b) => b - a));
    expect(printed).toContainEqual(
      expect.arrayContaining(['Организация прикаспийского сотрудничества', 'Caspian Cooperation Organization']),
    );
  });

  it('leaves out what scores below the least score', async () => {
    const { stdout } = await runConcordat(['titles', councilRu, councilEn, '--min-score', '0.5', '--json']);
    const titles = JSON.parse(stdout) as { readonly score: number }[];
    expect(titles.every(({ score }) => score >= 0.5)).toBe(true);
    const nothing = await runConcordat(['titles', councilRu, councilEn, '--min-score', '1']);
    expect(nothing.code).toBe(0);
  });
});

describe('concordat lookup', () => {
  it.each([
    ['организации прикаспийского сотрудничества', 'Caspian Cooperation Organization'],
    ['ОПС', 'CCO'],
    ['Caspian Cooperation', 'Организация прикаспийского сотрудничества'],
  ])('finds %s', async (query, rendering) => {
    const { code, stdout } = await runConcordat(['lookup', query, '--db', db]);
    expect(code).toBe(0);
    expect(stdout).toContain(rendering);
    for (const row of rowsOf(stdout)) expect(row).toHaveLength(5);
  });

  it('ends with 1 where nothing is found', async () => {
    const { code, stdout, stderr } = await runConcordat(['lookup', 'йцукенгшщз', '--db', db]);
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
    expect(stderr).toContain('Nothing found.');
  });

  it('answers a batch, one object a query', async () => {
    const batch = scratch.path('вопросы.txt');
    writeFileSync(batch, '\uFEFFОПС\r\n\r\nйцукенгшщз\r\nCCO\r\n');
    const { code, stdout } = await runConcordat(['lookup', '--batch', batch, '--json', '--db', db]);
    expect(code).toBe(0);
    const answers = stdout
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as Record<string, unknown>);
    expect(answers.map(({ query }) => query)).toEqual(['ОПС', 'йцукенгшщз', 'CCO']);
    for (const { ms } of answers) expect(ms).toBeGreaterThanOrEqual(0);
    expect(answers[1]).toMatchObject({ results: [] });
    expect(answers[0]).toMatchObject({
      results: expect.arrayContaining([
        expect.objectContaining({
          entry: expect.any(Number),
          source: 'ОПС',
          target: expect.any(String),
          why: 'acronym',
        }),
      ]),
    });
    const table = await runConcordat(['lookup', '--batch', '-', '--db', db], { input: 'ОПС\n' });
    expect(rowsOf(table.stdout)[0]?.[0]).toBe('ОПС');
  });

  it('gives no more than it is asked for', async () => {
    const { stdout } = await runConcordat(['lookup', 'совет', '--limit', '1', '--db', db]);
    expect(rowsOf(stdout)).toHaveLength(1);
  });

  it('finds nothing, and begins nothing, where the app has no memory yet', async () => {
    const env = { XDG_CONFIG_HOME: scratch.path('config'), HOME: scratch.path('home') };
    const { code, stdout, stderr } = await runConcordat(['lookup', 'ОПС'], { env });
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
    expect(stderr).toContain('There is no memory yet');
    expect(existsSync(scratch.path('config'))).toBe(false);
  });

  it('uses the memory of the app where none is named', async () => {
    const env = { XDG_CONFIG_HOME: scratch.path('config2'), HOME: scratch.path('home') };
    await runConcordat(['titles', councilRu, councilEn, '--save', '--collection', 'ОПС'], { env });
    expect(existsSync(scratch.path('config2', 'Concordat', 'concordat.db'))).toBe(true);
    expect((await runConcordat(['lookup', 'ОПС'], { env })).code).toBe(0);
  });
});

describe('saving', () => {
  it('saves the same texts once, however often they are given', async () => {
    const again = await runConcordat(saveTitles(db));
    expect(again.code).toBe(0);
    const { stdout } = await runConcordat(['lookup', 'ОПС', '--json', '--db', db]);
    const { results } = JSON.parse(stdout) as { results: { source: string }[] };
    expect(results.filter(({ source }) => source === 'ОПС')).toHaveLength(1);
  });

  it('keeps an alignment with its beads confirmed', async () => {
    const own = scratch.path('aligned.db');
    const saved = await runConcordat(['align', councilRu, councilEn, '--save', '--collection', 'Тексты', '--db', own]);
    expect(saved).toMatchObject({ code: 0, stderr: expect.stringContaining('Saved in “Тексты”') });
    const exported = (name: string) =>
      runConcordat(['export', scratch.path(name), '--collection', 'Тексты', '--db', own]);
    expect((await exported('aligned.tmx')).code).toBe(0);
    expect(readFileSync(scratch.path('aligned.tmx'), 'utf8').match(/<tu\b/g)?.length).toBeGreaterThan(5);
    // No title was kept, so there is no glossary to write.
    expect(await exported('aligned.tsv')).toMatchObject({
      code: 1,
      stderr: expect.stringContaining('no file was written'),
    });
    expect(existsSync(scratch.path('aligned.tsv'))).toBe(false);
  });
});

describe('concordat export', () => {
  it('writes the glossary with a heading', async () => {
    const out = scratch.path('глоссарий.tsv');
    const { code, stdout, stderr } = await runConcordat(['export', out, '--db', db]);
    expect({ code, stdout }).toEqual({ code: 0, stdout: '' });
    expect(stderr).toMatch(/(?:entry|entries) written/);
    const [heading, ...rows] = rowsOf(readFileSync(out, 'utf8'));
    expect(heading?.slice(0, 4)).toEqual(['source', 'target', 'source language', 'target language']);
    for (const row of rows) expect(row).toHaveLength(heading?.length ?? 0);
    for (const [source, target] of printed) {
      expect(rows.some((row) => row.includes(source ?? '') || row.includes(target ?? ''))).toBe(true);
    }
  });

  it('takes one collection, and refuses one that is not there', async () => {
    const out = scratch.path('одна.tsv');
    expect((await runConcordat(['export', out, '--collection', 'ОПС', '--db', db])).code).toBe(0);
    const unknown = await runConcordat(['export', out, '--collection', 'Другая', '--db', db]);
    expect(unknown).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('There is no collection named “Другая”.'),
    });
  });

  it('does not write over the memory', async () => {
    expect(await runConcordat(['export', db, '--db', db])).toMatchObject({ code: 2 });
    expect((await runConcordat(['lookup', 'ОПС', '--db', db])).code).toBe(0);
  });
});

describe('concordat doctor', () => {
  it('finds a sound memory in order', async () => {
    const { code, stdout } = await runConcordat(['doctor', '--db', db, '--json']);
    expect(code).toBe(0);
    const checks = JSON.parse(stdout) as { readonly id: string; readonly ok: boolean; readonly fact: string }[];
    expect(checks.filter(({ ok }) => !ok)).toEqual([]);
    expect(checks.map(({ id }) => id)).toEqual([
      'runtime',
      'driver',
      'database',
      'schema',
      'integrity',
      'foreign-keys',
      'indexes',
      'lexicon',
      'morphology',
    ]);
    expect(checks.every(({ fact }) => fact !== '')).toBe(true);
  });

  it('begins no memory by looking for one', async () => {
    const env = { XDG_CONFIG_HOME: scratch.path('config3'), HOME: scratch.path('home') };
    const { code, stdout } = await runConcordat(['doctor'], { env });
    expect(code).toBe(0);
    for (const row of rowsOf(stdout)) expect(row[1]).toBe('ok');
    expect(existsSync(scratch.path('config3'))).toBe(false);
  });
});
