import type { EntryView } from '../../../engine/contract.ts';

export interface Rendering {
  readonly text: string;
  readonly language: string;
  readonly total: number;
  /** Most first; the empty house is the unknown one. */
  readonly byHouse: readonly { readonly house: string; readonly count: number }[];
  /** Ascending; only documents whose own date is known count. */
  readonly byYear: readonly { readonly year: number; readonly count: number }[];
}

/** How often each term of an entry is met, by house and year; the commonest first. */
export function renderingsOf({ terms, evidence }: Pick<EntryView, 'terms' | 'evidence'>): readonly Rendering[] {
  return terms
    .map(({ id, text, language }): Rendering => {
      const own = evidence.filter(({ termId }) => termId === id);
      const houses = countBy(own.map(({ house = '' }) => house));
      const years = countBy(own.flatMap(({ date }) => (/^\d{4}/.test(date ?? '') ? [Number(date?.slice(0, 4))] : [])));
      return {
        text,
        language,
        total: own.length,
        byHouse: houses
          .map(([house, count]) => ({ house, count }))
          .toSorted((one, other) => other.count - one.count || one.house.localeCompare(other.house)),
        byYear: years.map(([year, count]) => ({ year, count })).toSorted((one, other) => one.year - other.year),
      };
    })
    .filter(({ total }) => total > 0)
    .toSorted((one, other) => other.total - one.total);
}

function countBy<Key>(keys: readonly Key[]): readonly (readonly [Key, number])[] {
  const counts = new Map<Key, number>();
  for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1);
  return [...counts];
}
