import { foldSpelling } from '../../text/english-spelling.ts';
import type { Finding } from '../finding.ts';
import { type CheckRule, findingAt } from '../rule.ts';

/**
 * American spellings and their British counterparts. Endings in -ize are both: the United Nations and Oxford write them in
 * British texts. "Program" of a computer, "license" as a verb are British too, so these words are left alone.
 */
const british: readonly (readonly [RegExp, string])[] = [
  [/center/g, 'centre'],
  [/defense/g, 'defence'],
  [/offense/g, 'offence'],
  [/\b(lab|neighb|hon|harb|col|fav|behavi|endeav|rum|vap)or/g, '$1our'],
  [/counselor/g, 'counsellor'],
  [/traveling/g, 'travelling'],
  [/traveled/g, 'travelled'],
  [/^theater/g, 'theatre'],
  [/analyze/g, 'analyse'],
];
/** "Laboratory", "honorary", "coloration" have no u anywhere. */
const alike = /^(?:laborat|laborio|honorar|colorat|colorad|vapori)/;

/** British and American spelling in one text, where the user has chosen one. Names keep the spelling their owner gave them. */
export const spelling: CheckRule = {
  id: 'spelling',
  run({ checked, settings, known }) {
    if (settings.spelling === undefined || checked.language !== 'en') return [];
    const named = new Set<number>();
    for (const title of known) for (let index = title.first; index < title.end; index++) named.add(index);
    const findings: Finding[] = [];
    checked.tokens.forEach((token, index) => {
      // A capital within a sentence makes a name.
      if (named.has(index) || (token.capital && !token.startsSentence) || token.shouted) return;
      const wanted = settings.spelling === 'american' ? american(token.key) : inBritish(token.key);
      if (wanted === token.key) return;
      findings.push(
        findingAt(
          checked,
          { first: index, end: index + 1 },
          {
            rule: 'spelling',
            severity: 'minor',
            preferred: [token.capital ? wanted.charAt(0).toUpperCase() + wanted.slice(1) : wanted],
            reason: { key: `spelling-${settings.spelling}`, details: {} },
          },
        ),
      );
    });
    return findings;
  },
};

function american(key: string): string {
  return alike.test(key) ? key : foldSpelling(key);
}

function inBritish(key: string): string {
  if (alike.test(key)) return key;
  let word = key;
  for (const [from, to] of british) word = word.replace(from, to);
  return word;
}
