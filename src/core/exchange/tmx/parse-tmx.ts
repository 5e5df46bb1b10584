import type { InlineTag, Property, UnitState, UnitVariant } from '../../memory/records.ts';
import { parseDate } from '../dates.ts';
import { InlineBuilder } from '../inline.ts';
import type { ExchangeItem, ParseOptions } from '../item.ts';
import { isProperty } from '../property.ts';
import { readXml, type XmlAttributes, type XmlContext, type XmlHandlers } from '../xml-reader.ts';
import { readOmegatTags, tmxElements, unwrapTags } from './inline-tmx.ts';
import { contextText, propNames, tradosStates } from './props.ts';

/** The memory numbers the variants of a unit up to this. */
const mostVariants = 64;

interface MutableUnit {
  variants: UnitVariant[];
  previous?: string;
  next?: string;
  origin?: string;
  createdAt?: string;
  changedAt?: string;
  author?: string;
  state?: UnitState;
  note?: string;
  properties?: Property[];
}

/**
 * TMX 1.1 to 1.4b: any number of variants, all inline elements, notes and props at every level. What the model has no
 * place for is kept as properties. Units without translation are items, too.
 */
export function parseTmx(text: AsyncIterable<string>, { file }: ParseOptions): AsyncIterable<ExchangeItem> {
  return readXml(text, { file }, (context) => new TmxHandlers(context));
}

class TmxHandlers implements XmlHandlers {
  private readonly context: XmlContext;
  private readonly inline = new InlineBuilder(tmxElements);
  private path: 'outside' | 'tmx' | 'header' | 'body' | 'tu' | 'tuv' | 'seg' | 'prop' | 'foreign' = 'outside';
  private version = '';
  private header: Property[] = [];
  private headerAttributes: XmlAttributes = {};
  private headerSent = false;
  private omegat = false;
  private own = false;

  private unit: MutableUnit = { variants: [] };
  private unitLine = 0;
  private unitBroken = false;
  private variantLanguage = '';
  private variantText: string | undefined;
  private variantTags: readonly InlineTag[] = [];
  private variantProperties: Property[] = [];
  private segDepth = 0;
  private foreignDepth = 0;

  private propOwner: 'header' | 'tu' | 'tuv' | 'ude' = 'header';
  private propName = '';
  private propAttributes: XmlAttributes = {};
  private propText = '';
  private propDepth = 0;
  private ude: Property[] | undefined;
  private lastDate = '';
  private lastParsed: string | undefined;

  constructor(context: XmlContext) {
    this.context = context;
  }

  open(name: string, attributes: XmlAttributes): void {
    switch (this.path) {
      case 'seg':
        this.segDepth++;
        this.inline.open(name, attributes);
        return;
      case 'tuv':
        if (name === 'seg') {
          this.path = 'seg';
          this.segDepth = 0;
        } else this.openProp('tuv', name, attributes);
        return;
      case 'tu':
        if (name === 'tuv') this.openVariant(attributes);
        else this.openProp('tu', name, attributes);
        return;
      case 'body':
        if (name === 'tu') this.openUnit(attributes);
        else this.openForeign(name);
        return;
      case 'header':
        this.openProp('header', name, attributes);
        return;
      case 'prop':
        this.propDepth++;
        if (name === 'map' && this.ude !== undefined) {
          this.ude.push(...attributeProperties(attributes, () => false).map((one) => ({ ...one, kind: 'map' })));
        }
        return;
      case 'foreign':
        this.foreignDepth++;
        return;
      case 'tmx':
        if (name === 'header') {
          this.path = 'header';
          this.headerAttributes = attributes;
        } else if (name === 'body') {
          this.sendHeader();
          this.path = 'body';
        } else this.openForeign(name);
        return;
      case 'outside':
        if (name.toLowerCase() !== 'tmx') this.context.fail('xml-root-unexpected', { root: name, format: 'TMX' });
        this.version = attributes.version ?? '';
        this.path = 'tmx';
    }
  }

  text(text: string): void {
    if (this.path === 'seg') this.inline.write(text);
    else if (this.path === 'prop') this.propText += text;
  }

  close(name: string): void {
    switch (this.path) {
      case 'seg':
        if (this.segDepth > 0) {
          this.segDepth--;
          this.inline.close(name);
        } else this.closeSegment();
        return;
      case 'tuv':
        this.closeVariant();
        return;
      case 'tu':
        this.closeUnit();
        return;
      case 'prop':
        if (this.propDepth > 0) this.propDepth--;
        else this.closeProp();
        return;
      case 'foreign':
        if (--this.foreignDepth === 0) this.path = this.headerSent ? 'body' : 'tmx';
        return;
      case 'header':
        this.sendHeader();
        this.path = 'tmx';
        return;
      case 'body':
        this.path = 'tmx';
        return;
      default:
        this.path = 'outside';
    }
  }

