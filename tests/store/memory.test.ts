import Database from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { quietJob } from '../../src/core/job.ts';
import type { EntryInput, EntryPageRequest, EntryRecord, UnitInput } from '../../src/core/memory/records.ts';
import { Problem } from '../../src/core/problem.ts';
import { bitext, entry, pair, scratchMemory, term } from './scratch.ts';

const ru = [
  'Организация Договора о коллективной безопасности провела заседание.',
  'ОДКБ приняла решение.',
  'Генеральный секретарь выступил с докладом.',
];
const en = [
  'The Collective Security Treaty Organization held a meeting.',
  'The CSTO took a decision.',
  'The Secretary General delivered a report.',
];

/** What of an entry can be saved. */
function without({ evidence: _, ...held }: EntryRecord): EntryInput {
  return held;
}

async function withBitext() {
  const memory = await scratchMemory();
  const collection = await memory.createCollection('Встреча');
  const record = await memory.createBitext(bitext(collection.id, ru, en));
  return { memory, collection, record };
}

describe('collections', () => {
  it('have one name each, whatever its case and spaces', async () => {
    const memory = await scratchMemory();
    await memory.createCollection('ОДКБ');
    await expect(memory.createCollection('  одкб ')).rejects.toMatchObject({ code: 'collection-name-taken' });
    expect((await memory.ensureCollection('Одкб')).name).toBe('ОДКБ');
    expect((await memory.defaultCollection('Own')).name).toBe('ОДКБ');
  });
});

