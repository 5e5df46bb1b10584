/** A piece of text where it stands on its page: points, x to the right, y of the base line downwards. */
export interface Fragment {
  readonly text: string;
  readonly x: number;
  readonly end: number;
  readonly y: number;
  /** Font size in points. */
  readonly size: number;
}

export interface PdfPage {
  /** From 1. */
  readonly number: number;
  readonly width: number;
  readonly height: number;
  readonly fragments: readonly Fragment[];
}

/** Everything on one base line, from left to right. */
export interface Row {
  readonly fragments: readonly Fragment[];
  readonly x: number;
  readonly end: number;
  readonly y: number;
  readonly size: number;
}

/** A run of text without a wide gap in it: a line of a column, a cell of a table. */
export interface Line {
  readonly text: string;
  readonly x: number;
  readonly end: number;
  readonly y: number;
  readonly size: number;
  readonly page: number;
}

/** Gaps are measured in font sizes. A word space is a quarter, in justified type more; a border of cells is wider. */
const spaceGap = 0.14;
const cellGap = 1.9;
/** Base lines closer than this, in font sizes, are one line. */
const sameLine = 0.45;
/** The same for type of different sizes: office programs raise note numbers by up to half a size. */
const sameLineRaised = 0.55;
/** Raised numbers in smaller type than this share are references to notes. */
const noteSize = 0.8;

/** Rows of a page, from top to bottom. */
export function rowsOf(page: PdfPage): Row[] {
  const rows: Fragment[][] = [];
  for (const fragment of [...page.fragments].sort((a, b) => a.y - b.y || a.x - b.x)) {
    let found: Fragment[] | undefined;
    // Sorted by height, so only the last few rows can be meant.
    for (let i = rows.length - 1; i >= Math.max(0, rows.length - 3) && found === undefined; i--) {
      const first = rows[i]![0]!;
      const size = Math.max(first.size, fragment.size);
      const limit = Math.min(first.size, fragment.size) < size * noteSize ? sameLineRaised : sameLine;
      if (Math.abs(first.y - fragment.y) < limit * size) found = rows[i];
    }
    if (found === undefined) rows.push([fragment]);
    else found.push(fragment);
  }
  return rows.map(rowOf).sort((a, b) => a.y - b.y || a.x - b.x);
}

export function rowOf(fragments: readonly Fragment[]): Row {
  const sorted = [...fragments].sort((a, b) => a.x - b.x);
  const size = Math.max(...sorted.map((fragment) => fragment.size));
  const y = sorted.find((fragment) => fragment.size > size * noteSize)?.y ?? sorted[0]!.y;
  return { fragments: sorted, x: sorted[0]!.x, end: Math.max(...sorted.map((fragment) => fragment.end)), y, size };
}

/** Edges of the column a row stands in; a row that fills it has been justified. */
export interface Edges {
  readonly left: number;
  readonly right: number;
}

/** The lines a row is made of: one, unless wide gaps part cells. */
export function linesOf(row: Row, page: number, edges: Edges | undefined): Line[] {
  const { size, y } = row;
  const isJustified =
    edges !== undefined && Math.abs(row.x - edges.left) < size * 4 && Math.abs(row.end - edges.right) < size * 0.4;
  const lines: Line[] = [];
  let text = '';
  let start = 0;
  let end = Number.NEGATIVE_INFINITY;
  const flush = (): void => {
    const tidy = text.replace(/\s+/g, (space) => (space.includes('\u00A0') ? '\u00A0' : ' ')).trim();
    if (tidy !== '') lines.push({ text: tidy, x: start, end, y, size, page });
    text = '';
  };
  for (const fragment of row.fragments) {
    const raised = fragment.size < size * noteSize && fragment.y < y - size * 0.1;
    if (raised && /^\s*(?:\d{1,3}|[ivxlc]{1,5}|\*{1,3})\)?\s*$/.test(fragment.text)) {
      end = Math.max(end, fragment.end);
      continue;
    }
    const gap = fragment.x - end;
    if (text !== '' && gap > cellGap * size && !isJustified) flush();
    if (text === '') start = fragment.x;
    else if (gap > spaceGap * size && !/\s$/.test(text) && !/^\s/.test(fragment.text)) text += ' ';
    // Shadows and fake bold draw the same text twice in one place.
    else if (gap < -0.5 * (fragment.end - fragment.x) && text.endsWith(fragment.text.trim())) continue;
    text += fragment.text;
    end = Math.max(end, fragment.end);
  }
  flush();
  return lines;
}

/** The line of a row whose gaps mean nothing, for comparing running heads. */
export function rowText(row: Row): string {
  return row.fragments.map((fragment) => fragment.text.trim()).join(' ');
}