  end(): void {
    this.sendHeader();
  }

  private openForeign(name: string): void {
    this.context.warn('structure-unexpected', { what: name });
    this.path = 'foreign';
    this.foreignDepth = 1;
  }

  private sendHeader(): void {
    if (this.headerSent) return;
    this.headerSent = true;
    const attributes = this.headerAttributes;
    const tool = attributes.creationtool ?? '';
    this.omegat = /^omegat/i.test(tool) || /^omegat/i.test(attributes['o-tmf'] ?? '');
    this.own = tool === 'Concordat';
    const source = attributes.srclang;
    const target = this.header.find(({ type }) => type === propNames.targetLanguage)?.text;
    this.context.emit({
      kind: 'header',
      format: 'tmx',
      version: this.version,
      ...(tool !== '' && { tool: `${tool} ${attributes.creationtoolversion ?? ''}`.trim() }),
      ...(source !== undefined && source !== '' && source !== '*all*' && { sourceLanguage: source }),
      ...(target !== undefined && { targetLanguage: target }),
      properties: [...attributeProperties(attributes, () => false), ...this.header],
    });
  }

  private openUnit(attributes: XmlAttributes): void {
    this.path = 'tu';
    this.unitLine = this.context.line();
    this.unitBroken = false;
    this.context.mark();
    const unit: MutableUnit = { variants: [] };
    for (const key of Object.keys(attributes)) {
      const value = attributes[key] as string;
      if (key === 'creationdate') {
        const date = this.dateOf(value);
        if (date !== undefined) unit.createdAt = date;
        else addAttribute(unit, key, value);
      } else if (key === 'changedate') {
        const date = this.dateOf(value);
        if (date !== undefined) unit.changedAt = date;
        else addAttribute(unit, key, value);
      } else if (key === 'creationid') unit.author = value;
      else if (!key.startsWith('xml')) addAttribute(unit, key, value);
    }
    this.unit = unit;
  }

  private dateOf(value: string): string | undefined {
    if (value !== this.lastDate) {
      this.lastDate = value;
      this.lastParsed = parseDate(value);
      if (this.lastParsed === undefined && value.trim() !== '') this.context.warn('date-unreadable', { value });
    }
    return this.lastParsed;
  }

  private openVariant(attributes: XmlAttributes): void {
    this.path = 'tuv';
    this.variantLanguage = attributes['xml:lang'] ?? attributes.lang ?? '';
    this.variantText = undefined;
    this.variantTags = [];
    this.variantProperties = [];
    for (const key of Object.keys(attributes)) {
      if (key === 'xml:lang' || key === 'lang') continue;
      const value = attributes[key] as string;
      this.variantProperties.push({ kind: 'attribute', type: key, text: value });
      // OmegaT dates its translations, not its units.
      if (key === 'creationdate' && this.unit.createdAt === undefined) {
        const date = this.dateOf(value);
        if (date !== undefined) this.unit.createdAt = date;
      } else if (key === 'changedate' && this.unit.changedAt === undefined) {
        const date = this.dateOf(value);
        if (date !== undefined) this.unit.changedAt = date;
      } else if (key === 'creationid' && this.unit.author === undefined) this.unit.author = value;
    }
  }

  private closeSegment(): void {
    this.path = 'tuv';
    const taken = this.inline.take();
    const fromOmegat = this.omegat && taken.tags.length === 0 && taken.text.includes('<');
    const { text, tags: read } = fromOmegat ? readOmegatTags(taken.text) : taken;
    const tags = this.own && read.length > 0 ? unwrapTags(read) : read;
    if (this.variantText !== undefined) {
      this.context.warn('structure-unexpected', { what: 'seg' });
      this.variantTags = [
        ...this.variantTags,
        ...tags.map((tag) => ({ ...tag, offset: tag.offset + (this.variantText?.length ?? 0) })),
      ];
      this.variantText += text;
      return;
    }
    this.variantText = text;
    this.variantTags = tags;
  }

  private closeVariant(): void {
    this.path = 'tu';
    if (this.variantLanguage === '') this.unitBroken = true;
    const { variantTags: tags, variantProperties: properties } = this;
    this.unit.variants.push({
      language: this.variantLanguage,
      text: this.variantText ?? '',
      ...(tags.length > 0 && { tags }),
      ...(properties.length > 0 && { properties }),
    });
  }

