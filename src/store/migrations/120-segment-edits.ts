import type { Migration } from './migration.ts';

const columns = ['id', 'bitext_id', 'side', 'position', 'texts'];
const image = `json_object(${columns.map((column) => `'${column}', OLD.${column}`).join(', ')})`;
const record = (operation: string, row: 'OLD' | 'NEW', before: string) =>
  `CREATE TRIGGER segment_edit_change_${operation} AFTER ${operation === 'update' ? `UPDATE OF ${columns.join(', ')}` : operation.toUpperCase()} ON segment_edit
WHEN EXISTS (SELECT 1 FROM change_open) BEGIN
  INSERT INTO change_row (change_id, table_name, operation, first_id, last_id, owner_id, before)
  SELECT id, 'segment_edit', '${operation}', ${row}.id, ${row}.id, NULL, ${before} FROM change_open;
END;`;

/**
 * What a user made of segments, bitext by bitext: the segments themselves stay as the file has them, for others may
 * share them. side: source or target. position: of the segment in its document. texts: JSON list of what stands in
 * its place; none where it was removed, several where it was split or something was put behind it.
 */
export const segmentEdits: Migration = {
  version: 120,
  sql: `
CREATE TABLE segment_edit (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  bitext_id INTEGER NOT NULL REFERENCES bitext(id) ON DELETE CASCADE,
  side TEXT NOT NULL,
  position INTEGER NOT NULL,
  texts TEXT NOT NULL
) STRICT;
CREATE INDEX segment_edit_bitext ON segment_edit(bitext_id, side, position);
${record('update', 'NEW', image)}
${record('delete', 'OLD', image)}
${record('insert', 'NEW', 'NULL')}
`,
};
