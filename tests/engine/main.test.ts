import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { MessageChannel, Worker } from 'node:worker_threads';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Engine, EngineEvents } from '../../src/engine/contract.ts';
import { dataFolderOfSource } from '../../src/engine/places.ts';
import type { AnyPort } from '../../src/rpc/endpoint.ts';
import { type ReconnectingConnection, reconnecting } from '../../src/rpc/reconnecting.ts';
import { measure } from '../own-time.ts';
import { largePair } from './large-texts.ts';

let userData: string;
let worker: Worker;

function startEngine(): Worker {
  return new Worker(new URL('./engine-worker.ts', import.meta.url), {
    argv: ['--user-data', userData, '--data', dataFolderOfSource(), '--version', '9.9.9', '--language', 'en'],
  });
}

function portTo(engine: Worker): AnyPort {
  const { port1, port2 } = new MessageChannel();
  engine.postMessage({ port: port1 }, [port1]);
  return port2 as unknown as AnyPort;
}

type Window = ReconnectingConnection<Engine, EngineEvents>;

function openWindow(): Window {
  const window = reconnecting<Engine, EngineEvents>();
  const { usePort: attach } = window;
  attach(portTo(worker));
  return window;
}

beforeEach(() => {
  userData = mkdtempSync(join(tmpdir(), 'concordat-данные '));
  worker = startEngine();
});
afterEach(async () => {
  await worker.terminate();
  rmSync(userData, { recursive: true, force: true });
});

describe("the engine's process", () => {
  it('begins a memory in the folder of the app and serves it', async () => {
    const window = openWindow();
    expect(await window.status({})).toMatchObject({
      version: '9.9.9',
      databasePath: join(userData, 'concordat.db'),
      collections: 0,
      entries: 0,
    });
    window.close();
  });

  it('tells every window of what one of them changed', async () => {
    const windows = [openWindow(), openWindow()];
    const seen: string[][] = [[], []];
    windows.forEach((window, index) => {
      window.onEvent('changed', ({ what }) => seen[index]?.push(...what));
    });
    await windows[1]?.status({});
    await windows[0]?.createCollection({ name: 'ОПС' });
    await expect.poll(() => seen).toEqual([['collections'], ['collections']]);
    for (const window of windows) window.close();
  });

  it('names what it makes by itself in the language the user has chosen last', async () => {
    const path = join(userData, 'пара.tsv');
    writeFileSync(path, 'ru\ten\nнасос\tpump\n');
    const window = openWindow();
    worker.postMessage({ data: { language: 'ru' } });
    worker.postMessage({ data: { language: 'nonsense' } });
    expect(await window.importFiles({ files: [{ path }] })).toMatchObject({ collection: 'Общая' });
    expect(await window.listCollections({})).toMatchObject([{ name: 'Общая', entries: 1 }]);
    window.close();
  });

  it('refuses what the contract does not know, and shows nothing of its own faults', async () => {
    const window = openWindow();
    await expect(window.getBitext({ id: 'DROP TABLE' as unknown as number })).rejects.toMatchObject({ code: 'usage' });
    const strange = window as unknown as { readonly format: (input: unknown) => Promise<unknown> };
    await expect(strange.format({})).rejects.toMatchObject({ code: 'internal' });
    expect(readFileSync(join(userData, 'engine.log'), 'utf8')).toContain('no such method: format\n    at ');
    window.close();
  });

  it('answers a lookup while it aligns, and stops aligning when told', async () => {
    const window = openWindow();
    await window.status({});
    const controller = new AbortController();
    const what = new Set<string>();
    const long = window.createBitext(largePair(3_000), {
      signal: controller.signal,
      onProgress: (progress) => what.add(progress.what),
    });
    const ended = long.then(
      () => 'done',
      (error: { readonly code: string }) => error.code,
    );
    await expect.poll(() => what.size).toBeGreaterThan(1);
    const sinceAsked = measure();
    await window.lookup({ query: 'ОДКБ' });
    expect(sinceAsked()).toBeLessThan(200);
    const sinceCancel = measure();
    controller.abort();
    expect(await ended).toBe('cancelled');
    expect(sinceCancel()).toBeLessThan(250);
    expect(await window.listBitexts({})).toEqual([]);
    window.close();
  });

  it('keeps what was confirmed when it is killed, and the window goes on with the next one', async () => {
    const window = openWindow();
    const { id } = await window.createCollection({ name: 'ОПС' });
    const pending = window.createBitext(largePair(3_000)).catch((error: { readonly code: string }) => error.code);
    await worker.terminate();
    expect(await pending).toBe('engine-gone');
    expect(window.state()).toBe('gone');
    worker = startEngine();
    window.usePort(portTo(worker));
    expect(await window.listCollections({})).toMatchObject([{ id, name: 'ОПС', bitexts: 0 }]);
    expect((await window.doctor({})).filter(({ ok }) => !ok)).toEqual([]);
    window.close();
  });
});
