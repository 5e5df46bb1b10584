import { describe, expect, it } from 'vitest';
import type { EventSummary } from '../../../src/engine/contract.ts';
import { inOrderOfNeed } from '../../../src/ui/booth/event-order.ts';

const event = (date: string) => ({ date }) as EventSummary;

describe('events to choose from in the booth', () => {
  it('begin with the nearest ahead, then those without a date, then the latest of those that are over', () => {
    const dates = ['2026-01-01', '2026-12-01', '', '2026-11-26', '2026-11-25'].map(event);
    expect(inOrderOfNeed(dates, '2026-11-26').map(({ date }) => date)).toEqual([
      ...['2026-11-26', '2026-12-01', '', '2026-11-25', '2026-01-01'],
    ]);
  });
});
