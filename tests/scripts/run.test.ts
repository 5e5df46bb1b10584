import { describe, expect, it } from 'vitest';
import { run } from '../../scripts/run.ts';

const node = (code: string, limitMs?: number) =>
  run(process.execPath, ['-e', code], { quiet: true, ...(limitMs === undefined ? {} : { limitMs }) });

describe('running a program', () => {
  it('gives its exit code', async () => {
    expect(await node('process.exit(3)')).toBe(3);
    expect(await node('', 10_000)).toBe(0);
  });

  it.skipIf(process.platform === 'win32')('ends one that never ends, with what it started', async () => {
    const child = `require('node:child_process').spawn(process.execPath, ['-e', 'for (;;) {}']); for (;;) {}`;
    expect(await node(child, 300)).toBe(124);
  });
});
