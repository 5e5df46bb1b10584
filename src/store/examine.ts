import type { StoreCheck } from '../core/memory/store.ts';
import { all, count, type Db, run } from './database.ts';
import { latestSchema } from './migrations/index.ts';
import { formsOf, indexTerms } from './term-index.ts';
import { indexVariants } from './variant-index.ts';

/** Rows indexed at once when an index is made anew. */
const batch = 40_000;

/** Each check reads all there is; on a large memory it takes seconds. Repair must run where writing is allowed. */
export function examine(db: Db, file: string, repair: boolean): StoreCheck[] {
  const integrity = (db.pragma('integrity_check(10)') as { integrity_check: string }[]).map(
    (row) => row.integrity_check,
  );
  const dangling = count(db, 'SELECT count(*) FROM pragma_foreign_key_check');
  const sound = integrity[0] === 'ok';
  let wrong = sound ? disagreements(db) : [];
  if (repair && wrong.length > 0) {
    db.transaction(() => rebuildIndexes(db)).immediate();
    wrong = disagreements(db);
  }
  const damaged = { code: 'database-damaged', details: { file } } as const;
  const schema = db.pragma('user_version', { simple: true }) as number;
  return [
    { id: 'schema', ok: schema === latestSchema, fact: String(schema) },
    {
      id: 'integrity',
      ok: sound,
      fact: sound ? 'ok' : integrity.join('; '),
      ...(!sound && { problem: damaged }),
    },
    { id: 'foreign-keys', ok: dangling === 0, fact: String(dangling) },
    { id: 'indexes', ok: sound && wrong.length === 0, fact: wrong.length === 0 ? 'ok' : wrong.join(', ') },
  ];
}

const indexes = [
  { index: 'term_index', table: 'term' },
  { index: 'variant_index', table: 'variant' },
] as const;

/** Counts that are kept, and the same counted. */
const counts = [
  {
    table: 'unit_count',
    kept: 'SELECT collection_id, day, units FROM unit_count WHERE units <> 0',
    counted: 'SELECT collection_id, substr(created_at, 1, 10), count(*) FROM unit GROUP BY 1, 2',
  },
  {
    table: 'entry_count',
    kept: 'SELECT concept_type, day, entries FROM entry_count WHERE entries <> 0',
    counted: 'SELECT concept_type, substr(created_at, 1, 10), count(*) FROM concept_entry GROUP BY 1, 2',
  },
] as const;

/** Names of the indexes that do not agree with their tables. */
function disagreements(db: Db): string[] {
  const wrong: string[] = [];
  for (const { index, table } of indexes) {
    const rowid = `(min(word_count, 127) << 44) | id`;
    const missing = count(db, `SELECT count(*) FROM ${table} WHERE ${rowid} NOT IN (SELECT id FROM ${index}_docsize)`);
    const rows = count(db, `SELECT count(*) FROM ${table}`);
    const indexed = count(db, `SELECT count(*) FROM ${index}_docsize`);
    if (missing > 0 || rows !== indexed || !passesOwnCheck(db, index)) wrong.push(index);
  }
  const wordsMissing = count(
    db,
    'SELECT count(*) FROM unit_word WHERE id NOT IN (SELECT id FROM unit_word_part_docsize)',
  );
  if (wordsMissing > 0) wrong.push('unit_word_part');
  for (const { table, kept, counted } of counts) {
    const differ = count(
      db,
      `SELECT count(*) FROM (SELECT * FROM (${kept} EXCEPT ${counted}) UNION ALL SELECT * FROM (${counted} EXCEPT ${kept}))`,
    );
    if (differ > 0) wrong.push(table);
  }
  return wrong;
}

function passesOwnCheck(db: Db, index: string): boolean {
  if (db.readonly) return true;
  try {
    run(db, `INSERT INTO ${index} (${index}) VALUES ('integrity-check')`);
    return true;
  } catch {
    return false;
  }
}

function addTerms(db: Db, rows: readonly { id: number; text: string; forms: string | null }[]): void {
  indexTerms(
    db,
    rows.map(({ id, text, forms }) => ({ id, text, ...formsOf(forms) })),
  );
}

function rebuildIndexes(db: Db): void {
  run(db, "INSERT INTO term_index (term_index) VALUES ('delete-all')");
  run(db, 'DELETE FROM term_word');
  run(db, "INSERT INTO variant_index (variant_index) VALUES ('delete-all')");
  run(db, "INSERT INTO unit_word_part (unit_word_part) VALUES ('delete-all')");
  run(db, 'DELETE FROM unit_word');
  for (const [table, columns, add] of [
    ['term', 'id, text, forms', addTerms],
    ['variant', 'id, text', indexVariants],
  ] as const) {
    let last = 0;
    for (;;) {
      const rows = all<{ id: number; text: string; forms: string | null }>(
        db,
        `SELECT ${columns} FROM ${table} WHERE id > ? ORDER BY id LIMIT ${batch}`,
        last,
      );
      add(db, rows);
      const end = rows.at(-1);
      if (end === undefined) break;
      last = end.id;
    }
  }
  for (const { table, counted } of counts) {
    run(db, `DELETE FROM ${table}`);
    run(db, `INSERT INTO ${table} ${counted}`);
  }
}
