import type { CheckedText } from '../checked-text.ts';
import { isFunctionWord } from '../english.ts';
import type { Finding } from '../finding.ts';
import { type CheckRule, findingAt } from '../rule.ts';

const heads = new Set(['head', 'chief', 'boss', 'leader', 'heads', 'chiefs']);
/** What goes on behind the name of a ministry makes it another body: "the head of the Ministry's press service". */
const goesOn =
  /^['’]s\b|^\s+(?:press|department|directorate|division|office|delegation|mission|service|agency|branch|unit|centre|center|committee|commission|board|staff)\b/iu;
/** Words that may stand between "head of" and the ministry's name. */
const longestName = 12;

/**
 * "Head of the Ministry of Defence", "Defence Ministry chief": глава министерства word for word. Who heads a ministry is
 * a minister.
 */
export const minister: CheckRule = {
  id: 'minister',
  run({ checked, knownAt }) {
    if (checked.language !== 'en') return [];
    const { tokens, text } = checked;
    const findings: Finding[] = [];
    tokens.forEach((token, index) => {
      if (token.key !== 'ministry' || !token.capital) return;
      const title = knownAt.get(index);
      const read = ministryName(checked, index);
      // The glossary knows where the name ends and that of the minister begins.
      const name =
        title === undefined || title.end <= index + 1
          ? read
          : { first: read.first, end: Math.min(read.end, title.end) };
      const before = name.first - 1;
      let first = before;
      if (tokens[first]?.key === 'the') first--;
      const span =
        tokens[first]?.key === 'of' && heads.has(tokens[first - 1]?.key ?? '')
          ? { first: first - 1, end: name.end }
          : heads.has(tokens[name.end]?.key ?? '') && onlySpace(checked, name.end - 1, name.end)
            ? { first: name.first, end: name.end + 1 }
            : undefined;
      if (span === undefined || tokens[span.first]!.sentence !== token.sentence) return;
      if (goesOn.test(text.slice(tokens[span.end - 1]!.end))) return;
      const named = text.slice(tokens[name.first]!.start, tokens[name.end - 1]!.end);
      findings.push(
        findingAt(checked, span, {
          rule: 'minister',
          severity: 'major',
          preferred: [named.replace(/\bMinistry\b/, 'Minister')],
          reason: { key: 'minister', details: { title: named } },
        }),
      );
    });
    return findings;
  },
};

/** "Russian Ministry of Foreign Affairs of …", "Foreign Ministry": the capitalised words around, bound by small words. */
function ministryName({ tokens, text }: CheckedText, at: number): { first: number; end: number } {
  let first = at;
  while (first > 0 && at - first < 4 && tokens[first - 1]!.capital && /^[\s-]+$/.test(gap(first - 1, first))) first--;
  while (first < at && (/['’]s$/.test(tokens[first]!.text) || isFunctionWord(tokens[first]!.key))) first++;
  let end = at + 1;
  let next = end;
  while (next < tokens.length && next - at < longestName) {
    const between = gap(next - 1, next);
    if (!/^,?\s+$|^-$/.test(between)) break;
    const word = tokens[next]!;
    if (word.capital && (next > at + 1 || between === ' ')) end = next + 1;
    else if (!['of', 'for', 'and', 'the', 'on'].includes(word.key)) break;
    // "the Ministry of Defence and the Government": another name begins.
    if (word.key === 'the' && tokens[next - 1]!.key === 'and') break;
    next++;
  }
  // "Ministry of Defence, Ivan Petrov": what stands behind a comma belongs to the name only if "and" follows in it.
  for (let index = at + 1; index < end; index++) {
    if (!gap(index - 1, index).includes(',')) continue;
    const rest = tokens.slice(index, end).map(({ key }) => key);
    if (!rest.includes('and')) return { first, end: index };
    break;
  }
  if (tokens[at + 1] !== undefined && !['of', 'for'].includes(tokens[at + 1]!.key)) end = at + 1;
  return { first, end };

  function gap(from: number, to: number): string {
    return text.slice(tokens[from]!.end, tokens[to]!.start);
  }
}

function onlySpace({ tokens, text }: CheckedText, from: number, to: number): boolean {
  const next = tokens[to];
  return next !== undefined && /^\s+$/.test(text.slice(tokens[from]!.end, next.start));
}