describe('bitexts', () => {
  it('give back segments and beads as they came', async () => {
    const { memory, record } = await withBitext();
    const content = await memory.openBitext(record.id);
    expect(content.sourceSegments.map(({ text }) => text)).toEqual(ru);
    expect(content.targetSegments.map(({ text }) => text)).toEqual(en);
    expect(content.beadRecords).toHaveLength(3);
    expect(content).toMatchObject({
      sourceName: 'text.ru.txt',
      targetLanguage: 'en',
      beads: 3,
      confirmedBeads: 0,
      sample: false,
    });
  });

  it('refuse beads with a gap', async () => {
    const { memory, collection } = await withBitext();
    const wrong = bitext(collection.id, ru, en);
    await expect(memory.createBitext({ ...wrong, beads: wrong.beads.slice(1) })).rejects.toMatchObject({
      code: 'beads-invalid',
    });
    expect(await memory.listBitexts({})).toHaveLength(1);
  });

  it('make a translation unit of a confirmed bead and take it back', async () => {
    const { memory, record } = await withBitext();
    const { beadRecords } = await memory.openBitext(record.id);
    const ids = beadRecords.map(({ id }) => id);
    await memory.setBeadState(record.id, ids.slice(0, 2), 'confirmed');
    expect((await memory.status()).units).toBe(2);
    expect((await memory.match({ text: ru[1] ?? '', min: 70, limit: 5 }))[0]).toMatchObject({
      similarity: 100,
      target: en[1],
    });
    await memory.setBeadState(record.id, ids.slice(0, 1), 'proposed');
    expect((await memory.status()).units).toBe(1);
    await memory.undo();
    await memory.undo();
    expect((await memory.status()).units).toBe(0);
    expect((await memory.getBitextRecord(record.id)).confirmedBeads).toBe(0);
  });

  it('join and split beads, move the candidates with them, and undo it', async () => {
    const { memory, record } = await withBitext();
    await memory.proposeCandidates(record.id, [pair('Генеральный секретарь', 'Secretary General', 2)]);
    const before = await memory.openBitext(record.id);
    const ids = before.beadRecords.map(({ id }) => id);
    await memory.replaceBeads(record.id, ids.slice(0, 2), [
      { source: { start: 0, end: 2 }, target: { start: 0, end: 2 }, confidence: 1, state: 'confirmed' },
    ]);
    const joined = await memory.openBitext(record.id);
    expect(joined.beadRecords.map(({ source }) => [source.start, source.end])).toEqual([
      [0, 2],
      [2, 3],
    ]);
    expect(joined.beadRecords[0]).toMatchObject({ state: 'confirmed', editedBy: 'tester' });
    expect((await memory.listCandidates(record.id))[0]?.occurrences[0]?.bead).toBe(1);
    await memory.undo();
    expect((await memory.openBitext(record.id)).beadRecords).toEqual(before.beadRecords);
    expect((await memory.listCandidates(record.id))[0]?.occurrences[0]?.bead).toBe(2);
    await expect(
      memory.replaceBeads(record.id, ids.slice(0, 2), [
        { source: { start: 0, end: 1 }, target: { start: 0, end: 2 }, confidence: 1, state: 'confirmed' },
      ]),
    ).rejects.toMatchObject({ code: 'beads-invalid' });
  });

  it('keep confirmed beads when aligned anew', async () => {
    const { memory, record } = await withBitext();
    const { beadRecords } = await memory.openBitext(record.id);
    const confirmed = beadRecords[0]?.id ?? 0;
    await memory.setBeadState(record.id, [confirmed], 'confirmed');
    const beads = [
      { source: { start: 0, end: 1 }, target: { start: 0, end: 1 }, confidence: 1 },
      { source: { start: 1, end: 3 }, target: { start: 1, end: 3 }, confidence: 0.7 },
    ];
    await memory.realign(record.id, beads, 0.8);
    const after = await memory.openBitext(record.id);
    expect(after.beadRecords[0]).toMatchObject({ id: confirmed, state: 'confirmed' });
    expect(after).toMatchObject({ beads: 2, parallel: 0.8 });
    const without = [{ source: { start: 0, end: 3 }, target: { start: 0, end: 3 }, confidence: 0.7 }];
    await expect(memory.realign(record.id, without, 0.8)).rejects.toMatchObject({ code: 'beads-invalid' });
  });

  it('come back whole when their deletion is undone', async () => {
    const { memory, record } = await withBitext();
    await memory.proposeCandidates(record.id, [pair('ОДКБ', 'CSTO', 1)]);
    const before = await memory.openBitext(record.id);
    await memory.deleteBitext(record.id);
    await expect(memory.openBitext(record.id)).rejects.toMatchObject({
      code: 'not-found',
      details: { what: 'bitext' },
    });
    await memory.undo();
    const { openedAt: _, ...after } = await memory.openBitext(record.id);
    expect(before).toMatchObject(after);
  });
});

