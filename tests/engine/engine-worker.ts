import { type MessagePort, parentPort } from 'node:worker_threads';
import type { EmitterPort } from '../../src/rpc/endpoint.ts';
import { asEmitterPort } from '../rpc/emitter-port.ts';

/** A thread that looks to src/engine/main.ts like Electron's utility process: ports come from the parent. */
const electronParent = {
  on(_: 'message', listener: (event: { readonly data: unknown; readonly ports: readonly EmitterPort[] }) => void) {
    parentPort?.on('message', ({ port, data }: { readonly port?: MessagePort; readonly data?: unknown }) =>
      listener({ data, ports: port === undefined ? [] : [asEmitterPort(port)] }),
    );
  },
};
Object.assign(process, { parentPort: electronParent });
await import('../../src/engine/main.ts');
parentPort?.postMessage('ready');
