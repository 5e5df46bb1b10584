import type { EntryRecord, TranslationUnit } from '../memory/records.ts';
import { primaryLanguage } from '../text/language.ts';
import type { ExportFormat } from './export-presets.ts';

/** Facts of entries and units that not every format has a place for. */
export const entryFacts = [
  'evidence',
  'definition',
  'note',
  'term-note',
  'subject-field',
  'concept-type',
  'status',
  'term-type',
  'grammar',
  'validity',
  'synonyms',
  'third-language',
  'properties',
  'one-sided',
] as const;
export const unitFacts = [
  'tags',
  'context',
  'dates',
  'author',
  'state',
  'note',
  'properties',
  'third-language',
  'line-breaks',
  'one-sided',
] as const;
export type EntryFact = (typeof entryFacts)[number];
export type UnitFact = (typeof unitFacts)[number];

const every = <Fact extends string>(facts: readonly Fact[], ...without: Fact[]): ReadonlySet<Fact> =>
  new Set(facts.filter((fact) => !without.includes(fact)));

const held: { readonly [Format in ExportFormat]: ReadonlySet<EntryFact | UnitFact> } = {
  tmx: every(unitFacts, 'third-language', 'one-sided'),
  'tmx-trados': every(unitFacts, 'third-language', 'one-sided'),
  'tmx-memoq': every(unitFacts, 'third-language', 'one-sided'),
  'tmx-level1': every(unitFacts, 'third-language', 'one-sided', 'tags'),
  xliff: every(unitFacts, 'third-language', 'one-sided'),
  xliff2: every(unitFacts, 'third-language', 'one-sided'),
  'wordfast-tm': new Set<UnitFact>(['tags', 'dates', 'author']),
  'units-csv': new Set<UnitFact>(['dates', 'author', 'note', 'line-breaks']),
  'units-xlsx': new Set<UnitFact>(['dates', 'author', 'note', 'line-breaks']),
  tbx: every(entryFacts, 'evidence', 'third-language', 'one-sided'),
  'tbx-v2': every(entryFacts, 'evidence', 'third-language', 'one-sided'),
  multiterm: every(entryFacts, 'evidence', 'third-language', 'one-sided'),
  'multiterm-xlsx': new Set<EntryFact>(['definition', 'note', 'subject-field', 'status', 'synonyms']),
  tsv: new Set<EntryFact>([
    'subject-field',
    'concept-type',
    'status',
    'term-type',
    'synonyms',
    'third-language',
    'one-sided',
  ]),
  csv: every(entryFacts, 'evidence', 'grammar', 'validity', 'properties'),
  xlsx: every(entryFacts, 'evidence', 'grammar', 'validity', 'properties'),
  ods: every(entryFacts, 'evidence', 'grammar', 'validity', 'properties'),
  'omegat-glossary': new Set<EntryFact>(['definition', 'note', 'status', 'synonyms']),
  utx: new Set<EntryFact>(['definition', 'note', 'status', 'synonyms']),
  'wordfast-glossary': new Set<EntryFact>(['definition', 'note', 'status', 'synonyms']),
  xbench: new Set<EntryFact>(['definition', 'note', 'status', 'synonyms']),
  'memoq-terms': new Set<EntryFact>(['definition', 'note', 'subject-field', 'status', 'synonyms']),
  'phrase-terms': new Set<EntryFact>(['definition', 'note', 'status', 'synonyms']),
  'matecat-glossary': new Set<EntryFact>(['definition', 'note', 'term-note', 'subject-field', 'status', 'synonyms']),
  interpretbank: new Set<EntryFact>(['definition', 'note', 'term-note', 'status', 'synonyms']),
  anki: new Set<EntryFact>(['definition', 'note', 'status', 'synonyms', 'concept-type']),
};

/** Formats that can have all languages of an item beside each other. */
const multilingual: ReadonlySet<ExportFormat> = new Set(['tmx', 'tbx', 'multiterm']);
const ofLanguages: ReadonlySet<EntryFact | UnitFact> = new Set(['third-language', 'one-sided']);

/** What of an entry or unit the format has no place for; `paired`: two languages of it are written. */
export function lossesOf(
  format: ExportFormat,
  facts: readonly (EntryFact | UnitFact)[],
  paired: boolean,
): readonly (EntryFact | UnitFact)[] {
  return facts.filter((fact) => !holdsFact(format, fact, paired));
}

/** Formats that leave out what has no text in both languages. */
export const needsBoth = (format: ExportFormat, paired: boolean): boolean => !holdsFact(format, 'one-sided', paired);

const holdsFact = (format: ExportFormat, fact: EntryFact | UnitFact, paired: boolean): boolean =>
  held[format].has(fact) || (!paired && multilingual.has(format) && ofLanguages.has(fact));

export interface LanguagePair {
  readonly source: string;
  readonly target: string;
}

export function factsOfEntry(entry: EntryRecord, { source, target }: LanguagePair): EntryFact[] {
  const { terms } = entry;
  const counts = new Map<string, number>();
  for (const { language } of terms)
    counts.set(primaryLanguage(language), (counts.get(primaryLanguage(language)) ?? 0) + 1);
  const found: (readonly [EntryFact, boolean])[] = [
    ['evidence', entry.evidence.length > 0],
    ['definition', Boolean(entry.definition)],
    ['note', Boolean(entry.note)],
    ['term-note', terms.some(({ note }) => Boolean(note))],
    ['subject-field', Boolean(entry.subjectField)],
    ['concept-type', entry.conceptType !== 'other'],
    ['status', terms.some(({ administrativeStatus }) => administrativeStatus !== 'preferred')],
    ['term-type', terms.some(({ termType }) => termType !== 'fullForm')],
    [
      'grammar',
      terms.some(({ gender, number, forms }) => gender !== undefined || number !== undefined || forms !== undefined),
    ],
    ['validity', terms.some(({ validFrom, validTo }) => validFrom !== undefined || validTo !== undefined)],
    ['synonyms', [...counts.values()].some((count) => count > 1)],
    ['third-language', counts.size > 2],
    ['properties', [entry, ...terms].some(({ properties = [] }) => properties.length > 0)],
    ['one-sided', !counts.has(primaryLanguage(source)) || !counts.has(primaryLanguage(target))],
  ];
  return found.flatMap(([fact, is]) => (is ? [fact] : []));
}

/** Of a million units in turn: made without lists of closures. */
export function factsOfUnit(unit: TranslationUnit, { source, target }: LanguagePair): UnitFact[] {
  const languages: string[] = [];
  let tags = false;
  let properties = (unit.properties?.length ?? 0) > 0;
  let breaks = false;
  for (const variant of unit.variants) {
    tags ||= (variant.tags?.length ?? 0) > 0;
    properties ||= (variant.properties?.length ?? 0) > 0;
    if (variant.text === '') continue;
    breaks ||= /[\r\n\t]/.test(variant.text);
    const language = primaryLanguage(variant.language);
    if (!languages.includes(language)) languages.push(language);
  }
  const facts: UnitFact[] = [];
  if (tags) facts.push('tags');
  if (unit.previous || unit.next) facts.push('context');
  facts.push('dates');
  if (unit.author) facts.push('author');
  if (unit.state !== 'translated') facts.push('state');
  if (unit.note) facts.push('note');
  if (properties) facts.push('properties');
  if (languages.length > 2) facts.push('third-language');
  if (breaks) facts.push('line-breaks');
  if (!languages.includes(primaryLanguage(source)) || !languages.includes(primaryLanguage(target))) {
    facts.push('one-sided');
  }
  return facts;
}