describe('candidates', () => {
  it('make an entry of an accepted pair, with the sentences it stood in', async () => {
    const { memory, record } = await withBitext();
    const [candidate] = await memory.proposeCandidates(record.id, [
      pair('Организация Договора о коллективной безопасности', 'Collective Security Treaty Organization'),
    ]);
    const [accepted] = await memory.acceptCandidates(record.id, [{ id: candidate?.id ?? 0 }]);
    expect(accepted).toMatchObject({ state: 'accepted' });
    const held = await memory.getEntry(accepted?.entryId ?? 0);
    expect(held.terms.map(({ text }) => text)).toEqual([
      'Организация Договора о коллективной безопасности',
      'Collective Security Treaty Organization',
    ]);
    expect(held.evidence).toMatchObject([{ sourceText: ru[0], targetText: en[0], bitextId: record.id }]);
  });

  it('put the pairs of one group into one entry', async () => {
    const { memory, record } = await withBitext();
    const proposed = await memory.proposeCandidates(record.id, [
      pair('Организация Договора о коллективной безопасности', 'Collective Security Treaty Organization', 0, {
        group: 7,
      }),
      pair('ОДКБ', 'CSTO', 1, { group: 7 }),
    ]);
    const accepted = await memory.acceptCandidates(
      record.id,
      proposed.map(({ id }) => ({ id })),
    );
    expect(new Set(accepted.map(({ entryId }) => entryId)).size).toBe(1);
    expect((await memory.getEntry(accepted[0]?.entryId ?? 0)).terms).toHaveLength(4);
  });

  it('extend an entry that names the thing already, a second preferred form being admitted', async () => {
    const { memory, collection, record } = await withBitext();
    const held = await memory.saveEntry(
      entry(
        collection.id,
        'Организация Договора о коллективной безопасности',
        'Collective Security Treaty Organization',
      ),
    );
    const [candidate] = await memory.proposeCandidates(record.id, [
      pair('Организация Договора о коллективной безопасности', 'Organization of the Collective Security Treaty'),
    ]);
    expect(candidate?.existing?.entryId).toBe(held.id);
    await memory.acceptCandidates(record.id, [{ id: candidate?.id ?? 0 }]);
    const { terms } = await memory.getEntry(held.id);
    expect(terms.at(-1)).toMatchObject({
      text: 'Organization of the Collective Security Treaty',
      administrativeStatus: 'admitted',
    });
  });

  it('take the user’s own wording, kind and status', async () => {
    const { memory, record } = await withBitext();
    const [candidate] = await memory.proposeCandidates(record.id, [pair('ОДКБ', 'ODKB', 1)]);
    const [accepted] = await memory.acceptCandidates(record.id, [
      { id: candidate?.id ?? 0, target: 'CSTO', conceptType: 'body', targetStatus: 'admitted' },
    ]);
    const held = await memory.getEntry(accepted?.entryId ?? 0);
    expect(held.conceptType).toBe('body');
    expect(held.terms[1]).toMatchObject({ text: 'CSTO', administrativeStatus: 'admitted' });
  });

  it('go to the entry the user names, and to none that is not there', async () => {
    const { memory, collection, record } = await withBitext();
    const held = await memory.saveEntry(entry(collection.id, 'Совет', 'Council'));
    const [candidate] = await memory.proposeCandidates(record.id, [pair('ОДКБ', 'CSTO', 1)]);
    const id = candidate?.id ?? 0;
    await expect(memory.acceptCandidates(record.id, [{ id, entryId: held.id + 1 }])).rejects.toThrow('not-found');
    const [accepted] = await memory.acceptCandidates(record.id, [{ id, entryId: held.id }]);
    expect(accepted?.entryId).toBe(held.id);
    expect((await memory.getEntry(held.id)).terms.map(({ text }) => text)).toEqual([
      'Совет',
      'Council',
      'ОДКБ',
      'CSTO',
    ]);
  });

  it('do not propose again what was rejected, until it is accepted by hand', async () => {
    const { memory, collection, record } = await withBitext();
    const [candidate] = await memory.proposeCandidates(record.id, [pair('ОДКБ', 'ODKB', 1)]);
    await memory.rejectCandidates(record.id, [candidate?.id ?? 0]);
    const second = await memory.createBitext({ ...bitext(collection.id, ru, en) });
    const [again] = await memory.proposeCandidates(second.id, [pair('«ОДКБ»', 'ODKB', 1)]);
    expect(again?.state).toBe('rejected');
    await memory.acceptCandidates(second.id, [{ id: again?.id ?? 0 }]);
    const third = await memory.createBitext({ ...bitext(collection.id, ru, en) });
    expect((await memory.proposeCandidates(third.id, [pair('ОДКБ', 'ODKB', 1)]))[0]?.state).toBe('proposed');
  });

  it('accept all or none', async () => {
    const { memory, record } = await withBitext();
    const proposed = await memory.proposeCandidates(record.id, [
      pair('ОДКБ', 'CSTO', 1),
      pair('Секретарь', 'Secretary', 2),
    ]);
    const decisions = [{ id: proposed[0]?.id ?? 0 }, { id: proposed[1]?.id ?? 0, target: ' … ' }];
    await expect(memory.acceptCandidates(record.id, decisions)).rejects.toMatchObject({ code: 'term-empty' });
    expect((await memory.status()).entries).toBe(0);
    expect((await memory.listCandidates(record.id)).every(({ state }) => state === 'proposed')).toBe(true);
  });
});

