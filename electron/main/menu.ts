import { app, BrowserWindow, Menu, type MenuItemConstructorOptions } from 'electron';
import { createWords, type InterfaceLanguage } from '../../src/locales/index.ts';

/** The native menu, in the language of the window. Commands go to the page, which has them all in one table. */
export function setMenu(language: InterfaceLanguage): void {
  const { t } = createWords(language);
  const command = (label: string, id: string, accelerator?: string): MenuItemConstructorOptions => ({
    label,
    // Shown here, pressed there: the page tells keys by their place, so that they work under any layout.
    ...(accelerator === undefined ? {} : { accelerator, registerAccelerator: false }),
    click: () => BrowserWindow.getFocusedWindow()?.webContents.send('command', id),
  });
  const separator: MenuItemConstructorOptions = { type: 'separator' };
  const isMac = process.platform === 'darwin';
  const template: MenuItemConstructorOptions[] = [
    ...(isMac ? [{ role: 'appMenu' } satisfies MenuItemConstructorOptions] : []),
    {
      label: t('menu.file'),
      submenu: [
        command(t('menu.open'), 'app.openFiles', 'CmdOrCtrl+O'),
        command(t('menu.sample'), 'app.openSample'),
        separator,
        command(t('menu.export'), 'app.export', 'CmdOrCtrl+E'),
        separator,
        isMac ? { role: 'close', label: t('menu.close') } : { role: 'quit', label: t('menu.quit') },
      ],
    },
    {
      label: t('menu.edit'),
      submenu: [
        command(t('menu.undo'), 'app.undo', 'CmdOrCtrl+Z'),
        command(t('menu.redo'), 'app.redo', 'CmdOrCtrl+Shift+Z'),
        separator,
        { role: 'cut', label: t('menu.cut') },
        { role: 'copy', label: t('menu.copy') },
        { role: 'paste', label: t('menu.paste') },
        { role: 'selectAll', label: t('menu.selectAll') },
        separator,
        command(t('menu.find'), 'app.searchGlossary', 'CmdOrCtrl+F'),
      ],
    },
    {
      label: t('menu.view'),
      submenu: [
        command(t('menu.desk'), 'app.desk', 'CmdOrCtrl+1'),
        command(t('menu.align'), 'app.align', 'CmdOrCtrl+2'),
        command(t('menu.titles'), 'app.titles', 'CmdOrCtrl+3'),
        command(t('menu.glossary'), 'app.glossary', 'CmdOrCtrl+4'),
        separator,
        { role: 'zoomIn', label: t('menu.zoomIn') },
        { role: 'zoomOut', label: t('menu.zoomOut') },
        { role: 'resetZoom', label: t('menu.resetZoom') },
        separator,
        command('English', 'app.languageEn'),
        command('Русский', 'app.languageRu'),
        separator,
        { role: 'togglefullscreen', label: t('menu.fullScreen') },
      ],
    },
    {
      role: 'help',
      label: t('menu.help'),
      submenu: [
        command(t('menu.palette'), 'app.palette', 'CmdOrCtrl+K'),
        command(t('menu.shortcuts'), 'app.help', 'F1'),
        separator,
        { label: `Concordat ${app.getVersion()}`, enabled: false },
      ],
    },
  ];
  Menu.setApplicationMenu(Menu.buildFromTemplate(template));
}
