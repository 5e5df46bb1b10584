import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { quietJob } from '../../src/core/job.ts';
import type { Engine } from '../../src/engine/contract.ts';
import { validated } from '../../src/engine/validated.ts';
import { runEngine, type TestEngine } from './run-engine.ts';

let running: TestEngine;
let engine: Engine;
beforeEach(() => {
  running = runEngine();
  engine = validated(running.engine);
});
afterEach(() => running.dispose());

const call = (method: string, input: unknown) =>
  (Reflect.get(engine, method) as (input: unknown, job: unknown) => Promise<unknown>)(input, quietJob);

describe('the border of the engine', () => {
  it('has every method of the contract and no other', () => {
    expect(Object.keys(engine).sort()).toEqual(Object.keys(running.engine).sort());
  });

  it.each([
    ['getBitext', undefined],
    ['getBitext', null],
    ['getBitext', 1],
    ['getBitext', {}],
    ['getBitext', { id: '1' }],
    ['getBitext', { id: 1.5 }],
    ['getBitext', { id: -1 }],
    ['getBitext', { id: 1, also: true }],
    ['status', { verbose: true }],
    ['createCollection', { name: '  ' }],
    ['createCollection', { name: 'x'.repeat(10_000) }],
    ['previewDocument', { kind: 'url', path: 'http://example.org' }],
    ['previewDocument', { kind: 'file', path: '' }],
    ['previewDocument', { kind: 'file', path: 'a', language: '../ru' }],
    ['lookup', { query: 'a', limit: 1e9 }],
    ['lookup', { query: ['a'] }],
    ['setBeadState', { bitextId: 1, beadIds: [1], state: 'lost' }],
    ['saveEntry', { collectionId: 1, conceptType: 'ship', terms: [] }],
    ['exportFiles', { path: '/tmp/x', preset: 'exe' }],
    ['listEntries', { offset: -1, limit: 10 }],
  ])('refuses %s(%j)', async (method, input) => {
    await expect(call(method, input)).rejects.toMatchObject({
      code: 'usage',
      details: { message: expect.stringContaining(method) },
    });
  });

  it('takes keys that say nothing for absent ones, as structured clone keeps them', async () => {
    expect(await call('listBitexts', { limit: undefined })).toEqual([]);
    const { id } = (await call('createCollection', { name: ' ОПС ' })) as { id: number };
    const entry = {
      collectionId: id,
      conceptType: 'body',
      note: undefined,
      terms: [
        { language: 'ru', text: 'Совет', termType: 'fullForm', administrativeStatus: 'preferred', note: undefined },
      ],
    };
    expect(await call('saveEntry', entry)).toMatchObject({ collection: 'ОПС' });
  });
});
