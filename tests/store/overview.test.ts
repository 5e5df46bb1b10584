import Database from 'better-sqlite3';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { quietJob } from '../../src/core/job.ts';
import type { MemoryStore } from '../../src/core/memory/store.ts';
import { applicationId } from '../../src/store/connection.ts';
import { migrations } from '../../src/store/migrations/index.ts';
import { bitext, entry, scratchFolder, scratchMemory } from './scratch.ts';

const request = { today: '2026-11-26', since: '2025-12-01', texts: 2, doubtfulBelow: 0.8 };
const glance = (memory: MemoryStore) => memory.overview(request);

async function filled() {
  const memory = await scratchMemory();
  const { id } = await memory.ensureCollection('А');
  return { memory, id };
}

const unit = (text: string, createdAt?: string) => ({
  variants: [
    { language: 'ru', text },
    { language: 'en', text: `${text} en` },
  ],
  ...(createdAt !== undefined && { createdAt }),
});

describe('a memory at a glance', () => {
  afterEach(() => {
    vi.useRealTimers();
  });

  it('is empty while nothing is held', async () => {
    expect(await glance(await scratchMemory())).toEqual({ types: [], units: 0, days: [], texts: [] });
  });

  it('counts entries by type, through changes, deletion and undo', async () => {
    const { memory, id } = await filled();
    const first = await memory.saveEntry(entry(id, 'Совет', 'Council'));
    await memory.saveEntry(entry(id, 'Устав', 'Charter', { conceptType: 'document' }));
    const types = async () => (await glance(memory)).types.map((type) => `${type.conceptType} ${type.entries}`);
    expect(await types()).toEqual(['document 1', 'organisation 1']);
    await memory.saveEntry({ ...entry(id, 'Совет', 'Council', { conceptType: 'document' }), id: first.id });
    expect(await types()).toEqual(['document 2']);
    await memory.undo();
    expect(await types()).toEqual(['document 1', 'organisation 1']);
    await memory.deleteEntries([first.id]);
    expect(await types()).toEqual(['document 1']);
    await memory.undo();
    expect(await types()).toEqual(['document 1', 'organisation 1']);
  });

  it('says on which days units were made, and all of them whenever they were', async () => {
    const { memory, id } = await filled();
    const units = [
      unit('Один', '2026-03-01T10:00:00Z'),
      unit('Два', '2026-03-01T12:00:00Z'),
      unit('Три', '2019-01-01'),
    ];
    await memory.importUnits(id, units, { origin: 'x' }, quietJob);
    expect(await glance(memory)).toMatchObject({ units: 3, days: [{ day: '2026-03-01', entries: 0, units: 2 }] });
    expect((await memory.listCollections())[0]?.units).toBe(3);
    await memory.undo();
    expect(await glance(memory)).toMatchObject({ units: 0, days: [] });
  });

  it('says of the texts opened last how far their alignment can be trusted', async () => {
    // Opened within one millisecond, the texts would be in order of their numbers.
    vi.useFakeTimers({ toFake: ['Date'] });
    const { memory, id } = await filled();
    const made: number[] = [];
    for (const name of ['а', 'б', 'в']) {
      const beads = [0.5, 0.9, 0.7].map((confidence, index) => ({
        ...{ confidence, source: { start: index, end: index + 1 }, target: { start: index, end: index + 1 } },
      }));
      const texts = [1, 2, 3].map((number) => `${name} ${number}`);
      made.push((await memory.createBitext({ ...bitext(id, texts, texts), beads })).id);
    }
    const [first, , last] = made as [number, number, number];
    vi.advanceTimersByTime(1);
    const { beadRecords } = await memory.openBitext(first);
    await memory.setBeadState(first, [beadRecords[0]!.id], 'confirmed');
    const { texts } = await glance(memory);
    expect(texts.map(({ bitextId }) => bitextId)).toEqual([first, last]);
    expect(texts[0]).toMatchObject({ beads: 3, confirmed: 1, doubtful: 1 });
    expect(texts[1]).toMatchObject({ beads: 3, confirmed: 0, doubtful: 2, confidence: expect.closeTo(0.7) });
  });

  it('knows the next event, and whether what was found of it still holds', async () => {
    const { memory, id } = await filled();
    const draft = { place: '', notes: '', direction: 'ru-en' } as const;
    await memory.saveEvent({ ...draft, name: 'Прошлое', date: '2026-11-25' }, []);
    expect((await glance(memory)).nextEvent).toBeUndefined();
    await memory.saveEvent({ ...draft, name: 'Без даты', date: '' }, []);
    expect((await glance(memory)).nextEvent).toMatchObject({ name: 'Без даты', stale: true });
    await memory.saveEvent({ ...draft, name: 'Позже', date: '2027-01-01' }, []);
    const today = await memory.saveEvent({ ...draft, name: 'Сегодня', date: '2026-11-26' }, []);
    const coverage = { occurrences: 10, rendered: 7, gaps: 2 };
    await memory.keepCoverage(today.id, coverage, await memory.glossaryState());
    const next = async () => (await glance(memory)).nextEvent;
    expect(await next()).toEqual({ id: today.id, name: 'Сегодня', date: '2026-11-26', coverage, stale: false });

    await memory.saveEntry(entry(id, 'Совет', 'Council'));
    expect(await next()).toMatchObject({ coverage, stale: true });
    await memory.undo();
    expect((await next())?.stale).toBe(false);

    const paper = { name: 'п', language: 'ru', hash: 'h', words: 1, segments: [] } as const;
    await memory.saveEvent({ ...draft, name: 'Сегодня', date: '2026-11-26', id: today.id }, [paper]);
    expect(await next()).toEqual({ id: today.id, name: 'Сегодня', date: '2026-11-26', stale: true });
    await memory.deleteEvent(today.id);
    await memory.keepCoverage(today.id, coverage, '');
    expect((await next())?.name).toBe('Позже');
  });

  it('counts what an earlier version held', async () => {
    const path = `${scratchFolder()}/memory.db`;
    const old = new Database(path);
    old.pragma(`application_id = ${applicationId}`);
    for (const { version, sql } of migrations.filter(({ version }) => version < 150)) {
      old.exec(sql);
      old.pragma(`user_version = ${version}`);
    }
    const now = "'2026-11-20T08:00:00Z'";
    old.exec(`INSERT INTO collection (name, name_key, created_at) VALUES ('А', 'а', ${now});
      INSERT INTO concept_entry (collection_id, concept_type, created_at, changed_at) VALUES (1, 'body', ${now}, ${now});
      INSERT INTO unit (collection_id, texts_key, state, created_at, changed_at) VALUES (1, 1, 'translated', ${now}, ${now});`);
    old.close();
    const memory = await scratchMemory({ path });
    expect(await glance(memory)).toMatchObject({
      types: [{ conceptType: 'body', entries: 1 }],
      units: 1,
      days: [{ day: '2026-11-20', entries: 1, units: 1 }],
    });
    const examined = await memory.examine({});
    expect(examined.find(({ id }) => id === 'indexes')).toMatchObject({ ok: true });
  });
});
