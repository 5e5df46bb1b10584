import { describe, expect, it } from 'vitest';
import type { BitextContent } from '../../src/core/memory/records.ts';
import type { MemoryStore } from '../../src/core/memory/store.ts';
import { measure } from '../own-time.ts';
import { bitext, pair, scratchMemory } from './scratch.ts';

const ru = ['ОДКБ приняла решение.', 'Стр. 12', 'Генеральный секретарь ОДКБ выступил. Он был краток.', 'Конец.'];
const en = ['The CSTO took a decision.', 'Page 12', 'The CSTO Secretary General spoke. He was brief.', 'The end.'];
const label = { key: 'edit-text', details: {} };

async function withBitext(source = ru, target = en) {
  const memory = await scratchMemory();
  const collection = await memory.createCollection('Встреча');
  const made = bitext(collection.id, source, target);
  const { id } = await memory.createBitext(made);
  return { memory, id, made, ids: (await memory.readBitext(id)).beadRecords.map((bead) => bead.id) };
}

type Rows = readonly (readonly [source: readonly string[], target: readonly string[]])[];

function rowsOf({ beadRecords, sourceSegments, targetSegments }: BitextContent): Rows {
  return beadRecords.map(({ source, target }) => [
    sourceSegments.slice(source.start, source.end).map(({ text }) => text),
    targetSegments.slice(target.start, target.end).map(({ text }) => text),
  ]);
}

const read = async (memory: MemoryStore, id: number) => rowsOf(await memory.readBitext(id));

