import { join } from 'node:path';
import { app, BrowserWindow, nativeTheme } from 'electron';
import { interfaceLanguageOf } from '../../src/locales/index.ts';
import { answerDialogs } from './dialogs.ts';
import { EngineProcess } from './engine-process.ts';
import { setMenu } from './menu.ts';
import { allowPage, servePage } from './page.ts';
import { readSettings, writeSettings } from './settings.ts';
import { openWindow } from './window.ts';

/** Root of the program: out/ and data/ lie in it, in a checkout and in a package alike. */
const root = join(import.meta.dirname, '../..');

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

  app.on('second-instance', () => {
    const [window] = BrowserWindow.getAllWindows();
    if (window?.isMinimized() === true) window.restore();
    window?.focus();
  });
  app.on('window-all-closed', () => {
    if (process.platform !== 'darwin') app.quit();
  });
  app.on('before-quit', () => engine.stop());

  await app.whenReady();
  // Before the window, so that both start side by side.
  engine.start();
  servePage(join(root, 'out/renderer'));
  answerDialogs(engine, (menu) => {
    setMenu(menu);
    writeSettings(userData, { ...readSettings(userData), language: menu.language });
  });
  const open = (): void => void openWindow({ userData, dark: nativeTheme.shouldUseDarkColors });
  open();
  setMenu({ language: settings.language ?? interfaceLanguageOf(app.getLocale()), rooms: [], keys: {} });
  app.on('activate', () => {
    if (BrowserWindow.getAllWindows().length === 0) open();
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
