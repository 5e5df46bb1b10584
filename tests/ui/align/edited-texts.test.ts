import { describe, expect, it } from 'vitest';
import { joinedAtCaret, splitAtCaret, withText } from '../../../src/ui/screens/align/edited-texts.ts';

const was = ['Первое.', 'Второе и третье.', 'Четвёртое.'];

describe('sentences of a cell', () => {
  it('are put as they were typed, and go when nothing is left of them', () => {
    expect(withText(was, 1, '  Иначе. ')).toEqual(['Первое.', 'Иначе.', 'Четвёртое.']);
    expect(withText(was, 1, '   ')).toEqual(['Первое.', 'Четвёртое.']);
    expect(withText([], 0, 'Новое.')).toEqual(['Новое.']);
    expect(withText([], 0, '')).toEqual([]);
  });

  it('are split at the caret, without the space there', () => {
    expect(splitAtCaret(was, 1, 'Второе и третье.', 7)).toEqual({
      texts: ['Первое.', 'Второе', 'и третье.', 'Четвёртое.'],
      at: 2,
      caret: 0,
    });
    expect(splitAtCaret(was, 1, 'Второе', 0)).toBeUndefined();
    expect(splitAtCaret(was, 1, 'Второе ', 6)).toBeUndefined();
  });

  it('are joined with the next, the last one with that before it', () => {
    expect(joinedAtCaret(was, 1, 'Второе.')).toEqual({ texts: ['Первое.', 'Второе. Четвёртое.'], at: 1, caret: 8 });
    expect(joinedAtCaret(was, 2, 'Четвёртое.')).toEqual({
      texts: ['Первое.', 'Второе и третье. Четвёртое.'],
      at: 1,
      caret: 17,
    });
    expect(joinedAtCaret(['Одно.'], 0, 'Одно.')).toBeUndefined();
  });
});
