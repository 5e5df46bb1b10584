import type { Migration } from './migration.ts';

const trackedColumns: Readonly<Record<string, readonly string[]>> = {
  concept_entry: [
    ...['id', 'collection_id', 'concept_type', 'subject_field', 'definition', 'note', 'ru_key', 'en_key'],
    ...['created_at', 'changed_at'],
  ],
  term: [
    ...['id', 'entry_id', 'position', 'language', 'text', 'term_type', 'administrative_status', 'gender', 'number'],
    ...['valid_from', 'valid_to', 'note', 'term_key', 'initials', 'word_count'],
  ],
  evidence: [
    ...['id', 'term_id', 'bitext_id', 'document_name', 'house', 'date', 'source_text', 'target_text'],
    ...['source_start', 'source_end', 'target_start', 'target_end', 'captured_at'],
  ],
  bitext: [
    ...['id', 'collection_id', 'source_document_id', 'target_document_id', 'parallel', 'sample'],
    ...['created_at', 'opened_at'],
  ],
  bead: [
    ...['id', 'bitext_id', 'position', 'source_start', 'source_end', 'target_start', 'target_end', 'confidence'],
    ...['state', 'edited_by', 'edited_at', 'unit_id'],
  ],
  candidate: [
    ...['id', 'bitext_id', 'position', 'pair', 'pair_key', 'source_text', 'target_text', 'state', 'entry_id'],
  ],
  rejection: ['id', 'collection_id', 'pair_key', 'rejected_at'],
  unit: [
    ...['id', 'collection_id', 'texts_key', 'previous', 'next', 'origin', 'author', 'state', 'note'],
    ...['created_at', 'changed_at'],
  ],
  variant: ['id', 'language', 'text', 'tags', 'word_count'],
};

/** Which entry a change of a row is part of the history of. */
const owner: Readonly<Record<string, string>> = { concept_entry: 'id', term: 'entry_id' };

/** Units come by the million: their insertion is recorded as a range of ids, by the code that inserts them. */
const insertedInRanges = new Set(['unit', 'variant']);

/** Counting an entry's evidence or opening a bitext is no change to be undone. */
const untrackedUpdates: Readonly<Record<string, readonly string[]>> = { bitext: ['opened_at'] };

function triggers(table: string, columns: readonly string[]): string {
  const image = `json_object(${columns.map((column) => `'${column}', OLD.${column}`).join(', ')})`;
  const ownerOf = (row: 'OLD' | 'NEW') => (owner[table] === undefined ? 'NULL' : `${row}.${owner[table]}`);
  const open = 'EXISTS (SELECT 1 FROM change_open)';
  const record = (operation: string, row: 'OLD' | 'NEW', before: string) => `
  INSERT INTO change_row (change_id, table_name, operation, first_id, last_id, owner_id, before)
  SELECT id, '${table}', '${operation}', ${row}.id, ${row}.id, ${ownerOf(row)}, ${before} FROM change_open;`;
  const updates = columns.filter((column) => !untrackedUpdates[table]?.includes(column));
  const parts = [
    `CREATE TRIGGER ${table}_change_update AFTER UPDATE OF ${updates.join(', ')} ON ${table} WHEN ${open} BEGIN${record('update', 'NEW', image)}
END;`,
    `CREATE TRIGGER ${table}_change_delete AFTER DELETE ON ${table} WHEN ${open} BEGIN${record('delete', 'OLD', image)}
END;`,
  ];
  if (!insertedInRanges.has(table)) {
    parts.push(`CREATE TRIGGER ${table}_change_insert AFTER INSERT ON ${table} WHEN ${open} BEGIN${record('insert', 'NEW', 'NULL')}
END;`);
  }
  return parts.join('\n');
}

/**
 * Every edit as a change with the rows it touched. The rows are recorded by triggers, so that no way of writing can
 * forget to. While change_open holds a row, what happens belongs to that change.
 */
export const changes: Migration = {
  version: 40,
  sql: `
CREATE TABLE change (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  made_at TEXT NOT NULL,
  author TEXT NOT NULL,
  label_key TEXT NOT NULL,
  label_details TEXT NOT NULL,
  undone INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX change_undone ON change(undone, id);

-- before: the row as it was, for update and delete. after: the row as undo found it, so that redo can put it back.
CREATE TABLE change_row (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  change_id INTEGER NOT NULL REFERENCES change(id) ON DELETE CASCADE,
  table_name TEXT NOT NULL,
  operation TEXT NOT NULL,
  first_id INTEGER NOT NULL,
  last_id INTEGER NOT NULL,
  owner_id INTEGER,
  before TEXT,
  after TEXT
) STRICT;
CREATE INDEX change_row_change ON change_row(change_id, id);
CREATE INDEX change_row_owner ON change_row(owner_id, change_id) WHERE owner_id IS NOT NULL;

CREATE TABLE change_open (id INTEGER PRIMARY KEY) STRICT;

${Object.entries(trackedColumns)
  .map(([table, columns]) => triggers(table, columns))
  .join('\n')}
`,
};
