import type { ConceptType } from '../terms/concept-entry.ts';
import { fold } from '../text/fold.ts';
import {
  type Brief,
  type BriefAcronym,
  type BriefDirection,
  type BriefItem,
  type BriefLanguage,
  type BriefPlace,
  otherLanguage,
} from './brief.ts';

export const sheetOrders = ['type', 'alphabet', 'appearance'] as const;
export type SheetOrder = (typeof sheetOrders)[number];

/** One line of a glossary as it is printed. */
export interface SheetRow {
  readonly conceptType: ConceptType;
  readonly source: string;
  /** Full form, where the row is headed by a shorter one; empty otherwise. */
  readonly sourceFull: string;
  readonly sourceAcronym: string;
  /** Empty where nobody knows. */
  readonly target: string;
  readonly targetFull: string;
  readonly targetAcronym: string;
  /** The rendering is proposed by the program alone. */
  readonly unconfirmed: boolean;
  readonly origin: BriefItem['origin'];
  readonly count: number;
  readonly places: readonly BriefPlace[];
  readonly key: string;
}

export interface SheetPart {
  readonly source: BriefLanguage;
  readonly target: BriefLanguage;
  readonly groups: readonly SheetGroup[];
}

export interface SheetGroup {
  /** Of rows by type; a letter of rows by alphabet; undefined of rows in order of appearance. */
  readonly conceptType?: ConceptType;
  readonly letter?: string;
  readonly rows: readonly SheetRow[];
}

/** Order in which an interpreter asks for kinds of things. */
const typeOrder: readonly ConceptType[] = [
  'organisation',
  'body',
  'post',
  'document',
  'event',
  'place',
  'other',
  'person',
];

/**
 * The glossary of a brief by direction. Both directions of an alphabet are two lists; in the other orders one list from
 * Russian serves both, and what was met in one language alone stands in it all the same.
 */
export function glossaryParts(
  brief: Brief,
  order: SheetOrder,
  direction: BriefDirection = brief.event.direction,
): SheetPart[] {
  const sources: BriefLanguage[] =
    direction === 'both' ? (order === 'alphabet' ? ['ru', 'en'] : ['ru']) : [direction === 'en-ru' ? 'en' : 'ru'];
  return sources.map((source) => {
    const rows = brief.items.map((item) => sheetRow(item, source));
    return { source, target: otherLanguage(source), groups: grouped(rows, order, source) };
  });
}

/** A thing with its names turned so that `source` comes first. */
export function sheetRow(item: BriefItem, source: BriefLanguage): SheetRow {
  const target = otherLanguage(source);
  const suggestion = item.state === 'gap' ? worthPrinting(item) : '';
  const texts = { [item.language]: item.term, [otherLanguage(item.language)]: item.rendering || suggestion } as Record<
    BriefLanguage,
    string
  >;
  const side = (language: BriefLanguage) => {
    const text = texts[language];
    const { full, acronym } = item[language];
    const differs = (other: string): string => (other !== '' && fold(other) !== fold(text) ? other : '');
    return { text, full: differs(full), acronym: differs(acronym) };
  };
  const from = side(source);
  const to = side(target);
  return {
    conceptType: item.conceptType,
    source: from.text,
    sourceFull: from.full,
    sourceAcronym: from.acronym,
    target: to.text,
    targetFull: to.full,
    targetAcronym: to.acronym,
    unconfirmed: item.state === 'gap',
    origin: item.origin,
    count: item.places.length,
    places: item.places,
    key: item.key,
  };
}

/** A like title is no rendering unless it is very like, and nobody says a ministry's name in transliteration. */
export const nearlyTheSame = 0.85;

export function worthPrinting({ suggestions, conceptType }: Pick<BriefItem, 'suggestions' | 'conceptType'>): string {
  const named = conceptType === 'place' || conceptType === 'person' || conceptType === 'other';
  const best = suggestions.find(
    ({ how, score }) => how === 'pair' || how === 'parts' || (how === 'similar' ? score >= nearlyTheSame : named),
  );
  return best?.text ?? '';
}

function grouped(rows: readonly SheetRow[], order: SheetOrder, source: BriefLanguage): SheetGroup[] {
  if (order === 'appearance') return rows.length === 0 ? [] : [{ rows }];
  const collator = new Intl.Collator(source);
  const sorted = [...rows].sort((a, b) => collator.compare(sortKey(a), sortKey(b)));
  if (order === 'type') {
    return typeOrder
      .map((conceptType) => ({ conceptType, rows: sorted.filter((row) => row.conceptType === conceptType) }))
      .filter((group) => group.rows.length > 0);
  }
  const byLetter = new Map<string, SheetRow[]>();
  for (const row of sorted) {
    const letter = sortKey(row).charAt(0).toUpperCase() || '…';
    const list = byLetter.get(letter);
    if (list === undefined) byLetter.set(letter, [row]);
    else list.push(row);
  }
  return [...byLetter].map(([letter, list]) => ({ letter, rows: list }));
}

