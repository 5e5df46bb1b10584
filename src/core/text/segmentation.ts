import type { Document, Segment } from './document.ts';
import type { LanguageTag } from './language.ts';
import { shippedRules } from './segmentation-rules.ts';
import { PatternError, translatePattern } from './srx-pattern.ts';

/** One SRX rule: between text matching `before` and text matching `after` there is, or is not, a border of segments. */
export interface SegmentationRule {
  readonly breaks: boolean;
  /** Regular expressions as SRX has them (ICU, Java); empty matches everywhere. */
  readonly before: string;
  readonly after: string;
}

export interface LanguageRules {
  readonly name: string;
  readonly rules: readonly SegmentationRule[];
}

export interface LanguageMap {
  /** Regular expression that the whole language tag must match. */
  readonly pattern: string;
  /** Name of the LanguageRules meant. */
  readonly rules: string;
}

/** What an SRX file says. The first rule that matches at a place decides. */
export interface SegmentationRules {
  /** With cascade the rules of all maps that match the language apply, in the order of the maps; without, of the first alone. */
  readonly cascade: boolean;
  readonly languageRules: readonly LanguageRules[];
  readonly maps: readonly LanguageMap[];
}

/** A rule that cannot be used, and why; the others still can. */
export interface RuleFault {
  /** Name of the language rules; empty for a language map. */
  readonly rules: string;
  /** Zero-based place of the rule among them, or of the map. */
  readonly index: number;
  readonly pattern: string;
  readonly reason: string;
}

interface CompiledRun {
  readonly breaks: boolean;
  readonly pattern: RegExp;
}

interface Compiled {
  /** Finds every place where some rule breaks. */
  readonly candidates: RegExp | undefined;
  /** The rules in order, neighbours of one kind joined: the first that matches decides. */
  readonly runs: readonly CompiledRun[];
}

/** Rules are tried on no more than this many code units at once, so that one endless line stays affordable. */
const windowLength = 20_000;

const compiled = new WeakMap<SegmentationRules, Map<LanguageTag, Compiled>>();
const space = /[\s\u200B\uFEFF]/;

/** Rules that cannot be used as they stand: a pattern outside what is understood, or one whose run time may explode. */
export function faultsOf(rules: SegmentationRules): RuleFault[] {
  const faults: RuleFault[] = [];
  const attempt = (name: string, index: number, pattern: string): void => {
    try {
      translatePattern(pattern);
    } catch (error) {
      if (!(error instanceof PatternError)) throw error;
      faults.push({ rules: name, index, pattern, reason: error.message });
    }
  };
  for (const { name, rules: list } of rules.languageRules) {
    list.forEach((rule, index) => {
      const before = faults.length;
      attempt(name, index, rule.before);
      if (faults.length === before) attempt(name, index, rule.after);
    });
  }
  rules.maps.forEach((map, index) => {
    attempt('', index, map.pattern);
  });
  return faults;
}

function ruleSource(rule: SegmentationRule): string | undefined {
  try {
    const before = translatePattern(rule.before);
    const after = translatePattern(rule.after);
    return `${before === '' ? '' : `(?<=${before})`}${after === '' ? '' : `(?=${after})`}`;
  } catch (error) {
    if (error instanceof PatternError) return undefined;
    throw error;
  }
}

/** Whether the rules a map names apply to a language; a pattern that cannot be used matches none. */
export function mapMatches(map: LanguageMap, language: LanguageTag): boolean {
  try {
    return new RegExp(`^(?:${translatePattern(map.pattern)})$`, 'vi').test(language);
  } catch {
    return false;
  }
}

function rulesFor(rules: SegmentationRules, language: LanguageTag): readonly SegmentationRule[] {
  const maps = rules.maps.filter((map) => mapMatches(map, language));
  const chosen = rules.cascade ? maps : maps.slice(0, 1);
  return chosen.flatMap((map) => rules.languageRules.find((one) => one.name === map.rules)?.rules ?? []);
}

function compile(rules: SegmentationRules, language: LanguageTag): Compiled {
  let byLanguage = compiled.get(rules);
  if (byLanguage === undefined) {
    byLanguage = new Map();
    compiled.set(rules, byLanguage);
  }
  const known = byLanguage.get(language);
  if (known !== undefined) return known;

  const runs: { breaks: boolean; sources: string[] }[] = [];
  for (const rule of rulesFor(rules, language)) {
    const source = ruleSource(rule);
    if (source === undefined) continue;
    const last = runs.at(-1);
    if (last?.breaks === rule.breaks) last.sources.push(source);
    else runs.push({ breaks: rule.breaks, sources: [source] });
  }
  const breaking = runs.filter((run) => run.breaks).flatMap((run) => run.sources);
  const result: Compiled = {
    candidates: breaking.length === 0 ? undefined : new RegExp(breaking.join('|'), 'gv'),
    runs: runs.map((run) => ({ breaks: run.breaks, pattern: new RegExp(run.sources.join('|'), 'yv') })),
  };
  byLanguage.set(language, result);
  return result;
}

/**
 * Cuts a text into sentences by rules (the shipped ones unless others are given): ranges in UTF-16 code units, half-open,
 * in order, without white space at their ends, never empty. A text without letters in it still gives its one segment.
 */
export function segmentText(
  text: string,
  language: LanguageTag,
  rules: SegmentationRules = shippedRules,
): { start: number; end: number }[] {
  const ranges: { start: number; end: number }[] = [];
  const rule = compile(rules, language);
  for (let from = 0; from < text.length; ) {
    const window = text.slice(from, from + windowLength);
    const borders = bordersIn(window, rule);
    const isLast = from + windowLength >= text.length;
    // What follows the last border of a window is cut together with what comes after it.
    const consumed = isLast ? window.length : (borders.at(-1) ?? window.length);
    let start = 0;
    for (const border of [...borders.filter((one) => one < consumed), consumed]) {
      pushTrimmed(ranges, text, from + start, from + border);
      start = border;
    }
    from += consumed;
  }
  return ranges;
}

function bordersIn(text: string, { candidates, runs }: Compiled): number[] {
  if (candidates === undefined) return [];
  const borders: number[] = [];
  for (const match of text.matchAll(candidates)) {
    const at = match.index;
    if (at === 0 || at === text.length) continue;
    for (const run of runs) {
      run.pattern.lastIndex = at;
      if (!run.pattern.test(text)) continue;
      if (run.breaks) borders.push(at);
      break;
    }
  }
  return borders;
}

function pushTrimmed(ranges: { start: number; end: number }[], text: string, from: number, to: number): void {
  let start = from;
  let end = to;
  while (start < end && space.test(text[start]!)) start++;
  while (end > start && space.test(text[end - 1]!)) end--;
  if (start < end) ranges.push({ start, end });
}

/** Cuts every block of a document; a block's end is always a border. */
export function segmentDocument(
  document: Document,
  language: LanguageTag,
  rules: SegmentationRules = shippedRules,
): Segment[] {
  const segments: Segment[] = [];
  document.blocks.forEach((block, index) => {
    for (const { start, end } of segmentText(block.text, language, rules)) {
      segments.push({ text: block.text.slice(start, end), block: index, start, end });
    }
  });
  return segments;
}
