import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { parseLexicon } from '../../../src/core/align/lexicon.ts';
import { quietJob } from '../../../src/core/job.ts';
import { Problem } from '../../../src/core/problem.ts';
import { defaultThreshold } from '../../../src/core/terms/ranking.ts';
import { proposeTitles, type TitleResources } from '../../../src/core/terms/titles.ts';
import { loadMorphology } from '../../../src/engine/morphology.ts';

const data = new URL('../../../data/lexicon/', import.meta.url);
const unzip = (name: string): string => gunzipSync(readFileSync(new URL(`ru-en.${name}.tsv.gz`, data))).toString();
const resources: TitleResources = {
  morphology: await loadMorphology(),
  lexicon: parseLexicon({ stems: unzip('stems'), phrases: unzip('phrases'), names: unzip('names') }),
};

/** One bead a pair of lines. */
function titles(pairs: readonly (readonly [string, string])[], more: Partial<TitleResources> = {}) {
  return proposeTitles(
    {
      source: pairs.map(([text]) => ({ text })),
      target: pairs.map(([, text]) => ({ text })),
      sourceLanguage: 'ru',
      targetLanguage: 'en',
      beads: pairs.map((_, index) => ({
        source: { start: index, end: index + 1 },
        target: { start: index, end: index + 1 },
      })),
    },
    { ...resources, ...more },
  );
}

const sure = async (...pairs: readonly (readonly [string, string])[]): Promise<string[]> =>
  (await titles(pairs))
    .filter((pair) => pair.score >= defaultThreshold)
    .map((pair) => `${pair.source.text} = ${pair.target.text}`);

