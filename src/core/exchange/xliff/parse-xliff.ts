import type { Property, UnitInput, UnitState, UnitVariant } from '../../memory/records.ts';
import { parseDate } from '../dates.ts';
import { InlineBuilder } from '../inline.ts';
import type { ExchangeItem, ParseOptions, UnitItem } from '../item.ts';
import { readXml, type XmlAttributes, type XmlContext, type XmlHandlers } from '../xml-reader.ts';
import { child, elements, TreeBuilder, textOf, walk, type XmlNode } from '../xml-tree.ts';
import { xliffElements } from './inline-xliff.ts';
import { readOwn } from './own-properties.ts';
import { memoqStatus, state2, state12, tradosConfirmation, type WrittenState } from './states.ts';

export interface XliffOptions extends ParseOptions {
  /** Of files that do not name theirs. */
  readonly targetLanguage?: string;
}

/**
 * XLIFF 1.0 to 1.2 with the dialects of Trados Studio (SDLXLIFF) and memoQ (MQXLIFF), and 2.0 to 2.2. Each segment is an
 * item; the text of the segments around it is its context. Proposals in the file (alt-trans, matches) are no translations.
 */
export function parseXliff(
  text: AsyncIterable<string>,
  { file, targetLanguage = '' }: XliffOptions,
): AsyncIterable<ExchangeItem> {
  return readXml(text, { file, prefixes: 'all' }, (context) => new XliffHandlers(context, targetLanguage));
}

/** Ids remembered to see repeated ones; beyond, files are too large for it to matter. */
const mostIds = 200_000;

type Mutable<Type> = { -readonly [Key in keyof Type]: Type[Key] };
type MutableUnit = Mutable<UnitInput>;
type WaitingItem = Omit<UnitItem, 'unit'> & { readonly unit: MutableUnit };

interface Segment {
  readonly source: XmlNode | undefined;
  readonly target: XmlNode | undefined;
  readonly state: WrittenState | undefined;
  readonly properties: readonly Property[];
  readonly facts: Partial<MutableUnit>;
}

class XliffHandlers implements XmlHandlers {
  private readonly context: XmlContext;
  private readonly givenTarget: string;
  private readonly tree = new TreeBuilder();
  private readonly inline = new InlineBuilder(xliffElements);
  private root: XmlAttributes | undefined;
  private is2 = false;
  private sourceLanguage = '';
  private targetLanguage = '';
  private document: string | undefined;
  private ids = new Set<string>();
  /** The last unit: it is given when its neighbour is known. */
  private waiting: { readonly item: WaitingItem; readonly own: boolean; readonly words: string } | undefined;

  constructor(context: XmlContext, givenTarget: string) {
    this.context = context;
    this.givenTarget = givenTarget;
  }

  open(name: string, attributes: XmlAttributes): void {
    if (!this.tree.isEmpty) this.tree.open(name, attributes, this.context.line());
    else if (this.root === undefined) {
      if (name !== 'xliff') this.context.fail('xml-root-unexpected', { root: name, format: 'XLIFF' });
      this.root = attributes;
      this.is2 = (attributes.version ?? '').startsWith('2') || attributes.srcLang !== undefined;
    } else if (name === 'file') this.openFile(attributes);
    else if (name === (this.is2 ? 'unit' : 'trans-unit')) {
      this.context.mark();
      this.tree.open(name, attributes, this.context.line());
    }
  }

  text(text: string): void {
    this.tree.text(text);
  }

  close(name: string): void {
    if (this.tree.isEmpty) {
      if (name === 'file') this.flush('');
      return;
    }
    const node = this.tree.close();
    if (node === undefined) return;
    this.unit(node);
    this.context.unmark();
  }

  end(): void {
    this.flush('');
  }

  broken(): void {
    this.flush('');
  }

  private openFile(attributes: XmlAttributes): void {
    const root = this.root ?? {};
    this.sourceLanguage = (this.is2 ? root.srcLang : attributes['source-language']) ?? '';
    this.targetLanguage = (this.is2 ? root.trgLang : attributes['target-language']) || this.givenTarget;
    this.document = attributes.original;
    this.ids = new Set();
    const tool = attributes['tool-id'] ?? attributes.tool;
    this.context.emit({
      kind: 'header',
      format: 'xliff',
      version: root.version ?? '',
      ...(tool !== undefined && { tool }),
      ...(this.sourceLanguage !== '' && { sourceLanguage: this.sourceLanguage }),
      ...(this.targetLanguage !== '' && { targetLanguage: this.targetLanguage }),
      ...(this.document !== undefined && { document: this.document }),
      properties: attributesOf(attributes, /^(?:source-language|target-language|original|xmlns.*)$/),
    });
  }

