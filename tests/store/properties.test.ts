import { join } from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { quietJob } from '../../src/core/job.ts';
import type { Property, UnitInput } from '../../src/core/memory/records.ts';
import { openMemory } from '../../src/store/open.ts';
import { entry, scratchFolder, scratchMemory, term } from './scratch.ts';

const context: Property = { kind: 'prop', type: 'x-context', text: 'menu', language: 'en' };
const transaction: Property = {
  kind: 'transac',
  type: 'transactionType',
  text: 'origination',
  attached: [{ kind: 'date', text: '2024-03-12' }],
};
const unit: UnitInput = {
  variants: [
    { language: 'ru', text: 'Совет', properties: [context] },
    { language: 'en', text: 'Council' },
  ],
  properties: [{ kind: 'attribute', type: 'tuid', text: '7' }, transaction],
};

describe('what a file says beyond the model', () => {
  it('is kept with units and their variants, through undo and redo', async () => {
    const memory = await scratchMemory();
    const { id } = await memory.createCollection('A');
    const saved = await memory.saveUnit({ collectionId: id, ...unit });
    expect(saved).toMatchObject(unit);
    await memory.deleteUnits([saved.id]);
    await memory.undo();
    expect(await memory.getUnit(saved.id)).toEqual(saved);
    await memory.undo();
    await memory.redo();
    expect(await memory.getUnit(saved.id)).toEqual(saved);
  });

  it('is learnt by a held unit that has nothing of the kind', async () => {
    const memory = await scratchMemory();
    const { id } = await memory.createCollection('A');
    const { properties, ...bare } = unit;
    await memory.importUnits(id, [bare], { origin: 'a' }, quietJob);
    expect(await memory.importUnits(id, [unit], { origin: 'b' }, quietJob)).toEqual({
      added: 0,
      merged: 1,
      skipped: 0,
    });
    for await (const held of memory.eachUnit({})) expect(held.properties).toEqual(properties);
  });

  it('stays with entries and terms that are saved without it, and comes back with a state of their history', async () => {
    const memory = await scratchMemory();
    const { id } = await memory.createCollection('A');
    const made = await memory.saveEntry({
      ...entry(id, '', ''),
      terms: [term('ru', 'Совет', { properties: [context] }), term('en', 'Council')],
      properties: [transaction],
    });
    expect(made.properties).toEqual([transaction]);
    const edited = await memory.saveEntry({
      id: made.id,
      collectionId: id,
      conceptType: 'body',
      terms: made.terms.map(({ properties, ...rest }) => rest),
    });
    expect([edited.properties, edited.terms[0]?.properties]).toEqual([[transaction], [context]]);
    const { evidence, ...cleared } = edited;
    await memory.saveEntry({ ...cleared, properties: [] });
    expect((await memory.getEntry(made.id)).properties).toBeUndefined();
    const changes = await memory.entryHistory(made.id);
    const restored = await memory.restoreEntry(made.id, changes.at(-1)?.changeId ?? 0);
    expect([restored.properties, restored.terms[0]?.properties]).toEqual([[transaction], [context]]);
  });

  it('comes with the dates of the file', async () => {
    const memory = await scratchMemory();
    const { id } = await memory.createCollection('A');
    const dated = { ...entry(id, 'Совет', 'Council'), createdAt: '2020-01-02T03:04:05Z' };
    await memory.importEntries([dated], { origin: 'a.tbx' });
    for await (const held of memory.eachEntry({})) {
      expect([held.createdAt, held.changedAt]).toEqual(['2020-01-02T03:04:05Z', '2020-01-02T03:04:05Z']);
    }
  });

  it('is no hindrance to taking back changes recorded before there was any', async () => {
    const path = join(scratchFolder(), 'memory.db');
    const memory = await openMemory({ path });
    const { id } = await memory.createCollection('A');
    const made = await memory.saveEntry(entry(id, 'Совет', 'Council'));
    await memory.deleteEntries([made.id]);
    await memory.close();
    const db = new Database(path);
    db.exec("UPDATE change_row SET before = json_remove(before, '$.properties') WHERE before IS NOT NULL");
    db.close();
    const again = await scratchMemory({ path });
    await again.undo();
    expect((await again.getEntry(made.id)).terms).toEqual(made.terms);
  });
});
