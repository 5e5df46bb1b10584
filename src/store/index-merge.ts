import { count, type Db } from './database.ts';

export type WordIndex = 'term_index' | 'variant_index' | 'unit_word_part';

/** Pages of an index (4 KiB) merged in one step: some ten milliseconds. */
const pagesAtOnce = 250;
/** FTS5's document: a merge that changed fewer rows than this had nothing left to do (https://sqlite.org/fts5.html#the_merge_command). */
const leastChanges = 2;

/** Pieces an index consists of: every search goes through all of them. */
export function piecesOf(db: Db, index: WordIndex): number {
  return count(db, `SELECT count(DISTINCT segid) FROM ${index}_idx`);
}

/**
 * Merges a little; false once nothing is left to do. Pieces of one size are merged with each other, unless `whole` is asked
 * for with the first step: then the steps that follow make one piece of all. Must run inside a transaction.
 */
export function mergeStep(db: Db, index: WordIndex, whole: boolean): boolean {
  const changes = () => count(db, 'SELECT total_changes()');
  const before = changes();
  db.exec(`INSERT INTO ${index} (${index}, rank) VALUES ('merge', ${whole ? -pagesAtOnce : pagesAtOnce})`);
  return changes() - before >= leastChanges;
}