describe('undo', () => {
  it('takes acceptance back and makes it again, across a restart', async () => {
    const { memory, record } = await withBitext();
    const { path } = await memory.status();
    const [candidate] = await memory.proposeCandidates(record.id, [pair('ОДКБ', 'CSTO', 1)]);
    await memory.acceptCandidates(record.id, [{ id: candidate?.id ?? 0 }]);
    const before = await memory.getEntry(1);
    await memory.close();

    const later = await scratchMemory({ path });
    expect((await later.undoState()).undo).toEqual({ key: 'accept', details: { count: 1 } });
    expect(await later.undo()).toEqual({ redo: { key: 'accept', details: { count: 1 } } });
    expect((await later.status()).entries).toBe(0);
    expect(await later.lookup({ query: 'одкб', limit: 5 })).toEqual([]);
    expect((await later.listCandidates(record.id))[0]?.state).toBe('proposed');
    await later.redo();
    expect(await later.getEntry(1)).toEqual(before);
    expect((await later.lookup({ query: 'одкб', limit: 5 }))[0]?.target).toBe('CSTO');
    expect((await later.examine({})).every(({ ok }) => ok)).toBe(true);
  });

  it('forgets what was undone once something new is done', async () => {
    const memory = await scratchMemory();
    const { id } = await memory.createCollection('A');
    await memory.saveEntry(entry(id, 'Совет', 'Council'));
    await memory.undo();
    await memory.saveEntry(entry(id, 'Комитет', 'Committee'));
    expect((await memory.undoState()).redo).toBeUndefined();
    await memory.redo();
    expect((await memory.status()).entries).toBe(1);
  });

  it('brings deleted entries and their evidence back into the search', async () => {
    const memory = await scratchMemory();
    const { id } = await memory.createCollection('A');
    const evidence = [
      {
        term: 1,
        documentName: 'd',
        sourceText: 'с',
        targetText: 't',
        sourceStart: 0,
        sourceEnd: 1,
        targetStart: 0,
        targetEnd: 1,
      },
    ];
    const held = await memory.saveEntry(entry(id, 'Совет Безопасности', 'Security Council', { evidence }));
    await memory.deleteEntries([held.id]);
    expect(await memory.lookup({ query: 'совета безопасности', limit: 5 })).toEqual([]);
    await memory.undo();
    expect(await memory.getEntry(held.id)).toEqual(held);
    expect(await memory.lookup({ query: 'совета безопасности', limit: 5 })).toHaveLength(1);
  });

  it('finds the old wording again after an edit is undone, and not the new one', async () => {
    const memory = await scratchMemory();
    const { id } = await memory.createCollection('A');
    const held = await memory.saveEntry(entry(id, 'Совет Безопасности', 'Security Council'));
    await memory.saveEntry({
      ...without(held),
      terms: held.terms.map((one) => (one.language === 'ru' ? { ...one, text: 'Комиссия по обороне страны' } : one)),
    });
    expect(await memory.lookup({ query: 'комиссия', limit: 5 })).toHaveLength(1);
    await memory.undo();
    expect(await memory.lookup({ query: 'комиссия', limit: 5 })).toEqual([]);
    expect(await memory.lookup({ query: 'совет', limit: 5 })).toHaveLength(1);
    await memory.redo();
    expect(await memory.lookup({ query: 'комиссия', limit: 5 })).toHaveLength(1);
    expect((await memory.examine({})).every(({ ok }) => ok)).toBe(true);
  });
});

