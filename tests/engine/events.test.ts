import { readFileSync, writeFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { quietJob } from '../../src/core/job.ts';
import { scratchFolder } from '../cli/pair-files.ts';
import { runEngine, type TestEngine } from './run-engine.ts';

const text =
  'Доложит Смоленский институт пограничных перевозок. Генеральный секретарь ОДКБ откроет встречу. По данным Смоленского института пограничных перевозок, поток вырос.';
const details = { name: 'Встреча', date: '2126-10-07', place: 'Астана', notes: '' };
const gapTerm = 'Смоленский институт пограничных перевозок';
const rendering = 'Smolensk Institute of Border Transport';

const scratch = scratchFolder();
const job = quietJob;
let running: TestEngine;
let id: number;
beforeAll(async () => {
  running = runEngine();
  const event = await running.engine.createEvent(
    { ...details, documents: [{ kind: 'text', name: 'повестка', text, language: 'ru' }] },
    job,
  );
  id = event.id;
}, 60_000);
afterAll(async () => {
  await running.dispose();
  scratch.remove();
});

const gapOf = async () => {
  const { items, coverage } = await running.engine.getBrief({ id }, job);
  return { gap: items.find(({ term }) => term === gapTerm)!, coverage };
};

describe('an event', () => {
  it('keeps its papers and takes its direction from them', async () => {
    const [event] = await running.engine.listEvents({}, job);
    expect(event).toMatchObject({ ...details, direction: 'ru-en', papers: [{ name: 'повестка', language: 'ru' }] });
  });

  it('adds the same paper once', async () => {
    const documents = [{ kind: 'text', name: 'снова', text, language: 'ru' }] as const;
    expect((await running.engine.addPapers({ id, documents }, job)).papers).toHaveLength(1);
  });

  it('shows a gap where it stands, and takes it to the glossary with the sentence as evidence', async () => {
    const before = await gapOf();
    expect(before.gap).toMatchObject({ state: 'gap', count: 2, dismissed: false });
    const { text: sentence, start, end } = before.gap.contexts[0]!;
    expect(sentence.slice(start, end)).toBe(gapTerm);

    const { entryId, coverage } = await running.engine.acceptGap({ id, key: before.gap.key, rendering }, job);
    expect(coverage.rendered).toBe(before.coverage.rendered + 2);
    // The overview knows without reading the papers again.
    const { occurrences, rendered } = coverage;
    const { nextEvent } = await running.engine.overview({}, job);
    expect(nextEvent).toMatchObject({ id, stale: false, coverage: { occurrences, rendered } });
    expect(await running.engine.eventCoverage({ id }, job)).toEqual(nextEvent?.coverage);
    const entry = await running.engine.getEntry({ id: entryId }, job);
    expect(entry.terms.map((term) => term.text)).toEqual([gapTerm, rendering]);
    expect(entry.evidence).toEqual([
      expect.objectContaining({
        documentName: 'повестка',
        sourceText: sentence,
        sourceStart: start,
        sourceEnd: end,
        date: '2126-10-07',
      }),
    ]);
    // Read anew from the memory the brief says the same.
    await running.engine.updateEvent({ id, ...details }, job);
    const after = await gapOf();
    expect(after.gap).toMatchObject({ state: 'known', origin: 'memory', rendering });
    expect(after.coverage).toEqual(coverage);
  });

  it('has the gap back when the acceptance is undone', async () => {
    await running.engine.undo({}, job);
    expect((await gapOf()).gap).toMatchObject({ state: 'gap' });
    await running.engine.redo({}, job);
    expect((await gapOf()).gap).toMatchObject({ state: 'known' });
  });

  it('refuses an empty rendering and leaves the gap', async () => {
    await running.engine.undo({}, job);
    const { gap } = await gapOf();
    await expect(running.engine.acceptGap({ id, key: gap.key, rendering: ' ' }, job)).rejects.toMatchObject({
      code: 'term-empty',
    });
    expect((await gapOf()).gap.state).toBe('gap');
  });

  it('remembers what was put aside', async () => {
    const { gap } = await gapOf();
    await running.engine.dismissGaps({ id, keys: [gap.key] }, job);
    expect((await gapOf()).gap.dismissed).toBe(true);
    running = await running.restart();
    expect((await gapOf()).gap.dismissed).toBe(true);
    await running.engine.dismissGaps({ id, keys: [gap.key], back: true }, job);
    expect((await gapOf()).gap.dismissed).toBe(false);
  });

  it('asks confirmed pairs both ways and brings them back by what was answered', async () => {
    const study = await running.engine.study({ id, timeZone: 180 }, job);
    expect(study.due.map(({ asks, question, answer }) => [asks, question, answer])).toEqual(
      expect.arrayContaining([
        ['ru', 'Генеральный секретарь ОДКБ', 'CSTO Secretary General'],
        ['en', 'CSTO Secretary General', 'Генеральный секретарь ОДКБ'],
      ]),
    );
    expect(study.due.map(({ question }) => question)).not.toContain(gapTerm);
    const card = study.due[0]!;
    expect(Date.parse(card.next.easy)).toBeGreaterThan(Date.parse(card.next.again));
    await running.engine.reviewCard({ cardId: card.id, eventId: id, rating: 'easy' }, job);
    const after = await running.engine.study({ id, timeZone: 180 }, job);
    expect(after.due.map((one) => one.id)).not.toContain(card.id);
    expect(after).toMatchObject({ reviews: 1, retention: 1, counts: { later: 1 } });
    expect(after.days.at(-1)).toMatchObject({ known: 1, failed: 0 });
    expect(await running.engine.undoReview({ eventId: id }, job)).toEqual({ cardId: card.id });
    expect((await running.engine.study({ id, timeZone: 180 }, job)).counts).toEqual(study.counts);
  });

  it('shares what is confirmed, without the papers, and shows what a colleague would get', async () => {
    const path = scratch.path('встреча.json');
    const { rows } = await running.engine.shareEvent({ id, path }, job);
    expect(rows).toBeGreaterThan(0);
    expect(readFileSync(path, 'utf8')).not.toContain('поток вырос');

    const colleague = runEngine();
    try {
      const { id: collectionId } = await colleague.engine.createCollection({ name: 'Свои' }, job);
      const term = { administrativeStatus: 'preferred', termType: 'fullForm' } as const;
      await colleague.engine.saveEntry(
        {
          collectionId,
          conceptType: 'post',
          terms: [
            { ...term, language: 'ru', text: 'Генеральный секретарь ОДКБ' },
            { ...term, language: 'en', text: 'Secretary-General of CSTO' },
          ],
        },
        job,
      );
      const preview = await colleague.engine.previewEventFile({ path }, job);
      expect(preview).toMatchObject({ name: 'Встреча', place: 'Астана' });
      const row = preview.rows.find(({ ru }) => ru === 'Генеральный секретарь ОДКБ');
      expect(row).toMatchObject({
        state: 'different',
        mine: 'Secretary-General of CSTO',
        en: 'CSTO Secretary General',
      });
      const keys = preview.rows.filter(({ state }) => state === 'new').map(({ key }) => key);
      const merged = await colleague.engine.mergeEventFile({ path, keys }, job);
      expect(merged.added + merged.merged).toBe(keys.length);
      const again = await colleague.engine.previewEventFile({ path }, job);
      expect(again.rows.filter(({ state }) => state === 'new')).toEqual([]);
      expect(again.rows.find(({ ru }) => ru === 'Генеральный секретарь ОДКБ')).toMatchObject({ state: 'different' });
    } finally {
      await colleague.dispose();
    }
  });

  it.each([
    ['no JSON', 'x', 'event-file-invalid'],
    ['another JSON', '{"a":1}', 'event-file-invalid'],
    ['a newer one', '{"format":"concordat-event","version":99,"rows":[]}', 'event-file-newer'],
    [
      'a row without a name',
      '{"format":"concordat-event","version":1,"rows":[{"ru":"","en":"a"}]}',
      'event-file-invalid',
    ],
  ])('refuses %s', async (_, content, code) => {
    const path = scratch.path('чужой.json');
    writeFileSync(path, content);
    await expect(running.engine.previewEventFile({ path }, job)).rejects.toMatchObject({ code });
  });

  it('goes with its papers and cards', async () => {
    await running.engine.deleteEvent({ id }, job);
    expect(await running.engine.listEvents({}, job)).toEqual([]);
    await expect(running.engine.getBrief({ id }, job)).rejects.toMatchObject({ code: 'not-found' });
  });
});
