import { type Job, quietJob } from '../job.ts';
import type { BlockKind } from '../text/document.ts';

/** What a page adds to the text: no translator put it there, so it has no counterpart, or one at another place. */
export type Furniture = 'none' | 'pageNumber' | 'runningHead' | 'contents';

export interface FurnitureLine {
  readonly text: string;
  readonly blockKind?: BlockKind;
}

/** A page number with its word or dashes: "Page 4", "Page 4 of 12", "— 12 —", "- 3 -", "стр. 7", "12/34", "[5]". */
const dressedNumber =
  /^\s*(?:(?:page|pg?\.|стр\.?|страница|с\.|seite|pagina|página)\s*\d{1,4}(?:\s*(?:of|из|von|de|\/)\s*\d{1,4})?|[–—-]\s*\d{1,4}\s*[–—-]|\d{1,4}\s*(?:of|из|\/)\s*\d{1,4}|\[\s*\d{1,4}\s*\])\s*$/iu;
const bareNumber = /^\s*(\d{1,4}|[ivxlc]{1,6})\s*$/iu;
/** A line of a table of contents: leaders or a wide space before the page. */
const contentsLine = /(?:\.{3,}|(?:\.\s){3,}|…{2,}|\t+|\s{4,})\s*\d{1,4}\s*$/u;

const longestContents = 400;
/** Heads are short. */
const longestHead = 120;
const leastRepeats = 3;
/** Lines between two repeats of a head at least: closer repeats are a list or a refrain. */
const shortestPage = 8;
/** Spread of the distances between repeats, standard deviation over mean: pages are about equally long. */
const mostSpread = 0.6;
/** A text with more of its lines so is a table, not a text with pages. */
const mostShare = 0.15;

const linesBetweenCheckpoints = 500;

/** Recognises page furniture line by line. */
export async function findFurniture(lines: readonly FurnitureLine[], job: Job = quietJob): Promise<Furniture[]> {
  const found: Furniture[] = [];
  for (const [at, line] of lines.entries()) {
    if (at % linesBetweenCheckpoints === 0) await job.checkpoint();
    found.push(furnitureAlone(line));
  }
  markBareNumbers(lines, found);
  markRunningHeads(lines, found);
  const pages = found.filter((kind) => kind === 'pageNumber' || kind === 'runningHead').length;
  if (pages > lines.length * mostShare && lines.length > shortestPage) {
    return found.map((kind) => (kind === 'contents' ? kind : 'none'));
  }
  return found;
}

/** What a line is by itself. */
function furnitureAlone({ text, blockKind }: FurnitureLine): Furniture {
  if (blockKind === 'header' || blockKind === 'footer') return dressedNumber.test(text) ? 'pageNumber' : 'runningHead';
  if (text.length <= longestHead && dressedNumber.test(text)) return 'pageNumber';
  return text.length <= longestContents && contentsLine.test(text) ? 'contents' : 'none';
}

/** A number alone on its line is a page number when several of them count up at page distance. */
function markBareNumbers(lines: readonly FurnitureLine[], found: Furniture[]): void {
  const numbers: { line: number; value: number }[] = [];
  for (const [line, { text }] of lines.entries()) {
    const match = text.length < 12 ? bareNumber.exec(text) : null;
    const value = Number(match?.[1]);
    if (match !== null && Number.isInteger(value)) numbers.push({ line, value });
  }
  const counting = numbers.filter((number, at) => {
    const near = [numbers[at - 1], numbers[at + 1]].filter((other) => other !== undefined);
    return near.some(
      (other) =>
        Math.abs(other.line - number.line) >= shortestPage &&
        Math.sign(other.line - number.line) === Math.sign(other.value - number.value) &&
        Math.abs(other.value - number.value) <= 3,
    );
  });
  if (counting.length < leastRepeats) return;
  for (const { line } of counting) found[line] = 'pageNumber';
}

function markRunningHeads(lines: readonly FurnitureLine[], found: Furniture[]): void {
  const places = new Map<string, number[]>();
  for (const [line, { text }] of lines.entries()) {
    if (text.length > longestHead || text.length < 3) continue;
    // A head often carries the page at either end.
    const key = text
      .trim()
      .toLowerCase()
      .replace(/^\d{1,4}\s+|\s+\d{1,4}$/g, '');
    if (!/\p{L}/u.test(key) || /[.!?…:;]["»”]?$/u.test(key)) continue;
    const list = places.get(key);
    if (list === undefined) places.set(key, [line]);
    else list.push(line);
  }
  for (const list of places.values()) {
    if (list.length < leastRepeats) continue;
    const gaps = list.slice(1).map((line, at) => line - list[at]!);
    const mean = gaps.reduce((sum, gap) => sum + gap, 0) / gaps.length;
    const spread = Math.sqrt(gaps.reduce((sum, gap) => sum + (gap - mean) ** 2, 0) / gaps.length) / mean;
    if (Math.min(...gaps) < shortestPage || spread > mostSpread) continue;
    for (const line of list) found[line] = 'runningHead';
  }
}
