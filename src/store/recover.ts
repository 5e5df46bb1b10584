import { copyFileSync, existsSync, renameSync, rmSync } from 'node:fs';
import { resolve } from 'node:path';
import type { BackupInfo } from '../core/memory/records.ts';
import { inspectBackup, listBackups } from './backup.ts';
import { asProblem } from './failures.ts';

/** The way out when a memory cannot be opened any more: its automatic backups, newest first. */
export function backupsOf(path: string, nativeBinding?: string): Promise<readonly BackupInfo[]> {
  return listBackups(resolve(path), { nativeBinding });
}

/** What a backup holds, told without a memory being open. */
export function inspect(path: string, nativeBinding?: string): Promise<BackupInfo> {
  return inspectBackup(resolve(path), { nativeBinding });
}

/**
 * Puts a backup in the place of a memory that cannot be opened. The damaged files are not deleted: they are renamed, and
 * the new name of the main one is given back. Nobody may have the memory open.
 */
export async function recoverMemory(options: {
  readonly path: string;
  readonly from: string;
  readonly nativeBinding?: string | undefined;
}): Promise<{ readonly restored: BackupInfo; readonly setAside: string }> {
  const path = resolve(options.path);
  const restored = await inspectBackup(options.from, { nativeBinding: options.nativeBinding });
  const setAside = `${path}.damaged-${new Date().toISOString().replace(/[:.]/g, '-')}`;
  const fresh = `${path}.part-${process.pid}`;
  try {
    copyFileSync(options.from, fresh);
    for (const suffix of ['-wal', '-shm', '']) {
      if (existsSync(path + suffix)) renameSync(path + suffix, setAside + suffix);
    }
    renameSync(fresh, path);
  } catch (error) {
    throw asProblem(error, path);
  } finally {
    rmSync(fresh, { force: true });
  }
  return { restored, setAside };
}
