import { join } from 'node:path';
import { app, type BrowserWindow, nativeTheme } from 'electron';
import { interfaceLanguageOf } from '../../src/locales/index.ts';
import { Booth } from './booth.ts';
import { answerDialogs } from './dialogs.ts';
import { EngineProcess } from './engine-process.ts';
import { setMenu } from './menu.ts';
import { allowPage, servePage } from './page.ts';
import { readSettings, writeSettings } from './settings.ts';
import { openWindow } from './window.ts';

/** Root of the program: out/ and data/ lie in it, in a checkout and in a package alike. */
const root = join(import.meta.dirname, '../..');

/** Opens the booth, in the program that runs if one does. */
const boothSwitch = '--booth';
const boothReadyAfterMs = 1500;

app.setName('Concordat');
// Every page is cut off from the system, whatever a window's own options say; not where the sandbox was left out as root.
if (!app.commandLine.hasSwitch('no-sandbox')) app.enableSandbox();
allowPage();

if (!app.requestSingleInstanceLock()) app.quit();
else void run();

async function run(): Promise<void> {
  // The folder that the command line uses too; Chromium's switch names another one for tests.
  if (!app.commandLine.hasSwitch('user-data-dir')) app.setPath('userData', join(app.getPath('appData'), 'Concordat'));
  const userData = app.getPath('userData');
  const settings = readSettings(userData);
  const engine = new EngineProcess({
    program: join(import.meta.dirname, 'engine.js'),
    userData,
    data: join(root, 'data'),
    version: app.getVersion(),
    database: switchValue('db'),
    nativeBinding: process.env.CONCORDAT_SQLITE_BINDING,
  });

  const windows = new Set<BrowserWindow>();
  let ending = false;
  const endWhenUnseen = (): void => {
    if (!ending && process.platform !== 'darwin' && windows.size === 0 && !booth.isShown) app.quit();
  };
  const booth = new Booth({ userData, onHidden: endWhenUnseen });
  const open = (): void => {
    const window = openWindow({ userData, dark: nativeTheme.shouldUseDarkColors });
    windows.add(window);
    window.once('closed', () => {
      windows.delete(window);
      endWhenUnseen();
    });
  };

  app.on('second-instance', (_event, words) => {
    // For desktops that let no program take a key of the whole system: their own settings can run this.
    if (words.includes(boothSwitch)) return void booth.openWithSelection();
    const [window] = windows;
    if (window === undefined) return open();
    if (window.isMinimized()) window.restore();
    window.focus();
  });
  // The booth lies unseen among the windows: whether the program ends is decided above.
  app.on('window-all-closed', () => {});
  app.on('before-quit', () => {
    ending = true;
    engine.stop();
  });

  await app.whenReady();
  const language = settings.language ?? interfaceLanguageOf(app.getLocale());
  engine.setLanguage(language);
  // Before the window, so that both start side by side.
  engine.start();
  servePage(join(root, 'out/renderer'));
  answerDialogs(
    engine,
    (menu) => {
      setMenu(menu);
      engine.setLanguage(menu.language);
      writeSettings(userData, { ...readSettings(userData), language: menu.language });
    },
    open,
  );
  open();
  setMenu({ language, rooms: [], keys: {} });
  if (process.argv.includes(boothSwitch)) booth.open('');
  // Once the first window has what it needs.
  setTimeout(() => booth.prepare(), boothReadyAfterMs);
  app.on('activate', () => {
    if (windows.size === 0) open();
  });
}

/** Value of `--name VALUE` or `--name=VALUE`. */
function switchValue(name: string): string | undefined {
  const index = process.argv.findIndex((word) => word === `--${name}` || word.startsWith(`--${name}=`));
  const word = process.argv[index];
  if (word === undefined) return undefined;
  const value = word.includes('=') ? word.slice(word.indexOf('=') + 1) : process.argv[index + 1];
  return value === '' ? undefined : value;
}
