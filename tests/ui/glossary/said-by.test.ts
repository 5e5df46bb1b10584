import { describe, expect, it } from 'vitest';
import type { EntryView } from '../../../src/engine/contract.ts';
import { renderingsOf } from '../../../src/ui/screens/glossary/said-by.ts';

const term = (id: number, text: string): EntryView['terms'][number] => ({
  id,
  language: 'en',
  text,
  termType: 'fullForm',
  administrativeStatus: 'preferred',
});

const evidence = (termId: number, house?: string, date?: string): EntryView['evidence'][number] => ({
  id: 1,
  termId,
  documentName: 'a',
  ...(house === undefined ? {} : { house }),
  ...(date === undefined ? {} : { date }),
  sourceText: '',
  targetText: '',
  sourceStart: 0,
  sourceEnd: 0,
  targetStart: 0,
  targetEnd: 0,
  capturedAt: '2026-01-01T00:00:00Z',
});

describe('who says it how', () => {
  it('counts each rendering by house and by year of the document, the commonest first', () => {
    const found = renderingsOf({
      terms: [term(1, 'Treaty Organization'), term(2, 'CSTO'), term(3, 'unmet')],
      evidence: [
        evidence(2, 'UN', '2009-05-01'),
        evidence(1),
        evidence(2, 'UN', '2002'),
        evidence(2, 'CIS', '2009-01-01'),
      ],
    });
    expect(found).toEqual([
      {
        text: 'CSTO',
        language: 'en',
        total: 3,
        byHouse: [
          { house: 'UN', count: 2 },
          { house: 'CIS', count: 1 },
        ],
        byYear: [
          { year: 2002, count: 1 },
          { year: 2009, count: 2 },
        ],
      },
      { text: 'Treaty Organization', language: 'en', total: 1, byHouse: [{ house: '', count: 1 }], byYear: [] },
    ]);
  });
});
