import { type DefaultTreeAdapterMap, type DefaultTreeAdapterTypes, defaultTreeAdapter, parse } from 'parse5';
import type { Block } from '../core/text/document.ts';

type Node = DefaultTreeAdapterTypes.Node;
type Element = DefaultTreeAdapterTypes.Element;

/** Elements that hold no text of the page. */
const notText = new Set([
  ...[
    'script',
    'style',
    'noscript',
    'template',
    'iframe',
    'svg',
    'canvas',
    'object',
    'embed',
    'audio',
    'video',
    'head',
    'title',
  ],
  ...[
    'button',
    'select',
    'option',
    'input',
    'textarea',
    'datalist',
    'dialog',
    'map',
    'math',
    'meta',
    'link',
    'rp',
    'rt',
    'del',
  ],
]);
/** Elements around the text of a page. */
const furniture = new Set(['nav', 'aside', 'footer', 'menu', 'form', 'search']);
const furnitureRoles = new Set([
  'navigation',
  'banner',
  'contentinfo',
  'search',
  'complementary',
  'dialog',
  'menu',
  'menubar',
  'toolbar',
  'alert',
]);
const furnitureNames =
  /(?:^|[-_\s])(?:nav(?:igation|bar)?|menu|sidebar|breadcrumbs?|cookies?|footer|share|sharing|social|soc|related|comments?|banner|adv(?:ert\w*)?|promo|subscribe|subscription|pag(?:er|ination)|toolbar|pop-?up|modal|skip(?:-?link)?|tags?|widget|langs?|language|search|counter|copyright|print|rating|login|masthead|topbar|see-?also|read-?also)(?:$|[-_\s])/i;

const blockElements = new Set([
  ...[
    'address',
    'article',
    'aside',
    'blockquote',
    'body',
    'caption',
    'center',
    'dd',
    'details',
    'div',
    'dl',
    'dt',
    'fieldset',
  ],
  ...[
    'figcaption',
    'figure',
    'footer',
    'form',
    'h1',
    'h2',
    'h3',
    'h4',
    'h5',
    'h6',
    'header',
    'hr',
    'html',
    'legend',
    'li',
    'main',
  ],
  ...[
    'nav',
    'ol',
    'p',
    'pre',
    'section',
    'summary',
    'table',
    'tbody',
    'td',
    'tfoot',
    'th',
    'thead',
    'tr',
    'ul',
    'hgroup',
  ],
]);

/**
 * Elements within elements; browsers stop at 512 as well. Deeper pages are read without their containers: the time a
 * parser of HTML takes grows with the square of the depth.
 */
const deepest = 512;
/** Steps down towards the part that holds the text; every one weighs all that is below. */
const mostSteps = 64;
/** A main part this long is believed whatever its share, in characters. */
const enoughText = 250;
const mainShare = 0.3;

export interface HtmlOptions {
  /** Leave out menus, footers and the like of a page saved from a site. */
  readonly mainOnly: boolean;
}

/** Blocks of an HTML page: headings, paragraphs, list items, table cells. */
export function htmlBlocks(text: string, { mainOnly }: HtmlOptions): Block[] {
  const body = findElement(parsePage(text), (element) => element.tagName === 'body');
  if (body === undefined) return [];
  if (!mainOnly) return new Collector(false).run(body);
  const whole = measure(body);
  const main = mainPart(body, whole);
  const blocks = new Collector(true).run(main);
  // The title often stands above the part that holds the text.
  const title = findElement(body, (element) => element.tagName === 'h1');
  const isAbove =
    title !== undefined && main !== body && findElement(main, (one) => one.tagName === 'h1') === undefined;
  if (title !== undefined && isAbove && !isInFurniture(title, whole.text)) {
    const heading = new Collector(false).run(title);
    if (heading.length > 0 && !blocks.some((block) => block.text === heading[0]!.text)) return [...heading, ...blocks];
  }
  return blocks.length > 0 ? blocks : new Collector(false).run(body);
}

class TooDeep extends Error {}

function parsePage(text: string): DefaultTreeAdapterTypes.Document {
  let depth = 0;
  const treeAdapter = {
    ...defaultTreeAdapter,
    onItemPush() {
      if (++depth > deepest) throw new TooDeep();
    },
    onItemPop() {
      depth--;
    },
  };
  try {
    return parse<DefaultTreeAdapterMap>(text, { treeAdapter });
  } catch (error) {
    if (!(error instanceof TooDeep)) throw error;
    return parse(withoutContainers(text));
  }
}

