import {
  type AdministrativeStatus,
  administrativeStatuses,
  type ConceptType,
  type CorrectedForms,
  type TermType,
} from '../terms/concept-entry.ts';
import { type LanguageTag, primaryLanguage } from '../text/language.ts';
import type { BriefLanguage, BriefNames } from './brief.ts';

/** One term of an entry, as a brief needs it; terms of one entry come one after the other, better ones first. */
export interface StockTerm {
  /** Of its entry; negative for the starter glossary, which is in no memory. */
  readonly entryId: number;
  readonly conceptType: ConceptType;
  readonly language: LanguageTag;
  readonly text: string;
  readonly forms?: CorrectedForms;
  readonly termType: TermType;
  readonly administrativeStatus: AdministrativeStatus;
}

export interface StockTerms {
  readonly conceptType: ConceptType;
  readonly terms: readonly StockTerm[];
}

export const isWrong = ({ administrativeStatus }: StockTerm): boolean =>
  administrativeStatus === 'deprecated' || administrativeStatus === 'superseded';

/** Names to use in a language, the preferred first. */
export function namesIn(terms: readonly StockTerm[], language: BriefLanguage): BriefNames {
  const good = terms
    .filter((term) => primaryLanguage(term.language) === language && !isWrong(term))
    .sort((a, b) => rank(a) - rank(b));
  const full = good.find(({ termType }) => termType !== 'acronym');
  const acronym = good.find(({ termType }) => termType === 'acronym');
  const also = good.filter((term) => term !== full && term !== acronym).map(({ text }) => text);
  return { full: full?.text ?? '', acronym: acronym?.text ?? '', also };
}

/** Of two full forms the order they come in decides, whichever of them is called the variant. */
const isFull = (termType: TermType): boolean => termType === 'fullForm' || termType === 'variant';

const rank = ({ administrativeStatus, termType }: StockTerm): number =>
  administrativeStatuses.indexOf(administrativeStatus) * 2 + (isFull(termType) ? 0 : 1);

/** What to say for a term in the other language: the preferred name of the same kind, else of the nearest; empty where none is held. */
export function counterpart(term: StockTerm, terms: readonly StockTerm[], language: LanguageTag): string {
  const good = terms.filter((other) => primaryLanguage(other.language) === language && !isWrong(other));
  const distance = (other: StockTerm): number =>
    (other.termType === term.termType || (isFull(other.termType) && isFull(term.termType))
      ? 0
      : (other.termType === 'acronym') === (term.termType === 'acronym')
        ? 10
        : 20) + administrativeStatuses.indexOf(other.administrativeStatus);
  return good.sort((a, b) => distance(a) - distance(b))[0]?.text ?? '';
}
