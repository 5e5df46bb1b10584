/**
 * SRX rules are written in the regular expressions of Java or ICU. This turns one into JavaScript's (flag `v`) or says
 * what stands in the way. `\b`, `\w` and `\d` know all letters, as ICU's do; a possessive or atomic part becomes a
 * greedy one, which can only match more.
 */

/** Why a pattern cannot be used. `at` counts UTF-16 code units of the pattern. */
export class PatternError extends Error {
  override readonly name = 'PatternError';
  readonly at: number;

  constructor(message: string, at: number) {
    super(message);
    this.at = at;
  }
}

/** Far above any rule in use (OmegaT's longest has about 400). */
const longestPattern = 5_000;
/** Repetitions that may be asked for explicitly; more would make a small pattern a huge automaton. */
const mostRepetitions = 1_000;
/**
 * What «without bound» comes to. No rule looks at more than a word or two on either side of a border, and a bound keeps
 * several repetitions in a row from costing the square or cube of a long text.
 */
const unboundedRepetitions = 200;

const word = '\\p{L}\\p{M}\\p{N}_';
const wordBoundary = `(?:(?<=[${word}])(?![${word}])|(?<![${word}])(?=[${word}]))`;
const notWordBoundary = `(?:(?<=[${word}])(?=[${word}])|(?<![${word}])(?![${word}]))`;
const horizontalSpace = ' \\t\\xA0\\u1680\\u180E\\u2000-\\u200A\\u202F\\u205F\\u3000';
const lineBreak = '\\n\\v\\f\\r\\x85\\u2028\\u2029';

/** What a letter after a backslash means inside a class; outside, the same in brackets. */
const classEscapes: Readonly<Record<string, string>> = {
  d: '\\p{Nd}',
  D: '\\P{Nd}',
  w: `[${word}]`,
  W: `[^${word}]`,
  s: '\\s',
  S: '\\S',
  h: `[${horizontalSpace}]`,
  H: `[^${horizontalSpace}]`,
  v: `[${lineBreak}]`,
  V: `[^${lineBreak}]`,
  t: '\\t',
  n: '\\n',
  r: '\\r',
  f: '\\f',
  a: '\\x07',
  e: '\\x1B',
};

/** Property names of Java and POSIX that JavaScript calls otherwise; the rest is tried as it stands. */
const properties: Readonly<Record<string, string>> = {
  alpha: '\\p{L}',
  alnum: '[\\p{L}\\p{N}]',
  digit: '\\p{Nd}',
  upper: '\\p{Lu}',
  lower: '\\p{Ll}',
  punct: '[\\p{P}\\p{S}]',
  space: '\\s',
  blank: '[ \\t]',
  cntrl: '\\p{Cc}',
  graph: '[\\p{L}\\p{M}\\p{N}\\p{P}\\p{S}]',
  print: '[\\p{L}\\p{M}\\p{N}\\p{P}\\p{S} ]',
  word: `[${word}]`,
  xdigit: '[0-9A-Fa-f]',
  javauppercase: '\\p{Lu}',
  javalowercase: '\\p{Ll}',
  javaletter: '\\p{L}',
  javaletterordigit: '[\\p{L}\\p{N}]',
  javawhitespace: '\\s',
  isalphabetic: '\\p{Alphabetic}',
  isletter: '\\p{L}',
  isdigit: '\\p{Nd}',
  isuppercase: '\\p{Uppercase}',
  islowercase: '\\p{Lowercase}',
  ispunctuation: '\\p{P}',
  iswhite_space: '\\s',
  ideographic: '\\p{Ideographic}',
  // Blocks are not known to JavaScript; the scripts behind the common ones are.
  incyrillic: '[\\u0400-\\u04FF]',
  ingreek: '[\\u0370-\\u03FF]',
  inbasiclatin: '[\\0-\\x7F]',
  'inlatin-1supplement': '[\\x80-\\xFF]',
  inarabic: '[\\u0600-\\u06FF]',
  inhebrew: '[\\u0590-\\u05FF]',
  inthai: '[\\u0E00-\\u0E7F]',
  inhiragana: '[\\u3040-\\u309F]',
  inkatakana: '[\\u30A0-\\u30FF]',
  incjkunifiedideographs: '[\\u4E00-\\u9FFF]',
};

