import type { LookupReason } from '../../core/memory/lookup.ts';
import type { EntryPageRequest } from '../../core/memory/records.ts';
import type { MemoryStore } from '../../core/memory/store.ts';
import { Problem } from '../../core/problem.ts';
import { isPartialDate, isReversed } from '../../core/terms/validity.ts';
import type { Engine, EntryListing, TermDraft } from '../contract.ts';
import { stillWanted } from '../job.ts';
import type { Resources } from '../resources.ts';
import { searchedIn } from '../searched.ts';
import { collectionFor } from './collections.ts';

/** As many as a person looks through. */
const defaultLookupLimit = 20;
/** Entries a query may bring into the glossary's list. */
const mostEntriesOfQuery = 1_000;

type EntryMethods = Pick<
  Engine,
  | 'lookup'
  | 'listEntries'
  | 'listEntryIds'
  | 'changeEntries'
  | 'listHouses'
  | 'getEntry'
  | 'saveEntry'
  | 'deleteEntries'
>;

export function entryServices({ memory, collectionNames }: Resources): EntryMethods {
  return {
    async lookup({ query, limit = defaultLookupLimit, collectionIds }, job) {
      const store = await memory();
      await stillWanted(job);
      const startedAt = performance.now();
      const results = await store.lookup({ query, limit, ...(await searchedIn(store, collectionIds)) });
      return { results, ms: Number((performance.now() - startedAt).toFixed(3)) };
    },

    async listEntries(listing, job) {
      const store = await memory();
      await stillWanted(job);
      const { request, reasons } = await requestOf(store, listing);
      const { lines, total } = await store.pageEntries(request);
      const rows = lines.map((line) => {
        const why = reasons.get(line.id);
        return why === undefined ? line : { ...line, why };
      });
      return { rows, total };
    },

    async listEntryIds(listing) {
      const store = await memory();
      const { request } = await requestOf(store, listing);
      return store.pageEntryIds(request);
    },

    async listHouses() {
      return (await memory()).listHouses();
    },

    async getEntry({ id }) {
      return (await memory()).getEntry(id);
    },

    async saveEntry(draft) {
      for (const term of draft.terms) checkValidity(term);
      const store = await memory();
      return store.saveEntry({ ...draft, collectionId: await collectionFor(draft, store, collectionNames.general) });
    },

    async deleteEntries({ ids }, job) {
      await (await memory()).deleteEntries(ids, job);
    },

    async changeEntries({ ids, ...edit }, job) {
      return { changed: await (await memory()).changeEntries(ids, edit, job) };
    },
  };
}

/** A listing as the store is asked for it; of a query, why each entry was found. */
async function requestOf(
  store: MemoryStore,
  { query = '', collectionId, ...wanted }: EntryListing,
): Promise<{ readonly request: EntryPageRequest; readonly reasons: ReadonlyMap<number, LookupReason> }> {
  const among = collectionId === undefined ? {} : { collectionIds: [collectionId] };
  if (query.trim() === '') return { request: { ...wanted, ...among }, reasons: new Map() };
  const found = await store.lookup({ query, limit: mostEntriesOfQuery, ...among });
  const reasons = new Map(found.map(({ entry, why }) => [entry, why]));
  return { request: { ...wanted, ...among, ids: [...reasons.keys()] }, reasons };
}

function checkValidity({ text, validFrom, validTo }: TermDraft): void {
  for (const date of [validFrom, validTo]) {
    if (date !== undefined && !isPartialDate(date)) throw new Problem('date-impossible', { date, term: text });
  }
  if (isReversed({ ...(validFrom && { validFrom }), ...(validTo && { validTo }) })) {
    throw new Problem('validity-reversed', { term: text, from: validFrom ?? '', to: validTo ?? '' });
  }
}
