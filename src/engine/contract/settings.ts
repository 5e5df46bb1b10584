import type { Job } from '../../core/job.ts';
import type { MemorySettings } from '../../core/memory/settings.ts';
import type { CollectionSummary } from '../contract.ts';

export type {
  BackupInterval,
  BackupsKept,
  MemorySettings,
  RomanisationStyle,
  SpellingChoice,
} from '../../core/memory/settings.ts';
export type { HouseKind, HouseRank } from '../../core/terms/houses.ts';

export interface SettingsMethods {
  /** What is set for the memory; every window and the terminal go by it. */
  settings(input: Record<string, never>, job: Job): Promise<MemorySettings>;
  /** Sets what is given, and answers with all there is set. */
  saveSettings(input: Partial<MemorySettings>, job: Job): Promise<MemorySettings>;
  /** `collection-name-taken`, `term-empty`. */
  renameCollection(input: { readonly id: number; readonly name: string }, job: Job): Promise<CollectionSummary>;
  /** With all it holds; one change, taken back where it is cancelled. */
  deleteCollection(input: { readonly id: number }, job: Job): Promise<void>;
  /** What these hold goes to the other one, and they are deleted; one change. */
  mergeCollections(
    input: { readonly intoId: number; readonly fromIds: readonly number[] },
    job: Job,
  ): Promise<CollectionSummary>;
}
