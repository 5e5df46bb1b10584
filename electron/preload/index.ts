import { contextBridge, ipcRenderer, webFrame, webUtils } from 'electron';
import type { BoothShortcut, HostBridge } from '../../src/ui/platform/bridge.ts';

/** Chromium's levels are powers of 1.2; half a level is about 10 %, from 58 % to 300 %. */
const zoomStep = 0.5;

/** All that the page gets of the system. Payloads never pass here: the page talks to the engine over its own port. */
const bridge = {
  pathOf: (file) => webUtils.getPathForFile(file),
  chooseDocuments: () => ipcRenderer.invoke('choose-documents') as Promise<readonly string[]>,
  chooseFile: (kind) => ipcRenderer.invoke('choose-file', kind) as Promise<string | undefined>,
  chooseNewFile: (suggestedName) => ipcRenderer.invoke('choose-new-file', suggestedName) as Promise<string | undefined>,
  onCommand: (listener) => {
    const forward = (_event: unknown, command: unknown): void => {
      if (typeof command === 'string') listener(command);
    };
    ipcRenderer.on('command', forward);
    return () => void ipcRenderer.off('command', forward);
  },
  zoom: (step) =>
    webFrame.setZoomLevel(step === 0 ? 0 : Math.max(-3, Math.min(6, webFrame.getZoomLevel() + step * zoomStep))),
  newWindow: () => ipcRenderer.send('new-window'),
  booth: (what) => ipcRenderer.send('booth', what),
  onBooth: (listener) => {
    ipcRenderer.on('booth', (_event, text: unknown) => listener(typeof text === 'string' ? text : ''));
  },
  boothShortcut: (shortcut) => ipcRenderer.invoke('booth-shortcut', shortcut) as Promise<BoothShortcut>,
  setMenu: (menu) => ipcRenderer.send('menu', menu),
} satisfies HostBridge;

contextBridge.exposeInMainWorld('concordat', bridge);

// A port cannot cross the bridge; it is posted to the page, which listens once its scripts have run.
const pageIsReady = new Promise<void>((resolve) => {
  window.addEventListener('DOMContentLoaded', () => resolve(), { once: true });
});
ipcRenderer.on('engine-port', (event) => {
  void pageIsReady.then(() => window.postMessage('engine-port', '*', event.ports));
});
ipcRenderer.send('engine-port');
