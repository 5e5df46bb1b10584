import { join } from 'node:path';
import { expect, it } from 'vitest';
import { killAtWork } from './kill.ts';
import { scratchFolder } from './scratch.ts';

it('keeps every acknowledged change, and its indexes whole, when killed at work', { timeout: 60_000 }, async () => {
  const path = join(scratchFolder(), 'memory.db');
  for (const [seed, afterMs] of [3, 17, 41, 88, 130, 210].entries()) {
    expect(await killAtWork(path, seed, afterMs)).toEqual([]);
  }
});
