/**
 * One end of a message port, whatever kind of port it is: the window's MessagePort, Electron's MessagePortMain, or
 * Node's. Messages arrive in the order they were posted; `post` throws when a value cannot be cloned.
 */
export interface Endpoint {
  post(message: unknown): void;
  /** One listener; what arrives before it is set is kept by the port. */
  onMessage(listener: (message: unknown) => void): void;
  /** Called once, when either end is closed or the process at the far end has gone. */
  onClose(listener: () => void): void;
  close(): void;
}

/** The window's MessagePort and Node's: messages come as events with `data`. */
export interface EventTargetPort {
  postMessage(message: unknown): void;
  addEventListener(type: string, listener: (event: { readonly data?: unknown }) => void): void;
  start(): void;
  close(): void;
}

/** Electron's MessagePortMain, in the main process and in utility processes. */
export interface EmitterPort {
  postMessage(message: unknown): void;
  on(event: 'message', listener: (event: { readonly data?: unknown }) => void): unknown;
  on(event: 'close', listener: () => void): unknown;
  start(): void;
  close(): void;
}

export type AnyPort = EventTargetPort | EmitterPort;

export function endpointOf(port: AnyPort): Endpoint {
  let closed = false;
  const closeListeners: (() => void)[] = [];
  const closeOnce = () => {
    if (closed) return;
    closed = true;
    for (const listener of closeListeners) listener();
  };
  // Node's port is both kinds; as an event target it answers like the window's.
  if ('addEventListener' in port) port.addEventListener('close', closeOnce);
  else port.on('close', closeOnce);

  return {
    post: (message) => port.postMessage(message),
    onMessage(listener) {
      if ('addEventListener' in port) port.addEventListener('message', (event) => listener(event.data));
      else port.on('message', (event) => listener(event.data));
      port.start();
    },
    onClose(listener) {
      closeListeners.push(listener);
    },
    close() {
      port.close();
      closeOnce();
    },
  };
}
