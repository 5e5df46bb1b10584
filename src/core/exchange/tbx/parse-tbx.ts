import type { Property, TermInput } from '../../memory/records.ts';
import { looksLikeAcronym } from '../../memory/words.ts';
import { parseDate } from '../dates.ts';
import type { ExchangeItem, ParseOptions } from '../item.ts';
import { type MutableEntry, type MutableTerm, takeTermField } from '../term-fields.ts';
import { readXml, type XmlAttributes, type XmlContext, type XmlHandlers } from '../xml-reader.ts';
import { child, elements, TreeBuilder, textOf, type XmlNode } from '../xml-tree.ts';
import { categoryElements, definitionHome, madeUpId, ownNote, statusNames, statusOf } from './categories.ts';
import { entryWithOwn, termWithOwn } from './own-note.ts';

const entryNames = new Set(['conceptEntry', 'termEntry', 'entry']);
const sectionNames = new Set(['langSec', 'langSet', 'langGroup']);
const termNames = new Set(['termSec', 'tig', 'ntig', 'termGroup']);
const groupNames = new Set(['descripGrp', 'adminGrp', 'termNoteGrp', 'transacGrp', 'noteGrp', 'refGrp']);

/**
 * TBX of 2008 (martif), of 2019 in both styles, and TBX-Min of 2013. Data categories the model has no place for are kept
 * as properties, in the form of the DCA style.
 */
export function parseTbx(text: AsyncIterable<string>, { file }: ParseOptions): AsyncIterable<ExchangeItem> {
  return readXml(text, { file, prefixes: 'all' }, (context) => new TbxHandlers(context));
}

class TbxHandlers implements XmlHandlers {
  private readonly context: XmlContext;
  private readonly tree = new TreeBuilder();
  private root = '';
  private rootAttributes: XmlAttributes = {};
  private headerSent = false;

  constructor(context: XmlContext) {
    this.context = context;
  }

  open(name: string, attributes: XmlAttributes): void {
    if (!this.tree.isEmpty) this.tree.open(name, attributes, this.context.line());
    else if (this.root === '') {
      if (!/^(?:martif|tbx)$/i.test(name)) this.context.fail('xml-root-unexpected', { root: name, format: 'TBX' });
      this.root = name;
      this.rootAttributes = attributes;
    } else if (entryNames.has(name)) {
      this.sendHeader(undefined);
      this.context.mark();
      this.tree.open(name, attributes, this.context.line());
    } else if (/^(?:martifHeader|tbxHeader|header)$/.test(name)) {
      this.tree.open(name, attributes, this.context.line());
    }
  }

  text(text: string): void {
    this.tree.text(text);
  }

  close(): void {
    if (this.tree.isEmpty) return;
    const node = this.tree.close();
    if (node === undefined) return;
    if (!entryNames.has(node.name)) this.sendHeader(node);
    else {
      this.entry(node);
      this.context.unmark();
    }
  }

  end(): void {
    this.sendHeader(undefined);
  }

  private sendHeader(node: XmlNode | undefined): void {
    if (this.headerSent) return;
    this.headerSent = true;
    const languages = node === undefined ? undefined : child(node, 'languages')?.attributes;
    const source = languages?.source ?? this.rootAttributes['xml:lang'];
    const type = this.rootAttributes.type ?? this.rootAttributes.dialect ?? '';
    const edition = this.root === 'tbx' ? 'v3' : this.root === 'TBX' ? 'Min' : 'v2';
    const description = node === undefined ? '' : textOf(node).replace(/\s+/g, ' ').trim();
    this.context.emit({
      kind: 'header',
      format: 'tbx',
      version: `${edition} ${type}`.trim(),
      ...(source !== undefined && { sourceLanguage: source }),
      ...(languages?.target !== undefined && { targetLanguage: languages.target }),
      properties: description === '' ? [] : [{ kind: 'description', text: description }],
    });
  }

  private entry(node: XmlNode): void {
    const entry: MutableEntry = { conceptType: 'other', terms: [] };
    const properties: Property[] = [];
    const id = node.attributes.id;
    if (id !== undefined && !madeUpId.test(id)) properties.push({ kind: 'attribute', type: 'id', text: id });
    const pending: { readonly property: Property; readonly line: number }[] = [];
    for (const one of elements(node)) {
      if (sectionNames.has(one.name)) this.section(one, entry, pending);
      else for (const property of propertiesOf(one)) pending.push({ property, line: one.line });
    }
    // What is said of the whole entry comes before what is said in a language.
    pending.sort((a, b) => Number(a.property.section !== undefined) - Number(b.property.section !== undefined));
    let own: string | undefined;
    for (const { property, line } of pending) {
      if (property.kind === 'note' && property.section === undefined && property.text.startsWith(ownNote)) {
        own = property.text;
      } else if (isDefinition(property) && entry.definition === undefined) {
        const { text, section, attached } = property;
        entry.definition = text;
        // Where it stood and what stood with it, for whoever writes it back.
        const home = { ...(section !== undefined && { section }), ...(attached !== undefined && { attached }) };
        if (Object.keys(home).length > 0) properties.push({ ...definitionHome, ...home });
      } else if (!this.entryProperty(entry, property, line)) properties.push(property);
    }
    const whole = entryWithOwn({ ...entry, ...some(properties) }, own);
    if (entry.terms.length === 0) this.context.skip('entry-without-terms', {}, node.line);
    else this.context.emit({ kind: 'entry', entry: whole, line: node.line });
  }

