import { userInfo } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import type { Brief, BriefContent } from '../core/brief/brief.ts';
import type { Job } from '../core/job.ts';
import type { ChangedKind, MemoryStore } from '../core/memory/store.ts';
import { Problem } from '../core/problem.ts';
import type { TitlePair } from '../core/terms/candidate.ts';
import type { Engine, EngineEvents } from './contract.ts';
import { openKnowledge } from './knowledge.ts';
import { NamedConcepts } from './named-concepts.ts';
import { OpenBitexts } from './open-bitexts.ts';
import type { CollectionNames, Resources } from './resources.ts';
import { openSegmentation } from './segmentation.ts';
import { type AlignedPair, alignPair, type PairInput } from './services/aligning.ts';
import { backupServices } from './services/backups.ts';
import { bitextServices } from './services/bitexts.ts';
import { type BriefRequest, briefOn } from './services/briefing.ts';
import { checkServices } from './services/checking.ts';
import { collectionServices } from './services/collections.ts';
import { documentServices } from './services/documents.ts';
import { editingServices } from './services/editing.ts';
import { entryServices } from './services/entries.ts';
import { eventServices } from './services/events.ts';
import { examine } from './services/examining.ts';
import { exchangeServices } from './services/exchange/exchange.ts';
import { historyServices } from './services/history.ts';
import { type KeepRequest, keepPair } from './services/keeping.ts';
import { markServices } from './services/marking.ts';
import { memoryFileServices } from './services/memory-files.ts';
import { overviewServices } from './services/overview.ts';
import { type PrintRequest, printBrief } from './services/printing.ts';
import { readingServices } from './services/reading-bitexts.ts';
import { sampleServices } from './services/sample.ts';
import { segmentationServices } from './services/segmentation-rules.ts';
import { settingServices } from './services/settings.ts';
import { glossaryOf, titleServices, titlesInPair } from './services/titles.ts';
import { unitServices } from './services/units.ts';

/** The user's own rules of segmentation, beside the memory. */
const rulesFile = 'segmentation.srx';

export interface EngineSettings {
  /** The memory, made when first asked for; without one only what needs no memory works. */
  readonly databasePath?: string;
  /** Folder of the data shipped with the program. */
  readonly dataFolder: string;
  /** Of the program. */
  readonly version: string;
  /** Database driver to load instead of the one its package brings. */
  readonly nativeBinding?: string;
  readonly collectionNames: CollectionNames;
}

/** An engine at work. Nothing is opened or loaded before it is first needed. */
export interface RunningEngine {
  readonly engine: Engine;
  /** For callers in the same process: a pair read and aligned, with nothing stored. */
  align(input: PairInput, job: Job): Promise<AlignedPair>;
  /** The titles in such a pair, in no particular order. */
  findTitles(pair: AlignedPair, job: Job): Promise<readonly TitlePair[]>;
  /** Stores what `align` and `findTitles` have found, as accepted. */
  keep(request: KeepRequest, job: Job): Promise<void>;
  /** The memory if it is open; opens none. */
  openedMemory(): Promise<MemoryStore | undefined>;
  /** What the papers of an event hold; nothing is stored. */
  brief(request: BriefRequest, job: Job): Promise<BriefContent>;
  /** Makes one output of a brief. */
  print(brief: Brief, request: PrintRequest, job: Job): Promise<void>;
  onChanged(listener: (changed: EngineEvents['changed']) => void): void;
  close(): Promise<void>;
}

export function createEngine(settings: EngineSettings): RunningEngine {
  const { databasePath, dataFolder, version, nativeBinding, collectionNames } = settings;
  const listeners = new Set<(changed: EngineEvents['changed']) => void>();
  let opening: Promise<MemoryStore> | undefined;

  async function open(): Promise<MemoryStore> {
    if (databasePath === undefined) throw new Problem('database-not-found', { file: '' });
    const { openMemory } = await import('../store/open.ts');
    const store = await openMemory({ path: databasePath, nativeBinding, author: userName() });
    store.onChange(announce);
    return store;
  }

  /** A memory that could not be opened may be there the next time: then it is tried again. */
  function memory(): Promise<MemoryStore> {
    opening ??= open().catch((error: unknown) => {
      opening = undefined;
      throw error;
    });
    return opening;
  }

  const openedMemory = async () => opening?.catch(() => undefined);

  async function closeMemory(): Promise<void> {
    const store = await openedMemory();
    opening = undefined;
    await store?.close();
  }

  function announce(kinds: readonly ChangedKind[]): void {
    for (const listener of listeners) listener({ what: kinds });
  }

  const segmentation = openSegmentation(databasePath && join(dirname(databasePath), rulesFile));
  const resources: Resources = {
    memory,
    knowledge: openKnowledge(dataFolder),
    segmentation,
    openBitexts: new OpenBitexts(),
    namedConcepts: new NamedConcepts(),
    dataFolder,
    collectionNames,
  };
  const memoryIfAny = () => (databasePath === undefined ? undefined : memory());

  const engine: Engine = {
    async status() {
      const { path, ...counts } = await (await memory()).status();
      return { version, databasePath: path, ...counts };
    },
    doctor: (input, job) => examine(settings, resources, input, job),
    ...overviewServices(resources),
    ...collectionServices(resources),
    ...settingServices(resources),
    ...bitextServices(resources),
    ...editingServices(resources),
    ...readingServices(resources),
    ...markServices(resources),
    ...documentServices(resources),
    ...segmentationServices(segmentation),
    ...sampleServices(resources),
    ...titleServices(resources),
    ...entryServices(resources),
    ...exchangeServices(resources, version),
    ...memoryFileServices(resources, version),
    ...unitServices(resources, version),
    ...historyServices(resources),
    ...backupServices({
      ...resources,
      databasePath: databasePath === undefined ? undefined : resolve(databasePath),
      nativeBinding,
      closeMemory,
      announceAll: () => announce(['collections', 'bitexts', 'beads', 'candidates', 'entries', 'units']),
    }),
    ...checkServices(resources, memoryIfAny),
    ...eventServices(resources, nativeBinding, userName()),
    undoState: async () => (await memory()).undoState(),
    undo: async (_, job) => (await memory()).undo(job),
    redo: async (_, job) => (await memory()).redo(job),
  };

  return {
    engine,
    align: async (input, job) =>
      alignPair(resources.knowledge, await memoryIfAny(), input, job, await segmentation.rules()),
    async findTitles(pair, job) {
      const languages = { sourceLanguage: pair.source.language, targetLanguage: pair.target.language };
      return titlesInPair(resources.knowledge, await glossaryOf(await memoryIfAny(), languages), pair, job);
    },
    keep: async (request, job) => keepPair(await memory(), request, job),
    openedMemory,
    brief: async (request, job) =>
      briefOn(
        {
          rules: await segmentation.rules(),
          memory: await memoryIfAny(),
          knowledge: resources.knowledge,
          dataFolder,
        },
        request,
        job,
      ),
    print: (brief, request, job) => printBrief(brief, request, nativeBinding, job),
    onChanged: (listener) => void listeners.add(listener),
    close: closeMemory,
  };
}

/** Who makes the changes, as the system knows the user; a system may know no name. */
function userName(): string {
  try {
    return userInfo().username;
  } catch {
    return '';
  }
}
