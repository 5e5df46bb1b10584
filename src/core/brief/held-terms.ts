import type { Job } from '../job.ts';
import type { ConceptType } from '../terms/concept-entry.ts';
import { textsOf } from '../terms/corrected-forms.ts';
import { primaryLanguage } from '../text/language.ts';
import { type BriefLanguage, type BriefNames, nameOf, otherLanguage } from './brief.ts';
import type { BriefInput } from './brief-input.ts';
import type { KnownPart } from './parts.ts';
import { SimilarTitles } from './similar-titles.ts';
import { counterpart, isWrong, namesIn, type StockTerm } from './term-stock.ts';
import { keyedText, TitleFinder } from './title-finder.ts';

/** Entries as they come out of the stock. */
export interface StockEntry {
  readonly ru: BriefNames;
  readonly en: BriefNames;
  readonly entryId: number;
  readonly conceptType: ConceptType;
}

/** A term of an entry, with what to say for it in the other language. */
export interface HeldTerm extends KnownPart {
  readonly entry: StockEntry;
  readonly text: string;
  readonly acronym: boolean;
}

export interface Stock {
  readonly finders: Record<BriefLanguage, TitleFinder<HeldTerm>>;
  readonly similar: Record<BriefLanguage, SimilarTitles<HeldTerm>>;
}

const languages: readonly BriefLanguage[] = ['ru', 'en'];

/** Reads what is held once; only what may be met in the papers, or be like a title in them, is kept. */
export async function readStock(
  { documents, stock }: BriefInput,
  vocabulary: Record<BriefLanguage, ReadonlySet<string>>,
  job: Job,
): Promise<Stock> {
  const spoken = languages.filter((language) => documents.some((document) => document.language === language));
  const read: Stock = {
    finders: { ru: new TitleFinder('ru'), en: new TitleFinder('en') },
    similar: { ru: new SimilarTitles('ru'), en: new SimilarTitles('en') },
  };
  let terms = 0;
  let pending: StockTerm[] = [];
  const take = (): void => {
    const first = pending[0];
    if (first === undefined) return;
    const entry: StockEntry = {
      entryId: first.entryId,
      conceptType: first.conceptType,
      ru: namesIn(pending, 'ru'),
      en: namesIn(pending, 'en'),
    };
    for (const language of spoken) {
      // A term without a rendering is a gap, not a known title.
      if (nameOf(entry[otherLanguage(language)]) === '') continue;
      for (const term of pending) {
        if (primaryLanguage(term.language) !== language) continue;
        if (language === 'en' && term.entryId < 0 && ambiguous.test(term.text)) continue;
        const rendering = counterpart(term, pending, otherLanguage(language));
        const held: HeldTerm = {
          ...{ entry, text: term.text, rendering },
          acronym: term.termType === 'acronym',
          isPlace: entry.conceptType === 'place',
          isPost: entry.conceptType === 'post',
        };
        for (const text of textsOf(term)) read.finders[language].add(text, held, vocabulary[language]);
        if (!held.acronym && !isWrong(term)) read.similar[language].add(term.text, held, vocabulary[language]);
      }
    }
    pending = [];
  };
  for await (const batch of stock) {
    for (const term of batch) {
      if (pending.length > 0 && pending[0]!.entryId !== term.entryId) take();
      pending.push(term);
      terms++;
      await job.checkpoint();
    }
    job.progress({ done: terms, total: 0, what: 'searching-glossary' });
  }
  take();
  return read;
}

/** A plain English noun of the starter glossary (report, opinion) renders one Russian word among many: no title. */
const ambiguous = /^\p{Ll}+$/u;

export function knownRendering(text: string, language: BriefLanguage, { finders }: Stock): string {
  if (text === '') return '';
  const keyedTitle = keyedText(text, language);
  const whole = finders[language]
    .find(keyedTitle)
    .find(({ first, end }) => first === 0 && end === keyedTitle.tokens.length);
  return whole?.value.rendering ?? '';
}
