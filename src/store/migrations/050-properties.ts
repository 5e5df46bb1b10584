import type { Migration } from './migration.ts';

/** Columns whose old value a change keeps, of the tables that get one more. */
const trackedColumns: Readonly<Record<string, readonly string[]>> = {
  concept_entry: [
    ...['id', 'collection_id', 'concept_type', 'subject_field', 'definition', 'note', 'properties', 'ru_key', 'en_key'],
    ...['created_at', 'changed_at'],
  ],
  term: [
    ...['id', 'entry_id', 'position', 'language', 'text', 'term_type', 'administrative_status', 'gender', 'number'],
    ...['valid_from', 'valid_to', 'note', 'properties', 'term_key', 'initials', 'word_count'],
  ],
  unit: [
    ...['id', 'collection_id', 'texts_key', 'previous', 'next', 'origin', 'author', 'state', 'note', 'properties'],
    ...['created_at', 'changed_at'],
  ],
  variant: ['id', 'language', 'text', 'tags', 'properties', 'word_count'],
};

const owner: Readonly<Record<string, string>> = { concept_entry: 'id', term: 'entry_id' };

/** The triggers of these tables that keep old values, with the new column among them. */
function triggers(table: string, columns: readonly string[]): string {
  const image = `json_object(${columns.map((column) => `'${column}', OLD.${column}`).join(', ')})`;
  const ownerOf = (row: 'OLD' | 'NEW') => (owner[table] === undefined ? 'NULL' : `${row}.${owner[table]}`);
  const when = 'WHEN EXISTS (SELECT 1 FROM change_open)';
  const record = (operation: string, row: 'OLD' | 'NEW') => `
  INSERT INTO change_row (change_id, table_name, operation, first_id, last_id, owner_id, before)
  SELECT id, '${table}', '${operation}', ${row}.id, ${row}.id, ${ownerOf(row)}, ${image} FROM change_open;`;
  return `DROP TRIGGER ${table}_change_update;
DROP TRIGGER ${table}_change_delete;
CREATE TRIGGER ${table}_change_update AFTER UPDATE OF ${columns.join(', ')} ON ${table} ${when} BEGIN${record('update', 'NEW')}
END;
CREATE TRIGGER ${table}_change_delete AFTER DELETE ON ${table} ${when} BEGIN${record('delete', 'OLD')}
END;`;
}

/** What files say beyond the model: a JSON list, NULL where there is nothing. */
export const properties: Migration = {
  version: 50,
  sql: Object.entries(trackedColumns)
    .map(([table, columns]) => `ALTER TABLE ${table} ADD COLUMN properties TEXT;\n${triggers(table, columns)}`)
    .join('\n'),
};
