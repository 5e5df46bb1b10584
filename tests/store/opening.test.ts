import {
  chmodSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { Problem } from '../../src/core/problem.ts';
import { latestSchema } from '../../src/store/migrations/index.ts';
import { openMemory } from '../../src/store/open.ts';
import { entry, scratchFolder, scratchMemory } from './scratch.ts';

/** A memory with something in it, closed. */
async function filledFile(entries = 40): Promise<string> {
  const path = join(scratchFolder(), 'memory.db');
  const memory = await openMemory({ path });
  const { id } = await memory.createCollection('Проба');
  const many = Array.from({ length: entries }, (_, index) =>
    entry(id, `Комитет номер ${index}`, `Committee number ${index}`),
  );
  await memory.importEntries(many, { origin: 'test' });
  await memory.close();
  return path;
}

const codeOf = (opening: Promise<unknown>) =>
  opening.then(
    () => 'opened',
    (error: unknown) => (error instanceof Problem ? error.code : `not a problem: ${String(error)}`),
  );

describe('opening a memory', () => {
  it('makes the file and its folder where there is none', async () => {
    const path = join(scratchFolder(), 'новая папка', 'память.db');
    const memory = await scratchMemory({ path });
    expect(await memory.status()).toMatchObject({ path, entries: 0, schemaVersion: latestSchema });
    expect(readdirSync(join(path, '..')).filter((name) => name.includes('.new-'))).toEqual([]);
  });

  it('finds again what was stored', async () => {
    const path = await filledFile();
    const memory = await scratchMemory({ path });
    expect((await memory.status()).entries).toBe(40);
  });

  it('lets two make the same new file at once', async () => {
    const path = join(scratchFolder(), 'memory.db');
    const [one, other] = await Promise.all([scratchMemory({ path }), scratchMemory({ path })]);
    await one.createCollection('A');
    expect(await other.listCollections()).toHaveLength(1);
  });

  it('refuses an empty file and leaves it empty', async () => {
    const path = join(scratchFolder(), 'memory.db');
    writeFileSync(path, '');
    expect(await codeOf(openMemory({ path }))).toBe('database-damaged');
    expect(statSync(path).size).toBe(0);
  });

  it.each([
    ['a text file', (path: string) => writeFileSync(path, 'Это не база данных. '.repeat(500))],
    ['a file of a few bytes', (path: string) => writeFileSync(path, 'SQLite format 3')],
    ['a folder', (path: string) => mkdirSync(path)],
  ])('refuses %s', async (_, make) => {
    const path = join(scratchFolder(), 'memory.db');
    make(path);
    expect(await codeOf(openMemory({ path }))).toBe('database-damaged');
  });

  it('refuses a database of another program and leaves it as it is', async () => {
    const path = join(scratchFolder(), 'other.db');
    const other = new Database(path);
    other.exec('CREATE TABLE holiday (day TEXT)');
    other.close();
    const before = readFileSync(path);
    expect(await codeOf(openMemory({ path }))).toBe('database-foreign');
    expect(readFileSync(path).equals(before)).toBe(true);
  });

  it('refuses a memory of a newer version, says which, and leaves it as it is', async () => {
    const path = await filledFile();
    const newer = new Database(path);
    newer.pragma(`user_version = ${latestSchema + 10}`);
    newer.close();
    const before = readFileSync(path);
    const problem = await openMemory({ path }).catch((error: unknown) => error);
    expect(problem).toMatchObject({
      code: 'database-newer',
      details: { file: path, found: latestSchema + 10, known: latestSchema },
    });
    expect(readFileSync(path).equals(before)).toBe(true);
  });

  it('refuses a truncated file', async () => {
    const path = await filledFile();
    truncateSync(path, Math.floor(statSync(path).size * 0.6));
    expect(await codeOf(openMemory({ path }))).toBe('database-damaged');
  });

  it('refuses a file with overwritten pages', async () => {
    const path = await filledFile();
    const bytes = readFileSync(path);
    for (let page = 1; page < 12; page++) bytes.fill(0xa5, page * 4096, page * 4096 + 64);
    writeFileSync(path, bytes);
    expect(await codeOf(openMemory({ path }))).toBe('database-damaged');
    expect(readFileSync(path).equals(bytes)).toBe(true);
  });

  it('never crashes on flipped bytes: opens, or says that the file is damaged', async () => {
    const path = await filledFile(5);
    const sound = readFileSync(path);
    let seed = 12345;
    const random = (below: number) => {
      seed = (Math.imul(seed, 1103515245) + 12345) >>> 0;
      return seed % below;
    };
    for (let round = 0; round < 40; round++) {
      const bytes = Buffer.from(sound);
      for (let flip = 0; flip < 30; flip++) {
        const at = random(bytes.length);
        bytes[at] = (bytes[at] ?? 0) ^ (1 << random(8));
      }
      writeFileSync(path, bytes);
      const outcome = await codeOf(
        openMemory({ path }).then(async (memory) => {
          try {
            await memory.pageEntries({ offset: 0, limit: 10 });
            await memory.lookup({ query: 'комитет', limit: 5 });
          } finally {
            await memory.close();
          }
        }),
      );
      expect(['opened', 'database-damaged', 'database-foreign', 'database-newer', 'database-read-only']).toContain(
        outcome,
      );
    }
  });

  it('refuses to write to a file marked read-only, and reads it on request', async () => {
    const path = await filledFile();
    chmodSync(path, 0o444);
    expect(await codeOf(openMemory({ path }))).toBe('database-read-only');
    const memory = await scratchMemory({ path, readOnly: true });
    expect((await memory.status()).entries).toBe(40);
    expect(await codeOf(memory.createCollection('B'))).toBe('database-read-only');
  });

  it('refuses to make a memory in a folder marked read-only', async () => {
    const folder = scratchFolder();
    chmodSync(folder, 0o555);
    expect(await codeOf(openMemory({ path: join(folder, 'memory.db') }))).toBe('database-read-only');
    chmodSync(folder, 0o755);
  });

  it('does not make a file that is only to be read', async () => {
    const path = join(scratchFolder(), 'memory.db');
    expect(await codeOf(openMemory({ path, readOnly: true }))).toBe('database-not-found');
    expect(existsSync(path)).toBe(false);
  });

  it('says that a file is in use when another program keeps it to itself', async () => {
    const path = await filledFile();
    const holder = new Database(path);
    holder.pragma('locking_mode = EXCLUSIVE');
    holder.exec('BEGIN EXCLUSIVE');
    try {
      expect(await codeOf(openMemory({ path }))).toBe('database-locked');
    } finally {
      holder.exec('ROLLBACK');
      holder.close();
    }
  });
});
