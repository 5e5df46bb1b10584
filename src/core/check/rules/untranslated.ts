import type { Finding } from '../finding.ts';
import type { CheckRule } from '../rule.ts';

const cyrillicRun =
  /[\p{Script=Cyrillic}][\p{Script=Cyrillic}\p{M}\s\-–«»"'’]*[\p{Script=Cyrillic}]|\p{Script=Cyrillic}/gu;

/** Cyrillic left in an English text. */
export const untranslated: CheckRule = {
  id: 'untranslated',
  run({ checked }) {
    if (checked.language !== 'en') return [];
    const findings: Finding[] = [];
    for (const match of checked.text.matchAll(cyrillicRun)) {
      findings.push({
        rule: 'untranslated',
        severity: 'major',
        start: match.index,
        end: match.index + match[0].length,
        text: match[0],
        preferred: [],
        reason: { key: 'untranslated', details: {} },
      });
    }
    return findings;
  },
};
