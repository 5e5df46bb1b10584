import { describe, expect, it } from 'vitest';
import { type AlignOptions, align } from '../../../src/core/align/align.ts';
import { serializeBeads } from '../../../src/core/align/score.ts';
import type { Job } from '../../../src/core/job.ts';
import { Problem } from '../../../src/core/problem.ts';
import { shippedLexicon } from './shipped-lexicon.ts';
import { minutes, report, sources, story, targets } from './texts.ts';

const lexicon = shippedLexicon();
const russian: AlignOptions = { sourceLanguage: 'ru', targetLanguage: 'en', lexicon };
const ru = sources(report);
const en = targets(report);
const join = (lines: readonly string[]): string => lines.join(' ');
const oneToOne = (count: number): string => Array.from({ length: count }, (_, k) => `${k}|${k}\n`).join('');

async function beadLines(source: readonly string[], target: readonly string[], options = russian): Promise<string> {
  return serializeBeads((await align(source, target, options)).beads);
}

/** Bead lines of 1-1 pairs `from` … `to` - 1, shifted. */
function run(from: number, to: number, sourceShift = 0, targetShift = 0): string {
  let lines = '';
  for (let k = from; k < to; k++) lines += `${k + sourceShift}|${k + targetShift}\n`;
  return lines;
}

describe('aligning Russian and English', () => {
  it('pairs a faithful translation line by line', async () => {
    expect(await beadLines(ru, en)).toBe(oneToOne(report.length));
  });

  it('pairs a faithful translation line by line without any lexicon', async () => {
    expect(await beadLines(ru, en, { sourceLanguage: 'ru', targetLanguage: 'en' })).toBe(oneToOne(report.length));
  });

  it('works the other way round, with the same lexicon', async () => {
    expect(await beadLines(en, ru, { sourceLanguage: 'en-GB', targetLanguage: 'ru-RU', lexicon })).toBe(
      oneToOne(report.length),
    );
  });

  it('finds lines joined on either side', async () => {
    const source = [...ru.slice(0, 4), join(ru.slice(4, 6)), ...ru.slice(6)];
    const target = [...en.slice(0, 12), join(en.slice(12, 15)), ...en.slice(15)];
    expect(await beadLines(source, target)).toBe(
      `${run(0, 4)}4|4,5\n${run(6, 12, -1, 0)}11,12,13|12\n${run(15, report.length, -1, -2)}`,
    );
  });

  it('leaves lost and added lines alone', async () => {
    const source = [...ru.slice(0, 9), ...ru.slice(11)];
    const target = [...en.slice(0, 20), 'Lunch was served in the garden pavilion.', ...en.slice(20)];
    expect(await beadLines(source, target)).toBe(
      `${run(0, 9)}|9\n|10\n${run(11, 20, -2, 0)}|20\n${run(20, report.length, -2, 1)}`,
    );
  });

  it('gives sentences that changed places one bead', async () => {
    const target = [...en.slice(0, 25), en[26]!, en[25]!, ...en.slice(27)];
    expect(await beadLines(ru, target)).toBe(`${run(0, 25)}25,26|25,26\n${run(27, report.length)}`);
  });

  it('finds four sentences told in four others', async () => {
    const source = [...ru.slice(0, 24), ru[25]!, ru[27]!, ru[24]!, ru[26]!, ...ru.slice(28)];
    const lines = await beadLines(source, en);
    expect(lines).toContain(run(0, 24));
    expect(lines).toContain(run(28, report.length));
  });

  it('steps over page numbers and running heads of either side', async () => {
    const withPages = (lines: readonly string[], every: number, furniture: (page: number) => string[]): string[] =>
      lines.flatMap((line, at) => (at % every === every - 1 ? [line, ...furniture(1 + at / every)] : [line]));
    const source = withPages(ru, 9, (page) => ['ДОКЛАД О РАБОТЕ КОМИТЕТА', `— ${Math.floor(page)} —`]);
    const target = withPages(en, 13, (page) => [`Page ${Math.floor(page)}`]);
    const { beads } = await align(source, target, russian);
    for (const bead of beads) {
      const isPair = bead.source.end > bead.source.start && bead.target.end > bead.target.start;
      const lines = source
        .slice(bead.source.start, bead.source.end)
        .concat(target.slice(bead.target.start, bead.target.end));
      const isFurniture = lines.some((line) => /^(?:ДОКЛАД|— |Page )/.test(line));
      expect([lines[0], isPair]).toEqual([lines[0], !isFurniture]);
    }
  });

  it('does not let an equal number outweigh the words', async () => {
    const source = ['Книга 1', 'Глава 1', ...sources(story)];
    const target = ['Chapter 1', ...targets(story)];
    const lines = await beadLines(source, target);
    expect(lines).not.toContain('0|0\n');
    expect(lines).toContain(run(1, story.length + 1, 1, 0));
  });

  it('steps over a long foreign passage and finds the path again', async () => {
    const source = [...ru.slice(0, 14), ...sources(minutes), ...ru.slice(14)];
    const island = sources(minutes)
      .map((_, k) => `${14 + k}|\n`)
      .join('');
    expect(await beadLines(source, en)).toBe(`${run(0, 14)}${island}${run(14, report.length, minutes.length, 0)}`);
  });

  it('takes numbers in words and dates for what they say', async () => {
    const source = [
      'Их было семнадцать.',
      'Их было двенадцать.',
      'Это случилось 7 октября 2021 года.',
      'Это случилось 15 мая 2022 года.',
    ];
    const target = ['There were 12 of them.', 'It happened on May 15, 2022.'];
    expect(await beadLines(source, target, { sourceLanguage: 'ru', targetLanguage: 'en' })).toBe('0|\n1|0\n2|\n3|1\n');
  });
});

