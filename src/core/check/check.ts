import type { EnglishVariants } from '../text/english-variants.ts';
import type { Calque } from './calques.ts';
import type { CheckGlossary, KnownTitle } from './check-glossary.ts';
import { readText } from './checked-text.ts';
import { type CheckSettings, type Finding, ruleIds } from './finding.ts';
import type { CheckContext, CheckRule } from './rule.ts';
import { acronymIntroduction } from './rules/acronym-introduction.ts';
import { calqueRule } from './rules/calque.ts';
import { capitals } from './rules/capitals.ts';
import { deprecatedForm } from './rules/deprecated-form.ts';
import { inconsistentName } from './rules/inconsistent-name.ts';
import { minister } from './rules/minister.ts';
import { missingRendering } from './rules/missing-rendering.ts';
import { nameSpelling } from './rules/name-spelling.ts';
import { nameVariants } from './rules/name-variants.ts';
import { nearTitle } from './rules/near-title.ts';
import { numberDiffers } from './rules/number-differs.ts';
import { renderedTwoWays } from './rules/rendered-two-ways.ts';
import { romanisedAcronym } from './rules/romanised-acronym.ts';
import { spellingRule } from './rules/spelling.ts';
import { untranslated } from './rules/untranslated.ts';
import type { SourceText } from './source-text.ts';

/** Rules with the facts they need, made once. */
export function checkRules(calques: readonly Calque[], variants: EnglishVariants): CheckRule[] {
  return [
    untranslated,
    deprecatedForm,
    romanisedAcronym,
    minister,
    calqueRule(calques),
    nearTitle,
    capitals,
    inconsistentName,
    nameVariants,
    nameSpelling,
    missingRendering,
    renderedTwoWays,
    numberDiffers,
    spellingRule(variants),
    acronymIntroduction,
  ];
}

/** What a text is held against. */
export interface CheckAgainst {
  readonly glossary: CheckGlossary;
  readonly rules: readonly CheckRule[];
  readonly settings?: CheckSettings;
  readonly source?: SourceText;
}

/**
 * Findings in a finished text, in text order. Where two rules mark the same place the one that stands first in
 * `ruleIds` is kept: what the glossary says outweighs what the text alone suggests.
 */
export function checkText(text: string, language: string, against: CheckAgainst): Finding[] {
  const steps = checkInSteps(text, language, against);
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}

/** The same in steps of some ten milliseconds, for callers that let others in between. */
export function* checkInSteps(
  text: string,
  language: string,
  { glossary, rules, settings = {}, source }: CheckAgainst,
): Generator<undefined, Finding[]> {
  const checked = yield* readText(text, language);
  const known = yield* glossary.titlesIn(checked);
  const knownAt = new Map<number, KnownTitle>();
  for (const title of known) for (let index = title.first; index < title.end; index++) knownAt.set(index, title);
  yield;
  const context: CheckContext = {
    checked,
    glossary,
    known,
    knownAt,
    settings,
    ...(source === undefined ? {} : { source }),
  };
  const findings: Finding[] = [];
  for (const rule of rules) {
    if (settings.off?.includes(rule.id)) continue;
    for (const finding of rule.run(context)) findings.push(finding);
    yield;
  }
  return withoutOverlaps(findings, text);
}

/** Rules that speak of a whole sentence: where something else is marked in it, they mark what is left. */
const ofSentences: ReadonlySet<string> = new Set(['missing-rendering', 'number-differs']);

function withoutOverlaps(findings: readonly Finding[], text: string): Finding[] {
  const ranked = [...findings].sort(
    (a, b) => ruleIds.indexOf(a.rule) - ruleIds.indexOf(b.rule) || a.start - b.start || b.end - a.end,
  );
  // By place, a thousand code units a drawer, so that a long text costs no more than its length.
  const drawers = new Map<number, Finding[]>();
  const kept: Finding[] = [];
  for (const whole of ranked) {
    const finding = ofSentences.has(whole.rule) ? freePart(whole, kept, text) : whole;
    if (finding === undefined) continue;
    const first = Math.floor(finding.start / drawerLength);
    const last = Math.floor(finding.end / drawerLength);
    let free = true;
    for (let drawer = first; drawer <= last && free; drawer++) {
      free = !drawers.get(drawer)?.some((other) => finding.start < other.end && other.start < finding.end);
    }
    if (!free) continue;
    kept.push(finding);
    for (let drawer = first; drawer <= last; drawer++) {
      const held = drawers.get(drawer);
      if (held === undefined) drawers.set(drawer, [finding]);
      else held.push(finding);
    }
  }
  return kept.sort((a, b) => a.start - b.start || a.end - b.end);
}

/** The longest part of a finding's place in which nothing else is marked. */
function freePart(finding: Finding, kept: readonly Finding[], text: string): Finding | undefined {
  const inside = kept
    .filter((other) => finding.start < other.end && other.start < finding.end)
    .sort((a, b) => a.start - b.start);
  if (inside.length === 0) return finding;
  let best = { start: 0, end: 0 };
  let at = finding.start;
  for (const { start, end } of [...inside, { start: finding.end, end: finding.end }]) {
    const gap = text.slice(at, Math.max(at, start));
    const from = at + (gap.length - gap.trimStart().length);
    const to = from + gap.trim().length;
    if (to - from > best.end - best.start) best = { start: from, end: to };
    at = Math.max(at, end);
  }
  if (best.end === best.start) return undefined;
  return { ...finding, ...best, text: text.slice(best.start, best.end) };
}

const drawerLength = 1_000;
