import type { Bead, SegmentRange } from '../core/align/bead.ts';
import type { LanguageTag } from '../core/text/language.ts';
import { tsvLine } from './table.ts';

export const alignFormats = ['beads', 'tsv', 'json'] as const;
export type AlignFormat = (typeof alignFormats)[number];

/** A segment, and the number it is printed with: its line in a segmented file, else its place in the text, from 0. */
export interface NumberedSegment {
  readonly text: string;
  readonly number: number;
}

/** An alignment as it is printed. */
export interface PrintableAlignment {
  readonly sourceLanguage: LanguageTag;
  readonly targetLanguage: LanguageTag;
  readonly source: readonly NumberedSegment[];
  readonly target: readonly NumberedSegment[];
  readonly beads: readonly Bead[];
  readonly parallel: number;
}

/** The last digits of a probability are noise. */
const probabilityDigits = 4;
export const roundProbability = (probability: number) => Number(probability.toFixed(probabilityDigits));

export function formatAlignment(alignment: PrintableAlignment, format: AlignFormat): string {
  switch (format) {
    case 'beads':
      return formatBeads(alignment);
    case 'tsv':
      return alignment.beads
        .map((bead) =>
          tsvLine([
            textOf(alignment.source, bead.source),
            textOf(alignment.target, bead.target),
            roundProbability(bead.confidence),
          ]),
        )
        .join('');
    case 'json':
      return `${JSON.stringify(asJson(alignment), undefined, 2)}\n`;
  }
}

/** One line a bead, "0,1|0": numbers of the source, then of the target; a side may be empty. */
function formatBeads({ beads, source, target }: PrintableAlignment): string {
  return beads
    .map((bead) => `${numbersOf(source, bead.source).join(',')}|${numbersOf(target, bead.target).join(',')}\n`)
    .join('');
}

function asJson(alignment: PrintableAlignment) {
  const { source, target, beads } = alignment;
  return {
    sourceLanguage: alignment.sourceLanguage,
    targetLanguage: alignment.targetLanguage,
    parallel: roundProbability(alignment.parallel),
    beads: beads.map((bead) => ({
      source: numbersOf(source, bead.source),
      target: numbersOf(target, bead.target),
      sourceText: textOf(source, bead.source),
      targetText: textOf(target, bead.target),
      confidence: roundProbability(bead.confidence),
    })),
  };
}

const numbersOf = (segments: readonly NumberedSegment[], { start, end }: SegmentRange) =>
  segments.slice(start, end).map(({ number }) => number);

const textOf = (segments: readonly NumberedSegment[], { start, end }: SegmentRange) =>
  segments
    .slice(start, end)
    .map(({ text }) => text)
    .join(' ');
