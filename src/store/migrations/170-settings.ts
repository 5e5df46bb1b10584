import type { Migration } from './migration.ts';

const open = 'EXISTS (SELECT 1 FROM change_open)';
const image = (columns: readonly string[]) =>
  `json_object(${columns.map((column) => `'${column}', OLD.${column}`).join(', ')})`;

/** A trigger that keeps the old values of these columns; what is not among them a change taken back leaves as it is. */
const record = (
  table: string,
  operation: 'update' | 'delete',
  when: string,
  before: string,
) => `CREATE TRIGGER ${table}_change_${operation} AFTER ${when} ON ${table} WHEN ${open} BEGIN
  INSERT INTO change_row (change_id, table_name, operation, first_id, last_id, owner_id, before)
  SELECT id, '${table}', '${operation}', ${operation === 'delete' ? 'OLD' : 'NEW'}.id, ${operation === 'delete' ? 'OLD' : 'NEW'}.id, NULL, ${before} FROM change_open;
END;`;

/**
 * Settings of the memory by name, each value as JSON; the spelling of checked texts was one of the check's. Collections can be
 * renamed, merged and deleted, which are changes like others; with a collection goes its count of units, and the link of the
 * events it was of.
 */
export const settings: Migration = {
  version: 170,
  sql: `
CREATE TABLE setting (
  name TEXT PRIMARY KEY,
  value TEXT NOT NULL
) STRICT, WITHOUT ROWID;
INSERT INTO setting (name, value)
  SELECT 'spelling', json_quote(settings ->> '$.spelling') FROM check_settings WHERE settings ->> '$.spelling' IS NOT NULL;
UPDATE check_settings SET settings = json_remove(settings, '$.spelling');

-- Who is asked which houses there are, and what they say, need not read all evidence.
CREATE INDEX evidence_house ON evidence(house, term_id) WHERE house IS NOT NULL;

CREATE TRIGGER unit_count_move AFTER UPDATE OF collection_id ON unit WHEN OLD.collection_id <> NEW.collection_id BEGIN
  UPDATE unit_count SET units = units - 1
  WHERE collection_id = OLD.collection_id AND day = substr(OLD.created_at, 1, 10);
  INSERT INTO unit_count (collection_id, day, units) VALUES (NEW.collection_id, substr(NEW.created_at, 1, 10), 1)
  ON CONFLICT (collection_id, day) DO UPDATE SET units = units + 1;
END;
CREATE TRIGGER unit_count_collection BEFORE DELETE ON collection BEGIN
  DELETE FROM unit_count WHERE collection_id = OLD.id;
END;

${[
  record('collection', 'update', 'UPDATE OF name, name_key', image(['id', 'name', 'name_key'])),
  record('collection', 'delete', 'DELETE', image(['id', 'name', 'name_key', 'created_at'])),
  record('event', 'update', 'UPDATE OF collection_id', image(['id', 'collection_id'])),
].join('\n')}
`,
};
