import { mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { quietJob as job } from '../../src/core/job.ts';
import type { EntryDraft, EntryView } from '../../src/engine/contract.ts';
import { runEngine, type TestEngine } from './run-engine.ts';

let running: TestEngine;
let collectionId: number;
beforeEach(async () => {
  running = runEngine();
  ({ id: collectionId } = await running.engine.createCollection({ name: 'Мой' }, job));
});
afterEach(() => running.dispose());

/** The generated genitive leaves the name as it is: «Союза Пень». */
const forms = { genitive: 'Союза Пня', instrumental: 'Союзом Пнём' };

function draft(more: Partial<EntryDraft['terms'][number]> = {}): EntryDraft {
  return {
    collectionId,
    conceptType: 'organisation',
    terms: [
      { language: 'ru', text: 'Союз Пень', termType: 'fullForm', administrativeStatus: 'preferred', ...more },
      { language: 'en', text: 'Stump Union', termType: 'fullForm', administrativeStatus: 'preferred' },
    ],
  };
}

const formsOf = ({ terms }: EntryView) => terms[0]?.forms;

describe('corrected case forms', () => {
  it('are kept with the term, in its history, and come back with undo, redo and restore', async () => {
    const before = await running.engine.saveEntry(draft(), job);
    expect(formsOf(before)).toBeUndefined();
    const { id } = before;
    const [ru, en] = before.terms;
    const corrected = { ...draft(), id, terms: [{ ...ru!, forms: { ...forms, dative: '  ' } }, en!] };
    const saved = await running.engine.saveEntry(strict(corrected), job);
    expect(formsOf(saved)).toEqual(forms);
    expect((await running.engine.entryHistory({ id }, job)).map(({ after }) => after?.terms[0]?.forms)).toEqual([
      forms,
      undefined,
    ]);
    await running.engine.undo({}, job);
    expect(formsOf(await running.engine.getEntry({ id }, job))).toBeUndefined();
    await running.engine.redo({}, job);
    expect(formsOf(await running.engine.getEntry({ id }, job))).toEqual(forms);
    const [, first] = await running.engine.entryHistory({ id }, job);
    const restored = await running.engine.restoreEntry({ id, changeId: first!.changeId }, job);
    expect(formsOf(restored)).toBeUndefined();
    await running.engine.undo({}, job);
    running = await running.restart();
    expect(formsOf(await running.engine.getEntry({ id }, job))).toEqual(forms);
  });

  it('answer in the booth, after an undo and a repair too, and not once they are taken back', async () => {
    const why = async (query: string) => (await running.engine.lookup({ query }, job)).results[0]?.why;
    const { id, terms } = await running.engine.saveEntry(draft({ forms }), job);
    expect(await why('союза пня')).toBe('inflected');
    expect(await why('пнём')).toBe('words');
    await running.engine.doctor({ repair: true }, job);
    await running.engine.deleteEntries({ ids: [id] }, job);
    expect(await why('союза пня')).toBeUndefined();
    await running.engine.undo({}, job);
    expect(await why('союза пня')).toBe('inflected');
    const [{ forms: _, ...ru }, en] = terms as [EntryView['terms'][number], EntryView['terms'][number]];
    await running.engine.saveEntry(strict({ ...draft(), id, terms: [ru, en] }), job);
    expect(await why('союза пня')).not.toBe('inflected');
  });

  it('are found by a check in the text and in its source', async () => {
    const found = async (text: string, source?: string) => {
      const side = (name: string, body: string, language: string) => ({
        kind: 'text' as const,
        name,
        text: body,
        language,
      });
      const { findings } = await running.engine.check(
        source === undefined
          ? { text: side('x', text, 'ru'), settings: { ownGlossaryOnly: true } }
          : {
              text: side('x', text, 'en'),
              source: side('y', source, 'ru'),
              settings: { ownGlossaryOnly: true },
            },
        job,
      );
      return findings.map(({ rule, text }) => [rule, text]);
    };
    const { id, terms } = await running.engine.saveEntry(draft({ forms }), job);
    expect(
      await found('The parties met in Minsk today.', 'Члены Союза Пня встретились в Минске сегодня.'),
    ).toContainEqual(['missing-rendering', expect.any(String)]);
    const wrong = terms.map((term) => ({ ...term, administrativeStatus: 'deprecated' as const }));
    await running.engine.saveEntry(strict({ ...draft(), id, terms: wrong }), job);
    expect(await found('Члены Союза Пня встретились в Минске.')).toContainEqual(['deprecated-form', 'Союза Пня']);
  });

  it('are found by a brief in the papers', async () => {
    await running.engine.saveEntry(draft({ forms }), job);
    const { items } = await running.brief(
      { documents: [{ kind: 'text', name: 'повестка', text: 'Выступит глава Союза Пня.', language: 'ru' }] },
      job,
    );
    expect(items.find(({ rendering }) => rendering === 'Stump Union')).toMatchObject({
      state: 'known',
      term: 'Союз Пень',
      asSeen: 'Союза Пня',
    });
  });

  it('go to another memory in TBX and MultiTerm, and into a merged or imported term that has none', async () => {
    await running.engine.saveEntry(draft({ forms, gender: 'masculine', number: 'singular', validFrom: '2015' }), job);
    for (const [preset, name] of [
      ['tbx', 'a.tbx'],
      ['tbx-v2', 'b.tbx'],
      ['multiterm', 'c.xml'],
    ] as const) {
      const path = join(dirname(running.databasePath), 'out', name);
      mkdirSync(dirname(path), { recursive: true });
      await running.engine.exportFiles({ path, preset }, job);
      await running.engine.importFiles({ files: [{ path }], collection: `from ${name}` }, job);
      const all = await running.engine.listCollections({}, job);
      const { id } = all.find((one) => one.name === `from ${name}`)!;
      const { rows } = await running.engine.listEntries({ collectionId: id, offset: 0, limit: 5 }, job);
      const { terms } = await running.engine.getEntry({ id: rows[0]!.id }, job);
      expect(terms[0]).toMatchObject({ forms, gender: 'masculine', number: 'singular', validFrom: '2015' });
      await running.engine.deleteEntries({ ids: rows.map((row) => row.id) }, job);
      // Into an entry that knows nothing of them yet.
      await running.engine.saveEntry({ ...draft(), collectionId: id }, job);
      await running.engine.importFiles({ files: [{ path }], collection: `from ${name}` }, job);
      const held = await running.engine.listEntries({ collectionId: id, offset: 0, limit: 5 }, job);
      expect(held.total).toBe(1);
      expect(formsOf(await running.engine.getEntry({ id: held.rows[0]!.id }, job))).toEqual(forms);
      await running.engine.deleteEntries({ ids: held.rows.map((row) => row.id) }, job);
    }
  });
});

describe('generated forms', () => {
  it('follow the number and gender that the term says', async () => {
    const genitive = async (more: object) =>
      (await running.engine.caseForms({ text: 'Дело', language: 'ru', ...more }, job))[1]?.text;
    expect(await genitive({})).toBe('Дела');
    const of = async (text: string, number: 'singular' | 'plural') =>
      (await running.engine.caseForms({ text, language: 'ru', number }, job))[1]?.text;
    expect(await of('Вооружённые силы', 'plural')).toBe('Вооружённых сил');
  });
});

describe('validity', () => {
  it('is kept to the day, the month or the year, and refused where it cannot be', async () => {
    const saved = await running.engine.saveEntry(draft({ validFrom: '2015', validTo: '2020-03' }), job);
    expect(saved.terms[0]).toMatchObject({ validFrom: '2015', validTo: '2020-03' });
    await expect(
      running.engine.saveEntry(draft({ validFrom: '2020-04', validTo: '2020-03' }), job),
    ).rejects.toMatchObject({ code: 'validity-reversed', details: { term: 'Союз Пень' } });
    await expect(running.engine.saveEntry(draft({ validTo: '2021-02-29' }), job)).rejects.toMatchObject({
      code: 'date-impossible',
    });
    // A year begun is not over before its months.
    await expect(
      running.engine.saveEntry(draft({ validFrom: '2015-06', validTo: '2015' }), job),
    ).resolves.toBeDefined();
  });

  it('is obeyed by a check on its day, and what is offered instead was in use then', async () => {
    await running.engine.saveEntry(
      {
        collectionId,
        conceptType: 'organisation',
        terms: [
          {
            language: 'en',
            text: 'Grand Old Bureau',
            termType: 'fullForm',
            administrativeStatus: 'preferred',
            validTo: '2015',
          },
          {
            language: 'en',
            text: 'Grand New Bureau',
            termType: 'fullForm',
            administrativeStatus: 'preferred',
            validFrom: '2016',
          },
        ],
      },
      job,
    );
    const on = async (date: string) => {
      const { findings } = await running.engine.check(
        {
          text: { kind: 'text', name: 'x', text: 'He met the Grand Old Bureau and the Grand New Bureau.' },
          settings: { date },
        },
        job,
      );
      return findings.map(({ text, preferred }) => [text, preferred]);
    };
    expect(await on('2015-12-31')).toEqual([['Grand New Bureau', ['Grand Old Bureau']]]);
    expect(await on('2016-01-01')).toEqual([['Grand Old Bureau', ['Grand New Bureau']]]);
  });
});

/** What the window would send of an entry it was given. */
function strict({ id, collectionId, conceptType, terms }: EntryDraft): EntryDraft {
  return {
    ...(id !== undefined && { id }),
    ...(collectionId !== undefined && { collectionId }),
    conceptType,
    terms: terms.map(({ id, language, text, termType, administrativeStatus, forms }) => ({
      ...(id !== undefined && { id }),
      ...{ language, text, termType, administrativeStatus },
      ...(forms !== undefined && { forms }),
    })),
  };
}
