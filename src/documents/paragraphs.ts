import type { Block } from '../core/text/document.ts';

/*
 * Paragraphs of a plain text. Some programs write one paragraph a line; others break lines at a width, and then a line
 * end means nothing. The two are told apart by the greedy rule of line breaking: where lines were broken at a width,
 * the first word of the next line would not have fitted any more.
 */

/** Wider than this nobody breaks lines by hand or for mail. */
const widestWrap = 120;
/** Narrower lines are verse, addresses, tables. */
const narrowestWrap = 30;
/** Share of line ends that must look forced before a text counts as wrapped. */
const forcedShare = 0.7;

const listMarker = /^\s*(?:[-–—•·▪●*]\s|\(?(?:\d{1,3}(?:\.\d{1,3})*|[IVXLC]{1,6}|\p{L})[.)]\s)/u;
const loneMarker = /^\s*(?:\(?(?:\d{1,3}(?:\.\d{1,3})*|[IVXLC]{1,6}|\p{L})[.)]|[-–—•·▪●*])\s*$/u;
const sentenceEnd = /[.!?…:;]["»”')\]]*$/;

/** Blocks of a plain text: blank lines and form feeds part paragraphs, hard-wrapped lines are joined, list items kept apart. */
export function paragraphsOf(text: string): Block[] {
  const pages = text
    .replace(/^\uFEFF/, '')
    .replace(/\r\n?|[\u0085\u2028\u2029]/g, '\n')
    .split('\f');
  const hasPages = pages.length > 1;
  const wrap = wrapWidth(pages.join('\n').split('\n'));
  const blocks: Block[] = [];
  pages.forEach((page, index) => {
    for (const group of page.split(/\n[^\S\n]*(?:\n[^\S\n]*)+/)) {
      for (const paragraph of joinGroup(group.split('\n'), wrap)) {
        const tidy = paragraph.replace(/\u00AD/g, '').trim();
        if (tidy !== '') blocks.push({ kind: 'paragraph', text: tidy, ...(hasPages && { page: index + 1 }) });
      }
    }
  });
  return blocks;
}

/**
 * The text with every line end that parts no paragraphs made a space, character for character: places in the one are places
 * in the other. For reading a text whose own places must be told.
 */
export function withoutSoftBreaks(text: string): string {
  const wrap = wrapWidth(text.replace(/\r\n?|[\u0085\u2028\u2029]/g, '\n').split('\n'));
  if (wrap === undefined) return text;
  const lines = [...text.matchAll(/([^\r\n\f\u0085\u2028\u2029]*)(\r\n|[\r\n\f\u0085\u2028\u2029]|$)/g)];
  return lines
    .map(([, line = '', end = ''], index) => {
      const next = lines[index + 1]?.[1]?.trimEnd() ?? '';
      const before = line.trimEnd();
      const soft = end !== '\f' && before.trim() !== '' && next.trim() !== '' && continues(before, next, wrap);
      return line + (soft ? ' '.repeat(end.length) : end);
    })
    .join('');
}

/** Width at which the text was broken into lines, or undefined when its lines are paragraphs. */
function wrapWidth(lines: readonly string[]): number | undefined {
  const lengths = lines.map((line) => line.trimEnd().length).filter((length) => length > 0);
  if (lengths.length < 3) return undefined;
  lengths.sort((a, b) => a - b);
  const width = lengths[Math.floor((lengths.length - 1) * 0.98)] ?? 0;
  if (width > widestWrap || width < narrowestWrap) return undefined;
  let ends = 0;
  let forced = 0;
  let open = 0;
  for (let i = 0; i + 1 < lines.length; i++) {
    const line = lines[i]!.trimEnd();
    const next = lines[i + 1]!;
    if (line === '' || next.trim() === '' || listMarker.test(next)) continue;
    // A line that ends a sentence well before the width may end a paragraph; it says nothing.
    if (sentenceEnd.test(line) && line.length < width * 0.8) continue;
    ends++;
    if (!fits(line, next, width)) forced++;
    if (!sentenceEnd.test(line)) open++;
  }
  // Sentences one a line end in full stops; lines broken at a width mostly do not.
  return ends >= 2 && forced >= ends * forcedShare && open >= ends * 0.5 ? width : undefined;
}

function fits(line: string, next: string, width: number): boolean {
  const word = /^\s*(\S+)/.exec(next)?.[1] ?? '';
  return line.length + 1 + word.length <= width;
}

/** A dash before a small letter goes on with direct speech («…», — сказал он), unless the line above announces a list. */
function startsItem(line: string, before: string): boolean {
  if (!listMarker.test(line)) return false;
  return !/^\s*[–—]\s+\p{Ll}/u.test(line) || /[;:]$/.test(before);
}

function joinGroup(lines: readonly string[], wrap: number | undefined): string[] {
  const paragraphs: string[] = [];
  let before: string | undefined;
  for (const raw of lines) {
    const line = raw.trimEnd();
    if (line.trim() === '') continue;
    const last = paragraphs.at(-1);
    if (last !== undefined && before !== undefined && continues(before, line, wrap)) {
      paragraphs[paragraphs.length - 1] = joinLines(last, line.trimStart());
    } else paragraphs.push(line.trimStart());
    before = line;
  }
  return paragraphs;
}

function continues(before: string, line: string, wrap: number | undefined): boolean {
  // «1.» alone on its line belongs to the text below it.
  if (loneMarker.test(before)) return true;
  if (wrap === undefined || startsItem(line, before)) return false;
  // A first line set in means a new paragraph.
  if (indent(line) >= 2 && indent(before) < indent(line) && sentenceEnd.test(before)) return false;
  if (!fits(before, line, wrap)) return true;
  // Broken early: a paragraph's end, unless the sentence plainly goes on.
  return !sentenceEnd.test(before) && /^\s*\p{Ll}/u.test(line) && before.length > wrap * 0.6;
}

const indent = (line: string): number => line.length - line.trimStart().length;

/** Words whose hyphen stays when a line ends behind it. */
const keepsHyphen =
  /(?:^|[\s«"(-])(?:вице|премьер|генерал|контр|экс|обер|штаб|пресс|военно|северо|южно|юго|западно|восточно|научно|социально|общественно|политико|финансово|торгово|государства?|страны?|кто|что|какой|где|когда|как|по|во|из|всё|все|self|vice|ex|co|non|anti|inter|multi|semi|sub|well|long|high|low|post|pre|cross|counter|decision|policy|peace|law|then|two|three|first|second|third|twenty|thirty|forty|fifty)-$/iu;

/** Joins two lines of one paragraph; a word parted by a hyphen at the line's end becomes whole again. */
export function joinLines(before: string, line: string): string {
  if (before.endsWith('\u00AD')) return before.slice(0, -1) + line;
  if (/\p{Ll}[-\u2010]$/u.test(before) && /^\p{Ll}/u.test(line)) {
    return keepsHyphen.test(before.replace(/\u2010$/, '-')) ? before + line : before.slice(0, -1) + line;
  }
  if (/[\p{L}\p{N}][-\u2010\u2011]$/u.test(before)) return before + line;
  return before === '' ? line : `${before} ${line}`;
}
