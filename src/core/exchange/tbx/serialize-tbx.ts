import type { Property, TermInput } from '../../memory/records.ts';
import type { AdministrativeStatus } from '../../terms/concept-entry.ts';
import type { LanguageTag } from '../../text/language.ts';
import { isoDay } from '../dates.ts';
import type { EntryToWrite } from '../item.ts';
import { inLanguage } from '../language-choice.ts';
import { inPieces } from '../text-pieces.ts';
import { escapeText, openTag, xmlText } from '../xml-markup.ts';
import { definitionHome, madeUpId, statusNames, termTypeNames, termTypeOf } from './categories.ts';
import { writeOwnNote } from './own-note.ts';

export interface TbxOptions {
  /** `v3`: TBX-Basic of 2019 in the DCA style. `v2`: martif of 2008, which OmegaT, Weblate and older tools read. */
  readonly edition: 'v2' | 'v3';
  /** Version of this program, for the header. */
  readonly version: string;
  readonly title?: string;
  /** Only these, in this order; all a file has, where not given. */
  readonly languages?: readonly LanguageTag[];
  readonly languageCode?: (language: LanguageTag) => string;
  /** `plain`: forbidden and obsolete instead of the names of the standard, which Weblate goes by. */
  readonly statuses?: 'standard' | 'plain';
  /** Without, what TBX has no place for is left out; with it, it goes into a note. */
  readonly lossless?: boolean;
  /** Told of entries that have no term in any of the languages. */
  readonly left?: (entry: EntryToWrite) => void;
}

const plainStatuses: Readonly<Record<AdministrativeStatus, string>> = {
  preferred: 'preferred',
  admitted: 'admitted',
  deprecated: 'forbidden',
  superseded: 'obsolete',
};

/** What TBX-Basic allows, by element; v2 takes any type. */
const basicTypes: Readonly<Record<string, readonly string[]>> = {
  descrip: ['subjectField', 'definition', 'context'],
  termNote: [
    'partOfSpeech',
    'administrativeStatus',
    'grammaticalGender',
    'geographicalUsage',
    'termLocation',
    'termType',
  ],
  admin: ['customerSubset', 'projectSubset', 'source'],
  transac: ['transactionType'],
  transacNote: ['responsibility'],
  xref: ['externalCrossReference', 'xGraphic'],
  ref: ['crossReference'],
};
const picklists: Readonly<Record<string, readonly string[]>> = {
  partOfSpeech: ['noun', 'verb', 'adjective', 'adverb', 'other'],
  grammaticalGender: ['masculine', 'feminine', 'neuter', 'other'],
  termType: ['fullForm', 'acronym', 'abbreviation', 'shortForm', 'variant', 'phrase'],
  transactionType: ['origination', 'modification'],
};
/** Where TBX-Basic allows a category: subject fields with the concept, contexts with the term. */
const levelsOf: Readonly<Record<string, readonly Level[]>> = {
  subjectField: ['entry'],
  definition: ['entry', 'section'],
  context: ['term'],
};

type Level = 'entry' | 'section' | 'term';

export function serializeTbx(
  entries: AsyncIterable<EntryToWrite> | Iterable<EntryToWrite>,
  options: TbxOptions,
): AsyncIterable<string> {
  return inPieces(parts(entries, options));
}

async function* parts(
  entries: AsyncIterable<EntryToWrite> | Iterable<EntryToWrite>,
  options: TbxOptions,
): AsyncGenerator<string> {
  const is3 = options.edition === 'v3';
  const source = `<p>Concordat ${escapeText(xmlText(options.version))}</p>`;
  const title =
    options.title === undefined ? '' : `<titleStmt><title>${escapeText(xmlText(options.title))}</title></titleStmt>`;
  const file = `<fileDesc>${title}<sourceDesc>${source}</sourceDesc></fileDesc>`;
  yield '<?xml version="1.0" encoding="UTF-8"?>\n';
  yield is3
    ? `<tbx style="dca" type="TBX-Basic" xml:lang="en" xmlns="urn:iso:std:iso:30042:ed-2">\n  <tbxHeader>${file}</tbxHeader>\n`
    : `<!DOCTYPE martif SYSTEM "TBXcoreStructV02.dtd">\n<martif type="TBX" xml:lang="en">\n  <martifHeader>${file}</martifHeader>\n`;
  yield '  <text>\n    <body>\n';
  const writer = new EntryWriter(options);
  for await (const entry of entries) yield writer.write(entry);
  yield `    </body>\n  </text>\n</${is3 ? 'tbx' : 'martif'}>\n`;
}

class EntryWriter {
  private readonly options: TbxOptions;
  private readonly is3: boolean;
  private readonly lossless: boolean;
  private readonly ids = new Set<string>();

  constructor(options: TbxOptions) {
    this.options = options;
    this.is3 = options.edition === 'v3';
    this.lossless = options.lossless ?? true;
  }

