import { counterpart, type StockTerm } from '../brief/term-stock.ts';
import { keyedText, looksLikeAcronym, TitleFinder } from '../brief/title-finder.ts';
import type { AdministrativeStatus, ConceptType, TermType } from '../terms/concept-entry.ts';
import { type LanguageTag, primaryLanguage } from '../text/language.ts';
import type { MarkMeaning, Span } from './mark.ts';

/** An entry of the memory with all its terms. */
export interface HeldEntry {
  readonly id: number;
  readonly conceptType: ConceptType;
  readonly terms: readonly {
    readonly language: LanguageTag;
    readonly text: string;
    readonly termType: TermType;
    readonly administrativeStatus: AdministrativeStatus;
  }[];
}

export interface HeldTitle extends Span {
  readonly entryId: number;
  readonly meaning: MarkMeaning;
  /** A word that is no name, such as «положение»: it is rendered in many ways, and missed in none of them. */
  readonly isCommon: boolean;
}

const isWrong = ({ administrativeStatus }: HeldEntry['terms'][number]): boolean =>
  administrativeStatus === 'deprecated' || administrativeStatus === 'superseded';

/** «и. о.» would be found in every «и о». */
const isTelling = (term: string): boolean => /[\p{L}\p{N}]{2}/u.test(term);

/** The other languages than Russian and English fold their words as Russian does: by stems. */
const keysAs = (language: LanguageTag) => (primaryLanguage(language) === 'en' ? 'en' : 'ru');

/** Entries made ready for finding their terms, inflected, in texts of one language. */
export class HeldTitles {
  readonly #language: LanguageTag;
  readonly #otherLanguage: LanguageTag;
  readonly #finder: TitleFinder<{ readonly entry: HeldEntry; readonly term: HeldEntry['terms'][number] }>;

  /** Of two entries with one term the first prevails. */
  constructor(entries: readonly HeldEntry[], language: LanguageTag, otherLanguage: LanguageTag) {
    this.#language = primaryLanguage(language);
    this.#otherLanguage = primaryLanguage(otherLanguage);
    this.#finder = new TitleFinder(keysAs(language));
    for (const wrong of [false, true]) {
      for (const entry of entries) {
        for (const term of entry.terms) {
          // A form that is right for one thing and wrong for another is not called wrong.
          if (isWrong(term) === wrong && primaryLanguage(term.language) === this.#language && isTelling(term.text)) {
            this.#finder.add(term.text, { entry, term });
          }
        }
      }
    }
  }

  /** Terms in a text, those within others too, in no particular order. */
  in(text: string, from = 0): HeldTitle[] {
    const keyed = keyedText(text, keysAs(this.#language));
    const { tokens } = keyed;
    return this.#finder.find(keyed).flatMap(({ first, end, value: { entry, term } }) => {
      const found: HeldTitle = {
        start: from + (tokens[first]?.start ?? 0),
        end: from + (tokens[end - 1]?.end ?? 0),
        entryId: entry.id,
        meaning: this.#meaningOf(entry, term),
        isCommon: end - first === 1 && !/\p{Lu}/u.test(term.text),
      };
      // ОБСЕ within Парламентская ассамблея ОБСЕ: whatever lacks the first word or the last.
      const inner = [
        [first + 1, end],
        [first, end - 1],
      ].flatMap(([first = 0, end = 0]) => {
        const start = tokens[first]?.start ?? 0;
        return first < end ? this.in(text.slice(start, tokens[end - 1]?.end), from + start) : [];
      });
      const others = new Map(inner.map((one) => [`${one.start} ${one.end}`, one]));
      return [found, ...others.values()];
    });
  }

  #meaningOf(entry: HeldEntry, term: HeldEntry['terms'][number]): MarkMeaning {
    const stockTerm = (one: HeldEntry['terms'][number]): StockTerm => ({
      ...one,
      entryId: entry.id,
      conceptType: entry.conceptType,
    });
    const terms = entry.terms.map(stockTerm);
    // ODKB is a transliterated form, but what should stand in its place is an acronym.
    const like = stockTerm(looksLikeAcronym(term.text) ? { ...term, termType: 'acronym' } : term);
    return {
      from: 'memory',
      entryId: entry.id,
      conceptType: entry.conceptType,
      status: term.administrativeStatus,
      rendering: counterpart(like, terms, this.#otherLanguage),
      ...(isWrong(term) && { better: counterpart(like, terms, this.#language) }),
    };
  }
}
