import type { MemoryStore } from '../core/memory/store.ts';

/** The collections a search goes through: those it names, or else those the user has searched; `{}` for all there are. */
export async function searchedIn(
  store: MemoryStore,
  named?: readonly number[],
): Promise<{ readonly collectionIds?: readonly number[] }> {
  const collectionIds = named ?? (await store.searchedCollections());
  return collectionIds === undefined ? {} : { collectionIds };
}
