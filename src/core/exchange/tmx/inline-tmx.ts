import type { InlineTag } from '../../memory/records.ts';
import { type InlineElement, type InlineText, wholeOffset } from '../inline.ts';
import { escapeText, type Markup, openTag, parseMarkup, unescapeXml, xmlText } from '../xml-markup.ts';

/** TMX 1.4b, section 3.5. */
export const tmxElements: Readonly<Record<string, InlineElement>> = {
  hi: { kind: 'frame' },
  bpt: { kind: 'open', pairBy: ['i'] },
  ept: { kind: 'close', pairBy: ['i'] },
  ph: { kind: 'standalone' },
  it: { kind: 'standalone' },
  ut: { kind: 'standalone' },
};

/** Attributes the DTD allows. */
const tmxAttributes: Readonly<Record<string, readonly string[]>> = {
  hi: ['x', 'type'],
  bpt: ['i', 'x', 'type'],
  ept: ['i'],
  ph: ['x', 'assoc', 'type'],
  it: ['pos', 'x', 'type'],
  ut: ['x'],
};

/** Marks a tag of another format put into a TMX element; behind it the name of its pair. */
const wrappedType = 'concordat:';

/** OmegaT writes its tags as text: `<f0>`, `</f0>`, `<br1/>`. */
const omegatTag = /<(\/?)([a-z]{1,8})(\d{1,4})(\/?)>/gi;

export function readOmegatTags(text: string): InlineText {
  const tags: InlineTag[] = [];
  let plain = '';
  let from = 0;
  for (const match of text.matchAll(omegatTag)) {
    const [content, closing, letters, number, empty] = match;
    plain += text.slice(from, match.index);
    from = match.index + content.length;
    const kind = closing === '/' ? 'close' : empty === '/' ? 'standalone' : 'open';
    tags.push({ offset: plain.length, kind, pair: `${letters}${number}`, content });
  }
  return { text: plain + text.slice(from), tags };
}

/** Tags of other formats that were wrapped on writing become again what they were. */
export function unwrapTags(tags: readonly InlineTag[]): readonly InlineTag[] {
  if (!tags.some(({ content }) => content.includes(`"${wrappedType}`))) return tags;
  const pairs = new Map<string, string>();
  return tags.map((tag) => {
    const markup = parseMarkup(tag.content);
    if (markup?.inner === undefined) return tag;
    const type = markup.attributes.type;
    const i = markup.attributes.i ?? '';
    const pair =
      markup.name === 'ept' ? pairs.get(i) : type?.startsWith(wrappedType) ? type.slice(wrappedType.length) : undefined;
    if (pair === undefined) return tag;
    if (markup.name === 'bpt') pairs.set(i, pair);
    const kind = markup.name === 'it' ? (markup.attributes.pos === 'begin' ? 'open' : 'close') : tag.kind;
    return { offset: tag.offset, kind, ...(pair !== '' && { pair }), content: unescapeXml(markup.inner) };
  });
}

function isTmxMarkup(markup: Markup | undefined): markup is Markup {
  // XLIFF has elements of the same names; there every one has an id.
  return markup !== undefined && tmxAttributes[markup.name] !== undefined && markup.attributes.id === undefined;
}

/** Numbers that name the same tag alike in all variants of a unit (TMX attribute `x`). */
export class SharedNumbers {
  private readonly numbers = new Map<string, number>();
  of(key: string): string {
    let number = this.numbers.get(key);
    if (number === undefined) {
      number = this.numbers.size + 1;
      this.numbers.set(key, number);
    }
    return String(number);
  }
}

/**
 * The content of a seg. Tags from TMX are written as they were, others in bpt, ept, it and ph, so that every tool sees
 * codes; `omegat`: OmegaT's own tags as text, which is how it writes them itself.
 */
