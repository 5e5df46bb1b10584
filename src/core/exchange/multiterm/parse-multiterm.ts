import type { Property } from '../../memory/records.ts';
import { looksLikeAcronym } from '../../memory/words.ts';
import { type ConceptType, conceptTypes } from '../../terms/concept-entry.ts';
import { parseDate } from '../dates.ts';
import type { ExchangeItem, ParseOptions } from '../item.ts';
import { isProperty } from '../property.ts';
import { statusOf } from '../tbx/categories.ts';
import { type MutableEntry, type MutableTerm, takeTermField } from '../term-fields.ts';
import { readXml, type XmlAttributes, type XmlContext, type XmlHandlers } from '../xml-reader.ts';
import { child, elements, TreeBuilder, textOf, type XmlNode } from '../xml-tree.ts';
import { languageOfIndex, type ModelField, ownField, usualFields } from './fields.ts';

export interface MultitermOptions extends ParseOptions {
  /** What fields of the termbase mean, by their names; beside the usual ones. */
  readonly fields?: Readonly<Record<string, ModelField>>;
}

/** MultiTerm XML (MTF). Fields no one has named a meaning for are kept as properties. */
export function parseMultiterm(
  text: AsyncIterable<string>,
  { file, fields = {} }: MultitermOptions,
): AsyncIterable<ExchangeItem> {
  const meanings = new Map(Object.entries(usualFields));
  for (const [name, field] of Object.entries(fields)) meanings.set(name.trim().toLowerCase(), field);
  return readXml(text, { file }, (context) => new MultitermHandlers(context, meanings));
}

class MultitermHandlers implements XmlHandlers {
  private readonly context: XmlContext;
  private readonly meanings: ReadonlyMap<string, ModelField>;
  private readonly tree = new TreeBuilder();
  private rootSeen = false;

  constructor(context: XmlContext, meanings: ReadonlyMap<string, ModelField>) {
    this.context = context;
    this.meanings = meanings;
  }

