import type { Block, BlockKind } from './document.ts';

/** Where in a document a piece of text stands, in the words of a reader: every number counts from 1. */
export interface TextPlace {
  readonly kind: BlockKind;
  /** Page, slide or sheet, where the format knows them. */
  readonly page?: number;
  /**
   * Which paragraph (headings and list items count) of the page or, without pages, of the document; which note of its
   * kind. Absent for cells, headers, footers and text boxes.
   */
  readonly number?: number;
  readonly cell?: { readonly table: number; readonly row: number; readonly column: number };
}

/** What a segment keeps of its block. */
export interface PlacedSegment {
  readonly block: number;
  readonly blockKind: BlockKind;
  readonly page?: number;
  readonly cell?: Block['cell'];
}

const countedTogether: Partial<Record<BlockKind, string>> = {
  paragraph: 'paragraph',
  heading: 'paragraph',
  listItem: 'paragraph',
  footnote: 'footnote',
  endnote: 'endnote',
};

/** The place of every segment of a document, in order. */
export function placesOf(segments: readonly PlacedSegment[]): TextPlace[] {
  const counts = new Map<string, number>();
  let last: PlacedSegment | undefined;
  let place: TextPlace | undefined;
  return segments.map((segment) => {
    if (place !== undefined && last?.block === segment.block && last.page === segment.page) return place;
    last = segment;
    const { blockKind: kind, page, cell } = segment;
    const counted = countedTogether[kind];
    // Notes are numbered through, paragraphs page by page.
    const series = counted === 'paragraph' ? `paragraph ${page ?? ''}` : counted;
    const number = series === undefined ? undefined : (counts.get(series) ?? 0) + 1;
    if (series !== undefined && number !== undefined) counts.set(series, number);
    place = {
      kind,
      ...(page !== undefined && { page }),
      ...(number !== undefined && { number }),
      ...(cell !== undefined && { cell: { table: cell.table + 1, row: cell.row + 1, column: cell.column + 1 } }),
    };
    return place;
  });
}
