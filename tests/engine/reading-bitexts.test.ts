import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { quietJob as job } from '../../src/core/job.ts';
import type { BitextChanges, BitextView } from '../../src/engine/contract.ts';
import { nextPiece, type OpenBitext, unreadSegment, withChanges, withPiece } from '../../src/ui/engine/open-bitext.ts';
import { largePair } from './large-texts.ts';
import { runEngine, type TestEngine } from './run-engine.ts';

const sentences = 1_600;
let running: TestEngine;
let id: number;

beforeAll(async () => {
  running = runEngine();
  ({ id } = await running.engine.createBitext(largePair(sentences), job));
}, 60_000);
afterAll(() => running.dispose());

const open = (near?: { sourceStart: number; targetStart: number }) =>
  running.engine.openBitext({ id, ...(near && { near }) }, job);
const reread = ({ revision }: OpenBitext) => running.engine.openBitext({ id, since: revision }, job);

async function whole(bitext: OpenBitext): Promise<OpenBitext> {
  const next = nextPiece(bitext, 0);
  if (next === undefined) return bitext;
  const piece = await running.engine.readSegments({ id, revision: bitext.revision, ...next }, job);
  if (piece === undefined) throw new Error('the revision is gone');
  return whole(withPiece(bitext, piece));
}

const contentOf = ({ beadViews, sourceSegments, targetSegments }: BitextView) => ({
  beadViews,
  sourceSegments,
  targetSegments,
});

async function expectToBeTrue(bitext: OpenBitext): Promise<void> {
  expect(contentOf(bitext)).toEqual(contentOf(await running.engine.getBitext({ id }, job)));
}

const sent = ({ piece }: BitextChanges) => piece.sourceSegments.length + piece.targetSegments.length;

describe('a long text', () => {
  it('arrives in pieces, the first about the place asked for, and is then whole', async () => {
    const near = { sourceStart: 1_200, targetStart: 1_200 };
    const opened = withChanges(undefined, await open(near));
    expect(opened.beadViews.length).toBeGreaterThan(sentences * 0.9);
    expect(opened.sourceSegments[1_200]?.text).toContain('заседание');
    expect(opened.sourceSegments[0]).toBe(unreadSegment);
    expect(opened.sourceLengths[0]).toBeGreaterThan(40);
    expect(opened.unread.length).toBeGreaterThan(1);
    const text = await whole(opened);
    expect(text.unread).toEqual([]);
    await expectToBeTrue(text);
    expect([...text.sourceLengths]).toEqual(text.sourceSegments.map(({ text }) => text.length));
  });

  it('is read again for what changed alone, and the rest stays the same objects', async () => {
    const before = await whole(withChanges(undefined, await open()));
    const [first, second] = before.beadViews;
    const beadIds = [first?.id ?? 0, second?.id ?? 0];
    const shape = { source: { start: 0, end: 2 }, target: { start: 0, end: 2 } };
    expect([first?.source.end, second?.source.end]).toEqual([1, 2]);

    const unchanged = withChanges(before, await reread(before));
    expect(unchanged.beadViews).toBe(before.beadViews);
    expect(unchanged.sourceSegments).toBe(before.sourceSegments);

    await running.engine.replaceBeads({ bitextId: id, beadIds, shapes: [shape] }, job);
    const changes = await reread(before);
    expect(changes.beadChanges).toMatchObject({ from: 0, removed: 2, added: 1 });
    expect(changes.beadChanges.columns.ids).toHaveLength(1);
    expect(sent(changes)).toBe(0);
    const merged = withChanges(before, changes);
    await expectToBeTrue(merged);
    expect(merged.beadViews.at(-1)).toBe(before.beadViews.at(-1));
    expect(merged.sourceSegments).toBe(before.sourceSegments);

    await running.engine.undo({}, job);
    const undone = withChanges(merged, await reread(merged));
    await expectToBeTrue(undone);
    expect(undone.beadViews.at(-1)).toBe(before.beadViews.at(-1));
  });

  it('keeps to the memory where the window was ahead of it in vain', async () => {
    const before = await whole(withChanges(undefined, await open()));
    const ahead = { ...before, beadViews: before.beadViews.map((bead) => ({ ...bead, state: 'confirmed' as const })) };
    await expectToBeTrue(withChanges(ahead, await reread(before)));
  });

  it('is opened anew where the engine was started again', async () => {
    const before = withChanges(undefined, await open());
    running = await running.restart();
    const next = nextPiece(before, 0);
    expect(next).toBeDefined();
    if (next !== undefined) {
      expect(await running.engine.readSegments({ id, revision: before.revision, ...next }, job)).toBeUndefined();
    }
    const changes = await reread(before);
    expect(changes.since).toBeUndefined();
    await expectToBeTrue(await whole(withChanges(before, changes)));
  });
});

describe('texts that change', () => {
  const paragraphs = (count: number, changed: number) =>
    Array.from({ length: count }, (_, n) => (n === changed ? `Changed ${n}.` : `Sentence ${n}.`)).join('\n\n');
  const pair = (changed: number) => ({
    source: { kind: 'text' as const, name: 'ряды.txt', language: 'ru', text: paragraphs(40, changed) },
    target: { kind: 'text' as const, name: 'rows.txt', language: 'en', text: paragraphs(40, -1) },
  });

  it('send the segments that changed, and what is drawn of the others stays', async () => {
    const { id } = await running.engine.createBitext(pair(-1), job);
    const before = withChanges(undefined, await running.engine.openBitext({ id }, job));
    expect(before.unread).toEqual([]);
    const again = await running.engine.createBitext(pair(5), job);
    expect(again).toMatchObject({ id, recognised: { as: 'changed' } });
    const changes = await running.engine.openBitext({ id, since: before.revision }, job);
    expect(changes.since).toBe(before.revision);
    expect(sent(changes)).toBe(1);
    const after = withChanges(before, changes);
    expect(contentOf(after)).toEqual(contentOf(await running.engine.getBitext({ id }, job)));
    expect(after.sourceSegments[5]?.text).toBe('Changed 5.');
    expect(after.sourceSegments[6]).toBe(before.sourceSegments[6]);
    expect(after.targetSegments).toBe(before.targetSegments);
  });
});
