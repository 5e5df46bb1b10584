import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import packageJson from '../../package.json' with { type: 'json' };
import { councilEn, councilRu } from './pair-files.ts';
import { runConcordat } from './run-concordat.ts';

const russian = { LC_ALL: 'ru_RU.UTF-8' };

describe('a command line that makes no sense ends with 2 and says why', () => {
  it.each([
    [['align', councilRu], 'The argument TARGET is missing.'],
    [['align', councilRu, councilEn, '--colour'], 'There is no option --colour.'],
    [
      ['align', councilRu, councilEn, '--format', 'pdf'],
      'pdf will not do for --format: give one of beads, tsv, tmx, xliff, json.',
    ],
    [['align', councilRu, councilEn, '--format'], 'The option --format <FORMAT> needs a value.'],
    [['align', councilRu, councilEn, councilRu], 'There are more arguments than the command takes.'],
    [['align', councilRu, councilEn, '--source-lang', 'Russian language'], 'give a language tag such as ru or en'],
    [['align', councilRu, councilEn, '--save'], '--save needs --collection NAME.'],
    [['align', councilRu, councilEn, '--collection', 'ОПС'], '--collection goes with --save.'],
    [['align', councilRu, councilEn, '--save', '--collection', '  '], 'The name of the collection is empty.'],
    [['align', councilRu, councilEn, '--out', councilEn], 'inputs are never overwritten'],
    [['titles', councilRu, councilEn, '--min-score', '1.5'], 'give a number from 0 to 1'],
    [['titles', councilRu, councilEn, '--min-score', 'high'], 'give a number from 0 to 1'],
    [['lookup'], 'Give either a query or --batch FILE.'],
    [['lookup', 'ОДКБ', '--batch', 'x.txt'], 'Give either a query or --batch FILE.'],
    [['lookup', ' '], 'The query is empty.'],
    [['lookup', 'ОДКБ', '--limit', '0'], 'give a whole number from 1 to 1000'],
    [['dance'], 'There is no command dance.'],
    [['lookup', 'ОДКБ', '--ui-language', 'fr'], 'give one of en, ru'],
  ])('%j', async (args, words) => {
    const { code, stdout, stderr } = await runConcordat(args);
    expect(stderr).toContain(words);
    expect(stderr).not.toMatch(/\n\s+at |Error:/);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
  });

  it('says it in Russian to a Russian', async () => {
    const byLocale = await runConcordat(['lookup', ' '], { env: russian });
    expect(byLocale).toMatchObject({ code: 2, stderr: expect.stringContaining('Запрос пуст.') });
    const byOption = await runConcordat(['lookup', ' ', '--ui-language', 'ru']);
    expect(byOption.stderr).toContain('Запрос пуст.');
    const english = await runConcordat(['lookup', ' ', '--ui-language=en'], { env: russian });
    expect(english.stderr).toContain('The query is empty.');
  });
});

describe('help', () => {
  it('goes to standard output and names every command', async () => {
    const { code, stdout, stderr } = await runConcordat(['--help']);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    for (const command of ['align', 'titles', 'lookup', 'export', 'doctor']) expect(stdout).toContain(command);
    expect(stdout).toContain('Exit codes');
  });

  it('is there in Russian, titles and all', async () => {
    const { code, stdout } = await runConcordat(['align', '--help'], { env: russian });
    expect(code).toBe(0);
    expect(stdout).toContain('Вызов:');
    expect(stdout).toContain('--segmented');
    expect(stdout).not.toMatch(/Usage:|Options:|Arguments:|display help|default:/);
  });

  it('is shown where no command is given, which is wrong usage', async () => {
    expect(await runConcordat([])).toMatchObject({ code: 2, stdout: '', stderr: expect.stringContaining('Commands:') });
  });

  it('tells the version', async () => {
    expect(await runConcordat(['--version'])).toEqual({ code: 0, stdout: `${packageJson.version}\n`, stderr: '' });
  });
});

describe('a Node too old for the database driver', () => {
  const launcher = fileURLToPath(new URL('../../bin/concordat.js', import.meta.url));
  const systemNode = '/usr/bin/node';
  const version = spawnSync(systemNode, ['--version'], { encoding: 'utf8' }).stdout ?? '';
  const isOld = /^v(?:18|20|22)\./.test(version);

  it.runIf(isOld)('says so in the language of the user where there is no other', () => {
    const folder = mkdtempSync(join(tmpdir(), 'concordat-'));
    cpSync(fileURLToPath(new URL('../../src/locales', import.meta.url)), join(folder, 'src/locales'), {
      recursive: true,
    });
    cpSync(launcher, join(folder, 'bin/concordat.js'));
    writeFileSync(join(folder, 'package.json'), '{ "type": "module" }');
    const copy = join(folder, 'bin/concordat.js');
    const run = (...args: string[]) => spawnSync(systemNode, [copy, ...args], { encoding: 'utf8' });
    expect(run('doctor', '--ui-language', 'en')).toMatchObject({
      status: 2,
      stdout: '',
      stderr: expect.stringMatching(/^concordat: Concordat needs Node 24 or newer; this is Node \d+\.\d+\.\d+\./),
    });
    expect(run('doctor', '--ui-language', 'ru').stderr).toContain('Concordat работает с Node 24 и новее');
    rmSync(folder, { recursive: true });
  });

  it.runIf(isOld)('hands over to the one of the project, its exit code too', () => {
    const folder = mkdtempSync(join(tmpdir(), 'concordat-'));
    const found = spawnSync(systemNode, [launcher, '--version'], { cwd: folder, encoding: 'utf8' });
    expect(found).toMatchObject({ status: 0, stdout: `${packageJson.version}\n`, stderr: '' });
    expect(spawnSync(systemNode, [launcher, 'dance'], { cwd: folder }).status).toBe(2);
  });
});
