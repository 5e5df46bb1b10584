import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { quietJob as job } from '../../src/core/job.ts';
import type { BitextView, DocumentInput } from '../../src/engine/contract.ts';
import { councilEn, councilRu } from '../cli/pair-files.ts';
import { runEngine, type TestEngine } from './run-engine.ts';

const source: DocumentInput = { kind: 'file', path: councilRu };
const target: DocumentInput = { kind: 'file', path: councilEn };

let running: TestEngine;
beforeEach(() => {
  running = runEngine();
});
afterEach(() => running.dispose());

async function council() {
  const { id } = await running.engine.createBitext({ source, target }, job);
  return running.engine.getBitext({ id }, job);
}

function textsOf(view: BitextView, row: number, side: 'source' | 'target'): readonly string[] {
  const range = view.beadViews[row]?.[side] ?? { start: 0, end: 0 };
  const segments = side === 'source' ? view.sourceSegments : view.targetSegments;
  return segments.slice(range.start, range.end).map(({ text }) => text);
}

const undoKey = async () => (await running.engine.undoState({}, job)).undo?.key;

describe('a row', () => {
  it('is edited, and keeps it when its files are opened again', async () => {
    const view = await council();
    const was = textsOf(view, 0, 'source');
    const edit = { bitextId: view.id, beadId: view.beadViews[0]?.id ?? 0, side: 'source' as const, was };
    await running.engine.editRow({ ...edit, texts: ['Заседание Совета'] }, job);
    expect(await undoKey()).toBe('edit-text');
    running = await running.restart();
    const again = await running.engine.createBitext({ source, target }, job);
    expect(again).toMatchObject({ id: view.id, recognised: { as: 'same' } });
    expect(textsOf(await running.engine.getBitext({ id: view.id }, job), 0, 'source')).toEqual(['Заседание Совета']);
    await expect(running.engine.editRow({ ...edit, texts: ['Иначе'] }, job)).rejects.toMatchObject({
      code: 'text-changed',
    });
    await running.engine.undo({}, job);
    expect(textsOf(await running.engine.getBitext({ id: view.id }, job), 0, 'source')).toEqual(was);
  });

  it('is split, joined, swapped and deleted, each under a name of its own', async () => {
    const view = await council();
    const bitextId = view.id;
    const beadId = view.beadViews[0]?.id ?? 0;
    const whole = textsOf(view, 0, 'source')[0] ?? '';
    const parts = [whole.slice(0, 9), whole.slice(10)];
    const edit = { bitextId, beadId, side: 'source' as const };
    const keys: (string | undefined)[] = [];
    await running.engine.editRow({ ...edit, was: [whole], texts: parts }, job);
    keys.push(await undoKey());
    await running.engine.editRow({ ...edit, was: parts, texts: [whole] }, job);
    keys.push(await undoKey());
    await running.engine.swapRows({ bitextId, beadIds: [beadId] }, job);
    keys.push(await undoKey());
    await running.engine.deleteRows({ bitextId, beadIds: [beadId] }, job);
    keys.push(await undoKey());
    await running.engine.swapSides({ bitextId }, job);
    keys.push(await undoKey());
    expect(keys).toEqual(['split-text', 'join-text', 'swap-beads', 'delete-beads', 'swap-sides']);
    const after = await running.engine.getBitext({ id: bitextId }, job);
    expect(after.beadViews).toHaveLength(view.beadViews.length - 1);
    expect(textsOf(after, 0, 'target')).toEqual(textsOf(view, 1, 'source'));
    for (const _ of keys) await running.engine.undo({}, job);
    expect((await running.engine.getBitext({ id: bitextId }, job)).sourceSegments).toEqual(view.sourceSegments);
  });
});

describe('replacing', () => {
  const find = { query: 'Совета? (\\p{L}+)', isRegExp: true, matchCase: true };

  it('goes through the whole text in one change', async () => {
    const view = await council();
    const request = { bitextId: view.id, find, replacement: 'Комитет $1', sides: ['source', 'target'] as const };
    const result = await running.engine.replaceText(request, job);
    const all = (of: BitextView) => of.sourceSegments.map(({ text }) => text).join('\n');
    const after = await running.engine.getBitext({ id: view.id }, job);
    const expected = all(view).replaceAll(/Совета? (\p{L}+)/gu, 'Комитет $1');
    expect(all(after)).toBe(expected);
    expect(result.places).toBe(all(view).match(/Совета? \p{L}+/gu)?.length);
    expect(await undoKey()).toBe('replace-text');
    await running.engine.undo({}, job);
    expect(all(await running.engine.getBitext({ id: view.id }, job))).toBe(all(view));
  });

  it('takes out rows it leaves empty', async () => {
    const view = await council();
    const whole = { query: '^Заседание Совета.*$', isRegExp: true, matchCase: true };
    const english = { query: '^.*Council of (?:Ministers of )?Foreign.*$', isRegExp: true, matchCase: true };
    await running.engine.replaceText({ bitextId: view.id, find: whole, replacement: '', sides: ['source'] }, job);
    const half = await running.engine.getBitext({ id: view.id }, job);
    expect(half.sourceSegments.length).toBeLessThan(view.sourceSegments.length);
    expect(half.beadViews).toHaveLength(view.beadViews.length);
    expect(half.beadViews[0]?.source).toEqual({ start: 0, end: 0 });
    const all = { query: '^.+$', isRegExp: true, matchCase: false };
    await running.engine.replaceText(
      { bitextId: view.id, find: all, replacement: '', sides: ['source', 'target'] },
      job,
    );
    expect((await running.engine.getBitext({ id: view.id }, job)).beadViews).toEqual([]);
    await running.engine.undo({}, job);
    await running.engine.replaceText({ bitextId: view.id, find: english, replacement: '', sides: ['source'] }, job);
    expect((await running.engine.getBitext({ id: view.id }, job)).beadViews).toEqual(half.beadViews);
  });

  it('refuses a pattern that makes no sense', async () => {
    const { id } = await council();
    const nonsense = { query: '(', isRegExp: true, matchCase: false };
    await expect(
      running.engine.replaceText({ bitextId: id, find: nonsense, replacement: '', sides: ['source'] }, job),
    ).rejects.toMatchObject({ code: 'pattern-invalid' });
  });
});

describe('aligning chosen rows anew', () => {
  it('mends them and leaves the others', async () => {
    const { id, beadViews } = await council();
    const [first, second, third] = beadViews;
    if (first === undefined || second === undefined || third === undefined) throw new Error('too few beads');
    // Wrong on purpose: the second row loses its translation to the third.
    const shapes = [
      { source: second.source, target: { start: second.target.start, end: second.target.start } },
      { source: third.source, target: { start: second.target.start, end: third.target.end } },
    ];
    await running.engine.replaceBeads({ bitextId: id, beadIds: [second.id, third.id], shapes }, job);
    const wrong = await running.engine.getBitext({ id }, job);
    const beadIds = wrong.beadViews.slice(1, 3).map((bead) => bead.id);
    await running.engine.setBeadState({ bitextId: id, beadIds, state: 'proposed' }, job);
    await running.engine.realign({ bitextId: id, beadIds }, job);
    const after = await running.engine.getBitext({ id }, job);
    expect(after.beadViews.map(({ source, target }) => ({ source, target }))).toEqual(
      beadViews.map(({ source, target }) => ({ source, target })),
    );
    const kept = (views: BitextView['beadViews']) => [views[0], ...views.slice(3)].map((bead) => bead?.id);
    expect(kept(after.beadViews)).toEqual(kept(wrong.beadViews));
  });
});
