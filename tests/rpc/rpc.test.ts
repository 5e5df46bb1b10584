import { MessageChannel, type MessagePort } from 'node:worker_threads';
import { afterEach, describe, expect, it } from 'vitest';
import type { Progress } from '../../src/core/job.ts';
import { Problem } from '../../src/core/problem.ts';
import { connect } from '../../src/rpc/client.ts';
import type { AnyPort } from '../../src/rpc/endpoint.ts';
import { serve } from '../../src/rpc/server.ts';
import { type TestApi, type TestEvents, testApi, testServing } from './api.ts';
import { asEmitterPort } from './emitter-port.ts';

const kinds: { readonly kind: string; readonly of: (port: MessagePort) => AnyPort }[] = [
  { kind: 'an event target port', of: (port) => port as unknown as AnyPort },
  { kind: 'an emitter port', of: asEmitterPort },
];

describe.each(kinds)('a call over $kind', ({ of }) => {
  const open: MessagePort[] = [];
  function pair() {
    const { port1, port2 } = new MessageChannel();
    open.push(port1, port2);
    const server = serve<TestEvents>(testApi, of(port1), testServing);
    return { server, remote: connect<TestApi, TestEvents>(of(port2)), raw: port2 };
  }
  afterEach(() => {
    for (const port of open.splice(0)) port.close();
  });

  it('answers with the result', async () => {
    const { remote } = pair();
    expect(await remote.add({ a: 2, b: 3 })).toBe(5);
    expect(await Promise.all([remote.add({ a: 1, b: 1 }), remote.add({ a: 2, b: 2 })])).toEqual([2, 4]);
  });

  it('rejects with the problem, its code and its details', async () => {
    const { remote } = pair();
    const error = await remote.fail({}).catch((caught: unknown) => caught);
    expect(error).toBeInstanceOf(Problem);
    expect(error).toMatchObject({ code: 'file-empty', details: { file: 'пусто.txt' } });
  });

  it('shows nothing of an error that is no problem', async () => {
    const { remote } = pair();
    const error = await remote.crash({}).catch((caught: unknown) => caught);
    expect(error).toMatchObject({ code: 'internal', details: { message: 'TypeError in crash' } });
    expect(JSON.stringify(error)).not.toContain('secret');
    await expect(remote.throwNothing({})).rejects.toMatchObject({ code: 'internal' });
  });

  it('rejects a result that cannot be sent, and goes on', async () => {
    const { remote } = pair();
    await expect(remote.answerFunction({})).rejects.toMatchObject({ code: 'internal' });
    expect(await remote.add({ a: 1, b: 2 })).toBe(3);
  });

  it('rejects an input that cannot be sent, and goes on', async () => {
    const { remote } = pair();
    const input = { a: 1, b: (() => 2) as unknown as number };
    await expect(remote.add(input)).rejects.toMatchObject({ code: 'internal' });
    expect(await remote.add({ a: 1, b: 2 })).toBe(3);
  });

  it.each(['nothing', 'notAMethod', 'constructor', 'toString', '__proto__'])('refuses the method %s', async (name) => {
    const { remote } = pair();
    const call = (remote as unknown as Record<string, (input: unknown) => Promise<unknown>>)[name];
    if (typeof call !== 'function') return;
    // Names the caller's own object has never reach the wire; the others are refused there.
    const answer = Promise.resolve(call.call(remote, {})).catch((caught: unknown) => caught);
    if (name === 'nothing' || name === 'notAMethod') expect(await answer).toMatchObject({ code: 'internal' });
  });

  it('refuses inherited methods asked for on the wire', async () => {
    const { raw } = pair();
    const answers: unknown[] = [];
    raw.on('message', (message) => answers.push(message));
    raw.postMessage({ type: 'call', id: 1, method: 'hasOwnProperty', input: {} });
    await expect.poll(() => answers).toContainEqual(expect.objectContaining({ type: 'problem', id: 1 }));
  });

  it.each([
    null,
    7,
    'call',
    [],
    {},
    { type: 'call' },
    { type: 'call', id: 'x', method: 'add' },
    { type: 'cancel', id: 99 },
  ])('drops the malformed message %j and goes on', async (message) => {
    const { remote, raw } = pair();
    raw.postMessage(message);
    expect(await remote.add({ a: 1, b: 2 })).toBe(3);
  });

  it.each([null, { type: 'result' }, { type: 'result', id: 12345, value: 1 }, { type: 'event', name: 4 }])(
    'is not disturbed by the malformed answer %j',
    async (message) => {
      const { port1, port2 } = new MessageChannel();
      open.push(port1, port2);
      const remote = connect<TestApi, TestEvents>(of(port2));
      port1.on('message', ({ id }: { id: number }) => {
        port1.postMessage(message);
        port1.postMessage({ type: 'progress', id, progress: 'much' });
        port1.postMessage({ type: 'problem', id, problem: { code: 'made-up', details: { a: {} } } });
      });
      await expect(remote.add({ a: 1, b: 2 })).rejects.toMatchObject({ code: 'internal' });
    },
  );

  it('cancels a call under way', async () => {
    const { remote } = pair();
    const controller = new AbortController();
    const seen: Progress[] = [];
    const answer = remote.count(
      { to: 100_000, pauseMs: 1 },
      {
        signal: controller.signal,
        onProgress: (progress) => {
          seen.push(progress);
          controller.abort();
        },
      },
    );
    await expect(answer).rejects.toMatchObject({ code: 'cancelled' });
    expect(seen[0]).toEqual({ done: 1, total: 100_000, what: 'aligning' });
  });

  it('does not start a call that is cancelled beforehand', async () => {
    const { remote } = pair();
    await expect(remote.never({}, { signal: AbortSignal.abort() })).rejects.toMatchObject({ code: 'cancelled' });
  });

  it('tells the result where the cancel comes too late', async () => {
    const { remote } = pair();
    const controller = new AbortController();
    const answer = remote.add({ a: 1, b: 2 }, { signal: controller.signal });
    controller.abort();
    expect(await answer).toBe(3);
  });

  it('reports progress about twenty times a second, and the end', async () => {
    const { remote } = pair();
    const seen: Progress[] = [];
    const startedAt = performance.now();
    await remote.count({ to: 300, pauseMs: 1 }, { onProgress: (progress) => seen.push(progress) });
    const seconds = (performance.now() - startedAt) / 1000;
    expect(seen.length).toBeGreaterThan(2);
    expect(seen.length).toBeLessThanOrEqual(Math.ceil(seconds * 20) + 2);
    expect(seen.at(-1)).toMatchObject({ done: 300, total: 300 });
  });

  it('pushes events until the listener stops listening', async () => {
    const { server, remote } = pair();
    const seen: string[] = [];
    const stop = remote.onEvent('changed', ({ what }) => seen.push(what));
    server.push('changed', { what: 'entries' });
    await remote.add({ a: 0, b: 0 });
    stop();
    server.push('changed', { what: 'beads' });
    await remote.add({ a: 0, b: 0 });
    expect(seen).toEqual(['entries']);
  });

  it('rejects what is pending, and whatever follows, when the port closes', async () => {
    const { server, remote } = pair();
    const answer = remote.never({});
    let closed = 0;
    remote.onClose(() => closed++);
    server.close();
    await expect(answer).rejects.toMatchObject({ code: 'engine-gone' });
    await expect(remote.add({ a: 1, b: 2 })).rejects.toMatchObject({ code: 'engine-gone' });
    expect(closed).toBe(1);
  });

  it('cancels what a caller that has gone was waiting for', async () => {
    let aborted = false;
    const { port1, port2 } = new MessageChannel();
    open.push(port1, port2);
    serve<TestEvents>(testApi, of(port1), {
      ...testServing,
      createJob(signal, report) {
        signal.addEventListener('abort', () => {
          aborted = true;
        });
        return testServing.createJob(signal, report);
      },
    });
    const remote = connect<TestApi, TestEvents>(of(port2));
    const answer = remote.never({}).catch((caught: unknown) => caught);
    await remote.add({ a: 1, b: 1 });
    remote.close();
    expect(await answer).toMatchObject({ code: 'engine-gone' });
    await expect.poll(() => aborted).toBe(true);
  });

  it('can be awaited itself without being taken for a promise', async () => {
    const { remote } = pair();
    expect(await (async () => remote)()).toBe(remote);
  });
});
