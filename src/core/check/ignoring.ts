import { fold } from '../text/fold.ts';
import type { Finding, RuleId } from './finding.ts';

export const ignoreScopes = ['once', 'text', 'always'] as const;
/** once: at this place; text: anywhere in this document; always: anywhere. */
export type IgnoreScope = (typeof ignoreScopes)[number];

/** A finding the user does not want to see. */
export interface Ignored {
  readonly scope: IgnoreScope;
  readonly rule: RuleId;
  /** As ignoredText has it. */
  readonly text: string;
  /** Name of the document. */
  readonly document: string;
  /** As ignoredContext has it. */
  readonly context: string;
}

export interface IgnoredFinding extends Ignored {
  readonly id: number;
  readonly ignoredAt: string;
}

/** Code units around a finding by which its place is known again when the text has changed elsewhere. */
const contextLength = 30;

/** Capitals, quotes and spaces make no other finding. */
export function ignoredText(text: string): string {
  return fold(text).replace(/\s+/g, ' ').trim();
}

export function ignoredContext(text: string, { start, end }: Pick<Finding, 'start' | 'end'>): string {
  const before = text.slice(Math.max(0, start - contextLength), start);
  const after = text.slice(end, end + contextLength);
  return `${ignoredText(before)}|${ignoredText(after)}`;
}

/** The findings that are left. `ignored` is what is ignored everywhere or in this document. */
export function withoutIgnored<Item extends Finding>(
  findings: readonly Item[],
  text: string,
  ignored: readonly Ignored[],
): Item[] {
  if (ignored.length === 0) return [...findings];
  const keyOf = (rule: string, words: string): string => `${rule}\t${words}`;
  const byKey = new Map<string, Ignored[]>();
  for (const one of ignored) {
    const key = keyOf(one.rule, one.text);
    byKey.set(key, [...(byKey.get(key) ?? []), one]);
  }
  return findings.filter((finding) => {
    const candidates = byKey.get(keyOf(finding.rule, ignoredText(finding.text)));
    return !candidates?.some(({ scope, context }) => scope !== 'once' || context === ignoredContext(text, finding));
  });
}
