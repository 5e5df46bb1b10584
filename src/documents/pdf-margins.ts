import type { Line, PdfPage } from './pdf-lines.ts';

/** Part of the page height, at the top and at the bottom, in which running heads and page numbers stand. */
const marginHeight = 0.12;
/** A text at one height on this share of the pages, at least two, is a running head; left and right pages may differ. */
const repeatedShare = 0.3;

const pageNumber =
  /^[\s\-–—|•]*(?:стр(?:аница|\.)?|с\.|page|p\.|лист)?\s*(?:\d{1,4}|[ivxlc]{1,7})(?:\s*(?:\/|of|из|-)\s*\d{1,4})?[\s\-–—|•]*$/i;

/** Lines of all pages without running heads, running feet and page numbers. */
export function withoutMargins(pages: readonly PdfPage[], lines: readonly (readonly Line[])[]): Line[][] {
  const counts = new Map<string, Set<number>>();
  const keys = lines.map((pageLines, index) => pageLines.map((line) => marginKey(line, pages[index]!, pageLines)));
  keys.forEach((pageKeys, index) => {
    for (const key of pageKeys) {
      if (key === undefined) continue;
      const on = counts.get(key) ?? new Set();
      on.add(index);
      counts.set(key, on);
    }
  });
  const least = Math.max(2, Math.ceil(pages.length * repeatedShare));
  return lines.map((pageLines, index) =>
    pageLines.filter((line, at) => {
      const key = keys[index]![at];
      if (key === undefined) return true;
      if (pageNumber.test(line.text)) return false;
      return (counts.get(key)?.size ?? 0) < least;
    }),
  );
}

/** What a line in the margin is compared by: height and words, numbers taken as equal; undefined outside the margins. */
function marginKey(line: Line, page: PdfPage, pageLines: readonly Line[]): string | undefined {
  const isTop = line.y < page.height * marginHeight;
  const isBottom = line.y > page.height * (1 - marginHeight);
  if (!isTop && !isBottom) return undefined;
  // Only what no body text stands beyond of; a body that fills the page keeps its first and last lines.
  const beyond = pageLines.filter((other) => (isTop ? other.y < line.y - 1 : other.y > line.y + 1));
  const rows = new Set(beyond.map((other) => Math.round(other.y / 3)));
  if (rows.size > 2) return undefined;
  const words = line.text.toLowerCase().replace(/\d+/g, '#').replace(/\s+/g, ' ');
  return `${isTop ? 'top' : 'bottom'} ${words}`;
}
