import type { Job } from '../job.ts';
import type { BriefDocument, BriefLanguage, BriefPlace } from './brief.ts';
import { addVocabulary, type KeyedText, keyedText } from './title-finder.ts';

/** A segment of the papers, with its words keyed for finding titles. */
export interface ReadSegment {
  readonly document: number;
  readonly segment: number;
  readonly language: BriefLanguage;
  readonly keyed: KeyedText;
}

export interface Span {
  readonly start: number;
  readonly end: number;
}

export async function keyed(documents: readonly BriefDocument[], job: Job): Promise<ReadSegment[]> {
  const all: ReadSegment[] = [];
  const total = documents.reduce((sum, { segments }) => sum + segments.length, 0);
  for (const [document, { language, segments }] of documents.entries()) {
    for (const [segment, { text }] of segments.entries()) {
      all.push({ document, segment, language, keyed: keyedText(text, language) });
      if (all.length % 100 === 0) job.progress({ done: all.length, total, what: 'reading' });
      await job.checkpoint();
    }
  }
  return all;
}

export async function vocabularyOf(
  segments: readonly ReadSegment[],
  job: Job,
): Promise<Record<BriefLanguage, Set<string>>> {
  const vocabulary = { ru: new Set<string>(), en: new Set<string>() };
  for (const { language, keyed: text } of segments) {
    addVocabulary(vocabulary[language], text);
    await job.checkpoint();
  }
  return vocabulary;
}

export interface Met {
  readonly language: BriefLanguage;
  readonly asSeen: string;
  readonly places: BriefPlace[];
}

export function placeOf({ document, segment }: ReadSegment, { start, end }: Span): BriefPlace {
  return { document, segment, start, end };
}

export const comparePlaces = (a: BriefPlace, b: BriefPlace): number =>
  a.document - b.document || a.segment - b.segment || a.start - b.start || b.end - a.end;
