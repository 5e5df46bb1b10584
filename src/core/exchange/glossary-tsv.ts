import type { EntryRecord } from '../memory/records.ts';
import type { TermSection } from '../terms/concept-entry.ts';
import type { LanguageTag } from '../text/language.ts';
import { tsvLine } from './tsv-line.ts';

/*
 * A glossary as a table: one pair of terms a line, so that any spreadsheet and any other tool can take it in. A full form
 * stands beside the full forms of the other language, an acronym beside the acronyms; what has no counterpart of its kind
 * stands beside the preferred term, and what has none at all beside an empty field.
 */

const columns = [
  'source',
  'target',
  'source language',
  'target language',
  'concept type',
  'source term type',
  'target term type',
  'source status',
  'target status',
  'subject field',
  'collection',
  'evidence',
] as const;

/** Languages are given in this order; others follow by their tags. */
const firstLanguages: readonly LanguageTag[] = ['ru', 'en'];

/** The first line of the file. */
export const glossaryTsvHeading: string = tsvLine(columns);

/** The lines of one entry, in the order of its languages, preferred terms first. */
export function glossaryTsvLines(entry: EntryRecord): string[] {
  return termPairs(entry).map(([source, target]) => lineOf(entry, source, target));
}

/** All terms of an entry side by side, those of `sourceLanguage`, or of the first language there is, on the left. */
export function termPairs(entry: EntryRecord, sourceLanguage?: LanguageTag): [TermSection, TermSection | undefined][] {
  const languages = [...new Set(entry.terms.map(({ language }) => language))].sort(byLanguage);
  const source = languages.find((language) => language === sourceLanguage) ?? languages[0];
  if (source === undefined) return [];
  const targets = languages.filter((language) => language !== source);
  const sources = termsIn(entry, source);
  if (targets.length === 0) return sources.map((term) => [term, undefined]);
  return targets.flatMap((target) => pairs(sources, termsIn(entry, target)));
}

function byLanguage(a: LanguageTag, b: LanguageTag): number {
  return rankOf(a) - rankOf(b) || (a < b ? -1 : 1);
}

function rankOf(language: LanguageTag): number {
  const rank = firstLanguages.indexOf(language);
  return rank < 0 ? firstLanguages.length : rank;
}

const statuses = ['preferred', 'admitted', 'superseded', 'deprecated'] as const;

function termsIn(entry: EntryRecord, language: LanguageTag): TermSection[] {
  return entry.terms
    .filter((term) => term.language === language)
    .sort((a, b) => statuses.indexOf(a.administrativeStatus) - statuses.indexOf(b.administrativeStatus));
}

const isShort = ({ termType }: TermSection) => termType === 'acronym' || termType === 'shortForm';

/** Which terms stand side by side; every term stands somewhere, and the best of each side together. */
function pairs(sources: readonly TermSection[], targets: readonly TermSection[]): [TermSection, TermSection][] {
  const together: [TermSection, TermSection][] = [];
  for (const kind of [false, true]) {
    const left = sources.filter((term) => isShort(term) === kind);
    const right = targets.filter((term) => isShort(term) === kind);
    const bestLeft = left[0] ?? sources[0]!;
    const bestRight = right[0] ?? targets[0]!;
    if (left.length > 0 || right.length > 0) together.push([bestLeft, bestRight]);
    for (const term of right.slice(1)) together.push([bestLeft, term]);
    for (const term of left.slice(1)) together.push([term, bestRight]);
  }
  return together;
}

function lineOf(entry: EntryRecord, source: TermSection, target: TermSection | undefined): string {
  const evidence = entry.evidence.filter(({ termId }) => termId === source.id || termId === target?.id).length;
  return tsvLine([
    source.text,
    target?.text ?? '',
    source.language,
    target?.language ?? '',
    entry.conceptType,
    source.termType,
    target?.termType ?? '',
    source.administrativeStatus,
    target?.administrativeStatus ?? '',
    entry.subjectField ?? '',
    entry.collection,
    String(evidence),
  ]);
}
