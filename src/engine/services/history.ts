import type { EntryLine } from '../../core/memory/records.ts';
import type { Engine } from '../contract.ts';
import type { Resources } from '../resources.ts';

const defaultDuplicates = 200;

type HistoryMethods = Pick<
  Engine,
  'entryHistory' | 'restoreEntry' | 'findDuplicates' | 'previewMerge' | 'mergeEntries'
>;

/** What became of entries, and entries that became one. */
export function historyServices({ memory }: Resources): HistoryMethods {
  return {
    entryHistory: async ({ id }) => (await memory()).entryHistory(id),
    restoreEntry: async ({ id, changeId }) => (await memory()).restoreEntry(id, changeId),

    async findDuplicates({ collectionId, limit = defaultDuplicates }, job) {
      const store = await memory();
      const pairs = await store.findDuplicates({ limit, ...(collectionId !== undefined && { collectionId }) }, job);
      const ids = [...new Set(pairs.flatMap(({ entryId, otherId }) => [entryId, otherId]))];
      const { lines } = await store.pageEntries({ ids, offset: 0, limit: ids.length });
      const byId = new Map<number, EntryLine>(lines.map((line) => [line.id, line]));
      return pairs.flatMap(({ entryId, otherId, score, why }) => {
        const entry = byId.get(entryId);
        const other = byId.get(otherId);
        return entry === undefined || other === undefined ? [] : [{ entry, other, score, why }];
      });
    },

    previewMerge: async ({ intoId, fromIds }) => (await memory()).previewMerge(intoId, fromIds),
    mergeEntries: async ({ intoId, fromIds }) => (await memory()).mergeEntries(intoId, fromIds),
  };
}