  private unit(node: XmlNode): void {
    const id = node.attributes.id;
    if (id !== undefined && this.ids.size < mostIds) {
      if (this.ids.has(id)) this.context.warn('ids-repeated', { value: id }, node.line);
      this.ids.add(id);
    }
    const segments = this.is2 ? segments2(node) : segments12(node);
    const common: Property[] = attributesOf(node.attributes, /^(?:approved|xmlns.*|mq:status|mq:lastchang.*)$/);
    const notes: Property[] = [];
    collect(node, notes);
    segments.forEach((segment, place) => {
      const said = [...common, ...segment.properties, ...(place === 0 ? notes : [])];
      this.segment(node, segment, said, place > 0);
    });
  }

  private segment(node: XmlNode, segment: Segment, said: readonly Property[], continues: boolean): void {
    const variants: UnitVariant[] = [];
    const source = this.variant(segment.source, this.sourceLanguage);
    if (source !== undefined) variants.push(source);
    const target = this.variant(segment.target, this.targetLanguage || (segment.target?.attributes['xml:lang'] ?? ''));
    if (target !== undefined) variants.push(target);
    if (variants.some(({ language }) => language === '')) {
      this.context.skip('variant-without-language', {}, node.line);
      return;
    }
    const properties: Property[] = [];
    let note: string | undefined;
    for (const property of said) {
      if (property.kind === 'note' && note === undefined && property.attached === undefined && property.text !== '') {
        note = property.text;
      } else properties.push(property);
    }
    const unit: MutableUnit = {
      variants,
      ...(this.document !== undefined && { origin: this.document }),
      ...(segment.state !== undefined && { state: segment.state.state }),
      ...(note !== undefined && { note }),
      ...(properties.length > 0 && { properties }),
      ...segment.facts,
    };
    const own = readOwn(unit);
    const whole: MutableUnit = own ?? unit;
    this.flush(source?.text ?? '');
    const words = this.waiting?.words ?? '';
    if (own === undefined && words.trim() !== '') whole.previous = words;
    this.waiting = {
      item: { kind: 'unit', unit: whole, line: node.line, ...(continues && { continues }) },
      own: own !== undefined,
      words: source?.text ?? '',
    };
  }

  /** Gives the unit that waits. Called with nothing at the end of a document. */
  private flush(next: string): void {
    if (this.waiting === undefined) return;
    const { item, own } = this.waiting;
    if (!own && next.trim() !== '') item.unit.next = next;
    this.context.emit(item);
    if (next === '') this.waiting = undefined;
  }

  private variant(node: XmlNode | undefined, language: string): UnitVariant | undefined {
    if (node === undefined) return undefined;
    walk(node, {
      open: (name, attributes) => this.inline.open(name, attributes),
      text: (text) => this.inline.write(text),
      close: (name) => this.inline.close(name),
    });
    const { text, tags } = this.inline.take();
    return { language, text, ...(tags.length > 0 && { tags }) };
  }
}

function attributesOf(attributes: XmlAttributes, passOver: RegExp): Property[] {
  return Object.entries(attributes)
    .filter(([key]) => !passOver.test(key))
    .map(([type, text]) => ({ kind: 'attribute', type, text }));
}

/** Segments of a trans-unit: those marked in seg-source with their counterparts, or the unit as one. */
function segments12(node: XmlNode): Segment[] {
  const source = child(node, 'source');
  const target = child(node, 'target');
  const state =
    written(target?.attributes.state, state12) ??
    written(node.attributes['mq:status'], memoqStatus) ??
    (node.attributes.approved === 'yes' ? { state: 'final' as UnitState, whole: true } : undefined);
  const ownState = target === undefined ? [] : attributesOf(target.attributes, /^(?:xml:lang|state|xmlns.*)$/);
  const kept: Property[] = ownState.map((one) => ({ ...one, section: 'target' }));
  const value = target?.attributes.state;
  if (value !== undefined && state12(value)?.whole !== true) {
    kept.push({ kind: 'attribute', type: 'state', text: value, section: 'target' });
  }
  const status = node.attributes['mq:status'];
  if (status !== undefined) kept.push({ kind: 'attribute', type: 'mq:status', text: status });
  const memoqFacts = dated(node.attributes['mq:lastchangedtimestamp'], node.attributes['mq:lastchanginguser']);

  const segmented = child(node, 'seg-source');
  const marks = segmented === undefined ? [] : segmentMarks(segmented);
  if (marks.length === 0) return [{ source, target, state, properties: kept, facts: memoqFacts }];
  const translations = new Map(
    (target === undefined ? [] : segmentMarks(target)).map((mark) => [mark.attributes.mid ?? '', mark]),
  );
  const definitions = new Map<string, XmlNode>();
  const list = child(node, 'seg-defs');
  if (list !== undefined) for (const one of elements(list)) definitions.set(one.attributes.id ?? '', one);
  return marks.map((mark): Segment => {
    const mid = mark.attributes.mid ?? '';
    const definition = definitions.get(mid);
    const confirmation = written(definition?.attributes.conf, tradosConfirmation);
    const values = new Map(
      definition === undefined ? [] : elements(definition).map((one) => [one.attributes.key ?? '', textOf(one).trim()]),
    );
    const facts = dated(
      usDate(values.get('last_modified_on') ?? values.get('modified_on')),
      values.get('last_modified_by') ?? values.get('created_by'),
      usDate(values.get('created_on')),
    );
    return {
      source: mark,
      target: translations.get(mid),
      state: confirmation ?? state,
      properties: [
        ...kept,
        { kind: 'attribute', type: 'mid', text: mid },
        ...(definition === undefined
          ? []
          : attributesOf(definition.attributes, /^(?:id|xmlns.*)$/).map((one) => ({
              ...one,
              type: `sdl:${one.type}`,
            }))),
      ],
      facts,
    };
  });
}

