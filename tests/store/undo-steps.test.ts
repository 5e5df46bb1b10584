import { describe, expect, it } from 'vitest';
import { type Job, quietJob } from '../../src/core/job.ts';
import type { UnitInput } from '../../src/core/memory/records.ts';
import type { MemoryStore } from '../../src/core/memory/store.ts';
import { Problem } from '../../src/core/problem.ts';
import { entry, scratchMemory } from './scratch.ts';

const imported = 6000;

function* units(count: number): Generator<UnitInput> {
  for (let index = 0; index < count; index++) {
    yield {
      variants: [
        { language: 'ru', text: `Статья ${index} договора о совете ${'слово '.repeat(index % 7)}` },
        { language: 'en', text: `Article ${index} of the treaty on the council ${'word '.repeat(index % 5)}` },
      ],
      previous: `До ${index}`,
    };
  }
}

async function withImport() {
  const memory = await scratchMemory();
  const { id } = await memory.createCollection('A');
  await memory.saveEntry(entry(id, 'Совет', 'Council'));
  await memory.importUnits(id, units(imported), { origin: 'large.tmx' }, quietJob);
  return { memory, id };
}

async function stateOf(memory: MemoryStore) {
  const units = [];
  for await (const unit of memory.eachUnit({})) units.push(unit);
  const hits = await memory.concordance({ text: 'договора о совете', limit: 10_000 });
  return { units, hits: hits.length };
}

async function isWhole(memory: MemoryStore): Promise<boolean> {
  return (await memory.examine({})).every(({ ok }) => ok);
}

/** Lets so many steps pass, then fails as a cancel does, or does something else. */
function jobOf(steps: number, then: () => void | Promise<void>): Job {
  let left = steps;
  return {
    progress: () => {},
    async checkpoint() {
      left -= 1;
      if (left < 0) await then();
    },
  };
}

const cancel = () => {
  throw new Problem('cancelled');
};

describe('a large change', () => {
  it('is undone and made again in steps that say how far they are', async () => {
    const { memory } = await withImport();
    const before = await stateOf(memory);
    expect(before.units).toHaveLength(imported);
    const seen: number[] = [];
    const job: Job = { ...quietJob, progress: ({ done, total }) => void seen.push(done / total) };
    expect(await memory.undo(job)).toMatchObject({ undo: { key: 'new-entry' }, redo: { key: 'import-units' } });
    expect(seen.length).toBeGreaterThan(1);
    expect(seen).toEqual([...seen].sort((a, b) => a - b));
    expect(Math.max(...seen)).toBeLessThanOrEqual(1);
    expect((await memory.status()).units).toBe(0);
    expect((await memory.concordance({ text: 'договора', limit: 5 })).length).toBe(0);
    expect(await isWhole(memory)).toBe(true);
    await memory.redo();
    expect(await stateOf(memory)).toEqual(before);
    expect(await isWhole(memory)).toBe(true);
    await memory.undo();
    expect((await memory.status()).units).toBe(0);
    expect(await isWhole(memory)).toBe(true);
    await memory.redo();
    expect(await stateOf(memory)).toEqual(before);
  });

  it.each(['undo', 'redo'] as const)('stands as it did before where %s is cancelled', async (direction) => {
    const { memory } = await withImport();
    if (direction === 'redo') await memory.undo();
    const before = await stateOf(memory);
    const labels = await memory.undoState();
    let between = 0;
    const job = jobOf(2, async () => {
      between = (await memory.status()).units;
      cancel();
    });
    await expect(memory[direction](job)).rejects.toMatchObject({ code: 'cancelled' });
    expect(between).toBeGreaterThan(0);
    expect(between).toBeLessThan(imported);
    expect(await stateOf(memory)).toEqual(before);
    expect(await memory.undoState()).toEqual(labels);
    expect(await isWhole(memory)).toBe(true);
  });

  it.each([
    ['undo', 'undo', 0],
    ['undo', 'redo', imported],
    ['redo', 'undo', 0],
    ['redo', 'redo', imported],
  ] as const)('left halfway by a killed %s is brought to an end by %s', async (left, ended, count) => {
    const { memory: first } = await withImport();
    const { path } = await first.status();
    const whole = await stateOf(first);
    if (left === 'redo') await first.undo();
    // A step stands by itself: one that never came to the next is what a kill leaves.
    const job = jobOf(2, () => new Promise<void>(() => {}));
    void first[left](job);
    await expect
      .poll(async () => {
        const { units } = await first.status();
        return units > 0 && units < imported;
      })
      .toBe(true);
    const memory = await scratchMemory({ path });
    expect(await isWhole(memory)).toBe(true);
    expect(await memory.undoState()).toMatchObject({ undo: { key: 'import-units' }, redo: { key: 'import-units' } });
    await memory[ended]();
    expect((await memory.status()).units).toBe(count);
    if (count > 0) expect((await stateOf(memory)).units).toEqual(whole.units);
    expect(await isWhole(memory)).toBe(true);
    await memory[ended === 'undo' ? 'redo' : 'undo']();
    expect((await memory.status()).units).toBe(imported - count);
    expect(await isWhole(memory)).toBe(true);
  });

  it('can no longer be made again once something else is changed, halfway or undone', async () => {
    const { memory, id } = await withImport();
    const job = jobOf(2, async () => {
      await memory.saveEntry(entry(id, 'Комитет', 'Committee'));
    });
    let saved = false;
    await memory.undo({
      ...job,
      async checkpoint() {
        if (!saved) await job.checkpoint();
        saved = (await memory.status()).entries === 2;
      },
    });
    expect((await memory.status()).units).toBe(0);
    expect(await memory.undoState()).toEqual({ undo: { key: 'new-entry', details: { term: 'Комитет' } } });
    await memory.tidy();
    await memory.undo();
    await memory.redo();
    expect(await memory.status()).toMatchObject({ units: 0, entries: 2 });
    expect(await isWhole(memory)).toBe(true);
  });

  it('that was undone and forgotten is deleted in idle moments', async () => {
    const { memory, id } = await withImport();
    await memory.undo();
    await memory.saveEntry(entry(id, 'Комитет', 'Committee'));
    expect((await memory.undoState()).redo).toBeUndefined();
    await memory.tidy();
    expect((await memory.undoState()).redo).toBeUndefined();
    await memory.undo();
    await memory.undo();
    expect(await memory.status()).toMatchObject({ units: 0, entries: 0 });
  });
});
