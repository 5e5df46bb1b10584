import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { cpus, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { killAtWork } from '../store/kill.ts';
import type { Quantiles, Times } from './memory-measure.ts';

export const title = 'Memory: answers and growth over three sizes';

const unitCounts = [10_000, 100_000, 1_000_000];
const entryCounts = [1000, 20_000, 200_000];
const killRuns = 200;
const measureFile = fileURLToPath(new URL('memory-measure.ts', import.meta.url));

/** Each step in a process of its own: what it holds in memory is its own. */
function measure<Result>(step: string, path: string, count: number): Result {
  const output = execFileSync(process.execPath, [measureFile, step, path, String(count)], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  return JSON.parse(output) as Result;
}

interface Filled {
  readonly seconds: number;
  readonly cpuSeconds: number;
  /** Bytes. */
  readonly mostRss: number;
}

const pair = ({ median, p95 }: Quantiles) => `${median.toFixed(1)} / ${p95.toFixed(1)}`;
const ms = ({ wall, cpu }: Times) => `${pair(wall)} (${cpu.mean.toFixed(1)} / ${cpu.p95.toFixed(1)})`;
const mb = (bytes: number) => `${Math.round(bytes / 1024 / 1024)}`;

const parts = ['units', 'entries', 'kill'] as const;

/** All of it, or one part at all its sizes or one: `units`, `entries`, `kill`. */
export async function run(part?: string, size?: string): Promise<string> {
  const wanted = parts.filter((one) => part === undefined || one === part);
  const sizes = (all: readonly number[]) => (size === undefined ? all : [Number(size)]);
  if (wanted.length === 0 || (size !== undefined && !(Number(size) >= 1))) return `Parts are ${parts.join(', ')}.`;
  const folder = mkdtempSync(join(tmpdir(), 'concordat-bench-'));
  try {
    const tables: string[] = [];
    if (wanted.includes('units')) tables.push(unitTable(folder, sizes(unitCounts)));
    if (wanted.includes('entries')) tables.push(entryTable(folder, sizes(entryCounts)));
    if (wanted.includes('kill')) tables.push(await crashLine(folder));
    return [...tables, machine()].join('\n\n');
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function unitTable(folder: string, counts: readonly number[]): string {
  const lines = [
    '| units | insert s (CPU s) | of which making them, CPU s | most RSS MB | file MB | open ms | match ms, median / p95 (CPU mean / p95) | recall at 70+ | concordance ms, median / p95 (CPU mean / p95) | RSS MB after work |',
    '| ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |',
  ];
  let linear = '';
  for (const count of counts) {
    const path = join(folder, `units-${count}.db`);
    const fill = measure<Filled>('fill-units', path, count);
    const made = measure<{ cpuSeconds: number }>('make-units', join(folder, 'none.db'), count);
    const { openMs } = measure<{ openMs: number }>('open', path, count);
    const match = measure<Times>('match', path, count);
    const recall = measure<{ all: number; found: number }>('recall', path, count);
    const concordance = measure<Times>('concordance', path, count);
    const { rss } = measure<{ rss: number }>('work', path, count);
    lines.push(
      `| ${count} | ${fill.seconds.toFixed(1)} (${fill.cpuSeconds.toFixed(1)}) | ${made.cpuSeconds.toFixed(1)} | ${mb(fill.mostRss)} | ${mb(statSync(path).size)} | ${openMs.toFixed(1)} | ${ms(match)} | ${recall.found} of ${recall.all} | ${ms(concordance)} | ${mb(rss)} |`,
    );
    if (count === 100_000) {
      const { linear: scan, indexed } = measure<{ linear: Times; indexed: Times }>('linear', path, count);
      const times = (scan.cpu.mean / indexed.cpu.mean).toFixed(0);
      linear = `Against a scan of all 100,000 units with fastest-levenshtein (lengths compared first): ${ms(scan)} ms there, ${ms(indexed)} ms here: ${times} times by mean CPU.`;
    }
    rmSync(path, { force: true });
  }
  return `${lines.join('\n')}\n\n${linear}`;
}

function entryTable(folder: string, counts: readonly number[]): string {
  const lines = [
    '| entries | import s (CPU s) | file MB | lookup ms, median / p95 (CPU mean / p95) |',
    '| ---: | ---: | ---: | ---: |',
  ];
  for (const count of counts) {
    const path = join(folder, `entries-${count}.db`);
    const { seconds, cpuSeconds } = measure<Filled>('fill-entries', path, count);
    const lookup = measure<Times>('lookup', path, count);
    lines.push(
      `| ${count} | ${seconds.toFixed(1)} (${cpuSeconds.toFixed(1)}) | ${mb(statSync(path).size)} | ${ms(lookup)} |`,
    );
    rmSync(path, { force: true });
  }
  return lines.join('\n');
}

async function crashLine(folder: string): Promise<string> {
  const path = join(folder, 'killed.db');
  const wrong: string[] = [];
  for (let seed = 0; seed < killRuns; seed++) wrong.push(...(await killAtWork(path, seed, (seed * 37) % 300)));
  return `kill -9 at work, ${killRuns} times on one file: ${wrong.length === 0 ? 'nothing lost, integrity and indexes in order every time.' : wrong.join('; ')}`;
}

function machine(): string {
  const load = loadavg()[0]?.toFixed(1) ?? '?';
  return `${cpus().length} × ${cpus()[0]?.model.trim() ?? 'CPU'}, Node ${process.versions.node}, load average at the end ${load}.`;
}