  write(entry: EntryToWrite): string {
    const sections = this.sections(entry.terms);
    if (sections.length === 0) {
      this.options.left?.(entry);
      return '';
    }
    const { properties = [] } = entry;
    const own: Property[] = [];
    let data = '';
    if (entry.subjectField !== undefined) data += element('descrip', { type: 'subjectField' }, entry.subjectField);
    if (entry.note !== undefined) data += element('note', {}, entry.note);
    data += this.dates(entry);
    const bySection = new Map<LanguageTag, string>();
    const home = properties.find(({ kind, type }) => kind === definitionHome.kind && type === definitionHome.type);
    if (entry.definition !== undefined) {
      const { section, attached } = home ?? {};
      const inSection = section !== undefined && sections.some(([language]) => language === section);
      const definition: Property = { kind: 'descrip', type: 'definition', text: entry.definition };
      const whole = this.property({ ...definition, ...(attached !== undefined && { attached }) }, 'entry');
      if (home !== undefined && (whole === undefined || (section !== undefined && !inSection))) own.push(home);
      const markup = whole ?? element('descrip', { type: 'definition' }, entry.definition);
      if (inSection) bySection.set(section, markup);
      else data += markup;
    }
    for (const property of properties) {
      const { section, kind, type } = property;
      if (kind === 'attribute' && type === 'id' && section === undefined) continue;
      if (property === home && entry.definition !== undefined) continue;
      const level = section === undefined ? 'entry' : 'section';
      const present = section === undefined || sections.some(([language]) => language === section);
      const markup = present ? this.property(property, level) : undefined;
      if (markup === undefined) own.push(property);
      else if (section === undefined) data += markup;
      else bySection.set(section, (bySection.get(section) ?? '') + markup);
    }
    const id = this.idOf(properties, own);
    if (this.lossless) {
      const note = writeOwnNote({
        conceptType: entry.conceptType === 'other' ? undefined : entry.conceptType,
        createdAt: exactTime(entry.createdAt),
        changedAt: exactTime(entry.changedAt),
        properties: own,
      });
      if (note !== undefined) data += element('note', {}, note);
    }
    const code = this.options.languageCode ?? ((tag) => tag);
    const [entryName, sectionName] = this.is3 ? ['conceptEntry', 'langSec'] : ['termEntry', 'langSet'];
    let out = `      ${openTag(entryName, { id })}\n${data}`;
    for (const [language, terms] of sections) {
      out += `        ${openTag(sectionName, { 'xml:lang': code(language) })}\n${bySection.get(language) ?? ''}`;
      for (const term of terms) out += this.term(term);
      out += `        </${sectionName}>\n`;
    }
    return `${out}      </${entryName}>\n`;
  }

  private sections(terms: readonly TermInput[]): (readonly [LanguageTag, readonly TermInput[]])[] {
    const { languages } = this.options;
    if (languages !== undefined) {
      return languages.flatMap((language) => {
        const chosen = inLanguage(terms, language);
        return chosen.length === 0 ? [] : [[chosen[0]?.language ?? language, chosen] as const];
      });
    }
    return [...new Set(terms.map(({ language }) => language))].map(
      (language) => [language, terms.filter((term) => term.language === language)] as const,
    );
  }

  /** The id of the file it came from, where it can be one. */
  private idOf(properties: readonly Property[], own: Property[]): string {
    const given = properties.find(
      ({ kind, type, section }) => kind === 'attribute' && type === 'id' && section === undefined,
    );
    const free = given !== undefined && /^[\p{L}_][\p{L}\p{N}_.-]*$/u.test(given.text) && !this.ids.has(given.text);
    let id = given?.text ?? '';
    if (!free || madeUpId.test(id)) {
      if (given !== undefined) own.push(given);
      do id = `_c${this.ids.size + 1}`;
      while (this.ids.has(id));
    }
    this.ids.add(id);
    return id;
  }

  private dates(entry: EntryToWrite): string {
    const said = (text: string): string | undefined =>
      entry.properties
        ?.find(
          (one) =>
            one.kind === 'transac' && one.section === undefined && one.text === text && this.property(one, 'entry'),
        )
        ?.attached?.find(({ kind }) => kind === 'date')?.text;
    let out = '';
    for (const [text, time] of [
      ['origination', entry.createdAt],
      ['modification', entry.changedAt],
    ] as const) {
      const day = time === undefined ? undefined : isoDay(time);
      if (day === undefined || said(text) === day) continue;
      out += `        <transacGrp><transac type="transactionType">${text}</transac><date>${day}</date></transacGrp>\n`;
    }
    return out;
  }

