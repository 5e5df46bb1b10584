import { tokenize } from '../../text/tokens.ts';
import { isFunctionWord } from '../english.ts';
import type { Finding } from '../finding.ts';
import { type CheckRule, findingAt } from '../rule.ts';

/** Names of one thing alone; posts and kinds of documents are written small where they are no title. */
const names = new Set(['organisation', 'body']);

/** A known name with some of its words in capitals and some not: "State duma", "united Nations". */
export const capitals: CheckRule = {
  id: 'capitals',
  run({ checked, known }) {
    const findings: Finding[] = [];
    for (const title of known) {
      if (!names.has(title.concept.conceptType) || title.end - title.first < 2) continue;
      if (title.term.administrativeStatus !== 'preferred' && title.term.administrativeStatus !== 'admitted') continue;
      const wanted = tokenize(title.term.text).filter(({ key }) => !isFunctionWord(key));
      const found = checked.tokens.slice(title.first, title.end).filter(({ key }) => !isFunctionWord(key));
      if (wanted.length !== found.length || !wanted.every(({ text }) => /^\p{Lu}/u.test(text))) continue;
      const capital = found.filter((token) => token.capital).length;
      if (capital === 0 || capital === found.length) continue;
      // A capital at the beginning of a sentence says nothing.
      if (capital === 1 && found[0]!.capital && found[0]!.startsSentence) continue;
      findings.push(
        findingAt(checked, title, {
          rule: 'capitals',
          severity: 'minor',
          preferred: [title.term.text],
          reason: { key: 'capitals', details: { title: title.term.text } },
          entryId: title.concept.id,
        }),
      );
    }
    return findings;
  },
};
