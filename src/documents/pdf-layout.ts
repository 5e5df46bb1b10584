import type { Job } from '../core/job.ts';
import type { Block } from '../core/text/document.ts';
import { joinLines } from './paragraphs.ts';
import { readingOrder } from './pdf-columns.ts';
import { type Edges, type Line, linesOf, type PdfPage, type Row, rowsOf } from './pdf-lines.ts';
import { withoutMargins } from './pdf-margins.ts';

/** A line set in type this much larger than the body is a heading; this much smaller, at the foot, a footnote. */
const headingSize = 1.12;
const footnoteSize = 0.93;
/** Line distance, against the usual one, from which a new paragraph begins. */
const paragraphGap = 1.35;
/** First lines are set in by this many font sizes at least, and at most. */
const leastIndent = 0.8;
const mostIndent = 8;
/** A line that ends this far before the right edge, as a share of the column, and with a stop, ends its paragraph. */
const shortEnd = 0.12;

/** Distance of base lines, in font sizes, and share of the width filled, that speak of lines and not of prose. */
const looseStep = 1.45;
const looseFill = 0.75;

const sentenceEnd = /[.!?…:;]["»”’')\]]*$/;
const initialEnd = /(?<!\p{L})\p{Lu}\.$/u;
const listMarker = /^(?:[•·▪●■□◦–—-]\s|\(?(?:\d{1,3}(?:\.\d{1,3}){0,3}|[IVXLC]{1,6}|\p{L})[.)]\s)/u;
const noteMarker = /^(?:\d{1,3}|\*{1,3})[.)]?\s*\S/;

interface Paragraph {
  text: string;
  readonly size: number;
  readonly page: number;
  readonly kind: 'text' | 'footnote';
  /** Its column ended before a stop: it may go on in the next one. */
  open: boolean;
  /** Its last line fills the column. */
  full: boolean;
}

/** Blocks of the pages of a PDF. */
export async function pageBlocks(pages: readonly PdfPage[], job: Job): Promise<Block[]> {
  const rows: Row[][] = [];
  for (const page of pages) {
    rows.push(rowsOf(page));
    if (page.number % 20 === 0) await job.checkpoint();
  }
  const body = bodySize(rows.flat());
  const kept = withoutMargins(pages, rows, body);
  const paragraphs: Paragraph[] = [];
  const notes: Paragraph[] = [];
  for (const [index, pageRows] of kept.entries()) {
    const page = pages[index]!;
    const { text, footnotes } = partFootnotes(pageRows, body, page);
    for (const flow of readingOrder(text)) append(paragraphs, flow.rows, flow.edges, page.number, 'text');
    for (const flow of readingOrder(footnotes)) append(notes, flow.rows, flow.edges, page.number, 'footnote');
    if (index % 20 === 0) await job.checkpoint();
  }
  return [...paragraphs, ...notes].map((one) => blockOf(one, body)).filter(({ text }) => text !== '');
}

/** The size in which most letters are set. */
function bodySize(rows: readonly Row[]): number {
  const letters = new Map<number, number>();
  for (const { size, text } of rows.flatMap((row) => row.fragments)) {
    const key = Math.round(size * 2) / 2;
    letters.set(key, (letters.get(key) ?? 0) + text.length);
  }
  return [...letters].sort((a, b) => b[1] - a[1])[0]?.[0] ?? 10;
}

/** Small type in the lower part of the page is footnotes. */
function partFootnotes(rows: readonly Row[], body: number, page: PdfPage): { text: Row[]; footnotes: Row[] } {
  let first = rows.length;
  for (let i = rows.length - 1; i >= 0; i--) {
    const row = rows[i]!;
    if (row.size > body * footnoteSize || row.y < page.height * 0.4) break;
    first = i;
  }
  return { text: rows.slice(0, first), footnotes: rows.slice(first) };
}

function append(
  paragraphs: Paragraph[],
  rows: readonly Row[],
  edges: Edges,
  page: number,
  kind: 'text' | 'footnote',
): void {
  const flow = rows.flatMap((row) => linesOf(row, page, edges));
  const step = usualStep(flow);
  const fill = percentile(
    flow.map((line) => (line.end - line.x) / Math.max(1, edges.right - edges.left)),
    0.5,
  );
  const column: Column = { ...edges, step, loose: fill < looseFill && step > (flow[0]?.size ?? 0) * looseStep };
  let before: Line | undefined;
  for (const line of flow) {
    const last = paragraphs.at(-1);
    const joins =
      last !== undefined &&
      (before === undefined ? continuesAcross(last, line) : continuesWithin(before, line, column, kind));
    if (last !== undefined && joins) last.text = joinLines(last.text, line.text);
    else paragraphs.push({ text: line.text, size: line.size, page, kind, open: false, full: false });
    before = line;
  }
  const last = paragraphs.at(-1);
  // A paragraph cut by the end of its column or page has no stop at its end; an initial is no stop.
  if (last !== undefined) last.open = !sentenceEnd.test(last.text) || initialEnd.test(last.text);
  if (last !== undefined && before !== undefined)
    last.full = before.end > edges.right - (edges.right - edges.left) * shortEnd;
}

