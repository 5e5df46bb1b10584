/** Named characters of HTML met in files edited by hand; XML knows five names alone. */
const htmlCharacters: Readonly<Record<string, string>> = {
  nbsp: '\u00a0',
  laquo: '«',
  raquo: '»',
  ldquo: '“',
  rdquo: '”',
  bdquo: '„',
  lsquo: '‘',
  rsquo: '’',
  ndash: '–',
  mdash: '—',
  hellip: '…',
  shy: '\u00ad',
  copy: '©',
  reg: '®',
  trade: '™',
  deg: '°',
  sect: '§',
  euro: '€',
};

/** Characters XML 1.0 forbids. Four small questions take a third of the time of one large pattern. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
const controls = /[\0-\x08\x0B\x0C\x0E-\x1F]/;
/** Ampersands that begin none of the five references every parser knows. */
const otherReference = /&(?!(?:amp|lt|gt|quot|apos);)/;

function isSuspicious(text: string): boolean {
  return (
    controls.test(text) ||
    (text.includes('&') && otherReference.test(text)) ||
    text.includes('\uFFFE') ||
    text.includes('\uFFFF')
  );
}

const repairable =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
  /<!\[CDATA\[|\]\]>|[\0-\x08\x0B\x0C\x0E-\x1F\uFFFE\uFFFF]|&(?:#(?:x([\da-fA-F]{1,8})|(\d{1,10}));|([\p{L}_][\p{L}\p{N}_.:-]{0,63});)?/gu;
const known = new Set(['amp', 'lt', 'gt', 'quot', 'apos']);
/** Longest beginning of something that must not be cut in two: a reference, or the opening of a CDATA section. */
const longestToken = 70;

export interface Repair {
  /** What was found: `U+001F`, `&`, `&nbsp;`. */
  readonly found: string;
  /** Where, in the text returned. */
  readonly at: number;
}

/** `expansions` counts characters put in for the file's own entities. */
export interface Repaired {
  readonly text: string;
  readonly repairs: readonly Repair[];
  readonly expanded: number;
}

/**
 * Mends what would make a parser stop although the meaning is plain: characters XML forbids, also by reference, are taken
 * out, ampersands that begin no reference become text, names of HTML characters their characters. CDATA sections are left
 * as they are, control characters aside. Made for text that comes in pieces: what may go on in the next piece waits for it.
 */
export class XmlRepair {
  private held = '';
  private inCdata = false;
  /** Those the file declares, by name, with their text. */
  entities: ReadonlyMap<string, string> = new Map();

  next(piece: string, last: boolean): Repaired {
    let text = this.held + piece;
    this.held = '';
    if (!last) {
      const tail = /(?:[&<][^;>\s]*|\]{1,2})$/.exec(text.slice(-longestToken))?.[0];
      if (tail !== undefined) {
        this.held = tail;
        text = text.slice(0, text.length - tail.length);
      }
    }
    if (!isSuspicious(text)) {
      if (this.inCdata || text.includes('<![CDATA[')) {
        const open = text.lastIndexOf('<![CDATA[');
        const close = text.lastIndexOf(']]>');
        if (open >= 0 || close >= 0) this.inCdata = open > close;
      }
      return { text, repairs: [], expanded: 0 };
    }
    return this.mend(text);
  }

  private mend(text: string): Repaired {
    const repairs: Repair[] = [];
    let out = '';
    let from = 0;
    let expanded = 0;
    for (const match of text.matchAll(repairable)) {
      const [token, hex, decimal, name] = match;
      let replacement = token;
      if (token === '<![CDATA[') this.inCdata = true;
      else if (token === ']]>') this.inCdata = false;
      else if (!token.startsWith('&')) replacement = '';
      else if (this.inCdata) continue;
      else if (hex !== undefined || decimal !== undefined) {
        const code = hex !== undefined ? Number.parseInt(hex, 16) : Number(decimal);
        if (isXmlCharacter(code)) continue;
        replacement = '';
      } else if (name === undefined) replacement = '&amp;';
      else if (known.has(name)) continue;
      else {
        const own = this.entities.get(name);
        if (own !== undefined) {
          expanded += own.length;
          replacement = own.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
        } else replacement = htmlCharacters[name] ?? `&amp;${name};`;
      }
      if (replacement === token) continue;
      out += text.slice(from, match.index);
      from = match.index + token.length;
      if (name === undefined || !this.entities.has(name)) repairs.push({ found: nameOf(token), at: out.length });
      out += replacement;
    }
    return { text: out + text.slice(from), repairs, expanded };
  }
}

function nameOf(token: string): string {
  if (token.startsWith('&')) return token;
  return `U+${token.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}`;
}

/** XML 1.0, production 2. */
function isXmlCharacter(code: number): boolean {
  return (
    code === 9 ||
    code === 10 ||
    code === 13 ||
    (code >= 0x20 && code <= 0xd7ff) ||
    (code >= 0xe000 && code <= 0xfffd) ||
    (code >= 0x10000 && code <= 0x10ffff)
  );
}
