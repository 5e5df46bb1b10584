import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseMultiterm } from '../../../src/core/exchange/multiterm/parse-multiterm.ts';
import { serializeMultiterm } from '../../../src/core/exchange/multiterm/serialize-multiterm.ts';
import { parseTbx } from '../../../src/core/exchange/tbx/parse-tbx.ts';
import { serializeTbx } from '../../../src/core/exchange/tbx/serialize-tbx.ts';
import { parseTmx } from '../../../src/core/exchange/tmx/parse-tmx.ts';
import { serializeTmx } from '../../../src/core/exchange/tmx/serialize-tmx.ts';
import { parseXliff } from '../../../src/core/exchange/xliff/parse-xliff.ts';
import { serializeXliff } from '../../../src/core/exchange/xliff/serialize-xliff.ts';
import type { UnitInput } from '../../../src/core/memory/records.ts';
import { comparable, comparableEntry, entry, unit } from './arbitraries.ts';
import { joined, readText } from './read-items.ts';

const runs = { numRuns: 60 };

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

describe('XLIFF', () => {
  it.each(['1.2', '2.1'] as const)('gives units back as they were written in %s', async (edition) => {
    await fc.assert(
      fc.asyncProperty(fc.array(unit(2), { maxLength: 3 }), async (units) => {
        const options = { edition, version: '1', sourceLanguage: 'ru', targetLanguage: 'en-GB' };
        const read = await readText(parseXliff, await joined(serializeXliff(units, options)), 50);
        expect(read.problems).toEqual([]);
        expect(read.units.filter(({ variants }) => variants.length > 1).map(comparable)).toEqual(units.map(comparable));
      }),
      runs,
    );
  });
});

describe('TBX', () => {
  it.each(['v2', 'v3'] as const)('gives entries back as they were written in %s', async (edition) => {
    await fc.assert(
      fc.asyncProperty(fc.array(entry('ru', 'en-GB', 'uk'), { maxLength: 2 }), async (entries) => {
        const read = await readText(parseTbx, await joined(serializeTbx(entries, { edition, version: '1' })), 50);
        expect(read.problems).toEqual([]);
        expect(read.entries.map(comparableEntry)).toEqual(entries.map(comparableEntry));
      }),
      runs,
    );
  });
});

describe('MultiTerm XML', () => {
  it('gives entries back as they were written', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(entry('RU', 'EN-GB'), { maxLength: 2 }), async (given) => {
        // Every concept of MultiTerm has a number.
        const entries = given.map((one, place) => ({
          ...one,
          properties: [{ kind: 'attribute', type: 'id', text: String(place + 1) }, ...(one.properties ?? [])],
        }));
        const read = await readText(parseMultiterm, await joined(serializeMultiterm(entries)), 50);
        expect(read.problems).toEqual([]);
        expect(read.entries.map(comparableEntry)).toEqual(entries.map(comparableEntry));
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
