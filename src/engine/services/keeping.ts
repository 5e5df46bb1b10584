import type { Job } from '../../core/job.ts';
import type { MemoryStore } from '../../core/memory/store.ts';
import type { TitlePair } from '../../core/terms/candidate.ts';
import type { AlignedPair } from './aligning.ts';
import { storePair } from './bitexts.ts';

export interface KeepRequest {
  readonly pair: AlignedPair;
  /** Name of the collection, made if new. */
  readonly collection: string;
  /** Titles to be accepted; where they are absent it is the beads that are confirmed. */
  readonly titles?: readonly TitlePair[];
}

/**
 * Stores a pair with what was found in it, as accepted. Until the work of finding is done nothing is written; a failure
 * after that takes the new bitext back.
 */
export async function keepPair(store: MemoryStore, { pair, collection, titles }: KeepRequest, job: Job): Promise<void> {
  await job.checkpoint();
  const { id: collectionId } = await store.ensureCollection(collection);
  const before = new Set((await store.listBitexts({ collectionId })).map(({ id }) => id));
  const { id } = await storePair(store, pair, collectionId, job);
  try {
    if (titles === undefined) {
      const { beadRecords } = await store.openBitext(id);
      const open = beadRecords.filter(({ state }) => state === 'proposed').map((bead) => bead.id);
      if (open.length > 0) await store.setBeadState(id, open, 'confirmed');
    } else {
      const candidates = await store.proposeCandidates(id, titles);
      const proposed = candidates.filter(({ state }) => state === 'proposed');
      await store.acceptCandidates(
        id,
        proposed.map((candidate) => ({ id: candidate.id })),
        collectionId,
      );
    }
  } catch (error) {
    if (!before.has(id)) await store.deleteBitext(id).catch(() => {});
    throw error;
  }
}
