import type { Job } from '../../core/job.ts';
import { Problem } from '../../core/problem.ts';
import { createWords } from '../../locales/index.ts';
import type { CheckExport } from '../contract.ts';
import { exists, writeWhole } from '../services/exporting.ts';
import { checkReportHtml } from './html.ts';

/** Writes a report whole or not at all. Libraries for the kinds of files are loaded when first needed. */
export async function exportCheck(request: CheckExport, job: Job): Promise<void> {
  const { path, format, language, overwrite = false } = request;
  if (!overwrite && (await exists(path))) throw new Problem('file-not-writable', { file: path });
  job.progress({ done: 0, total: 0, what: 'exporting' });
  const words = { t: createWords(language).t, language };
  const content = await contentOf(request, format, words);
  await job.checkpoint();
  await writeWhole(path, (write) => write(content));
}

async function contentOf(
  request: CheckExport,
  format: CheckExport['format'],
  words: Parameters<typeof checkReportHtml>[1],
): Promise<string | Uint8Array> {
  switch (format) {
    case 'html':
      return checkReportHtml(request, words);
    case 'docx':
      return (await import('./docx.ts')).checkReportDocx(request, words);
    case 'xlsx':
      return (await import('./xlsx.ts')).checkReportXlsx(request, words);
    case 'text':
      return request.text;
  }
}
