import type { XmlAttributes } from './xml-reader.ts';

/** Text as it stands between tags. */
export function escapeText(text: string): string {
  return /[&<>\r]/.test(text) ? text.replace(/[&<>\r]/g, (character) => textEscapes[character] ?? character) : text;
}

const textEscapes: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '\r': '&#13;' };

/** Text as it stands between double quotes; breaks and tabs by reference, or a reader would make them spaces. */
export function escapeAttribute(text: string): string {
  return /[&<>"\t\r\n]/.test(text)
    ? text.replace(/[&<>"\t\r\n]/g, (character) => attributeEscapes[character] ?? character)
    : text;
}

const attributeEscapes: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  '\t': '&#9;',
  '\n': '&#10;',
  '\r': '&#13;',
};

export function openTag(name: string, attributes: XmlAttributes, empty = false): string {
  let tag = `<${name}`;
  for (const [key, value] of Object.entries(attributes)) tag += ` ${key}="${escapeAttribute(value)}"`;
  return tag + (empty ? '/>' : '>');
}

/**
 * What XML can hold of a text: characters it forbids are taken out, lone halves of surrogate pairs, too. A whole emoji
 * is two code units and stays.
 */
export function xmlText(text: string): string {
  return forbidden.test(text) ? text.replace(allForbidden, '') : text;
}

const forbiddenSource =
  '[\\0-\\x08\\x0B\\x0C\\x0E-\\x1F\\uFFFE\\uFFFF]|[\\uD800-\\uDBFF](?![\\uDC00-\\uDFFF])|(?<![\\uD800-\\uDBFF])[\\uDC00-\\uDFFF]';
const forbidden = new RegExp(forbiddenSource);
const allForbidden = new RegExp(forbiddenSource, 'g');

/** The parts of a tag kept as data. */
export interface Markup {
  readonly name: string;
  readonly attributes: XmlAttributes;
  /** `whole`: an element from its opening to its closing. */
  readonly part: 'opening' | 'closing' | 'whole';
  /** What stands between its tags, as it stands there; absent for a part and for an empty element. */
  readonly inner?: string;
}

const entityCharacters: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

export function unescapeXml(text: string): string {
  if (!text.includes('&')) return text;
  return text.replace(/&(?:#x([\da-f]+)|#(\d+)|(\w+));/gi, (whole, hex, decimal, name) => {
    if (name !== undefined) return entityCharacters[name] ?? whole;
    const code = hex !== undefined ? Number.parseInt(hex, 16) : Number(decimal);
    return code <= 0x10ffff ? String.fromCodePoint(code) : whole;
  });
}

/** Takes markup of one element apart, as written by `openTag`; `undefined` for text that is no such thing. */
export function parseMarkup(content: string): Markup | undefined {
  const closing = /^<\/([\w:.-]+)\s*>$/.exec(content);
  if (closing !== null) return { name: closing[1] ?? '', attributes: {}, part: 'closing' };
  const opening = /^<([A-Za-z_][\w:.-]*)((?:\s+[\w:.-]+\s*=\s*(?:"[^"<]*"|'[^'<]*'))*)\s*(\/?)>/.exec(content);
  if (opening === null) return undefined;
  const [whole, name = '', list = '', empty] = opening;
  const attributes: Record<string, string> = {};
  for (const [, key = '', double, single] of list.matchAll(/([\w:.-]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g)) {
    attributes[key] = unescapeXml(double ?? single ?? '');
  }
  const rest = content.slice(whole.length);
  if (rest === '') return { name, attributes, part: empty === '/' ? 'whole' : 'opening' };
  const end = `</${name}>`;
  if (empty === '/' || !rest.endsWith(end)) return undefined;
  return { name, attributes, inner: rest.slice(0, -end.length), part: 'whole' };
}
