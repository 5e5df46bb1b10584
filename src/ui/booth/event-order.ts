import type { EventSummary } from '../../engine/contract.ts';

/** Those ahead come first, the nearest before the others; then those without a date, then those that are over. */
export function inOrderOfNeed(events: readonly EventSummary[], today: string): readonly EventSummary[] {
  const rank = ({ date }: EventSummary) => (date === '' ? 1 : date >= today ? 0 : 2);
  return [...events].sort((one, other) => {
    const apart = rank(one) - rank(other);
    if (apart !== 0) return apart;
    return rank(one) === 2 ? other.date.localeCompare(one.date) : one.date.localeCompare(other.date);
  });
}
