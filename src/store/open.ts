import { resolve } from 'node:path';
import type { MemoryStore } from '../core/memory/store.ts';
import { connect } from './connection.ts';
import { sqliteMemory } from './memory.ts';

export interface OpenMemoryOptions {
  /** The database file; made, with its folder, where there is none (unless read-only: then `database-not-found`). */
  readonly path: string;
  /** Database driver to load instead of the one its package brings; else the environment's CONCORDAT_SQLITE_BINDING, if set. */
  readonly nativeBinding?: string | undefined;
  /** Every writing operation is then the problem `database-read-only`. */
  readonly readOnly?: boolean | undefined;
  /** Who makes the changes, for the history. */
  readonly author?: string | undefined;
}

/**
 * Opens a memory. Problems: `database-not-found`, `database-damaged` (also for an empty file), `database-foreign`,
 * `database-newer`, `database-locked`, `database-read-only`, `disk-full`. A file that is refused is left as it is.
 */
export async function openMemory(options: OpenMemoryOptions): Promise<MemoryStore> {
  const db = await connect(options);
  return sqliteMemory(db, resolve(options.path), options.author ?? '', {
    nativeBinding: options.nativeBinding,
    readOnly: options.readOnly,
  });
}
