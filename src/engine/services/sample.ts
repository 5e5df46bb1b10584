import { join } from 'node:path';
import type { Job } from '../../core/job.ts';
import type { BitextRecord } from '../../core/memory/records.ts';
import type { MemoryStore } from '../../core/memory/store.ts';
import type { Engine } from '../contract.ts';
import type { Resources } from '../resources.ts';
import { entriesMetIn, readStarterGlossary, starterPairs } from '../starter-glossary.ts';
import { alignPair, type PairInput } from './aligning.ts';
import { storePair, summaryOf } from './bitexts.ts';

import { titlesInPair } from './titles.ts';

export function sampleServices(resources: Resources): Pick<Engine, 'openSample'> {
  let opening: Promise<BitextRecord> | undefined;
  return {
    async openSample(_, job) {
      const store = await resources.memory();
      const [held] = await store.listBitexts({ sample: true, limit: 1 });
      if (held !== undefined) {
        await store.openBitext(held.id);
        return summaryOf(await store.getBitextRecord(held.id));
      }
      // Two windows may ask at once; one sample is enough.
      opening ??= makeSample(resources, store, job).finally(() => {
        opening = undefined;
      });
      return summaryOf(await opening);
    },
  };
}

/**
 * Reads and aligns the shipped texts, and gives them a collection of their own that already knows the names in them: so the
 * wrong renderings of the article stand out at once.
 */
async function makeSample(resources: Resources, store: MemoryStore, job: Job): Promise<BitextRecord> {
  const { knowledge, dataFolder, collectionNames } = resources;
  const pair = await alignPair(knowledge, store, sampleInput(dataFolder), job);
  const texts = [pair.source, pair.target].map(({ segments }) => segments.map(({ text }) => text).join('\n'));
  const known = entriesMetIn(await readStarterGlossary(dataFolder), texts);
  const titles = await titlesInPair(knowledge, starterPairs(known), pair, job);
  await job.checkpoint();

  const collection = await store.ensureCollection(collectionNames.sample);
  await store.importEntries(
    known.map((entry) => ({ ...entry, collectionId: collection.id })),
    'starter',
  );
  const record = await storePair(store, pair, collection.id, job, { sample: true });
  await store.proposeCandidates(record.id, titles);
  return store.getBitextRecord(record.id);
}

function sampleInput(dataFolder: string): PairInput {
  const path = (language: string) => join(dataFolder, 'sample', `csto-weapons.${language}.txt`);
  return {
    source: { kind: 'file', path: path('ru'), language: 'ru' },
    target: { kind: 'file', path: path('en'), language: 'en' },
  };
}
