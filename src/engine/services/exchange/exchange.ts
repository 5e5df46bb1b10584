import type { ExchangeEngine } from '../../contract/exchange.ts';
import type { Engine } from '../../contract.ts';
import type { Resources } from '../../resources.ts';
import { exportFiles, planExport } from './exporting-files.ts';
import { exportFailedItems } from './failed-items.ts';
import { importFiles } from './importing.ts';
import { previewImport } from './previewing.ts';

/** As many as a person looks through. */
const defaultReports = 50;

export function exchangeServices(
  { memory, collectionNames }: Resources,
  version: string,
): Pick<Engine, keyof ExchangeEngine> {
  return {
    previewImport,
    importFiles: (request, job) => importFiles(memory, collectionNames.general, request, job),
    async listImportReports({ limit = defaultReports }) {
      return (await memory()).listImportReports({ limit });
    },
    planExport: async (input, job) => planExport(await memory(), input, job),
    exportFiles: async (request, job) => exportFiles(await memory(), version, request, job),
    async exportFailedItems({ reportId, path, overwrite = false }, job) {
      return exportFailedItems(await (await memory()).getImportReport(reportId), path, overwrite, job);
    },
  };
}
