import type { Difference, Span } from '../../../engine/contract.ts';

/** A stretch of a text and how it is shown. */
export interface Piece {
  readonly text: string;
  /** `found`: what was looked for or renders it. `changed`, `extra`: what differs from, or is not in, the segment asked for; `lacking`: what only that has. */
  readonly look: 'plain' | 'found' | 'changed' | 'extra' | 'lacking';
}

/** The text cut at the marked spans; spans that overlap or leave the text are cut to fit. */
export function piecesOfSpans(text: string, spans: readonly Span[]): Piece[] {
  const pieces: Piece[] = [];
  let end = 0;
  for (const span of [...spans].sort((a, b) => a.start - b.start)) {
    const start = Math.max(end, span.start);
    const stop = Math.min(text.length, span.end);
    if (stop <= start) continue;
    if (start > end) pieces.push({ text: text.slice(end, start), look: 'plain' });
    pieces.push({ text: text.slice(start, stop), look: 'found' });
    end = stop;
  }
  if (end < text.length) pieces.push({ text: text.slice(end), look: 'plain' });
  return pieces;
}

/** The found text with what differs from the query; words that only the query has stand where they are lacking. */
export function piecesOfDifferences(query: string, found: string, differences: readonly Difference[]): Piece[] {
  const pieces: Piece[] = [];
  let end = 0;
  for (const { kind, queryStart, queryEnd, start, end: stop } of [...differences].sort((a, b) => a.start - b.start)) {
    if (start > end) pieces.push({ text: found.slice(end, start), look: 'plain' });
    if (kind === 'deleted') {
      pieces.push({ text: ` ${query.slice(queryStart, queryEnd)} `, look: 'lacking' });
    } else if (stop > end) {
      pieces.push({ text: found.slice(Math.max(start, end), stop), look: kind === 'changed' ? 'changed' : 'extra' });
    }
    end = Math.max(end, stop);
  }
  if (end < found.length) pieces.push({ text: found.slice(end), look: 'plain' });
  return pieces;
}
