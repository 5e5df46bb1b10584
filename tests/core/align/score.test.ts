import { describe, expect, it } from 'vitest';
import { linksOf, parseLinks, scoreAlignment, serializeBeads, serializeLinks } from '../../../src/core/align/score.ts';

const gold = parseLinks('0|0\n1,2|1\n3|\n|2\n4|3,4\n');

describe('scoring against gold', () => {
  it('gives a perfect alignment everything', () => {
    expect(scoreAlignment(gold, gold)).toEqual({ precision: 1, recall: 1, f1: 1, lax: 1, pairs: 1 });
  });

  // Values of data/align/score.py for the same files.
  it('counts empty beads for precision and not for recall', () => {
    const score = scoreAlignment(gold, parseLinks('0|0\n1|1\n2|\n3|2\n4|3,4\n'));
    expect(score.precision).toBeCloseTo(0.4, 10);
    expect(score.recall).toBeCloseTo(0.666_666_666_7, 9);
    expect(score.f1).toBeCloseTo(0.5, 10);
    expect(score.lax).toBeCloseTo(0.75, 10);
    expect(score.pairs).toBeCloseTo(0.571_428_571_4, 9);
  });

  it('reads an empty bead of several lines as one empty bead a line', () => {
    const score = scoreAlignment(parseLinks('0|0\n1|\n2|\n'), parseLinks('0|0\n1,2|\n'));
    expect(score.precision).toBe(1);
  });

  it('gives nothing for nothing', () => {
    expect(scoreAlignment(gold, [])).toEqual({ precision: 0, recall: 0, f1: 0, lax: 0, pairs: 0 });
  });
});

describe('bead lines', () => {
  it('keeps links through a round trip', () => {
    expect(parseLinks(serializeLinks(gold))).toEqual(gold);
  });

  it('writes ranges as indices, with a side left empty', () => {
    const beads = [
      { source: { start: 0, end: 2 }, target: { start: 0, end: 1 } },
      { source: { start: 2, end: 2 }, target: { start: 1, end: 2 } },
    ];
    expect(serializeBeads(beads)).toBe('0,1|0\n|1\n');
    expect(linksOf(beads)).toEqual([
      { source: [0, 1], target: [0] },
      { source: [], target: [1] },
    ]);
  });

  it('passes over comments, empty lines and spaces', () => {
    expect(parseLinks('# gold\n\n 1 , 0 | 2 \n')).toEqual([{ source: [0, 1], target: [2] }]);
  });

  it.each(['0', '0|1|2', 'a|0', '-1|0', '1.5|0'])('refuses %j', (line) => {
    expect(() => parseLinks(line)).toThrow(/line 1/);
  });
});
