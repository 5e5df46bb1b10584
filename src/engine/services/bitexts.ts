import { type CarriedBead, carryOver } from '../../core/align/carry-over.ts';
import { carriedEdits, laidOver, type SegmentEdit } from '../../core/align/segment-edits.ts';
import type { Job } from '../../core/job.ts';
import {
  type BitextContent,
  type BitextRecord,
  type BitextSide,
  type NewBitext,
  nowhere,
  type UpdatedTexts,
} from '../../core/memory/records.ts';
import type { MemoryStore } from '../../core/memory/store.ts';
import { Problem } from '../../core/problem.ts';
import type { SegmentedDocument } from '../../core/text/document.ts';
import type { BitextSummary, BitextView, Engine, StoredBitext } from '../contract.ts';
import type { Knowledge } from '../knowledge.ts';
import type { Resources } from '../resources.ts';
import { type AlignedPair, alignRead, alignSegments, type PairInput, type ReadPair, readPair } from './aligning.ts';
import { bothLanguages, languageOf, readWhole, wordsOf } from './reading.ts';

/** UTF-16 code units of a preview's text. */
const previewLength = 400;
/** A user confirms beads while others are being aligned anew; so often the work is begun again. */
const realignAttempts = 3;

type BitextMethods = Pick<
  Engine,
  | 'previewDocument'
  | 'createBitext'
  | 'listBitexts'
  | 'getBitext'
  | 'deleteBitext'
  | 'setBeadState'
  | 'replaceBeads'
  | 'realign'
>;

export function bitextServices(resources: Resources): BitextMethods {
  const { memory, knowledge } = resources;
  return {
    async previewDocument(input, job) {
      const document = await readWhole(input, job);
      const both = input.bilingual || input.language !== undefined ? undefined : bothLanguages(document);
      const text = document.blocks.map((block) => block.text).join('\n');
      return {
        name: document.name,
        language: input.language ?? languageOf(document),
        ...(document.encoding !== undefined && { encoding: document.encoding }),
        blocks: document.blocks.length,
        words: wordsOf(document),
        beginning: text.slice(0, previewLength),
        ...(both !== undefined && { bilingual: both }),
      };
    },

    async createBitext(input, job) {
      const store = await memory();
      return alignAndStore(resources, store, input, input.collectionId, job);
    },

    async listBitexts(input) {
      const records = await (await memory()).listBitexts(input);
      return records.map(summaryOf);
    },

    async getBitext({ id }) {
      return viewOf(await (await memory()).openBitext(id));
    },

    async deleteBitext({ id }) {
      await (await memory()).deleteBitext(id);
    },

    async setBeadState({ bitextId, beadIds, state }) {
      await (await memory()).setBeadState(bitextId, beadIds, state);
    },

    async replaceBeads({ bitextId, beadIds, shapes }) {
      // What a person has arranged is right by definition.
      const beads = shapes.map((shape) => ({ ...shape, confidence: 1, state: 'confirmed' as const }));
      await (await memory()).replaceBeads(bitextId, beadIds, beads);
    },

    async realign({ bitextId, beadIds }, job) {
      const store = await memory();
      for (let attempt = 1; ; attempt++) {
        const content = await store.openBitext(bitextId);
        const named = beadIds === undefined ? undefined : new Set(beadIds);
        const confirmed = content.beadRecords.filter(
          ({ id, state }) => state === 'confirmed' || named?.has(id) === false,
        );
        const { beads, parallel } = await alignSegments(knowledge, store, { ...content, confirmed }, job);
        job.progress({ done: 0, total: 0, what: 'saving' });
        try {
          return summaryOf(await store.realign(bitextId, beads, parallel, beadIds));
        } catch (error) {
          const overtaken = error instanceof Problem && error.code === 'beads-invalid';
          if (!overtaken || attempt === realignAttempts) throw error;
        }
      }
    },
  };
}

