import { fold } from '../../text/fold.ts';
import type { Finding } from '../finding.ts';
import { type CheckRule, findingAt } from '../rule.ts';

/** One title of the source, written there in one way, that the text renders by two full forms, both of them right. */
export const renderedTwoWays: CheckRule = {
  id: 'rendered-two-ways',
  run({ checked, known, source }) {
    if (source === undefined) return [];
    const sourceText = new Map<number, string>();
    const inSource = new Map<number, Set<string>>();
    for (const pair of source.pairs) {
      for (const { concept, term, text } of source.glossary.titlesIn(pair.source)) {
        // Plain words (акт, заключение) are rendered as the sentence asks.
        if (term.termType === 'acronym' || !/\s/.test(term.text) || !/\p{Lu}/u.test(text)) continue;
        const forms = inSource.get(concept.id) ?? new Set<string>();
        forms.add(fold(term.text));
        inSource.set(concept.id, forms);
        sourceText.set(concept.id, text);
      }
    }
    const first = new Map<number, string>();
    const findings: Finding[] = [];
    for (const title of known) {
      const { concept, term } = title;
      if (term.termType !== 'fullForm' || inSource.get(concept.id)?.size !== 1) continue;
      if (term.administrativeStatus === 'deprecated' || term.administrativeStatus === 'superseded') continue;
      const before = first.get(concept.id);
      if (before === undefined) first.set(concept.id, term.text);
      else if (fold(before) !== fold(term.text)) {
        findings.push(
          findingAt(checked, title, {
            rule: 'rendered-two-ways',
            severity: 'minor',
            preferred: [before],
            reason: { key: 'rendered-otherwise', details: { source: sourceText.get(concept.id) ?? '' } },
            entryId: concept.id,
          }),
        );
      }
    }
    return findings;
  },
};
