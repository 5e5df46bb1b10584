import { lexiconFor } from '../../core/align/lexicon.ts';
import { tsvLine } from '../../core/exchange/tsv-line.ts';
import type { Job } from '../../core/job.ts';
import { findRendering } from '../../core/memory/rendering.ts';
import { Problem } from '../../core/problem.ts';
import type { ConcordanceQuery, ConcordanceView, Engine } from '../contract.ts';
import { stillWanted } from '../job.ts';
import type { Resources } from '../resources.ts';
import { searchedIn } from '../searched.ts';
import { collectionFor } from './collections.ts';
import { writeUnits } from './exchange/writing-units.ts';
import { exists, writeWhole } from './exporting.ts';

/** Below 70 a match costs more to mend than to translate anew: the least that CAT tools offer by default (Trados Studio, memoQ). */
const defaultMin = 70;
const defaultMatches = 10;
const defaultHits = 100;
/** More hits than anyone reads; a file of them still opens everywhere. */
const mostExported = 10_000;
/** Hits marked between two checkpoints. */
const markedAtOnce = 25;

type UnitMethods = Pick<
  Engine,
  'match' | 'concordance' | 'exportConcordance' | 'exportUnits' | 'getUnit' | 'saveUnit' | 'deleteUnits'
>;

/** `version` of the program is said in files that name their maker. */
export function unitServices({ memory, knowledge, collectionNames }: Resources, version: string): UnitMethods {
  async function search(query: ConcordanceQuery, limit: number, job: Job) {
    const store = await memory();
    const lexicon = await knowledge.lexicon();
    await stillWanted(job);
    const startedAt = performance.now();
    const hits = await store.concordance({ ...query, limit, ...(await searchedIn(store, query.collectionIds)) });
    const ms = Number((performance.now() - startedAt).toFixed(3));
    const results: ConcordanceView[] = [];
    for (const [index, hit] of hits.entries()) {
      if (index % markedAtOnce === 0) await job.checkpoint();
      const toTarget = lexiconFor(lexicon, hit.sourceLanguage, hit.targetLanguage);
      const targetSpans =
        toTarget === undefined ? [] : findRendering(hit.source, hit.sourceSpans, hit.target, toTarget);
      results.push({ ...hit, targetSpans });
    }
    return { results, ms };
  }

  return {
    async match({ min = defaultMin, limit = defaultMatches, ...query }, job) {
      const store = await memory();
      await stillWanted(job);
      const startedAt = performance.now();
      const results = await store.match({ ...query, min, limit, ...(await searchedIn(store, query.collectionIds)) });
      return { results, ms: Number((performance.now() - startedAt).toFixed(3)) };
    },

    concordance: ({ limit = defaultHits, ...query }, job) => search(query, limit, job),

    async exportConcordance({ path, format = 'tsv', overwrite = false, ...query }, job) {
      if (!overwrite && (await exists(path))) throw new Problem('file-not-writable', { file: path });
      const { results } = await search(query, mostExported, job);
      if (format !== 'tsv') {
        const ids = results.map(({ unitId }) => unitId);
        return { path, rows: await writeUnits(await memory(), version, { ids, path, format }, job) };
      }
      await writeWhole(path, async (write) => {
        await write([hitsHeading, ...results.map(hitLine)].join(''));
        await job.checkpoint();
      });
      return { path, rows: results.length };
    },

    async exportUnits({ overwrite = false, ...request }, job) {
      const { path } = request;
      if (!overwrite && (await exists(path))) throw new Problem('file-not-writable', { file: path });
      return { path, rows: await writeUnits(await memory(), version, request, job) };
    },

    getUnit: async ({ id }) => (await memory()).getUnit(id),
    async saveUnit(draft) {
      const store = await memory();
      return store.saveUnit({ ...draft, collectionId: await collectionFor(draft, store, collectionNames.general) });
    },
    deleteUnits: async ({ ids }) => (await memory()).deleteUnits(ids),
  };
}

const hitsHeading = tsvLine([
  'source',
  'target',
  'source language',
  'target language',
  'collection',
  'origin',
  'changed',
]);

function hitLine(hit: ConcordanceView): string {
  return tsvLine([
    hit.source,
    hit.target,
    hit.sourceLanguage,
    hit.targetLanguage,
    hit.collection,
    hit.origin,
    hit.changedAt,
  ]);
}
