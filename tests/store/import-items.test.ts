import { describe, expect, it } from 'vitest';
import { quietJob } from '../../src/core/job.ts';
import type { UnitInput } from '../../src/core/memory/records.ts';
import type { ImportedItem, MemoryStore } from '../../src/core/memory/store.ts';
import { entry, scratchMemory } from './scratch.ts';

const unit = (ru: string, en: string, more: Partial<UnitInput> = {}): ImportedItem => ({
  kind: 'unit',
  group: 0,
  unit: {
    variants: [
      { language: 'ru', text: ru },
      { language: 'en', text: en },
    ],
    ...more,
  },
});

const glossaryEntry = (ru: string, en: string, more: Parameters<typeof entry>[3] = {}): ImportedItem => {
  const { collectionId: _, id: __, ...rest } = entry(1, ru, en, more);
  return { kind: 'entry', group: 1, entry: rest };
};

async function translations(memory: MemoryStore): Promise<string[]> {
  const found: string[] = [];
  for await (const { variants } of memory.eachUnit({})) found.push(variants.map(({ text }) => text).join(' | '));
  return found;
}

async function importing(
  memory: MemoryStore,
  items: readonly ImportedItem[],
  duplicates: 'merge' | 'both' | 'overwrite' | 'newest' | 'skip',
) {
  const { id } = await memory.ensureCollection('Проба');
  return memory.importItems(id, items, { origin: 'файл.tmx', duplicates }, quietJob);
}

describe('importing items', () => {
  it('counts by file, and is one change', async () => {
    const memory = await scratchMemory();
    const counts = await importing(
      memory,
      [unit('Да.', 'Yes.'), glossaryEntry('Совет', 'Council'), unit('Нет.', 'No.'), unit('Нет.', 'No.')],
      'merge',
    );
    expect(counts).toEqual([
      { added: 2, merged: 1, skipped: 0 },
      { added: 1, merged: 0, skipped: 0 },
    ]);
    expect((await memory.undoState()).undo).toEqual({ key: 'import-items', details: { origin: 'файл.tmx', count: 4 } });
    await memory.undo();
    expect(await memory.status()).toMatchObject({ units: 0, entries: 0 });
    await memory.redo();
    expect(await memory.status()).toMatchObject({ units: 2, entries: 1 });
  });

  it.each([
    ['merge', ['Да. | Yes.', 'Да. | Yeah.']],
    ['both', ['Да. | Yes.', 'Да. | Yeah.']],
    ['overwrite', ['Да. | Yeah.']],
    ['newest', ['Да. | Yeah.']],
    ['skip', ['Да. | Yes.']],
  ] as const)('with another translation of a held source: %s', async (duplicates, expected) => {
    const memory = await scratchMemory();
    await importing(memory, [unit('Да.', 'Yes.', { changedAt: '2020-01-01T00:00:00.000Z' })], 'merge');
    await importing(memory, [unit('Да.', 'Yeah.', { changedAt: '2021-01-01T00:00:00.000Z' })], duplicates);
    expect(await translations(memory)).toEqual(expected);
    if (duplicates !== 'skip') await memory.undo();
    expect(await translations(memory)).toEqual(['Да. | Yes.']);
  });

  it('keeps a held translation that was changed later than the imported one', async () => {
    const memory = await scratchMemory();
    await importing(memory, [unit('Да.', 'Yes.', { changedAt: '2022-01-01T00:00:00.000Z' })], 'merge');
    const counts = await importing(memory, [unit('Да.', 'Yeah.', { changedAt: '2021-01-01T00:00:00.000Z' })], 'newest');
    expect(counts).toEqual([{ added: 0, merged: 0, skipped: 1 }]);
    expect(await translations(memory)).toEqual(['Да. | Yes.']);
  });

  it('does not take two translations of one file for duplicates of each other', async () => {
    const memory = await scratchMemory();
    await importing(memory, [unit('Да.', 'Yes.'), unit('Да.', 'Yeah.')], 'overwrite');
    expect(await translations(memory)).toEqual(['Да. | Yes.', 'Да. | Yeah.']);
  });

  it('overwrites an entry with the same names, and its terms that stay keep their ids', async () => {
    const memory = await scratchMemory();
    await importing(memory, [glossaryEntry('Совет|СБ', 'Council', { note: 'старое' })], 'merge');
    const before = (await memory.pageEntries({ offset: 0, limit: 9 })).lines[0]!.id;
    const termId = (await memory.getEntry(before)).terms[0]!.id;
    const counts = await importing(memory, [glossaryEntry('Совет', 'Council', { note: 'новое' })], 'overwrite');
    expect(counts[1]).toEqual({ added: 0, merged: 1, skipped: 0 });
    const after = await memory.getEntry(before);
    expect(after.note).toBe('новое');
    expect(after.terms.map(({ id, text }) => [id === termId, text])).toEqual([
      [true, 'Совет'],
      [false, 'Council'],
    ]);
  });

  it('keeps reports of imports, newest first', async () => {
    const memory = await scratchMemory();
    const report = {
      madeAt: '2026-01-01T00:00:00.000Z',
      collectionId: 1,
      collection: 'Проба',
      duplicates: 'merge',
      files: [],
    } as const;
    const first = await memory.saveImportReport(report);
    const second = await memory.saveImportReport({ ...report, collection: 'Другая' });
    expect((await memory.listImportReports({ limit: 5 })).map(({ id }) => id)).toEqual([second, first]);
    expect(await memory.getImportReport(first)).toEqual({ ...report, id: first });
    await expect(memory.getImportReport(99)).rejects.toMatchObject({ code: 'not-found' });
  });
});