const syntax = /[\^$\\.*+?()[\]{}|/]/;
const classSyntax = /[\^\\()[\]{}/|\-&!#%,:;<=>@`~.*+?$"']/;

interface Scan {
  readonly pattern: string;
  at: number;
}

function fail(scan: Scan, message: string): never {
  throw new PatternError(message, scan.at);
}

function literal(character: string, inClass: boolean): string {
  if (inClass) return classSyntax.test(character) ? `\\x${hex(character)}` : character;
  return syntax.test(character) ? `\\${character}` : character;
}

function hex(character: string): string {
  return (character.codePointAt(0) ?? 0).toString(16).padStart(2, '0');
}

function codePoint(scan: Scan, digits: string): string {
  const value = Number.parseInt(digits, 16);
  if (!(value <= 0x10ffff)) fail(scan, 'no such character');
  return `\\u{${value.toString(16)}}`;
}

function property(scan: Scan, negated: boolean): string {
  const rest = scan.pattern.slice(scan.at);
  const match = /^(?:\{(\^?)([\w =:-]{1,60})\}|([A-Z]))/.exec(rest);
  if (match === null) fail(scan, 'property name expected');
  scan.at += match[0].length;
  const name = (match[2] ?? match[3] ?? '').replaceAll(' ', '');
  const not = negated !== (match[1] === '^');
  return namedProperty(scan, name, not);
}

function namedProperty(scan: Scan, name: string, not: boolean): string {
  const known = properties[name.toLowerCase()];
  if (known !== undefined) return not ? `[^${known}]` : known;
  const attempts = [
    name,
    `Script=${name.replace(/^(?:Is|is|script=|sc=|In)/, '')}`,
    name.replace(/^(?:Is|general_category=|gc=)/, ''),
  ];
  for (const attempt of attempts) {
    const source = `\\${not ? 'P' : 'p'}{${attempt}}`;
    try {
      new RegExp(source, 'v');
      return source;
    } catch {
      // Not a name JavaScript knows: the next spelling.
    }
  }
  return fail(scan, `unknown property ${name}`);
}

/** An escape; `scan.at` stands behind the backslash. */
function escaped(scan: Scan, inClass: boolean): string {
  const character = scan.pattern[scan.at];
  if (character === undefined) fail(scan, 'backslash at the end');
  scan.at++;
  if (character === 'p' || character === 'P') return property(scan, character === 'P');
  if (character === 'u' || character === 'x') {
    const rest = scan.pattern.slice(scan.at);
    // `\xff61` with four digits stands in the SRX specification's own example and means U+FF61.
    const digits =
      /^(?:\{([\dA-Fa-f]{1,6})\}|([\dA-Fa-f]{4}))/.exec(rest) ??
      (character === 'x' ? /^()([\dA-Fa-f]{2})/.exec(rest) : null);
    if (digits === null) fail(scan, 'hexadecimal digits expected');
    scan.at += digits[0].length;
    return codePoint(scan, digits[1] || (digits[2] ?? ''));
  }
  if (character === 'U') {
    const digits = /^[\dA-Fa-f]{8}/.exec(scan.pattern.slice(scan.at));
    if (digits === null) fail(scan, 'hexadecimal digits expected');
    scan.at += 8;
    return codePoint(scan, digits[0]);
  }
  const known = classEscapes[character];
  if (known !== undefined) return known;
  if (!inClass) {
    if (character === 'b') return wordBoundary;
    if (character === 'B') return notWordBoundary;
    if (character === 'A') return '^';
    if (character === 'z' || character === 'Z') return '$';
    if (character === 'R') return `(?:\\r\\n|[${lineBreak}])`;
    if (character === 'Q') {
      const end = scan.pattern.indexOf('\\E', scan.at);
      const text = scan.pattern.slice(scan.at, end < 0 ? undefined : end);
      scan.at = end < 0 ? scan.pattern.length : end + 2;
      return [...text].map((one) => literal(one, false)).join('');
    }
    if (character === 'E') return '';
  } else if (character === 'b') return '\\x08';
  if (/[0-9]/.test(character)) fail(scan, 'back references are not supported');
  if (/[A-Za-z]/.test(character)) fail(scan, `unknown escape \\${character}`);
  return literal(character, inClass);
}

/** A bracketed class; `scan.at` stands behind the opening bracket. */
function characterClass(scan: Scan): string {
  let negated = false;
  if (scan.pattern[scan.at] === '^') {
    negated = true;
    scan.at++;
  }
  const operands: string[] = [];
  let items = '';
  let first = true;
  for (;;) {
    const character = scan.pattern[scan.at];
    if (character === undefined) fail(scan, 'class without an end');
    if (character === ']' && !first) {
      scan.at++;
      break;
    }
    first = false;
    if (scan.pattern.startsWith('&&', scan.at)) {
      scan.at += 2;
      operands.push(items);
      items = '';
      continue;
    }
    const posix = /^\[:(\^?)([\w ]{1,40}):\]/.exec(scan.pattern.slice(scan.at, scan.at + 50));
    if (posix !== null) {
      scan.at += posix[0].length;
      items += namedProperty(scan, posix[2] ?? '', posix[1] === '^');
      continue;
    }
    scan.at++;
    if (character === '[') items += characterClass(scan);
    else if (character === '\\') items += scan.pattern[scan.at] === 'Q' ? quotedInClass(scan) : escaped(scan, true);
    else if (character === '-' && isRange(scan, items)) items += '-';
    else if (/[\uD800-\uDBFF]/.test(character)) {
      items += character + (scan.pattern[scan.at] ?? '');
      scan.at++;
    } else items += literal(character, true);
  }
  operands.push(items);
  if (operands.length === 1) return `[${negated ? '^' : ''}${operands[0]}]`;
  const joined = operands.filter((operand) => operand !== '').map((operand) => `[${operand}]`);
  return `[${negated ? '^' : ''}${joined.join('&&')}]`;
}

function quotedInClass(scan: Scan): string {
  const end = scan.pattern.indexOf('\\E', scan.at);
  if (end < 0) fail(scan, 'quotation without an end');
  const text = scan.pattern.slice(scan.at + 1, end);
  scan.at = end + 2;
  return [...text].map((one) => literal(one, true)).join('');
}

/** Whether the hyphen just read stands between two single characters; elsewhere it is a hyphen. */
function isRange(scan: Scan, items: string): boolean {
  if (items === '' || items.endsWith(']') || /\\[pPsS](?:\{[^}]*\})?$/.test(items)) return false;
  const next = scan.pattern[scan.at];
  if (next === undefined || next === ']' || next === '[') return false;
  return !(next === '\\' && /[pPsSdDwWhHvV]/.test(scan.pattern[scan.at + 1] ?? ''));
}

