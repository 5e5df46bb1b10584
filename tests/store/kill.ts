import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { openMemory } from '../../src/store/open.ts';

const child = fileURLToPath(new URL('crash-child.ts', import.meta.url));

/** Kills a working child after `afterMs` of work, and tells what is wrong with the memory it leaves; nothing if all is well. */
export async function killAtWork(path: string, seed: number, afterMs: number): Promise<string[]> {
  const acknowledged = await workUntilKilled(path, seed, afterMs);
  const wrong: string[] = [];
  const memory = await openMemory({ path });
  try {
    for (const { id, ok, fact } of await memory.examine({})) if (!ok) wrong.push(`${id}: ${fact}`);
    const deleted = new Set(acknowledged.filter(([what]) => what === 'deleted').map(([, id]) => id));
    let units = 0;
    for (const [what, value = '', name] of acknowledged) {
      if (what === 'units') units += Number(value);
      if ((what !== 'entry' && what !== 'edited') || deleted.has(value)) continue;
      // The last entry may have been deleted just before the child could say so.
      const entry = await memory.getEntry(Number(value)).catch(() => undefined);
      const mayBeGone = value === acknowledged.findLast(([kind]) => kind === 'entry')?.[1];
      if (entry === undefined) {
        if (!mayBeGone) wrong.push(`lost entry ${value}`);
      } else if (what === 'edited' && entry.definition !== name) {
        wrong.push(`lost edit of ${value}`);
      }
    }
    for (const id of deleted) {
      const entry = await memory.getEntry(Number(id)).catch(() => undefined);
      if (entry !== undefined) wrong.push(`deleted entry ${id} is back`);
    }
    let held = 0;
    for await (const { variants } of memory.eachUnit({})) if (variants[0]?.text.includes(` ${seed}-`)) held += 1;
    if (held < units) wrong.push(`lost units: ${held} of ${units}`);
  } finally {
    await memory.close();
  }
  return wrong;
}

function workUntilKilled(path: string, seed: number, afterMs: number): Promise<string[][]> {
  return new Promise((resolve, reject) => {
    const process = spawn(globalThis.process.execPath, [child, path, String(seed)], {
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let said = '';
    let complaint = '';
    process.stdout.on('data', (data: Buffer) => {
      if (said === '') setTimeout(() => process.kill('SIGKILL'), afterMs);
      said += data.toString();
    });
    process.stderr.on('data', (data: Buffer) => {
      complaint += data.toString();
    });
    process.on('exit', (_, signal) => {
      if (signal !== 'SIGKILL') reject(new Error(`the child ended by itself: ${complaint}`));
      // The last line may be cut off.
      const lines = said.slice(0, said.lastIndexOf('\n')).split('\n');
      resolve(lines.map((line) => line.split(' ')));
    });
  });
}
