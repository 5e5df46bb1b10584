import type { Job } from '../job.ts';
import type { BlockKind } from '../text/document.ts';
import { type Furniture, findFurniture } from './furniture.ts';

/** What is known of a line beside its words. */
export interface HintLine {
  readonly text: string;
  readonly block?: number;
  readonly blockKind?: BlockKind;
}

/** Evidence from one property of the first or last lines of a bead. */
export interface Channel {
  /** Class of each line, 0 … classes - 1. */
  readonly source: Uint8Array;
  readonly target: Uint8Array;
  readonly classes: number;
  /** scores[source class * classes + target class]: ln likelihood ratio. */
  readonly scores: Float64Array;
}

export interface LineHints {
  /** Looked up for the first line of either side. */
  readonly starts: readonly Channel[];
  /** Looked up for the last line of either side. */
  readonly ends: readonly Channel[];
  /** Price of giving the line a counterpart, and of joining it to the line before; ln, at least 0. */
  readonly sourcePrice: Float64Array;
  readonly targetPrice: Float64Array;
  readonly sourceSeam: Float64Array;
  readonly targetSeam: Float64Array;
}

/** How far each property is kept by translators: share of lines in which the two sides agree beyond chance. */
const kept = { end: 0.5, opening: 0.45, paragraph: 0.6, kind: 0.7 };
/** ln price of giving furniture a counterpart. */
const furniturePrice = 3;
/** ln price of joining lines over the end of a paragraph. */
const seamPrice = 2;

export async function readHints(
  source: readonly HintLine[],
  target: readonly HintLine[],
  job: Job,
): Promise<LineHints> {
  const furniture = [await findFurniture(source, job), await findFurniture(target, job)] as const;
  const opening = [
    await openingClasses(source, furniture[0], job),
    await openingClasses(target, furniture[1], job),
  ] as const;
  const starts = [channel(opening[0], opening[1], openingKinds, kept.opening)];
  const paragraphs = knowsParagraphs(source) && knowsParagraphs(target);
  if (paragraphs) starts.push(channel(source.map(startsBlock), target.map(startsBlock), 2, kept.paragraph));
  if (knowsKinds(source) && knowsKinds(target)) {
    starts.push(channel(source.map(kindClass), target.map(kindClass), kindClasses, kept.kind));
  }
  const price = (kinds: readonly Furniture[]): Float64Array =>
    Float64Array.from(kinds, (kind) => (kind === 'pageNumber' || kind === 'runningHead' ? furniturePrice : 0));
  const seam = (lines: readonly HintLine[]): Float64Array =>
    Float64Array.from(lines, (_, at) => (paragraphs && at > 0 && startsBlock(lines[at]!, at, lines) ? seamPrice : 0));
  return {
    starts,
    ends: [channel(source.map(endClass), target.map(endClass), endClasses, kept.end)],
    sourcePrice: price(furniture[0]),
    targetPrice: price(furniture[1]),
    sourceSeam: seam(source),
    targetSeam: seam(target),
  };
}

function channel(source: readonly number[], target: readonly number[], classes: number, share: number): Channel {
  const counts = new Float64Array(classes).fill(0.5);
  for (const one of target) counts[one]!++;
  for (const one of source) counts[one]!++;
  const total = counts.reduce((sum, count) => sum + count, 0);
  const scores = new Float64Array(classes * classes);
  for (let s = 0; s < classes; s++) {
    for (let t = 0; t < classes; t++) {
      const chance = counts[t]! / total;
      scores[s * classes + t] = Math.log((s === t ? share / chance : 0) + 1 - share);
    }
  }
  return { source: Uint8Array.from(source), target: Uint8Array.from(target), classes, scores };
}

const endClasses = 7;

function endClass({ text }: HintLine): number {
  const end = text
    .slice(-8)
    .trimEnd()
    .replace(/["'»”’)\]]+$/u, '');
  const last = end.at(-1) ?? '';
  if (last === '.') return end.endsWith('...') ? 1 : 0;
  if (last === '…') return 1;
  if ('?？'.includes(last)) return 2;
  if ('!！'.includes(last)) return 3;
  if (':：'.includes(last)) return 4;
  if (';；,،'.includes(last)) return 5;
  return last === '。' ? 0 : 6;
}

const openingKinds = 8;
const linesBetweenCheckpoints = 500;

async function openingClasses(
  lines: readonly HintLine[],
  furniture: readonly Furniture[],
  job: Job,
): Promise<number[]> {
  const classes: number[] = [];
  for (const [at, { text }] of lines.entries()) {
    if (at % linesBetweenCheckpoints === 0) await job.checkpoint();
    classes.push(openingClass(text, furniture[at]!));
  }
  return classes;
}

function openingClass(text: string, furniture: Furniture): number {
  if (furniture === 'contents') return 7;
  const start = text.trimStart();
  if (/^(?:[([]?(?:\p{Nd}+\.)*\p{Nd}+[.)\]]|[([]?\p{L}[)\]])/u.test(start)) return 1;
  if (/^[•·*▪–—-]\s/u.test(start)) return 2;
  // Speech opens with a dash in Russian and with quotes in English.
  if (/^["«“„'‘–—-]/u.test(start)) return 2;
  if (/^\p{Nd}/u.test(start)) return 3;
  if (/^\p{Ll}/u.test(start)) return 4;
  const letters = start.slice(0, 80).replace(/[^\p{L}]/gu, '');
  if (letters.length >= 4 && letters === letters.toUpperCase() && letters !== letters.toLowerCase()) return 5;
  return 6;
}

const startsBlock = (line: HintLine, at: number, lines: readonly HintLine[]): 0 | 1 =>
  at === 0 || line.block !== lines[at - 1]!.block ? 1 : 0;

/** Lines that are all one paragraph, or each their own, tell nothing. */
function knowsParagraphs(lines: readonly HintLine[]): boolean {
  if (lines.some(({ block }) => block === undefined)) return false;
  const blocks = new Set(lines.map(({ block }) => block)).size;
  return blocks > 1 && blocks < lines.length * 0.95;
}

const kinds: readonly BlockKind[] = [
  'paragraph',
  'heading',
  'listItem',
  'tableCell',
  'footnote',
  'endnote',
  'header',
  'footer',
  'textBox',
];
const kindClasses = kinds.length;
const kindClass = ({ blockKind }: HintLine): number => Math.max(0, kinds.indexOf(blockKind ?? 'paragraph'));
const knowsKinds = (lines: readonly HintLine[]): boolean => new Set(lines.map(({ blockKind }) => blockKind)).size > 1;
