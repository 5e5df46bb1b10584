import { describe, expect, it } from 'vitest';
import { afterReview, isSameAnswer, newStudyState, nextDues } from '../../../src/core/brief/study.ts';

const now = '2026-11-26T09:00:00.000Z';
const days = (from: string, to: string) => (Date.parse(to) - Date.parse(from)) / 86_400_000;

describe('a card', () => {
  it('is due at once when it is new', () => {
    expect(newStudyState(now)).toMatchObject({ due: now, phase: 'new', reps: 0 });
  });

  it('comes back the later the better it was known', () => {
    const { again, hard, good, easy } = nextDues(newStudyState(now), now);
    expect([again, hard, good, easy]).toEqual([again, hard, good, easy].sort());
    expect(days(now, again)).toBeLessThan(0.01);
    expect(days(now, easy)).toBeGreaterThan(1);
  });

  it('is asked at growing distances while it is known, and soon after it was not', () => {
    let state = newStudyState(now);
    let at = now;
    const waits: number[] = [];
    for (let count = 0; count < 6; count++) {
      state = afterReview(state, 'good', at);
      waits.push(days(at, state.due));
      at = state.due;
    }
    expect(waits).toEqual([...waits].sort((a, b) => a - b));
    expect(waits.at(-1)).toBeGreaterThan(20);
    const failed = afterReview(state, 'again', at);
    expect(days(at, failed.due)).toBeLessThan(1);
    expect(failed).toMatchObject({ phase: 'relearning', lapses: 1 });
  });
});

describe('a typed answer', () => {
  it.each([
    ['collective security treaty organization', true],
    ['The Collective Security Treaty Organization.', true],
    ['CSTO', true],
    ['Collective Security Organization', false],
    ['', false],
  ])('%j counts as known: %s', (typed, same) => {
    expect(isSameAnswer(typed, ['Collective Security Treaty Organization', 'CSTO', ''])).toBe(same);
  });

  it('may write е for ё', () => {
    expect(isSameAnswer('объединенный штаб', ['Объединённый штаб'])).toBe(true);
  });
});
