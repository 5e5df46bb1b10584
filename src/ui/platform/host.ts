import type { AnyPort } from '../../rpc/endpoint.ts';
import { engine } from '../engine/connection.ts';
import type { HostBridge } from './bridge.ts';

declare global {
  interface Window {
    readonly concordat: HostBridge;
  }
}

export const host: HostBridge = window.concordat;

const { usePort: takePort } = engine;

/** Each port that main hands over leads to the engine that runs now. */
export function listenForPorts(): void {
  window.addEventListener('message', (event) => {
    const [port] = event.ports;
    if (event.source === window && event.data === 'engine-port' && port !== undefined) takePort(port as AnyPort);
  });
}
