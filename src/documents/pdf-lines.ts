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

/** A run of text on one base line without a wide gap in it: a line of a column, a cell of a table. */
export interface Line {
  readonly text: string;
  readonly x: number;
  readonly end: number;
  readonly y: number;
  readonly size: number;
  readonly page: number;
}

/** Gaps are measured in font sizes. A word space is a quarter; a gutter or cell border is far wider. */
const spaceGap = 0.14;
const lineGap = 1.9;
/** Base lines closer than this, in font sizes, are one line; raised note numbers stand within it. */
const sameLine = 0.45;
/** Raised numbers in smaller type than this share are references to notes. */
const noteSize = 0.8;

/** Lines of a page, from top to bottom, left to right. */
export function linesOf(page: PdfPage): Line[] {
  const rows: Fragment[][] = [];
  for (const fragment of [...page.fragments].sort((a, b) => a.y - b.y || a.x - b.x)) {
    const row = rows.findLast(
      (one) => Math.abs(one[0]!.y - fragment.y) < sameLine * Math.max(one[0]!.size, fragment.size),
    );
    if (row === undefined || rows.length - rows.indexOf(row) > 3) rows.push([fragment]);
    else row.push(fragment);
  }
  return rows.flatMap((row) => rowLines(row, page.number)).sort((a, b) => a.y - b.y || a.x - b.x);
}

function rowLines(row: Fragment[], page: number): Line[] {
  row.sort((a, b) => a.x - b.x);
  const size = Math.max(...row.map((fragment) => fragment.size));
  const base = row.filter((fragment) => fragment.size > size * noteSize);
  const y = base[0]?.y ?? row[0]!.y;
  const lines: Line[] = [];
  let text = '';
  let start = 0;
  let end = Number.NEGATIVE_INFINITY;
  const flush = (): void => {
    const tidy = text.replace(/\s+/g, (space) => (space.includes('\u00A0') ? '\u00A0' : ' ')).trim();
    if (tidy !== '') lines.push({ text: tidy, x: start, end, y, size, page });
    text = '';
  };
  for (const fragment of row) {
    const raised = fragment.size < size * noteSize && fragment.y < y - size * 0.1;
    if (raised && /^\s*(?:\d{1,3}|\*{1,3})\)?\s*$/.test(fragment.text)) {
      end = Math.max(end, fragment.end);
      continue;
    }
    const gap = fragment.x - end;
    if (text !== '' && gap > lineGap * size) flush();
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
