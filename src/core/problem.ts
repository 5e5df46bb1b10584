/**
 * Everything that can go wrong in a way the user must hear of. The code and its details travel as data over
 * ports and processes; the words stand in src/locales under `problem.<code>`, with the details as placeholders.
 */
export const problemCodes = [
  // input: files and texts (exit code 3)
  'file-not-found',
  'file-unreadable',
  'file-is-directory',
  'file-empty',
  'file-too-large',
  'file-changed',
  'file-not-text',
  'encoding-unknown',
  'document-kind-unknown',
  'document-damaged',
  'document-encrypted',
  'document-without-text',
  'document-not-bilingual',
  'too-many-files',
  'too-many-units',
  'srx-invalid',
  'xml-malformed',
  'xml-truncated',
  'xml-entities-refused',
  'xml-too-deep',
  'xml-root-unexpected',
  'characters-repaired',
  'variant-without-language',
  'unit-too-large',
  'term-without-text',
  'entry-without-terms',
  'date-unreadable',
  'value-unknown',
  'ids-repeated',
  'structure-unexpected',
  'row-without-text',
  'row-incomplete',
  'table-damaged',
  'unit-untranslated',
  'archive-nested',
  'archive-path-unsafe',
  'exchange-kind-unknown',
  'exchange-html',
  'exchange-workbench',
  'rules-not-held',
  'same-language',
  'language-unknown',
  'language-not-briefed',
  'event-file-invalid',
  'event-file-newer',
  'not-translations',
  // the memory (exit code 4)
  'database-not-found',
  'database-damaged',
  'database-newer',
  'database-foreign',
  'database-locked',
  'database-read-only',
  'disk-full',
  // requests that make no sense (exit code 2)
  'usage',
  'not-found',
  'beads-invalid',
  'text-changed',
  'pattern-invalid',
  'date-impossible',
  'validity-reversed',
  'term-empty',
  'nothing-to-export',
  'collection-name-taken',
  // output
  'file-not-writable',
  'folder-not-empty',
  // calls
  'cancelled',
  'engine-gone',
  'node-too-old',
  'internal',
] as const;

export type ProblemCode = (typeof problemCodes)[number];

/** Placeholders of the message: file, line, row, language … */
export type ProblemDetails = Readonly<Record<string, string | number>>;

/** The one error that may reach a user. */
export class Problem extends Error {
  override readonly name = 'Problem';
  readonly code: ProblemCode;
  readonly details: ProblemDetails;

  constructor(code: ProblemCode, details: ProblemDetails = {}, cause?: unknown) {
    super(code, cause === undefined ? undefined : { cause });
    this.code = code;
    this.details = details;
  }
}

/** The form in which a problem crosses a port or stands in JSON output. */
export interface ProblemData {
  readonly code: ProblemCode;
  readonly details: ProblemDetails;
}
