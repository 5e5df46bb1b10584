import type { SettingsMethods } from '../contract.ts';
import type { Resources } from '../resources.ts';
import { summaryOf } from './collections.ts';

export function settingServices({ memory }: Resources): SettingsMethods {
  return {
    settings: async () => (await memory()).settings(),
    saveSettings: async (settings) => (await memory()).saveSettings(settings),
    renameCollection: async ({ id, name }) => summaryOf(await (await memory()).renameCollection(id, name)),
    deleteCollection: async ({ id }, job) => (await memory()).deleteCollection(id, job),
    mergeCollections: async ({ intoId, fromIds }, job) =>
      summaryOf(await (await memory()).mergeCollections(intoId, fromIds, job)),
  };
}
