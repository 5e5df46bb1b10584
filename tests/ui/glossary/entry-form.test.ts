import { describe, expect, it, vi } from 'vitest';
import type { EntryView } from '../../../src/engine/contract.ts';
import { withCorrections } from '../../../src/ui/screens/glossary/case-list.ts';

// The words of the interface look up their language there.
vi.stubGlobal('localStorage', { getItem: () => 'en' });
vi.stubGlobal('document', { documentElement: {} });
vi.stubGlobal('location', { search: '' });
vi.stubGlobal('window', { addEventListener: () => undefined });
const { differencesOf } = await import('../../../src/ui/screens/glossary/entry-differences.ts');
const { rowOf, termOf } = await import('../../../src/ui/screens/glossary/term-draft.ts');
const { readValidity } = await import('../../../src/ui/screens/glossary/validity-text.ts');

const whole: EntryView['terms'][number] = {
  id: 7,
  language: 'ru',
  text: 'Союз Пень',
  termType: 'fullForm',
  administrativeStatus: 'admitted',
  gender: 'masculine',
  number: 'singular',
  forms: { genitive: 'Союза Пня' },
  validFrom: '2015',
  validTo: '2020-03-31',
  note: 'до реформы',
};

describe('the form of an entry', () => {
  it('sends back all that the model has of a term nobody touched', () => {
    expect(termOf(rowOf(whole))).toEqual(whole);
  });

  it('drops what was emptied, and gives nothing while a date cannot be read', () => {
    const row = { ...rowOf(whole), forms: { genitive: ' ' }, note: ' ', from: '', to: '' };
    const { forms: _, note: __, validFrom: ___, validTo: ____, ...rest } = whole;
    expect(termOf(row)).toEqual(rest);
    expect(termOf({ ...row, to: 'soon' })).toBeUndefined();
  });
});

describe('validity as it is typed', () => {
  it.each([
    ['', '', { validity: {} }],
    ['2015', '31.3.2015', { validity: { validFrom: '2015', validTo: '2015-03-31' } }],
    ['x', '', { wrong: 'unreadable', field: 'from' }],
    ['', '2015-02-30', { wrong: 'unreadable', field: 'to' }],
    ['2016', '2015', { wrong: 'reversed', field: 'to' }],
  ])('from %j to %j', (from, to, read) => {
    expect(readValidity({ from, to })).toEqual(read);
  });
});

describe('case forms', () => {
  const generated = [
    { case: 'nominative', text: 'Союз Пень' },
    { case: 'genitive', text: 'Союза Пень' },
  ];

  it('stand with what was put right in its place, and say so', () => {
    expect(withCorrections(generated, { genitive: 'Союза Пня', dative: 'Союзу Пню' })).toEqual([
      { case: 'nominative', text: 'Союз Пень' },
      { case: 'genitive', text: 'Союза Пня', instead: 'Союза Пень' },
      { case: 'dative', text: 'Союзу Пню', instead: '' },
    ]);
  });
});

describe('the history of an entry', () => {
  const entry = (terms: readonly EntryView['terms'][number][], note?: string) => ({
    collectionId: 1,
    conceptType: 'organisation' as const,
    terms,
    ...(note !== undefined && { note }),
  });

  it('names forms, status and notes that changed, and of a term that went its text alone', () => {
    const { forms: _, ...bare } = whole;
    const other = { ...whole, id: 8, text: 'Пень' };
    const { gone, come } = differencesOf(entry([bare, other]), entry([whole], 'новая'));
    expect(gone).toEqual(['Пень']);
    expect(come).toEqual(['Note: новая', 'Союз Пень — Genitive: Союза Пня']);
  });
});
