import { beforeEach, describe, expect, it } from 'vitest';
import { quietJob } from '../../src/core/job.ts';
import type { MatchRequest } from '../../src/core/memory/match.ts';
import type { UnitInput } from '../../src/core/memory/records.ts';
import { compared, wordSimilarity } from '../../src/core/memory/similarity.ts';
import type { MemoryStore } from '../../src/core/memory/store.ts';
import { scratchMemory } from './scratch.ts';

let memory: MemoryStore;
let collectionId: number;

beforeEach(async () => {
  memory = await scratchMemory();
  collectionId = (await memory.createCollection('A')).id;
});

const unit = (ru: string, en: string, more: Partial<UnitInput> = {}): UnitInput => ({
  variants: [
    { language: 'ru', text: ru },
    { language: 'en', text: en },
  ],
  ...more,
});

async function best(units: readonly UnitInput[], request: Partial<MatchRequest> & { text: string }) {
  await memory.importUnits(collectionId, units, { origin: 'a.tmx' }, quietJob);
  return (await memory.match({ min: 50, limit: 10, ...request }))[0];
}

const council = unit('Совет принял решение по вопросам безопасности.', 'The Council took a decision on security.');

describe('match', () => {
  it('gives 100 to the same segment, and 101 where its neighbours are the same too', async () => {
    const inContext = { ...council, previous: 'Первое.', next: 'Третье.' };
    expect(await best([inContext], { text: 'Совет принял решение по вопросам безопасности.' })).toMatchObject({
      similarity: 100,
      target: 'The Council took a decision on security.',
      differences: [],
      penalties: [],
    });
    const text = 'Совет принял решение по вопросам безопасности.';
    expect((await memory.match({ text, previous: 'первое.', next: 'Третье.', min: 50, limit: 1 }))[0]?.similarity).toBe(
      101,
    );
    expect((await memory.match({ text, previous: 'Первое.', next: 'Другое.', min: 50, limit: 1 }))[0]?.similarity).toBe(
      100,
    );
  });

  it('takes a word of six for a sixth, another ending for less, and marks both', async () => {
    const changed = await best([council], { text: 'Совет принял решение по вопросам обороны.' });
    expect(changed).toMatchObject({ similarity: 83 });
    expect(changed?.differences).toEqual([{ kind: 'changed', queryStart: 33, queryEnd: 40, start: 33, end: 45 }]);
    expect(
      (await memory.match({ text: 'Совет принял решения по вопросам безопасности.', min: 50, limit: 1 }))[0]
        ?.similarity,
    ).toBe(95);
  });

  it('marks words put in and left out', async () => {
    const found = await best([council], { text: 'Вчера Совет принял решение по безопасности.' });
    expect(found?.differences.map(({ kind }) => kind)).toEqual(['deleted', 'inserted']);
  });

  it('finds a segment by its English side as well', async () => {
    expect(await best([council], { text: 'The Council took a decision on defence.' })).toMatchObject({
      similarity: 85,
      sourceLanguage: 'en',
      target: 'Совет принял решение по вопросам безопасности.',
    });
    expect(
      await memory.match({ text: 'The Council took a decision on defence.', language: 'ru', min: 50, limit: 5 }),
    ).toEqual([]);
  });

  it('puts the numbers in where that is safe, for a point', async () => {
    const protocol = unit('Статья 5 Протокола от 2010 года.', 'Article 5 of the 2010 Protocol.');
    expect(await best([protocol], { text: 'Статья 7 Протокола от 2014 года.' })).toMatchObject({
      similarity: 99,
      target: 'Article 7 of the 2014 Protocol.',
      numbersSubstituted: true,
      penalties: [{ why: 'number', points: 1 }],
    });
  });

  it('keeps tags at their words when numbers of another length are put in', async () => {
    const tag = (offset: number, content: string) => ({ offset, kind: 'standalone' as const, content });
    const protocol: UnitInput = {
      variants: [
        { language: 'ru', text: 'Статья 5 Протокола 7.' },
        { language: 'en', text: 'Article 5 of Protocol 7.', tags: [0, 8, 9, 13, 24].map((at) => tag(at, `<${at}/>`)) },
      ],
    };
    const found = await best([protocol], { text: 'Статья 115 Протокола 12.' });
    expect(found?.target).toBe('Article 115 of Protocol 12.');
    expect(found?.targetTags.map(({ offset }) => offset)).toEqual([0, 8, 11, 15, 27]);
  });

  it('leaves the numbers alone where it cannot tell which is which', async () => {
    const twice = unit('Статьи 5 и 5 Протокола подписаны.', 'Articles 5 and 5 of the Protocol are signed.');
    const found = await best([twice], { text: 'Статьи 6 и 5 Протокола подписаны.' });
    expect(found).toMatchObject({ numbersSubstituted: false, target: 'Articles 5 and 5 of the Protocol are signed.' });
    expect(found?.similarity).toBeLessThan(100);
  });

  it.each([
    ['case', 'СОВЕТ принял решение по вопросам безопасности.'],
    ['punctuation', 'Совет принял решение по вопросам безопасности!'],
  ])('takes a point off for %s', async (why, text) => {
    expect(await best([council], { text })).toMatchObject({ similarity: 99, penalties: [{ why, points: 1 }] });
  });

  it('takes a point off for other tags', async () => {
    const tags = [{ offset: 0, kind: 'open' as const, pair: '1', content: '<b>' }];
    expect(await best([council], { text: 'Совет принял решение по вопросам безопасности.', tags })).toMatchObject({
      similarity: 99,
      penalties: [{ why: 'tags', points: 1 }],
    });
  });

  it('takes a point off each of several renderings of one source', async () => {
    const other = unit('Совет принял решение по вопросам безопасности.', 'The Council decided on security matters.');
    expect(await best([council, other], { text: 'Совет принял решение по вопросам безопасности.' })).toMatchObject({
      similarity: 99,
      penalties: [{ why: 'several-renderings', points: 1 }],
    });
  });

  it('keeps to the collections asked for', async () => {
    await best([council], { text: 'Совет' });
    const empty = await memory.createCollection('B');
    const request = { text: 'Совет принял решение по вопросам безопасности.', min: 70, limit: 5 };
    expect(await memory.match({ ...request, collectionIds: [empty.id] })).toEqual([]);
    expect(await memory.match({ ...request, collectionIds: [empty.id, collectionId] })).toHaveLength(1);
  });

  it('finds what comparing with every unit finds', async () => {
    let state = 7;
    const random = (below: number) => {
      state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
      return Math.floor((state / 4294967296) * below);
    };
    const words =
      'мир совет договор страна вопрос решение орган член сила помощь право труд дело план срок закон'.split(' ');
    const sentence = () =>
      Array.from({ length: 5 + random(9) }, () => words[Math.min(random(16), random(16))]).join(' ');
    const units = Array.from({ length: 1500 }, (_, index) => unit(sentence(), `Sentence number ${index}`));
    await memory.importUnits(collectionId, units, { origin: 'a' }, quietJob);
    let wanted = 0;
    for (let index = 0; index < 40; index++) {
      const parts = (units[random(1500)]?.variants[0]?.text ?? '').split(' ');
      parts[random(parts.length)] = words[random(16)] ?? '';
      const text = parts.join(' ');
      const query = compared(text);
      const all = new Set<number>();
      for await (const { id, variants } of memory.eachUnit({})) {
        if (wordSimilarity(query, compared(variants[0]?.text ?? ''), 70) >= 70) all.add(id);
      }
      const found = new Set((await memory.match({ text, min: 66, limit: 5000 })).map(({ unitId }) => unitId));
      wanted += all.size;
      expect([...all].filter((id) => !found.has(id))).toEqual([]);
    }
    expect(wanted).toBeGreaterThan(20);
  });
});

