import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Times } from './memory-measure.ts';

export const title = 'Memory at a glance: 200,000 entries, a million units of twenty years, eight texts of 20,000 rows';

const measureFile = fileURLToPath(new URL('memory-measure.ts', import.meta.url));

interface Measured {
  readonly entries: number;
  readonly units: number;
  readonly firstMs: number;
  readonly times: Times;
}

export function run(): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'concordat-bench-'));
  const step = (name: string, count: number): unknown =>
    JSON.parse(
      execFileSync(process.execPath, [measureFile, name, join(folder, 'memory.db'), String(count)], {
        encoding: 'utf8',
        stdio: ['ignore', 'pipe', 'inherit'],
      }),
    );
  try {
    step('fill-entries', 200_000);
    step('fill-units', 1_000_000);
    step('fill-texts', 20_000);
    const { entries, units, firstMs, times } = step('overview', 0) as Measured;
    return Promise.resolve(
      [
        '| entries | units | first ms | then ms, median / p95 (CPU mean) |',
        '| ---: | ---: | ---: | ---: |',
        `| ${entries} | ${units} | ${firstMs.toFixed(1)} | ${times.wall.median.toFixed(1)} / ${times.wall.p95.toFixed(1)} (${times.cpu.mean.toFixed(1)}) |`,
      ].join('\n'),
    );
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
