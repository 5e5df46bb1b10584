import { describe, expect, it } from 'vitest';
import { createJob } from '../../src/engine/job.ts';
import { openKnowledge } from '../../src/engine/knowledge.ts';
import { dataFolderOfSource } from '../../src/engine/places.ts';
import { alignPair } from '../../src/engine/services/aligning.ts';
import { councilEn, councilRu } from '../cli/pair-files.ts';
import { measure } from '../own-time.ts';
import { largePair } from './large-texts.ts';

const knowledge = openKnowledge(dataFolderOfSource());
const job = () => createJob(new AbortController().signal);

/** The longest time, in ms, for which nothing else had a turn, while the work went on. */
async function longestBlock(work: Promise<unknown>): Promise<number> {
  let longest = 0;
  let sinceLast = measure();
  const timer = setInterval(() => {
    longest = Math.max(longest, sinceLast());
    sinceLast = measure();
  }, 1);
  await work.catch(() => {});
  clearInterval(timer);
  return longest;
}

describe('aligning two documents', () => {
  it('links their sentences in order, each once, sides as given', async () => {
    const forth = await alignPair(
      knowledge,
      undefined,
      { source: { kind: 'file', path: councilRu }, target: { kind: 'file', path: councilEn } },
      job(),
    );
    expect([forth.source.language, forth.target.language]).toEqual(['ru', 'en']);
    expect(
      forth.alignment.beads.every(
        ({ source, target }) => source.end - source.start === 1 && target.end - target.start === 1,
      ),
    ).toBe(true);
    const back = await alignPair(
      knowledge,
      undefined,
      { source: { kind: 'file', path: councilEn }, target: { kind: 'file', path: councilRu } },
      job(),
    );
    expect([back.source.language, back.target.language]).toEqual(['en', 'ru']);
    expect(back.alignment.beads).toHaveLength(forth.alignment.beads.length);
  });

  it('refuses two texts in one language, whether told or found', async () => {
    const file = { kind: 'file', path: councilEn } as const;
    const same = alignPair(knowledge, undefined, { source: file, target: file }, job());
    await expect(same).rejects.toMatchObject({ code: 'same-language', details: { language: 'en' } });
    const told = { source: { ...file, language: 'en-GB' }, target: { ...file, language: 'en-US' } };
    await expect(alignPair(knowledge, undefined, told, job())).rejects.toMatchObject({ code: 'same-language' });
  });

  it('says where a text has no language and where it has no words', async () => {
    const english = { kind: 'text', name: 'a.txt', text: 'The Council met in Minsk.' } as const;
    const digits = { kind: 'text', name: 'b.txt', text: '12 345 / 67' } as const;
    await expect(alignPair(knowledge, undefined, { source: digits, target: english }, job())).rejects.toMatchObject({
      code: 'language-unknown',
      details: { file: 'b.txt' },
    });
    const empty = { kind: 'text', name: 'c.txt', text: ' \n ', language: 'ru' } as const;
    await expect(alignPair(knowledge, undefined, { source: empty, target: english }, job())).rejects.toMatchObject({
      code: 'document-without-text',
      details: { file: 'c.txt' },
    });
  });

  it('lets other work in, and stops within 200 ms of a cancel, at any moment of it', async () => {
    await knowledge.lexicon();
    const pair = largePair(3_000);
    for (const after of [5, 60, 150, 300, 500, 800]) {
      const controller = new AbortController();
      let sinceCancel = () => Number.POSITIVE_INFINITY;
      const work = alignPair(knowledge, undefined, pair, createJob(controller.signal));
      setTimeout(() => {
        sinceCancel = measure();
        controller.abort();
      }, after);
      const blocked = await longestBlock(work);
      expect(sinceCancel()).toBeLessThan(200);
      await expect(work).rejects.toMatchObject({ code: 'cancelled' });
      expect(blocked).toBeLessThan(200);
    }
  });
});
