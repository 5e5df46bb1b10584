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

  it('shortens the widest column where the terminal is narrow', () => {
    const lines = alignedTable(['A', 'B'], [['x'.repeat(50), 'short']], 20).split('\n');
    expect(lines[2]).toBe(`${'x'.repeat(12)}…  short`);
    expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(20);
  });

  it('counts a letter with its accent as one', () => {
    expect(alignedTable(['е́е́', 'x'], [['abc', 'y']], 80)).toBe('е́е́   x\n───  ─\nabc  y\n');
  });
});
