import packageJson from '../../package.json' with { type: 'json' };
import type { SegmentRange } from '../core/align/bead.ts';
import { serializeTmx } from '../core/exchange/tmx/serialize-tmx.ts';
import { serializeXliff } from '../core/exchange/xliff/serialize-xliff.ts';
import type { UnitInput } from '../core/memory/records.ts';
import type { Segment } from '../core/text/document.ts';
import type { AlignedPair } from '../engine/services/aligning.ts';
import { tsvLine } from './table.ts';

export const alignFormats = ['beads', 'tsv', 'tmx', 'xliff', 'json'] as const;
export type AlignFormat = (typeof alignFormats)[number];

/** The last digits of a probability are noise. */
const probabilityDigits = 4;
export const roundProbability = (probability: number) => Number(probability.toFixed(probabilityDigits));

interface AlignOutput {
  readonly format: AlignFormat;
  /** Segments are called by the number of their line, else by their place in the text; both from 0. */
  readonly segmented?: boolean;
}

export async function formatAlignment(pair: AlignedPair, { format, segmented = false }: AlignOutput): Promise<string> {
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
    case 'tmx':
      return whole(serializeTmx(unitsOf(pair), { version: packageJson.version, ...languagesOf(pair) }));
    case 'xliff': {
      const { version } = packageJson;
      const original = pair.source.document.name;
      return whole(serializeXliff(unitsOf(pair), { edition: '1.2', version, original, ...languagesOf(pair) }));
    }
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

const languagesOf = ({ source, target }: AlignedPair) => ({
  sourceLanguage: source.language,
  targetLanguage: target.language,
});

/** Beads with text on both sides as units, each with the sentence before and after it. */
function unitsOf({ source, target, alignment }: AlignedPair): UnitInput[] {
  const text = (segments: readonly Segment[], { start, end }: SegmentRange) =>
    segments
      .slice(start, end)
      .map((segment) => segment.text)
      .join(' ');
  return alignment.beads.flatMap((bead) => {
    const texts = [text(source.segments, bead.source), text(target.segments, bead.target)] as const;
    if (texts.some((one) => one === '')) return [];
    const previous = source.segments[bead.source.start - 1]?.text;
    const next = source.segments[bead.source.end]?.text;
    return [
      {
        variants: [
          { language: source.language, text: texts[0] },
          { language: target.language, text: texts[1] },
        ],
        ...(previous !== undefined && { previous }),
        ...(next !== undefined && { next }),
        origin: source.document.name,
      },
    ];
  });
}

async function whole(pieces: AsyncIterable<string>): Promise<string> {
  let written = '';
  for await (const piece of pieces) written += piece;
  return written;
}
