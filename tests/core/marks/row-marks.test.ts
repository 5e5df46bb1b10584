import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { parseLexicon } from '../../../src/core/align/lexicon.ts';
import { isCounterpart, type Mark } from '../../../src/core/marks/mark.ts';
import { RussianEnglishNames } from '../../../src/core/marks/name-marks.ts';
import {
  type CandidatePlace,
  isOneSided,
  type MarkKnowledge,
  type RowTexts,
  rowMarks,
} from '../../../src/core/marks/row-marks.ts';
import { type HeldEntry, HeldTitles } from '../../../src/core/marks/title-marks.ts';

const lexiconFile = (name: string) =>
  gunzipSync(readFileSync(join(import.meta.dirname, `../../../data/lexicon/ru-en.${name}.tsv.gz`))).toString();
const lexicon = parseLexicon({ stems: lexiconFile('stems'), names: lexiconFile('names') });

const term = (
  language: string,
  text: string,
  administrativeStatus: 'preferred' | 'admitted' | 'deprecated' = 'preferred',
  termType: 'fullForm' | 'acronym' = 'fullForm',
) => ({ language, text, administrativeStatus, termType });

const entries: readonly HeldEntry[] = [
  {
    id: 1,
    conceptType: 'organisation',
    terms: [
      term('ru', 'Организация Договора о коллективной безопасности'),
      term('ru', 'ОДКБ', 'preferred', 'acronym'),
      term('en', 'Collective Security Treaty Organization'),
      term('en', 'CSTO', 'preferred', 'acronym'),
      term('en', 'Organization of the Collective Security Treaty', 'deprecated'),
      term('en', 'ODKB', 'deprecated'),
    ],
  },
  {
    id: 2,
    conceptType: 'organisation',
    terms: [term('ru', 'ОБСЕ', 'preferred', 'acronym'), term('en', 'OSCE', 'preferred', 'acronym')],
  },
  {
    id: 3,
    conceptType: 'body',
    terms: [term('ru', 'Парламентская ассамблея ОБСЕ'), term('en', 'OSCE Parliamentary Assembly')],
  },
  { id: 4, conceptType: 'document', terms: [term('ru', 'положение'), term('en', 'regulations')] },
  { id: 5, conceptType: 'post', terms: [term('ru', 'и. о.'), term('en', 'acting')] },
];

const knowledge: MarkKnowledge = {
  sourceLanguage: 'ru',
  targetLanguage: 'en',
  held: { source: new HeldTitles(entries, 'ru', 'en'), target: new HeldTitles(entries, 'en', 'ru') },
  names: new RussianEnglishNames(lexicon, [{ russian: 'Государственная Дума', english: 'State Duma' }], true),
};

const rowOf = (source: string, target: string): RowTexts => ({ source: [source], target: [target] });
const textOf = (row: RowTexts, { side, segment, start, end }: Mark) => row[side][segment]?.slice(start, end) ?? '';

/** «source = target» for what belongs together, the kind before it; «text!» for what is alone. */
function told(row: RowTexts, candidates: readonly CandidatePlace[] = []): string[] {
  const marks = rowMarks(row, candidates, knowledge);
  return marks.flatMap((mark) => {
    const text = textOf(row, mark);
    if (mark.alone) return [`${mark.kind} ${text}!`];
    if (mark.side === 'target') return [];
    const others = marks.filter((other) => isCounterpart(mark, other));
    return [`${mark.kind} ${text} = ${others.map((other) => textOf(row, other)).join(' + ')}`];
  });
}

describe('terms of the memory', () => {
  it('are found inflected, and belong together by their entry', () => {
    const row = rowOf(
      'Заявление Организации Договора о коллективной безопасности (ОДКБ)',
      'Statement of the Collective Security Treaty Organization (CSTO)',
    );
    expect(told(row)).toEqual([
      'title Организации Договора о коллективной безопасности = Collective Security Treaty Organization + CSTO',
      'title ОДКБ = Collective Security Treaty Organization + CSTO',
    ]);
    expect(rowMarks(row, [], knowledge)[0]?.meaning).toEqual({
      from: 'memory',
      entryId: 1,
      conceptType: 'organisation',
      status: 'preferred',
      rendering: 'Collective Security Treaty Organization',
    });
  });

  it('in a wrong form say what should stand there', () => {
    const row = rowOf('Члены ОДКБ', 'ODKB members');
    expect(told(row)).toEqual(['title ОДКБ = ODKB']);
    const marks = rowMarks(row, [], knowledge);
    expect(marks.find(({ side }) => side === 'target')?.meaning).toMatchObject({
      status: 'deprecated',
      better: 'CSTO',
      rendering: 'ОДКБ',
    });
  });

  it('win by length, and what a longer one covers is still there for its counterpart', () => {
    expect(told(rowOf('Парламентская ассамблея ОБСЕ и ОБСЕ', 'OSCE Parliamentary Assembly'))).toEqual([
      'title Парламентская ассамблея ОБСЕ = OSCE Parliamentary Assembly',
      'title ОБСЕ = OSCE Parliamentary Assembly',
    ]);
  });

  it('without a counterpart are alone', () => {
    expect(told(rowOf('Устав ОДКБ', 'Its charter'))).toEqual(['title ОДКБ!']);
  });

  it('that are common words are marked with their counterpart alone', () => {
    expect(told(rowOf('в положении', 'the regulations'))).toEqual(['title положении = regulations']);
    expect(told(rowOf('в этом положении', 'in this situation'))).toEqual([]);
    expect(told(rowOf('и о том', 'and that'))).toEqual([]);
  });
});

