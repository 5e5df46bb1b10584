import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { afterAll, describe, expect, it } from 'vitest';
import { councilEn, councilRu, scratchFolder } from './pair-files.ts';
import { runConcordat } from './run-concordat.ts';

const scratch = scratchFolder();
const db = scratch.path('нет.db');
afterAll(() => scratch.remove());

describe('concordat brief', () => {
  it('makes several outputs of one look at the papers, and no memory', async () => {
    const files = ['лист.pdf', 'глоссарий.docx', 'г.xlsx', 'г.csv', 'телефон.html', 'колода.apkg'].map((name) =>
      scratch.path(name),
    );
    const outs = files.flatMap((file) => ['--out', file]);
    const { code, stdout, stderr } = await runConcordat([
      'brief',
      councilRu,
      councilEn,
      ...outs,
      '--name',
      'Совет',
      '--db',
      db,
    ]);
    expect({ code, stdout }).toEqual({ code: 0, stdout: '' });
    expect(stderr).toMatch(/coverage \d+%/);
    for (const file of files) expect(existsSync(file)).toBe(true);
    expect(existsSync(db)).toBe(false);
    expect(readFileSync(files[0]!).subarray(0, 5).toString()).toBe('%PDF-');
  });

  it('prints six columns without --out', async () => {
    const { code, stdout } = await runConcordat(['brief', councilRu, '--db', db]);
    expect(code).toBe(0);
    const rows = stdout
      .split('\n')
      .filter((row) => row !== '')
      .map((row) => row.split('\t'));
    for (const row of rows) expect(row).toHaveLength(6);
    expect(rows.map(([state]) => state)).toContain('gap');
  });

  it('prints the whole brief as JSON', async () => {
    const { stdout } = await runConcordat(['brief', councilRu, '--json', '--db', db]);
    const brief = JSON.parse(stdout) as { coverage: { percent: number }; event: { direction: string } };
    expect(brief.coverage.percent).toBeGreaterThanOrEqual(0);
    expect(brief.event.direction).toBe('ru-en');
  });

  it.each([
    ['an output of unknown kind', ['--out', 'a.odt'], 2],
    ['a date that is none', ['--date', '2026-13-45'], 2],
    ['a paper as the output', ['--out', councilRu], 2],
  ])('refuses %s', async (_, more, expected) => {
    const { code, stderr } = await runConcordat(['brief', councilRu, ...more, '--db', db]);
    expect(code).toBe(expected);
    expect(stderr).not.toContain('    at ');
  });

  it('ends with 3 for a paper that cannot be read', async () => {
    const empty = scratch.path('пусто.txt');
    writeFileSync(empty, '');
    expect((await runConcordat(['brief', empty, '--db', db])).code).toBe(3);
  });
});
