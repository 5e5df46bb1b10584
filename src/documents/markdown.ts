import type { Block } from '../core/text/document.ts';

const heading = /^ {0,3}(#{1,6})\s+(.*?)\s*#*\s*$/;
const item = /^(\s*)(?:[-*+]|\d{1,9}[.)])\s+(.*)$/;
const rule = /^ {0,3}(?:(?:-\s*){3,}|(?:\*\s*){3,}|(?:_\s*){3,})$/;
const tableRule = /^\s*\|?\s*:?-{2,}:?\s*(?:\|\s*:?-{2,}:?\s*)*\|?\s*$/;
const note = /^\[\^([^\]]+)\]:\s*(.*)$/;

/** Whether a text without the name of a Markdown file is one: it has headings and more of its signs. */
export function isMarkdown(text: string): boolean {
  const lines = text.slice(0, 20_000).split('\n');
  const headings = lines.filter((line) => /^#{1,6} \S/.test(line)).length;
  const signs = lines.filter((line) => /\*\*\S.*?\S\*\*|\[[^\]]+\]\([^)\s]+\)|^(?:```|> |\s*[-*+] )/.test(line)).length;
  return headings >= 2 && signs >= 1;
}

/** Blocks of a Markdown text: headings, paragraphs, list items, table cells, notes; code, links' targets and marks left out. */
export function markdownBlocks(text: string): Block[] {
  const lines = withoutFrontMatter(
    text
      .replace(/^\uFEFF/, '')
      .replace(/\r\n?/g, '\n')
      .replace(/<!--[\s\S]*?-->/g, ''),
  ).split('\n');
  const blocks: Block[] = [];
  const notes: Block[] = [];
  let open: { kind: 'paragraph' | 'listItem' | 'footnote'; lines: string[]; level: number } | undefined;
  let fence = '';
  let tables = 0;
  const flush = (): void => {
    if (open === undefined) return;
    const plain = inline(open.lines.join('\n'));
    const { kind, level } = open;
    open = undefined;
    if (plain === '') return;
    if (kind === 'footnote') notes.push({ kind, text: plain });
    else blocks.push(kind === 'listItem' ? { kind, text: plain, level } : { kind, text: plain });
  };
  for (let i = 0; i < lines.length; i++) {
    const raw = lines[i]!;
    const fenced = /^ {0,3}(```+|~~~+)/.exec(raw)?.[1];
    if (fence !== '') {
      if (fenced?.startsWith(fence)) fence = '';
      continue;
    }
    if (fenced !== undefined) {
      flush();
      fence = fenced;
      continue;
    }
    const line = raw.replace(/^ {0,3}(?:> ?)+/, '');
    const next = lines[i + 1] ?? '';
    const title = heading.exec(line);
    const bullet = item.exec(line);
    const footnote = note.exec(line);
    if (line.trim() === '' || rule.test(line)) flush();
    else if (title !== null) {
      flush();
      const plain = inline(title[2] ?? '');
      if (plain !== '') blocks.push({ kind: 'heading', text: plain, level: title[1]!.length });
    } else if (open?.kind !== 'listItem' && /^(?:=+|-+)\s*$/.test(next) && !line.includes('|')) {
      flush();
      const level = next.startsWith('=') ? 1 : 2;
      blocks.push({ kind: 'heading', text: inline(line), level });
      i++;
    } else if (line.includes('|') && tableRule.test(next) && next.includes('-')) {
      flush();
      i = table(lines, i, tables++, blocks);
    } else if (footnote !== null) {
      flush();
      open = { kind: 'footnote', lines: [footnote[2] ?? ''], level: 0 };
    } else if (/^\[[^\]]+\]:\s+\S+/.test(line)) flush();
    else if (bullet !== null) {
      flush();
      open = {
        kind: 'listItem',
        lines: [(bullet[2] ?? '').replace(/^\[[ xX]\]\s+/, '')],
        level: Math.floor((bullet[1] ?? '').length / 2) + 1,
      };
    } else if (open !== undefined) open.lines.push(line.trim());
    else open = { kind: 'paragraph', lines: [line.trim()], level: 0 };
  }
  flush();
  return [...blocks, ...notes];
}

function withoutFrontMatter(text: string): string {
  return text.replace(/^---\n[\s\S]*?\n(?:---|\.\.\.)\n/, '');
}

/** Reads the table whose head stands at `at`; gives the index of its last line. */
function table(lines: readonly string[], at: number, index: number, blocks: Block[]): number {
  let row = 0;
  let last = at;
  for (let i = at; i < lines.length && (lines[i] ?? '').includes('|'); i++) {
    last = i;
    if (i === at + 1) continue;
    const cells = lines[i]!.trim()
      .replace(/^\||\|$/g, '')
      .split(/(?<!\\)\|/);
    cells.forEach((cell, column) => {
      const plain = inline(cell.replaceAll('\\|', '|'));
      if (plain !== '') blocks.push({ kind: 'tableCell', text: plain, cell: { table: index, row, column } });
    });
    row++;
  }
  return last;
}

/** Words without their marks. Two spaces at a line's end break the line; other line ends are spaces. */
function inline(text: string): string {
  return text
    .replace(/!\[[^\]]*\]\([^)]*\)/g, '')
    .replace(/\[\^[^\]]+\]/g, '')
    .replace(/\[([^\]]*)\](?:\([^)]*\)|\[[^\]]*\])/g, '$1')
    .replace(/<(https?:[^>\s]+|[^>\s@]+@[^>\s]+)>/g, '$1')
    .replace(/<br\s*\/?>/gi, '\n')
    .replace(/<\/?[a-zA-Z][^>]*>/g, '')
    .replace(/(`+)(.+?)\1/g, '$2')
    .replace(/(\*\*|__)(?=\S)(.+?)(?<=\S)\1/g, '$2')
    .replace(/(?<![\p{L}\p{N}_*])([*_])(?=\S)(.+?)(?<=\S)\1(?![\p{L}\p{N}_*])/gu, '$2')
    .replace(/~~(?=\S)(.+?)(?<=\S)~~/g, '$1')
    .replace(/ {2,}\n|\\\n/g, '\v')
    .replace(/\s*\n\s*/g, ' ')
    .replaceAll('\v', '\n')
    .replace(/\\([\\`*_{}[\]()#+\-.!|>~])/g, '$1')
    .replace(/&nbsp;/g, '\u00A0')
    .replace(/&amp;/g, '&')
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replaceAll('\u00AD', '')
    .trim();
}
