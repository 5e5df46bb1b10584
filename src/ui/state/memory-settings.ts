import { useQuery } from '@tanstack/react-query';
import { defaultSettings } from '../../core/memory/settings.ts';
import type { MemorySettings } from '../../engine/contract.ts';
import { engine } from '../engine/connection.ts';
import { queryClient, settingsQuery } from '../engine/queries.ts';
import { tellProblem } from './notices.ts';

/** What is set for the memory; as shipped until it is read. */
export function useSettings(): MemorySettings {
  return useQuery(settingsQuery).data ?? defaultSettings;
}

/** Shown at once, and taken back where it cannot be kept. */
export async function changeSettings(changed: Partial<MemorySettings>): Promise<void> {
  const { queryKey } = settingsQuery;
  await queryClient.cancelQueries({ queryKey });
  queryClient.setQueryData(queryKey, (before) => ({ ...(before ?? defaultSettings), ...changed }));
  try {
    await engine.saveSettings(changed);
  } catch (error) {
    tellProblem(error);
    await queryClient.invalidateQueries({ queryKey });
  }
}