describe('concordance', () => {
  const texts = [
    unit('Договор о коллективной безопасности подписан.', 'The Collective Security Treaty was signed.'),
    unit('Стороны Договора о коллективной обороне.', 'Parties to the collective defence treaty.'),
    unit('Минобороны «договорилось» о поставках.', 'The Ministry of Defence agreed on supplies.'),
  ];
  const found = async (text: string) => {
    await memory.importUnits(collectionId, texts, { origin: 'a.tmx' }, quietJob);
    return (await memory.concordance({ text, limit: 10 })).map(({ why, source, sourceSpans, target }) => ({
      why,
      marked: sourceSpans.map(({ start, end }) => source.slice(start, end)),
      target,
    }));
  };

  it('finds a phrase letter for letter, begun and ended within words', async () => {
    expect(await found('вора о колл')).toEqual([
      { why: 'substring', marked: ['вора о колл'], target: 'Parties to the collective defence treaty.' },
    ]);
  });

  it('finds a part of a word', async () => {
    expect((await found('оборон')).map(({ marked }) => marked)).toEqual([['оборон'], ['оборон']]);
  });

  it('finds other forms of the words, after the letter-for-letter hits', async () => {
    expect(await found('договору о коллективной')).toEqual([
      { why: 'stems', marked: ['Договора', 'о', 'коллективной'], target: 'Parties to the collective defence treaty.' },
      { why: 'stems', marked: ['Договор', 'о', 'коллективной'], target: 'The Collective Security Treaty was signed.' },
    ]);
  });

  it('searches the English side too and does not mind punctuation', async () => {
    expect(await found('"SECURITY treaty"')).toMatchObject([{ marked: ['Security Treaty'] }]);
    expect(await found('минобороны договорилось')).toMatchObject([
      { why: 'substring', marked: ['Минобороны «договорилось'] },
    ]);
  });

  it('gives nothing for nothing', async () => {
    expect(await found(' — ')).toEqual([]);
    expect(await found('xyzzy')).toEqual([]);
  });
});
