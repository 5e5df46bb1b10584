import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { quietJob as job } from '../../src/core/job.ts';
import type { BitextSummary, DocumentInput } from '../../src/engine/contract.ts';
import { createJob } from '../../src/engine/job.ts';
import { councilEn, councilRu } from '../cli/pair-files.ts';
import { measure } from '../own-time.ts';
import { largePair } from './large-texts.ts';
import { runEngine, type TestEngine } from './run-engine.ts';

const source: DocumentInput = { kind: 'file', path: councilRu };
const target: DocumentInput = { kind: 'file', path: councilEn };

let running: TestEngine;
beforeEach(() => {
  running = runEngine();
});
afterEach(() => running.dispose());

const council = () => running.engine.createBitext({ source, target }, job);

describe('documents', () => {
  it('are previewed with language, encoding and beginning', async () => {
    expect(await running.engine.previewDocument(source, job)).toMatchObject({
      name: 'council.ru.txt',
      language: 'ru',
      encoding: 'utf-8',
      blocks: 7,
      beginning: expect.stringMatching(/^Заседание Совета министров/),
    });
    const pasted: DocumentInput = { kind: 'text', name: 'Вставка', text: 'The Council met in Minsk.' };
    expect(await running.engine.previewDocument(pasted, job)).toMatchObject({
      name: 'Вставка',
      language: 'en',
      words: 5,
    });
  });

  it('are aligned and kept, and are there after a restart', async () => {
    const made = await council();
    expect(made).toMatchObject({
      sourceName: 'council.ru.txt',
      targetName: 'council.en.txt',
      sourceLanguage: 'ru',
      targetLanguage: 'en',
      confirmedBeads: 0,
      sample: false,
      candidates: { proposed: 0, accepted: 0, rejected: 0 },
    });
    running = await running.restart();
    const view = await running.engine.getBitext({ id: made.id }, job);
    expect(view.beadViews).toHaveLength(made.beads);
    expect(view.sourceSegments[0]).toMatchObject({ text: 'Заседание Совета министров иностранных дел', block: 0 });
    expect((await running.engine.listBitexts({}, job)).map(({ id }) => id)).toEqual([made.id]);
    expect(await running.engine.listCollections({}, job)).toMatchObject([{ name: 'Общая', bitexts: 1 }]);
  });

  it('that were aligned before come back with all that was done to them', async () => {
    const made = await council();
    const { beadViews } = await running.engine.getBitext({ id: made.id }, job);
    const beadIds = beadViews.slice(0, 2).map(({ id }) => id);
    await running.engine.setBeadState({ bitextId: made.id, beadIds, state: 'confirmed' }, job);
    expect(await council()).toMatchObject({ id: made.id, confirmedBeads: 2 });
    const { id } = await running.engine.createCollection({ name: 'Другая' }, job);
    const elsewhere = await running.engine.createBitext({ source, target, collectionId: id }, job);
    expect(elsewhere.id).not.toBe(made.id);
  });
});

describe('the alignment', () => {
  it('is arranged by hand, aligned anew around that, and taken back', async () => {
    const { id } = await council();
    const { beadViews } = await running.engine.getBitext({ id }, job);
    const [first, second] = beadViews;
    if (first === undefined || second === undefined) throw new Error('too few beads');
    const joined = {
      source: { start: first.source.start, end: second.source.end },
      target: { start: first.target.start, end: second.target.end },
    };
    await running.engine.replaceBeads({ bitextId: id, beadIds: [first.id, second.id], shapes: [joined] }, job);
    const again = await running.engine.realign({ bitextId: id }, job);
    expect(again.confirmedBeads).toBe(1);
    const after = await running.engine.getBitext({ id }, job);
    expect(after.beadViews[0]).toMatchObject({ ...joined, state: 'confirmed', confidence: 1 });
    const wrong = { bitextId: id, beadIds: [after.beadViews[4]?.id ?? 0], shapes: [joined] };
    await expect(running.engine.replaceBeads(wrong, job)).rejects.toMatchObject({ code: 'beads-invalid' });
    await running.engine.deleteBitext({ id }, job);
    expect(await running.engine.listBitexts({}, job)).toEqual([]);
    await running.engine.undo({}, job);
    expect(await running.engine.listBitexts({}, job)).toMatchObject([{ id }]);
  });
});