describe('entries', () => {
  it('page by change, by Russian and by English, entries without a term in the language last', async () => {
    const memory = await scratchMemory();
    const { id } = await memory.createCollection('A');
    await memory.saveEntry(entry(id, 'Яблоко', 'Apple'));
    await memory.saveEntry(entry(id, 'арбуз', 'Watermelon'));
    await memory.saveEntry(entry(id, '', 'Bread'));
    const ruOf = async (sort: 'ru' | 'en' | 'changed') =>
      (await memory.pageEntries({ sort, offset: 0, limit: 10 })).lines.map(({ en }) => en);
    expect(await ruOf('ru')).toEqual(['Watermelon', 'Apple', 'Bread']);
    expect(await ruOf('en')).toEqual(['Apple', 'Bread', 'Watermelon']);
    expect(await memory.pageEntries({ sort: 'en', offset: 1, limit: 1 })).toMatchObject({
      total: 3,
      lines: [{ en: 'Bread' }],
    });
  });

  it('are found by what they lack and by what contradicts', async () => {
    const memory = await scratchMemory();
    const { id } = await memory.createCollection('A');
    const other = await memory.createCollection('B');
    const bare = await memory.saveEntry({
      collectionId: id,
      conceptType: 'organisation',
      terms: [term('ru', 'Союз'), term('en', 'Soyuz', { administrativeStatus: 'deprecated' })],
    });
    const one = await memory.saveEntry(entry(id, 'Совет', 'Council'));
    const two = await memory.saveEntry(entry(other.id, 'Совет', 'Soviet'));
    await memory.saveEntry(entry(id, 'Палата', 'Chamber'));
    const idsOf = async (filter: Partial<EntryPageRequest>) =>
      (await memory.pageEntries({ offset: 0, limit: 10, sort: 'ru', ...filter })).lines.map((line) => line.id).sort();
    expect(await idsOf({ only: 'without-en' })).toEqual([bare.id]);
    expect(await idsOf({ only: 'without-ru' })).toEqual([]);
    expect(await idsOf({ only: 'conflicts' })).toEqual([one.id, two.id]);
    expect(await idsOf({ only: 'conflicts', collectionIds: [id] })).toEqual([one.id]);
    expect(await idsOf({ status: 'deprecated' })).toEqual([bare.id]);
    expect(await idsOf({ house: 'UN' })).toEqual([]);
    expect(await idsOf({ changedSince: '2999-01-01T00:00:00.000Z' })).toEqual([]);
    expect((await idsOf({ only: 'without-evidence' })).length).toBe(4);
  });

  it('show acronyms apart and wrong renderings apart', async () => {
    const memory = await scratchMemory();
    const { id } = await memory.createCollection('A');
    const terms = [
      term('ru', 'ОДКБ'),
      term('ru', 'Организация Договора о коллективной безопасности'),
      term('en', 'CSTO'),
      term('en', 'Collective Security Treaty Organization'),
      term('en', 'ODKB', { administrativeStatus: 'deprecated' }),
    ];
    await memory.saveEntry({ collectionId: id, conceptType: 'organisation', terms });
    expect((await memory.pageEntries({ offset: 0, limit: 1 })).lines[0]).toMatchObject({
      ru: 'Организация Договора о коллективной безопасности',
      ruAcronym: 'ОДКБ',
      en: 'Collective Security Treaty Organization',
      enAcronym: 'CSTO',
      wrong: ['ODKB'],
    });
  });

  it('refuse terms without a letter and ids that are not there', async () => {
    const memory = await scratchMemory();
    const { id } = await memory.createCollection('A');
    await expect(memory.saveEntry(entry(id, '«»', 'Council'))).rejects.toBeInstanceOf(Problem);
    await expect(memory.saveEntry({ ...entry(id, 'а', 'b'), id: 99 })).rejects.toMatchObject({ code: 'not-found' });
    await expect(memory.deleteEntries([99])).rejects.toMatchObject({ code: 'not-found' });
    await expect(memory.saveEntry(entry(99, 'а', 'b'))).rejects.toMatchObject({ details: { what: 'collection' } });
    expect((await memory.status()).entries).toBe(0);
  });

  it('merge on import where both names are held, and count what was done', async () => {
    const memory = await scratchMemory();
    const { id } = await memory.createCollection('A');
    const list = [
      entry(id, 'ОДКБ', 'CSTO'),
      entry(id, 'СНГ|Содружество Независимых Государств', 'CIS'),
      entry(id, '—', ''),
    ];
    expect(await memory.importEntries(list, { origin: 'x.tsv' })).toEqual({ added: 2, merged: 0, skipped: 1 });
    expect(
      await memory.importEntries([entry(id, 'ОДКБ', 'CSTO|Collective Security Treaty Organization')], {
        origin: 'y.tsv',
      }),
    ).toEqual({
      added: 0,
      merged: 1,
      skipped: 0,
    });
    expect((await memory.status()).entries).toBe(2);
    await memory.undo();
    await memory.undo();
    expect((await memory.status()).entries).toBe(0);
  });

  it('are found as duplicates by acronym, by word order and across scripts', async () => {
    const memory = await scratchMemory();
    const { id } = await memory.createCollection('A');
    for (const [ru, en] of [
      ['Организация Договора о коллективной безопасности', ''],
      ['ОДКБ', ''],
      ['Лавров Сергей Викторович', ''],
      ['Сергей Викторович Лавров', ''],
      ['', 'Rosoboroneksport'],
      ['Рособоронэкспорт', ''],
    ] as const) {
      await memory.saveEntry(entry(id, ru, en));
    }
    const found = await memory.findDuplicates({});
    expect(found.map(({ why, entryId, otherId }) => [why, entryId, otherId])).toEqual([
      ['word-order', 3, 4],
      ['acronym', 1, 2],
      ['transliteration', 5, 6],
    ]);
  });

  it('give their pairs, all or those of a text', async () => {
    const memory = await scratchMemory();
    const { id } = await memory.createCollection('A');
    await memory.importEntries(
      [entry(id, 'Совет Безопасности', 'Security Council'), entry(id, 'Комитет', 'Committee|Board')],
      {
        origin: 'x',
      },
    );
    const languages = { source: 'ru', target: 'en-GB' };
    expect((await memory.termPairs(languages)).map(({ target }) => target)).toEqual([
      'Security Council',
      'Committee',
      'Board',
    ]);
    const occurringIn = ['Решение Совета', 'о безопасности'];
    expect(await memory.termPairs({ ...languages, occurringIn })).toEqual([
      { source: 'Совет Безопасности', target: 'Security Council', entryId: 1 },
    ]);
  });

  it('keep a history that can be gone back to, after deletion too', async () => {
    const memory = await scratchMemory();
    const { id } = await memory.createCollection('A');
    const first = await memory.saveEntry(entry(id, 'Совет', 'Council'));
    await memory.saveEntry({
      ...without(first),
      definition: 'орган',
      terms: [...first.terms, term('en', 'Board', { administrativeStatus: 'deprecated' })],
    });
    await memory.deleteEntries([first.id]);
    const history = await memory.entryHistory(first.id);
    expect(history.map(({ label }) => label.key)).toEqual(['delete-entries', 'edit-entry', 'new-entry']);
    expect(history.map(({ after }) => after?.terms.length)).toEqual([undefined, 3, 2]);
    expect(history[1]).toMatchObject({ author: 'tester', after: { definition: 'орган' } });
    const back = await memory.restoreEntry(first.id, history[1]?.changeId ?? 0);
    expect(back.terms.map(({ text }) => text)).toEqual(['Совет', 'Council', 'Board']);
    expect(await memory.lookup({ query: 'board', limit: 5 })).toHaveLength(1);
    const original = await memory.restoreEntry(first.id, history[2]?.changeId ?? 0);
    expect(original.terms).toEqual(first.terms);
    expect(original.definition).toBeUndefined();
  });

  it('are found as duplicates and merged with their evidence; the merge is previewed and undone', async () => {
    const memory = await scratchMemory();
    const { id } = await memory.createCollection('A');
    const evidence = [
      {
        term: 1,
        documentName: 'd',
        sourceText: 'с',
        targetText: 't',
        sourceStart: 0,
        sourceEnd: 1,
        targetStart: 0,
        targetEnd: 1,
      },
    ];
    const one = await memory.saveEntry(entry(id, 'Совет Безопасности', 'Security Council'));
    const other = await memory.saveEntry(entry(id, 'СБ ООН', 'security council', { evidence }));
    await memory.saveEntry(entry(id, 'Совет министров', 'Council of Ministers'));
    expect(await memory.findDuplicates({})).toMatchObject([{ entryId: one.id, otherId: other.id, why: 'same-term' }]);
    const preview = await memory.previewMerge(one.id, [other.id]);
    expect((await memory.status()).entries).toBe(3);
    const merged = await memory.mergeEntries(one.id, [other.id]);
    expect(merged.terms.map(({ text }) => text)).toEqual([
      'Совет Безопасности',
      'Security Council',
      'СБ ООН',
      'security council',
    ]);
    expect({ ...preview, changedAt: '' }).toEqual({ ...merged, changedAt: '' });
    expect(merged.evidence).toHaveLength(1);
    await memory.undo();
    expect(await memory.getEntry(one.id)).toEqual(one);
    expect(await memory.getEntry(other.id)).toEqual(other);
  });
});

