import type { Calque } from './calques.ts';
import type { CheckGlossary } from './check-glossary.ts';
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
import { romanisedAcronym } from './rules/romanised-acronym.ts';
import { untranslated } from './rules/untranslated.ts';
import type { SourceText } from './source-text.ts';

/** Rules with the facts they need, made once. */
export function checkRules(calques: readonly Calque[]): CheckRule[] {
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
  const context: CheckContext = { checked, glossary, known, settings, ...(source === undefined ? {} : { source }) };
  const findings: Finding[] = [];
  for (const rule of rules) {
    if (settings.off?.includes(rule.id)) continue;
    for (const finding of rule.run(context)) findings.push(finding);
    yield;
  }
  return withoutOverlaps(findings);
}

function withoutOverlaps(findings: readonly Finding[]): Finding[] {
  const ranked = [...findings].sort(
    (a, b) => ruleIds.indexOf(a.rule) - ruleIds.indexOf(b.rule) || a.start - b.start || b.end - a.end,
  );
  // By place, a thousand code units a drawer, so that a long text costs no more than its length.
  const drawers = new Map<number, Finding[]>();
  const kept: Finding[] = [];
  for (const finding of ranked) {
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

const drawerLength = 1_000;
