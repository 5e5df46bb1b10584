import { beforeEach, describe, expect, it } from 'vitest';
import type { EntryInput, EntryOrder } from '../../src/core/memory/records.ts';
import type { MemoryStore } from '../../src/core/memory/store.ts';
import { createJob } from '../../src/engine/job.ts';
import { entry, scratchMemory, term } from './scratch.ts';

let memory: MemoryStore;
let first: number;
let second: number;

const evidence = (house: string) => ({
  term: 0,
  documentName: 'a',
  house,
  sourceText: 'Совет',
  targetText: 'Council',
  sourceStart: 0,
  sourceEnd: 5,
  targetStart: 0,
  targetEnd: 7,
});

beforeEach(async () => {
  memory = await scratchMemory();
  first = (await memory.createCollection('Яблоко')).id;
  second = (await memory.createCollection('Арбуз')).id;
  const add = (more: EntryInput) => memory.importEntries([more], { origin: 'x' });
  await add(entry(first, 'Вече', 'Assembly', { conceptType: 'body', evidence: [evidence('UN'), evidence('CIS')] }));
  await add(entry(second, 'Аппарат', 'Office', { conceptType: 'post' }));
  await add({
    ...entry(first, 'Бюро', '', { conceptType: 'organisation', evidence: [evidence('UN')] }),
    terms: [term('ru', 'Бюро'), term('en', 'Buro', { administrativeStatus: 'deprecated' })],
  });
  await add({
    ...entry(second, 'Гильдия', '', { conceptType: 'document' }),
    terms: [
      term('ru', 'Гильдия', { validTo: '2015' }),
      term('en', 'Guild', { administrativeStatus: 'admitted', validFrom: '2016-02' }),
    ],
  });
});

const list = async (request: object = {}) =>
  (await memory.pageEntries({ offset: 0, limit: 10, ...request })).lines.map(({ ru }) => ru);

describe('a list of entries', () => {
  it.each([
    ['changed', ['Гильдия', 'Бюро', 'Аппарат', 'Вече']],
    ['ru', ['Аппарат', 'Бюро', 'Вече', 'Гильдия']],
    ['en', ['Вече', 'Бюро', 'Гильдия', 'Аппарат']],
    ['type', ['Бюро', 'Вече', 'Аппарат', 'Гильдия']],
    ['collection', ['Аппарат', 'Гильдия', 'Бюро', 'Вече']],
    ['evidence', ['Вече', 'Бюро', 'Аппарат', 'Гильдия']],
    ['status', ['Аппарат', 'Вече', 'Гильдия', 'Бюро']],
  ] as const)('comes by %s, either way round, page by page', async (sort: EntryOrder, wanted) => {
    expect(await list({ sort })).toEqual(wanted);
    expect(await list({ sort, reversed: true })).toEqual(wanted.toReversed());
    expect(await list({ sort, offset: 1, limit: 2 })).toEqual(wanted.slice(1, 3));
    expect(await list({ sort, reversed: true, offset: 3, limit: 5 })).toEqual([wanted[0]]);
  });

  it('says how each entry stands and when its names are in use', async () => {
    const { lines } = await memory.pageEntries({ offset: 0, limit: 10, sort: 'ru' });
    expect(lines.map(({ status }) => status)).toEqual(['preferred', 'deprecated', 'preferred', 'admitted']);
    expect(lines[3]).toMatchObject({ ruValidity: { validTo: '2015' }, enValidity: { validFrom: '2016-02' } });
    expect(lines[0]).toMatchObject({ ruValidity: {}, enValidity: {} });
  });

  it.each([
    [{ house: 'CIS' }, ['Вече']],
    [{ status: 'admitted' }, ['Гильдия']],
    [{ conceptType: 'post' }, ['Аппарат']],
    [{ only: 'without-en' }, ['Бюро']],
    [{ only: 'without-evidence' }, ['Аппарат', 'Гильдия']],
    [{ status: 'preferred', house: 'UN', conceptType: 'body' }, ['Вече']],
    [{ changedSince: '2999-01-01T00:00:00Z' }, []],
  ])('narrowed by %j holds %j', async (filter, wanted) => {
    expect(await list({ sort: 'ru', ...filter })).toEqual(wanted);
    const { total } = await memory.pageEntries({ offset: 5, limit: 1, ...filter } as never);
    expect(total).toBe(wanted.length);
  });

  it('is that of the moment, whoever wrote since', async () => {
    const sort = { sort: 'evidence' } as const;
    expect(await list(sort)).toHaveLength(4);
    await memory.saveEntry(entry(first, 'Дума', 'Duma'));
    expect(await list(sort)).toHaveLength(5);
    const { path } = await memory.status();
    const other = await scratchMemory({ path });
    await other.saveEntry(entry(first, 'Елей', 'Oil'));
    expect(await list(sort)).toHaveLength(6);
    await memory.undo();
    expect(await list(sort)).toHaveLength(5);
  });
});

