import { segmentText } from '../../../src/core/text/segmentation.ts';

export interface BoundaryAgreement {
  /** Line ends with a stop that were cut at, and that were not. */
  readonly found: number;
  readonly missed: number;
  /** Cuts inside lines. */
  readonly extra: number;
  /** Line ends without a stop (headings, list items), which running text cannot show. */
  readonly withoutStop: number;
}

const stop = /[.?!…]["»”’')\]]*$/;

/** Joins so many lines by spaces, cuts them again, and compares the cuts with the line ends. */
export function boundaryAgreement(lines: readonly string[], language: string, size: number): BoundaryAgreement {
  let found = 0;
  let missed = 0;
  let extra = 0;
  let withoutStop = 0;
  for (let i = 0; i < lines.length; i += size) {
    const piece = lines.slice(i, i + size).map((line) => line.trim());
    const text = piece.join(' ');
    const ends = new Set<number>();
    let end = -1;
    for (const line of piece.slice(0, -1)) {
      end += line.length + 1;
      ends.add(end);
    }
    const cuts = new Set(
      segmentText(text, language)
        .slice(0, -1)
        .map((segment) => segment.end),
    );
    for (const one of ends) {
      if (!stop.test(text.slice(0, one))) withoutStop++;
      else if (cuts.has(one)) found++;
      else missed++;
    }
    for (const cut of cuts) if (!ends.has(cut)) extra++;
  }
  return { found, missed, extra, withoutStop };
}
