import type { HeldTerm, StockEntry } from './held-terms.ts';
import { type Met, placeOf, type ReadSegment, type Span } from './read-segments.ts';

export interface KnownMet extends Met {
  /** How often each of its names was met. */
  readonly terms: Map<HeldTerm, number>;
}

export function meetKnown(known: Map<StockEntry, KnownMet>, term: HeldTerm, segment: ReadSegment, span: Span): void {
  let met = known.get(term.entry);
  if (met === undefined) {
    const asSeen = segment.keyed.text.slice(span.start, span.end);
    met = { language: segment.language, asSeen, places: [], terms: new Map() };
    known.set(term.entry, met);
  }
  met.places.push(placeOf(segment, span));
  met.terms.set(term, (met.terms.get(term) ?? 0) + 1);
}

/** The name to head the row: the one met most often, an acronym only where nothing else was met. */
export function commonest(terms: ReadonlyMap<HeldTerm, number>): HeldTerm | undefined {
  return [...terms].sort(
    ([a, often], [b, oftener]) => Number(a.acronym) - Number(b.acronym) || oftener - often,
  )[0]?.[0];
}
