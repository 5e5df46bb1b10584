import { QueryObserver, useQuery } from '@tanstack/react-query';
import { defaultSettings } from '../../core/memory/settings.ts';
import type { MemorySettings } from '../../engine/contract.ts';
import type { InterfaceLanguage } from '../../locales/index.ts';
import { engine } from '../engine/connection.ts';
import { queryClient, settingsQuery } from '../engine/queries.ts';
import { interfaceLanguage, setInterfaceLanguage } from '../words.ts';
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

/** The same for those who are no component; as shipped where the memory cannot be read, which others say. */
export async function settingsNow(): Promise<MemorySettings> {
  return queryClient.fetchQuery(settingsQuery).catch(() => defaultSettings);
}

export function chooseInterfaceLanguage(language: InterfaceLanguage): void {
  void setInterfaceLanguage(language);
  void changeSettings({ interfaceLanguage: language });
}

/** The language kept in the memory holds in this window, whichever window or program it was chosen in. */
export function followInterfaceLanguage(): void {
  new QueryObserver(queryClient, settingsQuery).subscribe(({ data }) => {
    const kept = data?.interfaceLanguage;
    if (kept !== undefined && kept !== interfaceLanguage()) void setInterfaceLanguage(kept);
  });
}
