/** What a decoded text is, told by its beginning; the name of the file does not count. */
export type SniffedKind =
  | 'tmx'
  | 'tbx'
  | 'xliff'
  | 'multiterm'
  | 'srx'
  | 'html'
  | 'trados-workbench'
  | 'xml'
  | 'table'
  | 'empty';

export interface Sniffed {
  readonly kind: SniffedKind;
  /** Local name of the root element, of XML. */
  readonly root?: string;
}

const roots: Readonly<Record<string, SniffedKind>> = {
  tmx: 'tmx',
  martif: 'tbx',
  tbx: 'tbx',
  // TBX-Min of 2013 calls itself so.
  'tbx-min': 'tbx',
  xliff: 'xliff',
  mtf: 'multiterm',
  srx: 'srx',
  html: 'html',
};

/** `head`: some thousand characters, without byte order mark. */
export function sniff(head: string): Sniffed {
  const text = head.replace(/^\uFEFF/, '').trimStart();
  if (text.trim() === '') return { kind: 'empty' };
  if (/^<TWBExportFile\b/i.test(text) || /^<RTF Preamble>/i.test(text)) return { kind: 'trados-workbench' };
  if (!text.startsWith('<')) return { kind: 'table' };
  if (/^<!doctype\s+html/i.test(text)) return { kind: 'html', root: 'html' };
  const root = rootOf(text);
  if (root === undefined) return text.startsWith('<?xml') ? { kind: 'xml' } : { kind: 'table' };
  const local = root.split(':').at(-1) ?? root;
  return { kind: roots[local.toLowerCase()] ?? 'xml', root: local };
}

/** Name of the first element, behind declaration, comments, processing instructions and document type. */
function rootOf(text: string): string | undefined {
  let at = 0;
  while (at < text.length) {
    at = text.indexOf('<', at);
    if (at < 0) return undefined;
    if (text.startsWith('<?', at)) at = after(text, '?>', at);
    else if (text.startsWith('<!--', at)) at = after(text, '-->', at);
    else if (text.startsWith('<!', at)) at = afterDoctype(text, at);
    else return /^<([\p{L}_][\p{L}\p{N}_.:-]*)(?=[\s/>])/u.exec(text.slice(at, at + 200))?.[1];
  }
  return undefined;
}

function after(text: string, end: string, from: number): number {
  const at = text.indexOf(end, from);
  return at < 0 ? text.length : at + end.length;
}

/** A document type may hold declarations of its own in brackets. */
function afterDoctype(text: string, from: number): number {
  const end = text.indexOf('>', from);
  const bracket = text.indexOf('[', from);
  if (bracket < 0 || end < bracket) return end < 0 ? text.length : end + 1;
  return after(text, '>', after(text, ']', bracket));
}
