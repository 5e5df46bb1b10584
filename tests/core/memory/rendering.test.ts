import { expect, it } from 'vitest';
import { parseLexicon } from '../../../src/core/align/lexicon.ts';
import { findRendering } from '../../../src/core/memory/rendering.ts';
import { stem } from '../../../src/core/text/stem.ts';

const pairs = [
  ['коллективной', 'collective', 0.8],
  ['безопасности', 'security', 0.9],
  ['договора', 'treaty', 0.6],
  ['договора', 'agreement', 0.3],
] as const;
const lexicon = parseLexicon({
  stems: pairs.map(([ru, en, p]) => `${stem(ru)}\t${stem(en)}\t${p}\t${p}\t50`).join('\n'),
});

it.each([
  ['Договор о коллективной безопасности', 'Signing of the Collective Security Treaty', 'Collective Security Treaty'],
  ['В Ереване', 'The talks were held in Yerevan', ''],
  ['Лавров', 'Minister Lavrov spoke', 'Lavrov'],
  ['2010', 'the Protocol of 2010', '2010'],
])('marks what renders %j in %j', (source, target, expected) => {
  const spans = [{ start: 0, end: source.length }];
  const marked = findRendering(source, spans, target, lexicon).map(({ start, end }) => target.slice(start, end));
  expect(marked.join(' … ')).toBe(expected);
});
