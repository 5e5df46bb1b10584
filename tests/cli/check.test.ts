import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';
import { openMemory } from '../../src/store/open.ts';
import { runConcordat } from './run-concordat.ts';

const folder = mkdtempSync(join(tmpdir(), 'concordat-проверка '));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
/** Nobody's memory is asked: the shipped glossary speaks alone. */
const env = { XDG_CONFIG_HOME: join(folder, 'config') };
const sample = fileURLToPath(new URL('../../data/sample/csto-weapons.en.txt', import.meta.url));

function file(name: string, text: string): string {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
}

/** Lines of the output by their text as it stands. */
function lines(stdout: string): Map<string, string[]> {
  return new Map(stdout.split('\n').flatMap((line) => (line === '' ? [] : [[line.split('\t')[2]!, line.split('\t')]])));
}

describe('concordat check', () => {
  it('prints place, text, rule, preferred rendering and reason, and ends with 1', async () => {
    const text = 'The summit in Minsk.\r\nThe Organization of the Collective Security Treaty and ODKB agreed.\r\n';
    const { code, stdout } = await runConcordat(['check', file('новость.txt', text)], { env });
    expect(code).toBe(1);
    const found = lines(stdout);
    const [start, end, , rule, preferred, reason] = found.get('Organization of the Collective Security Treaty')!;
    expect(text.slice(Number(start), Number(end))).toBe('Organization of the Collective Security Treaty');
    expect({ rule, preferred }).toEqual({
      rule: 'deprecated-form',
      preferred: 'Collective Security Treaty Organization',
    });
    expect(reason).not.toMatch(/^$|check\.reason/);
    expect(found.get('ODKB')?.[4]).toBe('CSTO');
  });

  it('reads lines broken at a width as running text and still gives places of the file', async () => {
    const words =
      'The ministers who had come to the capital said that they would ask the Organization of the Collective Security Treaty to help them with the new plan, which the parliament of the country had adopted in the spring of the year and which was to be carried out by the end of the autumn.';
    const text = words.replace(/(.{30,48}) /g, '$1\n');
    const { stdout } = await runConcordat(['check', file('wrapped.txt', text)], { env });
    const [start, end] = lines(stdout).get('Organization of the Collective Security Treaty')!;
    expect(text.slice(Number(start), Number(end)).replace(/\n/g, ' ')).toBe(
      'Organization of the Collective Security Treaty',
    );
  });

  it('ends with 0 and prints nothing where all is right', async () => {
    const text = file('right.txt', 'The Collective Security Treaty Organization (CSTO) met in Minsk.');
    expect(await runConcordat(['check', text], { env })).toMatchObject({ code: 0, stdout: '' });
  });

  it('finds names that were not in use at the date of the text, and refuses what is no date', async () => {
    const db = join(folder, 'сроки.db');
    const store = await openMemory({ path: db });
    const { id: collectionId } = await store.ensureCollection('x');
    const term = { language: 'en', termType: 'fullForm', administrativeStatus: 'preferred' } as const;
    await store.saveEntry({
      collectionId,
      conceptType: 'body',
      terms: [
        { ...term, text: 'Ministry of Wells', validTo: '2008-05-12' },
        { ...term, text: 'Agency of Wells', validFrom: '2008-05-13' },
      ],
    });
    await store.close();
    const text = file('years.txt', 'The Ministry of Wells answered.');
    const check = (...date: string[]) => runConcordat(['check', text, '--lang', 'en', '--db', db, ...date], { env });
    expect(await check()).toMatchObject({ code: 0 });
    expect(await check('--date', '2008-05-12')).toMatchObject({ code: 0 });
    const late = await check('--date', '2024-01-01');
    expect(late.code).toBe(1);
    expect(lines(late.stdout).has('Ministry of Wells')).toBe(true);
    expect(await check('--date', '1.1.2024')).toMatchObject({ code: 2, stdout: '' });
  });

  it('gives JSON with places and reasons', async () => {
    const { code, stdout } = await runConcordat(['check', file('a.txt', 'ODKB Members met.'), '--format', 'json'], {
      env,
    });
    expect(code).toBe(1);
    expect(JSON.parse(stdout)).toMatchObject({
      file: 'a.txt',
      language: 'en',
      findings: [{ start: 0, text: 'ODKB Members', severity: 'major', why: expect.any(String) as string }],
    });
  });

  it('gives a page of HTML without letting the text be markup', async () => {
    const { stdout } = await runConcordat(
      ['check', file('b.txt', '<script>alert(1)</script> ODKB & others'), '--format', 'html'],
      { env },
    );
    expect(stdout).toMatch(/^<!doctype html>/);
    expect(stdout).toContain('&lt;script&gt;');
    expect(stdout).not.toContain('<script>');
    expect(stdout).toMatch(/<mark class="major" id="m1"><a href="#f1">ODKB/);
  });

  it('holds the text against its source', async () => {
    const text = file('target.txt', 'The alliance met in Minsk on Tuesday.\nIts members signed a joint statement.');
    const source = file(
      'source.txt',
      'Во вторник в Минске прошло заседание Организации Договора о коллективной безопасности.\nГосударства-члены подписали совместное заявление.',
    );
    const { stdout } = await runConcordat(['check', text, '--source', source], { env });
    expect(stdout).toContain('missing-rendering\tCollective Security Treaty Organization');
  });

  it('says what is wrong with its input', async () => {
    expect((await runConcordat(['check', join(folder, 'нет.txt')], { env })).code).toBe(3);
    expect((await runConcordat(['check', file('empty.txt', ' \n')], { env })).code).toBe(3);
    expect((await runConcordat(['check', sample, '--format', 'pdf'], { env })).code).toBe(2);
    expect((await runConcordat(['check', sample, '--db', join(folder, 'none.db')], { env })).code).toBe(4);
  });
});
