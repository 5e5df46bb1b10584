import { describe, expect, it } from 'vitest';
import type { LookupResult } from '../../../src/engine/contract.ts';
import { answerOf, answerOfEventTerm, textToCopy } from '../../../src/ui/booth/answer.ts';

const term = (
  language: string,
  text: string,
  termType: LookupResult['terms'][number]['termType'] = 'fullForm',
  administrativeStatus: LookupResult['terms'][number]['administrativeStatus'] = 'preferred',
) => ({ language, text, termType, administrativeStatus });

const csto: LookupResult = {
  entry: 7,
  collection: 'General',
  conceptType: 'organisation',
  source: 'ОДКБ',
  sourceLanguage: 'ru',
  target: 'CSTO',
  targetLanguage: 'en-GB',
  targetStatus: 'preferred',
  why: 'layout',
  terms: [
    term('ru', 'Организация Договора о коллективной безопасности'),
    term('ru', 'ОДКБ', 'acronym'),
    term('en', 'Organization of the Collective Security Treaty', 'fullForm', 'deprecated'),
    term('en', 'ODKB', 'transliteratedForm', 'admitted'),
    term('en', 'Collective Security Treaty Organization'),
    term('en', 'CSTO', 'acronym'),
  ],
  evidence: 3,
};

describe('an answer of the booth', () => {
  it('brings acronym and full form of both languages, whichever of them was found', () => {
    const { asked, answer } = answerOf(csto);
    expect(asked).toEqual({
      language: 'ru',
      acronym: 'ОДКБ',
      name: 'Организация Договора о коллективной безопасности',
    });
    expect(answer).toEqual({
      language: 'en-GB',
      acronym: 'CSTO',
      name: 'Collective Security Treaty Organization',
    });
  });

  it('never offers what must not be used, and says what that is', () => {
    expect(answerOf(csto).wrong).toEqual(['Organization of the Collective Security Treaty']);
    expect(textToCopy(answerOf(csto))).toBe('Collective Security Treaty Organization');
  });

  it('copies the acronym where there is nothing else', () => {
    const bare = { ...csto, terms: csto.terms.filter(({ termType }) => termType === 'acronym') };
    expect(textToCopy(answerOf(bare))).toBe('CSTO');
  });

  it('keeps the rendering that was asked for among several', () => {
    const two = {
      ...csto,
      target: 'Treaty Organization',
      terms: [...csto.terms, term('en', 'Treaty Organization', 'shortForm', 'admitted')],
    };
    expect(answerOf(two).answer.name).toBe('Treaty Organization');
  });
});

describe('a term of a pinned event', () => {
  const eventTerm = {
    id: -12,
    ru: { full: '', acronym: 'ОДКБ', also: ['Организация'] },
    en: { full: '', acronym: '', also: ['Organisation', 'Body'] },
  };

  it('is answered in the language the interface is not in', () => {
    expect(answerOfEventTerm(eventTerm, 'ru')).toMatchObject({
      entry: -12,
      asked: { language: 'ru', acronym: 'ОДКБ', name: '' },
      answer: { language: 'en', acronym: '', name: 'Organisation' },
    });
    expect(answerOfEventTerm(eventTerm, 'en')).toMatchObject({ answer: { language: 'ru', acronym: 'ОДКБ' } });
  });
});
