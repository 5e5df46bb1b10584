import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { quietJob as job } from '../../src/core/job.ts';
import type { EntryInput } from '../../src/core/memory/records.ts';
import { defaultSettings } from '../../src/core/memory/settings.ts';
import { openMemory } from '../../src/store/open.ts';
import { runEngine, type TestEngine } from './run-engine.ts';

let running: TestEngine;
let client = 0;
let other = 0;

const term = (language: string, text: string, administrativeStatus: 'preferred' | 'admitted' = 'preferred') => ({
  language,
  text,
  termType: 'fullForm' as const,
  administrativeStatus,
});

/** The memory itself, for what the contract does not write: evidence of named houses. */
async function inMemory<Result>(
  work: (store: Awaited<ReturnType<typeof openMemory>>) => Promise<Result>,
): Promise<Result> {
  const store = await openMemory({ path: running.databasePath, author: 'тест' });
  try {
    return await work(store);
  } finally {
    await store.close();
  }
}

const said = (index: number, house: string, date = ''): NonNullable<EntryInput['evidence']>[number] => ({
  term: index,
  documentName: 'док',
  house,
  ...(date !== '' && { date }),
  sourceText: '',
  targetText: '',
  sourceStart: 0,
  sourceEnd: 0,
  targetStart: 0,
  targetEnd: 0,
});

beforeAll(async () => {
  running = runEngine();
  client = (await running.engine.createCollection({ name: 'Заказчик' }, job)).id;
  other = (await running.engine.createCollection({ name: 'Другие' }, job)).id;
});
afterAll(() => running.dispose());
afterEach(async () => void (await running.engine.saveSettings(defaultSettings, job)));

const lookup = async (query: string, collectionIds?: readonly number[]) =>
  (await running.engine.lookup({ query, ...(collectionIds && { collectionIds }) }, job)).results;

describe('the settings of a memory', () => {
  it('are as shipped until something is set, and are kept', async () => {
    expect(await running.engine.settings({}, job)).toEqual(defaultSettings);
    await running.engine.saveSettings({ romanisation: 'icao', backups: { every: 'week', keep: 20 } }, job);
    running = await running.restart();
    const { romanisation, backups, spelling } = await running.engine.settings({}, job);
    expect({ romanisation, backups, spelling }).toEqual({
      romanisation: 'icao',
      backups: { every: 'week', keep: 20 },
      spelling: 'as-it-comes',
    });
  });

  it('are announced, to other processes as well', async () => {
    await inMemory((store) => store.saveSettings({ spelling: 'oxford' }));
    await expect.poll(() => running.changes.some(({ what }) => what.includes('settings'))).toBe(true);
    expect((await running.engine.settings({}, job)).spelling).toBe('oxford');
  });

  it('go with a backup', async () => {
    await running.engine.saveSettings({ spelling: 'american' }, job);
    const { path } = await running.engine.backup({}, job);
    await running.engine.saveSettings({ spelling: 'british' }, job);
    await running.engine.restoreBackup({ path }, job);
    expect((await running.engine.settings({}, job)).spelling).toBe('american');
  });
});

