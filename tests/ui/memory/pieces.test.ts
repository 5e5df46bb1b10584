import { describe, expect, it } from 'vitest';
import { type Piece, piecesOfDifferences, piecesOfSpans } from '../../../src/ui/screens/memory/pieces.ts';

const shown = (pieces: readonly Piece[]) =>
  pieces.map(({ text, look }) => (look === 'plain' ? text : `${look}<${text}>`)).join('');

describe('marks', () => {
  it.each([
    ['Договор о мире', [{ start: 0, end: 7 }], 'found<Договор> о мире'],
    [
      'Договор',
      [
        { start: 5, end: 99 },
        { start: 0, end: 3 },
      ],
      'found<Дог>овfound<ор>',
    ],
    [
      'Договор',
      [
        { start: 0, end: 4 },
        { start: 2, end: 6 },
      ],
      'found<Дого>found<во>р',
    ],
    ['Договор', [], 'Договор'],
    ['', [{ start: 0, end: 1 }], ''],
  ])('of %j', (text, spans, expected) => {
    expect(shown(piecesOfSpans(text, spans))).toBe(expected);
  });
});

describe('differences', () => {
  const query = 'Вчера Совет принял устав.';
  const found = 'Совет министров принял план.';
  it('show what is changed, extra and lacking in their places', () => {
    const differences = [
      { kind: 'deleted', queryStart: 0, queryEnd: 5, start: 0, end: 0 },
      { kind: 'inserted', queryStart: 11, queryEnd: 11, start: 6, end: 15 },
      { kind: 'changed', queryStart: 19, queryEnd: 24, start: 23, end: 27 },
    ] as const;
    expect(shown(piecesOfDifferences(query, found, differences))).toBe(
      'lacking< Вчера >Совет extra<министров> принял changed<план>.',
    );
  });

  it('leave an exact match as it is', () => {
    expect(shown(piecesOfDifferences(found, found, []))).toBe(found);
  });
});
