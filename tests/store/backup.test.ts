import { existsSync, readdirSync, readFileSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { backupsOf, recoverMemory } from '../../src/store/recover.ts';
import { entry, scratchFolder, scratchMemory } from './scratch.ts';

async function filled() {
  const memory = await scratchMemory();
  const { id } = await memory.createCollection('A');
  await memory.saveEntry(entry(id, 'Совет', 'Council'));
  return { memory, id };
}

describe('backup', () => {
  it('copies the memory while work goes on, and does not write over a file unasked', async () => {
    const { memory, id } = await filled();
    const path = join(scratchFolder(), 'copy.db');
    const copying = memory.backup(path);
    await memory.saveEntry(entry(id, 'Комитет', 'Committee'));
    expect(await copying).toMatchObject({ path, collections: 1 });
    await expect(memory.backup(path)).rejects.toMatchObject({ code: 'file-not-writable' });
    expect(await memory.backup(path, { overwrite: true })).toMatchObject({ entries: 2 });
    expect(readdirSync(join(path, '..'))).toEqual(['copy.db']);
  });

  it('is previewed, and refused where it is no memory', async () => {
    const { memory } = await filled();
    const path = join(scratchFolder(), 'copy.db');
    await memory.backup(path);
    expect(await memory.inspectBackup(path)).toMatchObject({ path, entries: 1, units: 0 });
    expect(readdirSync(join(path, '..'))).toEqual(['copy.db']);
    const wrong = join(scratchFolder(), 'wrong.db');
    writeFileSync(wrong, 'нет');
    await expect(memory.inspectBackup(wrong)).rejects.toMatchObject({ code: 'database-damaged' });
    await expect(memory.restore(wrong)).rejects.toMatchObject({ code: 'database-damaged' });
    await expect(memory.restore(join(wrong, 'x'))).rejects.toMatchObject({ code: 'database-not-found' });
    expect((await memory.status()).entries).toBe(1);
  });

  it('is restored in place of what is there, which is saved first; another process sees it', async () => {
    const { memory, id } = await filled();
    const { path } = await memory.status();
    const other = await scratchMemory({ path });
    const copy = join(scratchFolder(), 'copy.db');
    await memory.backup(copy);
    await memory.saveEntry(entry(id, 'Комитет', 'Committee'));
    await memory.deleteEntries([1]);
    const { restored, saved } = await memory.restore(copy);
    expect(restored.entries).toBe(1);
    expect(saved).toMatchObject({ entries: 1 });
    expect(existsSync(saved.path)).toBe(true);
    expect(await memory.lookup({ query: 'совет', limit: 5 })).toHaveLength(1);
    expect(await memory.lookup({ query: 'комитет', limit: 5 })).toEqual([]);
    expect(await other.lookup({ query: 'совет', limit: 5 })).toHaveLength(1);
    expect((await memory.examine({})).every(({ ok }) => ok)).toBe(true);
    await memory.restore(saved.path);
    expect(await memory.lookup({ query: 'комитет', limit: 5 })).toHaveLength(1);
  });

  it('never overwrites the memory it is made of, nor restores it from itself', async () => {
    const { memory } = await filled();
    const { path } = await memory.status();
    await expect(memory.backup(path, { overwrite: true })).rejects.toMatchObject({ code: 'file-not-writable' });
    await expect(memory.restore(path)).rejects.toMatchObject({ code: 'database-locked' });
    expect((await memory.status()).entries).toBe(1);
  });

  it('takes the place of a memory that cannot be opened, which is kept under another name', async () => {
    const { memory } = await filled();
    const { path } = await memory.status();
    await memory.backupWhenDue();
    await memory.close();
    writeFileSync(path, 'broken');
    await expect(scratchMemory({ path })).rejects.toMatchObject({ code: 'database-damaged' });
    const [newest] = await backupsOf(path);
    const { setAside } = await recoverMemory({ path, from: newest?.path ?? '' });
    expect(readFileSync(setAside, 'utf8')).toBe('broken');
    expect((await (await scratchMemory({ path })).status()).entries).toBe(1);
  });

  it('is not made of a memory whose pages are damaged', async () => {
    const { memory } = await filled();
    const { path } = await memory.status();
    const db = new Database(path);
    db.pragma('wal_checkpoint(TRUNCATE)');
    const page = db.prepare("SELECT rootpage FROM sqlite_schema WHERE name = 'term'").pluck().get() as number;
    db.close();
    const bytes = readFileSync(path);
    writeFileSync(path, bytes.fill(0xff, (page - 1) * 4096, page * 4096));
    await expect(memory.backupWhenDue()).rejects.toMatchObject({ code: 'database-damaged' });
    expect(await memory.listBackups()).toEqual([]);
  });

  it('leaves the calls that come meanwhile their turn', async () => {
    const { memory } = await filled();
    let turns = 0;
    const timer = setInterval(() => {
      turns += 1;
    }, 1);
    const copying = memory.backupWhenDue();
    for (let index = 0; index < 5; index++) {
      expect(await memory.lookup({ query: 'совет', limit: 1 })).toHaveLength(1);
      await memory.saveEntry(entry(1, `Палата ${index}`, `Chamber ${index}`));
    }
    expect(await copying).toMatchObject({ kind: 'daily' });
    clearInterval(timer);
    expect(turns).toBeGreaterThan(3);
  });

  it('makes itself once a day and thins out the old ones', async () => {
    const { memory } = await filled();
    const { path } = await memory.status();
    expect(await memory.backupWhenDue()).toMatchObject({ entries: 1 });
    expect(await memory.backupWhenDue()).toBeUndefined();
    const folder = `${path}.backups`;
    const day = 24 * 60 * 60;
    for (const name of readdirSync(folder)) utimesSync(join(folder, name), 1e9, 1e9);
    for (let index = 1; index <= 40; index++) {
      const aged = join(folder, `${index}.daily.backup.db`);
      writeFileSync(aged, '');
      const time = Date.now() / 1000 - index * 2 * day;
      utimesSync(aged, time, time);
    }
    expect(await memory.backupWhenDue()).toMatchObject({ entries: 1 });
    // At most 7 days, 4 weeks and 12 months are kept; these backups are two days apart over 80 days.
    const kept = readdirSync(folder).length;
    expect(kept).toBeGreaterThanOrEqual(7);
    expect(kept).toBeLessThanOrEqual(7 + 4 + 12);
    expect(await memory.listBackups()).toHaveLength(2);
  });

  it('makes itself as often as is set, and keeps as many as is set', async () => {
    const { memory } = await filled();
    const folder = `${(await memory.status()).path}.backups`;
    const hour = 60 * 60;
    const age = (hours: number): void => {
      for (const name of readdirSync(folder)) {
        const time = statSync(join(folder, name)).mtimeMs / 1000 - hours * hour;
        utimesSync(join(folder, name), time, time);
      }
    };
    await memory.saveSettings({ backups: { every: 'never', keep: 'thinned' } });
    expect(await memory.backupWhenDue()).toBeUndefined();
    await memory.saveSettings({ backups: { every: 'hour', keep: 5 } });
    for (let count = 0; count < 8; count++) {
      expect(await memory.backupWhenDue()).toBeDefined();
      expect(await memory.backupWhenDue()).toBeUndefined();
      age(1.1);
    }
    await memory.backupByHand();
    age(1.1);
    await memory.backupWhenDue();
    expect((await memory.listBackups()).map(({ kind }) => kind).sort()).toEqual([
      'by-hand',
      ...Array.from({ length: 5 }, () => 'daily'),
    ]);
    await memory.saveSettings({ backups: { every: 'week', keep: 5 } });
    age(6 * 24);
    expect(await memory.backupWhenDue()).toBeUndefined();
    age(24);
    expect(await memory.backupWhenDue()).toBeDefined();
  });
});
