import { type PdfPage, type Row, rowText } from './pdf-lines.ts';

/** Part of the page height, at the top and at the bottom, in which running heads and page numbers stand. */
const marginHeight = 0.12;
/** A text at one edge on this share of the pages, at least two, is a running head; left and right pages may differ. */
const repeatedShare = 0.3;
/** Type this much smaller than the body, alone in the margin of a single page, is a running head too. */
const smallType = 0.93;

const pageNumber =
  /^[\s\-–—|•]*(?:стр(?:аница|\.)?|с\.|page|p\.|лист)?\s*(?:\d{1,4}|[ivxlc]{1,7})(?:\s*(?:\/|of|из|-)\s*\d{1,4})?[\s\-–—|•]*$/i;

/** Rows of all pages without running heads, running feet and page numbers. */
export function withoutMargins(
  pages: readonly PdfPage[],
  rows: readonly (readonly Row[])[],
  bodySize: number,
): Row[][] {
  const keys = rows.map((pageRows, index) => pageRows.map((row, at) => marginKey(row, at, pages[index]!, pageRows)));
  const counts = new Map<string, Set<number>>();
  keys.forEach((pageKeys, index) => {
    for (const key of pageKeys) {
      if (key === undefined) continue;
      const on = counts.get(key) ?? new Set();
      on.add(index);
      counts.set(key, on);
    }
  });
  const least = Math.max(2, Math.ceil(pages.length * repeatedShare));
  return rows.map((pageRows, index) =>
    pageRows.filter((row, at) => {
      const key = keys[index]![at];
      if (key === undefined) return true;
      if (pageNumber.test(rowText(row))) return false;
      const apart = isApart(pageRows, at, key.startsWith('top') ? 1 : -1);
      if (key.startsWith('top') && row.size < bodySize * smallType && apart && pageRows.length > 3) return false;
      const pagesWithIt = counts.get(key)?.size ?? 0;
      // A body may begin with like words on many pages («Article 7»); then it stands close to what follows.
      return pagesWithIt < (apart ? least : Number.POSITIVE_INFINITY);
    }),
  );
}

/** Whether a row, with at most two others at its edge, stands off from the body further than lines of a paragraph do. */
function isApart(rows: readonly Row[], at: number, inwards: 1 | -1): boolean {
  const usual = usualDistance(rows);
  for (let i = at; Math.abs(i - at) <= 2; i += inwards) {
    const row = rows[i];
    const next = rows[i + inwards];
    // Nothing but the head on its page.
    if (row === undefined || next === undefined) return true;
    const distance = Math.abs(next.y - row.y);
    if (distance > Math.max(usual * 1.3, row.size * 1.5)) return true;
    if (Math.abs(next.size - row.size) > row.size * 0.1 && i === at) return true;
  }
  return false;
}

function usualDistance(rows: readonly Row[]): number {
  const distances: number[] = [];
  for (let i = 1; i < rows.length; i++) distances.push(rows[i]!.y - rows[i - 1]!.y);
  distances.sort((a, b) => a - b);
  return distances[Math.floor(distances.length / 2)] ?? 0;
}

/** What a row in the margin is compared by: edge and words, numbers taken as equal; undefined outside the margins. */
function marginKey(row: Row, at: number, page: PdfPage, pageRows: readonly Row[]): string | undefined {
  const isTop = row.y < page.height * marginHeight;
  const isBottom = row.y > page.height * (1 - marginHeight);
  if (!isTop && !isBottom) return undefined;
  // At most three rows from the edge: a body that fills the page keeps its lines.
  if ((isTop ? at : pageRows.length - 1 - at) > 2) return undefined;
  const words = rowText(row).toLowerCase().replace(/\d+/g, '#').replace(/\s+/g, ' ');
  return `${isTop ? 'top' : 'bottom'} ${words}`;
}
