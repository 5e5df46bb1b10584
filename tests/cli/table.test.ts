import { describe, expect, it } from 'vitest';
import { alignedTable, tsvLine } from '../../src/cli/table.ts';

describe('a line of TSV', () => {
  it('keeps one line and its columns whatever the cells hold', () => {
    expect(tsvLine(['Устав\tОДКБ', 'Charter\r\nof the CSTO', 0.5])).toBe('Устав ОДКБ\tCharter of the CSTO\t0.5\n');
  });
});

describe('a table for a person', () => {
  it('aligns its columns under a heading', () => {
    expect(alignedTable(['Термин', 'Вид'], [['ОДКБ', 'организация']], 80)).toBe(
      'Термин  Вид\n──────  ───────────\nОДКБ    организация\n',
    );
  });

  it('goes on in the next line where the terminal is narrow, whole', () => {
    expect(alignedTable(['Термин', 'Вид'], [['Совет министров обороны ОДКБ', 'орган']], 24)).toBe(
      'Термин             Вид\n─────────────────  ─────\nСовет министров    орган\nобороны ОДКБ\n',
    );
    const lines = alignedTable(['A', 'B'], [['x'.repeat(50), 'short']], 20).split('\n');
    expect(
      lines
        .slice(2, -1)
        .map((line) => line.slice(0, 13).trim())
        .join(''),
    ).toBe('x'.repeat(50));
    expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(20);
  });

  it('counts a letter with its accent as one', () => {
    expect(alignedTable(['е́е́', 'x'], [['abc', 'y']], 80)).toBe('е́е́   x\n───  ─\nabc  y\n');
  });
});
