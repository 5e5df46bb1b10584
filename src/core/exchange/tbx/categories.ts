import type { AdministrativeStatus, TermType } from '../../terms/concept-entry.ts';

/**
 * Data categories by the element that carries them in the DCA style (`<termNote type="partOfSpeech">`). In the DCT style
 * the category is the element; this table brings both to one form.
 */
export const categoryElements: Readonly<Record<string, string>> = {
  subjectField: 'descrip',
  definition: 'descrip',
  context: 'descrip',
  example: 'descrip',
  explanation: 'descrip',
  partOfSpeech: 'termNote',
  administrativeStatus: 'termNote',
  termStatus: 'termNote',
  termType: 'termNote',
  termLocation: 'termNote',
  grammaticalGender: 'termNote',
  grammaticalNumber: 'termNote',
  geographicalUsage: 'termNote',
  register: 'termNote',
  customer: 'admin',
  customerSubset: 'admin',
  projectSubset: 'admin',
  source: 'admin',
  transactionType: 'transac',
  responsibility: 'transacNote',
  crossReference: 'ref',
  externalCrossReference: 'xref',
  xGraphic: 'xref',
};

/** What files call a status: the values of TBX, and the plain words of other programs. */
const statuses: Readonly<Record<string, AdministrativeStatus>> = {
  'preferredterm-admn-sts': 'preferred',
  preferredterm: 'preferred',
  preferred: 'preferred',
  'standardizedterm-admn-sts': 'preferred',
  standardized: 'preferred',
  recommended: 'preferred',
  'legalterm-admn-sts': 'preferred',
  'regulatedterm-admn-sts': 'preferred',
  approved: 'preferred',
  'admittedterm-admn-sts': 'admitted',
  admittedterm: 'admitted',
  admitted: 'admitted',
  allowed: 'admitted',
  proposed: 'admitted',
  'deprecatedterm-admn-sts': 'deprecated',
  deprecatedterm: 'deprecated',
  deprecated: 'deprecated',
  forbidden: 'deprecated',
  notrecommended: 'deprecated',
  'not recommended': 'deprecated',
  prohibited: 'deprecated',
  rejected: 'deprecated',
  'supersededterm-admn-sts': 'superseded',
  supersededterm: 'superseded',
  superseded: 'superseded',
  obsolete: 'superseded',
  old: 'superseded',
  предпочтительный: 'preferred',
  рекомендуемый: 'preferred',
  основной: 'preferred',
  утверждён: 'preferred',
  допустимый: 'admitted',
  допускается: 'admitted',
  нерекомендуемый: 'deprecated',
  'не рекомендуется': 'deprecated',
  запрещённый: 'deprecated',
  запрещен: 'deprecated',
  запрещён: 'deprecated',
  устаревший: 'superseded',
  устарел: 'superseded',
};

export function statusOf(value: string): AdministrativeStatus | undefined {
  return statuses[value.trim().toLowerCase()];
}

export const statusNames: Readonly<Record<AdministrativeStatus, string>> = {
  preferred: 'preferredTerm-admn-sts',
  admitted: 'admittedTerm-admn-sts',
  deprecated: 'deprecatedTerm-admn-sts',
  superseded: 'supersededTerm-admn-sts',
};

const termTypes: Readonly<Record<string, TermType>> = {
  fullform: 'fullForm',
  acronym: 'acronym',
  abbreviation: 'acronym',
  initialism: 'acronym',
  abbreviatedform: 'shortForm',
  shortform: 'shortForm',
  clippedterm: 'shortForm',
  variant: 'variant',
  spellingvariant: 'variant',
  synonym: 'variant',
  orthographicalvariant: 'variant',
  transliteratedform: 'transliteratedForm',
  transcribedform: 'transliteratedForm',
  formername: 'formerName',
};

export function termTypeOf(value: string): TermType | undefined {
  return termTypes[value.trim().toLowerCase()];
}

/** As TBX-Basic allows them; kinds it does not know are variants there. */
export const termTypeNames: Readonly<Record<TermType, string>> = {
  fullForm: 'fullForm',
  acronym: 'acronym',
  shortForm: 'shortForm',
  transliteratedForm: 'variant',
  variant: 'variant',
  formerName: 'variant',
};

/** Our own note in entries and terms, with what TBX has no place for, as JSON. */
export const ownNote = 'concordat:';

/** Ids that are made up; a reader of our files passes them over. */
export const madeUpId = /^_c\d+$/;

/** Property of an entry that says with which language its definition stood, and what was attached to it. */
export const definitionHome = { kind: 'descripGrp', type: 'definition', text: '' } as const;
