import { SaxesParser } from 'saxes';
import type { ProblemCode, ProblemDetails } from '../problem.ts';
import type { ExchangeItem } from './item.ts';
import { harmlessEntities } from './xml-entities.ts';
import { XmlRepair } from './xml-repair.ts';

export type XmlAttributes = Readonly<Record<string, string>>;

/** Told of elements by their names without prefix; attributes keep theirs. */
export interface XmlHandlers {
  open(name: string, attributes: XmlAttributes): void;
  close(name: string): void;
  text(text: string): void;
  /** The document is whole: all was read to the end of the root. */
  end?(): void;
  /** The document cannot be read further; what is whole may still be given. */
  broken?(): void;
}

export interface XmlContext {
  readonly file: string;
  emit(item: ExchangeItem): void;
  /** Line of the parser, from 1. */
  line(): number;
  /** From here on the text is kept, until `unmark`, for `marked`. Call it when an element opens. */
  mark(): void;
  unmark(): void;
  /** Text since the opening of the marked element. */
  marked(): string | undefined;
  warn(code: ProblemCode, details?: ProblemDetails, line?: number): void;
  /** An item of the file is lost; its text goes with the problem. */
  skip(code: ProblemCode, details: ProblemDetails, line: number): void;
  /** Ends the reading. */
  fail(code: ProblemCode, details?: ProblemDetails): never;
}

/** Elements within elements. Real files stay below a hundred; nothing here recurses, so the limit is memory. */
const deepest = 50_000;
/** Characters of one item: far beyond any segment, and small enough to be held a few times. */
const longestItem = 32 * 2 ** 20;
/** Characters that may stand for the file's own entities in all. */
const mostExpanded = 2 ** 20;
/** Text before the root element: a DOCTYPE with a long subset stays far below. */
const longestProlog = 2 ** 20;
/** Characters gathered before anything is parsed: a DOCTYPE with its declarations stands there. */
const headLength = 16 * 1024;
/** Repairs named in one message. */
const mostNamed = 5;

class Fatal extends Error {
  readonly item: ExchangeItem;
  constructor(item: ExchangeItem) {
    super('fatal');
    this.item = item;
  }
}

/** What the parser complains of although nothing is lost by going on. */
const tolerable = /^(?:the string "]]>" is disallowed|an XML declaration must be at the start|duplicate attribute)/;

/**
 * Reads XML in pieces: no DTD is processed, nothing outside is fetched, entities are refused unless they are harmless
 * words. What cannot be gone on from ends the stream with a fatal problem, behind all that was read before it.
 */
