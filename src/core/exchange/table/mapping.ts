import type { LanguageTag } from '../../text/language.ts';

/** What a column of a table holds. Those of the first list describe a term, those of the second the whole row. */
export const termFields = ['term', 'acronym', 'language', 'termType', 'status', 'partOfSpeech', 'termNote'] as const;
export const rowFields = [
  'entryId',
  'conceptType',
  'subjectField',
  'definition',
  'note',
  'author',
  'date',
  'changed',
  'ignore',
] as const;
export type TermField = (typeof termFields)[number];
export type TableField = TermField | (typeof rowFields)[number];

export interface TableColumn {
  readonly field: TableField;
  /** Of term fields: which term of the row; columns of one slot belong together. Any short name: `ru`, `source`. */
  readonly slot?: string;
  /** Of term columns: the language, unless a column `language` of the slot gives it row by row. */
  readonly language?: LanguageTag;
}

/** How the rows of a table become entries or translation units. */
export interface TableMapping {
  readonly columns: readonly TableColumn[];
  /** The first row names the columns. */
  readonly heading: boolean;
  /** What the rows are: entries of a glossary, or translation units. */
  readonly as: 'entries' | 'units';
  /** A cell may hold several terms, separated so: `;`, `|`, `/`, a line break. */
  readonly several?: string;
}

export const isTermField = (field: TableField): field is TermField => (termFields as readonly string[]).includes(field);
