import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import type { ChangedKind } from '../../src/core/memory/store.ts';
import { entry, scratchMemory } from './scratch.ts';

const busyChild = fileURLToPath(new URL('crash-child.ts', import.meta.url));

describe('two at one memory', () => {
  it('see each other’s changes, and are told of them', async () => {
    const one = await scratchMemory();
    const { path } = await one.status();
    const other = await scratchMemory({ path });
    const told = new Promise<readonly ChangedKind[]>((resolve) => other.onChange(resolve));
    const { id } = await one.createCollection('A');
    await one.saveEntry(entry(id, 'Совет', 'Council'));
    expect(await other.lookup({ query: 'совет', limit: 1 })).toHaveLength(1);
    expect(await told).toContain('entries');
    await other.undo();
    expect((await one.status()).entries).toBe(0);
  });

  it('write at the same time from two processes without an error', { timeout: 30_000 }, async () => {
    const memory = await scratchMemory();
    const { path } = await memory.status();
    const child = spawn(process.execPath, [busyChild, path, '1'], { stdio: ['ignore', 'pipe', 'inherit'] });
    const gone = once(child, 'exit');
    try {
      await once(child.stdout, 'data');
      const { id } = await memory.ensureCollection('Own');
      for (let index = 0; index < 60; index++) {
        await memory.saveEntry(entry(id, `Совет ${index}`, `Council ${index}`));
        await memory.lookup({ query: 'совет', limit: 3 });
      }
      expect(child.exitCode).toBeNull();
    } finally {
      child.kill('SIGKILL');
      await gone;
    }
    const own = (await memory.listCollections()).find(({ name }) => name === 'Own');
    expect(own?.entries).toBe(60);
    expect((await memory.examine({})).every(({ ok }) => ok)).toBe(true);
  });
});
