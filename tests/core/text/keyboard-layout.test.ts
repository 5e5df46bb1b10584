import { describe, expect, it } from 'vitest';
import { toEnglishLayout, toRussianLayout } from '../../../src/core/text/keyboard-layout.ts';

describe('keyboard layout', () => {
  it.each([
    ['jlr,', 'одкб'],
    ['JLR<', 'ОДКБ'],
    ['vbybcnh byjcnhfyys[ ltk', 'министр иностранных дел'],
    ["'rjyjvbrf", 'экономика'],
    ['gjljgmx', 'подопьч'],
    ['`krf', 'ёлка'],
    ['j,]tv', 'объем'],
    ['>hbq Ktdbnby', 'Юрий Левитин'],
    ['2024', '2024'],
    ['уже по-русски', 'уже по-русски'],
  ])('takes %s for %s', (typed, meant) => {
    expect(toRussianLayout(typed)).toBe(meant);
  });

  it.each([
    ['сыещ', 'csto'],
    ['СЫЕЩ', 'CSTO'],
    ['згдд', 'pull'],
    ['ьштшыеук', 'minister'],
    ['ащкушпт фаафшкы', 'foreign affairs'],
    ['фку]', 'are]'],
  ])('takes %s for %s', (typed, meant) => {
    expect(toEnglishLayout(typed)).toBe(meant);
  });

  it('comes back to what was typed', () => {
    const text = 'Совет коллективной безопасности, объём «ёж» № 5; да?';
    expect(toRussianLayout(toEnglishLayout(text.replace(/[«»]/g, '')))).toBe(text.replace(/[«»]/g, ''));
  });
});
