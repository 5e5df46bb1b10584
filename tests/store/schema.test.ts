import { existsSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { applicationId } from '../../src/store/connection.ts';
import type { Db } from '../../src/store/database.ts';
import { migrations } from '../../src/store/migrations/index.ts';
import { openMemory } from '../../src/store/open.ts';
import { entry, scratchFolder, scratchMemory } from './scratch.ts';

function plan(db: Db, text: string, ...values: unknown[]): string {
  return (db.prepare(`EXPLAIN QUERY PLAN ${text}`).all(...values) as { detail: string }[])
    .map(({ detail }) => detail)
    .join('; ');
}

describe('the schema', () => {
  it('is the committed one', async () => {
    const memory = await scratchMemory();
    const db = new Database((await memory.status()).path, { readonly: true });
    const rows = db
      .prepare(
        "SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL AND name NOT LIKE '%\\_index\\__%' ESCAPE '\\' ORDER BY type, name",
      )
      .all() as { sql: string }[];
    db.close();
    await expect(`${rows.map(({ sql }) => sql).join(';\n\n')};\n`).toMatchFileSnapshot('schema.snapshot.sql');
  });

  it('is numbered in tens, each step once and in order', () => {
    const versions = migrations.map(({ version }) => version);
    expect(versions.every((version) => version % 10 === 0)).toBe(true);
    expect(versions).toEqual([...new Set(versions)].sort((a, b) => a - b));
  });

  it('is brought up to date in a file of an earlier version, which is copied aside first', async () => {
    const path = join(scratchFolder(), 'memory.db');
    const old = new Database(path);
    old.pragma(`application_id = ${applicationId}`);
    for (const { version, sql } of migrations.filter(({ version }) => version <= 30)) {
      old.exec(sql);
      old.pragma(`user_version = ${version}`);
    }
    old.exec(`INSERT INTO collection (name, name_key, created_at) VALUES ('Старая', 'старая', '2020-01-01T00:00:00Z')`);
    old.close();
    const memory = await scratchMemory({ path });
    expect((await memory.listCollections()).map(({ name }) => name)).toEqual(['Старая']);
    await memory.saveEntry(entry(1, 'Совет', 'Council'));
    expect((await memory.undoState()).undo?.key).toBe('new-entry');
    expect(existsSync(`${path}.schema-30`)).toBe(true);
    const copy = new Database(`${path}.schema-30`, { readonly: true });
    expect(copy.pragma('user_version', { simple: true })).toBe(30);
    copy.close();
  });

  it('leaves the file as it was when a step fails', async () => {
    const path = join(scratchFolder(), 'memory.db');
    const old = new Database(path);
    old.pragma(`application_id = ${applicationId}`);
    for (const { sql } of migrations.filter(({ version }) => version <= 20)) old.exec(sql);
    old.pragma('user_version = 20');
    old.exec('CREATE TABLE change (in_the_way TEXT)');
    old.close();
    await expect(openMemory({ path })).rejects.toThrow();
    const after = new Database(path, { readonly: true });
    expect(after.pragma('user_version', { simple: true })).toBe(20);
    expect(after.prepare("SELECT count(*) FROM sqlite_schema WHERE name = 'unit'").pluck().get()).toBe(0);
    after.close();
  });
});

describe('hot queries use their indexes', () => {
  const queries: readonly (readonly [string, string, readonly unknown[], RegExp])[] = [
    [
      'terms by key',
      'SELECT id FROM term WHERE term_key = ? ORDER BY id LIMIT 50',
      ['x'],
      /USING COVERING INDEX term_by_key/,
    ],
    [
      'terms by beginning',
      'SELECT id FROM term WHERE term_key > ? AND term_key < ? ORDER BY term_key LIMIT ?',
      ['x', 'y', 9],
      /USING COVERING INDEX term_by_key/,
    ],
    [
      'terms by initials',
      'SELECT id FROM term WHERE initials = ? ORDER BY id LIMIT 50',
      ['x'],
      /USING COVERING INDEX term_by_initials/,
    ],
    ['terms of an entry', 'SELECT * FROM term WHERE entry_id = ? ORDER BY position, id', [1], /USING INDEX term_entry/],
    [
      'words by stem',
      'SELECT form FROM term_word WHERE stem = ? LIMIT ?',
      ['x', 9],
      /USING COVERING INDEX term_word_stem/,
    ],
    [
      'words by sound',
      'SELECT form, roman FROM term_word WHERE roman >= ? AND roman < ? LIMIT ?',
      ['x', 'y', 9],
      /USING COVERING INDEX term_word_roman/,
    ],
    [
      'words by end',
      'SELECT form, stem FROM term_word WHERE reversed >= ? AND reversed < ?',
      ['x', 'y'],
      /INDEX term_word_reversed/,
    ],
    ['forms of a stem', 'SELECT form, units FROM unit_word WHERE stem = ?', ['x'], /USING INDEX unit_word_stem/],
    [
      'variants by words and length',
      'SELECT rowid FROM variant_index WHERE variant_index MATCH ? AND rowid BETWEEN ? AND ?',
      ['"x"', 1, 2],
      /VIRTUAL TABLE INDEX 0:M\d+><$/,
    ],
    [
      'the same unit',
      'SELECT id FROM unit WHERE texts_key = ? AND collection_id = ?',
      [1, 1],
      /USING INDEX unit_texts/,
    ],
    [
      'newest entries',
      'SELECT id FROM concept_entry ORDER BY changed_at DESC, id DESC LIMIT 50',
      [],
      /USING COVERING INDEX concept_entry_changed/,
    ],
    [
      'the change to undo',
      'SELECT id FROM change WHERE undone = 0 ORDER BY id DESC LIMIT 1',
      [],
      /USING COVERING INDEX change_undone/,
    ],
  ];
  it.each(queries)('%s', async (_, text, values, expected) => {
    const memory = await scratchMemory();
    const db = new Database((await memory.status()).path, { readonly: true });
    expect(plan(db, text, ...values)).toMatch(expected);
    db.close();
  });
});

describe('doctor', () => {
  it('sees indexes that do not agree with their tables, and repairs them', async () => {
    const path = join(scratchFolder(), 'memory.db');
    const memory = await openMemory({ path });
    const { id } = await memory.createCollection('A');
    await memory.saveEntry(entry(id, 'Совет', 'Council'));
    await memory.saveUnit({
      collectionId: id,
      variants: [
        { language: 'ru', text: 'Слово' },
        { language: 'en', text: 'Word' },
      ],
    });
    await memory.close();
    const db = new Database(path);
    db.exec(`DELETE FROM term_index WHERE rowid = (SELECT (word_count << 44) | id FROM term WHERE id = 1);
      INSERT INTO variant_index (rowid, words) VALUES (99, 'чужое'); UPDATE unit_count SET units = 7;`);
    db.close();
    const again = await scratchMemory({ path });
    const indexes = async (repair: boolean) =>
      (await again.examine({ repair })).find((check) => check.id === 'indexes');
    expect(await indexes(false)).toEqual({ id: 'indexes', ok: false, fact: 'term_index, variant_index, unit_count' });
    expect(await indexes(true)).toEqual({ id: 'indexes', ok: true, fact: 'ok' });
    expect(await again.lookup({ query: 'совета', limit: 5 })).toHaveLength(1);
    expect(await again.concordance({ text: 'слово', limit: 5 })).toHaveLength(1);
    expect((await again.status()).units).toBe(1);
  });
});
