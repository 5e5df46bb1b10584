import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { quietJob as job } from '../../src/core/job.ts';
import { keepHouse } from '../../src/engine/housekeeping.ts';
import { createJob } from '../../src/engine/job.ts';
import { councilEn, councilRu } from '../cli/pair-files.ts';
import { runEngine, type TestEngine } from './run-engine.ts';

let running: TestEngine;
let collectionId: number;
beforeEach(async () => {
  running = runEngine();
  collectionId = (await running.engine.createCollection({ name: 'Клиент' }, job)).id;
});
afterEach(() => running.dispose());

const unit = (ru: string, en: string) => ({
  collectionId,
  variants: [
    { language: 'ru', text: ru },
    { language: 'en', text: en },
  ],
});
const term = (language: string, text: string) =>
  ({ language, text, termType: 'fullForm', administrativeStatus: 'preferred' }) as const;
const save = (ru: string, en: string) =>
  running.engine.saveEntry({ collectionId, conceptType: 'organisation', terms: [term('ru', ru), term('en', en)] }, job);

describe('units', () => {
  it('are saved, matched, changed and deleted, and come back by undo', async () => {
    const { engine } = running;
    const made = await engine.saveUnit(unit('Совет принял решение.', 'The Council took a decision.'), job);
    const { results, ms } = await engine.match({ text: 'Совет принял решение!', language: 'ru' }, job);
    expect(results).toMatchObject([{ unitId: made.id, similarity: 99, target: 'The Council took a decision.' }]);
    expect(ms).toBeGreaterThan(0);
    await engine.saveUnit({ ...unit('Совет принял решение.', 'The Council decided.'), id: made.id }, job);
    expect((await engine.match({ text: 'Совет принял решение.' }, job)).results).toMatchObject([
      { similarity: 100, target: 'The Council decided.' },
    ]);
    await engine.deleteUnits({ ids: [made.id] }, job);
    expect((await engine.match({ text: 'Совет принял решение.' }, job)).results).toEqual([]);
    await engine.undo({}, job);
    expect(await engine.getUnit({ id: made.id }, job)).toMatchObject({ id: made.id, collectionId });
    expect(running.changes.some(({ what }) => what.includes('units'))).toBe(true);
    expect(await engine.listCollections({}, job)).toMatchObject([{ units: 1 }]);
  });

  it('need a text on two sides', async () => {
    await expect(running.engine.saveUnit(unit('Совет', ' — '), job)).rejects.toMatchObject({ code: 'term-empty' });
  });
});

describe('concordance', () => {
  it('marks what renders the words on the other side, from either side', async () => {
    const { engine } = running;
    await engine.saveUnit(unit('Подписан договор о безопасности.', 'The security treaty was signed.'), job);
    const marked = async (text: string, language?: string) => {
      const query = language === undefined ? { text } : { text, language };
      const { results } = await engine.concordance(query, job);
      return results.map(({ source, sourceSpans, target, targetSpans }) => [
        ...sourceSpans.map(({ start, end }) => source.slice(start, end)),
        ...targetSpans.map(({ start, end }) => target.slice(start, end)),
      ]);
    };
    expect(await marked('безопасности')).toEqual([['безопасности', 'security']]);
    expect(await marked('treaty')).toEqual([['treaty', 'договор']]);
    expect(await marked('treaty', 'ru')).toEqual([]);
  });

  it('leads to the text a unit was confirmed in; deleting the unit withdraws the bead', async () => {
    const { engine } = running;
    const source = { kind: 'file', path: councilRu } as const;
    const target = { kind: 'file', path: councilEn } as const;
    const { id: bitextId } = await engine.createBitext({ source, target, collectionId }, job);
    const { beadViews } = await engine.getBitext({ id: bitextId }, job);
    const beadId = beadViews[0]?.id ?? 0;
    await engine.setBeadState({ bitextId, beadIds: [beadId], state: 'confirmed' }, job);
    const [hit] = (await engine.concordance({ text: 'министров' }, job)).results;
    expect(hit?.bead).toEqual({ id: beadId, bitextId, sourceStart: 0, targetStart: 0 });
    await engine.deleteUnits({ ids: [hit?.unitId ?? 0] }, job);
    const state = async () => (await engine.getBitext({ id: bitextId }, job)).beadViews[0]?.state;
    expect(await state()).toBe('proposed');
    await engine.undo({}, job);
    expect(await state()).toBe('confirmed');
    expect((await engine.concordance({ text: 'министров' }, job)).results).toMatchObject([{ bead: { id: beadId } }]);
  });

  it('is written to a file, and over one only when told to', async () => {
    const { engine, databasePath } = running;
    await engine.saveUnit(unit('Договор\tо мире', 'Peace\ntreaty'), job);
    const path = join(databasePath, '..', 'совпадения.tsv');
    expect(await engine.exportConcordance({ text: 'договор', path }, job)).toEqual({ path, rows: 1 });
    const [heading, row] = readFileSync(path, 'utf8').trimEnd().split('\n');
    expect(heading?.split('\t').slice(0, 2)).toEqual(['source', 'target']);
    expect(row?.split('\t').slice(0, 4)).toEqual(['Договор о мире', 'Peace treaty', 'ru', 'en']);
    await expect(engine.exportConcordance({ text: 'договор', path }, job)).rejects.toMatchObject({
      code: 'file-not-writable',
    });
    expect(await engine.exportConcordance({ text: 'нет такого', path, overwrite: true }, job)).toMatchObject({
      rows: 0,
    });
  });
});

