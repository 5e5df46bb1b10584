import { type Edges, type Row, rowOf } from './pdf-lines.ts';

/** Rows a column must have. */
const leastRows = 4;
/** Share of the rows of a region that may run across a gutter (titles, tables). */
const mostCrossing = 0.4;
/** Median share of its column that a row of prose fills; cells of tables fill less. */
const proseFill = 0.6;
/** Share of the rows of a column that begin at its edge; first lines and list items are set in. */
const alignedShare = 0.55;
/** Gaps narrower than this, in font sizes, are spaces between words. */
const wordGap = 0.5;
/** Distance of rows, against the usual one and the font size, that ends a set of columns. */
const sectionGap = 2.4;
/** Columns within columns: newspapers have six. */
const deepest = 4;

/** Rows that are read one after the other, with the edges of their column. */
export interface Flow {
  readonly rows: readonly Row[];
  readonly edges: Edges;
}

/** Rows of a page in reading order: columns one after the other, what runs across them in its place. */
export function readingOrder(rows: readonly Row[], depth = 0): Flow[] {
  if (rows.length === 0) return [];
  const gutter = depth < deepest ? findGutter(rows) : undefined;
  if (gutter === undefined) return [{ rows, edges: edgesOf(rows) }];
  const flows: Flow[] = [];
  let band: Row[] = [];
  let across: Row[] = [];
  const flush = (): void => {
    if (across.length > 0) flows.push({ rows: across, edges: edgesOf(across) });
    const left = sideOf(band, gutter, true);
    const right = sideOf(band, gutter, false);
    flows.push(...readingOrder(left, depth + 1), ...readingOrder(right, depth + 1));
    band = [];
    across = [];
  };
  const distance = usualDistance(rows);
  let before: Row | undefined;
  for (const row of rows) {
    // White space through all columns parts one set of columns from the next.
    if (before !== undefined && row.y - before.y > Math.max(distance * sectionGap, row.size * sectionGap)) flush();
    before = row;
    if (crosses(row, gutter)) {
      if (band.length > 0) flush();
      across.push(row);
    } else {
      if (across.length > 0 && band.length === 0) flush();
      band.push(row);
    }
  }
  flush();
  return flows;
}

function usualDistance(rows: readonly Row[]): number {
  const distances = rows.slice(1).map((row, i) => row.y - rows[i]!.y);
  distances.sort((a, b) => a - b);
  return distances[Math.floor(distances.length * 0.7)] ?? 0;
}

const crosses = (row: Row, x: number): boolean => row.fragments.some((one) => one.x < x - 1 && one.end > x + 1);

function sideOf(rows: readonly Row[], x: number, left: boolean): Row[] {
  return rows.flatMap((row) => {
    const fragments = row.fragments.filter((one) => (one.x + one.end) / 2 < x === left);
    return fragments.length === 0 ? [] : [rowOf(fragments)];
  });
}

export function edgesOf(rows: readonly Row[]): Edges {
  const lefts = rows.map((row) => row.x).sort((a, b) => a - b);
  const rights = rows.map((row) => row.end).sort((a, b) => a - b);
  return {
    left: lefts[Math.floor(lefts.length * 0.05)] ?? 0,
    right: rights[Math.floor((rights.length - 1) * 0.95)] ?? 0,
  };
}

/** x that fewest rows cover, if prose stands on both of its sides. */
function findGutter(rows: readonly Row[]): number | undefined {
  if (rows.length < leastRows) return undefined;
  const from = Math.floor(Math.min(...rows.map((row) => row.x)));
  const to = Math.ceil(Math.max(...rows.map((row) => row.end)));
  const width = to - from;
  if (width < 100) return undefined;
  // How many rows cover each point of the width.
  const covered = new Uint16Array(width + 2);
  for (const row of rows) {
    let end = Number.NEGATIVE_INFINITY;
    for (const fragment of row.fragments) {
      const start = fragment.x - end < wordGap * row.size ? end : fragment.x;
      for (let x = Math.max(0, Math.floor(start - from)); x < Math.min(width, fragment.end - from); x++) covered[x]!++;
      end = Math.max(end, fragment.end);
    }
  }
  let best: { at: number; count: number; length: number } | undefined;
  for (let x = Math.floor(width * 0.12); x < width * 0.88; ) {
    const count = covered[x]!;
    let next = x + 1;
    while (next < width * 0.88 && covered[next] === count) next++;
    if (best === undefined || count < best.count || (count === best.count && next - x > best.length)) {
      best = { at: from + (x + next) / 2, count, length: next - x };
    }
    x = next;
  }
  if (best === undefined || best.count > rows.length * mostCrossing || best.length < 4) return undefined;
  const inside = rows.filter((row) => !crosses(row, best.at));
  const left = sideOf(inside, best.at, true);
  const right = sideOf(inside, best.at, false);
  if (left.length < leastRows || right.length < leastRows || !standSideBySide(left, right)) return undefined;
  return isProse(left) && isProse(right) && isAligned(left) && isAligned(right) ? best.at : undefined;
}

function standSideBySide(left: readonly Row[], right: readonly Row[]): boolean {
  const top = Math.max(left[0]!.y, right[0]!.y);
  const bottom = Math.min(left.at(-1)!.y, right.at(-1)!.y);
  const shorter = Math.min(left.at(-1)!.y - left[0]!.y, right.at(-1)!.y - right[0]!.y);
  return bottom - top >= shorter * 0.5;
}

/** Whether most rows begin at one x, as the lines of a column do; chance gaps between words begin anywhere. */
function isAligned(rows: readonly Row[]): boolean {
  return rows.some(
    ({ x, size }) => rows.filter((row) => Math.abs(row.x - x) < size * 0.4).length >= rows.length * alignedShare,
  );
}

/** Whether rows fill the width they share, as justified and ragged prose does. */
function isProse(rows: readonly Row[]): boolean {
  const { left, right } = edgesOf(rows);
  const fills = rows.map((row) => (row.end - row.x) / Math.max(1, right - left)).sort((a, b) => a - b);
  return (fills[Math.floor(fills.length / 2)] ?? 0) >= proseFill;
}
