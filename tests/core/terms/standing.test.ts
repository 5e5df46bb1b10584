import { describe, expect, it } from 'vitest';
import type { AdministrativeStatus, TermType } from '../../../src/core/terms/concept-entry.ts';
import {
  defaultHouseOrder,
  type HouseKind,
  type HouseRank,
  houseKind,
  houseRanking,
} from '../../../src/core/terms/houses.ts';
import { byStanding, housesOf } from '../../../src/core/terms/standing.ts';

describe('the kind of a house', () => {
  it.each<[string, HouseKind]>([
    ['UN', 'un'],
    ['ООН', 'un'],
    ['unterm.un.org', 'un'],
    ['ЮНЕСКО', 'un'],
    ['UN News', 'un'],
    ['СНГ', 'cis'],
    ['Секретариат ОДКБ', 'cis'],
    ['Исполнительный комитет СНГ', 'cis'],
    ['Евразийская экономическая комиссия (ЕЭК)', 'cis'],
    ['OSCE', 'international'],
    ['Совет Европы', 'international'],
    ['МИД России', 'state'],
    ['Ministry of Defence', 'state'],
    ['Минобороны России', 'state'],
    ['kremlin.ru', 'state'],
    ['Пресс-служба МИД России', 'state'],
    ['ТАСС', 'press'],
    ['РИА Новости', 'press'],
    ['Reuters', 'press'],
    ['Российская газета', 'press'],
    ['Союз переводчиков', 'other'],
    ['Трансунион', 'other'],
  ])('%s: %s', (house, kind) => expect(houseKind(house)).toBe(kind));
});

interface Named {
  readonly text: string;
  readonly termType?: TermType;
  readonly status?: AdministrativeStatus;
  /** Its houses, with the year of the document where one is named. */
  readonly said?: readonly string[];
}

function order(terms: readonly Named[], ranking: readonly HouseRank[] = defaultHouseOrder): string[] {
  const sections = terms.map(({ text, termType = 'fullForm', status = 'admitted' }, id) => ({
    ...{ id, text, language: 'en', termType },
    administrativeStatus: status,
  }));
  const evidence = terms.flatMap(({ said = [] }, termId) =>
    said.map((one) => {
      const [house = '', date = ''] = one.split(' of ');
      return { termId, house, date };
    }),
  );
  return byStanding(sections, housesOf(evidence), houseRanking(ranking)).map(({ text }) => text);
}

describe('the order of renderings', () => {
  it('is by status first, whoever says it', () => {
    const terms: Named[] = [
      { text: 'wrong', status: 'deprecated', said: ['UN'] },
      { text: 'admitted', said: ['UN'] },
      { text: 'preferred', status: 'preferred', said: ['ТАСС'] },
    ];
    expect(order(terms)).toEqual(['preferred', 'admitted', 'wrong']);
  });

  it('has full forms before acronyms, and a variant with a better house before a full form', () => {
    const terms: Named[] = [
      { text: 'PFT', termType: 'acronym', said: ['UN'] },
      { text: 'press full', said: ['ТАСС'] },
      { text: 'UN variant', termType: 'variant', said: ['UN'] },
    ];
    expect(order(terms)).toEqual(['UN variant', 'press full', 'PFT']);
  });

  it('goes by the body that bears the name before anybody else', () => {
    const terms: Named[] = [
      { text: 'Council of Works', said: ['UN'] },
      { text: 'Works Council', said: ['CoW'] },
      { text: 'CoW', termType: 'acronym' },
    ];
    expect(order(terms)[0]).toBe('Works Council');
  });

  it('has a house before its kind where the user ranks it, however its name is capitalised', () => {
    const terms: Named[] = [
      { text: 'by UN', said: ['UN'] },
      { text: 'by press', said: ['ТАСС'] },
      { text: 'by agency', said: ['Агентство'] },
    ];
    expect(order(terms)).toEqual(['by UN', 'by press', 'by agency']);
    expect(order(terms, ['house:АГЕНТСТВО', 'kind:press'])).toEqual(['by agency', 'by press', 'by UN']);
  });

  it('then takes more evidence, then newer evidence, of the best house alone', () => {
    const terms: Named[] = [
      { text: 'once', said: ['UN of 2024', 'ТАСС', 'ТАСС', 'ТАСС'] },
      { text: 'twice', said: ['UN of 2001', 'ООН of 2002'] },
      { text: 'newer', said: ['UN of 2025'] },
    ];
    expect(order(terms)).toEqual(['twice', 'newer', 'once']);
  });

  it('stays as the user has it where no house is named', () => {
    expect(order([{ text: 'b' }, { text: 'a', said: [''] }, { text: 'c' }])).toEqual(['b', 'a', 'c']);
    expect(order([{ text: 'variant', termType: 'variant' }, { text: 'full' }])).toEqual(['full', 'variant']);
  });
});