/** Quotes and the like do not count in an alphabet. */
const sortKey = ({ source, target }: SheetRow): string => (source || target).replace(/^[^\p{L}\p{N}]+/u, '');

/** One line of the acronyms, which come first in the booth. */
export interface AcronymRow {
  readonly source: string;
  readonly sourceExpansion: string;
  readonly target: string;
  readonly targetExpansion: string;
  readonly unconfirmed: boolean;
}

/** Acronyms met in the papers, and those of the titles met, each once, by alphabet. */
export function acronymRows(brief: Brief, source: BriefLanguage): AcronymRow[] {
  const rows = new Map<string, AcronymRow>();
  const put = (row: AcronymRow): void => {
    const before = rows.get(row.source);
    if (row.source !== '' && (before === undefined || (before.unconfirmed && !row.unconfirmed)))
      rows.set(row.source, row);
  };
  for (const acronym of brief.acronyms) put(acronymRow(acronym, source));
  for (const item of brief.items) {
    if (item.state !== 'known' || item[source].acronym === '') continue;
    const target = item[otherLanguage(source)];
    put({
      source: item[source].acronym,
      sourceExpansion: item[source].full,
      target: target.acronym,
      targetExpansion: target.full,
      unconfirmed: false,
    });
  }
  const collator = new Intl.Collator(source);
  return [...rows.values()].sort((a, b) => collator.compare(a.source, b.source));
}

function acronymRow(
  { text, language, expansion, rendering, renderingExpansion, known }: BriefAcronym,
  source: BriefLanguage,
): AcronymRow {
  if (language === source) {
    return {
      source: text,
      sourceExpansion: expansion,
      target: rendering,
      targetExpansion: renderingExpansion,
      unconfirmed: !known,
    };
  }
  return {
    source: rendering,
    sourceExpansion: renderingExpansion,
    target: text,
    targetExpansion: expansion,
    unconfirmed: !known,
  };
}

export interface SpeakerRow {
  readonly source: string;
  readonly sourcePost: string;
  readonly target: string;
  readonly targetPost: string;
  readonly unconfirmed: boolean;
  readonly count: number;
}

/** Speakers in order of appearance; one named in both languages of the papers once. */
export function speakerRows(brief: Brief, source: BriefLanguage): SpeakerRow[] {
  const rows: SpeakerRow[] = [];
  const seen = new Map<string, number>();
  for (const { name, language, rendering, confirmed, post, postRendering, places } of brief.speakers) {
    const own = language === source;
    const row: SpeakerRow = {
      source: own ? name : rendering,
      sourcePost: own ? post : postRendering,
      target: own ? rendering : name,
      targetPost: own ? postRendering : post,
      unconfirmed: !confirmed,
      count: places.length,
    };
    const key = fold(own ? name : rendering);
    const before = seen.get(key);
    if (before === undefined) {
      seen.set(key, rows.push(row) - 1);
      continue;
    }
    // Named in both languages: each side is what its papers write.
    const known = rows[before]!;
    rows[before] = {
      source: own ? row.source : known.source,
      sourcePost: known.sourcePost || row.sourcePost,
      target: own ? known.target : row.target,
      targetPost: known.targetPost || row.targetPost,
      unconfirmed: false,
      count: known.count + row.count,
    };
  }
  return rows;
}

/** Pages or paragraphs of the first places, as "1, 3, 7"; with the document's number before a colon where there are several. */
export function placesText(brief: Pick<Brief, 'documents'>, places: readonly BriefPlace[], most = 5): string {
  const several = brief.documents.length > 1;
  const labels: string[] = [];
  let more = false;
  for (const { document, segment } of places) {
    const { page, block } = brief.documents[document]!.segments[segment]!;
    const label = `${several ? `${document + 1}:` : ''}${page === undefined ? `¶${block + 1}` : page}`;
    if (labels.includes(label)) continue;
    if (labels.length >= most) {
      more = true;
      break;
    }
    labels.push(label);
  }
  return labels.join(', ') + (more ? ' …' : '');
}

/** Rows worth their place on a booth sheet: names of countries that everybody knows are not. */
export const isForBooth = ({ conceptType, origin }: SheetRow): boolean =>
  conceptType !== 'place' || origin !== 'starter';
