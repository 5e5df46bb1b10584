import { ConceptIndex } from '../core/check/concept-index.ts';
import type { Job } from '../core/job.ts';
import type { MemoryStore } from '../core/memory/store.ts';
import { createJob } from './job.ts';

/**
 * Which entries of a memory, however large, can be named in a text. Reading all names takes a second and more for some
 * 200,000 entries: it is done once for each language and state of the memory, for all who ask, and goes on when they give up.
 */
export class NamedConcepts {
  #store: MemoryStore | undefined;
  #indexes = new Map<string, Promise<ConceptIndex>>();

  /** @param words folded  @param language primary */
  async namedIn(store: MemoryStore, words: readonly string[], language: string, job: Job): Promise<Set<number>> {
    this.#watch(store);
    let index = this.#indexes.get(language);
    if (index === undefined) {
      const indexes = this.#indexes;
      index = indexOf(store, language).catch((error: unknown) => {
        indexes.delete(language);
        throw error;
      });
      indexes.set(language, index);
    }
    const ready = await index;
    await job.checkpoint();
    return ready.namedIn(words);
  }

  #watch(store: MemoryStore): void {
    if (this.#store === store) return;
    this.#store = store;
    this.#indexes = new Map();
    store.onChange((what) => {
      if (what.includes('entries') && this.#store === store) this.#indexes = new Map();
    });
  }
}

async function indexOf(store: MemoryStore, language: string): Promise<ConceptIndex> {
  const turns = createJob(new AbortController().signal);
  const stems = await store.termStems(language === 'ru' ? 'cyrillic' : 'other');
  await turns.checkpoint();
  const index = new ConceptIndex(language, stems);
  for await (const names of store.eachName(language)) {
    for (const { entryId, words } of names) index.addName(entryId, words);
    await turns.checkpoint();
  }
  return index;
}
