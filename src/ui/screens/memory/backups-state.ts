import { queryOptions } from '@tanstack/react-query';
import { create } from 'zustand';
import type { BackupInfo } from '../../../engine/contract.ts';
import { engine } from '../../engine/connection.ts';
import { isCancelled, runJob } from '../../engine/jobs.ts';
import { queryClient } from '../../engine/queries.ts';
import { host } from '../../platform/host.ts';
import { tell, tellProblem } from '../../state/notices.ts';

/** Whether the panel is open: from any screen, and by itself where the memory cannot be opened. */
export const useBackups = create<{ readonly isOpen: boolean }>(() => ({ isOpen: false }));

export const openBackups = () => useBackups.setState({ isOpen: true });
export const closeBackups = () => useBackups.setState({ isOpen: false });

export const backupsQuery = queryOptions({
  queryKey: ['backups'],
  queryFn: () => engine.listBackups({}),
  // Backups are made without a word from the memory.
  staleTime: 0,
});

const refreshBackups = () => queryClient.invalidateQueries({ queryKey: ['backups'] });

export async function backUpNow(): Promise<void> {
  try {
    const { path } = await runJob((options) => engine.backup({}, options));
    tell('memory.backups.made', { path });
    await refreshBackups();
  } catch (error) {
    if (!isCancelled(error)) tellProblem(error);
  }
}

export async function backUpToFile(): Promise<void> {
  try {
    const path = await host.chooseNewFile('concordat-backup.db');
    if (path === undefined) return;
    // The dialog has already asked whether an existing file may go.
    await runJob((options) => engine.backup({ path, overwrite: true }, options));
    tell('memory.backups.made', { path });
  } catch (error) {
    if (!isCancelled(error)) tellProblem(error);
  }
}

/** A backup the user chooses; what it holds is read before anything is decided. */
export async function chooseBackup(): Promise<BackupInfo | undefined> {
  try {
    const path = await host.chooseFile('memory');
    return path === undefined ? undefined : await engine.inspectBackup({ path });
  } catch (error) {
    tellProblem(error);
    return undefined;
  }
}

/** True if it was done. */
export async function restoreBackup({ path }: BackupInfo): Promise<boolean> {
  try {
    const { saved } = await runJob((options) => engine.restoreBackup({ path }, options));
    // Nothing that is on screen is true any more.
    await queryClient.invalidateQueries();
    tell('memory.backups.restored', { saved });
    return true;
  } catch (error) {
    if (!isCancelled(error)) tellProblem(error);
    return false;
  }
}

export async function exportAll(): Promise<void> {
  try {
    const folder = await host.chooseNewFile('concordat-memory');
    if (folder === undefined) return;
    const { entries, units } = await runJob((options) => engine.exportMemory({ folder }, options));
    tell('memory.backups.exported', { folder, entries, units });
  } catch (error) {
    if (!isCancelled(error)) tellProblem(error);
  }
}
