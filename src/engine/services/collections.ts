import type { CollectionRecord } from '../../core/memory/records.ts';
import type { CollectionSummary, Engine } from '../contract.ts';
import type { Resources } from '../resources.ts';

export function collectionServices({ memory }: Resources): Pick<Engine, 'listCollections' | 'createCollection'> {
  return {
    async listCollections() {
      return (await (await memory()).listCollections()).map(summaryOf);
    },
    async createCollection({ name }) {
      return summaryOf(await (await memory()).createCollection(name));
    },
  };
}

function summaryOf({ id, name, entries, bitexts }: CollectionRecord): CollectionSummary {
  return { id, name, entries, bitexts };
}