describe('candidates', () => {
  const row = rowOf('Совет коллективной безопасности собрался', 'The Collective Security Council met');
  const candidate: CandidatePlace = {
    candidateId: 7,
    state: 'proposed',
    conceptType: 'body',
    sourceTerm: 'Совет коллективной безопасности',
    targetTerm: 'Collective Security Council',
    source: { start: 0, end: 31 },
    target: { start: 4, end: 31 },
  };

  it('are marked with what they were proposed as', () => {
    expect(told(row, [candidate])).toEqual(['title Совет коллективной безопасности = Collective Security Council']);
    expect(rowMarks(row, [candidate], knowledge)[0]?.meaning).toEqual({
      from: 'candidate',
      candidateId: 7,
      state: 'proposed',
      conceptType: 'body',
      rendering: 'Collective Security Council',
    });
  });

  it('that no longer fit an edited row are passed over', () => {
    expect(told(rowOf('Собрался Совет безопасности', 'The Collective Security Council met'), [candidate])).toEqual([]);
    expect(told(rowOf('Совет', 'Council'), [candidate])).toEqual([]);
  });

  it('give a term of the memory the counterpart the memory does not know', () => {
    const place = { ...candidate, sourceTerm: 'ОДКБ', targetTerm: 'the bloc' };
    const other = { ...place, source: { start: 6, end: 10 }, target: { start: 4, end: 8 } };
    expect(told(rowOf('Члены ОДКБ', 'The bloc'), [other])).toEqual(['title ОДКБ = bloc']);
  });
});

describe('names and acronyms', () => {
  it.each([
    [
      'Сергей Лавров прибыл в Минск',
      'Sergey Lavrov arrived in Minsk',
      ['name Сергей Лавров = Sergey Lavrov', 'name Минск = Minsk'],
    ],
    ['Памятник Кромвелю', 'A statue of Cromwell', ['name Кромвелю = Cromwell']],
    ['Заседание Государственной Думы', 'A session of the State Duma', ['title Государственной Думы = State Duma']],
    ['Члены НАТО и ЕАЭС', 'Members of NATO and the EAEU', ['acronym НАТО = NATO', 'acronym ЕАЭС = EAEU']],
    ['Военные США', 'Servicemen of the States', ['acronym США = States']],
    ['Сотрудники МЧС и прибывший Шойгу', 'The staff and those who came', ['acronym МЧС!', 'name Шойгу!']],
    ['Сотрудники прибыли', 'The EMERCOM staff came', ['acronym EMERCOM!']],
    ['ЗАСЕДАНИЕ СОВЕТА ОТКРЫТО', 'The Council opened', []],
    ['Министерство и Комитет', 'They', []],
  ])('%s | %s', (source, target, expected) => {
    expect(told(rowOf(source, target))).toEqual(expected);
  });
});

describe('numbers', () => {
  it.each([
    ['Встреча состоится 7 сентября', 'The meeting is on September 7th', ['number 7 сентября = September 7th']],
    ['Встреча состоится 8 сентября', 'It is on September 7th', ['number 8 сентября!', 'number September 7th!']],
    ['выделено 1 200 тонн', 'it allotted 1,200 tonnes', ['number 1 200 = 1,200']],
    ['три государства', 'the states', []],
    ['участвовали 12 человек', 'twelve people took part', ['number 12 = twelve']],
    ['в 2002 году', 'in that year', ['number 2002!']],
    ['в 30-е годы', 'in the 1930s', ['number 30-е = 1930s']],
  ])('%s | %s', (source, target, expected) => {
    expect(told(rowOf(source, target))).toEqual(expected);
  });
});

describe('a row', () => {
  it('of several segments has its marks in each of them', () => {
    const row: RowTexts = { source: ['Устав.', 'Члены ОДКБ'], target: ['The charter.', 'CSTO members'] };
    expect(rowMarks(row, [], knowledge)).toMatchObject([
      { side: 'source', segment: 1, start: 6, end: 10 },
      { side: 'target', segment: 1, start: 0, end: 4 },
    ]);
  });

  it('with nothing on one side has nothing that is alone', () => {
    const row: RowTexts = { source: ['МЧС, 2002'], target: [] };
    const marks = rowMarks(row, [], knowledge);
    expect(marks.filter(({ alone }) => alone)).toEqual([]);
    expect(isOneSided(marks, row)).toBe(false);
  });

  it.each([
    ['в 2002 году', 'in that year', true],
    ['в 2002 году', 'in 2002', false],
    ['Устав ОДКБ', 'Its charter', true],
    ['Парламентская ассамблея ОБСЕ', 'It', false],
  ])('is one-sided by numbers, names and acronyms alone: %s | %s', (source, target, expected) => {
    const row = rowOf(source, target);
    expect(isOneSided(rowMarks(row, [], knowledge), row)).toBe(expected);
  });
});
