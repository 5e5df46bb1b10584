import { foldRomanisation } from '../../text/transliteration.ts';
import type { Finding } from '../finding.ts';
import { type CheckRule, findingAt } from '../rule.ts';

/** Shorter names fall together by chance (Lee, Li). */
const minimumLetters = 6;
/** Of the name before the surname: Sergei and Sergey. */
const minimumGiven = 4;
/** Endings that romanised Russian surnames have; two English words rarely share a key with such an ending. */
const surname = /(?:[oe]v|[iy]n|sk(?:[iy]y?|ii)|[oe]va|[iy]na|skaya|ko|[iy]ch|uk|yuk|chuk|dze|yan|shvili)$/i;

/** One person's surname spelt two ways in one text: Serdyukov and Serdiukov. */
export const nameSpelling: CheckRule = {
  id: 'name-spelling',
  run({ checked }) {
    const first = new Map<string, string>();
    const firstNames = new Map<string, string>();
    const findings: Finding[] = [];
    checked.tokens.forEach((token, index) => {
      if (!token.capital || token.acronym) return;
      const name = token.text.replace(/['’]s$/, '');
      if (name.length < minimumLetters || !surname.test(name)) return;
      const before = checked.tokens[index - 1];
      const given = before?.text ?? '';
      if (before?.capital && given.length >= minimumGiven && checked.text.slice(before.end, token.start) === ' ') {
        const whole = `${foldRomanisation(given)} ${foldRomanisation(name)}`;
        const known = firstNames.get(whole);
        if (known === undefined) firstNames.set(whole, given);
        else if (known !== given && known.toLowerCase() !== given.toLowerCase()) {
          findings.push(
            findingAt(
              checked,
              { first: index - 1, end: index },
              {
                rule: 'name-spelling',
                severity: 'minor',
                preferred: [known],
                reason: { key: 'spelt-otherwise', details: { name: known } },
              },
            ),
          );
        }
      }
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
