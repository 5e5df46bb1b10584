import { keepPreviousData, QueryClient, queryOptions } from '@tanstack/react-query';
import type { EngineEvents } from '../../engine/contract.ts';
import { engine } from './connection.ts';
import type { OpenBitext } from './open-bitext.ts';
import { readBitext } from './read-bitext.ts';

/** What the engine holds is asked for once and asked again when the engine says that it changed. */
export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      networkMode: 'always',
      staleTime: Number.POSITIVE_INFINITY,
      gcTime: 5 * 60_000,
      retry: false,
      refetchOnWindowFocus: false,
      // Comparing 20,000 beads deeply costs more than drawing the thirty that are seen; texts share by themselves.
      structuralSharing: false,
    },
  },
});

/** Recent work on the Desk; older texts are reached by the palette's search. */
const recentLimit = 100;

export const statusQuery = queryOptions({ queryKey: ['status'], queryFn: () => engine.status({}) });

export const overviewQuery = queryOptions({ queryKey: ['overview'], queryFn: () => engine.overview({}) });

export const undoQuery = queryOptions({ queryKey: ['undo'], queryFn: () => engine.undoState({}) });

export const collectionsQuery = queryOptions({
  queryKey: ['collections'],
  queryFn: () => engine.listCollections({}),
});

export const settingsQuery = queryOptions({ queryKey: ['settings'], queryFn: () => engine.settings({}) });

export const bitextsQuery = queryOptions({
  queryKey: ['bitexts'],
  queryFn: () => engine.listBitexts({ limit: recentLimit }),
});

export const bitextQuery = (id: number) =>
  queryOptions<OpenBitext>({
    queryKey: ['bitext', id],
    queryFn: ({ signal, client }) => readBitext(client, id, signal),
  });

export const candidatesQuery = (bitextId: number) =>
  queryOptions({
    queryKey: ['candidates', bitextId],
    queryFn: ({ signal }) => engine.listCandidates({ bitextId }, { signal }),
  });

export const entryQuery = (id: number) =>
  queryOptions({
    queryKey: ['entry', id],
    queryFn: ({ signal }) => engine.getEntry({ id }, { signal }),
    placeholderData: keepPreviousData,
  });

type ChangedData = EngineEvents['changed']['what'][number];

const keysByData: Readonly<Record<ChangedData, readonly string[]>> = {
  collections: ['collections', 'status'],
  // Not the text that is open: opening it is itself such a change, and what stands in it comes under beads.
  bitexts: ['bitexts', 'status', 'overview'],
  beads: ['bitexts', 'overview'],
  candidates: ['candidates', 'bitexts'],
  entries: ['entries', 'entry', 'candidates', 'status', 'brief', 'study', 'overview'],
  units: ['concordance', 'match', 'unit', 'overview'],
  events: ['events', 'brief', 'study', 'overview'],
  // Whose rendering comes first, where one searches, how names are spelt.
  settings: ['settings', 'collections', 'entries', 'brief', 'study', 'concordance', 'match'],
};

/** Asks again for what changed, as far as it is on screen; the rest when it is next shown. */
export function refresh(what: readonly ChangedData[]): void {
  const keys = new Set(['undo', ...what.flatMap((data) => keysByData[data])]);
  for (const key of keys) void queryClient.invalidateQueries({ queryKey: [key] });
  if (what.includes('beads')) rereadBitextsSoon();
}

/** A text of 20,000 rows is looked through again in the first pause, not between two quick confirmations. */
const pauseMs = 250;
let reading: ReturnType<typeof setTimeout> | undefined;

function rereadBitextsSoon(): void {
  clearTimeout(reading);
  reading = setTimeout(rereadBitexts, pauseMs);
}

/** Reads the texts that are open now, where the user waits to see what became of them. */
export function rereadBitexts(): void {
  clearTimeout(reading);
  void queryClient.invalidateQueries({ queryKey: ['bitext'] });
}

/** Reads what changed in a text now; what was to be read soon is thereby read. */
export function rereadBitext(id: number) {
  clearTimeout(reading);
  return queryClient.fetchQuery({ ...bitextQuery(id), staleTime: 0 });
}