const unit = (source: string, target: string): UnitInput => ({
  variants: [
    { language: 'ru', text: source },
    { language: 'en', text: target },
  ],
});

describe('translation units', () => {
  it('are imported once, however often they come, and leave by undo', async () => {
    const memory = await scratchMemory();
    const { id } = await memory.createCollection('A');
    const units = [
      unit('Первое предложение.', 'First sentence.'),
      unit('Второе.', 'Second.'),
      unit('Первое предложение.', 'First sentence.'),
      unit('', 'x'),
    ];
    expect(await memory.importUnits(id, units, { origin: 'a.tmx' }, quietJob)).toEqual({
      added: 2,
      merged: 1,
      skipped: 1,
    });
    expect((await memory.listCollections())[0]?.units).toBe(2);
    const first = await memory.getUnit(1);
    await memory.undo();
    expect((await memory.status()).units).toBe(0);
    expect(await memory.concordance({ text: 'предложение', limit: 5 })).toEqual([]);
    await memory.redo();
    expect(await memory.getUnit(1)).toEqual(first);
    expect(await memory.concordance({ text: 'предложение', limit: 5 })).toHaveLength(1);
    expect((await memory.examine({})).every(({ ok }) => ok)).toBe(true);
  });

  it('leave nothing of an import that was cancelled', async () => {
    const memory = await scratchMemory();
    const { id } = await memory.createCollection('A');
    let steps = 0;
    const job = {
      progress: () => {},
      checkpoint: async () => {
        steps += 1;
        if (steps === 2) throw new Problem('cancelled');
      },
    };
    const many = Array.from({ length: 5000 }, (_, index) =>
      unit(`Предложение ${index} слово`, `Sentence ${index} word`),
    );
    await expect(memory.importUnits(id, many, { origin: 'a.tmx' }, job)).rejects.toMatchObject({ code: 'cancelled' });
    expect((await memory.status()).units).toBe(0);
    expect(await memory.undoState()).toEqual({});
    expect((await memory.examine({})).every(({ ok }) => ok)).toBe(true);
  });

  it('keep tags, context and dates, and can be changed and deleted', async () => {
    const memory = await scratchMemory();
    const { id } = await memory.createCollection('A');
    const tagged = await memory.saveUnit({
      collectionId: id,
      variants: [
        { language: 'ru', text: 'Статья 5', tags: [{ offset: 0, kind: 'open', pair: '1', content: '<b>' }] },
        { language: 'en-GB', text: 'Article 5' },
      ],
      previous: 'Глава 1',
      createdAt: '1999-05-01T00:00:00Z',
      state: 'final',
    });
    expect(await memory.getUnit(tagged.id)).toEqual(tagged);
    expect(tagged).toMatchObject({ createdAt: '1999-05-01T00:00:00Z', previous: 'Глава 1', state: 'final' });
    const changed = await memory.saveUnit({
      ...tagged,
      variants: [
        { language: 'ru', text: 'Раздел 5' },
        { language: 'en', text: 'Section 5' },
      ],
    });
    expect(changed.id).toBe(tagged.id);
    expect(await memory.concordance({ text: 'section', limit: 5 })).toHaveLength(1);
    expect(await memory.concordance({ text: 'article', limit: 5 })).toEqual([]);
    await memory.undo();
    expect(await memory.getUnit(tagged.id)).toEqual(tagged);
    await memory.deleteUnits([tagged.id]);
    await expect(memory.getUnit(tagged.id)).rejects.toMatchObject({ code: 'not-found' });
  });

  it('leave no empty pages behind after an idle moment', async () => {
    const memory = await scratchMemory();
    const { id } = await memory.createCollection('A');
    const many = Array.from({ length: 3000 }, (_, index) => unit(`Слово номер ${index} и ещё`, `Word number ${index}`));
    await memory.importUnits(id, many, { origin: 'a.tmx' }, quietJob);
    await memory.tidy();
    expect(await memory.match({ text: 'Слово номер 17 и ещё', min: 70, limit: 1 })).toHaveLength(1);
    expect((await memory.examine({})).every(({ ok }) => ok)).toBe(true);
  });

  it('have their index in fewer pieces after an idle moment, unless somebody asks for something', async () => {
    const memory = await scratchMemory();
    const { id } = await memory.createCollection('A');
    const { path } = await memory.status();
    const pieces = () => {
      const db = new Database(path, { readonly: true });
      const count = db.prepare('SELECT count(DISTINCT segid) FROM term_index_idx').pluck().get() as number;
      db.close();
      return count;
    };
    for (let index = 0; index < 15; index++) await memory.saveEntry(entry(id, `Совет ${index}`, `Council ${index}`));
    const before = pieces();
    expect(before).toBeGreaterThan(5);
    await memory.tidy(() => false);
    expect(pieces()).toBe(before);
    await memory.tidy();
    expect(pieces()).toBe(1);
    expect(await memory.lookup({ query: 'совет 7', limit: 1 })).toMatchObject([{ target: 'Council 7' }]);
    expect((await memory.examine({})).every(({ ok }) => ok)).toBe(true);
  });

  it('are gone through as they are held, those of other collections between them left out', async () => {
    const memory = await scratchMemory();
    const { id: first } = await memory.createCollection('A');
    const { id: second } = await memory.createCollection('B');
    for (let index = 0; index < 6; index++) {
      const collectionId = index % 2 === 0 ? first : second;
      const saved = await memory.saveUnit({
        collectionId,
        ...unit(`Слово ${index}`, `Word ${index}`),
        note: `n${index}`,
      });
      if (index === 2) await memory.deleteUnits([saved.id]);
    }
    const seen: unknown[] = [];
    for await (const one of memory.eachUnit({ collectionIds: [first] })) {
      expect(one).toEqual(await memory.getUnit(one.id));
      seen.push([one.note, one.variants.map(({ text }) => text)]);
    }
    expect(seen).toEqual([
      ['n0', ['Слово 0', 'Word 0']],
      ['n4', ['Слово 4', 'Word 4']],
    ]);
  });

  it('are gone through in order, in batches', async () => {
    const memory = await scratchMemory();
    const { id } = await memory.createCollection('A');
    const many = Array.from({ length: 1203 }, (_, index) => unit(`Слово ${index}`, `Word ${index}`));
    await memory.importUnits(id, many, { origin: 'a.tmx' }, quietJob);
    const seen: number[] = [];
    for await (const one of memory.eachUnit({ collectionIds: [id] })) seen.push(one.id);
    expect(seen).toHaveLength(1203);
    expect(seen).toEqual([...seen].sort((a, b) => a - b));
  });
});