describe('what the user knows', () => {
  it('keeps confirmed beads and fits the rest around them', async () => {
    const confirmed = [{ source: { start: 10, end: 12 }, target: { start: 11, end: 12 } }];
    const { beads } = await align(ru, en, { ...russian, confirmed });
    expect(beads).toContainEqual({ ...confirmed[0], confidence: 1 });
    expect(serializeBeads(beads)).toContain(run(14, report.length));
  });

  it.each([
    [
      'cross',
      [
        { source: { start: 3, end: 4 }, target: { start: 5, end: 6 } },
        { source: { start: 4, end: 5 }, target: { start: 2, end: 3 } },
      ],
    ],
    [
      'overlap',
      [
        { source: { start: 3, end: 5 }, target: { start: 3, end: 4 } },
        { source: { start: 4, end: 6 }, target: { start: 4, end: 5 } },
      ],
    ],
    ['lie outside', [{ source: { start: 3, end: 999 }, target: { start: 3, end: 4 } }]],
    ['hold nothing', [{ source: { start: 3, end: 3 }, target: { start: 4, end: 4 } }]],
    ['cut a line in two', [{ source: { start: 3, end: 4.5 }, target: { start: 3, end: 4 } }]],
    ['run backwards', [{ source: { start: 3, end: 2 }, target: { start: 3, end: 4 } }]],
  ])('refuses confirmed beads that %s', async (_, confirmed) => {
    await expect(align(ru, en, { ...russian, confirmed })).rejects.toThrow(new Problem('beads-invalid'));
  });

  it('takes accepted terms as evidence, inflected or not', async () => {
    const source = ['Об этом сказала Лига горных аулов.', 'Мост закрыт.', 'Совет Лиги горных аулов согласен.'];
    const target = ['The bridge is closed.', 'Council of the Highland Villages League agrees.'];
    const plain = await beadLines(source, target, { sourceLanguage: 'ru', targetLanguage: 'en' });
    const glossary = [
      { source: 'Лига горных аулов', target: 'Highland Villages League' },
      { source: 'мост', target: 'bridge' },
    ];
    const helped = await beadLines(source, target, { sourceLanguage: 'ru', targetLanguage: 'en', glossary });
    expect(helped).toBe('0|\n1|0\n2|1\n');
    expect(plain).not.toBe(helped);
  });

  it('knows a term by each of its renderings, among thousands of others', async () => {
    const source = ['Лига горных аулов молчит.', 'Ну и что.', 'Лига горных аулов пишет.', 'Так вот.'];
    const target = [
      'Oh, well then.',
      'Mountain Hamlet League writes.',
      'That is how.',
      'The Highland Villages League.',
    ];
    const others = Array.from({ length: 5000 }, (_, k) => ({
      source: `слово ${k} дня`,
      target: `word ${k} of the day`,
    }));
    const glossary = [
      { source: 'Лига горных аулов', target: 'Mountain Hamlet League' },
      ...others,
      { source: 'лига горных аулов', target: 'Highland Villages League' },
    ];
    const options = { sourceLanguage: 'ru', targetLanguage: 'en', glossary };
    expect(await beadLines(source.slice(1, 4), target.slice(0, 3), options)).toContain('1|1\n');
    expect(await beadLines(source.slice(0, 2), [target[3]!, target[2]!], options)).toContain('0|0\n');
  });

  it.each([
    ['after the second line', [0, 0, 1], '0,1|0\n2|1\n'],
    ['after the first line', [0, 1, 1], '0|0\n1,2|1\n'],
  ])('takes the end of a paragraph %s as a hint where nothing else tells', async (_, blocks, expected) => {
    const line = 'Абвг деёж зикл мноп рсту.';
    const source = blocks.map((block) => ({ text: line, block }));
    const target = [0, 1].map((block) => ({ text: 'Xyxyx yxyx xyxyxyx yxyxyxyxyx yxyxyx.', block }));
    // More paragraphs around them, so that paragraphs are known to be longer than a line.
    const around = report.map(([s, t], at) => ({ s, t, block: 10 + Math.floor(at / 3) }));
    const { beads } = await align(
      [...source, ...around.map(({ s, block }) => ({ text: s, block }))],
      [...target, ...around.map(({ t, block }) => ({ text: t, block }))],
      russian,
    );
    expect(serializeBeads(beads).startsWith(expected)).toBe(true);
  });
});