export function writeSegment(text: string, tags: readonly InlineTag[], shared: SharedNumbers, omegat: boolean): string {
  const native = tags.map(({ content }) => parseMarkup(content));
  const partners = partnersOf(tags, native);
  const used = new Set(native.flatMap((markup) => (isTmxMarkup(markup) ? (markup.attributes.i ?? []) : [])));
  const numbers = new Map<number, string>();
  let next = 1;
  const numberOf = (opening: number): string => {
    const held = numbers.get(opening);
    if (held !== undefined) return held;
    while (used.has(String(next))) next++;
    const number = String(next++);
    numbers.set(opening, number);
    return number;
  };
  let out = '';
  let from = 0;
  tags.forEach((tag, index) => {
    const offset = Math.max(wholeOffset(text, tag.offset), from);
    out += escapeText(xmlText(text.slice(from, offset)));
    from = offset;
    const markup = native[index];
    if (isTmxMarkup(markup) && (markup.name !== 'hi' || partners.has(index))) {
      out += tmxMarkup(markup, numberOf, index, partners);
      return;
    }
    const inner = escapeText(xmlText(tag.content));
    if (omegat && markup !== undefined && /^[a-z]{1,8}\d{1,4}$/i.test(markup.name)) {
      out += inner;
      return;
    }
    const type = wrappedType + (tag.pair ?? '');
    const partner = partners.get(index);
    const x = shared.of(tag.pair === undefined ? tag.content : `pair ${tag.pair}`);
    if (partner !== undefined && tag.kind === 'open') {
      out += `${openTag('bpt', { i: numberOf(index), x, type })}${inner}</bpt>`;
    } else if (partner !== undefined) {
      out += `${openTag('ept', { i: numberOf(partner) })}${inner}</ept>`;
    } else if (tag.kind === 'standalone') {
      out += `${openTag('ph', { x, type })}${inner}</ph>`;
    } else {
      out += `${openTag('it', { pos: tag.kind === 'open' ? 'begin' : 'end', x, type })}${inner}</it>`;
    }
  });
  return out + escapeText(xmlText(text.slice(from)));
}

/** A tag of TMX with the attributes TMX knows. */
function tmxMarkup(
  markup: Markup,
  numberOf: (opening: number) => string,
  index: number,
  partners: ReadonlyMap<number, number>,
): string {
  if (markup.part === 'closing') return `</${markup.name}>`;
  const attributes: Record<string, string> = {};
  for (const key of tmxAttributes[markup.name] ?? []) {
    const value = markup.attributes[key];
    if (value !== undefined) attributes[key] = value;
  }
  const { name } = markup;
  if ((name === 'bpt' || name === 'ept') && attributes.i === undefined) {
    attributes.i = numberOf(name === 'ept' ? (partners.get(index) ?? index) : index);
  }
  if (name === 'it' && !/^(?:begin|end)$/.test(attributes.pos ?? '')) attributes.pos = 'begin';
  if (name === 'hi') return openTag(name, attributes);
  return markup.inner === undefined
    ? openTag(name, attributes, true)
    : `${openTag(name, attributes)}${markup.inner}</${name}>`;
}

/** Opening and closing tags that belong together, each by the place of the other. */
export function partnersOf(
  tags: readonly InlineTag[],
  markups: readonly (Markup | undefined)[],
): ReadonlyMap<number, number> {
  const partners = new Map<number, number>();
  const open: number[] = [];
  tags.forEach((tag, index) => {
    if (tag.kind === 'open') open.push(index);
    if (tag.kind !== 'close') return;
    // Frames must nest; codes may overlap and are found by their pair.
    const frame = markups[index]?.part === 'closing';
    const at = frame
      ? open.findLastIndex((place) => markups[place]?.part === 'opening')
      : open.findLastIndex((place) => tags[place]?.pair === tag.pair && tag.pair !== undefined);
    const opening = open[at];
    if (opening === undefined) return;
    if (frame && (tags[opening]?.pair !== tag.pair || markups[opening]?.name !== markups[index]?.name)) return;
    partners.set(opening, index);
    partners.set(index, opening);
    open.splice(at, 1);
  });
  return partners;
}
