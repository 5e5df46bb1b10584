import { describe, expect, it } from 'vitest';
import { oneSidedNumbers } from '../../../src/ui/screens/align/one-sided.ts';

function marked(source: string, target: string): readonly string[] {
  const [ranges = []] = oneSidedNumbers({ texts: [source], language: 'ru' }, { texts: [target], language: 'en' });
  return ranges.map(({ start, end }) => source.slice(start, end));
}

describe('numbers that stand on one side only', () => {
  it.each([
    ['Встреча состоится 7 сентября', 'The meeting is on September 7th', []],
    ['Встреча состоится 8 сентября', 'The meeting is on September 7th', ['8 сентября']],
    ['выделено 1 200 тонн', 'it allotted 1,200 tonnes', []],
    ['три государства', 'the states', []],
    ['участвовали 12 человек', 'twelve people took part', []],
    ['в 2002 году', 'in that year', ['2002']],
  ])('%s | %s', (source, target, expected) => {
    expect(marked(source, target)).toEqual(expected);
  });
});
