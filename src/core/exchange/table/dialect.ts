/*
 * How a text is a table: what separates and quotes its cells, which lines are remarks, and whose table it is. Told by the
 * text, not by the name of the file: glossaries of all programs are called .txt.
 */

export type TableKind = 'utx' | 'wordfast-tm' | 'anki' | 'omegat-glossary' | 'csv' | 'tsv';

export interface TableDialect {
  readonly kind: TableKind;
  readonly delimiter: string;
  /** Cells may stand in double quotes, doubled within. */
  readonly quoted: boolean;
  /** Lines that begin so are remarks. */
  readonly comment?: string;
  /** Column names that stand in a remark, or that the format fixes. */
  readonly columns?: readonly string[];
  /** Lines before the first row that are no rows and no remarks either (`sep=;`). */
  readonly preamble: number;
  /** Cells hold HTML (Anki). */
  readonly html: boolean;
  /** Languages the head of the file names, source first. */
  readonly languages: readonly string[];
}

const plain = { preamble: 0, html: false, languages: [] } as const;

const delimiters = ['\t', ';', ',', '|'] as const;
const ankiSeparators: Readonly<Record<string, string>> = {
  tab: '\t',
  comma: ',',
  semicolon: ';',
  pipe: '|',
  space: ' ',
  colon: ':',
};

/** `sample`: the beginning of the text, some thousand characters; its last line may be cut. */
export function guessDialect(sample: string): TableDialect {
  const lines = sample.split(/\r\n|\n|\r/);
  const first = lines[0] ?? '';
  if (/^#UTX\b/i.test(first)) return utx(lines);
  if (/^%\d{8}~\d{6}\t%/.test(first)) return wordfast(first);
  if (/^#(?:separator|html|notetype|deck|columns|tags column|guid column|if matches):/i.test(first)) return anki(lines);
  const separator = /^sep=(.)$/i.exec(first.trimEnd())?.[1];
  if (separator !== undefined) return { ...plain, kind: 'csv', delimiter: separator, quoted: true, preamble: 1 };
  const delimiter = likeliestDelimiter(lines.filter((line) => !line.startsWith('#')));
  if (delimiter !== '\t') return { ...plain, kind: 'csv', delimiter, quoted: true };
  const quoted = isQuoted(sample);
  // A tab-separated list that knows remarks is what OmegaT, Xbench and Wordfast read and write.
  const kind = lines.some((line) => line.startsWith('#')) ? 'omegat-glossary' : 'tsv';
  return { ...plain, kind, delimiter, quoted, comment: '#' };
}

/** The same text with separators the user chose. */
export function dialectWith(dialect: TableDialect, delimiter: string): TableDialect {
  if (delimiter === dialect.delimiter) return dialect;
  const { comment: _, columns: __, ...rest } = dialect;
  return { ...rest, kind: delimiter === '\t' ? 'tsv' : 'csv', delimiter, quoted: true };
}

/**
 * The separator that cuts most lines into the same number of cells, more than one. A tab wins over the others: no text
 * has one by chance; so does a semicolon over commas, which sentences are full of.
 */
function likeliestDelimiter(lines: readonly string[]): string {
  const full = lines.filter((line) => line.trim() !== '').slice(0, 200);
  let best = '\t';
  let bestScore = 0;
  for (const delimiter of delimiters) {
    const counts = new Map<number, number>();
    for (const line of full) {
      const cells = cellsIn(line, delimiter);
      if (cells > 1) counts.set(cells, (counts.get(cells) ?? 0) + 1);
    }
    const lined = [...counts.values()].reduce((sum, count) => sum + count, 0);
    const even = Math.max(0, ...counts.values());
    const score = delimiter === '\t' ? lined * 4 : lined + even;
    if (score > bestScore) {
      best = delimiter;
      bestScore = score;
    }
  }
  return best;
}

/** Cells of a line; separators within double quotes do not count. */
function cellsIn(line: string, delimiter: string): number {
  let cells = 1;
  let inside = false;
  for (const character of line) {
    if (character === '"') inside = !inside;
    else if (character === delimiter && !inside) cells += 1;
  }
  return cells;
}

const quotedCell = /(?:^|\t)"((?:[^"]|"")*)"(?=\t|\r?\n|\r|$)/g;

/**
 * Whether quotes of a tab-separated text are its own marks: spreadsheets quote cells that hold quotes, tabs or breaks, and
 * some programs quote every cell; glossaries never do, and «"Газпром"» is then the text itself.
 */
function isQuoted(sample: string): boolean {
  const cells = [...sample.matchAll(new RegExp(quotedCell, 'gm'))];
  if (cells.some(([, inner = '']) => inner.includes('""') || /[\t\n\r]/.test(inner))) return true;
  const lines = sample.split(/\r\n|\n|\r/).filter((line) => line !== '');
  return lines.length > 1 && lines.slice(0, -1).every((line) => line.split('\t').every((cell) => /^".*"$/.test(cell)));
}

function utx(lines: readonly string[]): TableDialect {
  const remarks = lines.slice(
    0,
    lines.findIndex((line) => !line.startsWith('#')),
  );
  const head = /^#UTX[^;]*;\s*([\w-]+)\s*\/\s*([\w-]+)/i.exec(remarks[0] ?? '');
  const columns = remarks.length > 1 ? remarks.at(-1)?.slice(1).split('\t') : undefined;
  return {
    ...plain,
    kind: 'utx',
    delimiter: '\t',
    quoted: false,
    comment: '#',
    columns: columns ?? ['src', 'tgt', 'src:pos'],
    languages: head === null ? [] : [head[1] ?? '', head[2] ?? ''],
  };
}

/** Date, author, count, language and text of the source, language and text of the target. */
const wordfastColumns = ['date', 'author', '-', 'source language', 'source', 'target language', 'target'] as const;

function wordfast(first: string): TableDialect {
  const cells = first.split('\t');
  const language = (place: number) => cells[place]?.replace(/^%/, '') ?? '';
  return {
    ...plain,
    kind: 'wordfast-tm',
    delimiter: '\t',
    quoted: false,
    comment: '%',
    columns: wordfastColumns,
    languages: [language(3), language(5)].filter((one) => /^[a-z]{2}/i.test(one)),
  };
}

function anki(lines: readonly string[]): TableDialect {
  const facts = new Map<string, string>();
  for (const line of lines) {
    const fact = /^#([a-z ]+):(.*)$/i.exec(line);
    if (fact === null) break;
    facts.set((fact[1] ?? '').toLowerCase(), fact[2] ?? '');
  }
  const separator = facts.get('separator') ?? 'tab';
  const delimiter = ankiSeparators[separator.toLowerCase()] ?? (separator[0] || '\t');
  const columns = facts.get('columns')?.split(delimiter);
  const tags = Number(facts.get('tags column') ?? 0);
  return {
    kind: 'anki',
    delimiter,
    quoted: true,
    comment: '#',
    ...(columns !== undefined && { columns: columns.map((name, index) => (index + 1 === tags ? 'tags' : name)) }),
    preamble: 0,
    html: facts.get('html')?.toLowerCase() === 'true',
    languages: [],
  };
}
