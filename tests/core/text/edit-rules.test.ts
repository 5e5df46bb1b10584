import { describe, expect, it } from 'vitest';
import { withAbbreviation, withRules } from '../../../src/core/text/edit-rules.ts';
import { faultsOf, type SegmentationRules, segmentText } from '../../../src/core/text/segmentation.ts';
import { shippedRules } from '../../../src/core/text/segmentation-rules.ts';

const cut = (text: string, language: string, rules: SegmentationRules): string[] =>
  segmentText(text, language, rules).map(({ start, end }) => text.slice(start, end));

describe('an abbreviation of one’s own', () => {
  const text = 'Прибыл в брлг. Минское по тел. Вечером уехал.';

  it('holds its sentence together, in its language alone', () => {
    expect(cut(text, 'ru', shippedRules)[0]).toBe('Прибыл в брлг.');
    const rules = withAbbreviation(shippedRules, 'ru', ' брлг. ');
    expect(faultsOf(rules)).toEqual([]);
    expect(cut(text, 'ru', rules)[0]).toMatch(/^Прибыл в брлг\. Минское/);
    expect(cut('Это кбрлг. Минское.', 'ru', rules)).toHaveLength(2);
    expect(cut(text, 'bg', rules)[0]).toBe(cut(text, 'bg', shippedRules)[0]);
  });

  it('may hold signs that patterns use, and spaces', () => {
    const rules = withAbbreviation(shippedRules, 'en', 'Co. (Ltd.)');
    expect(cut('It is Co. (Ltd.) Minsk. Yes.', 'en', rules)).toEqual(['It is Co. (Ltd.) Minsk.', 'Yes.']);
  });

  it('gives a language rules of its own where it has none', () => {
    const rules = withAbbreviation(shippedRules, 'kk', 'обл.');
    expect(rules.maps[0]).toEqual({ pattern: 'kk([-_].*)?', rules: 'kk' });
    expect(cut('Ақмола обл. Көкшетау қаласы. Иә.', 'kk', rules)).toEqual(['Ақмола обл. Көкшетау қаласы.', 'Иә.']);
  });
});

it('exchanges the rules of one language and leaves the others', () => {
  const rules = withRules(shippedRules, 'Russian', (list) => list.slice(1));
  expect(rules.languageRules[0]?.rules).toEqual(shippedRules.languageRules[0]?.rules.slice(1));
  expect(rules.languageRules.slice(1)).toEqual(shippedRules.languageRules.slice(1));
});
