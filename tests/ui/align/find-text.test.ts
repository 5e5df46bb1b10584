import { describe, expect, it } from 'vitest';
import type { BitextView } from '../../../src/engine/contract.ts';
import { patternOf, rowsWith } from '../../../src/ui/screens/align/find-text.ts';

const segment = (text: string) => ({ text, block: 0, blockKind: 'paragraph' as const });
const bitext = {
  sourceSegments: ['Договор 2002 г.', 'ОДКБ'].map(segment),
  targetSegments: ['Treaty of 2002', 'CSTO (2002)'].map(segment),
  beadViews: [
    { source: { start: 0, end: 1 }, target: { start: 0, end: 1 } },
    { source: { start: 1, end: 2 }, target: { start: 1, end: 2 } },
  ],
} as unknown as BitextView;

const found = (query: string, isRegExp = false) => {
  const pattern = patternOf(query, isRegExp);
  return pattern === undefined ? undefined : rowsWith(bitext, pattern);
};

describe('finding in both texts', () => {
  it('takes letters as they are, whatever their case', () => {
    expect(found('одкб')).toEqual([1]);
    expect(found('(2002)')).toEqual([1]);
    expect(found('г.')).toEqual([0]);
  });

  it('takes a regular expression where one is meant', () => {
    expect(found('^(Treaty|CSTO)', true)).toEqual([0, 1]);
    expect(found('(', true)).toBeUndefined();
  });
});
