import type { Calque } from './calques.ts';
import type { CheckGlossary } from './check-glossary.ts';
import { readText } from './checked-text.ts';
import { type CheckSettings, type Finding, ruleIds } from './finding.ts';
import type { CheckContext, CheckRule } from './rule.ts';
import { acronymIntroduction } from './rules/acronym-introduction.ts';
import { calqueRule } from './rules/calque.ts';
import { deprecatedForm } from './rules/deprecated-form.ts';
import { inconsistentName } from './rules/inconsistent-name.ts';
import { missingRendering } from './rules/missing-rendering.ts';
import { nameSpelling } from './rules/name-spelling.ts';
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
    calqueRule(calques),
    nearTitle,
    inconsistentName,
    nameSpelling,
    missingRendering,
    acronymIntroduction,
  ];
}

/**
 * Findings in a finished text, in text order. Where two rules mark the same place the one that stands first in
 * `ruleIds` is kept: what the glossary says outweighs what the text alone suggests.
 */
export function checkText(
  text: string,
  language: string,
  glossary: CheckGlossary,
  rules: readonly CheckRule[],
  settings: CheckSettings = {},
  source?: SourceText,
): Finding[] {
  const checked = readText(text, language);
  const known = glossary.titlesIn(checked);
  const context: CheckContext = { checked, glossary, known, settings, ...(source === undefined ? {} : { source }) };
  const findings = rules.filter((rule) => !settings.off?.includes(rule.id)).flatMap((rule) => rule.run(context));
  return withoutOverlaps(findings);
}

function withoutOverlaps(findings: readonly Finding[]): Finding[] {
  const ranked = [...findings].sort(
    (a, b) => ruleIds.indexOf(a.rule) - ruleIds.indexOf(b.rule) || a.start - b.start || b.end - a.end,
  );
  const kept: Finding[] = [];
  for (const finding of ranked) {
    if (!kept.some((other) => finding.start < other.end && other.start < finding.end)) kept.push(finding);
  }
  return kept.sort((a, b) => a.start - b.start || a.end - b.end);
}
