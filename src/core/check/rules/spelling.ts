import type { EnglishVariants } from '../../text/english-variants.ts';
import type { Finding } from '../finding.ts';
import { type CheckRule, findingAt } from '../rule.ts';

/** British and American spelling in one text, where the user has chosen one. Names keep the spelling their owner gave them. */
export const spellingRule = (variants: EnglishVariants): CheckRule => ({
  id: 'spelling',
  run({ checked, settings: { spelling }, knownAt }) {
    if (spelling === undefined || checked.language !== 'en') return [];
    const findings: Finding[] = [];
    checked.tokens.forEach((token, index) => {
      // A capital within a sentence makes a name.
      if (knownAt.has(index) || (token.capital && !token.startsSentence) || token.shouted) return;
      const wanted = variants.respell(token.key, spelling);
      if (wanted === token.key) return;
      findings.push(
        findingAt(
          checked,
          { first: index, end: index + 1 },
          {
            rule: 'spelling',
            severity: 'minor',
            preferred: [token.capital ? wanted.charAt(0).toUpperCase() + wanted.slice(1) : wanted],
            reason: { key: `spelling-${spelling}`, details: {} },
          },
        ),
      );
    });
    return findings;
  },
});