  private term(term: TermInput): string {
    const { properties = [] } = term;
    const own: Property[] = [];
    let notes = '';
    let data = '';
    const plain = this.options.statuses === 'plain';
    const status = (plain ? plainStatuses : statusNames)[term.administrativeStatus];
    const kept = properties.find(
      (one) =>
        one.kind === 'termNote' &&
        one.type === 'termType' &&
        termTypeOf(one.text) === term.termType &&
        this.property(one, 'term') !== undefined,
    );
    if (kept === undefined) notes += element('termNote', { type: 'termType' }, this.termTypeName(term));
    notes += element('termNote', { type: 'administrativeStatus' }, status);
    if (term.gender !== undefined) notes += element('termNote', { type: 'grammaticalGender' }, term.gender);
    if (term.number !== undefined && !this.is3)
      notes += element('termNote', { type: 'grammaticalNumber' }, term.number);
    if (term.note !== undefined) data += element('note', {}, term.note);
    for (const property of properties) {
      const { kind, type } = property;
      // Written above from the model.
      const twice =
        kind === 'termNote' && (type === 'administrativeStatus' || (type === 'termType' && property !== kept));
      const markup = twice ? undefined : this.property(property, 'term');
      if (markup === undefined) own.push(property);
      else if (kind === 'termNote') notes += markup;
      else data += markup;
    }
    if (this.lossless) {
      const lost = kept === undefined && termTypeOf(this.termTypeName(term)) !== term.termType;
      const note = writeOwnNote({
        termType: lost ? term.termType : undefined,
        number: this.is3 ? term.number : undefined,
        forms: term.forms,
        validFrom: term.validFrom,
        validTo: term.validTo,
        properties: own,
      });
      if (note !== undefined) data += element('note', {}, note);
    }
    const name = this.is3 ? 'termSec' : 'tig';
    const word = `            <term>${escapeText(xmlText(term.text))}</term>\n`;
    return `          <${name}>\n${word}${notes}${data}          </${name}>\n`;
  }

  private termTypeName({ termType }: TermInput): string {
    return this.is3 ? termTypeNames[termType] : termType;
  }

  /** Markup of a property, or nothing where the edition has no place for it. */
  private property(property: Property, level: Level): string | undefined {
    const { kind, type, text, language, attached = [] } = property;
    if (language !== undefined || text === '') return undefined;
    if (kind === 'note') {
      return type === undefined && attached.length === 0 && !text.startsWith('concordat:')
        ? element('note', {}, text)
        : undefined;
    }
    if (basicTypes[kind] === undefined || type === undefined || !this.allows(kind, type, text, level)) return undefined;
    if (kind === 'termNote' && level !== 'term') return undefined;
    if (kind === 'transacNote') return undefined;
    if (kind === 'xref' || kind === 'ref') {
      const [target] = attached;
      if (attached.length !== 1 || target?.kind !== 'attribute' || target.type !== 'target') return undefined;
      // Of references within the file the goal may be missing from what is written.
      if (kind === 'ref' || !/^\S+$/.test(target.text)) return undefined;
      return element(kind, { type, target: target.text }, text);
    }
    const first = element(kind, { type }, text);
    if (kind === 'transac' ? attached.length > 0 : attached.length === 0) {
      if (kind !== 'transac') return first;
      const rest = attached.map((one) => this.attachedTo(one, ['transacNote', 'date', 'note']));
      return rest.includes(undefined) ? undefined : `<transacGrp>${first}${rest.join('')}</transacGrp>\n`;
    }
    if (kind !== 'descrip') return undefined;
    const rest = attached.map((one) => this.attachedTo(one, ['admin', 'note']));
    return rest.includes(undefined) ? undefined : `<descripGrp>${first}${rest.join('')}</descripGrp>\n`;
  }

  private attachedTo({ kind, type, text, language, attached }: Property, kinds: readonly string[]): string | undefined {
    if (!kinds.includes(kind) || language !== undefined || attached !== undefined || text === '') return undefined;
    if (kind === 'date') return /^\d{4}-\d\d-\d\d$/.test(text) ? element('date', {}, text) : undefined;
    if (kind === 'note') return type === undefined ? element('note', {}, text) : undefined;
    if (type === undefined || !this.allows(kind, type, text, 'term')) return undefined;
    return element(kind, { type }, text);
  }

  private allows(kind: string, type: string, text: string, level: Level): boolean {
    if (!this.is3) return true;
    const values = picklists[type];
    const levels = levelsOf[type];
    return (
      basicTypes[kind]?.includes(type) === true &&
      (values === undefined || values.includes(text)) &&
      (levels === undefined || levels.includes(level))
    );
  }
}

function element(name: string, attributes: Readonly<Record<string, string>>, text: string): string {
  const clean: Record<string, string> = {};
  for (const [key, value] of Object.entries(attributes)) clean[key] = xmlText(value);
  return `${openTag(name, clean)}${escapeText(xmlText(text))}</${name}>\n`;
}

/** A time that is more than a day, which is all that TBX dates hold. */
function exactTime(time: string | undefined): string | undefined {
  return time === undefined || time === `${isoDay(time) ?? ''}T00:00:00.000Z` ? undefined : time;
}