describe('texts of beads', () => {
  it('are changed in the bitext alone, not in what the file has', async () => {
    const { memory, id, made, ids } = await withBitext();
    await memory.setBeadTexts(id, [{ beadId: ids[0] ?? 0, source: ['ОДКБ приняла два решения.'] }], label);
    expect((await read(memory, id))[0]?.[0]).toEqual(['ОДКБ приняла два решения.']);
    expect((await memory.fileTexts(id)).source).toEqual(ru);
    // Another bitext of the same file shows it as it is.
    const other = await memory.createBitext(made);
    expect((await read(memory, other.id))[0]?.[0]).toEqual([ru[0]]);
    await memory.undo();
    expect((await read(memory, id))[0]?.[0]).toEqual([ru[0]]);
    await memory.redo();
    expect((await read(memory, id))[0]?.[0]).toEqual(['ОДКБ приняла два решения.']);
  });

  it('are split within their row and joined again; the rows behind keep theirs', async () => {
    const { memory, id, ids } = await withBitext();
    const before = await read(memory, id);
    const parts = ['Генеральный секретарь ОДКБ выступил.', 'Он был краток.'];
    await memory.setBeadTexts(id, [{ beadId: ids[2] ?? 0, source: parts }], label);
    const after = await read(memory, id);
    expect(after[2]?.[0]).toEqual(parts);
    expect(after[3]).toEqual(before[3]);
    const { beadRecords } = await memory.readBitext(id);
    expect(beadRecords.map(({ source }) => [source.start, source.end])).toEqual([
      [0, 1],
      [1, 2],
      [2, 4],
      [4, 5],
    ]);
    // The row can now be cut between them, and each part edited in a row of its own.
    await memory.replaceBeads(
      id,
      [ids[2] ?? 0],
      [
        { source: { start: 2, end: 3 }, target: { start: 2, end: 3 }, confidence: 1, state: 'confirmed' },
        { source: { start: 3, end: 4 }, target: { start: 3, end: 3 }, confidence: 1, state: 'confirmed' },
      ],
    );
    const cut = await memory.readBitext(id);
    await memory.setBeadTexts(
      id,
      [{ beadId: cut.beadRecords[3]?.id ?? 0, source: ['Он был очень', 'краток.'], target: ['He was brief.'] }],
      label,
    );
    expect((await read(memory, id)).slice(2)).toEqual([
      [[parts[0]], [en[2]]],
      [['Он был очень', 'краток.'], ['He was brief.']],
      [[ru[3]], [en[3]]],
    ]);
    for (let step = 0; step < 3; step++) await memory.undo();
    expect(await read(memory, id)).toEqual(before);
  });

  it('are refused where they are not what the caller took them for', async () => {
    const { memory, id, ids } = await withBitext();
    const change = { beadId: ids[0] ?? 0, source: ['Другое.'], was: { source: ['Не то.'] } };
    await expect(memory.setBeadTexts(id, [change], label)).rejects.toMatchObject({ code: 'text-changed' });
    await expect(memory.setBeadTexts(id, [{ beadId: 999, source: [] }], label)).rejects.toMatchObject({
      code: 'not-found',
    });
    expect((await memory.undoState()).undo).toBeUndefined();
  });

  it('go with their rows and come back with undo', async () => {
    const { memory, id, ids } = await withBitext();
    const before = await memory.readBitext(id);
    await memory.deleteBeads(id, [ids[1] ?? 0, ids[3] ?? 0]);
    expect(await read(memory, id)).toEqual([
      [[ru[0]], [en[0]]],
      [[ru[2]], [en[2]]],
    ]);
    await memory.undo();
    expect((await memory.readBitext(id)).beadRecords).toEqual(before.beadRecords);
    expect(await read(memory, id)).toEqual(rowsOf(before));
  });

  it('change sides, row by row or all together', async () => {
    const { memory, id, ids } = await withBitext();
    await memory.swapBeads(id, [ids[1] ?? 0]);
    expect((await read(memory, id))[1]).toEqual([['Page 12'], ['Стр. 12']]);
    const turned = await memory.swapSides(id);
    expect(turned).toMatchObject({ sourceLanguage: 'en', targetName: 'text.ru.txt' });
    expect((await read(memory, id)).slice(0, 2)).toEqual([
      [[en[0]], [ru[0]]],
      [['Стр. 12'], ['Page 12']],
    ]);
    await memory.undo();
    await memory.undo();
    expect(await read(memory, id)).toEqual(ru.map((text, index) => [[text], [en[index]]]));
  });

  it('read as plain lists would, whatever is done to them, and all of it can be undone and done again', async () => {
    const count = 40;
    const texts = (name: string) => Array.from({ length: count }, (_, index) => `${name} ${index}.`);
    const { memory, id } = await withBitext(texts('Фраза'), texts('Sentence'));
    const random = seeded(7);
    const pick = (below: number) => Math.floor(random() * below);
    const begun = await read(memory, id);
    const states: Rows[] = [begun];
    for (let step = 0; step < 120; step++) {
      const { beadRecords } = await memory.readBitext(id);
      const rows = (states.at(-1) ?? []).map(([source, target]): [string[], string[]] => [[...source], [...target]]);
      const at = pick(rows.length);
      const some = [...new Set([at, pick(rows.length), pick(rows.length)])].sort((a, b) => a - b);
      const idAt = (index: number) => beadRecords[index]?.id ?? 0;
      const kind = pick(10);
      if (kind === 0 && rows.length > 10) {
        await memory.deleteBeads(id, some.map(idAt));
        for (const index of some.toReversed()) rows.splice(index, 1);
      } else if (kind === 1) {
        await memory.swapBeads(id, some.map(idAt));
        for (const index of some) rows[index] = [rows[index]?.[1] ?? [], rows[index]?.[0] ?? []];
      } else if (kind === 2 && at + 1 < rows.length) {
        const [upper, lower] = [beadRecords[at], beadRecords[at + 1]];
        if (upper === undefined || lower === undefined) continue;
        const shape = {
          source: { start: upper.source.start, end: lower.source.end },
          target: { start: upper.target.start, end: lower.target.end },
        };
        await memory.replaceBeads(id, [upper.id, lower.id], [{ ...shape, confidence: 1, state: 'confirmed' }]);
        const [above, below] = [rows[at], rows[at + 1]];
        if (above !== undefined && below !== undefined) {
          rows.splice(at, 2, [
            [...above[0], ...below[0]],
            [...above[1], ...below[1]],
          ]);
        }
      } else {
        const changes = some.map((index) => {
          const side = pick(2) === 0 ? 'source' : 'target';
          const held = rows[index]?.[side === 'source' ? 0 : 1] ?? [];
          const from = pick(held.length + 1);
          held.splice(from, pick(3), ...Array.from({ length: pick(3) }, () => `new ${step} ${pick(1000)}`));
          return { beadId: idAt(index), [side]: [...held] };
        });
        await memory.setBeadTexts(id, changes, label);
        for (const index of some.toReversed()) {
          if ((rows[index]?.[0].length ?? 0) + (rows[index]?.[1].length ?? 0) === 0) rows.splice(index, 1);
        }
      }
      expect(await read(memory, id)).toEqual(rows);
      if (JSON.stringify(rows) !== JSON.stringify(states.at(-1))) states.push(rows);
    }
    expect((await memory.examine({}))[2]).toMatchObject({ id: 'foreign-keys', ok: true });
    for (const state of states.toReversed().slice(1)) {
      await memory.undo();
      expect(await read(memory, id)).toEqual(state);
    }
    for (const state of states.slice(1)) {
      await memory.redo();
      expect(await read(memory, id)).toEqual(state);
    }
  });
});

