import type { Progress } from '../core/job.ts';
import { Problem } from '../core/problem.ts';
import { type AnyPort, endpointOf } from './endpoint.ts';
import { type ClientMessage, parseServerMessage } from './messages.ts';
import type { CallOptions, Remote } from './remote.ts';

export interface ConnectionControls<Events> {
  /** Listens to what the far side pushes; the answer stops listening. */
  onEvent<Name extends keyof Events & string>(name: Name, listener: (payload: Events[Name]) => void): () => void;
  /** Called once, when the far side has gone. */
  onClose(listener: () => void): void;
  close(): void;
}

export type Connection<Api, Events> = Remote<Api> & ConnectionControls<Events>;

interface Pending {
  readonly resolve: (value: unknown) => void;
  readonly reject: (problem: Problem) => void;
  readonly onProgress: ((progress: Progress) => void) | undefined;
  readonly release: () => void;
}

/** Calls the far side of a port. When the port closes, whatever is pending is rejected with `engine-gone`. */
export function connect<Api, Events = Record<string, unknown>>(port: AnyPort): Connection<Api, Events> {
  const endpoint = endpointOf(port);
  const pending = new Map<number, Pending>();
  const listeners = new Map<string, Set<(payload: never) => void>>();
  let nextId = 1;
  let gone = false;

  endpoint.onClose(() => {
    gone = true;
    for (const id of [...pending.keys()]) take(id)?.reject(new Problem('engine-gone'));
  });

  endpoint.onMessage((raw) => {
    const message = parseServerMessage(raw);
    if (message === undefined) return;
    switch (message.type) {
      case 'event':
        for (const listener of [...(listeners.get(message.name) ?? [])]) listener(message.payload as never);
        break;
      case 'progress':
        pending.get(message.id)?.onProgress?.(message.progress);
        break;
      case 'result':
        take(message.id)?.resolve(message.value);
        break;
      case 'problem':
        take(message.id)?.reject(new Problem(message.problem.code, message.problem.details));
        break;
    }
  });

  function take(id: number): Pending | undefined {
    const call = pending.get(id);
    pending.delete(id);
    call?.release();
    return call;
  }

  function call(method: string, input: unknown, options: CallOptions = {}): Promise<unknown> {
    const { signal, onProgress } = options;
    if (gone) return Promise.reject(new Problem('engine-gone'));
    if (signal?.aborted) return Promise.reject(new Problem('cancelled'));
    return new Promise((resolve, reject) => {
      const id = nextId++;
      // The far side has the last word: where the work was done before the cancel arrived, its result is told.
      const cancel = () => endpoint.post({ type: 'cancel', id } satisfies ClientMessage);
      signal?.addEventListener('abort', cancel);
      pending.set(id, { resolve, reject, onProgress, release: () => signal?.removeEventListener('abort', cancel) });
      try {
        endpoint.post({ type: 'call', id, method, input } satisfies ClientMessage);
      } catch (error) {
        take(id)?.reject(new Problem('internal', { message: `${method}: the input cannot be sent` }, error));
      }
    });
  }

  const controls: ConnectionControls<Events> = {
    onEvent(name, listener) {
      const set = listeners.get(name) ?? new Set();
      listeners.set(name, set);
      set.add(listener as (payload: never) => void);
      return () => set.delete(listener as (payload: never) => void);
    },
    onClose: (listener) => endpoint.onClose(listener),
    close: () => endpoint.close(),
  };
  return callable<Api, ConnectionControls<Events>>(controls, call);
}

/** An object whose every other property is a method of the far side. */
export function callable<Api, Controls extends object>(
  controls: Controls,
  call: (method: string, input: unknown, options?: CallOptions) => Promise<unknown>,
): Remote<Api> & Controls {
  const methods = new Map<string, (input: unknown, options?: CallOptions) => Promise<unknown>>();
  return new Proxy(controls, {
    get(target, property) {
      if (Object.hasOwn(target, property)) return Reflect.get(target, property);
      // A promise that resolves with this object must not take it for another promise.
      if (typeof property !== 'string' || property === 'then') return undefined;
      let method = methods.get(property);
      if (method === undefined) {
        method = (input, options) => call(property, input, options);
        methods.set(property, method);
      }
      return method;
    },
  }) as Remote<Api> & Controls;
}