describe('found units', () => {
  const contractOf = (ru: string, en: string, origin: string) => ({ ...unit(ru, en), origin });

  it('are narrowed by a part of their origin, and by when they were changed', async () => {
    const { engine } = running;
    await engine.saveUnit(contractOf('Один контракт заключён.', 'One contract is made.', 'Договоры 2025.tmx'), job);
    await engine.saveUnit(contractOf('Другой контракт заключён.', 'Another contract is made.', 'Письма'), job);
    const found = async (more: object) => [
      (await engine.concordance({ text: 'контракт', ...more }, job)).results.map(({ origin }) => origin).sort(),
      (await engine.match({ text: 'Один контракт заключён.', min: 30, ...more }, job)).results.length,
    ];
    expect(await found({})).toEqual([['Договоры 2025.tmx', 'Письма'], 2]);
    expect(await found({ origin: 'договоры' })).toEqual([['Договоры 2025.tmx'], 1]);
    expect(await found({ origin: 'ничьё' })).toEqual([[], 0]);
    expect(await found({ changedSince: '2020-01-01T00:00:00.000Z' })).toEqual([['Договоры 2025.tmx', 'Письма'], 2]);
    expect(await found({ changedSince: '2120-01-01T00:00:00.000Z' })).toEqual([[], 0]);
  });

  it.each([
    ['tsv', 'Peace holds.\tru\ten'],
    ['csv', ';Peace holds.;'],
    ['tmx', '<seg>Peace holds.</seg>'],
    ['xlsx', 'PK'],
  ] as const)('are written as %s, those that are gone left out', async (format, part) => {
    const { engine, databasePath } = running;
    const { id } = await engine.saveUnit(unit('Мир держится.', 'Peace holds.'), job);
    const path = join(databasePath, '..', `выбранное.${format}`);
    const request = { ids: [id, 999_999], path, format } as const;
    expect(await engine.exportUnits(request, job)).toEqual({ path, rows: 1 });
    expect(readFileSync(path, 'utf8')).toContain(part);
    await expect(engine.exportUnits(request, job)).rejects.toMatchObject({ code: 'file-not-writable' });
    await expect(engine.exportUnits({ ...request, ids: [999_999], overwrite: true }, job)).rejects.toMatchObject({
      code: 'nothing-to-export',
    });
    const whole = { text: 'мир держится', path, format, overwrite: true } as const;
    expect(await engine.exportConcordance(whole, job)).toEqual({ path, rows: 1 });
    expect(readFileSync(path, 'utf8')).toContain(part.split('\t')[0]);
  });
});

describe('entries', () => {
  it('have a history with authors, and are restored from it', async () => {
    const { engine } = running;
    const made = await save('Совет', 'Council');
    await engine.saveEntry({ ...made, note: 'проверено' }, job);
    await engine.deleteEntries({ ids: [made.id] }, job);
    running = await running.restart();
    const history = await running.engine.entryHistory({ id: made.id }, job);
    expect(history.map(({ label }) => label.key)).toEqual(['delete-entries', 'edit-entry', 'new-entry']);
    expect(history[0]?.after).toBeUndefined();
    expect(history[1]?.after).toMatchObject({ note: 'проверено' });
    expect(history.every(({ author, madeAt }) => author !== '' && madeAt > '2000')).toBe(true);
    const restored = await running.engine.restoreEntry({ id: made.id, changeId: history[1]?.changeId ?? 0 }, job);
    expect(restored).toMatchObject({ id: made.id, note: 'проверено' });
  });

  it('that are one thing are found, previewed as one, merged, and parted by undo', async () => {
    const { engine } = running;
    const one = await save('Совет коллективной безопасности', 'Collective Security Council');
    const other = await save('Совет коллективной безопасности', 'CS Council');
    const [pair] = await engine.findDuplicates({}, job);
    expect(pair).toMatchObject({ entry: { id: one.id }, other: { id: other.id }, why: 'same-term' });
    const merge = { intoId: one.id, fromIds: [other.id] };
    const preview = await engine.previewMerge(merge, job);
    expect(await engine.getEntry({ id: other.id }, job)).toEqual(other);
    const merged = await engine.mergeEntries(merge, job);
    const texts = ({ terms }: { terms: readonly { text: string }[] }) => terms.map(({ text }) => text);
    expect(texts(merged)).toEqual(texts(preview));
    expect(texts(merged)).toContain('CS Council');
    await expect(engine.getEntry({ id: other.id }, job)).rejects.toMatchObject({ code: 'not-found' });
    await engine.undo({}, job);
    expect(await engine.getEntry({ id: other.id }, job)).toEqual(other);
    expect(await engine.getEntry({ id: one.id }, job)).toEqual(one);
  });
});

