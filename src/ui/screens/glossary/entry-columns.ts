import type { EntryOrder } from '../../../engine/contract.ts';
import { setGlossaryFilter } from './glossary-actions.ts';

export const orders = [
  'changed',
  'ru',
  'en',
  'type',
  'collection',
  'evidence',
  'status',
] as const satisfies readonly EntryOrder[];

/** In the places they have in a row: the first three above, the others below. */
export const columns = [
  'ru',
  'collection',
  'type',
  'en',
  'status',
  'evidence',
] as const satisfies readonly EntryOrder[];
export type Column = (typeof columns)[number];

/** Orders the list by a column; once more turns it round. */
export function sortBy(column: EntryOrder): void {
  setGlossaryFilter((before) => ({ ...before, sort: column, reversed: before.sort === column && !before.reversed }));
}