interface Group {
  readonly start: number;
  /** Holds a part repeated without bound. */
  repeats: boolean;
  /** Closing text: extra brackets opened by inline flags. */
  closing: string;
  /** Offsets in the output where its alternatives begin. */
  readonly alternatives: number[];
}

/** Whether two alternatives may begin alike, so that repeating them may be tried in very many ways. */
function isAmbiguous(out: string, alternatives: readonly number[]): boolean {
  if (alternatives.length < 2) return false;
  const heads = alternatives.map((at) => out[at] ?? '');
  return heads.some((head) => !/[\p{L}\p{N} ]/u.test(head)) || new Set(heads).size < heads.length;
}

/**
 * The JavaScript source (for flag `v`) of a Java or ICU pattern, free of capturing groups, so that several can be
 * joined into one. Throws PatternError, also for nested unbounded repetition, whose run time may explode.
 */
export function translatePattern(pattern: string): string {
  const scan: Scan = { pattern, at: 0 };
  if (pattern.length > longestPattern) fail(scan, 'too long');
  let out = '';
  /** Where in `out` the last atom began, or -1 when nothing can be repeated. */
  let atom = -1;
  let atomRepeats = false;
  let atomAmbiguous = false;
  const groups: Group[] = [{ start: 0, repeats: false, closing: '', alternatives: [] }];
  const top = (): Group => groups[groups.length - 1]!;
  const put = (source: string): void => {
    atom = out.length;
    atomRepeats = false;
    atomAmbiguous = false;
    out += source;
  };

  while (scan.at < pattern.length) {
    const character = pattern[scan.at]!;
    scan.at++;
    if (character === '\\') {
      put(escaped(scan, false));
    } else if (character === '[') {
      put(characterClass(scan));
    } else if (character === '(') {
      const open = /^\?(?:#[^)]*\)|(?:[:=!>]|<[=!])|<[A-Za-z]\w*>|([a-zA-Z]*(?:-[a-zA-Z]+)?)([:)]))/.exec(
        pattern.slice(scan.at),
      );
      if (pattern[scan.at] === '?' && open === null) fail(scan, 'unknown kind of group');
      const text = open?.[0] ?? '';
      scan.at += text.length;
      if (text.startsWith('?#')) continue;
      if (open?.[2] !== undefined) {
        const flags = keptFlags(scan, open[1] ?? '');
        if (open[2] === ')') {
          out += flags === '' ? '' : `(?${flags}:`;
          if (flags !== '') top().closing += ')';
          atom = -1;
          continue;
        }
        out += `(?${flags}:`;
        groups.push({ start: out.length - flags.length - 3, repeats: false, closing: '', alternatives: [out.length] });
      } else {
        const opening = /^\?(?:[=!]|<[=!])/.test(text) ? `(${text}` : '(?:';
        groups.push({ start: out.length, repeats: false, closing: '', alternatives: [out.length + opening.length] });
        out += opening;
      }
      atom = -1;
    } else if (character === ')') {
      if (groups.length === 1) fail(scan, 'closing bracket without an opening one');
      const group = groups.pop()!;
      out += `${group.closing})`;
      atom = group.start;
      atomRepeats = group.repeats;
      atomAmbiguous = isAmbiguous(out, group.alternatives);
      if (group.repeats) top().repeats = true;
    } else if (character === '*' || character === '+' || character === '?' || character === '{') {
      const quantifier = character === '{' ? /^(\d+)(?:(,)(\d*))?\}/.exec(pattern.slice(scan.at)) : undefined;
      if (quantifier === null) {
        put('\\{');
        continue;
      }
      if (atom < 0) fail(scan, 'nothing to repeat');
      let text: string = character;
      let unbounded = character !== '?';
      if (quantifier !== undefined) {
        scan.at += quantifier[0].length;
        text = `{${quantifier[0]}`;
        const most = Number(quantifier[3] || quantifier[1]);
        unbounded = quantifier[2] !== undefined && quantifier[3] === '';
        if (most > mostRepetitions) fail(scan, 'too many repetitions');
        if (most > 16 && atomRepeats) unbounded = true;
      }
      if (unbounded && atomRepeats) fail(scan, 'nested repetition');
      if (unbounded && atomAmbiguous) fail(scan, 'ambiguous repetition');
      if (character === '*' || character === '+') text = `{${character === '+' ? 1 : 0},${unboundedRepetitions}}`;
      else if (unbounded)
        text = `{${quantifier?.[1] ?? 0},${Math.max(unboundedRepetitions, Number(quantifier?.[1] ?? 0))}}`;
      const suffix = pattern[scan.at];
      if (suffix === '?') text += '?';
      if (suffix === '?' || suffix === '+') scan.at++;
      // An assertion cannot be repeated in JavaScript, and repeating it changes nothing.
      if (/^\(\?(?:[=!]|<[=!])/.test(out.slice(atom))) {
        if (/^[*?]|^\{0/.test(text)) out = out.slice(0, atom);
      } else out += text;
      if (unbounded) top().repeats = true;
      atom = -1;
    } else if (character === '|' || character === '^' || character === '$') {
      out += character;
      if (character === '|') top().alternatives.push(out.length);
      atom = -1;
    } else if (character === '.') {
      put('.');
    } else if (/[\uD800-\uDBFF]/.test(character)) {
      put(character + (pattern[scan.at] ?? ''));
      scan.at++;
    } else {
      put(literal(character, false));
    }
  }
  if (groups.length > 1) fail(scan, 'bracket without an end');
  out += top().closing;
  try {
    new RegExp(out, 'v');
  } catch (error) {
    throw new PatternError(error instanceof Error ? error.message : 'not a regular expression', 0);
  }
  return out;
}

/** Of Java's inline flags only those that matter and exist: i, m, s. `u` and `U` are always on. */
function keptFlags(scan: Scan, flags: string): string {
  if (/[^imsuU-]/.test(flags)) fail(scan, `unknown flag ${flags}`);
  const [on = '', off = ''] = flags.replace(/[uU]/g, '').split('-');
  return off === '' ? on : `${on}-${off}`;
}
