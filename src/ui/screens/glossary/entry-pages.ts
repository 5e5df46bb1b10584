import { keepPreviousData, useQueries, useQuery } from '@tanstack/react-query';
import type { AdministrativeStatus, ConceptType } from '../../../core/terms/concept-entry.ts';
import type { EntryListing, EntryOrder, EntryRow } from '../../../engine/contract.ts';
import { engine } from '../../engine/connection.ts';

export interface EntryFilter {
  readonly query: string;
  readonly conceptType: ConceptType | 'all';
  /** 0 for all. */
  readonly collectionId: number;
  readonly sort: EntryOrder;
  /** The last of the order first. */
  readonly reversed: boolean;
  readonly status: AdministrativeStatus | 'all';
  /** Empty for all. */
  readonly house: string;
  /** Days back from today; 0 for all. */
  readonly days: number;
  readonly only: (typeof wants)[number] | 'all';
}

/** What wants attention. */
export const wants = ['without-en', 'without-ru', 'without-evidence', 'conflicts'] as const;

/** From midnight, so that a page asked for later asks for the same. */
export function since(days: number): string {
  const day = new Date();
  day.setHours(0, 0, 0, 0);
  day.setDate(day.getDate() - days);
  return day.toISOString();
}

/** Rows fetched at once: more than a screen shows, few enough to come between two keystrokes. */
const pageSize = 80;
/** Rows above and below what is seen that are fetched before they come in sight. */
const ahead = 40;

/** A filter as the engine is asked for it. */
export function listingOf(filter: EntryFilter, offset: number, limit: number): EntryListing {
  const { query, conceptType, collectionId, sort, reversed, status, house, days, only } = filter;
  return {
    offset,
    limit,
    sort,
    reversed,
    ...(query.trim() === '' ? {} : { query: query.trim() }),
    ...(conceptType === 'all' ? {} : { conceptType }),
    ...(collectionId === 0 ? {} : { collectionId }),
    ...(status === 'all' ? {} : { status }),
    ...(house === '' ? {} : { house }),
    ...(days === 0 ? {} : { changedSince: since(days) }),
    ...(only === 'all' ? {} : { only }),
  };
}

function pageQuery(filter: EntryFilter, page: number) {
  return {
    queryKey: ['entries', filter, page],
    queryFn: ({ signal }: { signal: AbortSignal }) =>
      engine.listEntries(listingOf(filter, page * pageSize, pageSize), { signal }),
    // Every keystroke makes a list of its own; old ones need not be kept.
    gcTime: 30_000,
  };
}

export interface EntryListState {
  readonly total: number | undefined;
  readonly firstId: number | undefined;
  /** The rows still answer the query before. */
  readonly stale: boolean;
  readonly error: Error | null;
}

/** The beginning of the list of a filter, kept from the filter before until the new one is there. */
export function useEntryList(filter: EntryFilter): EntryListState & { readonly rows: readonly EntryRow[] } {
  const { data, error, isPlaceholderData } = useQuery({ ...pageQuery(filter, 0), placeholderData: keepPreviousData });
  const rows = data?.rows ?? [];
  return { total: data?.total, firstId: rows[0]?.id, stale: isPlaceholderData, error, rows };
}

/** The rows of a list by their place, fetched as far as they are looked at. */
export function useEntryRows(
  filter: EntryFilter,
  firstPage: readonly EntryRow[],
  total: number,
  firstShown: number,
  lastShown: number,
): (index: number) => EntryRow | undefined {
  const pages: number[] = [];
  const last = Math.floor(Math.min(lastShown + ahead, total - 1) / pageSize);
  for (let page = Math.max(1, Math.floor((firstShown - ahead) / pageSize)); page <= last; page++) pages.push(page);
  const more = useQueries({ queries: pages.map((page) => pageQuery(filter, page)) });
  return (index) => {
    const page = Math.floor(index / pageSize);
    const rows = page === 0 ? firstPage : more[pages.indexOf(page)]?.data?.rows;
    return rows?.[index % pageSize];
  };
}
