import { join } from 'node:path';
import { BrowserWindow, screen } from 'electron';
import { pageUrl } from './page.ts';
import { readSettings, type Settings, writeSettings } from './settings.ts';

/** Background before the first paint, as in src/ui/style/tokens.css, so that nothing flashes. */
const background = { light: '#fbfaf8', dark: '#17181a' } as const;

export function openWindow({ userData, dark }: { readonly userData: string; readonly dark: boolean }): BrowserWindow {
  const settings = readSettings(userData);
  const window = new BrowserWindow({
    width: 1280,
    height: 800,
    ...visible(settings.bounds),
    minWidth: 560,
    minHeight: 420,
    show: false,
    title: 'Concordat',
    backgroundColor: dark ? background.dark : background.light,
    webPreferences: {
      preload: join(import.meta.dirname, '../preload/index.cjs'),
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webviewTag: false,
      spellcheck: false,
    },
  });
  if (settings.maximized === true) window.maximize();
  window.once('ready-to-show', () => window.show());
  window.on('close', () => {
    const bounds = window.getNormalBounds();
    writeSettings(userData, { ...readSettings(userData), bounds, maximized: window.isMaximized() });
  });
  // No page but ours, no second window, nothing embedded.
  window.webContents.on('will-navigate', (event) => event.preventDefault());
  window.webContents.on('will-redirect', (event) => event.preventDefault());
  window.webContents.on('will-attach-webview', (event) => event.preventDefault());
  window.webContents.setWindowOpenHandler(() => ({ action: 'deny' }));
  void window.loadURL(pageUrl);
  return window;
}

/** Remembered bounds count only while a screen still shows them. */
function visible(bounds: Settings['bounds']): Partial<NonNullable<Settings['bounds']>> {
  if (bounds === undefined) return {};
  const { workArea } = screen.getDisplayMatching(bounds);
  const seen =
    bounds.x < workArea.x + workArea.width &&
    bounds.x + bounds.width > workArea.x &&
    bounds.y < workArea.y + workArea.height &&
    bounds.y + bounds.height > workArea.y;
  return seen ? bounds : { width: bounds.width, height: bounds.height };
}