/** Reads, aligns and stores a pair; without a collection it goes to the one for whatever names none. */
export async function alignAndStore(
  { knowledge, segmentation, collectionNames }: Resources,
  store: MemoryStore,
  input: PairInput,
  collectionId: number | undefined,
  job: Job,
): Promise<StoredBitext> {
  const pair = await readPair(input, job, await segmentation.rules());
  const sides = { source: sideOf(pair.source), target: sideOf(pair.target) };
  const held = collectionId ?? (await oldestCollection(store));
  if (held !== undefined) {
    const inCollection = { ...sides, collectionId: held };
    const same = await findStored(store, inCollection);
    if (same !== undefined) return { ...summaryOf(same), recognised: { as: 'same' } };
    const earlier = await findEarlier(store, inCollection);
    if (earlier !== undefined) return updateTexts(knowledge, store, earlier, pair, inCollection, job);
  }
  const alignment = await alignRead(knowledge, store, pair, input, job);
  await job.checkpoint();
  // Made only now: a cancel before this leaves nothing, not even an empty collection.
  const collection = held ?? (await store.defaultCollection(collectionNames.general)).id;
  return summaryOf(await storePair(store, { ...pair, alignment }, collection, job));
}

/** The collection that `defaultCollection` would give, if there is one already. */
async function oldestCollection(store: MemoryStore): Promise<number | undefined> {
  const ids = (await store.listCollections()).map(({ id }) => id);
  return ids.length === 0 ? undefined : Math.min(...ids);
}

type Sides = Pick<NewBitext, 'collectionId' | 'source' | 'target'>;

/** A text of the same name with less of its segments unchanged, 0-1, is another text, not a later version. */
const leastUnchanged = 0.3;

interface EarlierVersion {
  readonly content: BitextContent;
  readonly carried: readonly CarriedBead[];
  readonly edits: UpdatedTexts['edits'];
}

/** The bitext of the same two names whose texts have changed since; the newest, if there are several. */
async function findEarlier(
  store: MemoryStore,
  { collectionId, source, target }: Sides,
): Promise<EarlierVersion | undefined> {
  const textsOf = (segments: BitextSide['segments']) => segments.map(({ text }) => text);
  for (const record of await store.listBitexts({ collectionId, sample: false })) {
    if (record.sourceName !== source.name || record.targetName !== target.name) continue;
    if (record.sourceLanguage !== source.language || record.targetLanguage !== target.language) continue;
    const content = await store.readBitext(record.id);
    const held = await store.fileTexts(record.id);
    const made = await store.segmentEdits(record.id);
    const edits = {
      source: carriedEdits(held.source, textsOf(source.segments), made.source),
      target: carriedEdits(held.target, textsOf(target.segments), made.target),
    };
    const { beads, unchanged } = carryOver(
      content.beadRecords,
      { source: textsOf(content.sourceSegments), target: textsOf(content.targetSegments) },
      { source: textsOf(edited(source, edits.source)), target: textsOf(edited(target, edits.target)) },
    );
    if (Math.min(unchanged.source, unchanged.target) >= leastUnchanged) return { content, carried: beads, edits };
  }
  return undefined;
}

const edited = ({ segments }: BitextSide, edits: readonly SegmentEdit[]) => laidOver(segments, edits, nowhere).segments;

