import { primaryLanguage } from '../../../core/text/language.ts';
import type { EntryDraft, TermDraft } from '../../../engine/contract.ts';
import { say } from '../../words.ts';
import { caseName } from './case-name.ts';
import { validityText } from './validity-text.ts';

export interface Differences {
  readonly gone: readonly string[];
  readonly come: readonly string[];
}

/** What a change took away and what it brought: terms, and what is said of the entry and of those that stayed. */
export function differencesOf(before: EntryDraft | undefined, after: EntryDraft | undefined): Differences {
  const then = factsOf(before);
  const now = factsOf(after);
  const stayed = (term: string) => then.has(term) && now.has(term);
  // Of a term that came or went its text says enough.
  const telling = (facts: ReadonlyMap<string, string>, others: ReadonlyMap<string, string>) =>
    [...facts]
      .filter(([key]) => !others.has(key))
      .filter(([key, owner]) => key === owner || owner === '' || stayed(owner))
      .map(([key]) => key);
  return { gone: telling(then, now), come: telling(now, then) };
}

/** Each fact as it is shown, with the term it is said of; that of a term itself is its own text, that of the entry ''. */
function factsOf(entry: EntryDraft | undefined): Map<string, string> {
  const facts = new Map<string, string>();
  if (entry === undefined) return facts;
  facts.set(say(`terms.conceptType.${entry.conceptType}`), '');
  for (const field of ['subjectField', 'definition', 'note'] as const) {
    if (entry[field]) facts.set(`${say(`glossary.entry.${field}`)}: ${entry[field]}`, '');
  }
  for (const term of entry.terms) {
    facts.set(term.text, term.text);
    for (const fact of factsOfTerm(term)) facts.set(`${term.text} — ${fact}`, term.text);
  }
  return facts;
}

function factsOfTerm(term: TermDraft): string[] {
  const { gender, number, forms = {}, note } = term;
  return [
    say(`terms.administrativeStatus.${term.administrativeStatus}`),
    say(`terms.termType.${term.termType}`),
    gender === undefined ? '' : say(`terms.gender.${gender}`),
    number === undefined ? '' : say(`terms.number.${number}`),
    ...Object.entries(forms).map(([one, text]) => `${caseName(one)}: ${text}`),
    validityText(term),
    note ?? '',
    primaryLanguage(term.language) === term.language ? '' : term.language,
  ].filter((fact) => fact !== '');
}
