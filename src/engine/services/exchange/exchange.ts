import type { ExchangeEngine } from '../../contract/exchange.ts';
import type { Engine } from '../../contract.ts';
import type { Resources } from '../../resources.ts';
import { exportFailedItems } from './failed-items.ts';
import { importFiles } from './importing.ts';
import { previewImport } from './previewing.ts';

/** As many as a person looks through. */
const defaultReports = 50;

export function exchangeServices({ memory, collectionNames }: Resources): Pick<Engine, keyof ExchangeEngine> {
  return {
    previewImport,
    importFiles: (request, job) => importFiles(memory, collectionNames.general, request, job),
    async listImportReports({ limit = defaultReports }) {
      return (await memory()).listImportReports({ limit });
    },
    async exportFailedItems({ reportId, path, overwrite = false }, job) {
      return exportFailedItems(await (await memory()).getImportReport(reportId), path, overwrite, job);
    },
  };
}
