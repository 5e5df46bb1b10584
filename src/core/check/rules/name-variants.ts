import { distance } from 'fastest-levenshtein';
import { type CheckedText, contentWords, type TitleSpan, titleSpans } from '../checked-text.ts';
import { englishKey } from '../english.ts';
import type { Finding } from '../finding.ts';
import { type CheckRule, findingAt } from '../rule.ts';

/** Shorter words differ by one letter and are still other words. */
const minimumLetters = 6;
/** Content words behind the head that two names must share to be taken for one. */
const minimumTail = 2;
const longestName = 8;

/** Bodies translators name by any of these words for комитет, комиссия, совет. */
const heads = new Set(['committee', 'commission', 'council', 'board'].map(englishKey));
const divisions = new Set(['region', 'oblast', 'krai', 'territory', 'district', 'republic', 'province', 'raion']);

/**
 * One thing named two ways within the text, by its letters: "OSCE PA" and "PA of the OSCE", "Committee on Economic Policy"
 * and "Council of Economic Policy", "Ivanovo region" and "Ivanov region".
 */
export const nameVariants: CheckRule = {
  id: 'inconsistent-name',
  run(context) {
    const { checked, glossary } = context;
    if (checked.language !== 'en') return [];
    const accepts = (text: string): boolean => glossary.accepts(text);
    return [...turnedAcronyms(checked, accepts), ...otherHeads(checked), ...misspelt(checked, accepts)];
  },
};

interface Variant {
  readonly span: TitleSpan;
  readonly text: string;
}

function report(checked: CheckedText, { span }: Variant, name: string): Finding {
  return findingAt(checked, span, {
    rule: 'inconsistent-name',
    severity: 'major',
    preferred: [name],
    reason: { key: 'named-otherwise', details: { name } },
  });
}

const textOf = ({ tokens, text }: CheckedText, span: TitleSpan): string =>
  text.slice(tokens[span.first]!.start, tokens[span.end - 1]!.end);

/** Of several ways the one that the glossary accepts, else the commonest, else the first. */
function leading(ways: ReadonlyMap<string, readonly Variant[]>, accepts: (text: string) => boolean): string {
  const names = [...ways.keys()];
  return (
    names.find(accepts) ??
    names.reduce((best, name) => (ways.get(name)!.length > ways.get(best)!.length ? name : best), names[0]!)
  );
}

function turnedAcronyms(checked: CheckedText, accepts: (text: string) => boolean): Finding[] {
  const { tokens, text } = checked;
  const groups = new Map<string, Map<string, Variant[]>>();
  tokens.forEach((token, index) => {
    if (!token.acronym) return;
    const gap = (from: number): string => text.slice(tokens[from]!.end, tokens[from + 1]?.start ?? 0);
    if (tokens[index + 1]?.acronym && gap(index) === ' ') note(index, index + 2, [token.text, tokens[index + 1]!.text]);
    if (tokens[index + 1]?.key !== 'of') return;
    const last = tokens[index + 2]?.key === 'the' ? index + 3 : index + 2;
    if (tokens[last]?.acronym && tokens[last].sentence === token.sentence)
      note(index, last + 1, [token.text, tokens[last].text]);
  });
  function note(first: number, end: number, acronyms: string[]): void {
    const key = acronyms.sort().join(' ');
    const way = text.slice(tokens[first]!.start, tokens[end - 1]!.end);
    const ways = groups.get(key) ?? new Map<string, Variant[]>();
    ways.set(way, [...(ways.get(way) ?? []), { span: { first, end }, text: way }]);
    groups.set(key, ways);
  }
  const findings: Finding[] = [];
  for (const ways of groups.values()) {
    if (ways.size < 2) continue;
    const name = leading(ways, accepts);
    for (const [way, variants] of ways) {
      if (way !== name) findings.push(...variants.map((variant) => report(checked, variant, name)));
    }
  }
  return findings;
}

