import type { Terminal } from './terminal.ts';

const breaks = /[\t\r\n\u2028\u2029]+/g;

/** One line, tab-separated; what would break the line or the column becomes a space. */
export function tsvLine(cells: readonly (string | number)[]): string {
  return `${cells.map((cell) => String(cell).replace(breaks, ' ')).join('\t')}\n`;
}

const columnGap = '  ';
/** What a wide table is cut to where the terminal does not say its width. */
const defaultWidth = 100;
const narrowestColumn = 6;

/** Rows as a table with a heading where a person reads it, as plain TSV where a program does. */
export function printTable(terminal: Terminal, heading: readonly string[], rows: readonly (readonly string[])[]): void {
  if (terminal.stdout.isTTY)
    terminal.stdout.write(alignedTable(heading, rows, terminal.stdout.columns ?? defaultWidth));
  else for (const row of rows) terminal.stdout.write(tsvLine(row));
}

/** Columns padded to one width each; the widest give way first when the line would not fit. */
export function alignedTable(heading: readonly string[], rows: readonly (readonly string[])[], width: number): string {
  const lines = [heading, ...rows].map((row) => row.map((cell) => cell.replace(breaks, ' ')));
  const widths = heading.map((_, column) => Math.max(...lines.map((line) => displayWidth(line[column] ?? ''))));
  const room = width - columnGap.length * (heading.length - 1);
  while (sum(widths) > room) {
    const widest = widths.indexOf(Math.max(...widths));
    if ((widths[widest] ?? 0) <= narrowestColumn) break;
    widths[widest] = (widths[widest] ?? 0) - 1;
  }
  const rule = widths.map((columnWidth) => '─'.repeat(columnWidth));
  const [first, ...rest] = lines;
  return [first ?? [], rule, ...rest]
    .map(
      (line) =>
        `${line
          .map((cell, column) => padOrCut(cell, widths[column] ?? 0))
          .join(columnGap)
          .trimEnd()}\n`,
    )
    .join('');
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}

const graphemes = new Intl.Segmenter();

/** In columns, near enough for Cyrillic and Latin: a letter with its accents is one. */
function displayWidth(text: string): number {
  return [...graphemes.segment(text)].length;
}

function padOrCut(text: string, width: number): string {
  const letters = [...graphemes.segment(text)].map(({ segment }) => segment);
  if (letters.length <= width) return text + ' '.repeat(width - letters.length);
  return `${letters.slice(0, width - 1).join('')}…`;
}
