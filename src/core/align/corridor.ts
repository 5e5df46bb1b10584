import type { Corridor, Window } from './lattice.ts';

/** A border both sides share: before this source line and before this target line. */
export interface Border {
  readonly source: number;
  readonly target: number;
}

/** Widths beside a piecewise straight line through borders of the window. `reach` says how far, by source row. */
export function corridorThrough(window: Window, borders: readonly Border[], reach: (row: number) => number): Corridor {
  const rows = window.sourceEnd - window.sourceStart;
  const low = new Int32Array(rows + 1);
  const high = new Int32Array(rows + 1);
  const points = [
    { source: window.sourceStart, target: window.targetStart },
    ...borders,
    { source: window.sourceEnd, target: window.targetEnd },
  ];
  low.fill(window.targetEnd);
  high.fill(window.targetStart);
  for (let k = 1; k < points.length; k++) {
    const a = points[k - 1]!;
    const b = points[k]!;
    const steps = b.source - a.source;
    for (let i = a.source; i <= b.source; i++) {
      const r = i - window.sourceStart;
      const wide = reach(r);
      const from = steps === 0 ? a.target : a.target + ((i - a.source) * (b.target - a.target)) / steps;
      const to = steps === 0 ? b.target : from;
      low[r] = Math.min(low[r]!, Math.floor(from - wide));
      high[r] = Math.max(high[r]!, Math.ceil(to + wide));
    }
  }
  return tidy(window, low, high);
}

/** Makes both edges grow, keep inside the window, hold its corners, and be connected from row to row. */
function tidy(window: Window, low: Int32Array, high: Int32Array): Corridor {
  const rows = low.length - 1;
  low[0] = window.targetStart;
  high[rows] = window.targetEnd;
  for (let r = 0; r <= rows; r++) {
    low[r] = Math.max(window.targetStart, Math.min(window.targetEnd, low[r]!));
    high[r] = Math.max(window.targetStart, Math.min(window.targetEnd, high[r]!));
    if (r > 0) high[r] = Math.max(high[r]!, high[r - 1]!);
  }
  low[rows] = Math.min(low[rows]!, window.targetEnd);
  for (let r = rows - 1; r >= 0; r--) low[r] = Math.min(low[r]!, low[r + 1]!);
  for (let r = 1; r <= rows; r++) low[r] = Math.min(low[r]!, high[r - 1]!);
  return { low, high };
}

export function corridorCells({ low, high }: Corridor): number {
  let cells = 0;
  for (let r = 0; r < low.length; r++) cells += high[r]! - low[r]! + 1;
  return cells;
}

/** The whole window. */
export function fullCorridor(window: Window): Corridor {
  const rows = window.sourceEnd - window.sourceStart;
  return {
    low: new Int32Array(rows + 1).fill(window.targetStart),
    high: new Int32Array(rows + 1).fill(window.targetEnd),
  };
}
