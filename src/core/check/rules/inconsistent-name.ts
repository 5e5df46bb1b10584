import { fold } from '../../text/fold.ts';
import { type CheckedText, contentWords, type TitleSpan, titleSpans } from '../checked-text.ts';
import { englishKey } from '../english.ts';
import type { Finding } from '../finding.ts';
import { type CheckRule, findingAt } from '../rule.ts';

/** Fewer content words than these name too many things to be held against each other. */
const minimumWords = 3;
const maximumWords = 12;

/**
 * One thing named two ways within the text: the same content words in another order, in other letters or with other
 * small words. The form that stands first with capitals is taken as the name; the others are marked.
 */
export const inconsistentName: CheckRule = {
  id: 'inconsistent-name',
  run({ checked, knownAt }) {
    const names = new Map<string, { readonly form: string; readonly text: string }>();
    const sizes = new Set<number>();
    for (const span of titleSpans(checked).flatMap((whole) => namesWithin(checked, whole))) {
      const words = contentWords(checked, span);
      if (words.length < minimumWords || words.length > maximumWords) continue;
      const key = keyOf(words);
      if (new Set(words).size < minimumWords || names.has(key) || !isName(checked, span)) continue;
      names.set(key, { form: formOf(checked, span), text: textOf(checked, span) });
      sizes.add(words.length);
    }
    const findings: Finding[] = [];
    if (sizes.size === 0) return findings;
    const inKnown = (span: TitleSpan): boolean => (knownAt.get(span.first)?.end ?? 0) >= span.end;
    const content: number[] = [];
    checked.tokens.forEach((token, index) => {
      if (token.word !== '') content.push(index);
    });
    let free = 0;
    for (let at = 0; at < content.length; at++) {
      for (const size of [...sizes].sort((a, b) => b - a)) {
        const first = content[at]!;
        const last = content[at + size - 1];
        if (last === undefined || first < free) continue;
        // Small words between are few in a name; more of them, or a sentence's end, make it a phrase of its own.
        if (checked.tokens[first]!.sentence !== checked.tokens[last]!.sentence || last - first + 1 > size * 2) continue;
        const span = { first, end: last + 1 };
        if (!isPhrase(checked, span)) continue;
        const name = names.get(keyOf(contentWords(checked, span)));
        if (name === undefined || name.form === formOf(checked, span) || inKnown(span)) continue;
        free = last + 1;
        findings.push(
          findingAt(checked, span, {
            rule: 'inconsistent-name',
            severity: 'major',
            preferred: [name.text],
            reason: { key: 'named-otherwise', details: { name: name.text } },
          }),
        );
        break;
      }
    }
    return findings;
  },
};

/** "NATO and the European Union", "the OSCE PA in Vienna" are no one name: a span is cut at such words. */
const parting = new Set(['and', 'or', 'in', 'at', 'with', 'by', 'from', 'between', 'to']);

function namesWithin(checked: CheckedText, span: TitleSpan): TitleSpan[] {
  const parts: TitleSpan[] = [];
  let first = span.first;
  for (let index = span.first; index <= span.end; index++) {
    if (index < span.end && !parting.has(checked.tokens[index]!.key)) continue;
    if (index > first) parts.push({ first, end: index });
    first = index + 1;
  }
  return parts;
}

/**
 * Nouns that head the names of bodies and documents. Only such names are held against each other: in posts with a
 * person ("Vice President Mike Pence") and in plain phrases the order of words is free.
 */
const heads = new Set(
  `academy accord act agency agreement alliance association bank board center charter code commission committee
  confederation convention corporation council court covenant declaration department directorate doctrine federation
  foundation fund institute law league memorandum ministry office organization pact program protocol secretariat
  service society strategy treaty tribunal union university`
    .split(/\s+/)
    .map(englishKey),
);

function isName(checked: CheckedText, span: TitleSpan): boolean {
  let head = false;
  let shouted = 0;
  for (let index = span.first; index < span.end; index++) {
    const token = checked.tokens[index]!;
    if (determiners.has(token.key)) return false;
    if (token.text.length > 3 && token.text === token.text.toUpperCase()) shouted++;
    if (token.capital && heads.has(token.word)) head = true;
  }
  // Lines in capitals throughout are headings and clauses, not names.
  return head && shouted < 2;
}

/** Words that tie a phrase to its sentence; no name holds them. */
const determiners = new Set(
  'this that these those any all some each every no such your our my his her their its is are was were be been will would shall may can he she it they we you i who which'.split(
    ' ',
  ),
);

/** Whether a run of words can be a name at all: one phrase, not parts of two. */
function isPhrase(checked: CheckedText, span: TitleSpan): boolean {
  if (/[.,;:!?()«»“”"\n]/.test(textOf(checked, span))) return false;
  for (let index = span.first; index < span.end; index++) {
    const key = checked.tokens[index]!.key;
    if (determiners.has(key) || key === 'and' || key === 'or') return false;
  }
  return true;
}

const keyOf = (words: readonly string[]): string => [...words].sort().join(' ');

/** Surface form for comparison: plural, possessive and article do not make another name. */
function formOf(checked: CheckedText, span: TitleSpan): string {
  const words: string[] = [];
  for (let index = span.first; index < span.end; index++) {
    const token = checked.tokens[index]!;
    if (token.key === 'the' || token.key === 'a' || token.key === 'an') continue;
    words.push(token.word === '' ? token.key : token.key.replace(/'s?$/, '').replace(/s$/, ''));
  }
  return fold(words.join(' '));
}

function textOf(checked: CheckedText, span: TitleSpan): string {
  return checked.text.slice(checked.tokens[span.first]!.start, checked.tokens[span.end - 1]!.end);
}