describe('the ranking of houses', () => {
  const russian = 'Координационный штаб по проверке';
  const renderings = [
    'Headquarters for Verification',
    'Verification Coordination Staff',
    'Coordinating Staff for Verification',
  ];
  const target = async () => (await lookup(russian))[0]?.target;

  beforeAll(() =>
    inMemory(async (store) => {
      const entry: EntryInput = {
        collectionId: client,
        conceptType: 'body',
        terms: [term('ru', russian), ...renderings.map((text) => term('en', text, 'admitted'))],
        evidence: [said(1, 'ТАСС'), said(1, 'ТАСС'), said(2, 'МИД России', '2024-01-01'), said(3, 'UNODC')],
      };
      await store.importEntries([entry], { origin: 'тест' });
    }),
  );

  it('puts the UN before a ministry and a ministry before the press, until the user says otherwise', async () => {
    expect(await target()).toBe(renderings[2]);
    await running.engine.saveSettings({ houses: ['kind:press'] }, job);
    expect(await target()).toBe(renderings[0]);
    await running.engine.saveSettings({ houses: ['house:мид россии', 'kind:press'] }, job);
    expect(await target()).toBe(renderings[1]);
  });

  it('orders all renderings of the entry, and those of the grid', async () => {
    await running.engine.saveSettings({ houses: ['kind:state', 'kind:press', 'kind:un'] }, job);
    const [hit] = await lookup(russian);
    const english = hit?.terms.filter(({ language }) => language === 'en').map(({ text }) => text);
    expect(english).toEqual([renderings[1], renderings[0], renderings[2]]);
    const { rows } = await running.engine.listEntries({ query: russian, offset: 0, limit: 1 }, job);
    expect(rows[0]?.en).toBe(renderings[1]);
  });

  it('decides what a brief says and what a check prefers', async () => {
    const paper = { kind: 'text', name: 'повестка', text: `Доложит ${russian}.`, language: 'ru' } as const;
    const inBrief = async () =>
      (await running.brief({ documents: [paper] }, job)).items.map(({ rendering }) => rendering);
    const preferred = async () => {
      const { findings } = await running.engine.check(
        {
          text: { kind: 'text', name: 'x', text: 'The staff reported at length on the work done.', language: 'en' },
          source: { kind: 'text', name: 'y', text: `${russian} подробно доложил о проделанной работе.` },
        },
        job,
      );
      return findings.find(({ rule }) => rule === 'missing-rendering')?.preferred[0];
    };
    expect(await inBrief()).toContain(renderings[2]);
    expect(await preferred()).toBe(renderings[2]);
    await running.engine.saveSettings({ houses: ['kind:press'] }, job);
    expect(await inBrief()).toContain(renderings[0]);
    expect(await preferred()).toBe(renderings[0]);
  });
});

describe('the order of collections', () => {
  const russian = 'Палата весов';
  const pair = ['Плановый отдел палаты весов.', 'The planning unit of the weights chamber.'] as const;

  beforeAll(async () => {
    for (const [collectionId, english] of [
      [client, 'Chamber of Weights'],
      [other, 'Weights Chamber'],
    ] as const) {
      await running.engine.saveEntry(
        { collectionId, conceptType: 'body', terms: [term('ru', russian), term('en', english)] },
        job,
      );
      const variants = [
        { language: 'ru', text: pair[0] },
        { language: 'en', text: `${english}. ${pair[1]}` },
      ];
      await running.engine.saveUnit({ collectionId, variants }, job);
    }
  });

  const targets = async () => (await lookup(russian)).map(({ target }) => target);
  const collections = (results: readonly { readonly collection: string }[]) =>
    results.map(({ collection }) => collection);
  const matches = async () => collections((await running.engine.match({ text: pair[0], min: 70 }, job)).results);
  const hits = async () => collections((await running.engine.concordance({ text: 'палаты' }, job)).results);
  const brief = async () => {
    const paper = { kind: 'text', name: 'повестка', text: `Доложит ${russian}.`, language: 'ru' } as const;
    const { items } = await running.brief({ documents: [paper] }, job);
    return items.find(({ term }) => term === russian)?.rendering;
  };
  const check = async () => {
    const { findings } = await running.engine.check(
      {
        text: { kind: 'text', name: 'x', text: 'The chamber reported at length on the work done.', language: 'en' },
        source: { kind: 'text', name: 'y', text: `${russian} подробно доложила о проделанной работе.` },
      },
      job,
    );
    return findings.find(({ rule }) => rule === 'missing-rendering')?.preferred[0];
  };

  it('puts what the first collection holds first wherever two answer alike', async () => {
    for (const [order, first, second] of [
      [[client, other], 'Chamber of Weights', 'Weights Chamber'],
      [[other, client], 'Weights Chamber', 'Chamber of Weights'],
    ] as const) {
      await running.engine.saveSettings({ collectionOrder: order }, job);
      expect(await targets()).toEqual([first, second]);
      const names = order.map((id) => (id === client ? 'Заказчик' : 'Другие'));
      expect(await matches()).toEqual(names);
      expect(await hits()).toEqual(names);
      expect(await brief()).toBe(first);
      expect(await check()).toBe(first);
      expect(
        collections((await running.engine.listCollections({}, job)).map(({ name }) => ({ collection: name }))),
      ).toEqual(names);
    }
  });

  it('leaves out what is not to be searched, unless a search names it', async () => {
    await running.engine.saveSettings({ notSearched: [client] }, job);
    expect(await targets()).toEqual(['Weights Chamber']);
    expect(await matches()).toEqual(['Другие']);
    expect(await hits()).toEqual(['Другие']);
    expect(await brief()).toBe('Weights Chamber');
    expect(await check()).toBe('Weights Chamber');
    expect((await lookup(russian, [client])).map(({ target }) => target)).toEqual(['Chamber of Weights']);
    await running.engine.saveSettings({ notSearched: [client, other] }, job);
    expect(await targets()).toEqual([]);
    expect(await check()).toBeUndefined();
  });

  it('tells the aligner and the finder of titles which collections to know', async () => {
    const text = (language: string, content: string) =>
      ({ kind: 'text', name: language, text: content, language }) as const;
    const input = {
      source: text('ru', `Отчёт. ${russian} доложила о работе. Всё.`),
      target: text('en', 'Report. The Weights Chamber reported on its work. That is all.'),
    };
    const known = async () => {
      const pair = await running.align(input, job);
      return (await running.findTitles(pair, job)).find(({ source }) => source.text === russian)?.score ?? 0;
    };
    const all = await known();
    await running.engine.saveSettings({ notSearched: [client, other] }, job);
    expect(await known()).toBeLessThan(all);
  });
});

