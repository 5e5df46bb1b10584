import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { cpus, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Cost } from './exchange-measure.ts';

export const title = 'Import and export: a TMX in and out of the memory';

/** Another size: CONCORDAT_BENCH_UNITS=50000 npm run bench -- exchange. A million take some 3 GB of the disk for a while. */
const unitCount = Number(process.env.CONCORDAT_BENCH_UNITS ?? 1_000_000);
const measureFile = fileURLToPath(new URL('exchange-measure.ts', import.meta.url));

/** What is wanted at a million units; nothing is said of other sizes. */
const wantedAt = 1_000_000;
const wanted = { parseSpeed: 40, importSeconds: 150, importPeak: 500, exportSeconds: 60 };

/** Each step in a process of its own. */
function measure(step: string, tmx: string, database: string): Cost {
  const output = execFileSync(process.execPath, [measureFile, step, tmx, database, String(unitCount)], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  return JSON.parse(output) as Cost;
}

export async function run(): Promise<string> {
  if (!Number.isInteger(unitCount) || unitCount < 1) return 'CONCORDAT_BENCH_UNITS is no number of units.';
  const folder = mkdtempSync(join(tmpdir(), 'concordat-bench-'));
  try {
    const tmx = join(folder, 'bench.tmx');
    const back = join(folder, 'back.tmx');
    const database = join(folder, 'bench.db');
    const lines = [
      '| step | items | MB | s | CPU s | MB/s of CPU | greatest RSS MB | wanted |',
      '| --- | ---: | ---: | ---: | ---: | ---: | ---: | --- |',
    ];
    const add = (name: string, step: string, file: string, limit: string) => {
      const { items, seconds, cpuSeconds, peak } = measure(step, file, database);
      const bytes = step === 'plan' ? 0 : statSync(file).size;
      const speed = bytes === 0 ? '–' : (bytes / 1e6 / cpuSeconds).toFixed(0);
      lines.push(
        `| ${name} | ${items} | ${bytes === 0 ? '–' : (bytes / 1e6).toFixed(0)} | ${seconds.toFixed(1)} | ${cpuSeconds.toFixed(1)} | ${speed} | ${Math.round(peak / 1e6)} | ${limit} |`,
      );
    };
    const atFull = (limit: string) => (unitCount === wantedAt ? limit : '–');
    add('units made and written as TMX', 'write', tmx, '–');
    add('parse: file to units, no store', 'parse', tmx, `${wanted.parseSpeed} MB/s`);
    add('the XML parser alone, events counted', 'parse-bare', tmx, '–');
    add('import', 'import', tmx, atFull(`${wanted.importSeconds} s, ${wanted.importPeak} MB`));
    lines.push(`| the memory's file | – | ${(statSync(database).size / 1e6).toFixed(0)} | – | – | – | – | – |`);
    add('plan of the export: counts and losses', 'plan', back, '–');
    add('export', 'export', back, atFull(`${wanted.exportSeconds} s`));
    return `${lines.join('\n')}\n\n${machine()}`;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function machine(): string {
  const load = loadavg()[0]?.toFixed(1) ?? '?';
  return `${cpus().length} × ${cpus()[0]?.model.trim() ?? 'CPU'}, Node ${process.versions.node}, load average at the end ${load}. RSS of a process with nothing in it: ${Math.round(process.memoryUsage.rss() / 1e6)} MB.`;
}
