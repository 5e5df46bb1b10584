import { describe, expect, it } from 'vitest';
import { keyedText, TitleFinder } from '../../../src/core/brief/title-finder.ts';

function found(title: string, text: string): string[] {
  const finder = new TitleFinder<string>('en');
  finder.add(title, title);
  const keyed = keyedText(text, 'en');
  return finder.find(keyed).map(({ first, end }) => text.slice(keyed.tokens[first]!.start, keyed.tokens[end - 1]!.end));
}

describe('a title of one English word', () => {
  it.each([
    ['emergency', 'Emergencies and the emergency’s end', ['Emergencies', 'emergency’s']],
    ['emergency', 'an emerging market', []],
    ['party', 'the Parties and each party', ['Parties', 'party']],
    ['process', 'processes of the process, processed', ['processes', 'process']],
    ['organisation', 'organizations, organised', ['organizations']],
    ['Council', 'Councils, counsel', ['Councils']],
  ])('%s stands in "%s" as %j', (title, text, expected) => {
    expect(found(title, text)).toEqual(expected);
  });

  it('is told by stems where it has more words', () => {
    expect(found('emergency situations', 'emergency situation')).toEqual(['emergency situation']);
  });
});