describe('the romanisation of proposed names', () => {
  const speaker = async () => {
    const text = 'Выступит министр Юрий Щёкин.';
    const { speakers } = await running.brief({ documents: [{ kind: 'text', name: 'п', text, language: 'ru' }] }, job);
    return speakers[0]?.rendering;
  };

  it.each([
    ['icao', 'Iurii Shchekin'],
    ['iso-9', 'Ûrij Ŝëkin'],
    ['bgn-pcgn', 'Yuriy Shchëkin'],
    ['press', 'Yuriy Shchekin'],
  ] as const)('goes by %s where that is set', async (romanisation, written) => {
    await running.engine.saveSettings({ romanisation }, job);
    expect(await speaker()).toBe(written);
  });
});

describe('the spelling', () => {
  const text = { kind: 'text', name: 'x', text: 'The labor center was organized.', language: 'en' } as const;
  const found = async (more = {}) =>
    (await running.engine.check({ text, ...more }, job)).findings
      .filter(({ rule }) => rule === 'spelling')
      .map(({ text, preferred }) => [text, preferred[0]]);

  it('is of no matter until it is set', async () => expect(await found()).toEqual([]));

  it('is kept to by checks of app and terminal, unless one asks for another', async () => {
    await running.engine.saveSettings({ spelling: 'oxford' }, job);
    expect(await found()).toEqual([
      ['labor', 'labour'],
      ['center', 'centre'],
    ]);
    await running.engine.saveSettings({ spelling: 'british' }, job);
    expect((await found()).map(([, right]) => right)).toEqual(['labour', 'centre', 'organised']);
    expect(await found({ settings: { spelling: 'american' } })).toEqual([]);
  });

  it('is given to what a brief puts together of words, not to what is held', async () => {
    const paper = { kind: 'text', name: 'п', language: 'ru', text: 'Доложит Смоленский центр обороны.' } as const;
    const proposed = async () =>
      (await running.brief({ documents: [paper] }, job)).items.flatMap(({ suggestions }) =>
        suggestions.filter(({ how }) => how === 'parts').map(({ text }) => text),
      );
    await running.engine.saveSettings({ spelling: 'american' }, job);
    const american = (await proposed()).join();
    await running.engine.saveSettings({ spelling: 'british' }, job);
    expect([american, (await proposed()).join()]).toEqual([
      expect.stringMatching(/Center of the Defense/),
      expect.stringMatching(/Centre of the Defence/),
    ]);
  });
});