  private closeUnit(): void {
    this.path = 'body';
    const { unit } = this;
    if (this.unitBroken) this.context.skip('variant-without-language', {}, this.unitLine);
    else if (unit.variants.length > mostVariants) {
      this.context.skip('unit-too-large', { limit: mostVariants }, this.unitLine);
    } else this.context.emit({ kind: 'unit', unit, line: this.unitLine });
    this.context.unmark();
  }

  private openProp(owner: 'header' | 'tu' | 'tuv', name: string, attributes: XmlAttributes): void {
    this.propOwner = owner;
    this.propName = name;
    this.propAttributes = attributes;
    this.propText = '';
    this.propDepth = 0;
    this.ude = name === 'ude' ? [] : undefined;
    this.path = 'prop';
  }

  private closeProp(): void {
    const owner = this.propOwner;
    this.path = owner === 'ude' ? 'header' : owner;
    const attributes = this.propAttributes;
    const language = attributes['xml:lang'] ?? attributes.lang;
    const type = this.propName === 'ude' ? attributes.name : attributes.type;
    const rest = attributeProperties(attributes, (key) => /^(?:xml:lang|lang|type|name)$/.test(key));
    const attached = [...rest, ...(this.ude ?? [])];
    const property: Property = {
      kind: this.propName,
      ...(type !== undefined && { type }),
      text: this.propText,
      ...(language !== undefined && { language }),
      ...(attached.length > 0 && { attached }),
    };
    if (owner === 'header') this.header.push(property);
    else if (owner === 'tu') this.unitProperty(property);
    else if (owner === 'tuv' && !this.variantContext(property)) {
      this.variantProperties.push(...(ownProperties(property) ?? [property]));
    }
  }

  /** What the model has a place for goes there; the rest is kept as it is. */
  private unitProperty(property: Property): void {
    const { unit } = this;
    const { kind, type, text, language, attached } = property;
    const plain = language === undefined && attached === undefined;
    const own = ownProperties(property);
    if (own !== undefined) {
      unit.properties = [...(unit.properties ?? []), ...own];
      return;
    }
    if (kind === 'note' && plain && unit.note === undefined && text.trim() !== '') unit.note = text;
    else if (kind !== 'prop' || !plain || !this.modelProp(type ?? '', text)) {
      unit.properties = unit.properties ?? [];
      unit.properties.push(property);
    }
  }

  private variantContext(property: Property): boolean {
    return (
      property.kind === 'prop' &&
      property.language === undefined &&
      property.attached === undefined &&
      contextProp(property.type) !== undefined &&
      this.modelProp(property.type ?? '', property.text)
    );
  }

  private modelProp(type: string, text: string): boolean {
    const { unit } = this;
    const side = contextProp(type);
    if (side !== undefined && unit[side] === undefined) {
      const asText = type === propNames.omegatPrevious || type === propNames.omegatNext;
      const plain = asText ? text : contextText(text);
      if (plain === undefined) return false;
      // memoQ writes a space for nothing.
      if (plain.trim() !== '') unit[side] = plain;
      return true;
    }
    if (type === propNames.document && unit.origin === undefined && text !== '') {
      unit.origin = text;
      return true;
    }
    const state =
      type === propNames.state ? (text as UnitState) : type === propNames.tradosState ? tradosStates[text] : undefined;
    if (state !== undefined && unit.state === undefined && /^(?:initial|translated|reviewed|final)$/.test(state)) {
      unit.state = state;
      return true;
    }
    return false;
  }
}

/** Properties of other formats, out of our own prop; a prop that was tampered with stays a prop. */
function ownProperties({ kind, type, text }: Property): Property[] | undefined {
  if (kind !== 'prop' || type !== propNames.properties) return undefined;
  try {
    const list = JSON.parse(text) as unknown;
    return Array.isArray(list) ? list.filter(isProperty) : undefined;
  } catch {
    return undefined;
  }
}

function contextProp(type: string | undefined): 'previous' | 'next' | undefined {
  if (type === propNames.previous || type === propNames.omegatPrevious) return 'previous';
  return type === propNames.next || type === propNames.omegatNext ? 'next' : undefined;
}

function addAttribute(unit: MutableUnit, type: string, text: string): void {
  unit.properties = unit.properties ?? [];
  unit.properties.push({ kind: 'attribute', type, text });
}

function attributeProperties(attributes: XmlAttributes, passOver: (key: string) => boolean): Property[] {
  return Object.entries(attributes)
    .filter(([key]) => !passOver(key))
    .map(([type, text]) => ({ kind: 'attribute', type, text }));
}
