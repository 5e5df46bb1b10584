import { describe, expect, it } from 'vitest';
import { carriedEdits, laidOver } from '../../../src/core/align/segment-edits.ts';

const nowhere = { text: '' };
const textsOf = (texts: readonly string[], edits: Parameters<typeof laidOver>[1]) => {
  const { segments, positions } = laidOver(
    texts.map((text) => ({ text })),
    edits,
    nowhere,
  );
  return segments.map(({ text }, index) => `${positions[index]} ${text}`);
};

describe('edits over segments', () => {
  it('put several, one or no texts in place of one', () => {
    const edits = [
      { position: 0, texts: ['a1', 'a2'] },
      { position: 2, texts: [] },
      { position: 3, texts: ['D'] },
    ];
    expect(textsOf(['a', 'b', 'c', 'd'], edits)).toEqual(['0 a1', '0 a2', '1 b', '3 D']);
    expect(textsOf([], [{ position: 0, texts: ['new'] }])).toEqual(['0 new']);
  });
});

describe('edits in a changed file', () => {
  const file = ['Title', 'Page 1', 'First.', 'Second.', 'Third.'];

  it('hold where their segments are there as they were', () => {
    const edits = [
      { position: 1, texts: [] },
      { position: 4, texts: ['The third.'] },
    ];
    const changed = ['New title', 'Foreword.', 'Page 1', 'First, changed.', 'Second.', 'Third.'];
    expect(carriedEdits(file, changed, edits)).toEqual([
      { position: 2, texts: [] },
      { position: 5, texts: ['The third.'] },
    ]);
    expect(carriedEdits(file, ['Title', 'First.', 'Second.'], edits)).toEqual([]);
  });

  it('of neighbours hold together or not at all', () => {
    const joined = [
      { position: 2, texts: ['First. Second.'] },
      { position: 3, texts: [] },
    ];
    expect(carriedEdits(file, ['Title', 'First.', 'Second, changed.'], joined)).toEqual([]);
    expect(carriedEdits(file, ['First.', 'Second.', 'Third.'], joined)).toEqual([
      { position: 0, texts: ['First. Second.'] },
      { position: 1, texts: [] },
    ]);
  });
});
