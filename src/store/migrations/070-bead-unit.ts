import type { Migration } from './migration.ts';

/** From a unit to the bead it was confirmed in: a concordance leads to the document, a deleted unit withdraws its bead. */
export const beadUnit: Migration = {
  version: 70,
  sql: 'CREATE INDEX bead_unit ON bead(unit_id) WHERE unit_id IS NOT NULL;',
};
