import { keepPreviousData, useQueries, useQuery } from '@tanstack/react-query';
import type { ConceptType } from '../../../core/terms/concept-entry.ts';
import type { EntryRow } from '../../../engine/contract.ts';
import { engine } from '../../engine/connection.ts';

export interface EntryFilter {
  readonly query: string;
  readonly conceptType: ConceptType | 'all';
  /** 0 for all. */
  readonly collectionId: number;
  readonly sort: 'changed' | 'ru' | 'en';
}

/** Rows fetched at once: more than a screen shows, few enough to come between two keystrokes. */
const pageSize = 80;

function pageQuery(filter: EntryFilter, page: number) {
  const { query, conceptType, collectionId, sort } = filter;
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
