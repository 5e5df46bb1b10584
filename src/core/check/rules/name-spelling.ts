import { foldRomanisation } from '../../text/transliteration.ts';
import type { Finding } from '../finding.ts';
import { type CheckRule, findingAt } from '../rule.ts';

/** Shorter names fall together by chance (Lee, Li). */
const minimumLetters = 6;
/** Endings that romanised Russian surnames have; two English words rarely share a key with such an ending. */
const surname = /(?:[oe]v|[iy]n|sk(?:[iy]y?|ii)|[oe]va|[iy]na|skaya|ko|[iy]ch|uk|yuk|chuk|dze|yan|shvili)$/i;

/** One person's surname spelt two ways in one text: Serdyukov and Serdiukov. */
export const nameSpelling: CheckRule = {
  id: 'name-spelling',
  run({ checked }) {
    const first = new Map<string, string>();
    const findings: Finding[] = [];
    checked.tokens.forEach((token, index) => {
      if (!token.capital || token.acronym) return;
      const name = token.text.replace(/['’]s$/, '');
      if (name.length < minimumLetters || !surname.test(name)) return;
      const key = foldRomanisation(name);
      const known = first.get(key);
      if (known === undefined) first.set(key, name);
      else if (known.toLowerCase() !== name.toLowerCase()) {
        findings.push(
          findingAt(
            checked,
            { first: index, end: index + 1 },
            {
              rule: 'name-spelling',
              severity: 'major',
              preferred: [known],
              reason: { key: 'spelt-otherwise', details: { name: known } },
            },
          ),
        );
      }
    });
    return findings;
  },
};