interface Column {
  readonly left: number;
  readonly right: number;
  readonly step: number;
  /** Lines stand far apart and do not fill the column: each that ends in a stop is a paragraph. */
  readonly loose: boolean;
}

function continuesWithin(
  before: Line,
  line: Line,
  { left, right, step, loose }: Column,
  kind: 'text' | 'footnote',
): boolean {
  const distance = line.y - before.y;
  const isSameRow = Math.abs(distance) < line.size * 0.3;
  // Cells of one row, or texts apart on one line.
  if (isSameRow) return false;
  if (Math.abs(line.size - before.size) > Math.max(line.size, before.size) * 0.08) return false;
  if (distance > Math.max(step, line.size * 1.1) * paragraphGap || distance < 0) return false;
  if (listMarker.test(line.text) && (sentenceEnd.test(before.text) || line.x > left + 1 || /[,;:]$/.test(before.text)))
    return false;
  if (kind === 'footnote' && noteMarker.test(line.text) && sentenceEnd.test(before.text)) return false;
  if (loose && sentenceEnd.test(before.text)) return false;
  const width = Math.max(1, right - left);
  const centred = (one: Line): boolean =>
    Math.abs(one.x - left - (right - one.end)) < line.size * 1.5 && one.x > left + line.size;
  if (centred(before) && centred(line)) return true;
  const indent = line.x - left;
  const isIndented =
    indent > leastIndent * line.size &&
    indent < mostIndent * line.size &&
    Math.abs(line.x - before.x) > line.size * 0.5;
  if (isIndented && line.x > before.x && (sentenceEnd.test(before.text) || before.end < right - width * shortEnd))
    return false;
  // A short line with a stop ends a paragraph.
  if (before.end < right - width * shortEnd && sentenceEnd.test(before.text)) return false;
  // Lines far shorter than the column are titles or addresses unless the sentence plainly goes on.
  if (before.end < right - width * 0.4 && !/^[\p{Ll}\d(«"]/u.test(line.text) && !/[,\-–—]$/.test(before.text))
    return false;
  return true;
}

/** Whether the first line of a column or page carries on the paragraph before it. */
function continuesAcross(last: Paragraph, line: Line): boolean {
  if (!last.open || Math.abs(last.size - line.size) > last.size * 0.08 || listMarker.test(line.text)) return false;
  if (last.full) return true;
  return (
    /^[\p{Ll}\d(«"„“—–-]/u.test(line.text) ||
    /[-\u2010\u00AD]$/.test(last.text) ||
    /[,]$/.test(last.text) ||
    /\b(?:и|в|на|о|с|к|от|для|по|of|the|and|to|in|for|a)$/iu.test(last.text)
  );
}

function usualStep(flow: readonly Line[]): number {
  const steps: number[] = [];
  for (let i = 1; i < flow.length; i++) {
    const step = flow[i]!.y - flow[i - 1]!.y;
    if (step > flow[i]!.size * 0.5 && step < flow[i]!.size * 3) steps.push(step);
  }
  // Lines within a paragraph are the closest ones: the lower third, so that many short paragraphs do not mislead.
  return percentile(steps, 0.35) || (flow[0]?.size ?? 10) * 1.2;
}

function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor((sorted.length - 1) * share)] ?? 0;
}

function blockOf({ text, size, page, kind }: Paragraph, body: number): Block {
  const tidy = text.replaceAll('\u00AD', '').trim();
  if (kind === 'footnote')
    return { kind, text: tidy.replace(/^(?:\d{1,3}|\*{1,3})(?:[.)]?\s+(?=\S)|(?=\p{Lu}))/u, ''), page };
  if (size > body * headingSize) return { kind: 'heading', text: tidy, level: size > body * 1.5 ? 1 : 2, page };
  return { kind: listMarker.test(tidy) ? 'listItem' : 'paragraph', text: tidy, page };
}
