import type { SegmentRange } from '../core/align/bead.ts';
import type { Segment } from '../core/text/document.ts';
import type { AlignedPair } from '../engine/services/aligning.ts';
import { tsvLine } from './table.ts';

export const alignFormats = ['beads', 'tsv', 'json'] as const;
export type AlignFormat = (typeof alignFormats)[number];

/** The last digits of a probability are noise. */
const probabilityDigits = 4;
export const roundProbability = (probability: number) => Number(probability.toFixed(probabilityDigits));

interface AlignOutput {
  readonly format: AlignFormat;
  /** Segments are called by the number of their line, else by their place in the text; both from 0. */
  readonly segmented?: boolean;
}

export function formatAlignment(pair: AlignedPair, { format, segmented = false }: AlignOutput): string {
  const numbers = (segments: readonly Segment[], { start, end }: SegmentRange) =>
    segments.slice(start, end).map(({ block }, index) => (segmented ? block : start + index));
  const text = (segments: readonly Segment[], { start, end }: SegmentRange) =>
    segments
      .slice(start, end)
      .map((segment) => segment.text)
      .join(' ');
  const source = pair.source.segments;
  const target = pair.target.segments;
  const { beads, parallel } = pair.alignment;
  switch (format) {
    // One line a bead, "0,1|0": numbers of the source, then of the target; a side may be empty.
    case 'beads':
      return beads.map((bead) => `${numbers(source, bead.source)}|${numbers(target, bead.target)}\n`).join('');
    case 'tsv':
      return beads
        .map((bead) =>
          tsvLine([text(source, bead.source), text(target, bead.target), roundProbability(bead.confidence)]),
        )
        .join('');
    case 'json': {
      const result = {
        sourceLanguage: pair.source.language,
        targetLanguage: pair.target.language,
        parallel: roundProbability(parallel),
        beads: beads.map((bead) => ({
          source: numbers(source, bead.source),
          target: numbers(target, bead.target),
          sourceText: text(source, bead.source),
          targetText: text(target, bead.target),
          confidence: roundProbability(bead.confidence),
        })),
      };
      return `${JSON.stringify(result, undefined, 2)}\n`;
    }
  }
}
