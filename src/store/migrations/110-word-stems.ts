import type { Migration } from './migration.ts';

/** Counts of words are no part of the index any more: an import, which counts, then writes it once a word. */
export const wordStems: Migration = {
  version: 110,
  sql: `
DROP INDEX unit_word_stem;
CREATE INDEX unit_word_stem ON unit_word(stem);
`,
};