describe('what is found', () => {
  it('pairs a body in an oblique case with its English name, in citation form', async () => {
    expect(
      await sure([
        'Вопрос обсудили в Министерстве обороны Украины.',
        'The matter was discussed at the Ministry of Defense of Ukraine.',
      ]),
    ).toContain('Министерство обороны Украины = Ministry of Defense of Ukraine');
  });

  it('pairs a person by romanisation and puts the name into the nominative', async () => {
    const [pair] = await titles([['Письмо передали Максиму Орешкину.', 'The letter was handed to Maxim Oreshkin.']]);
    expect(pair).toMatchObject({
      source: { text: 'Максим Орешкин', asSeen: 'Максиму Орешкину' },
      target: { text: 'Maxim Oreshkin' },
      conceptType: 'person',
    });
  });

  it('pairs foreign names of several parts', async () => {
    expect(await sure(['Об этом сказал Чан Дай Куанг.', 'This was said by Chan Dai Kuang.'])).toContain(
      'Чан Дай Куанг = Chan Dai Kuang',
    );
  });

  it('pairs acronyms spelt alike', async () => {
    expect(await sure(['Страны НАТО согласились.', 'The NATO countries agreed.'])).toContain('НАТО = NATO');
  });

  it('takes what is known for certain', async () => {
    const known = [{ source: 'ОДКБ', target: 'CSTO' }];
    const pairs = await titles([['Учения ОДКБ начались в мае.', 'The CSTO exercise began in May.']], { known });
    expect(pairs.map((pair) => `${pair.source.text} = ${pair.target.text}`)).toContain('ОДКБ = CSTO');
  });

  it('finds a known title over the articles in it, and marks a known wrong rendering', async () => {
    const pairs = await titles(
      [
        [
          'Организация Договора о коллективной безопасности (ОДКБ) готовит соглашение.',
          'The Organization of the Collective Security Treaty (CSTO) is drafting an agreement.',
        ],
      ],
      {
        known: [
          {
            source: 'Организация Договора о коллективной безопасности',
            target: 'Organization of the Collective Security Treaty',
            wrong: true,
          },
        ],
      },
    );
    const found = pairs.find(({ source }) => source.text.startsWith('Организация'));
    expect(found?.target).toMatchObject({
      text: 'Organization of the Collective Security Treaty',
      administrativeStatus: 'deprecated',
    });
    expect(found?.score).toBeGreaterThan(0.9);
  });

  it('leaves an acronym in brackets behind a title out of it', async () => {
    const found = await sure([
      'Организация Договора о коллективной безопасности (ОДКБ) готовит соглашение.',
      'The Collective Security Treaty Organization (CSTO) is drafting an agreement.',
    ]);
    expect(found).toContain(
      'Организация Договора о коллективной безопасности = Collective Security Treaty Organization',
    );
  });

  it('tells WHO from who', async () => {
    const known = [{ source: 'ВОЗ', target: 'WHO' }];
    const pairs = await titles([['Человек, который пришёл из ВОЗ.', 'The man who came.']], { known });
    expect(pairs.map((pair) => pair.target.text.toLowerCase())).not.toContain('who');
  });

  it('gives terms of one thing one group, and marks the romanised acronym as wrong', async () => {
    const known = [{ source: 'ОДКБ', target: 'CSTO' }];
    const pairs = await titles(
      [
        ['Штаб ОДКБ сообщил об этом.', 'The CSTO staff reported it.'],
        ['Члены ОДКБ согласны.', 'ODKB members agree.'],
      ],
      { known },
    );
    const right = pairs.find((pair) => pair.target.text === 'CSTO');
    const wrong = pairs.find((pair) => pair.target.text === 'ODKB');
    expect(right?.target.administrativeStatus).toBe('preferred');
    expect(wrong?.target).toMatchObject({ administrativeStatus: 'deprecated', termType: 'transliteratedForm' });
    expect(wrong?.group).toBe(right?.group);
  });

  it('brings full form, acronym and romanised acronym of one thing into one group', async () => {
    const known = [
      { source: 'ОДКБ', target: 'CSTO' },
      { source: 'Организация Договора о коллективной безопасности', target: 'Collective Security Treaty Organization' },
    ];
    const pairs = await titles(
      [
        [
          'Устав Организации Договора о коллективной безопасности (далее – ОДКБ) изменили.',
          'The Charter of the Collective Security Treaty Organization (hereinafter CSTO) was amended.',
        ],
        ['Штаб ОДКБ сообщил об этом.', 'The CSTO staff reported it.'],
        ['Члены ОДКБ согласны.', 'ODKB members agree.'],
        ['Страны НАТО согласились.', 'The NATO countries agreed.'],
      ],
      { known },
    );
    const groupOf = (source: string, target: string) =>
      pairs.find((pair) => pair.source.text === source && pair.target.text === target)?.group;
    const group = groupOf(
      'Организация Договора о коллективной безопасности',
      'Collective Security Treaty Organization',
    );
    expect(group).toBeDefined();
    expect(groupOf('ОДКБ', 'CSTO')).toBe(group);
    expect(groupOf('ОДКБ', 'ODKB')).toBe(group);
    expect(groupOf('НАТО', 'NATO')).not.toBe(group);
  });

  it('takes the name of a country for a place, as an acronym too', async () => {
    const found = await titles([['Делегация США прибыла.', 'The US delegation arrived.']], {
      known: [{ source: 'США', target: 'US' }],
    });
    expect(found.find((pair) => pair.source.text === 'США')?.conceptType).toBe('place');
  });

  it('says where each title stands', async () => {
    const source = 'Глава НАТО выступил в Брюсселе.';
    const [pair] = await titles([[source, 'The head of NATO spoke in Brussels.']]);
    const place = pair!.occurrences[0]!;
    expect(source.slice(place.sourceStart, place.sourceEnd)).toBe(pair!.source.asSeen);
    expect(place.bead).toBe(0);
  });

  it('works from English into Russian too', async () => {
    const pairs = await proposeTitles(
      {
        source: [{ text: 'The letter was handed to Maxim Oreshkin.' }],
        target: [{ text: 'Письмо передали Максиму Орешкину.' }],
        sourceLanguage: 'en',
        targetLanguage: 'ru',
        beads: [{ source: { start: 0, end: 1 }, target: { start: 0, end: 1 } }],
      },
      resources,
    );
    expect(pairs[0]).toMatchObject({ source: { text: 'Maxim Oreshkin' }, target: { text: 'Максим Орешкин' } });
  });
});

