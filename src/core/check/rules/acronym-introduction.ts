import type { Finding } from '../finding.ts';
import { type CheckRule, findingAt } from '../rule.ts';

/** Acronyms that need no introduction in an English text. */
const commonlyKnown = new Set(
  'UN EU US USA UK NATO UNESCO UNICEF WHO WTO IMF IAEA OSCE BRICS G7 G8 G20 COVID AIDS HIV CEO GDP DNA TV USSR PR IT AI ID OK PhD FBI CIA BBC CNN TASS FIFA UEFA NASA DC AM PM GMT UTC KGB FSB'.split(
    ' ',
  ),
);

/** An acronym used before it is introduced, never, or twice: "… Organization (CSTO)". */
export const acronymIntroduction: CheckRule = {
  id: 'acronym-introduction',
  run({ checked, known }) {
    const uses = new Map<string, { index: number; introduces: boolean }[]>();
    checked.tokens.forEach((token, index) => {
      if (!token.acronym || token.text.length < 3) return;
      const acronym = token.text.replace(/s$/, '');
      if (commonlyKnown.has(acronym)) return;
      const before = checked.text.charAt(token.start - 1);
      const after = checked.text.charAt(token.end);
      const introduces = before === '(' && after === ')';
      const list = uses.get(acronym) ?? [];
      list.push({ index, introduces });
      uses.set(acronym, list);
    });
    const findings: Finding[] = [];
    for (const [acronym, list] of uses) {
      const introductions = list.filter((use) => use.introduces);
      const firstUse = list[0]!;
      if (introductions.length > 0 && !firstUse.introduces) {
        findings.push(report(firstUse.index, acronym, 'used-before-introduced'));
      }
      // Only acronyms of the glossary: others may be names, grades, products.
      if (
        introductions.length === 0 &&
        known.some((title) => title.first === firstUse.index && title.end === firstUse.index + 1)
      ) {
        findings.push(report(firstUse.index, acronym, 'never-introduced'));
      }
      for (const again of introductions.slice(1)) findings.push(report(again.index, acronym, 'introduced-twice'));
    }
    return findings;

    function report(index: number, acronym: string, key: string): Finding {
      return findingAt(
        checked,
        { first: index, end: index + 1 },
        {
          rule: 'acronym-introduction',
          severity: 'note',
          preferred: [],
          reason: { key, details: { acronym } },
        },
      );
    }
  },
};
