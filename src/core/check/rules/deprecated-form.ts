import { isValidOn } from '../../terms/validity.ts';
import type { Finding } from '../finding.ts';
import { type CheckRule, findingAt } from '../rule.ts';

/** A form the glossary holds as deprecated or superseded, or a name used outside its years. */
export const deprecatedForm: CheckRule = {
  id: 'deprecated-form',
  run({ checked, glossary, known, settings }) {
    const findings: Finding[] = [];
    for (const title of known) {
      const { term, concept } = title;
      const outside = settings.date !== undefined && !isValidOn(term, settings.date);
      const wrong = term.administrativeStatus === 'deprecated' || term.administrativeStatus === 'superseded';
      if (!wrong && !outside) continue;
      findings.push(
        findingAt(checked, title, {
          rule: 'deprecated-form',
          severity: 'major',
          preferred: glossary.preferredOf(concept, term, settings.date),
          reason: {
            key: outside
              ? 'outside-validity'
              : term.administrativeStatus === 'superseded'
                ? 'superseded'
                : 'deprecated',
            details: { house: concept.house ?? '' },
          },
          entryId: concept.id,
        }),
      );
    }
    return findings;
  },
};