export async function* readXml(
  pieces: AsyncIterable<string>,
  options: { readonly file: string; readonly prefixes?: 'root' | 'all' },
  start: (context: XmlContext) => XmlHandlers,
): AsyncGenerator<ExchangeItem> {
  const { file, prefixes = 'root' } = options;
  let items: ExchangeItem[] = [];
  // Not told of namespaces: the parser looks for them through all open elements, and in deep ones that takes minutes.
  const parser = new SaxesParser({ xmlns: false });
  let depth = 0;
  let rootSeen = false;
  let ended = false;
  let expanded = 0;
  /** Pieces given to the parser, those needed for the text of the marked item, and the place of the first. */
  let fed: string[] = [];
  let fedStart = 0;
  let fedEnd = 0;
  let blank = true;
  let markAt: number | undefined;
  const repair = new XmlRepair();

  const problem = (code: ProblemCode, details: ProblemDetails, line: number) =>
    ({ kind: 'problem', code, details: { file, line, ...details }, line, skipped: false }) as const;
  const context: XmlContext = {
    file,
    emit: (item) => void items.push(item),
    line: () => parser.line,
    mark: () => {
      markAt = parser.position;
    },
    unmark: () => {
      markAt = undefined;
    },
    marked: () => {
      if (markAt === undefined) return undefined;
      const text = fed.join('');
      const start = Math.max(0, text.lastIndexOf('<', markAt - fedStart - 1));
      // The parser's place may be a character short of the bracket that closes the element.
      const end = text.indexOf('>', parser.position - fedStart - 1);
      return text.slice(start, end < 0 ? undefined : end + 1);
    },
    warn: (code, details = {}, line = parser.line) => void items.push(problem(code, details, line)),
    skip: (code, details, line) => {
      const item = context.marked();
      items.push({ ...problem(code, details, line), skipped: true, ...(item !== undefined && { item }) });
    },
    fail: (code, details = {}) => {
      throw new Fatal({ ...problem(code, details, parser.line), fatal: true });
    },
  };
  const handlers = start(context);

  parser.on('error', (error) => {
    const message = error.message.replace(/^\d+:\d+: /, '').replace(/\.$/, '');
    if (tolerable.test(message)) return;
    if (/^text data outside of root/.test(message) && rootSeen && depth === 0) {
      context.warn('structure-unexpected', { what: 'text' });
      return;
    }
    if (ended && !rootSeen && blank) context.fail('file-empty');
    if (ended && /^(?:unclosed|unexpected end)/.test(message)) context.fail('xml-truncated');
    context.fail('xml-malformed', { reason: message });
  });
  parser.on('doctype', (doctype) => {
    if (harmlessEntities(doctype) === undefined) context.fail('xml-entities-refused');
  });
  // The root's prefix is that of the format; asking each name for a colon costs a tenth of the time, which is worth it
  // where elements of other namespaces are read, too.
  let prefix = '';
  const local = (name: string): string => {
    if (prefixes === 'all') return name.slice(name.indexOf(':') + 1);
    return prefix !== '' && name.startsWith(prefix) ? name.slice(prefix.length) : name;
  };
  parser.on('opentag', (tag) => {
    if (!rootSeen) {
      rootSeen = true;
      prefix = tag.name.slice(0, tag.name.indexOf(':') + 1);
    }
    if (++depth > deepest) context.fail('xml-too-deep', { limit: deepest });
    handlers.open(local(tag.name), tag.attributes as XmlAttributes);
  });
  parser.on('closetag', (tag) => {
    depth--;
    handlers.close(local(tag.name));
  });
  const text = (piece: string) => {
    if (depth > 0) handlers.text(piece);
  };
  parser.on('text', text);
  parser.on('cdata', text);

  const feed = (piece: string, last: boolean): void => {
    const mended = repair.next(piece, last);
    if (mended.text === '') return;
    if (mended.repairs.length > 0) {
      const before = mended.text.slice(0, mended.repairs[0]?.at);
      let line = parser.line;
      for (let at = before.indexOf('\n'); at >= 0; at = before.indexOf('\n', at + 1)) line++;
      const found = new Map<string, number>();
      for (const one of mended.repairs) found.set(one.found, (found.get(one.found) ?? 0) + 1);
      const named = [...found].slice(0, mostNamed).map(([name, times]) => (times === 1 ? name : `${name} × ${times}`));
      const more = found.size > mostNamed ? ' …' : '';
      context.warn('characters-repaired', { found: named.join(', ') + more, count: mended.repairs.length }, line);
    }
    expanded += mended.expanded;
    if (expanded > mostExpanded) context.fail('xml-entities-refused');
    if (markAt === undefined) {
      // An item that opens in this piece may have begun in the one before.
      fedStart += fed.slice(0, -1).reduce((length, piece) => length + piece.length, 0);
      fed = fed.slice(-1);
    }
    fed.push(mended.text);
    fedEnd += mended.text.length;
    if (blank) blank = mended.text.trim() === '';
    if (fedEnd - fedStart > longestItem) context.fail('unit-too-large', { limit: longestItem });
    parser.write(mended.text);
    if (!rootSeen && fedEnd > longestProlog) context.fail('xml-malformed', { reason: 'no element' });
  };

  // The declarations must be known before the first piece is mended.
  let head: string | undefined = '';
  const begin = (): void => {
    const text = head ?? '';
    head = undefined;
    const doctype = /<!DOCTYPE[^[>]*\[[\s\S]*?\]\s*>/.exec(text)?.[0];
    if (doctype !== undefined) {
      const entities = harmlessEntities(doctype);
      if (entities === undefined) context.fail('xml-entities-refused');
      repair.entities = entities;
    }
    feed(text, false);
  };
  try {
    for await (const piece of pieces) {
      if (head === undefined) feed(piece, false);
      else {
        head += piece;
        if (head.length >= headLength) begin();
      }
      // Delegating to the list would cost several promises an item.
      for (const item of items) yield item;
      items = [];
    }
    if (head !== undefined) begin();
    feed('', true);
    ended = true;
    parser.close();
    handlers.end?.();
  } catch (error) {
    if (!(error instanceof Fatal)) throw error;
    handlers.broken?.();
    for (const item of items) yield item;
    yield error.item;
    return;
  }
  for (const item of items) yield item;
}
