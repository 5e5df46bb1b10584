import { describe, expect, it } from 'vitest';
import { align } from '../../../src/core/align/align.ts';
import type { Alignment } from '../../../src/core/align/bead.ts';
import { shippedLexicon } from './shipped-lexicon.ts';
import { report, sources, targets } from './texts.ts';

const options = { sourceLanguage: 'ru', targetLanguage: 'en', lexicon: shippedLexicon() };
const ru = sources(report);
const en = targets(report);

function expectCover(alignment: Alignment, sourceCount: number, targetCount: number): void {
  let [i, j] = [0, 0];
  for (const { source, target, confidence } of alignment.beads) {
    expect([source.start, target.start]).toEqual([i, j]);
    expect(source.end - i + target.end - j).toBeGreaterThan(0);
    expect(confidence).toBeGreaterThanOrEqual(0);
    expect(confidence).toBeLessThanOrEqual(1);
    [i, j] = [source.end, target.end];
  }
  expect([i, j]).toEqual([sourceCount, targetCount]);
  expect(alignment.parallel).toBeGreaterThanOrEqual(0);
  expect(alignment.parallel).toBeLessThanOrEqual(1);
}

const repeat = (lines: readonly string[], count: number): string[] =>
  Array.from({ length: count }, (_, k) => lines[k % lines.length]!);
const longLine = (lines: readonly string[]): string => lines.join(' ').repeat(1_000_000 / lines.join(' ').length);
const shapes = (alignment: Alignment): Set<string> =>
  new Set(alignment.beads.map(({ source, target }) => `${source.end - source.start}-${target.end - target.start}`));

/** The longest of these take seconds on an idle machine; bounded, but not on a busy one within the usual limit. */
const patience = 180_000;

describe('degenerate texts', { timeout: patience }, () => {
  it.each([
    ['two empty texts', [], []],
    ['an empty source', [], en],
    ['an empty target', ru, []],
    ['one sentence a side', ru.slice(3, 4), en.slice(3, 4)],
    ['one sentence against a text', ru.slice(3, 4), en],
    ['blank lines', ['', ' ', '\u00a0'], ['', '\t']],
    ['lone surrogates and control characters', ['\ud800 x', '\udfff', '\u0000'], ['\ud800', 'x']],
    ['punctuation only', ['...', '?!', '—'], ['...', '—']],
    ['the wrong language on both sides', en, en.slice(5)],
    ['a megabyte without a space', ['ж'.repeat(1_000_000)], ['z'.repeat(1_000_000)]],
    ['a megabyte of digits', ['1 '.repeat(500_000)], ['7'.repeat(1_000_000)]],
    ['a megabyte of brackets', ['('.repeat(1_000_000)], ['1.)'.repeat(330_000)]],
  ])('covers %s', async (_, source, target) => {
    expectCover(await align(source, target, options), source.length, target.length);
  });

  it('says that a text and nothing are no translations', async () => {
    expect((await align(ru, [], options)).parallel).toBe(0);
    expect((await align([], [], options)).parallel).toBe(0);
  });

  it('goes straight through ten thousand identical lines', async () => {
    const alignment = await align(repeat(ru.slice(4, 5), 10_000), repeat(en.slice(4, 5), 10_000), options);
    expect(shapes(alignment)).toEqual(new Set(['1-1']));
  });

  it('goes through thousands of lines that are all marks', async () => {
    expectCover(await align(repeat(['* * *'], 2_000), repeat(['* * *'], 1_700), options), 2_000, 1_700);
  });

  it('is not thrown off by a line of a megabyte inside a text', async () => {
    const source = [...ru.slice(0, 16), longLine(ru), ...ru.slice(16)];
    const target = [...en.slice(0, 16), longLine(en), ...en.slice(16)];
    const alignment = await align(source, target, options);
    expectCover(alignment, source.length, target.length);
    const right = alignment.beads.filter(
      ({ source, target }) =>
        source.start === target.start && source.end === target.end && source.end - source.start === 1,
    );
    expect(right.length).toBeGreaterThan(report.length - 4);
  });

  it('aligns columns of numbers by the numbers', async () => {
    const numbers = Array.from({ length: 600 }, (_, k) => String((k * 37) % 1000));
    const alignment = await align(numbers, numbers.slice(30), options);
    const wrong = alignment.beads.filter(
      ({ source, target }) => target.end > target.start && source.start !== target.start + 30,
    );
    expect(wrong).toEqual([]);
  });

  it('pairs a text with itself', async () => {
    const alignment = await align(ru, ru, { ...options, targetLanguage: 'ru' });
    expect(shapes(alignment)).toEqual(new Set(['1-1']));
  });

  it('aligns sides that were given in the wrong order', async () => {
    const alignment = await align(en, ru, options);
    expect(shapes(alignment)).toEqual(new Set(['1-1']));
  });

  it('is bounded on twenty thousand lines against twenty', async () => {
    const source = repeat(ru, 20_000);
    expectCover(await align(source, en.slice(0, 20), options), 20_000, 20);
  });
});
