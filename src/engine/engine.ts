import type { Job } from '../core/job.ts';
import type { TitlePair } from '../core/terms/candidate.ts';
import type { Engine, EngineEvents } from './contract.ts';
import { openKnowledge } from './knowledge.ts';
import { type AlignedPair, alignPair, type PairInput } from './services/aligning.ts';

export interface EngineSettings {
  /** The memory, made when first written to; without it only what needs no memory works. */
  readonly databasePath?: string;
  /** Folder of the data shipped with the program. */
  readonly dataFolder: string;
  /** Of the program. */
  readonly version: string;
  /** Database driver to load instead of the one the package brings. */
  readonly nativeBinding?: string;
}

export interface RunningEngine {
  align(input: PairInput, job: Job): Promise<AlignedPair>;
  close(): Promise<void>;
}

export function createEngine(settings: EngineSettings): RunningEngine {
  const knowledge = openKnowledge(settings.dataFolder);
  return {
    align: (input, job) => alignPair(knowledge, input, [], job),
    close: () => Promise.resolve(),
  };
}
