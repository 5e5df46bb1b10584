import type { Migration } from './migration.ts';

/** Columns of a term whose old value a change keeps. */
const columns = [
  ...[
    'id',
    'entry_id',
    'position',
    'language',
    'text',
    'term_type',
    'administrative_status',
    'gender',
    'number',
    'forms',
  ],
  ...['valid_from', 'valid_to', 'note', 'properties', 'term_key', 'initials', 'word_count'],
];

const image = `json_object(${columns.map((column) => `'${column}', OLD.${column}`).join(', ')})`;
const record = (operation: string, row: 'OLD' | 'NEW') => `
  INSERT INTO change_row (change_id, table_name, operation, first_id, last_id, owner_id, before)
  SELECT id, 'term', '${operation}', ${row}.id, ${row}.id, ${row}.entry_id, ${image} FROM change_open;`;
const when = 'WHEN EXISTS (SELECT 1 FROM change_open)';

/** Case forms of a term that were put right: a JSON object by case, NULL where there are none. */
export const termForms: Migration = {
  version: 130,
  sql: `
ALTER TABLE term ADD COLUMN forms TEXT;
DROP TRIGGER term_change_update;
DROP TRIGGER term_change_delete;
CREATE TRIGGER term_change_update AFTER UPDATE OF ${columns.join(', ')} ON term ${when} BEGIN${record('update', 'NEW')}
END;
CREATE TRIGGER term_change_delete AFTER DELETE ON term ${when} BEGIN${record('delete', 'OLD')}
END;
`,
};