function written(
  value: string | undefined,
  read: (value: string) => WrittenState | undefined,
): WrittenState | undefined {
  return value === undefined ? undefined : read(value);
}

function dated(changed?: string, author?: string, created?: string): Partial<MutableUnit> {
  const changedAt = changed === undefined ? undefined : parseDate(changed);
  const createdAt = created === undefined ? undefined : parseDate(created);
  return {
    ...(changedAt !== undefined && { changedAt }),
    ...(createdAt !== undefined && { createdAt }),
    ...(author && { author }),
  };
}

/** Trados Studio writes `MM/dd/yyyy HH:mm:ss`. */
function usDate(value: string | undefined): string | undefined {
  return value?.replace(/^(\d\d)\/(\d\d)\/(\d{4}) /, '$3-$1-$2T');
}

/** Marked segments, in order, at whatever depth. */
function segmentMarks(node: XmlNode): XmlNode[] {
  const found: XmlNode[] = [];
  const stack = [...elements(node)].reverse();
  for (let one = stack.pop(); one !== undefined; one = stack.pop()) {
    if (one.name === 'mrk' && one.attributes.mtype === 'seg') found.push(one);
    else stack.push(...elements(one).reverse());
  }
  return found;
}

function segments2(node: XmlNode): Segment[] {
  const original = child(node, 'originalData');
  const data: Property[] =
    original === undefined
      ? []
      : [
          {
            kind: 'originalData',
            text: '',
            attached: elements(original).map((one) => ({
              kind: 'data',
              type: one.attributes.id ?? '',
              text: textOf(one),
            })),
          },
        ];
  const segments = elements(node).filter(({ name }) => name === 'segment');
  if (segments.length === 0) {
    const part = elements(node).find(({ name }) => name === 'ignorable');
    const source = part === undefined ? undefined : child(part, 'source');
    return [{ source, target: undefined, state: undefined, properties: data, facts: {} }];
  }
  return segments.map((segment) => {
    const target = child(segment, 'target');
    const order = target?.attributes.order;
    return {
      source: child(segment, 'source'),
      target,
      state: written(segment.attributes.state, state2),
      properties: [
        ...attributesOf(segment.attributes, /^(?:state|xmlns.*)$/).map((one) => ({ ...one, section: 'segment' })),
        ...(order === undefined ? [] : [{ kind: 'attribute', type: 'order', text: order, section: 'target' }]),
        ...data,
      ],
      facts: {},
    };
  });
}

/** Parts of a unit that are not its text. */
const notSaid = new Set([
  'source',
  'target',
  'seg-source',
  'alt-trans',
  'matches',
  'segment',
  'ignorable',
  'originalData',
  'seg-defs',
  'bin-source',
  'bin-target',
]);
/** Parts whose own parts are what is said. */
const containers = new Set(['notes', 'context-group', 'metadata', 'metaGroup', 'glossary', 'prop-group']);

/** Notes, contexts and metadata of a unit, by level, without recursion. */
function collect(node: XmlNode, into: Property[]): void {
  const stack = [...elements(node)].reverse();
  for (let one = stack.pop(); one !== undefined; one = stack.pop()) {
    if (notSaid.has(one.name)) continue;
    if (containers.has(one.name)) {
      stack.push(...elements(one).reverse());
      continue;
    }
    const type =
      one.attributes['context-type'] ??
      one.attributes['prop-type'] ??
      (one.name === 'meta' ? one.attributes.type : undefined);
    const rest = attributesOf(one.attributes, /^(?:context-type|prop-type|xmlns.*)$/).filter(
      (attribute) => !(one.name === 'meta' && attribute.type === 'type'),
    );
    into.push({
      kind: one.name,
      ...(type !== undefined && { type }),
      text: textOf(one),
      ...(rest.length > 0 && { attached: rest }),
    });
  }
}
