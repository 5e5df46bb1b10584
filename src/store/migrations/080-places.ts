import type { Migration } from './migration.ts';

const evidenceColumns = [
  ...['id', 'term_id', 'bitext_id', 'document_name', 'house', 'date', 'source_text', 'target_text'],
  ...['source_start', 'source_end', 'target_start', 'target_end', 'captured_at', 'source_place', 'target_place'],
];
const image = `json_object(${evidenceColumns.map((column) => `'${column}', OLD.${column}`).join(', ')})`;
const open = 'EXISTS (SELECT 1 FROM change_open)';
const record = (operation: string, row: 'OLD' | 'NEW') => `
  INSERT INTO change_row (change_id, table_name, operation, first_id, last_id, owner_id, before)
  SELECT id, 'evidence', '${operation}', ${row}.id, ${row}.id, NULL, ${image} FROM change_open;`;

/**
 * Where a segment stands in its document, and a piece of evidence in both texts. A segment's cell is its table, row and
 * column, from 0, as JSON list; a place of evidence is a TextPlace as JSON object. NULL where the format does not say.
 */
export const places: Migration = {
  version: 80,
  sql: `
ALTER TABLE segment ADD COLUMN page INTEGER;
ALTER TABLE segment ADD COLUMN cell TEXT;
ALTER TABLE evidence ADD COLUMN source_place TEXT;
ALTER TABLE evidence ADD COLUMN target_place TEXT;
DROP TRIGGER evidence_change_update;
DROP TRIGGER evidence_change_delete;
CREATE TRIGGER evidence_change_update AFTER UPDATE OF ${evidenceColumns.join(', ')} ON evidence WHEN ${open} BEGIN${record('update', 'NEW')}
END;
CREATE TRIGGER evidence_change_delete AFTER DELETE ON evidence WHEN ${open} BEGIN${record('delete', 'OLD')}
END;
`,
};
