import type { MemoryStore } from '../core/memory/store.ts';
import type { Engine } from './contract.ts';

/** Nobody has asked for anything for so long: the user reads, or is away. */
const idleAfterMs = 30_000;
/** How often it is looked whether there is something to do. */
const lookEveryMs = 15_000;
/** A memory nobody worked on need not be tidied again. */
const tidyEveryMs = 10 * 60_000;
/** Whether a backup is due is told by the files beside the memory; once in a while is enough. */
const backupCheckEveryMs = 30 * 60_000;

export interface Housekeeping {
  /** The same engine, whose calls are noticed. */
  readonly engine: Engine;
  /** Looks once; called by its own timer, and by tests. */
  look(now: number): Promise<void>;
  stop(): void;
}

/**
 * Backs the memory up when that is due and tidies it, in moments in which nobody asks for anything. `memory` gives the
 * memory that is open, and opens none for this. A failure is reported, and tried again later.
 */
export function keepHouse(
  engine: Engine,
  memory: () => Promise<MemoryStore | undefined>,
  report: (error: unknown) => void,
): Housekeeping {
  let calls = 0;
  let lastCallAt = Date.now();
  let asked = false;
  let tidiedAt = Number.NEGATIVE_INFINITY;
  let backupCheckedAt = Number.NEGATIVE_INFINITY;
  let looking = false;

  const noticed = new Proxy(engine, {
    get(target, name, receiver) {
      const method: unknown = Reflect.get(target, name, receiver);
      if (typeof method !== 'function') return method;
      return async (...args: unknown[]) => {
        calls += 1;
        try {
          return await (method as (...args: unknown[]) => unknown).apply(target, args);
        } finally {
          calls -= 1;
          asked = true;
          lastCallAt = Date.now();
        }
      };
    },
  });

  async function look(now: number): Promise<void> {
    if (looking || calls > 0 || now - lastCallAt < idleAfterMs) return;
    looking = true;
    try {
      const store = await memory();
      if (store === undefined) return;
      if (now - backupCheckedAt >= backupCheckEveryMs) {
        backupCheckedAt = now;
        await store.backupWhenDue();
      }
      if (asked && calls === 0 && now - tidiedAt >= tidyEveryMs) {
        tidiedAt = now;
        asked = false;
        await store.tidy(() => calls === 0);
      }
    } catch (error) {
      report(error);
    } finally {
      looking = false;
    }
  }

  const timer = setInterval(() => void look(Date.now()), lookEveryMs);
  timer.unref();
  return { engine: noticed, look, stop: () => clearInterval(timer) };
}
