import type { BitextView } from '../../../engine/contract.ts';

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

/** Width of the grid before it is drawn, px: right nearly always, so that 20,000 heights are guessed once and not twice. */
export function expectedGridWidth(): number {
  return window.innerWidth - besideTheGrid;
}

export function measuresOf(gridWidth: number): RowMeasures {
  const cell = Math.max(160, (gridWidth - gutterAndTools) / 2 - cellPadding);
  return { charactersPerLine: cell / averageCharacter };
}

export function estimateHeight(bitext: BitextView, index: number, { charactersPerLine }: RowMeasures): number {
  const bead = bitext.beadViews[index];
  if (bead === undefined) return rowPadding + lineHeight;
  const side = (segments: BitextView['sourceSegments'], { start, end }: { start: number; end: number }) => {
    let height = 0;
    for (let at = start; at < end; at++) {
      const characters = segments[at]?.text.length ?? 0;
      height += Math.max(1, Math.ceil(characters / charactersPerLine)) * lineHeight + (at > start ? segmentGap : 0);
    }
    return Math.max(lineHeight, height);
  };
  return Math.max(side(bitext.sourceSegments, bead.source), side(bitext.targetSegments, bead.target)) + rowPadding;
}
