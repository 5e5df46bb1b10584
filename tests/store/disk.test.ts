import { statSync } from 'node:fs';
import Database from 'better-sqlite3';
import { expect, it } from 'vitest';
import { Problem } from '../../src/core/problem.ts';
import { connect } from '../../src/store/connection.ts';
import { sqliteMemory } from '../../src/store/memory.ts';
import { entry, scratchFolder } from './scratch.ts';

it('says that the disk is full, loses nothing, and goes on once there is room', async () => {
  const path = `${scratchFolder()}/memory.db`;
  const db = await connect({ path });
  const memory = sqliteMemory(db, path, '', {});
  const { id } = await memory.createCollection('A');
  const held = await memory.saveEntry(entry(id, 'Совет', 'Council'));
  // SQLite's own limit gives the very error a full disk gives, SQLITE_FULL.
  const pages = db.pragma('page_count', { simple: true }) as number;
  db.pragma(`max_page_count = ${pages + 2}`);
  const many = Array.from({ length: 2000 }, (_, index) => entry(id, `Комитет ${index}`, `Committee ${index}`));
  const problem = await memory.importEntries(many, { origin: 'x' }).catch((error: unknown) => error);
  expect(problem).toBeInstanceOf(Problem);
  expect(problem).toMatchObject({ code: 'disk-full', details: { file: path } });
  expect((await memory.status()).entries).toBe(1);
  expect(await memory.getEntry(held.id)).toEqual(held);
  expect((await memory.examine({})).every(({ ok }) => ok)).toBe(true);
  db.pragma('max_page_count = 1000000');
  expect((await memory.importEntries(many, { origin: 'x' })).added).toBe(2000);
  await memory.close();
  expect(statSync(path).size).toBeGreaterThan(0);
});

it('waits for another writer, then says that the memory is in use; reading goes on', async () => {
  const path = `${scratchFolder()}/memory.db`;
  const memory = sqliteMemory(await connect({ path }), path, '', {}, 2000);
  const { id } = await memory.createCollection('A');
  const writer = new Database(path);
  writer.exec('BEGIN IMMEDIATE');
  setTimeout(() => writer.exec('ROLLBACK'), 700);
  const waiting = memory.saveEntry(entry(id, 'Совет', 'Council'));
  expect(await memory.lookup({ query: 'совет', limit: 1 })).toEqual([]);
  expect((await waiting).terms).toHaveLength(2);

  writer.exec('BEGIN IMMEDIATE');
  await expect(memory.deleteEntries([1])).rejects.toMatchObject({ code: 'database-locked' });
  writer.exec('ROLLBACK');
  writer.close();
  expect((await memory.status()).entries).toBe(1);
  await memory.close();
});
