import type { Terminal } from './terminal.ts';

const breaks = /[\t\r\n\u2028\u2029]+/g;

/** One line, tab-separated; what would break the line or the column becomes a space. */
export function tsvLine(cells: readonly (string | number)[]): string {
  return `${cells.map((cell) => String(cell).replace(breaks, ' ')).join('\t')}\n`;
}

const columnGap = '  ';
/** What a wide table is cut to where the terminal does not say its width. */
const defaultWidth = 100;
const narrowestColumn = 8;

/** Some terminals say 0, which is to say nothing. */
export function widthOf({ columns }: { readonly columns?: number }): number {
  return columns === undefined || columns < 1 ? defaultWidth : columns;
}

/** Rows as a table with a heading where a person reads it, as plain TSV where a program does. */
export function printTable(terminal: Terminal, heading: readonly string[], rows: readonly (readonly string[])[]): void {
  if (terminal.stdout.isTTY) terminal.stdout.write(alignedTable(heading, rows, widthOf(terminal.stdout)));
  else for (const row of rows) terminal.stdout.write(tsvLine(row));
}

/**
 * Columns padded to one width each. Where the lines would not fit, the widest columns give way first and their cells go
 * on in the next line: a title cut short is no use to anybody.
 */
export function alignedTable(heading: readonly string[], rows: readonly (readonly string[])[], width: number): string {
  const table = [heading, ...rows].map((row) => row.map((cell) => cell.replace(breaks, ' ').trim()));
  const widths = heading.map((_, column) => table.reduce((most, row) => Math.max(most, lengthOf(row[column])), 0));
  const room = width - columnGap.length * (heading.length - 1);
  while (widths.reduce((total, one) => total + one, 0) > room) {
    const widest = widths.indexOf(Math.max(...widths));
    if ((widths[widest] ?? 0) <= narrowestColumn) break;
    widths[widest] = (widths[widest] ?? 0) - 1;
  }
  const rule = widths.map((columnWidth) => '─'.repeat(columnWidth));
  const [first = [], ...rest] = table;
  return [first, rule, ...rest].map((row) => rowLines(row, widths)).join('');
}

function rowLines(row: readonly string[], widths: readonly number[]): string {
  const cells = row.map((cell, column) => wrap(cell, widths[column] ?? 0));
  const height = cells.reduce((most, lines) => Math.max(most, lines.length), 1);
  let text = '';
  for (let line = 0; line < height; line++) {
    text += `${cells
      .map((lines, column) => pad(lines[line] ?? '', widths[column] ?? 0))
      .join(columnGap)
      .trimEnd()}\n`;
  }
  return text;
}

/** A cell in lines no longer than its column, cut between words where that is possible. */
function wrap(cell: string, width: number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of cell.split(' ').flatMap((one) => pieces(one, width))) {
    if (line === '') line = word;
    else if (lengthOf(line) + 1 + lengthOf(word) <= width) line += ` ${word}`;
    else {
      lines.push(line);
      line = word;
    }
  }
  return [...lines, line];
}

const graphemes = new Intl.Segmenter();
const lettersOf = (text: string) => [...graphemes.segment(text)].map(({ segment }) => segment);

/** In columns, near enough for Cyrillic and Latin: a letter with its accents is one. */
const lengthOf = (text = '') => lettersOf(text).length;
const pad = (text: string, width: number) => text + ' '.repeat(Math.max(0, width - lengthOf(text)));

/** A word longer than its column, in pieces that fit. */
function pieces(word: string, width: number): string[] {
  const letters = lettersOf(word);
  if (letters.length <= width) return [word];
  return Array.from({ length: Math.ceil(letters.length / width) }, (_, part) =>
    letters.slice(part * width, (part + 1) * width).join(''),
  );
}