  /** Whether the model has a place for it. */
  private entryProperty(entry: MutableEntry, property: Property, line: number): boolean {
    const { kind, type, text, language, section, attached } = property;
    const plain = attached === undefined && language === undefined;
    if (kind === 'descrip' && type === 'subjectField' && entry.subjectField === undefined && plain) {
      if (text !== '') entry.subjectField = text;
      return true;
    }
    if (kind === 'descrip' && type === undefined && section === undefined && plain) {
      if (entry.definition !== undefined || text === '') return false;
      entry.definition = text;
      return true;
    }
    if (kind === 'note' && section === undefined && plain && entry.note === undefined && text !== '') {
      entry.note = text;
      return true;
    }
    if (kind === 'transac' && section === undefined && attached !== undefined) {
      const written = attached.find((one) => one.kind === 'date')?.text ?? '';
      const date = parseDate(written);
      if (date === undefined) {
        if (written !== '') this.context.warn('date-unreadable', { value: written }, line);
        return false;
      }
      if (/origination|input|creation/i.test(text) && entry.createdAt === undefined) entry.createdAt = date;
      else if (/modification|change|update/i.test(text)) entry.changedAt = date;
      else return false;
      // Nothing but the day: the entry's own dates say it.
      return attached.length === 1;
    }
    return false;
  }

  private section(
    node: XmlNode,
    entry: MutableEntry,
    pending: { readonly property: Property; readonly line: number }[],
  ): void {
    const language = node.attributes['xml:lang'] ?? node.attributes.lang ?? '';
    for (const one of elements(node)) {
      if (termNames.has(one.name)) {
        this.term(one, language, entry);
        continue;
      }
      for (const property of propertiesOf(one))
        pending.push({ property: { ...property, section: language }, line: one.line });
    }
  }

  private term(node: XmlNode, language: string, entry: MutableEntry): void {
    const inner =
      node.name === 'ntig'
        ? elements(node).flatMap((one) => (one.name === 'termGrp' ? elements(one) : one))
        : elements(node);
    const text = inner.find(({ name }) => name === 'term');
    const words = text === undefined ? '' : textOf(text);
    if (words.trim() === '' || language === '') {
      const code = language === '' ? 'variant-without-language' : 'term-without-text';
      this.context.warn(code, { language }, node.line);
      return;
    }
    const term: MutableTerm = { language, text: words };
    const properties: Property[] = [];
    if (node.attributes.id !== undefined) {
      properties.push({ kind: 'attribute', type: 'id', text: node.attributes.id });
    }
    let own: string | undefined;
    for (const one of inner) {
      if (one === text) continue;
      for (const property of propertiesOf(one)) {
        if (property.kind === 'note' && property.text.startsWith(ownNote)) own = property.text;
        else if (!this.termProperty(term, property, one.line)) properties.push(property);
      }
    }
    const termType = term.termType ?? (looksLikeAcronym(words.trim()) ? 'acronym' : 'fullForm');
    // A glossary without statuses means its first word; what follows is allowed beside it.
    const first = !entry.terms.some((other) => other.language === language && other.termType === termType);
    const whole: TermInput = {
      ...term,
      termType,
      administrativeStatus: term.administrativeStatus ?? (first ? 'preferred' : 'admitted'),
      ...some(properties),
    };
    entry.terms.push(termWithOwn(whole, own));
  }

  private termProperty(term: MutableTerm, property: Property, line: number): boolean {
    const { kind, type, text, language, attached } = property;
    if (language !== undefined || attached !== undefined) return false;
    if (kind === 'note' && term.note === undefined && text !== '') {
      term.note = text;
      return true;
    }
    if (kind !== 'termNote') return false;
    switch (type) {
      case 'administrativeStatus': {
        const status = statusOf(text);
        if (status === undefined) this.context.warn('value-unknown', { what: type, value: text }, line);
        if (status === undefined || term.administrativeStatus !== undefined) return false;
        term.administrativeStatus = status;
        return statusNames[status] === text;
      }
      case 'termType':
        return takeTermField(term, 'termType', text);
      case 'grammaticalGender':
        return takeTermField(term, 'gender', text);
      case 'grammaticalNumber':
        return takeTermField(term, 'number', text);
      default:
        return false;
    }
  }
}

function isDefinition({ kind, type, text, language }: Property): boolean {
  return kind === 'descrip' && type === 'definition' && language === undefined && text !== '';
}

function some(properties: readonly Property[]): { readonly properties?: readonly Property[] } {
  return properties.length === 0 ? {} : { properties };
}

/** An element of data, or a group of them, as properties; what stands with the first of a group is attached to it. */
function propertiesOf(node: XmlNode): Property[] {
  if (!groupNames.has(node.name)) return [propertyOf(node)];
  const [first, ...others] = elements(node).map(propertyOf);
  if (first === undefined) return [];
  const attached = [...(first.attached ?? []), ...others];
  return [{ ...first, ...(attached.length > 0 && { attached }) }];
}

function propertyOf(node: XmlNode): Property {
  const { 'xml:lang': language, type: typed, ...rest } = node.attributes;
  // The DCT style names the category by the element; TBX-Min of 2013 has some names of its own.
  const category = categoryElements[node.name];
  const renamed =
    node.name === 'termStatus' ? 'administrativeStatus' : node.name === 'customer' ? 'customerSubset' : node.name;
  const kind = category ?? node.name;
  const type = category === undefined ? typed : renamed;
  const attached = Object.entries(rest)
    .filter(([key]) => !key.startsWith('xmlns'))
    .map(([key, text]): Property => ({ kind: 'attribute', type: key, text }));
  return {
    kind,
    ...(type !== undefined && { type }),
    text: textOf(node).trim(),
    ...(language !== undefined && { language }),
    ...(attached.length > 0 && { attached }),
  };
}
