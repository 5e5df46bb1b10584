import type { Brief, BriefSegment } from './brief.ts';
import { worthPrinting } from './sheet.ts';

/** A place in a speech with what to say there. */
export interface SpeechMark {
  readonly start: number;
  readonly end: number;
  readonly rendering: string;
  readonly unconfirmed: boolean;
  readonly kind: 'title' | 'acronym' | 'speaker' | 'number';
}

export interface SpeechSentence extends BriefSegment {
  /** In order, not overlapping: of titles that overlap the longest. */
  readonly marks: readonly SpeechMark[];
}

/** A paper with its marks, paragraph by paragraph. */
export function speechOf(brief: Brief, document: number): SpeechSentence[][] {
  const { segments, language } = brief.documents[document]!;
  const marks: SpeechMark[][] = segments.map(() => []);
  const put = (segment: number, mark: SpeechMark): void => void marks[segment]!.push(mark);
  for (const { places, state, language: own, term, rendering, suggestions, conceptType } of brief.items) {
    for (const { document: at, segment, start, end } of places) {
      if (at !== document) continue;
      // Met in the other language of the papers as well: then its own name there is the rendering.
      const text = own === language ? rendering || worthPrinting({ suggestions, conceptType }) : term;
      if (text !== '') put(segment, { start, end, rendering: text, unconfirmed: state === 'gap', kind: 'title' });
    }
  }
  for (const { language: own, places, rendering, renderingExpansion, known } of brief.acronyms) {
    const text = rendering || renderingExpansion;
    if (own !== language || text === '') continue;
    for (const place of places) {
      if (place.document === document)
        put(place.segment, { ...place, rendering: text, unconfirmed: !known, kind: 'acronym' });
    }
  }
  for (const { language: own, places, rendering, confirmed } of brief.speakers) {
    if (own !== language) continue;
    for (const place of places) {
      if (place.document === document)
        put(place.segment, { ...place, rendering, unconfirmed: !confirmed, kind: 'speaker' });
    }
  }
  for (const { places, rendering, text } of brief.numbers) {
    if (rendering === '' || rendering === text) continue;
    for (const place of places) {
      if (place.document === document) put(place.segment, { ...place, rendering, unconfirmed: false, kind: 'number' });
    }
  }
  const paragraphs: SpeechSentence[][] = [];
  let block = -1;
  for (const [index, segment] of segments.entries()) {
    if (segment.block !== block) paragraphs.push([]);
    block = segment.block;
    paragraphs.at(-1)!.push({ ...segment, marks: apart(marks[index]!) });
  }
  return paragraphs;
}

/** Of marks that overlap the longest stays; of equal ones the first. */
function apart(marks: readonly SpeechMark[]): SpeechMark[] {
  const kept: SpeechMark[] = [];
  for (const mark of [...marks].sort((a, b) => b.end - b.start - (a.end - a.start))) {
    if (!kept.some(({ start, end }) => start < mark.end && mark.start < end)) kept.push(mark);
  }
  return kept.sort((a, b) => a.start - b.start);
}
