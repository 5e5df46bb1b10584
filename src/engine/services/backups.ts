import { Problem } from '../../core/problem.ts';
import type { Engine } from '../contract.ts';
import type { Resources } from '../resources.ts';

type BackupMethods = Pick<Engine, 'listBackups' | 'backup' | 'inspectBackup' | 'restoreBackup'>;

export interface BackupResources extends Resources {
  /** The memory's file, there or not. */
  readonly databasePath: string | undefined;
  readonly nativeBinding: string | undefined;
  /** Closes the memory, so that its file can be replaced; it is opened again when next asked for. */
  closeMemory(): Promise<void>;
  /** Tells the windows that nothing is as it was. */
  announceAll(): void;
}

/** Backups are the way out of a damaged memory, so what can be done without opening it is done without. */
export function backupServices(resources: BackupResources): BackupMethods {
  const { memory, databasePath, nativeBinding, closeMemory, announceAll } = resources;
  const recovery = () => import('../../store/recover.ts');

  return {
    async listBackups() {
      if (databasePath === undefined) return [];
      return (await recovery()).backupsOf(databasePath, nativeBinding);
    },

    async backup({ path, overwrite = false }) {
      const store = await memory();
      return path === undefined ? store.backupByHand() : store.backup(path, { overwrite });
    },

    async inspectBackup({ path }) {
      return (await recovery()).inspect(path, nativeBinding);
    },

    async restoreBackup({ path }) {
      try {
        const { restored, saved } = await (await memory()).restore(path);
        return { restored, saved: saved.path };
      } catch (error) {
        if (!isDamageOf(error, databasePath)) throw error;
      }
      await closeMemory();
      const { recoverMemory } = await recovery();
      const { restored, setAside } = await recoverMemory({ path: databasePath ?? '', from: path, nativeBinding });
      announceAll();
      return { restored, saved: setAside };
    },
  };
}

/** True if it is the memory that cannot be read, not the backup. */
function isDamageOf(error: unknown, databasePath: string | undefined): boolean {
  return error instanceof Problem && error.code === 'database-damaged' && error.details.file === databasePath;
}
