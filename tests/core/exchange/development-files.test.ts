import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { ExchangeParser } from '../../../src/core/exchange/item.ts';
import { parseMultiterm } from '../../../src/core/exchange/multiterm/parse-multiterm.ts';
import { parseTbx } from '../../../src/core/exchange/tbx/parse-tbx.ts';
import { parseTmx } from '../../../src/core/exchange/tmx/parse-tmx.ts';
import { parseXliff } from '../../../src/core/exchange/xliff/parse-xliff.ts';
import type { UnitVariant } from '../../../src/core/memory/records.ts';
import { hasSharedData, sharedData } from '../../shared-data.ts';
import { type ReadItems, readFile } from './read-items.ts';

const folder = join(sharedData, 'formats');
const parsers: Readonly<Record<string, ExchangeParser>> = {
  tmx: parseTmx,
  tbx: parseTbx,
  mtf: parseMultiterm,
  xliff: parseXliff,
};

interface Facts {
  readonly path: string;
  readonly format: string;
  readonly parse: string;
  readonly why: string;
  readonly units: string;
  readonly variants: string;
  readonly complete: string;
  readonly languages: string;
  readonly tags: string;
  readonly first: string;
  readonly last: string;
}

function facts(): Facts[] {
  if (!hasSharedData('formats', 'expected.tsv')) return [];
  const [head = '', ...lines] = readFileSync(join(folder, 'expected.tsv'), 'utf8').trimEnd().split('\n');
  const columns = head.split('\t');
  return lines.flatMap((line) => {
    const cells = line.split('\t');
    const cell = (name: string) => cells[columns.indexOf(name)] ?? '';
    if (parsers[cell('format')] === undefined) return [];
    return {
      path: cell('path'),
      format: cell('format'),
      parse: cell('should_parse'),
      why: cell('why'),
      units: cell('units'),
      variants: cell('variants'),
      complete: cell('complete'),
      languages: cell('languages').split(' ').sort().join(' '),
      tags: cell('inline_tags'),
      first: cell('sample_first'),
      last: cell('sample_last'),
    };
  });
}

/** Inline elements of a variant as the list counts them: annotations and closing ends of frames are none, subflows are. */
function countTags({ tags = [] }: UnitVariant): number {
  let count = 0;
  for (const { content } of tags) {
    if (!content.startsWith('</') && !/^<(?:mrk|sm|em)/.test(content)) count += 1;
    count += content.slice(1).match(/<(?:sub|bpt|ept|ph|it|ut|hi|x|bx|ex|g)\b/g)?.length ?? 0;
  }
  return count;
}

type Sample = readonly (readonly [string, string])[];

function found(read: ReadItems, format: string) {
  const items: Sample[] =
    read.entries.length > 0
      ? [
          ...read.entries.map(({ terms }) => terms.map(({ language, text }) => [language, text] as const)),
          // Terms without text are counted as such and not handed on.
          ...read.problems
            .filter(({ code }) => code === 'term-without-text')
            .map(({ details }) => [[String(details.language), ''] as const]),
        ]
      : read.units.map(({ variants }) => variants.map(({ language, text }) => [language, text] as const));
  const languages = new Map<string, number>();
  for (const item of items) for (const [language] of item) languages.set(language, (languages.get(language) ?? 0) + 1);
  const full = items.filter(
    (item) => new Set(item.filter(([, text]) => text.trim() !== '').map(([language]) => language)).size > 1,
  );
  const spoken = items.filter((item) => item.some(([, text]) => text.trim() !== ''));
  return {
    units: String(
      read.entries.length > 0 || format === 'tbx' || format === 'mtf' ? read.entries.length : read.unitCount,
    ),
    variants: String(format === 'xliff' ? read.units.length : items.flat().length),
    complete: String(full.length),
    languages:
      [...languages]
        .map(([language, count]) => `${language}=${count}`)
        .sort()
        .join(' ') || '-',
    tags: String(
      read.units.flatMap(({ variants }) => variants).reduce((total, variant) => total + countTags(variant), 0),
    ),
    spoken,
  };
}

/** What is compared of a sample: its first six texts, long ones cut, in the way the list was made. */
function shortened(sample: Sample | undefined): string {
  if (sample === undefined) return '-';
  const cut = (text: string) => {
    const characters = [...text];
    return characters.length <= 160 ? text : `${characters.slice(0, 160).join('')}…(${characters.length})`;
  };
  const spoken = sample.filter(([, text]) => text !== '');
  return JSON.stringify(spoken.slice(0, 6).map(([language, text]) => [language, cut(text)]));
}

const compact = (list: string) =>
  list.startsWith('[') ? shortened((JSON.parse(list) as Sample).map(([language, text]) => [language, text])) : list;

describe.skipIf(facts().length === 0)('files of other programs', () => {
  it.each(facts().filter(({ parse }) => parse === 'yes'))('$path: $why', async (expected) => {
    const parse = parsers[expected.format] as ExchangeParser;
    const read = await readFile(parse, join(folder, expected.path));
    expect(read.problems.filter(({ fatal, skipped }) => fatal || skipped)).toEqual([]);
    const { spoken, ...counts } = found(read, expected.format);
    const { units, variants, complete, languages, tags } = expected;
    // The list takes a trans-unit as one, we take its segments.
    const segmented = read.units.some(({ properties = [] }) => properties.some(({ type }) => type === 'mid'));
    if (segmented) {
      expect(counts.units).toBe(units);
      return;
    }
    expect(counts).toEqual({ units, variants, complete, languages, tags });
    expect(shortened(spoken[0])).toBe(compact(expected.first));
    expect(shortened(spoken.at(-1))).toBe(compact(expected.last));
  });

  it.each(facts().filter(({ parse }) => parse === 'no'))('$path is refused: $why', async ({ path, format }) => {
    const read = await readFile(parsers[format] as ExchangeParser, join(folder, path));
    expect(read.problems.some(({ fatal }) => fatal)).toBe(true);
    expect(JSON.stringify(read)).not.toContain('CANARY');
  });

  it.each(facts().filter(({ parse }) => parse === 'lenient'))(
    '$path loses nothing in silence: $why',
    async ({ path, format, units }) => {
      const read = await readFile(parsers[format] as ExchangeParser, join(folder, path));
      const lost = read.problems.filter(({ skipped }) => skipped).length;
      const fatal = read.problems.some((problem) => problem.fatal);
      if (!fatal && units !== '-') expect(String(read.unitCount + read.entries.length + lost)).toBe(units);
    },
  );
});
