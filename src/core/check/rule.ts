import type { CheckGlossary, KnownTitle } from './check-glossary.ts';
import type { CheckedText } from './checked-text.ts';
import type { CheckSettings, Finding, RuleId } from './finding.ts';
import type { SourceText } from './source-text.ts';

/** What every rule sees: the text read once, the glossary, what of it stands in the text, and the source if there is one. */
export interface CheckContext {
  readonly checked: CheckedText;
  readonly glossary: CheckGlossary;
  /** Titles of the glossary in the text, longest wins, in order, without overlaps. */
  readonly known: readonly KnownTitle[];
  /** The same by the tokens they take up: asking every title at every word would take a long text minutes. */
  readonly knownAt: ReadonlyMap<number, KnownTitle>;
  readonly settings: CheckSettings;
  readonly source?: SourceText;
}

/** One rule, one file, one function; a new one is written by reading its neighbour. */
export interface CheckRule {
  readonly id: RuleId;
  run(context: CheckContext): Finding[];
}

/** Makes a finding over a run of tokens. */
export function findingAt(
  checked: CheckedText,
  span: { readonly first: number; readonly end: number },
  finding: Omit<Finding, 'start' | 'end' | 'text'>,
): Finding {
  const start = checked.tokens[span.first]!.start;
  const end = checked.tokens[span.end - 1]!.end;
  return { ...finding, start, end, text: checked.text.slice(start, end) };
}
