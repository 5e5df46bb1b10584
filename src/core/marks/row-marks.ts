import type { ConceptType } from '../terms/concept-entry.ts';
import type { LanguageTag } from '../text/language.ts';
import { type Mark, type MarkKind, type MarkMeaning, type MarkSide, markSides, overlaps, type Span } from './mark.ts';
import { type NameMarks, namesByLetters, type RussianEnglishNames } from './name-marks.ts';
import { numberMarks } from './number-marks.ts';
import type { HeldTitles } from './title-marks.ts';

/** Texts of a row, segment by segment. */
export type RowTexts = Readonly<Record<MarkSide, readonly string[]>>;

/** A pair of titles found in a row before; offsets in the joined texts. */
export interface CandidatePlace {
  readonly candidateId: number;
  readonly state: 'proposed' | 'accepted';
  readonly conceptType: ConceptType;
  readonly sourceTerm: string;
  readonly targetTerm: string;
  readonly source: Span;
  readonly target: Span;
}

export interface MarkKnowledge {
  readonly sourceLanguage: LanguageTag;
  readonly targetLanguage: LanguageTag;
  /** Terms of the memory. */
  readonly held: Readonly<Record<MarkSide, HeldTitles>>;
  /** For Russian and English. */
  readonly names?: RussianEnglishNames;
}

interface Found extends Span {
  readonly kind: MarkKind;
  readonly own: Set<number>;
  /** Groups of what it covers: ОБСЕ within ПА ОБСЕ. */
  readonly covered: Set<number>;
  readonly meaning: MarkMeaning | undefined;
  /** Not worth a mark without a counterpart. */
  readonly quiet: boolean;
}

/** What is marked in a row, side by side and in order. A row with nothing on one side has no marks that are alone. */
export function rowMarks(row: RowTexts, candidates: readonly CandidatePlace[], knowledge: MarkKnowledge): Mark[] {
  const texts = { source: row.source.join(' '), target: row.target.join(' ') };
  const found: Record<MarkSide, Found[]> = { source: [], target: [] };
  let groups = 0;
  const put = (
    side: MarkSide,
    { start, end }: Span,
    kind: MarkKind,
    group: number,
    meaning: MarkMeaning | undefined,
    quiet = false,
  ): void => {
    const same = found[side].find((one) => one.start === start && one.end === end);
    if (same !== undefined) same.own.add(group);
    else found[side].push({ start, end, kind, own: new Set([group]), covered: new Set(), meaning, quiet });
  };

  const entryGroups = new Map<number, number>();
  for (const side of markSides) {
    for (const title of knowledge.held[side].in(texts[side])) {
      const group = entryGroups.get(title.entryId) ?? groups++;
      entryGroups.set(title.entryId, group);
      put(side, title, 'title', group, title.meaning, title.isCommon);
    }
  }
  for (const candidate of candidates) {
    if (!fits(texts.source, candidate.source) || !fits(texts.target, candidate.target)) continue;
    const { candidateId, state, conceptType, sourceTerm, targetTerm } = candidate;
    const group = groups++;
    for (const side of markSides) {
      const rendering = side === 'source' ? targetTerm : sourceTerm;
      put(side, candidate[side], 'title', group, { from: 'candidate', candidateId, state, conceptType, rendering });
    }
  }
  for (const side of markSides) found[side] = longestWin(found[side]);

  const names: NameMarks =
    knowledge.names?.in(texts.source, texts.target, found) ?? namesByLetters(texts.source, texts.target, found);
  for (const { kind, source, target, known } of names.pairs) {
    const group = groups++;
    const meaning = (rendering: string): MarkMeaning | undefined =>
      known && { from: 'program', rendering, isWrong: known.isWrong };
    put('source', source, kind, group, meaning(known?.target ?? ''));
    put('target', target, kind, group, meaning(known?.source ?? ''));
  }
  const isPair = texts.source !== '' && texts.target !== '';
  if (isPair) {
    for (const side of markSides) for (const name of names.alone[side]) put(side, name, name.kind, groups++, undefined);
  }

  const numbers = numberMarks(
    { text: texts.source, language: knowledge.sourceLanguage },
    { text: texts.target, language: knowledge.targetLanguage },
  );
  const putNumber = (
    side: MarkSide,
    { start, end, rendering }: Span & { readonly rendering: string },
    group: number,
  ) => {
    const over = found[side].filter((one) => overlaps(one, { start, end }));
    for (const one of over) one.covered.add(group);
    if (over.length === 0) put(side, { start, end }, 'number', group, { from: 'number', rendering });
  };
  for (const { source, target } of numbers.pairs) {
    const group = groups++;
    putNumber('source', source, group);
    putNumber('target', target, group);
  }
  if (isPair) {
    for (const side of markSides) for (const number of numbers.alone[side]) putNumber(side, number, groups++);
  }

  const groupsOf = (side: MarkSide) => new Set(found[side].flatMap(({ own, covered }) => [...own, ...covered]));
  const present = { source: groupsOf('source'), target: groupsOf('target') };
  return markSides.flatMap((side) => {
    const others = present[side === 'source' ? 'target' : 'source'];
    return found[side]
      .sort((a, b) => a.start - b.start)
      .flatMap(({ start, end, kind, own, covered, meaning, quiet }) => {
        const alone = isPair && ![...own].some((group) => others.has(group));
        if (alone && quiet) return [];
        const found = { side, kind, groups: [...own], covers: [...covered], alone, ...(meaning && { meaning }) };
        return inSegments(row[side], { start, end }).map((place): Mark => ({ ...found, ...place }));
      });
  });
}

/** A row that was edited since may no longer have the title there: its borders then fall within words. */
function fits(text: string, { start, end }: Span): boolean {
  const isWordAt = (index: number) => /[\p{L}\p{N}]/u.test(text.charAt(index));
  const cuts = (at: number) => isWordAt(at - 1) && isWordAt(at);
  return start < end && end <= text.length && !cuts(start) && !cuts(end);
}

/** Of titles that overlap the longest stays, of equals the first; it takes over what the others stood for. */
function longestWin(titles: readonly Found[]): Found[] {
  const kept: Found[] = [];
  for (const title of [...titles].sort((a, b) => b.end - b.start - (a.end - a.start))) {
    const over = kept.filter((one) => overlaps(one, title));
    if (over.length === 0) kept.push(title);
    for (const one of over) for (const group of title.own) if (!one.own.has(group)) one.covered.add(group);
  }
  return kept;
}

/** A place in the joined text as places in its segments. */
function inSegments(segments: readonly string[], { start, end }: Span) {
  const places: { segment: number; start: number; end: number }[] = [];
  let from = 0;
  segments.forEach((text, segment) => {
    const place = { segment, start: Math.max(0, start - from), end: Math.min(text.length, end - from) };
    if (place.start < place.end) places.push(place);
    from += text.length + 1;
  });
  return places;
}

/** Whether something of a row stands on one side only that a reader would look for: a number, a name, an acronym. */
export function isOneSided(marks: readonly Mark[], row: RowTexts): boolean {
  return marks.some(({ alone, kind, side, segment, start, end }) => {
    if (!alone) return false;
    return kind !== 'title' || acronymForm.test(row[side][segment]?.slice(start, end) ?? '');
  });
}

const acronymForm = /^\p{Lu}[\p{Lu}\p{N}]+$/u;
