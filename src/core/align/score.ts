import type { Bead } from './bead.ts';

/** One link as indices, zero-based; a side may be empty. Indices need not be neighbours: gold files may have that. */
export interface Link {
  readonly source: readonly number[];
  readonly target: readonly number[];
}

/** Fractions, 0-1. */
export interface AlignmentScore {
  /** Strict: a bead counts when both its sides are exactly right. Empty beads count for precision, not for recall. */
  readonly precision: number;
  readonly recall: number;
  readonly f1: number;
  /** F1 where a bead also counts if it shares a line with a gold bead on both sides. */
  readonly lax: number;
  /** Strict F1 with empty beads left out of precision as well: what would enter a memory. */
  readonly pairs: number;
}

/** Bead lines: "0,1|0" a line, source indices before the bar. Empty lines and lines beginning with # are left out. */
export function parseLinks(text: string): Link[] {
  const links: Link[] = [];
  for (const [at, raw] of text.split('\n').entries()) {
    const line = raw.trim();
    if (line === '' || line.startsWith('#')) continue;
    const sides = line.split('|');
    if (sides.length !== 2) throw new Error(`line ${at + 1}: no bead: ${line}`);
    links.push({ source: indices(sides[0]!, at), target: indices(sides[1]!, at) });
  }
  return links;
}

function indices(side: string, at: number): number[] {
  return side
    .split(',')
    .filter((part) => part.trim() !== '')
    .map((part) => {
      const index = Number(part);
      if (!Number.isInteger(index) || index < 0) throw new Error(`line ${at + 1}: no index: ${part}`);
      return index;
    })
    .sort((a, b) => a - b);
}

/** One bead a line, with a line break after each. */
export function serializeLinks(links: Iterable<Link>): string {
  let text = '';
  for (const { source, target } of links) text += `${source.join(',')}|${target.join(',')}\n`;
  return text;
}

/** Beads in the same line form. */
export function serializeBeads(beads: Iterable<Pick<Bead, 'source' | 'target'>>): string {
  let text = '';
  for (const { source, target } of beads) text += `${list(source)}|${list(target)}\n`;
  return text;
}

function list({ start, end }: { readonly start: number; readonly end: number }): string {
  return Array.from({ length: end - start }, (_, k) => start + k).join(',');
}

/** Beads as links. */
export function linksOf(beads: Iterable<Pick<Bead, 'source' | 'target'>>): Link[] {
  return parseLinks(serializeBeads(beads));
}

/**
 * Scores an alignment against gold as vecalign's scorer does (Thompson and Koehn 2019). An empty bead of several lines
 * is read as one empty bead a line, on both sides of the comparison.
 */
export function scoreAlignment(gold: readonly Link[], test: readonly Link[]): AlignmentScore {
  const all = { gold: spread(gold), test: spread(test) };
  const full = { gold: all.gold.filter(isFull), test: all.test.filter(isFull) };
  const precision = hits(all.gold, all.test);
  const recall = hits(full.test, full.gold);
  const memory = hits(full.gold, full.test);
  return {
    precision: precision.strict,
    recall: recall.strict,
    f1: f1(precision.strict, recall.strict),
    lax: f1(precision.lax, recall.lax),
    pairs: f1(memory.strict, recall.strict),
  };
}

const isFull = (link: Link): boolean => link.source.length > 0 && link.target.length > 0;

function spread(links: readonly Link[]): Link[] {
  return links.flatMap((link) =>
    isFull(link)
      ? [link]
      : [
          ...link.source.map((index) => ({ source: [index], target: [] })),
          ...link.target.map((index) => ({ source: [], target: [index] })),
        ],
  );
}

/** Share of the tested links that are right, strictly and laxly; 0 where there are none. */
function hits(gold: readonly Link[], test: readonly Link[]): { strict: number; lax: number } {
  const known = new Set(gold.map(key));
  const partners = new Map<number, Set<number>>();
  for (const { source, target } of gold) {
    for (const s of source) {
      const set = partners.get(s) ?? new Set<number>();
      for (const t of target) set.add(t);
      partners.set(s, set);
    }
  }
  let strict = 0;
  let lax = 0;
  for (const link of test) {
    if (known.has(key(link))) strict++;
    else if (!link.source.some((s) => link.target.some((t) => partners.get(s)?.has(t)))) continue;
    lax++;
  }
  const total = test.length || 1;
  return { strict: strict / total, lax: lax / total };
}

const key = (link: Link): string => `${link.source.join(',')}|${link.target.join(',')}`;
const f1 = (p: number, r: number): number => (p + r > 0 ? (2 * p * r) / (p + r) : 0);
