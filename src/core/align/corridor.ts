import type { Corridor, Window } from './lattice.ts';

/** A border both sides share: before this source line and before this target line. */
export interface Border {
  readonly source: number;
  readonly target: number;
}

/** All cells at most `reach` columns beside the straight lines through borders of the window. */
export function corridorThrough(window: Window, borders: readonly Border[], reach: number): Corridor {
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
      const from = steps === 0 ? a.target : a.target + ((i - a.source) * (b.target - a.target)) / steps;
      const to = steps === 0 ? b.target : from;
      low[r] = Math.min(low[r]!, Math.floor(from - reach));
      high[r] = Math.max(high[r]!, Math.ceil(to + reach));
    }
  }
  return tidy(window, low, high);
}

/**
 * All cells around a chain of borders and between its neighbours: a stretch without borders is looked at whole up to
 * `wholeGap` cells, beyond that along its diagonal.
 */
export function corridorBetween(window: Window, borders: readonly Border[], reach: number, wholeGap: number): Corridor {
  const rows = window.sourceEnd - window.sourceStart;
  const low = new Int32Array(rows + 1).fill(window.targetEnd);
  const high = new Int32Array(rows + 1).fill(window.targetStart);
  const points = [
    { source: window.sourceStart, target: window.targetStart },
    ...borders,
    { source: window.sourceEnd, target: window.targetEnd },
  ];
  for (let k = 1; k < points.length; k++) {
    const a = points[k - 1]!;
    const b = points[k]!;
    const steps = b.source - a.source;
    const columns = b.target - a.target;
    const whole = steps * columns <= wholeGap;
    const wide = Math.max(Math.abs(steps - columns), Math.sqrt(wholeGap) / 2);
    // The reach goes beyond the ends of the stretch too: an anchor may be a line off.
    const first = Math.max(window.sourceStart, a.source - reach);
    const last = Math.min(window.sourceEnd, b.source + reach);
    for (let i = first; i <= last; i++) {
      const r = i - window.sourceStart;
      let from = a.target;
      let to = b.target;
      if (i < a.source) to = from = a.target;
      else if (i > b.source) from = to = b.target;
      else if (!whole) {
        const middle = a.target + ((i - a.source) * columns) / steps;
        from = Math.max(from, middle - wide);
        to = Math.min(to, middle + wide);
      }
      low[r] = Math.min(low[r]!, Math.floor(from - reach));
      high[r] = Math.max(high[r]!, Math.ceil(to + reach));
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
