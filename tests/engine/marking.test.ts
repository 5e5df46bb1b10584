import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { quietJob as job } from '../../src/core/job.ts';
import type { BeadMarks, TermDraft } from '../../src/engine/contract.ts';
import { createJob } from '../../src/engine/job.ts';
import { runEngine, type TestEngine } from './run-engine.ts';

let running: TestEngine;
beforeEach(() => {
  running = runEngine();
});
afterEach(() => running.dispose());

const russian = [
  'Устав ОДКБ принят.',
  'Он вступил в силу.',
  'Участвовали 12 стран.',
  'В 2003 году вступил Узбекистан.',
];
const english = [
  'The ODKB charter was adopted.',
  'It came into force.',
  'Twelve countries took part.',
  'Uzbekistan joined.',
];

async function aligned() {
  const text = (name: string, language: string, lines: readonly string[]) =>
    ({ kind: 'text', name, language, text: lines.join('\n\n') }) as const;
  const { id } = await running.engine.createBitext(
    { source: text('устав.txt', 'ru', russian), target: text('charter.txt', 'en', english) },
    job,
  );
  const { beadViews } = await running.engine.getBitext({ id }, job);
  expect(beadViews).toHaveLength(russian.length);
  const { revision } = await running.engine.openBitext({ id }, job);
  return { id, revision, beadIds: beadViews.map((bead) => bead.id) };
}

const term = (language: string, text: string, administrativeStatus: TermDraft['administrativeStatus']): TermDraft => ({
  language,
  text,
  termType: 'acronym',
  administrativeStatus,
});

async function saveCsto(): Promise<number> {
  const [collection] = await running.engine.listCollections({}, job);
  const entry = await running.engine.saveEntry(
    {
      collectionId: collection?.id ?? 0,
      conceptType: 'organisation',
      terms: [term('ru', 'ОДКБ', 'preferred'), term('en', 'CSTO', 'preferred'), term('en', 'ODKB', 'deprecated')],
    },
    job,
  );
  return entry.id;
}

const titlesOf = (marks: BeadMarks | undefined) => marks?.marks.filter(({ kind }) => kind === 'title');

describe('marks', () => {
  it('know the terms of the memory as soon as they are there, the wrong ones too', async () => {
    const { id, revision, beadIds } = await aligned();
    const [before] = await running.engine.markBeads({ bitextId: id, revision, beadIds: beadIds.slice(0, 1) }, job);
    expect(before?.marks.every(({ meaning }) => meaning?.from !== 'memory')).toBe(true);
    const entryId = await saveCsto();
    const [after] = await running.engine.markBeads({ bitextId: id, revision, beadIds: beadIds.slice(0, 1) }, job);
    expect(titlesOf(after)).toMatchObject([
      { side: 'source', start: 6, end: 10, alone: false, meaning: { from: 'memory', entryId, rendering: 'CSTO' } },
      { side: 'target', start: 4, end: 8, alone: false, meaning: { status: 'deprecated', better: 'CSTO' } },
    ]);
  });

  it('know the candidates of the text, but not those that were rejected', async () => {
    const { id } = await running.engine.openSample({}, job);
    const { revision } = await running.engine.openBitext({ id }, job);
    const candidates = await running.engine.listCandidates({ bitextId: id }, job);
    const { beadViews } = await running.engine.getBitext({ id }, job);
    const candidate = candidates.find(({ state, conceptType }) => state === 'proposed' && conceptType === 'person');
    const beadIds = [beadViews[candidate?.occurrences[0]?.bead ?? 0]?.id ?? 0];
    const marked = async () => {
      const [marks] = await running.engine.markBeads({ bitextId: id, revision, beadIds }, job);
      return marks?.marks.filter(
        ({ meaning }) => meaning?.from === 'candidate' && meaning.candidateId === candidate?.id,
      );
    };
    expect(await marked()).toHaveLength(2);
    await running.engine.rejectCandidates({ bitextId: id, ids: [candidate?.id ?? 0] }, job);
    expect(await marked()).toEqual([]);
  });

  it('leave out beads that are gone, and stop when the caller has gone', async () => {
    const { id, revision, beadIds } = await aligned();
    expect(await running.engine.markBeads({ bitextId: id, revision, beadIds: [999_999] }, job)).toEqual([]);
    const controller = new AbortController();
    const cancelled = running.engine.markBeads({ bitextId: id, revision, beadIds }, createJob(controller.signal));
    controller.abort();
    await expect(cancelled).rejects.toMatchObject({ code: 'cancelled' });
  });
});

describe('the next place that stands on one side only', () => {
  it('is found behind a bead, goes round, and is no more when the memory knows better', async () => {
    const { id, beadIds } = await aligned();
    const next = async (after: number) => (await running.engine.nextOneSided({ bitextId: id, after }, job)).beadId;
    // 2003 has no counterpart in the last row.
    expect(await next(beadIds[0] ?? 0)).toBe(beadIds[3]);
    expect(await next(beadIds[3] ?? 0)).toBe(beadIds[3]);
    await expect(next(999_999)).rejects.toMatchObject({ code: 'not-found' });
  });

  it('is none where both sides agree', async () => {
    const text = (name: string, text: string) => ({ kind: 'text', name, text }) as const;
    const { id } = await running.engine.createBitext(
      { source: text('а.txt', 'В 2003 году вступил Узбекистан.'), target: text('b.txt', 'Uzbekistan joined in 2003.') },
      job,
    );
    const { beadViews } = await running.engine.getBitext({ id }, job);
    expect(await running.engine.nextOneSided({ bitextId: id, after: beadViews[0]?.id ?? 0 }, job)).toEqual({});
  });
});
