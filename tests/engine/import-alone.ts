/** Run by hostile-files.test.ts in a process of its own, so that time and memory are those of the import: node import-alone.ts DATABASE FILE ... */
import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { quietJob } from '../../src/core/job.ts';
import { createEngine } from '../../src/engine/engine.ts';
import { dataFolderOfSource } from '../../src/engine/places.ts';
import { measure } from '../own-time.ts';

export interface ImportAlone {
  readonly file: string;
  readonly unreadable: boolean;
  readonly added: number;
  readonly codes: readonly string[];
  /** Own computing, ms. */
  readonly took: number;
  /** Greatest resident memory of the process so far, above what it was before the first file; bytes. */
  readonly growth: number;
}

const [databasePath = '', ...paths] = process.argv.slice(2);
const { engine, close } = createEngine({
  databasePath,
  dataFolder: dataFolderOfSource(),
  version: 'test',
  collectionNames: { general: 'Общая', sample: 'Пример', starter: 'Начальный глоссарий' },
});
/** Bytes. Linux also counts in `maxRSS` what the process was forked from. */
function peak(): number {
  if (process.platform !== 'linux') return process.resourceUsage().maxRSS * 1024;
  return Number(/VmHWM:\s*(\d+)/.exec(readFileSync('/proc/self/status', 'utf8'))?.[1]) * 1024;
}
await engine.listCollections({}, quietJob);
const peakBefore = peak();
const results: ImportAlone[] = [];
for (const path of paths) {
  const taken = measure();
  const { files } = await engine.importFiles({ files: [{ path }] }, quietJob);
  const took = taken();
  for (const { unreadable, added, problems } of files) {
    const codes = problems.map(({ code }) => code);
    results.push({ file: basename(path), unreadable, added, codes, took, growth: peak() - peakBefore });
  }
}
await close();
console.log(JSON.stringify(results));
