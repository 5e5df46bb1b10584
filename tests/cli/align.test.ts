import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { afterAll, describe, expect, it } from 'vitest';
import { councilDocx, councilEn, councilRu, scratchFolder } from './pair-files.ts';
import { runConcordat } from './run-concordat.ts';

const scratch = scratchFolder();
afterAll(() => scratch.remove());

/** A home without a memory: what the command must not make there, it must not make. */
const home = scratch.path('home');
const env = { HOME: home, XDG_CONFIG_HOME: scratch.path('config') };

const ruLines = [
  'Заседание открыл председатель Иванов.',
  'Участвовали 5 государств.',
  'Документ подписан в Минске.',
  'Встреча завершена.',
];
const enLines = [
  'Chairman Ivanov opened the meeting. Five (5) states took part.',
  'The document was signed in Minsk.',
  'The meeting is over.',
];
writeFileSync(scratch.path('тексты.ru'), `${ruLines.join('\n')}\n`);
writeFileSync(scratch.path('texts.en'), enLines.join('\r\n'));

describe('concordat align', () => {
  it('prints beads of segmented files by their line numbers', async () => {
    const { code, stdout, stderr } = await runConcordat(
      ['align', scratch.path('тексты.ru'), scratch.path('texts.en'), '--segmented', '--format', 'beads'],
      { env },
    );
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toBe('0,1|0\n2|1\n3|2\n');
  });

  it.each([
    [
      'tmx',
      /<tmx version="1\.4">[\s\S]*srclang="ru"[\s\S]*<seg>Документ подписан в Минске\.<\/seg>[\s\S]*<seg>The document was signed in Minsk\.<\/seg>/,
    ],
    [
      'xliff',
      /<xliff[^>]*version="1\.2"[\s\S]*<source[^>]*>Документ подписан в Минске\.<\/source>[\s\S]*<target[^>]*>The document was signed in Minsk\.<\/target>/,
    ],
  ])('writes %s for other tools', async (format, expected) => {
    const files = [scratch.path('тексты.ru'), scratch.path('texts.en')];
    const { code, stdout } = await runConcordat(['align', ...files, '--segmented', '--format', format], { env });
    expect(code).toBe(0);
    expect(stdout).toMatch(expected);
  });

  it('numbers lines as they stand in the file, empty ones counted', async () => {
    writeFileSync(scratch.path('gaps.ru'), `${ruLines[0]}\n\n${ruLines[2]}\n`);
    writeFileSync(scratch.path('gaps.en'), `Chairman Ivanov opened the meeting.\n${enLines[1]}\n`);
    const { stdout } = await runConcordat(
      ['align', scratch.path('gaps.ru'), scratch.path('gaps.en'), '--segmented', '--format', 'beads'],
      { env },
    );
    expect(stdout).toBe('0|0\n2|1\n');
  });

  it('keeps source and target in the order given', async () => {
    const { stdout } = await runConcordat(['align', councilEn, councilRu, '--format', 'json'], { env });
    expect(JSON.parse(stdout)).toMatchObject({
      sourceLanguage: 'en',
      targetLanguage: 'ru',
      beads: expect.arrayContaining([
        expect.objectContaining({
          sourceText: 'The next meeting will be held in Baku.',
          targetText: 'Следующее заседание пройдёт в Баку.',
        }),
      ]),
    });
  });

  it('reads Word documents, cuts them into sentences and prints the texts as TSV', async () => {
    councilDocx(scratch.path('Совет.docx'), councilRu);
    councilDocx(scratch.path('council.docx'), councilEn);
    const { code, stdout } = await runConcordat(['align', scratch.path('Совет.docx'), scratch.path('council.docx')], {
      env,
    });
    expect(code).toBe(0);
    const rows = stdout
      .trimEnd()
      .split('\n')
      .map((row) => row.split('\t'));
    expect(rows.length).toBeGreaterThan(8);
    expect(rows[0]?.slice(0, 2)).toEqual([
      'Заседание Совета министров иностранных дел',
      'Meeting of the Council of Foreign Ministers',
    ]);
    for (const row of rows) {
      expect(row).toHaveLength(3);
      expect(Number(row[2])).toBeGreaterThanOrEqual(0);
      expect(Number(row[2])).toBeLessThanOrEqual(1);
    }
  });

  it('writes to a file whole, and prints nothing then', async () => {
    const out = scratch.path('Связки.txt');
    const args = ['align', councilRu, councilEn, '--format', 'beads', '--out', out];
    const { code, stdout } = await runConcordat(args, { env });
    expect({ code, stdout }).toEqual({ code: 0, stdout: '' });
    expect(readFileSync(out, 'utf8')).toMatch(/^0\|0\n/);
    expect(readdirSync(scratch.path()).filter((name) => name.includes('Связки'))).toEqual(['Связки.txt']);
    const nowhere = await runConcordat(['align', councilRu, councilEn, '--out', scratch.path('нет', 'x.txt')], { env });
    expect(nowhere).toMatchObject({ code: 2, stdout: '', stderr: expect.stringContaining('could not be written') });
  });

  it('takes relative names from the folder it is called in', async () => {
    const args = ['align', 'тексты.ru', 'texts.en', '--segmented', '--format', 'beads'];
    expect((await runConcordat(args, { env, cwd: scratch.path() })).stdout).toBe('0,1|0\n2|1\n3|2\n');
  });

  it('says where two texts hardly are translations, and links them all the same', async () => {
    writeFileSync(
      scratch.path('other.en'),
      'The cat sat on a warm roof.\nNobody had seen its owner for weeks.\nRain fell in the evening.\nA boy threw an apple.\n'.repeat(
        3,
      ),
    );
    const { code, stdout, stderr } = await runConcordat(['align', councilRu, scratch.path('other.en')], { env });
    expect(code).toBe(0);
    expect(stdout).not.toBe('');
    expect(stderr).toContain('council.ru.txt and other.en hardly look like translations of each other.');
  });

  it('leaves quietly when its reader has seen enough', async () => {
    const many = Array.from({ length: 40 }, () => ruLines.join('\n')).join('\n');
    writeFileSync(scratch.path('many.ru'), many);
    writeFileSync(scratch.path('many.en'), Array.from({ length: 40 }, () => enLines.join('\n')).join('\n'));
    const { code, stderr } = await runConcordat(
      ['align', scratch.path('many.ru'), scratch.path('many.en'), '--format', 'json'],
      {
        env,
        meanwhile: (child) => child.stdout?.destroy(),
      },
    );
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  });

  it('needs no memory and begins none', () => {
    expect(existsSync(home)).toBe(false);
    expect(existsSync(scratch.path('config'))).toBe(false);
  });
});
