import { app, BrowserWindow, Menu, type MenuItemConstructorOptions } from 'electron';
import type { InterfaceLanguage } from '../../src/locales/index.ts';
import { type EnglishWords, resources } from '../../src/locales/resources.ts';
import { wordsIn } from './words.ts';

type RoomName = Exclude<keyof EnglishWords['app']['rail'], 'label' | 'palette' | 'help'>;

/** What the menu shows of the window, as the page tells it. */
export interface MenuState {
  readonly language: InterfaceLanguage;
  readonly rooms: readonly RoomName[];
  readonly keys: Readonly<Record<string, string>>;
}

/** What a page sent, as a state of the menu; undefined when it is none. */
export function menuStateOf(value: unknown): MenuState | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const { language, rooms, keys } = value as Record<string, unknown>;
  if ((language !== 'en' && language !== 'ru') || !Array.isArray(rooms) || typeof keys !== 'object') return undefined;
  const { rail } = resources.en.translation.app;
  return {
    language,
    rooms: rooms.filter((name): name is RoomName => typeof name === 'string' && Object.hasOwn(rail, name)),
    keys: Object.fromEntries(Object.entries(keys ?? {}).filter(([, key]) => typeof key === 'string')),
  };
}

/** The native menu, in the language of the window. Commands go to the page, which has them all in one table. */
export function setMenu({ language, rooms, keys }: MenuState): void {
  const { t } = wordsIn(language);
  const command = (label: string, id: string): MenuItemConstructorOptions => ({
    label,
    // Shown here, pressed there: the page tells keys by their place, so that they work under any layout.
    ...(keys[id] === undefined ? {} : { accelerator: keys[id], registerAccelerator: false }),
    click: () => BrowserWindow.getFocusedWindow()?.webContents.send('command', id),
  });
  const separator: MenuItemConstructorOptions = { type: 'separator' };
  const isMac = process.platform === 'darwin';
  const template: MenuItemConstructorOptions[] = [
    ...(isMac ? [{ role: 'appMenu' } satisfies MenuItemConstructorOptions] : []),
    {
      label: t('menu.file'),
      submenu: [
        command(t('menu.newWindow'), 'app.newWindow'),
        separator,
        command(t('menu.open'), 'app.openFiles'),
        command(t('menu.sample'), 'app.openSample'),
        separator,
        command(t('menu.export'), 'app.export'),
        separator,
        isMac ? { role: 'close', label: t('menu.close') } : { role: 'quit', label: t('menu.quit') },
      ],
    },
    {
      label: t('menu.edit'),
      submenu: [
        command(t('menu.undo'), 'app.undo'),
        command(t('menu.redo'), 'app.redo'),
        separator,
        { role: 'cut', label: t('menu.cut') },
        { role: 'copy', label: t('menu.copy') },
        { role: 'paste', label: t('menu.paste') },
        { role: 'selectAll', label: t('menu.selectAll') },
        separator,
        command(t('menu.find'), 'app.searchGlossary'),
      ],
    },
    {
      label: t('menu.view'),
      submenu: [
        ...rooms.map((name) => command(t(`app.rail.${name}`), `app.${name}`)),
        separator,
        command(t('menu.zoomIn'), 'app.zoomIn'),
        command(t('menu.zoomOut'), 'app.zoomOut'),
        command(t('menu.resetZoom'), 'app.zoomReset'),
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
        command(t('menu.palette'), 'app.palette'),
        command(t('menu.shortcuts'), 'app.help'),
        separator,
        { label: `Concordat ${app.getVersion()}`, enabled: false },
      ],
    },
  ];
  Menu.setApplicationMenu(Menu.buildFromTemplate(template));
}
