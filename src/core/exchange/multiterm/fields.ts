import type { FormCase } from '../../terms/concept-entry.ts';

/** What the model has a place for. */
export type ModelField =
  | 'definition'
  | 'note'
  | 'subjectField'
  | 'conceptType'
  | 'status'
  | 'termType'
  | 'gender'
  | 'number'
  | FormCase
  | 'validFrom'
  | 'validTo';

/**
 * Names that termbases give their fields, which are free text there, in English, Russian and German. Whoever reads a file
 * may name others; what no name fits is kept as a property.
 */
export const usualFields: Readonly<Record<string, ModelField>> = {
  definition: 'definition',
  определение: 'definition',
  дефиниция: 'definition',
  note: 'note',
  notes: 'note',
  comment: 'note',
  примечание: 'note',
  комментарий: 'note',
  anmerkung: 'note',
  subject: 'subjectField',
  'subject field': 'subjectField',
  domain: 'subjectField',
  'предметная область': 'subjectField',
  область: 'subjectField',
  тематика: 'subjectField',
  sachgebiet: 'subjectField',
  'concept type': 'conceptType',
  'тип понятия': 'conceptType',
  status: 'status',
  'term status': 'status',
  'usage status': 'status',
  'administrative status': 'status',
  статус: 'status',
  'статус термина': 'status',
  'term type': 'termType',
  type: 'termType',
  category: 'termType',
  'тип термина': 'termType',
  тип: 'termType',
  gender: 'gender',
  'grammatical gender': 'gender',
  род: 'gender',
  genus: 'gender',
  number: 'number',
  'grammatical number': 'number',
  число: 'number',
  numerus: 'number',
  genitive: 'genitive',
  'родительный падеж': 'genitive',
  dative: 'dative',
  'дательный падеж': 'dative',
  accusative: 'accusative',
  'винительный падеж': 'accusative',
  instrumental: 'instrumental',
  'творительный падеж': 'instrumental',
  prepositional: 'prepositional',
  'предложный падеж': 'prepositional',
  'valid from': 'validFrom',
  'действует с': 'validFrom',
  'valid to': 'validTo',
  'действует до': 'validTo',
};

/** Languages by the names of indexes, where a file gives no code. */
const languageNames: Readonly<Record<string, string>> = {
  russian: 'ru',
  русский: 'ru',
  english: 'en',
  английский: 'en',
  german: 'de',
  deutsch: 'de',
  немецкий: 'de',
  french: 'fr',
  français: 'fr',
  французский: 'fr',
  spanish: 'es',
  испанский: 'es',
  italian: 'it',
  chinese: 'zh',
  китайский: 'zh',
  arabic: 'ar',
  арабский: 'ar',
  ukrainian: 'uk',
  украинский: 'uk',
  belarusian: 'be',
  белорусский: 'be',
  kazakh: 'kk',
  казахский: 'kk',
};

/** The language an index is named after: «Русский», `English (United Kingdom)`. */
export function languageOfIndex(name: string): string | undefined {
  return languageNames[(name.split('(', 1)[0] ?? '').trim().toLowerCase()];
}

/** Field in which we write what MultiTerm has no place for, as JSON. */
export const ownField = 'Concordat';
