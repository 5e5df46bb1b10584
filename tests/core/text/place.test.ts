import { describe, expect, it } from 'vitest';
import { type PlacedSegment, placesOf } from '../../../src/core/text/place.ts';

describe('the place of a segment', () => {
  it('counts paragraphs page by page, headings and list items among them', () => {
    const segments: PlacedSegment[] = [
      { block: 0, blockKind: 'heading', page: 1 },
      { block: 1, blockKind: 'paragraph', page: 1 },
      { block: 1, blockKind: 'paragraph', page: 1 },
      { block: 2, blockKind: 'paragraph', page: 2 },
      { block: 3, blockKind: 'listItem', page: 2 },
    ];
    expect(placesOf(segments).map(({ page, number }) => [page, number])).toEqual([
      [1, 1],
      [1, 2],
      [1, 2],
      [2, 1],
      [2, 2],
    ]);
  });

  it('counts through a document without pages, notes by themselves', () => {
    const segments: PlacedSegment[] = [
      { block: 0, blockKind: 'paragraph' },
      { block: 1, blockKind: 'tableCell', cell: { table: 0, row: 2, column: 1 } },
      { block: 2, blockKind: 'paragraph' },
      { block: 3, blockKind: 'footnote' },
      { block: 4, blockKind: 'footnote' },
      { block: 5, blockKind: 'header' },
    ];
    expect(placesOf(segments)).toEqual([
      { kind: 'paragraph', number: 1 },
      { kind: 'tableCell', cell: { table: 1, row: 3, column: 2 } },
      { kind: 'paragraph', number: 2 },
      { kind: 'footnote', number: 1 },
      { kind: 'footnote', number: 2 },
      { kind: 'header' },
    ]);
  });
});