/** The unit in which some words stand. */
async function unitWith(memory: MemoryStore, text: string) {
  const [hit] = await memory.concordance({ text, limit: 1 });
  return memory.getUnit(hit?.unitId ?? 0);
}

/** Numbers from 0 to 1, the same every time. */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 48271) % 2147483647;
    return state / 2147483647;
  };
}

describe('what was made of texts follows them', () => {
  it('a unit keeps its id and its other side, and its neighbours their context', async () => {
    const { memory, id, ids } = await withBitext();
    await memory.setBeadState(id, ids, 'confirmed');
    const unit = await unitWith(memory, en[0] ?? '');
    const [russian = { language: 'ru', text: '' }] = unit.variants;
    await memory.saveUnit({ ...unit, variants: [russian, { language: 'en', text: 'The CSTO decided.' }] });
    await memory.setBeadTexts(id, [{ beadId: ids[0] ?? 0, source: ['ОДКБ', 'решила.'] }], label);
    const after = await unitWith(memory, 'решила');
    expect(after.variants.map(({ text }) => text)).toEqual(['ОДКБ решила.', 'The CSTO decided.']);
    expect(after).toMatchObject({ id: unit.id, createdAt: unit.createdAt });
    expect((await unitWith(memory, 'Стр. 12')).previous).toBe('ОДКБ решила.');
    await memory.undo();
    expect((await memory.getUnit(unit.id)).variants[0]?.text).toBe(ru[0]);
    expect((await unitWith(memory, 'Стр. 12')).previous).toBe(ru[0]);
  });

  it('a unit goes with its row, and comes of a text written on an empty side', async () => {
    const { memory, id, ids } = await withBitext();
    await memory.setBeadState(id, ids, 'confirmed');
    await memory.deleteBeads(id, [ids[1] ?? 0]);
    expect((await memory.status()).units).toBe(3);
    expect((await unitWith(memory, 'Он был краток')).previous).toBe(ru[0]);
    await memory.setBeadTexts(id, [{ beadId: ids[3] ?? 0, target: [] }], label);
    expect((await memory.status()).units).toBe(2);
    await memory.setBeadTexts(id, [{ beadId: ids[3] ?? 0, target: ['Fin at last.'] }], label);
    expect((await unitWith(memory, 'Fin at last')).variants[0]?.text).toBe(ru[3]);
    expect((await memory.examine({})).filter(({ ok }) => !ok)).toEqual([]);
  });

  const seen = (bead: number, source: string, target: string) => {
    const sourceStart = (ru[bead] ?? '').indexOf(source);
    const targetStart = (en[bead] ?? '').indexOf(target);
    const place = { bead, sourceStart, sourceEnd: sourceStart + source.length };
    return { ...place, targetStart, targetEnd: targetStart + target.length };
  };
  const csto = pair('ОДКБ', 'CSTO', 0, { occurrences: [seen(0, 'ОДКБ', 'CSTO'), seen(2, 'ОДКБ', 'CSTO')] });
  const general = pair('Генеральный секретарь', 'Secretary General', 2, {
    occurrences: [seen(2, 'Генеральный секретарь', 'Secretary General')],
  });
  /** The words at every place of a candidate, as the rows have them now. */
  const marked = async (memory: MemoryStore, id: number) => {
    const rows = await read(memory, id);
    return (await memory.listCandidates(id)).map(({ occurrences }) =>
      occurrences.map((place) => [
        place.bead,
        rows[place.bead]?.[0].join(' ').slice(place.sourceStart, place.sourceEnd),
        rows[place.bead]?.[1].join(' ').slice(place.targetStart, place.targetEnd),
      ]),
    );
  };

  it('places of candidates move with their words, and go with them', async () => {
    const { memory, id, ids } = await withBitext();
    await memory.proposeCandidates(id, [csto, general]);
    await memory.setBeadTexts(
      id,
      [{ beadId: ids[2] ?? 0, source: ['Вчера Генеральный секретарь ОДКБ', 'выступил.'] }],
      label,
    );
    await memory.deleteBeads(id, [ids[1] ?? 0]);
    expect(await marked(memory, id)).toEqual([
      [
        [0, 'ОДКБ', 'CSTO'],
        [1, 'ОДКБ', 'CSTO'],
      ],
      [[1, 'Генеральный секретарь', 'Secretary General']],
    ]);
    expect((await memory.listCandidates(id))[1]?.sourceText).toBe('Вчера Генеральный секретарь ОДКБ выступил.');
    await memory.setBeadTexts(id, [{ beadId: ids[2] ?? 0, target: ['He spoke for the CSTO.'] }], label);
    expect(await marked(memory, id)).toEqual([
      [
        [0, 'ОДКБ', 'CSTO'],
        [1, 'ОДКБ', 'CSTO'],
      ],
    ]);
    await memory.undo();
    expect(await marked(memory, id)).toHaveLength(2);
  });

  it('places of candidates are counted anew where rows are joined, cut and aligned anew', async () => {
    const { memory, id, ids } = await withBitext();
    await memory.proposeCandidates(id, [csto, general]);
    const whole = { source: { start: 0, end: 3 }, target: { start: 0, end: 3 }, confidence: 1 };
    await memory.replaceBeads(id, ids.slice(0, 3), [{ ...whole, state: 'proposed' }]);
    expect(await marked(memory, id)).toEqual([
      [
        [0, 'ОДКБ', 'CSTO'],
        [0, 'ОДКБ', 'CSTO'],
      ],
      [[0, 'Генеральный секретарь', 'Secretary General']],
    ]);
    const cut = (from: number, middle: number, to: number) => [
      { source: { start: from, end: middle }, target: { start: from, end: middle }, confidence: 0.9 },
      { source: { start: middle, end: to }, target: { start: middle, end: to }, confidence: 0.9 },
    ];
    await memory.realign(id, cut(0, 2, 4), 0.9);
    expect(await marked(memory, id)).toEqual([
      [
        [0, 'ОДКБ', 'CSTO'],
        [1, 'ОДКБ', 'CSTO'],
      ],
      [[1, 'Генеральный секретарь', 'Secretary General']],
    ]);
  });

  it('titles proposed after a change go when it is undone, for they name places of its texts', async () => {
    const { memory, id, ids } = await withBitext();
    await memory.deleteBeads(id, [ids[0] ?? 0]);
    await memory.proposeCandidates(id, [
      { ...general, occurrences: [{ ...seen(2, 'Генеральный секретарь', 'Secretary General'), bead: 1 }] },
    ]);
    expect(await marked(memory, id)).toEqual([[[1, 'Генеральный секретарь', 'Secretary General']]]);
    await memory.undo();
    expect(await marked(memory, id)).toEqual([]);
    await memory.proposeCandidates(id, [general]);
    await memory.redo();
    expect(await marked(memory, id)).toEqual([]);
    // What was proposed before moves with the change, and back.
    await memory.proposeCandidates(id, [
      { ...general, occurrences: [{ ...seen(2, 'Генеральный секретарь', 'Secretary General'), bead: 1 }] },
    ]);
    await memory.deleteBeads(id, [ids[1] ?? 0]);
    expect(await marked(memory, id)).toEqual([[[0, 'Генеральный секретарь', 'Secretary General']]]);
    await memory.undo();
    expect(await marked(memory, id)).toEqual([[[1, 'Генеральный секретарь', 'Secretary General']]]);
  });

  it('titles proposed change their sides with the texts', async () => {
    const { memory, id } = await withBitext();
    await memory.proposeCandidates(id, [csto]);
    await memory.swapSides(id);
    expect(await marked(memory, id)).toEqual([
      [
        [0, 'CSTO', 'ОДКБ'],
        [2, 'CSTO', 'ОДКБ'],
      ],
    ]);
    expect((await memory.listCandidates(id))[0]?.source.text).toBe('CSTO');
  });

  it('evidence quotes the text as it was put right, and goes where the title is gone', async () => {
    const { memory, id, ids } = await withBitext();
    const [proposed] = await memory.proposeCandidates(id, [csto]);
    const [accepted] = await memory.acceptCandidates(id, [{ id: proposed?.id ?? 0 }]);
    const evidence = async () => (await memory.getEntry(accepted?.entryId ?? 0)).evidence;
    await memory.setBeadTexts(id, [{ beadId: ids[0] ?? 0, target: ['In Minsk the CSTO took a decision.'] }], label);
    const [first, second] = await evidence();
    expect(first).toMatchObject({ targetText: 'In Minsk the CSTO took a decision.', targetStart: 13, targetEnd: 17 });
    expect(second?.targetText).toBe(en[2]);
    await memory.setBeadTexts(id, [{ beadId: ids[0] ?? 0, target: ['It took a decision.'] }], label);
    expect((await evidence()).map(({ targetText }) => targetText)).toEqual([en[2]]);
    await memory.deleteBeads(id, [ids[2] ?? 0]);
    expect(await evidence()).toHaveLength(1);
    await memory.undo();
    await memory.undo();
    expect(await evidence()).toHaveLength(2);
  });

  it('evidence of a sentence that stands in two rows stays while one of them has it', async () => {
    const { memory, id, ids } = await withBitext([ru[0] ?? '', ru[0] ?? ''], [en[0] ?? '', en[0] ?? '']);
    const [proposed] = await memory.proposeCandidates(id, [
      pair('ОДКБ', 'CSTO', 0, { occurrences: [seen(0, 'ОДКБ', 'CSTO'), { ...seen(0, 'ОДКБ', 'CSTO'), bead: 1 }] }),
    ]);
    const [accepted] = await memory.acceptCandidates(id, [{ id: proposed?.id ?? 0 }]);
    const texts = async () =>
      (await memory.getEntry(accepted?.entryId ?? 0)).evidence.map(({ targetText }) => targetText);
    await memory.setBeadTexts(id, [{ beadId: ids[0] ?? 0, target: ['The CSTO decided.'] }], label);
    expect(await texts()).toEqual([en[0]]);
    await memory.setBeadTexts(id, [{ beadId: ids[1] ?? 0, target: ['The CSTO resolved.'] }], label);
    expect(await texts()).toEqual(['The CSTO resolved.']);
  });
});

