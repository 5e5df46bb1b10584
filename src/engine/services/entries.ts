import { Problem } from '../../core/problem.ts';
import { isPartialDate, isReversed } from '../../core/terms/validity.ts';
import type { Engine, TermDraft } from '../contract.ts';
import type { Resources } from '../resources.ts';
import { searchedIn } from '../searched.ts';
import { collectionFor } from './collections.ts';

/** As many as a person looks through. */
const defaultLookupLimit = 20;
/** Entries a query may bring into the glossary's list. */
const mostEntriesOfQuery = 1_000;

type EntryMethods = Pick<Engine, 'lookup' | 'listEntries' | 'listHouses' | 'getEntry' | 'saveEntry' | 'deleteEntries'>;

export function entryServices({ memory, collectionNames }: Resources): EntryMethods {
  return {
    async lookup({ query, limit = defaultLookupLimit, collectionIds }) {
      const store = await memory();
      const startedAt = performance.now();
      const results = await store.lookup({ query, limit, ...(await searchedIn(store, collectionIds)) });
      return { results, ms: Number((performance.now() - startedAt).toFixed(3)) };
    },

    async listEntries({ query = '', conceptType, collectionId, offset, limit, sort, ...wanted }) {
      const store = await memory();
      const collectionIds = collectionId === undefined ? undefined : [collectionId];
      const filter = {
        offset,
        limit,
        ...wanted,
        ...(conceptType !== undefined && { conceptType }),
        ...(collectionIds !== undefined && { collectionIds }),
        ...(sort !== undefined && { sort }),
      };
      if (query.trim() === '') {
        const { lines, total } = await store.pageEntries(filter);
        return { rows: lines, total };
      }
      const found = await store.lookup({
        query,
        limit: mostEntriesOfQuery,
        ...(collectionIds !== undefined && { collectionIds }),
      });
      const reasons = new Map(found.map(({ entry, why }) => [entry, why]));
      const { lines, total } = await store.pageEntries({ ...filter, ids: [...reasons.keys()] });
      const rows = lines.map((line) => {
        const why = reasons.get(line.id);
        return why === undefined ? line : { ...line, why };
      });
      return { rows, total };
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

    async deleteEntries({ ids }) {
      await (await memory()).deleteEntries(ids);
    },
  };
}

function checkValidity({ text, validFrom, validTo }: TermDraft): void {
  for (const date of [validFrom, validTo]) {
    if (date !== undefined && !isPartialDate(date)) throw new Problem('date-impossible', { date, term: text });
  }
  if (isReversed({ ...(validFrom && { validFrom }), ...(validTo && { validTo }) })) {
    throw new Problem('validity-reversed', { term: text, from: validFrom ?? '', to: validTo ?? '' });
  }
}
