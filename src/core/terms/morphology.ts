/** Cases as OpenCorpora names them. */
export const grammaticalCases = ['nomn', 'gent', 'datv', 'accs', 'ablt', 'loct'] as const;
export type GrammaticalCase = (typeof grammaticalCases)[number];
export type Gender = 'masc' | 'femn' | 'neut';
export type GrammaticalNumber = 'sing' | 'plur';

/** One way to read a word form. */
export interface WordReading {
  /** Lower case, dictionary form. */
  readonly lemma: string;
  readonly part:
    | 'noun'
    | 'adjective'
    | 'participle'
    | 'pronoun'
    | 'numeral'
    | 'verb'
    | 'preposition'
    | 'conjunction'
    | 'particle'
    | 'adverb'
    | 'other';
  readonly case?: GrammaticalCase;
  readonly number?: GrammaticalNumber;
  /** Absent in plural adjectives. */
  readonly gender?: Gender;
  readonly animate: boolean;
  /** Does not decline. */
  readonly fixed: boolean;
  /** What kind of proper name the dictionary knows it as. */
  readonly name?: 'given' | 'patronymic' | 'surname' | 'place' | 'organisation';
  /** Share of this reading among those of the form, 0-1. */
  readonly score: number;
  /** From the dictionary, not guessed by the ending. */
  readonly known: boolean;
  /** The form in another case; undefined where it has none. Lower case. */
  inflect(wanted: {
    readonly case: GrammaticalCase;
    readonly number?: GrammaticalNumber;
    readonly gender?: Gender;
  }): string | undefined;
}

/** A dictionary of Russian word forms. */
export interface Morphology {
  /** Readings of a word, likeliest first; for unknown words guessed by their ending. A capital tells the name of a place (Того) from other words (того). */
  readings(word: string): readonly WordReading[];
}
