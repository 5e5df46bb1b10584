import { type FoundNumber, numbersIn } from '../../text/numbers.ts';
import type { Finding } from '../finding.ts';
import type { CheckRule } from '../rule.ts';

/** Written as words, left out or put otherwise ("both sides") too often to be a fault. */
const smallest = 13;

/**
 * A number, sum or date of the source that the text does not have. A sentence is held against its rendering and the
 * neighbours of that, for sentences are joined and moved in translation.
 */
export const numberDiffers: CheckRule = {
  id: 'number-differs',
  run({ checked, source }) {
    if (source === undefined) return [];
    const findings: Finding[] = [];
    const targets = source.pairs.map(({ start, end }) => numbersIn(checked.text.slice(start, end), checked.language));
    const sources = source.pairs.map((pair) => numbersIn(pair.source, source.language));
    const waysAround = (lists: readonly (readonly FoundNumber[])[], index: number): Set<string> =>
      new Set([index - 1, index, index + 1].flatMap((at) => lists[at] ?? []).flatMap(waysOf));
    source.pairs.forEach((pair, index) => {
      const there = waysAround(targets, index);
      const asked = waysAround(sources, index);
      const missing = sources[index]!.filter(
        (number) => isGrave(number) && !waysOf(number).some((way) => there.has(way)),
      );
      const extra = targets[index]!.filter(
        (number) => isGrave(number) && !waysOf(number).some((way) => asked.has(way)),
      );
      for (const number of missing) {
        const wanted = pair.source.slice(number.start, number.end);
        const at = extra.findIndex(({ kind }) => kind === number.kind);
        const [other] = at === -1 ? [] : extra.splice(at, 1);
        const start = pair.start + (other?.start ?? 0);
        const end = other === undefined ? pair.end : pair.start + other.end;
        findings.push({
          rule: 'number-differs',
          // Times are written in more ways than are told apart.
          severity: number.kind === 'time' ? 'minor' : 'major',
          start,
          end,
          text: checked.text.slice(start, end),
          // Digits are the same in both languages; words and dates are not to be taken over.
          preferred: /^[\d.,\s\u00A0]+$/.test(wanted) && other !== undefined ? [wanted] : [],
          reason: { key: 'number-missing', details: { number: wanted } },
        });
      }
    });
    return findings;
  },
};

function isGrave({ kind, key }: FoundNumber): boolean {
  if (kind === 'roman' || kind === 'ordinal') return false;
  if (kind === 'number') return Number(key) >= smallest || key.includes('.');
  // A month alone, a day without its year may be put as "last month", "on Tuesday".
  return kind !== 'date' || !key.startsWith('--');
}

/** What a number may be written as elsewhere: a sum without its currency, a date by its parts. */
function waysOf({ key, kind }: FoundNumber): string[] {
  if (kind === 'amount') return [key, key.split(' ', 1)[0]!];
  if (kind === 'percent') return [key, key.replace('%', '')];
  if (kind !== 'date') return [key];
  const [year, month, day] = key.startsWith('--') ? ['', ...key.slice(2).split('-')] : key.split('-');
  return [key, year!, ...(day === undefined ? [] : [`--${month}-${day}`])].filter((way) => way !== '');
}
