import { tokenize } from '../../text/tokens.ts';
import type { Calque } from '../calques.ts';
import type { CheckedText } from '../checked-text.ts';
import type { Finding } from '../finding.ts';
import { type CheckRule, findingAt } from '../rule.ts';

interface Form {
  readonly calque: Calque;
  readonly keys: readonly string[];
  readonly bracketed: boolean;
}

/** Calques of Russian official wording: typographical for типовой, expertise for экспертиза, permanent for постоянная. */
export function calqueRule(calques: readonly Calque[]): CheckRule {
  const byFirst = new Map<string, Form[]>();
  for (const calque of calques) {
    for (const form of calque.forms) {
      const keys = tokenize(form).map((token) => token.key);
      const first = keys[0];
      if (first === undefined) continue;
      byFirst.set(first, [...(byFirst.get(first) ?? []), { calque, keys, bracketed: form.startsWith('(') }]);
    }
  }
  for (const forms of byFirst.values()) forms.sort((a, b) => b.keys.length - a.keys.length);
  return {
    id: 'calque',
    run({ checked, knownAt }) {
      const findings: Finding[] = [];
      let free = 0;
      checked.tokens.forEach((token, index) => {
        if (index < free) return;
        for (const form of byFirst.get(token.key) ?? []) {
          if (!stands(checked, form, index)) continue;
          const end = index + form.keys.length;
          // Inside a longer correct title of the glossary nothing fires.
          const title = knownAt.get(index);
          if (
            title !== undefined &&
            !['deprecated', 'superseded'].includes(title.term.administrativeStatus) &&
            title.end >= end &&
            title.end - title.first > end - index
          ) {
            continue;
          }
          if (form.calque.near !== undefined && !form.calque.near.some((word) => mentions(checked.text, word)))
            continue;
          if (form.calque.unless?.some((word) => mentions(checked.text, word))) continue;
          const marked = form.calque.mark === undefined ? -1 : form.keys.indexOf(form.calque.mark);
          const span = marked === -1 ? { first: index, end } : { first: index + marked, end: index + marked + 1 };
          findings.push(
            findingAt(checked, span, {
              rule: 'calque',
              severity: form.calque.severity,
              preferred: form.calque.preferred,
              reason: { key: `calque.${form.calque.id}`, details: {} },
            }),
          );
          free = end;
          break;
        }
      });
      return findings;
    },
  };
}

function stands(checked: CheckedText, form: Form, index: number): boolean {
  for (let offset = 0; offset < form.keys.length; offset++) {
    if (checked.tokens[index + offset]?.key !== form.keys[offset]) return false;
  }
  if (!form.bracketed) return true;
  const first = checked.tokens[index]!;
  const last = checked.tokens[index + form.keys.length - 1]!;
  return checked.text.charAt(first.start - 1) === '(' && checked.text.charAt(last.end) === ')';
}

function mentions(text: string, words: string): boolean {
  let at = text.indexOf(words);
  while (at !== -1) {
    if (!/\p{L}/u.test(text.charAt(at - 1)) && !/\p{L}/u.test(text.charAt(at + words.length))) return true;
    at = text.indexOf(words, at + 1);
  }
  return false;
}
