import { keepPreviousData, useQueries, useQuery } from '@tanstack/react-query';
import type { AdministrativeStatus, ConceptType } from '../../../core/terms/concept-entry.ts';
import type { EntryRow } from '../../../engine/contract.ts';
import { engine } from '../../engine/connection.ts';

export interface EntryFilter {
  readonly query: string;
  readonly conceptType: ConceptType | 'all';
  /** 0 for all. */
  readonly collectionId: number;
  readonly sort: 'changed' | 'ru' | 'en';
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

function pageQuery(filter: EntryFilter, page: number) {
  const { query, conceptType, collectionId, sort, status, house, days, only } = filter;
  return {
    queryKey: ['entries', filter, page],
    queryFn: ({ signal }: { signal: AbortSignal }) =>
      engine.listEntries(
        {
          offset: page * pageSize,
          limit: pageSize,
          sort,
          ...(query.trim() === '' ? {} : { query: query.trim() }),
          ...(conceptType === 'all' ? {} : { conceptType }),
          ...(collectionId === 0 ? {} : { collectionId }),
          ...(status === 'all' ? {} : { status }),
          ...(house === '' ? {} : { house }),
          ...(days === 0 ? {} : { changedSince: since(days) }),
          ...(only === 'all' ? {} : { only }),
        },
        { signal },
      ),
    placeholderData: keepPreviousData,
    // Every keystroke makes a list of its own; old ones need not be kept.
    gcTime: 30_000,
  };
}

export interface EntryPages {
  readonly total: number | undefined;
  readonly row: (index: number) => EntryRow | undefined;
  /** The rows still answer the query before. */
  readonly stale: boolean;
  readonly error: Error | null;
}

/** The rows of a filter, fetched as far as they are looked at. */
export function useEntryPages(filter: EntryFilter, firstShown: number, lastShown: number): EntryPages {
  const first = useQuery(pageQuery(filter, 0));
  const pages: number[] = [];
  for (let page = Math.max(1, Math.floor(firstShown / pageSize)); page <= Math.floor(lastShown / pageSize); page++) {
    pages.push(page);
  }
  const more = useQueries({ queries: pages.map((page) => pageQuery(filter, page)) });
  return {
    total: first.data?.total,
    stale: first.isPlaceholderData,
    error: first.error,
    row: (index) => {
      const page = Math.floor(index / pageSize);
      const data = page === 0 ? first.data : more[pages.indexOf(page)]?.data;
      return data?.rows[index % pageSize];
    },
  };
}
