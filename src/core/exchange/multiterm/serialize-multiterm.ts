import type { Property, TermInput } from '../../memory/records.ts';
import { formCases } from '../../terms/concept-entry.ts';
import { type LanguageTag, primaryLanguage } from '../../text/language.ts';
import { parseDate } from '../dates.ts';
import type { EntryToWrite } from '../item.ts';
import { inLanguage } from '../language-choice.ts';
import { statusOf, termTypeOf } from '../tbx/categories.ts';
import { inPieces } from '../text-pieces.ts';
import { escapeText, openTag, xmlText } from '../xml-markup.ts';
import { type ModelField, ownField, usualFields } from './fields.ts';

export interface MultitermWriteOptions {
  /** Only these, in this order; all an entry has, where not given. */
  readonly languages?: readonly LanguageTag[];
  /** Names of the termbase's indexes by language: MultiTerm takes a file only if they are its own. */
  readonly indexNames?: Readonly<Record<LanguageTag, string>>;
  /** Names of the termbase's fields. */
  readonly fieldNames?: Partial<Readonly<Record<ModelField, string>>>;
  /** Without, what MultiTerm has no place for is left out; with it, it goes into a field of its own. */
  readonly lossless?: boolean;
  readonly left?: (entry: EntryToWrite) => void;
}

const defaultFieldNames: Readonly<Record<ModelField, string>> = {
  definition: 'Definition',
  note: 'Note',
  subjectField: 'Subject field',
  conceptType: 'Concept type',
  status: 'Status',
  termType: 'Term type',
  gender: 'Gender',
  number: 'Number',
  genitive: 'Genitive',
  dative: 'Dative',
  accusative: 'Accusative',
  instrumental: 'Instrumental',
  prepositional: 'Prepositional',
  validFrom: 'Valid from',
  validTo: 'Valid to',
};

const defaultIndexNames: Readonly<Record<string, string>> = {
  ru: 'Russian',
  en: 'English',
  de: 'German',
  fr: 'French',
  es: 'Spanish',
  it: 'Italian',
  zh: 'Chinese',
  ar: 'Arabic',
  uk: 'Ukrainian',
  be: 'Belarusian',
  kk: 'Kazakh',
};

const linkNames = new Set(['Clink', 'Glink', 'Plink', 'Slink', 'Tlink', 'Ulink']);
const deepest = 20;

/** MultiTerm XML; encoded as UTF-8 by whoever writes it to a file. */
export function serializeMultiterm(
  entries: AsyncIterable<EntryToWrite> | Iterable<EntryToWrite>,
  options: MultitermWriteOptions = {},
): AsyncIterable<string> {
  return inPieces(parts(entries, options));
}

async function* parts(
  entries: AsyncIterable<EntryToWrite> | Iterable<EntryToWrite>,
  options: MultitermWriteOptions,
): AsyncGenerator<string> {
  yield '<?xml version="1.0" encoding="UTF-8"?>\n<mtf>\n';
  const names = { ...defaultFieldNames, ...options.fieldNames };
  const used = new Set<string>();
  let next = 1;
  for await (const entry of entries) {
    const sections = sectionsOf(entry.terms, options.languages);
    if (sections.length === 0) {
      options.left?.(entry);
      continue;
    }
    const id = entry.properties?.find(
      ({ kind, type, section }) => kind === 'attribute' && type === 'id' && !section,
    )?.text;
    const numeric = id !== undefined && /^[1-9]\d{0,8}$/.test(id) && !used.has(id);
    while (used.has(String(next))) next++;
    const number = numeric ? id : String(next);
    used.add(number);
    yield concept(entry, sections, number, numeric, names, options);
  }
  yield '</mtf>\n';
}

type Section = readonly [LanguageTag, readonly TermInput[]];

function sectionsOf(terms: readonly TermInput[], languages: readonly LanguageTag[] | undefined): Section[] {
  const wanted = languages ?? [...new Set(terms.map(({ language }) => language))];
  return wanted.flatMap((language): Section[] => {
    const chosen =
      languages === undefined ? terms.filter((term) => term.language === language) : inLanguage(terms, language);
    return chosen.length === 0 ? [] : [[chosen[0]?.language ?? language, chosen]];
  });
}