  open(name: string, attributes: XmlAttributes): void {
    if (!this.tree.isEmpty) this.tree.open(name, attributes, this.context.line());
    else if (!this.rootSeen) {
      if (name !== 'mtf') this.context.fail('xml-root-unexpected', { root: name, format: 'MultiTerm XML' });
      this.rootSeen = true;
      this.context.emit({ kind: 'header', format: 'multiterm', version: '', properties: [] });
    } else if (name === 'conceptGrp') {
      this.context.mark();
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
    this.concept(node);
    this.context.unmark();
  }

  private concept(node: XmlNode): void {
    const entry: MutableEntry = { conceptType: 'other', terms: [] };
    const properties: Property[] = [];
    for (const one of elements(node)) {
      if (one.name === 'concept') properties.push({ kind: 'attribute', type: 'id', text: textOf(one).trim() });
      else if (one.name === 'system') {
        properties.push({ kind: 'system', ...typed(one), text: textOf(one).trim() });
      } else if (one.name === 'transacGrp') {
        const property = groupOf(one);
        if (property !== undefined && !this.transaction(entry, property, one.line)) properties.push(property);
      } else if (one.name === 'languageGrp') this.language(one, entry, properties);
      else {
        const property = groupOf(one);
        if (property?.type === ownField) properties.push(...readOwnField(property.text));
        else if (property !== undefined && !this.entryField(entry, property)) properties.push(property);
      }
    }
    if (entry.terms.length === 0) this.context.skip('entry-without-terms', {}, node.line);
    else {
      this.context.emit({
        kind: 'entry',
        entry: { ...entry, ...(properties.length > 0 && { properties }) },
        line: node.line,
      });
    }
  }

  private meaning({ kind, type }: Property): ModelField | undefined {
    return kind === 'descrip' ? this.meanings.get((type ?? '').trim().toLowerCase()) : undefined;
  }

  /** Takes the date; the transaction is kept as well where it names somebody. */
  private transaction(entry: MutableEntry, property: Property, line: number): boolean {
    const written = property.attached?.find(({ kind }) => kind === 'date')?.text ?? '';
    const date = parseDate(written);
    if (date === undefined) {
      if (written !== '') this.context.warn('date-unreadable', { value: written }, line);
      return false;
    }
    if (property.type === 'origination') entry.createdAt = date;
    else entry.changedAt = date;
    return property.text === '' && property.attached?.length === 1;
  }

  private entryField(entry: MutableEntry, property: Property): boolean {
    const { text, attached } = property;
    const field = this.meaning(property);
    if (attached !== undefined || text === '') return false;
    if (field === 'definition' || field === 'note' || field === 'subjectField') {
      if (entry[field] !== undefined) return false;
      entry[field] = text;
      return true;
    }
    if (field === 'conceptType' && conceptTypes.includes(text as ConceptType) && entry.conceptType === 'other') {
      entry.conceptType = text as ConceptType;
      return true;
    }
    return false;
  }

  private language(node: XmlNode, entry: MutableEntry, properties: Property[]): void {
    const index = child(node, 'language');
    const language = index?.attributes.lang || languageOfIndex(index?.attributes.type ?? '') || '';
    for (const one of elements(node)) {
      if (one.name === 'termGrp') this.term(one, language, entry);
      else if (one.name !== 'language') {
        const property = groupOf(one);
        if (property === undefined) continue;
        // Definitions of termbases stand with a language; the first is the entry's.
        if (this.meaning(property) !== 'definition' || !this.entryField(entry, property)) {
          properties.push({ ...property, section: language });
        }
      }
    }
  }

  private term(node: XmlNode, language: string, entry: MutableEntry): void {
    const word = child(node, 'term');
    const text = word === undefined ? '' : textOf(word);
    if (text.trim() === '' || language === '') {
      const code = language === '' ? 'variant-without-language' : 'term-without-text';
      this.context.warn(code, { language }, node.line);
      return;
    }
    const term: MutableTerm = { language, text };
    const properties: Property[] = [];
    for (const one of elements(node)) {
      const property = one === word ? undefined : groupOf(one);
      if (property?.type === ownField) properties.push(...readOwnField(property.text));
      else if (property !== undefined && !this.termField(term, property)) properties.push(property);
    }
    const termType = term.termType ?? (looksLikeAcronym(text.trim()) ? 'acronym' : 'fullForm');
    const first = !entry.terms.some((other) => other.language === language && other.termType === termType);
    entry.terms.push({
      ...term,
      termType,
      administrativeStatus: term.administrativeStatus ?? (first ? 'preferred' : 'admitted'),
      ...(properties.length > 0 && { properties }),
    });
  }

  /** Whether the model holds it whole: a word for a status that is not ours is kept beside its meaning. */
  private termField(term: MutableTerm, property: Property): boolean {
    const { text, attached } = property;
    if (attached !== undefined || text === '') return false;
    const meaning = this.meaning(property);
    switch (meaning) {
      case 'note':
        if (term.note !== undefined) return false;
        term.note = text;
        return true;
      case 'status': {
        const status = statusOf(text);
        if (status === undefined || term.administrativeStatus !== undefined) return false;
        term.administrativeStatus = status;
        return status === text;
      }
      case 'termType':
        return takeTermField(term, 'termType', text);
      case 'gender':
        return takeTermField(term, 'gender', text);
      case 'number':
        return takeTermField(term, 'number', text);
      case 'validFrom':
        if (!/^\d{4}(?:-\d\d){0,2}$/.test(text)) return false;
        term.validFrom = text;
        return true;
      case 'validTo':
        if (!/^\d{4}(?:-\d\d){0,2}$/.test(text)) return false;
        term.validTo = text;
        return true;
      case 'genitive':
      case 'dative':
      case 'accusative':
      case 'instrumental':
      case 'prepositional':
        if (term.forms?.[meaning] !== undefined) return false;
        term.forms = { ...term.forms, [meaning]: text };
        return true;
      default:
        return false;
    }
  }
}

function typed(node: XmlNode): { readonly type?: string } {
  return node.attributes.type === undefined ? {} : { type: node.attributes.type };
}

/** Fields within fields; termbases have two or three levels. */
const deepest = 20;

/** A group of one field with its date and its nested fields. */
function groupOf(node: XmlNode, depth = 0): Property | undefined {
  const [first, ...others] = elements(node);
  if (first === undefined) return undefined;
  const links = Object.entries(first.attributes)
    .filter(([key]) => key !== 'type')
    .map(([type, text]): Property => ({ kind: 'attribute', type, text }));
  const nested = others.flatMap((one): Property[] => {
    if (one.name === 'date') return [{ kind: 'date', text: textOf(one).trim() }];
    const group = depth < deepest ? groupOf(one, depth + 1) : { kind: one.name, text: textOf(one).trim() };
    return group === undefined ? [] : [group];
  });
  const attached = [...links, ...nested];
  return {
    kind: first.name,
    ...typed(first),
    text: textOf(first).trim(),
    ...(attached.length > 0 && { attached }),
  };
}

/** Properties out of our own field. */
function readOwnField(text: string): readonly Property[] {
  try {
    const list = JSON.parse(text) as unknown;
    return Array.isArray(list) ? list.filter(isProperty) : [];
  } catch {
    return [];
  }
}