describe('titles', () => {
  async function candidates(bitext: BitextSummary) {
    return running.engine.proposeTitles({ bitextId: bitext.id }, job);
  }

  it('are proposed, accepted, and found again by inflected form and acronym after a restart', async () => {
    const bitext = await council();
    const proposed = await candidates(bitext);
    const organisation = proposed.filter(({ source }) =>
      /^(ОПС|Организация прикаспийского сотрудничества)$/.test(source.text),
    );
    expect(organisation.length).toBeGreaterThan(0);
    const accepted = await running.engine.acceptCandidates(
      { bitextId: bitext.id, edits: organisation.map(({ id }) => ({ id })) },
      job,
    );
    const ids = new Set(organisation.map(({ id }) => id));
    const decided = accepted.filter(({ id }) => ids.has(id));
    expect(decided.map(({ state }) => state)).toEqual(organisation.map(() => 'accepted'));
    expect(decided.every(({ entryId }) => entryId !== undefined)).toBe(true);
    expect(running.changes.flatMap(({ what }) => what)).toContain('entries');

    running = await running.restart();
    for (const query of ['организацией прикаспийского сотрудничества', 'ОПС', 'CCO']) {
      const { results, ms } = await running.engine.lookup({ query }, job);
      expect({ query, found: results.length > 0 }).toEqual({ query, found: true });
      expect(ms).toBeGreaterThan(0);
    }
    const [hit] = (await running.engine.lookup({ query: 'ОПС' }, job)).results;
    const entry = await running.engine.getEntry({ id: hit?.entry ?? 0 }, job);
    expect(entry.evidence[0]).toMatchObject({ documentName: expect.stringMatching(/^council/) });
    const { rows, total } = await running.engine.listEntries({ query: 'прикаспийское', offset: 0, limit: 10 }, job);
    expect(total).toBeGreaterThan(0);
    expect(rows[0]).toMatchObject({ why: expect.any(String) });
  });

  it('that were rejected stay rejected when they are proposed again', async () => {
    const bitext = await council();
    const [first] = await candidates(bitext);
    await running.engine.rejectCandidates({ bitextId: bitext.id, ids: [first?.id ?? 0] }, job);
    const again = await candidates(bitext);
    const same = again.find(
      ({ source, target }) => source.text === first?.source.text && target.text === first?.target.text,
    );
    expect(same).toMatchObject({ state: 'rejected' });
  });

  it('are shown in their cases', async () => {
    const forms = await running.engine.caseForms({ text: 'Постоянный совет', language: 'ru' }, job);
    expect(forms.slice(0, 2)).toEqual([
      { case: 'nominative', text: 'Постоянный совет' },
      { case: 'genitive', text: 'Постоянного совета' },
    ]);
  });
});

describe('entries', () => {
  it('are written, changed, listed, exported and taken back', async () => {
    const { id: collectionId } = await running.engine.createCollection({ name: 'ОПС' }, job);
    const draft = {
      collectionId,
      conceptType: 'organisation',
      terms: [
        {
          language: 'ru',
          text: 'Организация прикаспийского сотрудничества',
          termType: 'fullForm',
          administrativeStatus: 'preferred',
        },
        { language: 'ru', text: 'ОПС', termType: 'acronym', administrativeStatus: 'preferred' },
        {
          language: 'en',
          text: 'Caspian Cooperation Organization',
          termType: 'fullForm',
          administrativeStatus: 'preferred',
        },
        {
          language: 'en',
          text: 'Organization of Caspian Cooperation',
          termType: 'variant',
          administrativeStatus: 'deprecated',
        },
        { language: 'en', text: 'CCO', termType: 'acronym', administrativeStatus: 'preferred' },
      ],
    } as const;
    const made = await running.engine.saveEntry(draft, job);
    const { rows } = await running.engine.listEntries({ offset: 0, limit: 10 }, job);
    expect(rows).toMatchObject([
      {
        ru: 'Организация прикаспийского сотрудничества',
        ruAcronym: 'ОПС',
        en: 'Caspian Cooperation Organization',
        enAcronym: 'CCO',
      },
    ]);

    const path = join(dirname(running.databasePath), 'глоссарий.tsv');
    const tsv = { path, preset: 'tsv', filter: { collectionIds: [collectionId] } } as const;
    const { files } = await running.engine.exportFiles(tsv, job);
    expect(files).toEqual([{ path, holds: 'entries', count: 1 }]);
    const lines = readFileSync(path, 'utf8')
      .trimEnd()
      .split('\n')
      .map((line) => line.split('\t').slice(0, 2));
    expect(lines.slice(1)).toEqual([
      ['Организация прикаспийского сотрудничества', 'Caspian Cooperation Organization'],
      ['Организация прикаспийского сотрудничества', 'Organization of Caspian Cooperation'],
      ['ОПС', 'CCO'],
    ]);
    await expect(running.engine.exportFiles(tsv, job)).rejects.toMatchObject({ code: 'file-not-writable' });

    await running.engine.deleteEntries({ ids: [made.id] }, job);
    expect((await running.engine.listEntries({ offset: 0, limit: 10 }, job)).total).toBe(0);
    await running.engine.undo({}, job);
    expect(await running.engine.getEntry({ id: made.id }, job)).toMatchObject({ conceptType: 'organisation' });
    await expect(
      running.engine.saveEntry({ ...draft, terms: [{ ...draft.terms[0], text: '«…»' }] }, job),
    ).rejects.toMatchObject({ code: 'term-empty' });
  });
});

