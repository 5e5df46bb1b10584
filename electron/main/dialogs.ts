import { BrowserWindow, dialog, type IpcMainEvent, type IpcMainInvokeEvent, ipcMain } from 'electron';
import type { EngineProcess } from './engine-process.ts';
import { type MenuState, menuStateOf } from './menu.ts';
import { isOurPage } from './page.ts';
import { wordsIn } from './words.ts';

/** Kinds of documents that can be read; the content decides, so all files can be chosen too. */
const documentExtensions = [
  'docx',
  'txt',
  'odt',
  'pdf',
  'rtf',
  'html',
  'htm',
  'md',
  'epub',
  'pptx',
  'xlsx',
  'srt',
  'vtt',
  'ods',
  'odp',
  'fodt',
  'tmx',
  'xlf',
  'xliff',
  'sdlxliff',
  'mqxliff',
  'tbx',
  'csv',
  'tsv',
  'utx',
  'xml',
  'srx',
  'gz',
  'zip',
];

/** Files that are no documents, each kind with a dialog of its own. */
const fileKinds = ['memory', 'rules'] as const;
const fileExtensions = { memory: ['db'], rules: ['srx'] };

/** Answers what a page cannot do by itself: its line to the engine, dialogs, the language of the menu. */
export function answerDialogs(engine: EngineProcess, onMenu: (menu: MenuState) => void, onNewWindow: () => void): void {
  let words = wordsIn('en');

  ipcMain.on('engine-port', (event) => {
    if (isOurs(event)) engine.connect(event.sender);
  });
  ipcMain.on('menu', (event, value: unknown) => {
    const menu = isOurs(event) ? menuStateOf(value) : undefined;
    if (menu === undefined) return;
    words = wordsIn(menu.language);
    onMenu(menu);
  });
  ipcMain.on('new-window', (event) => {
    if (isOurs(event)) onNewWindow();
  });
  ipcMain.handle('choose-documents', async (event) => {
    const window = windowOf(event);
    if (window === undefined) return [];
    const answer = await dialog.showOpenDialog(window, {
      title: words.t('menu.dialog.openDocuments'),
      properties: ['openFile', 'multiSelections'],
      filters: [
        { name: words.t('menu.dialog.documents'), extensions: documentExtensions },
        { name: words.t('menu.dialog.allFiles'), extensions: ['*'] },
      ],
    });
    return answer.canceled ? [] : answer.filePaths;
  });
  ipcMain.handle('choose-file', async (event, kind: unknown) => {
    const window = windowOf(event);
    const known = fileKinds.find((one) => one === kind);
    if (window === undefined || known === undefined) return undefined;
    const answer = await dialog.showOpenDialog(window, {
      title: words.t(`menu.dialog.open.${known}`),
      properties: ['openFile'],
      filters: [
        { name: words.t(`menu.dialog.${known}`), extensions: fileExtensions[known] },
        { name: words.t('menu.dialog.allFiles'), extensions: ['*'] },
      ],
    });
    return answer.canceled ? undefined : answer.filePaths[0];
  });
  ipcMain.handle('choose-new-file', async (event, suggestedName: unknown) => {
    const window = windowOf(event);
    if (window === undefined || typeof suggestedName !== 'string') return undefined;
    const answer = await dialog.showSaveDialog(window, { defaultPath: suggestedName });
    return answer.canceled || answer.filePath === '' ? undefined : answer.filePath;
  });
}

function isOurs(event: IpcMainEvent | IpcMainInvokeEvent): boolean {
  return isOurPage(event.senderFrame);
}

function windowOf(event: IpcMainInvokeEvent): BrowserWindow | undefined {
  return isOurs(event) ? (BrowserWindow.fromWebContents(event.sender) ?? undefined) : undefined;
}
