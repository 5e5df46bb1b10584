import { describe, expect, it } from 'vitest';
import { editDistance } from '../../../src/core/memory/edit-distance.ts';
import { queryForms } from '../../../src/core/memory/lookup-query.ts';
import {
  bestByEntry,
  compareRanked,
  type LookupCandidate,
  matchTerm,
  type RankedTerm,
} from '../../../src/core/memory/lookup-ranking.ts';
import { initialsOf, looksLikeAcronym, segmentWords, termKey } from '../../../src/core/memory/words.ts';

let ids = 0;
function candidate(text: string, more: Partial<LookupCandidate> = {}): LookupCandidate {
  ids += 1;
  const initials = initialsOf(text);
  return {
    termId: ids,
    entryId: ids,
    language: 'ru',
    text,
    termType: 'fullForm',
    administrativeStatus: 'preferred',
    key: termKey(text),
    ...(initials !== undefined && { initials }),
    ...more,
  };
}

/** Texts in the order in which a query gives them, with the reasons. */
function ranked(query: string, terms: readonly LookupCandidate[], evidence: ReadonlyMap<number, number> = new Map()) {
  const found: RankedTerm[] = [];
  for (const term of terms) {
    const matches = queryForms(query).flatMap((form) => matchTerm(form, term) ?? []);
    const best = matches.sort((a, b) => a.rank - b.rank)[0];
    if (best !== undefined) found.push({ term, match: best });
  }
  const weight = (entryId: number) => ({
    evidence: evidence.get(entryId) ?? 0,
    changedAt: '2026-01-01T00:00:00Z',
    place: 0,
  });
  return bestByEntry(found)
    .sort((a, b) => compareRanked(a, b, weight))
    .map(({ term, match }) => `${match.why}: ${term.text}`);
}

describe('ranking of a lookup', () => {
  it('puts the whole title before what begins with it, and that before what contains it', () => {
    const terms = ['Секретарь Совета Безопасности', 'Совет Безопасности ООН', 'Совет Безопасности'].map((text) =>
      candidate(text),
    );
    expect(ranked('совет безопасности', terms)).toEqual([
      'exact: Совет Безопасности',
      'prefix: Совет Безопасности ООН',
      'words: Секретарь Совета Безопасности',
    ]);
  });

  it('tells WHO from who by the capitals typed, and takes either for small letters', () => {
    const terms = [candidate('WHO', { language: 'en', termType: 'acronym' }), candidate('who', { language: 'en' })];
    expect(ranked('WHO', terms)).toEqual(['acronym: WHO', 'exact: who']);
    expect(ranked('who', terms)).toEqual(['exact: who', 'acronym: WHO']);
  });

  it('takes црщ for WHO in the wrong layout, and a Russian acronym for itself', () => {
    const terms = [candidate('WHO', { language: 'en' }), candidate('ЦРУ')];
    expect(ranked('црщ', terms)).toEqual(['layout: WHO']);
    expect(ranked('цру', terms)).toEqual(['acronym: ЦРУ']);
  });

  it('prefers preferred terms, then those with more evidence, then short ones', () => {
    const wrong = candidate('Комитет обороны', { administrativeStatus: 'deprecated' });
    const long = candidate('Комитет солдатских матерей');
    const short = candidate('Комитет матерей');
    const proven = candidate('Комитет министров иностранных дел');
    expect(ranked('комитет', [wrong, long, short, proven], new Map([[proven.entryId, 3]]))).toEqual([
      'prefix: Комитет министров иностранных дел',
      'prefix: Комитет матерей',
      'prefix: Комитет солдатских матерей',
      'prefix: Комитет обороны',
    ]);
  });

  it('gives one result an entry, by its best term', () => {
    const terms = [candidate('Совет министров обороны', { entryId: 900 }), candidate('Совет', { entryId: 900 })];
    expect(ranked('совет', terms)).toEqual(['exact: Совет']);
  });

  it('finds a full form by initials that nobody wrote down', () => {
    expect(ranked('окс', [candidate('Объединённый комитет спасателей')])).toEqual([
      'initials: Объединённый комитет спасателей',
    ]);
  });

  it('asks for every word of two, and lets one of three be wrong', () => {
    const term = [candidate('Совет коллективной безопасности')];
    expect(ranked('совет ракета', term)).toEqual([]);
    expect(ranked('совет коллективной ракета', term)).toEqual(['words: Совет коллективной безопасности']);
  });

  it('does not take short words for typos of each other', () => {
    expect(ranked('мир', [candidate('пир')])).toEqual([]);
    expect(ranked('договр', [candidate('договор')])).toEqual(['typo: договор']);
  });
});

describe('words', () => {
  it.each([
    ['ОДКБ', true],
    ['CSTO', true],
    ['МИД', true],
    ['МАГАТЭ', true],
    ['Совет', false],
    ['who', false],
    ['ПА ОДКБ', false],
    ['А', false],
  ])('looksLikeAcronym(%j) is %j', (text, expected) => expect(looksLikeAcronym(text)).toBe(expected));

  it.each([
    ['Организация Договора о коллективной безопасности', 'одкб'],
    ['Ministry of Foreign Affairs', 'mfa'],
    ['Совет', undefined],
  ])('initialsOf(%j) is %j', (text, expected) => expect(initialsOf(text)).toBe(expected));

  it('are one number word for every number of a segment', () => {
    expect(segmentWords("Ст. 5 от 12.05.2010, Cote d'Ivoire")).toEqual(['ст', '0', 'от', '0', 'cote', 'divoire']);
  });
});

it.each([
  ['совет', 'совет', 0],
  ['совет', 'свет', 1],
  ['совет', 'совте', 1],
  ['совет', 'сонет', 1],
  ['совет', 'привет', 3],
])('%s and %s are %d edits apart', (one, other, edits) => {
  expect(editDistance(one, other, 2)).toBe(Math.min(edits, 3));
  expect(editDistance(other, one, 2)).toBe(Math.min(edits, 3));
});
