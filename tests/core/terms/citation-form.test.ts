import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { caseForms, citationForm } from '../../../src/core/terms/citation-form.ts';
import { grammaticalCases } from '../../../src/core/terms/morphology.ts';
import { loadMorphology } from '../../../src/engine/morphology.ts';
import { readStarterGlossary } from '../../../src/engine/starter-glossary.ts';

const morphology = await loadMorphology();

function table(name: string): string[][] {
  const text = readFileSync(new URL(`../../files/titles/${name}.txt`, import.meta.url), 'utf8');
  return text
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'))
    .map((line) => line.split('; '));
}

/** Printed texts leave the dots of ё away; either spelling of a form is right. */
const plain = (text: string): string => text.replaceAll('ё', 'е').replaceAll('Ё', 'Е');

const titles = table('declension');
const persons = table('persons');

describe('titles', () => {
  const rows = titles.flatMap(([nominative = '', ...forms]) =>
    forms.map((form, index) => ({ form, nominative, case: grammaticalCases[index + 1] })),
  );

  it.each(rows)('brings «$form» ($case) back to «$nominative»', ({ form, nominative }) => {
    const number = /^(?:государства|Вооружённые|минские|парламентские|Силы)/.test(nominative) ? 'plur' : 'sing';
    expect(plain(citationForm(form, morphology, { number }))).toBe(plain(nominative));
  });

  it.each(titles)('declines «%s» through all cases', (nominative, ...forms) => {
    expect(caseForms(nominative, 'ru', morphology).map((form) => plain(form.text))).toEqual(
      [nominative, ...forms].map(plain),
    );
  });
});

describe('the starter glossary', () => {
  /** Foreign names and clipped compounds whose nominative no rule tells: Марий Эл, Роснедра, СанПиН … */
  const atMostLost = 6;
  /** All would take seconds; every third says as much. */
  const step = 3;

  it('comes back to the nominative from every case of its terms', { timeout: 60_000 }, async () => {
    const entries = await readStarterGlossary(new URL('../../../data/', import.meta.url).pathname);
    const terms = entries.flatMap((entry) =>
      entry.terms.filter((term) => term.language === 'ru').map((term) => term.text),
    );
    const lost = terms
      .filter((_, index) => index % step === 0)
      .filter((term) =>
        caseForms(term, 'ru', morphology).some((form) =>
          (['sing', 'plur'] as const).every(
            (number) => plain(citationForm(form.text, morphology, { number })) !== plain(term),
          ),
        ),
      );
    expect(lost.length, lost.join('; ')).toBeLessThanOrEqual(atMostLost);
    expect(terms.length).toBeGreaterThan(2_000);
  });
});

describe('persons', () => {
  const rows = persons.flatMap(([nominative = '', ...forms]) =>
    forms.map((form, index) => ({ form, nominative, case: grammaticalCases[index + 1] })),
  );

  it.each(rows)('brings «$form» ($case) back to «$nominative»', ({ form, nominative }) => {
    expect(plain(citationForm(form, morphology, { person: true }))).toBe(plain(nominative));
  });

  it.each(persons)('declines «%s» through all cases', (nominative, ...forms) => {
    expect(caseForms(nominative, 'ru', morphology).map((form) => plain(form.text))).toEqual(
      [nominative, ...forms].map(plain),
    );
  });
});

describe('what does not change', () => {
  it.each(['ОДКБ', 'ПА ОБСЕ', 'РИА Новости', 'НАТО'])('leaves %s alone', (text) => {
    expect(citationForm(text, morphology)).toBe(text);
  });

  it('has two hundred cases and more', () => {
    expect((titles.length + persons.length) * 5).toBeGreaterThanOrEqual(200);
  });

  it('keeps one form for other languages', () => {
    expect(caseForms('Federation Council', 'en', morphology)).toEqual([{ case: 'nomn', text: 'Federation Council' }]);
  });

  it('lets the other side tell one from several where the form does not', () => {
    expect(citationForm('организации', morphology, { number: 'sing' })).toBe('организация');
    expect(citationForm('организации', morphology, { number: 'plur' })).toBe('организации');
  });

  it('declines coordinated adjectives of a plural noun in the singular', () => {
    expect(citationForm('Костромской и Магаданской областях', morphology, { number: 'plur' })).toBe(
      'Костромская и Магаданская области',
    );
  });
});
