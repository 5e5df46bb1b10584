import { MessageChannel, Worker } from 'node:worker_threads';
import { afterEach, describe, expect, it } from 'vitest';
import type { AnyPort } from '../../src/rpc/endpoint.ts';
import { type ConnectionState, reconnecting } from '../../src/rpc/reconnecting.ts';
import type { TestApi, TestEvents } from './api.ts';

/** A process of its own that can die, as the engine's can. */
function startEngine() {
  const worker = new Worker(new URL('./worker.ts', import.meta.url));
  return {
    worker,
    port(): AnyPort {
      const { port1, port2 } = new MessageChannel();
      worker.postMessage({ port: port1 }, [port1]);
      return port2 as unknown as AnyPort;
    },
    crash: () => worker.postMessage({ exit: true }),
  };
}

describe('a connection that outlives its port', () => {
  const workers: Worker[] = [];
  function engine() {
    const started = startEngine();
    workers.push(started.worker);
    return started;
  }
  afterEach(async () => {
    for (const worker of workers.splice(0)) await worker.terminate();
  });

  it('rejects what is pending when the engine dies, and works with the next one', async () => {
    const remote = reconnecting<TestApi, TestEvents>();
    const states: ConnectionState[] = [];
    const events: string[] = [];
    remote.onState((state) => states.push(state));
    remote.onEvent('changed', ({ what }) => events.push(what));
    expect(remote.state()).toBe('connecting');

    const first = engine();
    remote.usePort(first.port());
    expect(await remote.add({ a: 2, b: 2 })).toBe(4);
    const lost = remote.never({});
    first.crash();
    await expect(lost).rejects.toMatchObject({ code: 'engine-gone' });
    expect(remote.state()).toBe('gone');

    const waiting = remote.add({ a: 3, b: 3 });
    remote.usePort(engine().port());
    expect(await waiting).toBe(6);
    expect(states).toEqual(['connected', 'gone', 'connected']);
    expect(events).toEqual(['entries', 'entries']);
    remote.close();
  });

  it('keeps a call made before the first port', async () => {
    const remote = reconnecting<TestApi, TestEvents>();
    const early = remote.add({ a: 1, b: 1 });
    remote.usePort(engine().port());
    expect(await early).toBe(2);
    remote.close();
  });

  it('takes a new port in place of a living one', async () => {
    const remote = reconnecting<TestApi, TestEvents>();
    const { port } = engine();
    remote.usePort(port());
    const lost = remote.never({});
    remote.usePort(port());
    await expect(lost).rejects.toMatchObject({ code: 'engine-gone' });
    expect(await remote.add({ a: 1, b: 1 })).toBe(2);
    expect(remote.state()).toBe('connected');
    remote.close();
  });

  it('gives up when no engine comes', async () => {
    const remote = reconnecting<TestApi, TestEvents>(30);
    await expect(remote.add({ a: 1, b: 1 })).rejects.toMatchObject({ code: 'engine-gone' });
  });

  it('lets a waiting call be cancelled', async () => {
    const remote = reconnecting<TestApi, TestEvents>();
    const controller = new AbortController();
    const answer = remote.add({ a: 1, b: 1 }, { signal: controller.signal });
    controller.abort();
    await expect(answer).rejects.toMatchObject({ code: 'cancelled' });
    remote.close();
  });

  it('rejects what waits when it is closed', async () => {
    const remote = reconnecting<TestApi, TestEvents>();
    const answer = remote.add({ a: 1, b: 1 });
    remote.close();
    await expect(answer).rejects.toMatchObject({ code: 'engine-gone' });
  });
});
