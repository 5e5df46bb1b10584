/**
 * A wording that is a word-for-word rendering of a Russian one and says something else, or nothing, in English.
 * Shipped as facts in data/check/calques.json; explained under `check.calque.<id>` in the locales.
 */
export interface Calque {
  readonly id: string;
  /** Wordings in lower case; round brackets around a word must stand in the text. */
  readonly forms: readonly string[];
  /** The word within the wording that is wrong, and alone is marked; without it the whole wording is. */
  readonly mark?: string;
  /** Some of these must stand in the text, in these letters. */
  readonly near?: readonly string[];
  /** None of these may stand in the text, in these letters. */
  readonly unless?: readonly string[];
  readonly preferred: readonly string[];
  readonly severity: 'major' | 'minor';
}