/** A head, a small word, and the field it works in; the same field under another head is the same body. */
function otherHeads(checked: CheckedText): Finding[] {
  const { tokens } = checked;
  const found: { fields: string[]; head: string; span: TitleSpan; whole: string; specific: number }[] = [];
  for (const span of titleSpans(checked)) {
    for (let index = span.first; index < span.end; index++) {
      const head = tokens[index]!;
      if (!heads.has(head.word) || !head.capital) continue;
      if (!/^(?:of|on|for)$/.test(tokens[index + 1]?.key ?? '')) continue;
      const fields: string[] = [];
      for (let end = index + 3; end <= Math.min(span.end, index + 2 + longestName); end++) {
        const words = contentWords(checked, { first: index + 2, end });
        // "Council of Defence Ministers" and "Committee of Defence Ministers" are told by the glossary, not here.
        if (words.some((word) => plural.has(word))) break;
        if (words.length >= minimumTail && tokens[end - 1]!.word !== '') fields.push(words.join(' '));
      }
      if (fields.length === 0) continue;
      const whole = textOf(checked, { first: span.first, end: span.end });
      found.push({
        fields,
        head: head.word,
        span: { first: index, end: span.end },
        whole,
        specific: index - span.first,
      });
    }
  }
  const findings: Finding[] = [];
  found.forEach((name, at) => {
    const field = name.fields.at(-1)!;
    // The other may go on with the name of a person: "Committee on Economic Policy Andrei Kutepov".
    const other = found.findIndex(
      (one, index) =>
        index !== at &&
        one.head !== name.head &&
        one.fields.includes(field) &&
        (one.specific > name.specific || (one.specific === name.specific && index < at)),
    );
    if (other === -1) return;
    const { whole, span, fields } = found[other]!;
    const person = fields.length > name.fields.length;
    const preferred = person ? textUpTo(checked, span.first, name.span) : whole;
    findings.push({
      ...report(checked, { span: name.span, text: '' }, preferred),
      severity: name.specific === 0 && found[other]!.specific > 0 ? 'major' : 'minor',
    });
  });
  return findings;
}

/** A name from its head on, as many words as its counterpart has. */
function textUpTo(checked: CheckedText, head: number, like: TitleSpan): string {
  return textOf(checked, { first: head, end: head + like.end - like.first });
}

const plural = new Set(['minister', 'head', 'secretari', 'state', 'governor', 'deputi', 'elder'].map(englishKey));

/** Capitalised names that differ in one word by one letter. */
function misspelt(checked: CheckedText, accepts: (text: string) => boolean): Finding[] {
  const { tokens, text } = checked;
  const byRest = new Map<string, Map<string, Variant[]>>();
  for (const whole of titleSpans(checked)) note(whole);
  tokens.forEach((token, index) => {
    const next = tokens[index + 1];
    if (!token.capital || next === undefined || next.capital || !divisions.has(next.key)) return;
    const before = tokens[index - 1];
    if (text.slice(token.end, next.start) !== ' ' || (before?.capital && !before.startsSentence)) return;
    note({ first: index, end: index + 2 });
  });
  function note(span: TitleSpan): void {
    if (span.end - span.first > longestName) return;
    const words = tokens.slice(span.first, span.end);
    words.forEach((word, at) => {
      if (!word.capital || word.acronym || word.key.length < minimumLetters) return;
      const rest = words.map(({ key }, index) => (index === at ? '*' : key)).join(' ');
      const ways = byRest.get(rest) ?? new Map<string, Variant[]>();
      const key = word.key.replace(/['’]s?$/, '');
      ways.set(key, [...(ways.get(key) ?? []), { span, text: textOf(checked, span) }]);
      byRest.set(rest, ways);
    });
  }
  const findings: Finding[] = [];
  for (const ways of byRest.values()) {
    if (ways.size < 2) continue;
    const words = [...ways.keys()];
    for (let one = 0; one < words.length; one++) {
      for (let other = one + 1; other < words.length; other++) {
        const [a, b] = [words[one]!, words[other]!];
        if (a.charAt(0) !== b.charAt(0) || inflected(a, b) || distance(a, b) > 1) continue;
        // The spelling the glossary knows is right, else the commoner one, else the first.
        const known = (word: string): number => (accepts(ways.get(word)![0]!.text) ? 1 : 0);
        const better = known(b) - known(a) || ways.get(b)!.length - ways.get(a)!.length;
        const [right, wrong] = better > 0 ? [b, a] : [a, b];
        const name = ways.get(right)![0]!.text;
        findings.push(...ways.get(wrong)!.map((variant) => report(checked, variant, name)));
      }
    }
  }
  return findings;
}

/** Plurals, possessives, demonyms (Armenia, Armenian), figures: other words, not other spellings. */
function inflected(a: string, b: string): boolean {
  if (/\p{N}/u.test(a + b) || englishKey(a) === englishKey(b)) return true;
  const [short, long] = a.length <= b.length ? [a, b] : [b, a];
  return long.startsWith(short) && /^(?:s|n|i|y|e|a)$/.test(long.slice(short.length));
}