describe('backups', () => {
  it('are made by hand, listed, looked into and restored', async () => {
    const { engine } = running;
    await save('Совет', 'Council');
    const made = await engine.backup({}, job);
    expect(made).toMatchObject({ kind: 'by-hand', entries: 1 });
    await save('Комитет', 'Committee');
    expect(await engine.listBackups({}, job)).toEqual([made]);
    expect(await engine.inspectBackup({ path: made.path }, job)).toEqual(made);
    const { restored, saved } = await engine.restoreBackup({ path: made.path }, job);
    expect(restored).toEqual(made);
    expect((await engine.status({}, job)).entries).toBe(1);
    expect(await engine.inspectBackup({ path: saved }, job)).toMatchObject({ kind: 'before-restore', entries: 2 });
    expect((await engine.listBackups({}, job)).map(({ kind }) => kind).sort()).toEqual(['before-restore', 'by-hand']);
  });

  it('are the way out of a memory that cannot be opened', async () => {
    await save('Совет', 'Council');
    const { path } = await running.engine.backup({}, job);
    await running.close();
    writeFileSync(running.databasePath, 'повреждена');
    running = await running.restart();
    await expect(running.engine.status({}, job)).rejects.toMatchObject({ code: 'database-damaged' });
    expect(await running.engine.listBackups({}, job)).toMatchObject([{ path, entries: 1 }]);
    const { saved } = await running.engine.restoreBackup({ path }, job);
    expect(readFileSync(saved, 'utf8')).toBe('повреждена');
    expect((await running.engine.status({}, job)).entries).toBe(1);
    expect(running.changes.at(-1)?.what).toContain('entries');
  });

  it('leave a sound memory as it is when the backup is damaged', async () => {
    const path = join(running.databasePath, '..', 'копия.db');
    writeFileSync(path, 'нет');
    await expect(running.engine.restoreBackup({ path }, job)).rejects.toMatchObject({
      code: 'database-damaged',
      details: { file: path },
    });
    expect((await running.engine.status({}, job)).collections).toBe(1);
  });

  it('are made by themselves while nobody asks for anything', async () => {
    const kept = keepHouse(running.engine, running.openedMemory, (error) => {
      throw error;
    });
    await kept.engine.status({}, job);
    await kept.look(Date.now());
    expect(await running.engine.listBackups({}, job)).toEqual([]);
    await kept.look(Date.now() + 60_000);
    expect(await running.engine.listBackups({}, job)).toMatchObject([{ kind: 'daily' }]);
    await kept.look(Date.now() + 3_600_000);
    expect(await running.engine.listBackups({}, job)).toHaveLength(1);
    kept.stop();
  });
});

describe('the memory as plain files', () => {
  const linesOf = (path: string) => readFileSync(path, 'utf8').trimEnd().split('\n');

  it('holds everything, in a folder that was not there', async () => {
    const { engine } = running;
    const entry = await save('Совет', 'Council');
    const held = await engine.saveUnit(unit('Совет принял решение.', 'The Council took a decision.'), job);
    const source = { kind: 'file', path: councilRu } as const;
    const target = { kind: 'file', path: councilEn } as const;
    const { beads } = await engine.createBitext({ source, target, collectionId }, job);
    const folder = join(running.databasePath, '..', 'всё');
    const report = await engine.exportMemory({ folder }, job);
    expect(report).toMatchObject({ entries: 1, units: 1, bitexts: 1 });
    expect(report.files).toEqual(readdirSync(folder).sort());
    const parsed = (name: string) => linesOf(join(folder, name)).map((line) => JSON.parse(line) as object);
    expect(parsed('entries.jsonl')).toEqual([entry]);
    expect(parsed('units.jsonl')).toEqual([held]);
    expect(parsed('collections.jsonl')).toEqual([{ id: collectionId, name: 'Клиент', searched: true }]);
    expect(JSON.parse(readFileSync(join(folder, 'settings.json'), 'utf8'))).toEqual(await engine.settings({}, job));
    expect(parsed('bitexts.jsonl')).toMatchObject([{ sourceName: 'council.ru.txt', beads, candidates: [] }]);
    expect(linesOf(join(folder, 'units.tsv'))[1]).toContain('Совет принял решение.\tThe Council took a decision.');
    expect(linesOf(join(folder, 'glossary.tsv'))).toHaveLength(2);
    await expect(engine.exportMemory({ folder }, job)).rejects.toMatchObject({ code: 'folder-not-empty' });
  });

  it('leaves nothing behind when cancelled', async () => {
    await running.engine.addStarterGlossary({}, job);
    const folder = join(running.databasePath, '..', 'прервано');
    const stop = new AbortController();
    const cancelled = running.engine.exportMemory(
      { folder },
      createJob(stop.signal, () => stop.abort()),
    );
    await expect(cancelled).rejects.toMatchObject({ code: 'cancelled' });
    expect(existsSync(folder)).toBe(false);
    expect(readdirSync(join(folder, '..')).filter((name) => name.includes('прервано'))).toEqual([]);
  });
});