describe('titles in company', () => {
  it('proposes a title and the whole one that it holds, and not a piece for sure', async () => {
    const found = await titles([
      [
        'Заявление сделал председатель Комитета Совета Федерации по международным делам.',
        'The statement was made by the Chair of the Federation Council Committee on Foreign Affairs.',
      ],
    ]);
    const scoreOf = (russian: string) => found.find((pair) => pair.source.text === russian)?.score ?? 0;
    const whole = scoreOf('Комитет Совета Федерации по международным делам');
    expect(whole).toBeGreaterThanOrEqual(defaultThreshold);
    expect(scoreOf('председатель Комитета Совета Федерации по международным делам')).toBeGreaterThan(0.3);
    for (const piece of ['Комитет Совета Федерации', 'Комитет Совета', 'Федерация по международным делам'])
      expect(scoreOf(piece), piece).toBeLessThan(defaultThreshold);
  });

  it('trusts acronyms that always stand in the same sentences, whatever their letters', async () => {
    expect(
      await sure(
        ['Миссия ОБСЕ работает в регионе.', 'The OSCE mission is working in the region.'],
        ['Доклад ОБСЕ готов.', 'The OSCE report is ready.'],
        ['Министры приехали вечером.', 'The ministers arrived in the evening.'],
      ),
    ).toContain('ОБСЕ = OSCE');
  });

  it('takes the quotes of a name with it, or leaves both', async () => {
    const pairs = await titles([
      ['Он член партии "Зеленая альтернатива".', 'He is a member of the "Green Alternative" party.'],
    ]);
    for (const { source, target } of pairs) {
      expect((source.text.match(/"/g)?.length ?? 0) % 2, source.text).toBe(0);
      expect((target.text.match(/"/g)?.length ?? 0) % 2, target.text).toBe(0);
    }
  });

  it('leaves the day out of a title', async () => {
    const found = await titles([
      ['Совет Безопасности ООН в четверг принял решение.', 'The UN Security Council took a decision on Thursday.'],
    ]);
    expect(found.map((pair) => pair.source.text)).not.toContain('Совет Безопасности ООН в четверг');
  });

  it('does not take half of two coordinated regions for a title', async () => {
    const found = await titles([
      ['Это было в Костромской и Магаданской областях.', 'It was in the Kostroma and Magadan regions.'],
    ]);
    expect(found.map((pair) => pair.source.text)).toContain('Костромская и Магаданская области');
    expect(found.map((pair) => pair.source.text).filter((text) => text.startsWith('Магаданск'))).toEqual([]);
  });

  it('lets the English spelling tell the nominative of a name no dictionary has', async () => {
    const found = await titles([['Игры «Аударыша» начались.', 'The games of "Audarysh" began.']]);
    expect(found.map((pair) => pair.source.text)).toContain('Аударыш');
  });

  it('pairs names of syllables that are restored, not spelt', async () => {
    expect(await sure(['Он встретился с Ким Чен Ыном.', 'He met Kim Jong Un.'])).toContain('Ким Чен Ын = Kim Jong Un');
  });
});

describe('what is not', () => {
  it('proposes nothing for sure from a text without titles', async () => {
    expect(
      await sure(
        ['Утром шёл дождь, и дети играли дома.', 'It rained in the morning, and the children played at home.'],
        ['Потом стало тепло.', 'Then it grew warm.'],
        ['Мы пошли гулять в лес и собирали грибы.', 'We went for a walk in the forest and picked mushrooms.'],
      ),
    ).toEqual([]);
  });

  it('proposes nothing that was rejected', async () => {
    const lines: [string, string][] = [
      ['Письмо передали Максиму Орешкину.', 'The letter was handed to Maxim Oreshkin.'],
    ];
    const rejected = [{ source: 'Максим Орешкин', target: 'Maxim Oreshkin' }];
    expect(await titles(lines, { rejected })).toEqual([]);
  });

  it('has nothing to say of other languages', async () => {
    expect(
      await proposeTitles(
        {
          source: [{ text: 'Das Bundesministerium.' }],
          target: [{ text: 'The Federal Ministry.' }],
          sourceLanguage: 'de',
          targetLanguage: 'en',
          beads: [{ source: { start: 0, end: 1 }, target: { start: 0, end: 1 } }],
        },
        resources,
      ),
    ).toEqual([]);
  });

  it('stands empty sides and empty texts', async () => {
    expect(await titles([])).toEqual([]);
    expect(await titles([['', 'Ministry of Defence']])).toEqual([]);
  });
});

describe('how it works', () => {
  const lines: [string, string][] = Array.from({ length: 60 }, (_, index) => [
    `Министр обороны Украины и глава НАТО встретились в ${index}-й раз с Сергеем Лавровым.`,
    `The Minister of Defense of Ukraine and the head of NATO met for time ${index} with Sergei Lavrov.`,
  ]);

  it('gives the same output for the same input', async () => {
    expect(await titles(lines)).toEqual(await titles(lines));
  });

  it('can be stopped', async () => {
    let calls = 0;
    const job = {
      ...quietJob,
      checkpoint: () => (++calls > 10 ? Promise.reject(new Problem('cancelled')) : Promise.resolve()),
    };
    const texts = {
      source: lines.map(([text]) => ({ text })),
      target: lines.map(([, text]) => ({ text })),
      sourceLanguage: 'ru',
      targetLanguage: 'en',
      beads: lines.map((_, index) => ({
        source: { start: index, end: index + 1 },
        target: { start: index, end: index + 1 },
      })),
    };
    await expect(proposeTitles(texts, resources, job)).rejects.toMatchObject({ code: 'cancelled' });
  });
});