describe('a change to many entries', () => {
  const idsOf = (request: object = {}) => memory.pageEntryIds({ offset: 0, limit: 10, sort: 'ru', ...request });

  it('sets type, collection and status of the names of a language, as one change that can be undone', async () => {
    const ids = await idsOf();
    const before = await Promise.all(ids.map((id) => memory.getEntry(id)));
    const changed = await memory.changeEntries(ids, {
      conceptType: 'event',
      collectionId: second,
      status: { language: 'en', administrativeStatus: 'superseded' },
    });
    expect(changed).toBe(4);
    const after = await Promise.all(ids.map((id) => memory.getEntry(id)));
    expect(after.every((one) => one.conceptType === 'event' && one.collection === 'Арбуз')).toBe(true);
    const statuses = after.flatMap(({ terms }) => terms.map((one) => `${one.language} ${one.administrativeStatus}`));
    expect(new Set(statuses)).toEqual(new Set(['ru preferred', 'en superseded']));
    expect(await list({ only: 'without-en' })).toHaveLength(4);
    expect((await memory.undoState()).undo).toEqual({ key: 'change-entries', details: { count: 4 } });
    expect((await memory.entryHistory(ids[0]!))[0]?.label.key).toBe('change-entries');
    await memory.undo();
    expect(await Promise.all(ids.map((id) => memory.getEntry(id)))).toEqual(before);
    await memory.redo();
    expect(await list({ only: 'without-en' })).toHaveLength(4);
  });

  it('leaves alone what is so already, and no trace where nothing is to be done', async () => {
    const undo = await memory.undoState();
    expect(
      await memory.changeEntries(await idsOf(), { status: { language: 'ru', administrativeStatus: 'preferred' } }),
    ).toBe(0);
    expect(await memory.undoState()).toEqual(undo);
    await expect(memory.changeEntries(await idsOf(), { collectionId: 99 })).rejects.toMatchObject({
      code: 'not-found',
    });
  });

  it('given up midway is taken back whole', async () => {
    const many = Array.from({ length: 700 }, (_, index) => entry(first, `Пункт ${index}`, `Item ${index}`));
    await memory.importEntries(many, { origin: 'x' });
    const ids = await memory.pageEntryIds({ offset: 0, limit: 1_000 });
    for (const work of ['changeEntries', 'deleteEntries'] as const) {
      const controller = new AbortController();
      const job = createJob(controller.signal, () => controller.abort());
      const done =
        work === 'changeEntries'
          ? memory.changeEntries(ids, { conceptType: 'event' }, job)
          : memory.deleteEntries(ids, job);
      await expect(done).rejects.toMatchObject({ code: 'cancelled' });
      expect((await memory.pageEntries({ offset: 0, limit: 1, conceptType: 'event' })).total).toBe(0);
      expect((await memory.pageEntries({ offset: 0, limit: 1 })).total).toBe(704);
    }
    await memory.deleteEntries(ids);
    expect((await memory.undoState()).undo).toEqual({ key: 'delete-entries', details: { count: 704 } });
    await memory.undo();
    expect((await memory.pageEntries({ offset: 0, limit: 1 })).total).toBe(704);
  });
});
