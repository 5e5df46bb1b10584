import type { CollectionRecord } from '../../core/memory/records.ts';
import type { MemoryStore } from '../../core/memory/store.ts';
import type { CollectionSummary, Engine } from '../contract.ts';
import type { Resources } from '../resources.ts';
import { readStarterGlossary } from '../starter-glossary.ts';

type CollectionMethods = Pick<Engine, 'listCollections' | 'createCollection' | 'addStarterGlossary'>;

export function collectionServices({ memory, dataFolder, collectionNames }: Resources): CollectionMethods {
  return {
    async listCollections() {
      return (await (await memory()).listCollections()).map(summaryOf);
    },

    async createCollection({ name }) {
      return summaryOf(await (await memory()).createCollection(name));
    },

    async addStarterGlossary(_, job) {
      const store = await memory();
      const entries = await readStarterGlossary(dataFolder);
      await job.checkpoint();
      const { id, entries: held } = await store.ensureCollection(collectionNames.starter);
      if (held === 0) {
        job.progress({ done: 0, total: 0, what: 'saving' });
        await store.importEntries(
          entries.map((entry) => ({ ...entry, collectionId: id })),
          'starter',
        );
      }
      return summaryOf(await store.ensureCollection(collectionNames.starter));
    },
  };
}

export function summaryOf({ id, name, searched, entries, bitexts, units }: CollectionRecord): CollectionSummary {
  return { id, name, searched, entries, bitexts, units };
}

/** The collection named, or where none is the first in the user's order, made if there is none. */
export async function collectionFor(
  { collectionId }: { readonly collectionId?: number },
  store: MemoryStore,
  nameIfNew: string,
): Promise<number> {
  return collectionId ?? (await store.defaultCollection(nameIfNew)).id;
}