describe('collections', () => {
  const make = async (name: string) => {
    const { id } = await running.engine.createCollection({ name }, job);
    await running.engine.saveEntry(
      { collectionId: id, conceptType: 'body', terms: [term('ru', `Бюро ${name}`), term('en', `Bureau ${name}`)] },
      job,
    );
    const variants = [
      { language: 'ru', text: 'Общий текст двух коллекций.' },
      { language: 'en', text: 'A text that two collections share.' },
    ];
    await running.engine.saveUnit({ collectionId: id, variants }, job);
    return id;
  };
  const held = async (id: number) => (await running.engine.listCollections({}, job)).find((one) => one.id === id);

  it('are renamed, and not to a name in use', async () => {
    const id = await make('Альфа');
    await running.engine.renameCollection({ id, name: ' Бета ' }, job);
    expect(await held(id)).toMatchObject({ name: 'Бета' });
    await expect(running.engine.renameCollection({ id, name: 'ЗАКАЗЧИК' }, job)).rejects.toMatchObject({
      code: 'collection-name-taken',
    });
    await running.engine.renameCollection({ id, name: 'БЕТА' }, job);
    await running.engine.undo({}, job);
    await running.engine.undo({}, job);
    expect(await held(id)).toMatchObject({ name: 'Альфа' });
  });

  it('are deleted with all they hold, and come back in their place', async () => {
    const id = await make('Гамма');
    await running.engine.saveSettings({ collectionOrder: [id, client] }, job);
    await running.engine.deleteCollection({ id }, job);
    expect(await held(id)).toBeUndefined();
    expect(await lookup('Бюро Гамма')).not.toContainEqual(expect.objectContaining({ source: 'Бюро Гамма' }));
    await running.engine.undo({}, job);
    expect((await running.engine.listCollections({}, job))[0]).toMatchObject({ id, entries: 1, units: 1 });
    expect((await lookup('Бюро Гамма'))[0]).toMatchObject({ source: 'Бюро Гамма' });
    await running.engine.redo({}, job);
    expect(await held(id)).toBeUndefined();
    await running.engine.undo({}, job);
    expect(await held(id)).toMatchObject({ entries: 1, units: 1 });
    expect((await running.engine.doctor({}, job)).filter(({ ok }) => !ok)).toEqual([]);
  });

  it('are merged, what both hold alike being held once, and parted again', async () => {
    const [one, two] = [await make('Дельта'), await make('Эпсилон')];
    const merged = await running.engine.mergeCollections({ intoId: one, fromIds: [two, one] }, job);
    expect(merged).toMatchObject({ id: one, entries: 2, units: 1 });
    expect(await held(two)).toBeUndefined();
    await running.engine.undo({}, job);
    expect([await held(one), await held(two)]).toEqual([
      expect.objectContaining({ entries: 1, units: 1 }),
      expect.objectContaining({ entries: 1, units: 1 }),
    ]);
    expect((await running.engine.doctor({}, job)).filter(({ ok }) => !ok)).toEqual([]);
  });

  it('stay whole when deleting is given up midway', async () => {
    const id = await make('Дзета');
    let asked = 0;
    const impatient = {
      ...job,
      checkpoint: async () => {
        asked += 1;
        if (asked > 2) throw new Error('enough');
      },
    };
    await expect(running.engine.deleteCollection({ id }, impatient)).rejects.toThrow('enough');
    expect(await held(id)).toMatchObject({ entries: 1, units: 1 });
    expect((await running.engine.undoState({}, job)).undo?.key).not.toBe('delete-collection');
  });
});

describe('the usual direction', () => {
  it('tells which side of each pair is the original', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'concordat-направление '));
    writeFileSync(join(folder, 'council.ru.txt'), 'Совет собрался в Минске и принял решение о сотрудничестве.\n');
    writeFileSync(join(folder, 'council.en.txt'), 'The Council met in Minsk and took a decision on cooperation.\n');
    const direction = async () => {
      const proposal = await running.engine.proposeDocumentPairs({ paths: [folder] }, job);
      return [proposal.sourceLanguage, proposal.targetLanguage];
    };
    expect(await direction()).toEqual(['ru', 'en']);
    await running.engine.saveSettings({ languages: { source: 'en', target: 'ru' } }, job);
    expect(await direction()).toEqual(['en', 'ru']);
    rmSync(folder, { recursive: true });
  });
});

it('evidence names the house of the text it is from, where the text says whose it is', async () => {
  const text = (language: string, name: string, content: string) =>
    ({ kind: 'text', name, text: content, language }) as const;
  const { id: bitextId } = await running.engine.createBitext(
    {
      source: text('ru', 'заявление', 'МОСКВА, 5 мая. /ТАСС/.\nЗаседал Совет министров обороны ОДКБ.\nВсё.'),
      target: text(
        'en',
        'statement',
        'MOSCOW, May 5. /TASS/.\nThe CSTO Council of Defense Ministers met.\nThat is all.',
      ),
      collectionId: client,
    },
    job,
  );
  const [candidate] = await running.engine.proposeTitles({ bitextId }, job);
  const [accepted] = await running.engine.acceptCandidates({ bitextId, edits: [{ id: candidate?.id ?? 0 }] }, job);
  const { evidence } = await running.engine.getEntry({ id: accepted?.entryId ?? 0 }, job);
  expect(evidence.map(({ house }) => house)).toContain('TASS');
  expect(await running.engine.listHouses({}, job)).toContain('TASS');
});
