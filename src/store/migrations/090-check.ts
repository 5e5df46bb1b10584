import type { Migration } from './migration.ts';

/**
 * What the user has decided about findings in finished texts, and how the rules are set. `document` and `context` are
 * empty where the decision does not depend on them.
 */
export const check: Migration = {
  version: 90,
  sql: `
CREATE TABLE check_ignored (
  id INTEGER PRIMARY KEY,
  scope TEXT NOT NULL CHECK (scope IN ('once', 'text', 'always')),
  rule TEXT NOT NULL,
  text TEXT NOT NULL,
  document TEXT NOT NULL,
  context TEXT NOT NULL,
  ignored_at TEXT NOT NULL,
  UNIQUE (rule, text, document, context)
) STRICT;

CREATE TABLE check_settings (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  settings TEXT NOT NULL
) STRICT;
`,
};
