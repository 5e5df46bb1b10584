import { textsOf } from '../terms/corrected-forms.ts';
import { stem } from '../text/stem.ts';
import { tokenize } from '../text/tokens.ts';
import type { CheckConcept } from './finding.ts';
import { PhraseIndex } from './phrase-index.ts';

/** A source sentence, and the range of the checked text that renders it. */
export interface SourcePair {
  readonly source: string;
  readonly start: number;
  readonly end: number;
}

/** The source side of a bitext, for the rules that hold the text against it. */
export interface SourceText {
  readonly language: string;
  readonly pairs: readonly SourcePair[];
  readonly glossary: SourceGlossary;
}

/** A concept named in a source sentence. */
export interface SourceTitle {
  readonly concept: CheckConcept;
  /** The name of it that stands there. */
  readonly term: CheckConcept['terms'][number];
  /** As it stands in the sentence. */
  readonly text: string;
}

/** The glossary made ready for finding its titles, inflected, in texts of the source language. */
export class SourceGlossary {
  readonly #phrases = new PhraseIndex<Pick<SourceTitle, 'concept' | 'term'>>();
  readonly #ids = new Set<number>();
  readonly #language: string;

  constructor(concepts: Iterable<CheckConcept>, language: string) {
    this.#language = language;
    this.add(concepts);
  }

  has(id: number): boolean {
    return this.#ids.has(id);
  }

  /** The user's concepts (ids above 0) prevail over shipped ones. */
  add(concepts: Iterable<CheckConcept>): void {
    for (const concept of concepts) {
      if (this.#ids.has(concept.id)) continue;
      this.#ids.add(concept.id);
      for (const term of concept.terms) {
        if (term.language.split(/[-_]/, 1)[0] !== this.#language) continue;
        for (const text of textsOf(term)) {
          const tokens = tokenize(text);
          if (tokens.length === 0) continue;
          // «МИДа», a form that was put right, is no other word either.
          const exact = isAcronym(text) || (text !== term.text && tokens.length === 1 && /\p{L}\p{Lu}/u.test(text));
          this.#phrases.add(
            tokens.map((token) => (exact ? token.text : stem(token.key))),
            { concept, term },
            exact,
            (old) => concept.id > 0 && old.concept.id < 0,
          );
        }
      }
    }
  }

  /** Concepts named anywhere in a text, each once. */
  namedIn(text: string): CheckConcept[] {
    const concepts = new Map(this.titlesIn(text).map(({ concept }) => [concept.id, concept]));
    return [...concepts.values()];
  }

  /** Titles in a sentence, longest first at each place, in order. */
  titlesIn(sentence: string): SourceTitle[] {
    const tokens = tokenize(sentence);
    const keys = tokens.map((token) => stem(token.key));
    const forms = tokens.map((token) => token.text);
    const titles: SourceTitle[] = [];
    let index = 0;
    while (index < tokens.length) {
      const match = this.#phrases.longest(keys, forms, index, tokens.length, () => false);
      if (match === undefined) index++;
      else {
        const text = sentence.slice(tokens[index]!.start, tokens[match.end - 1]!.end);
        titles.push({ ...match.value, text });
        index = match.end;
      }
    }
    return titles;
  }
}

const isAcronym = (text: string): boolean => text === text.toUpperCase() && /\p{Lu}/u.test(text);