/** Aligns the new version around the confirmed beads that still stand in it, and puts it in place of the earlier one. */
async function updateTexts(
  knowledge: Knowledge,
  store: MemoryStore,
  { content, carried, edits }: EarlierVersion,
  { source, target }: ReadPair,
  sides: Sides,
  job: Job,
): Promise<StoredBitext> {
  const confirmed = carried.filter(({ index }) => content.beadRecords[index]?.state === 'confirmed');
  const { beads, parallel } = await alignSegments(
    knowledge,
    store,
    {
      sourceSegments: edited(sides.source, edits.source),
      targetSegments: edited(sides.target, edits.target),
      sourceLanguage: source.language,
      targetLanguage: target.language,
      confirmed,
    },
    job,
  );
  job.progress({ done: 0, total: 0, what: 'saving' });
  await job.checkpoint();
  const keyOf = (bead: Pick<CarriedBead, 'source' | 'target'>) =>
    `${bead.source.start} ${bead.source.end} ${bead.target.start} ${bead.target.end}`;
  const earlier = new Map(carried.map((bead) => [keyOf(bead), content.beadRecords[bead.index]?.id]));
  const updated = beads.map((bead) => {
    const id = earlier.get(keyOf(bead));
    return id === undefined ? bead : { ...bead, earlier: id };
  });
  const record = await store.updateBitext(content.id, {
    source: sides.source,
    target: sides.target,
    beads: updated,
    parallel,
    edits,
  });
  await store.openBitext(record.id);
  const lost = content.confirmedBeads - confirmed.length;
  return { ...summaryOf(record), recognised: { as: 'changed', kept: confirmed.length, lost } };
}

/**
 * Stores a pair that was read and aligned. The same two texts aligned in the same way are not stored twice in one
 * collection: the bitext that is there comes back, with all that was done to it.
 */
export async function storePair(
  store: MemoryStore,
  pair: AlignedPair,
  collectionId: number,
  job: Job,
  options: Pick<NewBitext, 'sample'> = {},
): Promise<BitextRecord> {
  job.progress({ done: 0, total: 0, what: 'saving' });
  const { beads, parallel } = pair.alignment;
  const bitext = {
    collectionId,
    source: sideOf(pair.source),
    target: sideOf(pair.target),
    beads,
    parallel,
    ...options,
  };
  return (await findStored(store, bitext)) ?? (await store.createBitext(bitext));
}

async function findStored(
  store: MemoryStore,
  { collectionId, source, target }: Sides,
): Promise<BitextRecord | undefined> {
  for (const record of await store.listBitexts({ collectionId })) {
    if (record.sourceHash !== source.hash || record.targetHash !== target.hash) continue;
    if (record.sourceLanguage !== source.language || record.targetLanguage !== target.language) continue;
    // What the user made of the texts since does not make them others.
    const held = await store.fileTexts(record.id);
    if (sameTexts(held.source, source.segments) && sameTexts(held.target, target.segments)) {
      // Opened, so that it stands first among recent work.
      return store.openBitext(record.id);
    }
  }
  return undefined;
}

function sameTexts(some: readonly string[], others: BitextSide['segments']): boolean {
  return some.length === others.length && some.every((text, index) => text === others[index]?.text);
}

function sideOf({ document, language, segments }: SegmentedDocument): BitextSide {
  return {
    name: document.name,
    language,
    hash: document.hash,
    segments: segments.map(({ text, block }) => {
      const { kind = 'paragraph', page, cell } = document.blocks[block] ?? {};
      return { text, block, blockKind: kind, ...(page !== undefined && { page }), ...(cell && { cell }) };
    }),
  };
}

export function summaryOf(record: BitextRecord): BitextSummary {
  const { id, collectionId, sourceName, targetName, sourceLanguage, targetLanguage, beads, confirmedBeads } = record;
  const { candidates, parallel, createdAt, openedAt, sample } = record;
  return {
    id,
    collectionId,
    sourceName,
    targetName,
    sourceLanguage,
    targetLanguage,
    beads,
    confirmedBeads,
    candidates,
    parallel,
    createdAt,
    openedAt,
    sample,
  };
}

function viewOf(content: BitextContent): BitextView {
  return {
    ...summaryOf(content),
    sourceSegments: content.sourceSegments,
    targetSegments: content.targetSegments,
    beadViews: content.beadRecords.map(({ id, source, target, confidence, state }) => ({
      id,
      source,
      target,
      confidence,
      state,
    })),
  };
}