describe('aligning a few rows anew', () => {
  it('leaves the others as they are, confirmed or not', async () => {
    const { memory, id, ids } = await withBitext();
    const beads = [
      { source: { start: 0, end: 1 }, target: { start: 0, end: 1 }, confidence: 0.1 },
      { source: { start: 1, end: 2 }, target: { start: 1, end: 3 }, confidence: 0.7 },
      { source: { start: 2, end: 3 }, target: { start: 3, end: 3 }, confidence: 0.7 },
      { source: { start: 3, end: 4 }, target: { start: 3, end: 4 }, confidence: 0.1 },
    ];
    await memory.realign(id, beads, 0.1, ids.slice(1, 3));
    const after = await memory.readBitext(id);
    expect(after.beadRecords[0]).toMatchObject({ id: ids[0], confidence: 0.8, state: 'proposed' });
    expect(after.beadRecords[1]).toMatchObject({ target: { start: 1, end: 3 }, confidence: 0.7 });
    expect(after.parallel).toBe(0.9);
    await expect(memory.realign(id, beads.slice(1), 0.1, [])).rejects.toMatchObject({ code: 'beads-invalid' });
  });
});

describe('a text of 20,000 rows', () => {
  const limitMs = 100;

  it('is edited, split, joined, cleared of a row and undone at its top, each within a tenth of a second', async () => {
    const count = 20_000;
    const texts = (name: string) => Array.from({ length: count }, (_, index) => `${name} номер ${index} о решении.`);
    const { memory, id, ids } = await withBitext(texts('Фраза'), texts('Sentence'));
    await memory.setBeadState(id, ids.slice(0, 3), 'confirmed');
    const top = ids[1] ?? 0;
    const acts: Readonly<Record<string, () => Promise<unknown>>> = {
      edit: () => memory.setBeadTexts(id, [{ beadId: top, source: ['Другая фраза.'] }], label),
      split: () => memory.setBeadTexts(id, [{ beadId: top, source: ['Другая', 'фраза.'] }], label),
      join: () => memory.setBeadTexts(id, [{ beadId: top, source: ['Другая фраза.'] }], label),
      swap: () => memory.swapBeads(id, [ids[5] ?? 0]),
      remove: () => memory.deleteBeads(id, [ids[3] ?? 0]),
      undo: () => memory.undo(),
      redo: () => memory.redo(),
    };
    const slow: string[] = [];
    for (const [name, act] of Object.entries(acts)) {
      const elapsed = measure();
      await act();
      const ms = elapsed();
      if (process.env.SHOW_TIMES !== undefined) console.log(name, ms.toFixed(1));
      if (ms >= limitMs) slow.push(`${name} ${ms.toFixed(0)} ms`);
    }
    expect(slow).toEqual([]);
    const { beadRecords } = await memory.readBitext(id);
    expect(beadRecords).toHaveLength(count - 1);
    expect(beadRecords.at(-1)?.source).toEqual({ start: count - 2, end: count - 1 });
  });
});
