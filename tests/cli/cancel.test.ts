import { existsSync, readdirSync, writeFileSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, expect, it } from 'vitest';
import { largePair } from '../engine/large-texts.ts';
import { scratchFolder } from './pair-files.ts';
import { runConcordat } from './run-concordat.ts';

const scratch = scratchFolder();
afterAll(() => scratch.remove());

it('Ctrl-C ends a long alignment at once, says so, and leaves nothing', async () => {
  const { source, target } = largePair(20_000);
  if (source.kind !== 'text' || target.kind !== 'text') throw new Error('texts expected');
  writeFileSync(scratch.path('a.txt'), source.text);
  writeFileSync(scratch.path('b.txt'), target.text);
  let interruptedAt = 0;
  const args = [
    ...['align', scratch.path('a.txt'), scratch.path('b.txt'), '--out', scratch.path('out.tsv')],
    ...['--save', '--collection', 'Большая', '--db', scratch.path('память.db')],
  ];
  const { code, stdout, stderr } = await runConcordat(args, {
    meanwhile: (child) => {
      void atWork(scratch.path('память.db')).then(() => {
        interruptedAt = performance.now();
        child.kill('SIGINT');
      });
    },
  });
  expect({ code, stdout }).toEqual({ code: 130, stdout: '' });
  expect(stderr).toContain('Cancelled. Nothing was changed.');
  // That the cancel is heard within 200 ms is tested in the engine; here a busy machine has to end a process as well.
  expect(performance.now() - interruptedAt).toBeLessThan(2_000);
  expect(existsSync(scratch.path('out.tsv'))).toBe(false);
  expect(readdirSync(scratch.path()).filter((name) => name.startsWith('.'))).toEqual([]);
});

/** Until the program has opened its memory, and is a while into its work. */
async function atWork(memory: string): Promise<void> {
  while (!existsSync(memory)) await wait(20);
  await wait(300);
}
