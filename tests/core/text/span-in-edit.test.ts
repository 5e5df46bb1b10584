import { describe, expect, it } from 'vitest';
import { spanInEdit } from '../../../src/core/text/span-in-edit.ts';

/** The span is marked by brackets in what it was and in what it becomes. */
const cases: readonly (readonly [string, string | undefined, string])[] = [
  ['The [CSTO] met.', 'The [CSTO] met.', 'nothing changed'],
  ['The [CSTO] met.', 'The [CSTO] met in Minsk.', 'changed behind'],
  ['The [CSTO] met.', 'In 2024 the [CSTO] met.', 'changed before'],
  ['The [CST0] met.', 'The [CSTO] met.', 'a typo put right in it'],
  ['[CSTO] met.', 'The [CSTO] met.', 'put before at its edge'],
  ['A [CSTO].', 'A big [CSTO], indeed', 'changed on both sides'],
  ['The [CSTO] met and spoke.', 'They met and spoke.', 'gone'],
  ['The [CSTO] met.', undefined, 'the whole text replaced'],
];

describe('a span in an edited text', () => {
  it.each(cases)('%s -> %s (%s)', (before, after) => {
    const plain = (text: string) => text.replace(/[[\]]/g, '');
    const span = (text: string) => ({ start: text.indexOf('['), end: text.indexOf(']') - 1 });
    const to = after ?? 'Ничего общего';
    const expected = to.includes('[') ? span(to) : undefined;
    expect(spanInEdit(plain(before), plain(to), span(before))).toEqual(expected);
  });
});
