import type { OpenBitext } from '../../engine/open-bitext.ts';

/** What is needed to guess a row's height before it is drawn; a good guess keeps the scroll bar still. */
export interface RowMeasures {
  /** Characters that fit a line of one cell. */
  readonly charactersPerLine: number;
}

/** Widths, px, as align.module.css has them. */
const gutterAndTools = 44 + 88;
const cellPadding = 14 + 30;
/** Of the reading face at its size, px. */
const averageCharacter = 7.5;
const lineHeight = 22.5;
const rowPadding = 21;
const segmentGap = 4;

/** Rail with its border, overview and scroll bar. */
const besideTheGrid = 103 + 12 + 11;

/** Header, names of the columns and status line, px. */
const aboveAndBelowTheGrid = 120;

/** Height of the grid before it is drawn, px. */
export function expectedGridHeight(): number {
  return Math.max(200, window.innerHeight - aboveAndBelowTheGrid);
}

/** Width of the grid before it is drawn, px: right nearly always, so that 20,000 heights are guessed once and not twice. */
export function expectedGridWidth(): number {
  return window.innerWidth - besideTheGrid;
}

export function measuresOf(gridWidth: number): RowMeasures {
  const cell = Math.max(160, (gridWidth - gutterAndTools) / 2 - cellPadding);
  return { charactersPerLine: cell / averageCharacter };
}

export function estimateHeight(bitext: OpenBitext, index: number, { charactersPerLine }: RowMeasures): number {
  const bead = bitext.beadViews[index];
  if (bead === undefined) return rowPadding + lineHeight;
  return (
    Math.max(
      sideHeight(bitext.sourceLengths, bead.source, charactersPerLine),
      sideHeight(bitext.targetLengths, bead.target, charactersPerLine),
    ) + rowPadding
  );
}

function sideHeight(lengths: Uint32Array, { start, end }: { start: number; end: number }, charactersPerLine: number) {
  let height = 0;
  for (let at = start; at < end; at++) {
    const lines = Math.max(1, Math.ceil((lengths[at] ?? 0) / charactersPerLine));
    height += lines * lineHeight + (at > start ? segmentGap : 0);
  }
  return Math.max(lineHeight, height);
}

/** Where the rows are scrolled to so that one stands in the middle, px; before any of them is drawn. */
export function offsetOf(bitext: OpenBitext, index: number, measures: RowMeasures, viewHeight: number): number {
  let above = 0;
  for (let row = 0; row < index; row++) above += estimateHeight(bitext, row, measures);
  return Math.max(0, above - (viewHeight - estimateHeight(bitext, index, measures)) / 2);
}