function concept(
  entry: EntryToWrite,
  sections: readonly Section[],
  number: string,
  hasId: boolean,
  names: Readonly<Record<ModelField, string>>,
  { indexNames = {}, lossless = true }: MultitermWriteOptions,
): string {
  const { properties = [] } = entry;
  const own: Property[] = [];
  let system = '';
  let transactions = '';
  let data = '';
  const sectionData = new Map<LanguageTag, string>();
  const dated = { origination: entry.createdAt, modification: entry.changedAt };
  const said = new Set<string>();
  for (const property of properties) {
    const { kind, type, text, section } = property;
    if (kind === 'attribute' && type === 'id' && section === undefined && hasId) continue;
    if (kind === 'system' && (type === 'entryClass' || type === 'status') && section === undefined) {
      system += `${element('system', { type }, text)}`;
      continue;
    }
    const place = section === undefined || sections.some(([language]) => language === section);
    const markup = place ? group(property) : undefined;
    if (markup === undefined) own.push(property);
    else if (section !== undefined) sectionData.set(section, (sectionData.get(section) ?? '') + markup);
    else if (kind === 'transac') {
      transactions += markup;
      const date = parseDate(property.attached?.find((one) => one.kind === 'date')?.text ?? '');
      if (date !== undefined && date === dated[type as keyof typeof dated]) said.add(type ?? '');
    } else data += markup;
  }
  for (const [type, time] of Object.entries(dated)) {
    const date = time === undefined || said.has(type) ? undefined : parseDate(time);
    if (date !== undefined) {
      transactions += `<transacGrp>${element('transac', { type }, '')}<date>${date.slice(0, 19)}</date></transacGrp>\n`;
    }
  }
  if (entry.subjectField !== undefined) data += field(names.subjectField, entry.subjectField);
  if (entry.definition !== undefined) data += field(names.definition, entry.definition);
  if (entry.note !== undefined) data += field(names.note, entry.note);
  if (entry.conceptType !== 'other') data += field(names.conceptType, entry.conceptType);
  if (lossless && own.length > 0) data += field(ownField, JSON.stringify(own));
  let out = `<conceptGrp><concept>${number}</concept>\n${system}${transactions}${data}`;
  for (const [language, terms] of sections) {
    const index =
      indexNames[language] ??
      indexNames[primaryLanguage(language)] ??
      defaultIndexNames[primaryLanguage(language)] ??
      language;
    out += `<languageGrp>${openTag('language', { type: xmlText(index), lang: language.toUpperCase() }, true)}\n`;
    out += sectionData.get(language) ?? '';
    for (const term of terms) out += termGroup(term, names, lossless);
    out += '</languageGrp>\n';
  }
  return `${out}</conceptGrp>\n`;
}

function termGroup(term: TermInput, names: Readonly<Record<ModelField, string>>, lossless: boolean): string {
  const { properties = [] } = term;
  const own: Property[] = [];
  let kept = '';
  // A termbase's own word for a status or kind is written in place of ours as long as it means the same.
  let status: string | undefined;
  let termType: string | undefined;
  for (const property of properties) {
    const meaning = usualFields[(property.type ?? '').trim().toLowerCase()];
    const same =
      (meaning === 'status' && statusOf(property.text) === term.administrativeStatus) ||
      (meaning === 'termType' && termTypeOf(property.text) === term.termType);
    const markup = property.section === undefined ? group(property) : undefined;
    if (markup === undefined) own.push(property);
    else {
      kept += markup;
      if (same && meaning === 'status') status = markup;
      if (same && meaning === 'termType') termType = markup;
    }
  }
  let out = `<termGrp><term>${escapeText(xmlText(term.text))}</term>\n`;
  if (status === undefined) out += field(names.status, term.administrativeStatus);
  if (termType === undefined) out += field(names.termType, term.termType);
  if (term.gender !== undefined) out += field(names.gender, term.gender);
  if (term.number !== undefined) out += field(names.number, term.number);
  for (const one of formCases) if (term.forms?.[one] !== undefined) out += field(names[one], term.forms[one]);
  if (term.validFrom !== undefined) out += field(names.validFrom, term.validFrom);
  if (term.validTo !== undefined) out += field(names.validTo, term.validTo);
  if (term.note !== undefined) out += field(names.note, term.note);
  out += kept;
  if (lossless && own.length > 0) out += field(ownField, JSON.stringify(own));
  return `${out}</termGrp>\n`;
}

function element(name: string, attributes: Readonly<Record<string, string>>, text: string): string {
  const clean: Record<string, string> = {};
  for (const [key, value] of Object.entries(attributes)) clean[key] = xmlText(value);
  return `${openTag(name, clean)}${escapeText(xmlText(text))}</${name}>`;
}

function field(name: string, text: string): string {
  return `<descripGrp>${element('descrip', { type: name }, text)}</descripGrp>\n`;
}

/** A property that came from MultiTerm, with what is attached to it; nothing for those of other formats. */
function group({ kind, type, text, language, attached = [] }: Property, depth = 0): string | undefined {
  if (language !== undefined || type === undefined || depth > deepest) return undefined;
  if (kind !== 'descrip' && !(kind === 'transac' && /^(?:origination|modification)$/.test(type))) return undefined;
  if (kind === 'descrip' && (text === '' || type === ownField)) return undefined;
  const links: Record<string, string> = { type };
  let inner = '';
  let dates = 0;
  for (const one of attached) {
    if (one.kind === 'attribute' && one.type !== undefined && linkNames.has(one.type)) links[one.type] = one.text;
    else if (one.kind === 'date' && kind === 'transac' && parseDate(one.text) !== undefined) {
      dates++;
      inner += element('date', {}, one.text);
    } else {
      const nested = kind === 'descrip' ? group(one, depth + 1) : undefined;
      if (nested === undefined) return undefined;
      inner += nested;
    }
  }
  if (
    kind === 'transac' &&
    (dates !== 1 || !/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d$/.test(attached.find((one) => one.kind === 'date')?.text ?? ''))
  )
    return undefined;
  return `<${kind}Grp>${element(kind, links, text)}${inner}</${kind}Grp>\n`;
}
