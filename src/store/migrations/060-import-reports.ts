import type { Migration } from './migration.ts';

/** What imports have come to, with the items that could not be taken, as JSON. */
export const importReports: Migration = {
  version: 60,
  sql: `
CREATE TABLE import_report (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  made_at TEXT NOT NULL,
  report TEXT NOT NULL
) STRICT;
`,
};
