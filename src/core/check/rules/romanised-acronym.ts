import { fold } from '../../text/fold.ts';
import type { Finding } from '../finding.ts';
import { type CheckRule, findingAt } from '../rule.ts';

/**
 * A Russian acronym or clipped compound left in Latin letters (ODKB, MinTsifry): every romanisation of every Russian
 * acronym of the glossary is looked for, unless English uses that very form (TASS, FSB).
 */
export const romanisedAcronym: CheckRule = {
  id: 'romanised-acronym',
  run({ checked, glossary, known }) {
    const findings: Finding[] = [];
    const accepted = new Set<number>();
    for (const title of known) {
      if (title.term.administrativeStatus === 'deprecated' || title.term.administrativeStatus === 'superseded')
        continue;
      for (let index = title.first; index < title.end; index++) accepted.add(index);
    }
    const mentioned = new Set(known.map((title) => title.concept.id));
    checked.tokens.forEach((token, index) => {
      if (!token.capital || accepted.has(index)) return;
      const concepts = glossary.romanised(token.text);
      if (concepts.length === 0) return;
      // Of several bodies with one acronym the one the text speaks of elsewhere is meant.
      const meant = concepts.find((concept) => mentioned.has(concept.id)) ?? concepts[0]!;
      findings.push(
        findingAt(
          checked,
          { first: index, end: index + 1 },
          {
            rule: 'romanised-acronym',
            severity: 'major',
            preferred: glossary.preferredOf(meant, token.acronym ? 'acronym' : 'fullForm'),
            reason: { key: 'romanised', details: { russian: glossary.russianShortForm(meant, fold(token.text)) } },
            entryId: meant.id,
          },
        ),
      );
    });
    return findings;
  },
};