describe('other languages', () => {
  it('aligns German and French with a lexicon of another pair at hand', async () => {
    expect(
      await beadLines(sources(minutes), targets(minutes), { sourceLanguage: 'de', targetLanguage: 'fr', lexicon }),
    ).toBe(oneToOne(minutes.length));
  });

  it('aligns German and French with lines lost and joined', async () => {
    const source = [...sources(minutes).slice(0, 6), ...sources(minutes).slice(7)];
    const french = targets(minutes);
    const target = [...french.slice(0, 15), join(french.slice(15, 17)), ...french.slice(17)];
    expect(await beadLines(source, target, { sourceLanguage: 'de', targetLanguage: 'fr-CH' })).toBe(
      `${run(0, 6)}|6\n${run(7, 15, -1, 0)}14,15|15\n${run(17, minutes.length, -1, -1)}`,
    );
  });
});

describe('the verdict', () => {
  it.each([
    ['a report', report, russian],
    ['a story', story, russian],
    ['a report without a lexicon', report, { sourceLanguage: 'ru', targetLanguage: 'en' }],
    ['minutes of another language pair', minutes, { sourceLanguage: 'de', targetLanguage: 'fr' }],
  ] as const)('calls %s a translation', async (_, pairs, options) => {
    expect((await align(sources(pairs), targets(pairs), options)).parallel).toBeGreaterThan(0.8);
  });

  it.each([
    ['a report and a story', ru, targets(story), russian],
    ['a story and a report', sources(story), en, russian],
    ['two halves of a report', ru.slice(0, 16), en.slice(17), russian],
    ['a report and another language', ru, sources(minutes), russian],
    ['a report and a story, without a lexicon', ru, targets(story), { sourceLanguage: 'ru', targetLanguage: 'en' }],
    ['a text shuffled', sources(story), [...targets(story)].reverse(), russian],
  ] as const)('does not call %s translations', async (_, source, target, options) => {
    expect((await align(source, target, options)).parallel).toBeLessThan(0.3);
  });

  it('does not judge a single sentence', async () => {
    const { parallel } = await align(ru.slice(14, 15), en.slice(26, 27), russian);
    expect(parallel).toBeGreaterThan(0.1);
    expect(parallel).toBeLessThan(0.9);
  });
});

describe('as a job', () => {
  it('reports progress that grows and ends at its total', async () => {
    const seen: number[] = [];
    let total = 0;
    const job: Job = {
      progress: (progress) => {
        seen.push(progress.done);
        total = progress.total;
      },
      checkpoint: () => Promise.resolve(),
    };
    await align(ru, en, russian, job);
    expect(seen).toEqual([...seen].sort((a, b) => a - b));
    expect(seen.at(-1)).toBe(total);
  });

  it('stops where the caller gives up', async () => {
    let looks = 0;
    const job: Job = {
      progress: () => {},
      checkpoint: () => (++looks > 5 ? Promise.reject(new Problem('cancelled')) : Promise.resolve()),
    };
    await expect(align(ru, en, russian, job)).rejects.toThrow(new Problem('cancelled'));
    expect(looks).toBe(6);
  });

  it('hands on the words it has learnt', async () => {
    const repeated = Array.from({ length: 4 }, () => report).flat();
    const { learnt } = await align(sources(repeated), targets(repeated), {
      sourceLanguage: 'ru',
      targetLanguage: 'en',
    });
    expect(learnt.translations('заседан')[0]?.stem).toBe('meet');
    expect(learnt.probability('решен', 'decis')).toBeGreaterThan(0.2);
    expect(learnt.probability('заседан', 'law')).toBe(0);
  });
});

describe('confidence', () => {
  it('is high on a faithful translation and lower where the text is doubtful', async () => {
    const clear = await align(ru, en, russian);
    expect(Math.min(...clear.beads.map((bead) => bead.confidence))).toBeGreaterThan(0.6);
    const muddled = await align(ru, targets(story), russian);
    const mean = muddled.beads.reduce((sum, bead) => sum + bead.confidence, 0) / muddled.beads.length;
    expect(mean).toBeLessThan(0.9);
  });
});
