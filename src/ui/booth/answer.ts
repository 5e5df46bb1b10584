import { primaryLanguage } from '../../core/text/language.ts';
import type { EntryView, EventTerm, LookupReason, LookupResult } from '../../engine/contract.ts';

/** What is said of a thing in one language. */
export interface SaidIn {
  readonly language: string;
  /** Empty where there is none. */
  readonly acronym: string;
  readonly name: string;
}

/** One thing as the booth shows it: the language that was not asked in is the answer. */
export interface Answer {
  readonly entry: number;
  readonly asked: SaidIn;
  readonly answer: SaidIn;
  /** Renderings that must not be used, in the language of the answer. */
  readonly wrong: readonly string[];
  readonly why?: LookupReason;
}

type Term = Pick<LookupResult['terms'][number], 'language' | 'text' | 'termType' | 'administrativeStatus'>;

const isUsable = ({ administrativeStatus }: Term) =>
  administrativeStatus === 'preferred' || administrativeStatus === 'admitted';

function saidIn(language: string, terms: readonly Term[], chosen = ''): SaidIn {
  const own = terms.filter((term) => primaryLanguage(term.language) === primaryLanguage(language) && isUsable(term));
  const ranked = [...own].sort((one, other) => rank(one) - rank(other));
  const acronym = ranked.find(({ termType }) => termType === 'acronym')?.text ?? '';
  const names = ranked.filter(({ termType }) => termType !== 'acronym').map(({ text }) => text);
  return { language, acronym, name: names.includes(chosen) ? chosen : (names[0] ?? '') };
}

/** Preferred before admitted, full forms before shorter and romanised ones. */
function rank({ administrativeStatus, termType }: Term): number {
  const order: readonly Term['termType'][] = ['fullForm', 'acronym', 'variant', 'shortForm', 'transliteratedForm'];
  const place = order.indexOf(termType);
  return (administrativeStatus === 'preferred' ? 0 : 10) + (place === -1 ? order.length : place);
}

function wrongIn(language: string, terms: readonly Term[]): readonly string[] {
  return terms
    .filter((term) => primaryLanguage(term.language) === primaryLanguage(language) && !isUsable(term))
    .map(({ text }) => text);
}

export function answerOf(result: LookupResult): Answer {
  const { entry, sourceLanguage, targetLanguage, source, target, terms, why } = result;
  return {
    entry,
    asked: saidIn(sourceLanguage, terms, source),
    answer: saidIn(targetLanguage, terms, target),
    wrong: wrongIn(targetLanguage, terms),
    why,
  };
}

/** A pinned entry, as an answer in the language the interface is not in. */
export function answerOfEntry({ id, terms }: EntryView, interfaceLanguage: string): Answer {
  const language = interfaceLanguage === 'ru' ? 'en' : 'ru';
  return {
    entry: id,
    asked: saidIn(interfaceLanguage, terms),
    answer: saidIn(language, terms),
    wrong: wrongIn(language, terms),
  };
}

/** A term of a pinned event, likewise. */
export function answerOfEventTerm({ id, ru, en }: EventTerm, interfaceLanguage: string): Answer {
  const said = (language: 'ru' | 'en', { full, acronym, also }: EventTerm['ru']): SaidIn => ({
    ...{ language, acronym, name: full || (acronym === '' ? (also[0] ?? '') : '') },
  });
  const [asked, answer] = [said('ru', ru), said('en', en)];
  const both = interfaceLanguage === 'ru' ? { asked, answer } : { asked: answer, answer: asked };
  return { entry: id, ...both, wrong: [] };
}

/** What one key copies: the full form, or else what there is. */
export function textToCopy({ answer: { name, acronym } }: Answer): string {
  return name === '' ? acronym : name;
}
