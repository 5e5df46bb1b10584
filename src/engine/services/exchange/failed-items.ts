import type { ImportReport } from '../../../core/exchange/import-report.ts';
import { tsvLine } from '../../../core/exchange/tsv-line.ts';
import type { Job } from '../../../core/job.ts';
import { Problem } from '../../../core/problem.ts';
import { exists, writeWhole } from '../exporting.ts';

/** What an import lost, as a table: file, line or row, code of the problem, and the item as it stood. */
export async function exportFailedItems(
  report: ImportReport,
  path: string,
  overwrite: boolean,
  job: Job,
): Promise<{ readonly path: string; readonly rows: number }> {
  if (!overwrite && (await exists(path))) throw new Problem('file-not-writable', { file: path });
  const lines = report.files.flatMap(({ file, problems }) =>
    problems
      .filter(({ skipped }) => skipped)
      .map(({ code, line, row, item = '' }) => tsvLine([file, String(line ?? row ?? ''), code, item])),
  );
  await job.checkpoint();
  await writeWhole(path, (write) => write(`${tsvLine(['file', 'line', 'problem', 'item'])}${lines.join('')}`));
  return { path, rows: lines.length };
}
