import type { MemoryStore } from '../core/memory/store.ts';
import type { Knowledge } from './knowledge.ts';
import type { NamedConcepts } from './named-concepts.ts';
import type { OpenBitexts } from './open-bitexts.ts';
import type { Segmentation } from './segmentation.ts';

/** Names of the collections the engine makes by itself, in the language of the user. */
export interface CollectionNames {
  /** For what is stored without naming a collection. */
  readonly general: string;
  readonly sample: string;
  readonly starter: string;
}

/** What the services work with. */
export interface Resources {
  /** Opened when first asked for; `database-not-found` where the engine was started without one. */
  memory(): Promise<MemoryStore>;
  readonly knowledge: Knowledge;
  readonly segmentation: Segmentation;
  readonly openBitexts: OpenBitexts;
  readonly namedConcepts: NamedConcepts;
  /** Folder of the data shipped with the program. */
  readonly dataFolder: string;
  readonly collectionNames: CollectionNames;
}
