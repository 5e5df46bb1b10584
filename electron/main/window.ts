import { join } from 'node:path';
import { BrowserWindow, screen } from 'electron';
import { pageUrl } from './page.ts';
import { readSettings, type Settings, writeSettings } from './settings.ts';

/** Background before the first paint, as in src/ui/style/tokens.css, so that nothing flashes. */
export const background = { light: '#fbfaf8', dark: '#17181a' } as const;

/** What every page may: nothing of the system but the bridge. */
export const webPreferences = {
  preload: join(import.meta.dirname, '../preload/index.cjs'),
  sandbox: true,
  contextIsolation: true,
  nodeIntegration: false,
  webviewTag: false,
  spellcheck: false,
} as const;

/** No page but ours, no second window, nothing embedded. */
export function closeToOthers({ webContents }: BrowserWindow): void {
  webContents.on('will-navigate', (event) => event.preventDefault());
  webContents.on('will-redirect', (event) => event.preventDefault());
  webContents.on('will-attach-webview', (event) => event.preventDefault());
  webContents.setWindowOpenHandler(() => ({ action: 'deny' }));
}

/** A window that has not been moved for so long stays where it is. */
const placeSettledMs = 400;

/** Another window lies a little beside the one before, px. */
const besideOthers = 28;

export function openWindow({ userData, dark }: { readonly userData: string; readonly dark: boolean }): BrowserWindow {
  const settings = readSettings(userData);
  const [other] = BrowserWindow.getAllWindows().filter((one) => one.isVisible());
  const bounds = visible(settings.bounds);
  const window = new BrowserWindow({
    width: 1280,
    height: 800,
    ...bounds,
    ...(other === undefined ? {} : beside(other)),
    minWidth: 560,
    minHeight: 420,
    show: false,
    title: 'Concordat',
    backgroundColor: dark ? background.dark : background.light,
    webPreferences,
  });
  if (settings.maximized === true && other === undefined) window.maximize();
  window.once('ready-to-show', () => window.show());
  const keepPlace = () => {
    if (window.isDestroyed()) return;
    const bounds = window.getNormalBounds();
    writeSettings(userData, { ...readSettings(userData), bounds, maximized: window.isMaximized() });
  };
  // Not only at the end: a program that is ended by force, or with the system, says no good-bye.
  let moved: NodeJS.Timeout | undefined;
  const keepSoon = () => {
    clearTimeout(moved);
    moved = setTimeout(keepPlace, placeSettledMs);
  };
  window.on('resize', keepSoon);
  window.on('move', keepSoon);
  window.on('close', () => {
    clearTimeout(moved);
    keepPlace();
  });
  closeToOthers(window);
  void window.loadURL(pageUrl);
  return window;
}

function beside(other: BrowserWindow): { readonly x: number; readonly y: number } {
  const { x, y } = other.getNormalBounds();
  return { x: x + besideOthers, y: y + besideOthers };
}

/** Remembered bounds count only while a screen still shows them. */
export function visible(bounds: Settings['bounds']): Partial<NonNullable<Settings['bounds']>> {
  if (bounds === undefined) return {};
  const { workArea } = screen.getDisplayMatching(bounds);
  const seen =
    bounds.x < workArea.x + workArea.width &&
    bounds.x + bounds.width > workArea.x &&
    bounds.y < workArea.y + workArea.height &&
    bounds.y + bounds.height > workArea.y;
  return seen ? bounds : { width: bounds.width, height: bounds.height };
}
