import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runConcordat } from './run-concordat.ts';

const fixtures = fileURLToPath(new URL('../files/exchange/', import.meta.url));

let folder: string;
let db: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'concordat-импорт '));
  db = join(folder, 'память.db');
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('concordat import', () => {
  it('gives one object of JSON a file, and ends with 3 if one could not be read', async () => {
    const broken = join(folder, 'обрыв.tmx');
    writeFileSync(broken, '<?xml version="1.0"?><tmx version="1.4"><header/><body><tu>');
    const glossary = join(fixtures, 'glossary', 'own-omegat-ru-en.txt');
    const run = await runConcordat(['import', glossary, broken, '--collection', 'Проба', '--json', '--db', db]);
    expect(run.code).toBe(3);
    const [first, second] = run.stdout
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as Record<string, unknown>);
    expect(first).toMatchObject({
      file: 'own-omegat-ru-en.txt',
      format: 'omegat-glossary',
      read: 8,
      added: 7,
      merged: 0,
      skipped: 1,
      languages: ['ru', 'en'],
      problems: [{ code: 'row-incomplete', row: 7 }],
    });
    expect(second).toMatchObject({
      file: 'обрыв.tmx',
      read: 0,
      added: 0,
      problems: [{ code: 'xml-truncated', line: 1 }],
    });
    const found = await runConcordat(['lookup', 'насос', '--db', db]);
    expect(found.stdout).toContain('pump');
  });

  it('says in words what was passed over, and writes it to a file', async () => {
    const failed = join(folder, 'не вошло.tsv');
    const glossary = join(fixtures, 'glossary', 'own-omegat-ru-en.txt');
    const run = await runConcordat(['import', glossary, '--db', db, '--failed', failed, '--ui-language', 'ru']);
    expect(run).toMatchObject({ code: 0 });
    expect(run.stderr).toContain('own-omegat-ru-en.txt, строка 7: текст есть только на одном языке, перевода нет.');
    expect(readFileSync(failed, 'utf8')).toContain('own-omegat-ru-en.txt\t7\trow-incomplete\tбез перевода\n');
  });

  it.each([
    [['import'], 'argument'],
    [['import', 'x', '--encoding', 'нет'], '--encoding'],
    [['import', 'x', '--delimiter', 'abc'], '--delimiter'],
    [['import', 'x', '--duplicates', 'all'], '--duplicates'],
    [['import', 'x', '--only', 'русский'], '--only'],
  ])('refuses %j', async (args, word) => {
    const run = await runConcordat([...args, '--db', db]);
    expect(run.code).toBe(2);
    expect(run.stderr).toContain(word);
  });
});
