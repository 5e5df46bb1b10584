import { describe, expect, it } from 'vitest';
import { patternOf } from '../../../src/core/text/find-replace.ts';
import type { BitextView } from '../../../src/engine/contract.ts';
import { type FoundPlace, nextPlace, placesOfPattern } from '../../../src/ui/screens/align/find-text.ts';

const segment = (text: string) => ({ text, block: 0, blockKind: 'paragraph' as const });
const bitext = {
  sourceSegments: ['Договор 2002 г.', 'ОДКБ', 'одкб, ОДКБ'].map(segment),
  targetSegments: ['Treaty of 2002', 'CSTO (2002)'].map(segment),
  beadViews: [
    { source: { start: 0, end: 1 }, target: { start: 0, end: 1 } },
    { source: { start: 1, end: 3 }, target: { start: 1, end: 2 } },
  ],
} as unknown as BitextView;

const found = (query: string, sides: readonly ('source' | 'target')[] = ['source', 'target'], isRegExp = false) => {
  const pattern = patternOf({ query, isRegExp, matchCase: false });
  if (pattern === undefined) throw new Error('no pattern');
  return placesOfPattern(bitext, pattern, sides);
};
const told = (place: FoundPlace | undefined) => place && `${place.row} ${place.side} ${place.at} ${place.start}`;

describe('finding in both texts', () => {
  it('gives every place in reading order', () => {
    expect(found('2002').map(told)).toEqual(['0 source 0 8', '0 target 0 10', '1 target 0 6']);
    expect(found('одкб').map(told)).toEqual(['1 source 0 0', '1 source 1 0', '1 source 1 6']);
    expect(found('^(Treaty|CSTO)', ['source', 'target'], true).map(told)).toEqual(['0 target 0 0', '1 target 0 0']);
  });

  it('looks on one side alone where it is told to', () => {
    expect(found('2002', ['target']).map(told)).toEqual(['0 target 0 10', '1 target 0 6']);
  });

  it('goes on and back from a place, and round', () => {
    const places = found('одкб');
    const [first, second, third] = places;
    if (first === undefined || second === undefined || third === undefined) throw new Error('not found');
    expect(nextPlace(places, first, 1)).toBe(second);
    expect(nextPlace(places, third, 1)).toBe(first);
    expect(nextPlace(places, first, -1)).toBe(third);
    expect(nextPlace(found('2002'), first, 1)).toMatchObject({ row: 1, side: 'target' });
  });

  it('begins with the row of the cursor', () => {
    expect(told(nextPlace(found('2002'), 0, 1))).toBe('0 source 0 8');
    expect(told(nextPlace(found('2002'), 1, 1))).toBe('1 target 0 6');
    expect(told(nextPlace(found('2002'), 1, -1))).toBe('0 target 0 10');
  });
});
