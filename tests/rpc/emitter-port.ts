import { EventEmitter } from 'node:events';
import type { MessagePort } from 'node:worker_threads';
import type { EmitterPort } from '../../src/rpc/endpoint.ts';

/** Node's port seen as Electron's MessagePortMain: an emitter whose messages are events with `data`. */
export function asEmitterPort(port: MessagePort): EmitterPort {
  const emitter = new EventEmitter();
  port.on('close', () => emitter.emit('close'));
  return {
    postMessage: (message) => port.postMessage(message),
    on: (event: string, listener: (event: { readonly data?: unknown }) => void) => emitter.on(event, listener),
    start: () => void port.on('message', (data) => emitter.emit('message', { data })),
    close: () => port.close(),
  };
}
