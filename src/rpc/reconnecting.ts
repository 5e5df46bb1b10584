import { Problem } from '../core/problem.ts';
import { type Connection, type ConnectionControls, callable, connect } from './client.ts';
import type { AnyPort } from './endpoint.ts';
import type { CallOptions, Remote } from './remote.ts';

/** `connecting` before the first port, `gone` between the loss of a port and the next one. */
export type ConnectionState = 'connecting' | 'connected' | 'gone';

export interface ReconnectingControls<Events> extends ConnectionControls<Events> {
  /** Takes the place of the port before; what was pending there is rejected with `engine-gone`. */
  usePort(port: AnyPort): void;
  readonly state: () => ConnectionState;
  /** Listens to changes of the state; the answer stops listening. */
  onState(listener: (state: ConnectionState) => void): () => void;
}

export type ReconnectingConnection<Api, Events> = Remote<Api> & ReconnectingControls<Events>;

/** An engine that does not come back within this time is not coming back. */
const defaultPatienceMs = 10_000;

/**
 * A connection that outlives its port: listeners stay, and calls made while there is no port wait for the next one.
 * Calls under way when a port is lost are rejected, never sent twice: nobody knows how far they came.
 */
export function reconnecting<Api, Events = Record<string, unknown>>(
  patienceMs: number = defaultPatienceMs,
): ReconnectingConnection<Api, Events> {
  type Listener = (payload: never) => void;
  const eventListeners = new Map<string, Set<Listener>>();
  const stateListeners = new Set<(state: ConnectionState) => void>();
  const closeListeners: (() => void)[] = [];
  const waiting = new Set<{ go(connection: Connection<Api, Events>): void; giveUp(): void }>();
  let state: ConnectionState = 'connecting';
  let current: Connection<Api, Events> | undefined;
  let closed = false;

  function setState(next: ConnectionState): void {
    if (state === next) return;
    state = next;
    for (const listener of [...stateListeners]) listener(next);
  }

  function relay(connection: Connection<Api, Events>, name: string): void {
    connection.onEvent(name as keyof Events & string, (payload) => {
      for (const listener of [...(eventListeners.get(name) ?? [])]) listener(payload as never);
    });
  }

  function usePort(port: AnyPort): void {
    const connection = connect<Api, Events>(port);
    const previous = current;
    current = connection;
    previous?.close();
    for (const name of eventListeners.keys()) relay(connection, name);
    connection.onClose(() => {
      if (current !== connection) return;
      current = undefined;
      setState('gone');
    });
    setState('connected');
    for (const one of [...waiting]) one.go(connection);
  }

  /** The connection, now or as soon as there is one. */
  function available(signal: CallOptions['signal']): Promise<Connection<Api, Events>> {
    if (closed) return Promise.reject(new Problem('engine-gone'));
    if (current !== undefined) return Promise.resolve(current);
    return new Promise((resolve, reject) => {
      const settle = (end: () => void) => {
        clearTimeout(timer);
        signal?.removeEventListener('abort', cancel);
        waiting.delete(one);
        end();
      };
      const cancel = () => settle(() => reject(new Problem('cancelled')));
      const one = {
        go: (connection: Connection<Api, Events>) => settle(() => resolve(connection)),
        giveUp: () => settle(() => reject(new Problem('engine-gone'))),
      };
      const timer = setTimeout(one.giveUp, patienceMs);
      signal?.addEventListener('abort', cancel);
      waiting.add(one);
    });
  }

  async function call(method: string, input: unknown, options?: CallOptions): Promise<unknown> {
    if (options?.signal?.aborted) throw new Problem('cancelled');
    const connection = await available(options?.signal);
    const remote = connection as unknown as Record<string, (input: unknown, options?: CallOptions) => Promise<unknown>>;
    return remote[method]?.(input, options);
  }

  const controls: ReconnectingControls<Events> = {
    usePort,
    state: () => state,
    onState(listener) {
      stateListeners.add(listener);
      return () => stateListeners.delete(listener);
    },
    onEvent(name, listener) {
      let set = eventListeners.get(name);
      if (set === undefined) {
        set = new Set();
        eventListeners.set(name, set);
        if (current !== undefined) relay(current, name);
      }
      const listeners = set;
      listeners.add(listener as Listener);
      return () => listeners.delete(listener as Listener);
    },
    onClose: (listener) => void closeListeners.push(listener),
    close() {
      if (closed) return;
      closed = true;
      current?.close();
      for (const one of [...waiting]) one.giveUp();
      for (const listener of closeListeners) listener();
    },
  };
  return callable<Api, ReconnectingControls<Events>>(controls, call);
}
