import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseTmx } from '../../../src/core/exchange/tmx/parse-tmx.ts';
import { serializeTmx } from '../../../src/core/exchange/tmx/serialize-tmx.ts';
import type { UnitInput } from '../../../src/core/memory/records.ts';
import { comparable, unit } from './arbitraries.ts';
import { joined, readText } from './read-items.ts';

const runs = { numRuns: 150 };

describe('TMX', () => {
  it.each(['plain', 'omegat', 'trados', 'memoq', 'wordfast'] as const)(
    'gives units back as they were written for %s',
    async (flavour) => {
      await fc.assert(
        fc.asyncProperty(fc.array(unit(2), { maxLength: 3 }), async (given) => {
          // What looks like one of its tags is one, in OmegaT's files.
          const units = flavour === 'omegat' ? given.map(withoutOmegatTags) : given;
          const text = await joined(
            serializeTmx(units, { version: '1', flavour, sourceLanguage: 'ru', targetLanguage: 'en' }),
          );
          const read = await readText(parseTmx, text, 50);
          expect(read.problems).toEqual([]);
          expect(read.units.map(comparable)).toEqual(units.map(comparable));
        }),
        runs,
      );
    },
  );

  it('gives back units of many languages', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(unit(6), { maxLength: 2 }), async (units: UnitInput[]) => {
        const read = await readText(parseTmx, await joined(serializeTmx(units, { version: '1' })));
        expect(read.units.map(comparable)).toEqual(units.map(comparable));
      }),
      runs,
    );
  });
});

function withoutOmegatTags(given: UnitInput): UnitInput {
  return {
    ...given,
    variants: given.variants.map((one) =>
      /<\/?[a-z]+\d+\/?>/.test(one.text) ? { language: one.language, text: 'x' } : one,
    ),
  };
}