const neverNested = /^(?:p|br|hr|h[1-6]|script|style|title|head|body|html|noscript|template|textarea)$/;

/** The page with paragraphs and headings alone: of other elements the blocks become paragraphs, the rest their text. */
function withoutContainers(text: string): string {
  return text.replace(/<\/?([a-z][a-z0-9-]*)(?:[^<>"']|"[^"]*"|'[^']*')*>/gi, (tag, name: string) => {
    const element = name.toLowerCase();
    if (neverNested.test(element)) return tag;
    return blockElements.has(element) ? '<p>' : '';
  });
}

const isElement = (node: Node): node is Element => 'tagName' in node;
const childrenOf = (node: Node): readonly Node[] => ('childNodes' in node ? node.childNodes : []);

function attributeOf(element: Element, name: string): string | undefined {
  return element.attrs.find((one) => one.name === name)?.value;
}

/** Walks without recursion: hostile pages nest deeper than the stack. */
function* descendants(root: Node): Generator<Node> {
  const stack: Node[] = [root];
  for (let node = stack.pop(); node !== undefined; node = stack.pop()) {
    yield node;
    const children = childrenOf(node);
    for (let i = children.length - 1; i >= 0; i--) stack.push(children[i]!);
  }
}

function findElement(root: Node, wanted: (element: Element) => boolean): Element | undefined {
  for (const node of descendants(root)) if (isElement(node) && wanted(node)) return node;
  return undefined;
}

function contains(outer: Node, inner: Node): boolean {
  for (let node: Node | null | undefined = inner; node != null; node = 'parentNode' in node ? node.parentNode : null) {
    if (node === outer) return true;
  }
  return false;
}

function isHidden(element: Element): boolean {
  if (attributeOf(element, 'hidden') !== undefined || attributeOf(element, 'aria-hidden') === 'true') return true;
  return /display\s*:\s*none|visibility\s*:\s*hidden/i.test(attributeOf(element, 'style') ?? '');
}

interface Measure {
  /** Characters of visible text, and of those the ones in links. */
  readonly text: number;
  readonly links: number;
}

const measures = new WeakMap<Node, Measure>();

/** Amount of text below a node; each node is measured once, children before parents. */
function measure(root: Node): Measure {
  const known = measures.get(root);
  if (known !== undefined) return known;
  const order = [...descendants(root)];
  for (let i = order.length - 1; i >= 0; i--) {
    const node = order[i]!;
    let text = 0;
    let links = 0;
    if (node.nodeName === '#text' && 'value' in node) text = node.value.trim().length;
    else if (!isElement(node) || !(notText.has(node.tagName) || isHidden(node))) {
      for (const child of childrenOf(node)) {
        const part = measures.get(child);
        text += part?.text ?? 0;
        links += part?.links ?? 0;
      }
      if (isElement(node) && node.tagName === 'a') links = text;
    }
    measures.set(node, { text, links });
  }
  return measures.get(root) ?? { text: 0, links: 0 };
}

function isInFurniture(element: Element, whole: number): boolean {
  for (
    let node: Node | null | undefined = element.parentNode;
    node != null;
    node = 'parentNode' in node ? node.parentNode : null
  ) {
    if (isElement(node) && isFurniture(node, whole)) return true;
  }
  return false;
}

const containers = /^(?:div|section|ul|ol|dl|table|td|tr|p|span|header|figure)$/;
/** Longer names («add-aliases-for-search») name a part of the text, not of the page. */
const longestName = 3;

function isNamedFurniture(element: Element): boolean {
  const names = `${attributeOf(element, 'class') ?? ''} ${attributeOf(element, 'id') ?? ''}`.split(/\s+/);
  return names.some((name) => name.split(/[-_]+/).length <= longestName && furnitureNames.test(name));
}

/** Whether an element is furniture of the page: by what it is, or by its name together with being mostly links or small. */
function isFurniture(element: Element, whole: number): boolean {
  if (attributeOf(element, 'role') === 'main' || element.tagName === 'main' || element.tagName === 'body') return false;
  const { text, links } = measure(element);
  if (furniture.has(element.tagName)) return text < whole * 0.6;
  if (furnitureRoles.has(attributeOf(element, 'role') ?? '')) return text < whole * 0.6;
  // A page's own header holds menus; an article's header holds its title.
  if (element.tagName === 'header')
    return findElement(element, (one) => one.tagName === 'h1') === undefined && links > text * 0.3;
  const named = containers.test(element.tagName) && isNamedFurniture(element);
  if (named) return text < whole * 0.25 || links > text * 0.5;
  // Lists and boxes that are nothing but links.
  if (/^(?:ul|ol|div|section|table|dl)$/.test(element.tagName)) {
    return links > text * 0.8 && text - links < 80 && countLinks(element) >= 3;
  }
  return false;
}

function countLinks(element: Element): number {
  let links = 0;
  for (const node of descendants(element)) if (isElement(node) && node.tagName === 'a' && ++links >= 3) break;
  return links;
}

/** The element that holds the text of the page: marked as such, or else the smallest with most of the prose. */
function mainPart(body: Element, whole: Measure): Element {
  const marked: Element[] = [];
  for (const node of descendants(body)) {
    if (!isElement(node)) continue;
    if (node.tagName === 'main' || node.tagName === 'article' || attributeOf(node, 'role') === 'main')
      marked.push(node);
  }
  const best = marked.sort((a, b) => prose(b) - prose(a))[0];
  if (best !== undefined && (prose(best) >= enoughText || prose(best) >= whole.text * mainShare)) {
    // Several articles beside one another are all the text; their common parent is taken.
    const rest = marked.filter((one) => !contains(best, one) && !contains(one, best) && prose(one) > prose(best) * 0.5);
    if (rest.length === 0) return best;
  }
  let main = body;
  const total = prose(body);
  for (let step = 0; step < mostSteps; step++) {
    const inner: Element | undefined = childrenOf(main)
      .filter(isElement)
      .find(
        (child) =>
          /^(?:div|section|article|main|table|tbody|tr|td|center)$/.test(child.tagName) && prose(child) > total * 0.75,
      );
    if (inner === undefined) return main;
    main = inner;
  }
  return main;
}

/** Soft hyphens, zero-width spaces, and control characters that some programs leave where a field stood. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for
const noText = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u00AD\u200B]/g;

/** Text outside links and furniture is prose. */
function prose(element: Element): number {
  let sum = 0;
  const whole = measure(element).text;
  const stack: Node[] = [element];
  for (let node = stack.pop(); node !== undefined; node = stack.pop()) {
    if (node.nodeName === '#text' && 'value' in node) sum += node.value.trim().length;
    if (isElement(node) && (notText.has(node.tagName) || node.tagName === 'a' || isHidden(node))) continue;
    if (isElement(node) && node !== element && isFurniture(node, whole)) continue;
    for (const child of childrenOf(node)) stack.push(child);
  }
  return sum;
}

interface TablePlace {
  readonly index: number;
  row: number;
  column: number;
}

class Collector {
  readonly #mainOnly: boolean;
  readonly #blocks: Block[] = [];
  readonly #tables: TablePlace[] = [];
  #whole = 0;
  #text = '';
  #tableCount = 0;
  #listDepth = 0;
  #heading = 0;
  #isItem = false;
  #inCell = false;
  #keepsLines = false;
  /** Notes, headers and footers go behind the text. */
  #aside: 'footnote' | 'endnote' | 'header' | 'footer' | undefined;
  readonly #behind: Record<'footnote' | 'endnote' | 'header' | 'footer', Block[]> = {
    footnote: [],
    endnote: [],
    header: [],
    footer: [],
  };

  constructor(mainOnly: boolean) {
    this.#mainOnly = mainOnly;
  }

  run(root: Element): Block[] {
    this.#whole = measure(root).text;
    this.#visit(root, root);
    this.#flush();
    const { footnote, endnote, header, footer } = this.#behind;
    return [...this.#blocks, ...footnote, ...endnote, ...header, ...footer];
  }

  #visit(node: Node, root: Element): void {
    if (node.nodeName === '#text' && 'value' in node) {
      this.#append(node.value);
      return;
    }
    if (!isElement(node)) {
      for (const child of childrenOf(node)) this.#visit(child, root);
      return;
    }
    const name = node.tagName;
    if (notText.has(name) || isHidden(node)) return;
    if (this.#mainOnly && node !== root && isFurniture(node, this.#whole)) return;
    if (name === 'br') {
      this.#text = `${this.#text.trimEnd()}\n`;
      return;
    }
    if (isNoteReference(node) || isPageNumber(node)) return;
    if (!blockElements.has(name)) {
      for (const child of node.childNodes) this.#visit(child, root);
      return;
    }
    this.#flush();
    const before = {
      heading: this.#heading,
      isItem: this.#isItem,
      inCell: this.#inCell,
      keepsLines: this.#keepsLines,
      aside: this.#aside,
    };
    this.#aside ??= kindOf(node);
    if (/^h[1-6]$/.test(name)) this.#heading = Number(name[1]);
    else if (name === 'ul' || name === 'ol') this.#listDepth++;
    else if (name === 'li') this.#isItem = true;
    else if (name === 'pre') this.#keepsLines = true;
    else if (name === 'table') {
      this.#tables.push({ index: this.#tableCount++, row: -1, column: -1 });
      this.#isItem = false;
    } else if (name === 'tr') {
      const table = this.#tables.at(-1);
      if (table !== undefined) {
        table.row++;
        table.column = -1;
      }
    } else if (name === 'td' || name === 'th') {
      const table = this.#tables.at(-1);
      if (table !== undefined) table.column++;
      this.#inCell = table !== undefined;
    }
    for (const child of node.childNodes) this.#visit(child, root);
    this.#flush();
    if (name === 'ul' || name === 'ol') this.#listDepth--;
    else if (name === 'table') this.#tables.pop();
    else if (name === 'td' || name === 'th') {
      const span = Math.min(1000, Math.max(1, Number(attributeOf(node, 'colspan') ?? 1) || 1));
      const table = this.#tables.at(-1);
      if (table !== undefined) table.column += span - 1;
    }
    this.#heading = before.heading;
    this.#isItem = before.isItem;
    this.#inCell = before.inCell;
    this.#keepsLines = before.keepsLines;
    this.#aside = before.aside;
  }

  #append(text: string): void {
    if (this.#keepsLines) {
      this.#text += text;
      return;
    }
    // No-break spaces are text; other white space is layout.
    const collapsed = text.replace(/[ \t\r\n\f]+/g, ' ');
    this.#text += /(?:^|[ \n])$/.test(this.#text) && collapsed.startsWith(' ') ? collapsed.slice(1) : collapsed;
  }

  #flush(): void {
    const text = this.#text.replace(noText, '').trim();
    this.#text = '';
    if (text === '') return;
    if (this.#aside !== undefined) {
      this.#behind[this.#aside].push({ kind: this.#aside, text });
      return;
    }
    const table = this.#inCell ? this.#tables.at(-1) : undefined;
    if (table !== undefined) {
      const cell = { table: table.index, row: Math.max(0, table.row), column: Math.max(0, table.column) };
      this.#blocks.push({ kind: 'tableCell', text, cell });
    } else if (this.#heading > 0) this.#blocks.push({ kind: 'heading', text, level: this.#heading });
    else if (this.#isItem) this.#blocks.push({ kind: 'listItem', text, level: Math.max(1, this.#listDepth) });
    else this.#blocks.push({ kind: 'paragraph', text });
  }
}

/** A number that refers to a note, or stands before it and leads back, is no word of the text. */
function isNoteReference(element: Element): boolean {
  if (element.tagName !== 'a' && element.tagName !== 'sup') return false;
  const link = element.tagName === 'a' ? element : findElement(element, (one) => one.tagName === 'a');
  if (link === undefined || !attributeOf(link, 'href')?.includes('#')) return false;
  return /^\s*[[(]?(?:\d{1,3}|[ivxlc]{1,5}|\*{1,3}|↩\uFE0E?|↑|\^)[\])]?\s*$/.test(textOf(element));
}

/** The field of an office program that shows a page number. */
function isPageNumber(element: Element): boolean {
  return element.tagName === 'sdfield' && /^(?:page|docstat)$/i.test(attributeOf(element, 'type') ?? '');
}

/** What an element says it is: notes, and what office programs save of headers and footers. */
function kindOf(element: Element): 'footnote' | 'endnote' | 'header' | 'footer' | undefined {
  const role = `${attributeOf(element, 'role') ?? ''} ${attributeOf(element, 'epub:type') ?? ''}`;
  const id = attributeOf(element, 'id') ?? '';
  if (/doc-endnotes?\b|\bendnotes?\b/.test(role) || /^sdendnote\d+$|^_?edn\d+$/.test(id)) return 'endnote';
  if (/doc-footnote\b|\bfootnotes?\b/.test(role) || /^sdfootnote\d+$|^_?ftn\d+$|^fn[:-]?\d+$/.test(id))
    return 'footnote';
  const title = element.tagName === 'div' ? attributeOf(element, 'title') : undefined;
  return title === 'header' || title === 'footer' ? title : undefined;
}

function textOf(element: Element): string {
  let text = '';
  for (const node of descendants(element)) if (node.nodeName === '#text' && 'value' in node) text += node.value;
  return text;
}
