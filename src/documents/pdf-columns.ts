import type { Line } from './pdf-lines.ts';

/** Rows that must show a gap at one place before it counts as a gutter. */
const leastRows = 4;
/** Share of rows that may run across a gutter (titles, wide tables). */
const mostCrossing = 0.5;
/** Median share of its column that a line of prose fills; cells of tables fill less. */
const proseFill = 0.6;
/** Columns within columns: newspapers have six. */
const deepest = 4;

/** Lines of a page in reading order, parted into flows: columns one after the other, what runs across them in its place. */
export function readingOrder(lines: readonly Line[], depth = 0): Line[][] {
  const gutter = depth < deepest ? findGutter(lines) : undefined;
  if (gutter === undefined) return lines.length === 0 ? [] : [[...lines]];
  const flows: Line[][] = [];
  let band: Line[] = [];
  const flush = (): void => {
    const left = band.filter((line) => line.end <= gutter + 1);
    const right = band.filter((line) => line.end > gutter + 1);
    flows.push(...readingOrder(left, depth + 1), ...readingOrder(right, depth + 1));
    band = [];
  };
  let across: Line[] = [];
  for (const line of lines) {
    if (line.x < gutter - 1 && line.end > gutter + 1) {
      if (band.length > 0) flush();
      across.push(line);
    } else {
      if (across.length > 0) flows.push(across);
      across = [];
      band.push(line);
    }
  }
  if (across.length > 0) flows.push(across);
  if (band.length > 0) flush();
  return flows;
}

/** x of a gap that most rows with several lines share and that has prose on both sides. */
function findGutter(lines: readonly Line[]): number | undefined {
  if (lines.length < leastRows * 2) return undefined;
  const gaps: { from: number; to: number }[] = [];
  for (let i = 0; i < lines.length; i++) {
    const line = lines[i]!;
    // The next line on the same base line, to the right; columns need not share base lines, so near ones count.
    let right: Line | undefined;
    for (let j = Math.max(0, i - 6); j < Math.min(lines.length, i + 7); j++) {
      const other = lines[j]!;
      if (
        j !== i &&
        Math.abs(other.y - line.y) < line.size * 0.9 &&
        other.x > line.end &&
        (right === undefined || other.x < right.x)
      )
        right = other;
    }
    if (right !== undefined) gaps.push({ from: line.end, to: right.x });
  }
  if (gaps.length < leastRows) return undefined;
  let best: { at: number; count: number } | undefined;
  for (const { to } of gaps) {
    const at = to - 2;
    const count = gaps.filter((gap) => gap.from <= at && gap.to >= at).length;
    if (best === undefined || count > best.count) best = { at, count };
  }
  if (best === undefined || best.count < leastRows) return undefined;
  const { at } = best;
  const crossing = lines.filter((line) => line.x < at - 1 && line.end > at + 1).length;
  const left = lines.filter((line) => line.end <= at + 1);
  const right = lines.filter((line) => line.x >= at - 1);
  if (left.length < leastRows || right.length < leastRows || crossing > lines.length * mostCrossing) return undefined;
  return isProse(left) && isProse(right) ? at : undefined;
}

/** Whether lines fill the width they share, as justified and ragged prose does. */
function isProse(lines: readonly Line[]): boolean {
  const from = Math.min(...lines.map((line) => line.x));
  const to = Math.max(...lines.map((line) => line.end));
  const fills = lines.map((line) => (line.end - line.x) / Math.max(1, to - from)).sort((a, b) => a - b);
  return (fills[Math.floor(fills.length / 2)] ?? 0) >= proseFill;
}