describe('the sample', () => {
  it('opens aligned, with titles proposed and the wrong renderings known, and only once', async () => {
    const sample = await running.engine.openSample({}, job);
    expect(sample).toMatchObject({ sample: true, sourceLanguage: 'ru', targetLanguage: 'en' });
    expect(sample.candidates.proposed).toBeGreaterThan(5);
    expect(await running.engine.openSample({}, job)).toMatchObject({ id: sample.id });
    expect(await running.engine.listCollections({}, job)).toMatchObject([{ name: 'Пример', bitexts: 1 }]);
    const { rows } = await running.engine.listEntries({ query: 'ОДКБ', offset: 0, limit: 50 }, job);
    expect(rows.flatMap(({ wrong }) => wrong)).toContain('Organization of the Collective Security Treaty');
  });
});

describe('the starter glossary', () => {
  it('is taken in once, into a collection of its own, and answers at once', async () => {
    const collection = await running.engine.addStarterGlossary({}, job);
    expect(collection.name).toBe('Начальный глоссарий');
    expect(collection.entries).toBeGreaterThan(1_000);
    expect(await running.engine.addStarterGlossary({}, job)).toEqual(collection);
    for (const query of ['организации договора о коллективной безопасности', 'ODKB', 'jlr,']) {
      const { results } = await running.engine.lookup({ query, limit: 5 }, job);
      expect({ query, found: results.map(({ terms }) => terms.some(({ text }) => text === 'ОДКБ')) }).toMatchObject({
        query,
        found: expect.arrayContaining([true]),
      });
    }
  });
});

describe('a cancel', () => {
  it('of a long alignment is obeyed within 200 ms and leaves nothing', async () => {
    await running.engine.listCollections({}, job);
    for (const after of [20, 200, 500]) {
      const controller = new AbortController();
      let sinceCancel = () => Number.POSITIVE_INFINITY;
      setTimeout(() => {
        sinceCancel = measure();
        controller.abort();
      }, after);
      const work = running.engine.createBitext(largePair(3_000), createJob(controller.signal));
      await expect(work).rejects.toMatchObject({ code: 'cancelled' });
      expect(sinceCancel()).toBeLessThan(200);
    }
    expect(await running.engine.listBitexts({}, job)).toEqual([]);
    expect(await running.engine.listCollections({}, job)).toEqual([]);
    expect(await running.engine.undoState({}, job)).toEqual({});
  });

  it('of an export leaves the old file and no other', async () => {
    const { id: collectionId } = await running.engine.createCollection({ name: 'Много' }, job);
    const folder = join(dirname(running.databasePath), 'вывоз');
    mkdirSync(folder);
    const path = join(folder, 'старый.tsv');
    writeFileSync(path, 'старое');
    // Progress is told for every hundred.
    for (let n = 0; n < 120; n++) {
      await running.engine.saveEntry(
        {
          collectionId,
          conceptType: 'body',
          terms: [{ language: 'ru', text: `Совет ${n}`, termType: 'fullForm', administrativeStatus: 'preferred' }],
        },
        job,
      );
    }
    const controller = new AbortController();
    const cancelling = createJob(controller.signal, () => controller.abort());
    const work = running.engine.exportFiles({ path, preset: 'tsv', overwrite: true }, cancelling);
    await expect(work).rejects.toMatchObject({ code: 'cancelled' });
    expect(readdirSync(folder)).toEqual(['старый.tsv']);
    expect(readFileSync(path, 'utf8')).toBe('старое');
  });
});

describe('lookup', () => {
  it('is answered while a large text is being aligned', async () => {
    await running.engine.openSample({}, job);
    const controller = new AbortController();
    const long = running.engine.createBitext(largePair(3_000), createJob(controller.signal));
    let slowest = 0;
    for (let n = 0; n < 20; n++) {
      const sinceAsked = measure();
      await running.engine.lookup({ query: 'ОДКБ' }, job);
      slowest = Math.max(slowest, sinceAsked());
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    controller.abort();
    await long.catch(() => {});
    expect(slowest).toBeLessThan(200);
  });
});
