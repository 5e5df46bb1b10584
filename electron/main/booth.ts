import { app, BrowserWindow, clipboard, globalShortcut, ipcMain } from 'electron';
import { boothUrl, isOurPage } from './page.ts';
import { readSettings, writeSettings } from './settings.ts';
import { background, closeToOthers, visible, webPreferences } from './window.ts';

/** Rarely taken by other programs, and reached with one hand. */
const defaultShortcut = 'CommandOrControl+Alt+Space';
/** A selection longer than a title is a passage, not a question. */
const longestSelection = 300;

interface BoothOptions {
  readonly userData: string;
  /** Called when the booth was put away: without any other window the program ends. */
  readonly onHidden: () => void;
}

/**
 * The window that answers while one speaks. It is made once, unseen, soon after the start, and from then on only shown
 * and put away, so that it is there at once.
 */
export class Booth {
  readonly #options: BoothOptions;
  #window: BrowserWindow | undefined;
  #ending = false;

  constructor(options: BoothOptions) {
    this.#options = options;
    app.on('before-quit', () => {
      this.#ending = true;
    });
    ipcMain.on('booth', (event, what: unknown) => {
      if (!isOurPage(event.senderFrame)) return;
      if (what === 'open') this.open('');
      else if (what === 'hide') this.hide();
      else if (what === 'full') this.#setFull(!this.#isFull());
    });
    ipcMain.handle('booth-shortcut', (event, shortcut: unknown) => {
      if (!isOurPage(event.senderFrame)) return undefined;
      if (typeof shortcut === 'string') this.#remap(shortcut);
      return { shortcut: this.#shortcut(), works: this.#shortcutWorks() };
    });
  }

  get isShown(): boolean {
    return this.#window !== undefined && !this.#window.isDestroyed() && this.#window.isVisible();
  }

  /** Makes the window ready, unseen, and listens for the key that opens it over other programs. */
  prepare(): void {
    this.#listen(this.#shortcut());
    this.#ready();
  }

  /** Over another program: with what is selected there, where the system tells, or else with what was last copied. */
  async openWithSelection(): Promise<void> {
    const selected = await readSelection().catch(() => '');
    this.open(selected.length <= longestSelection ? selected.replace(/\s+/g, ' ').trim() : '');
  }

  open(text: string): void {
    const window = this.#ready();
    const show = () => {
      window.show();
      window.focus();
      window.webContents.send('booth', text);
    };
    if (window.webContents.isLoading()) window.webContents.once('did-finish-load', show);
    else show();
  }

  hide(): void {
    const window = this.#window;
    if (window === undefined || !this.isShown) return;
    this.#keepBounds(window);
    window.hide();
    this.#options.onHidden();
  }

  #ready(): BrowserWindow {
    if (this.#window !== undefined && !this.#window.isDestroyed()) return this.#window;
    const { booth } = readSettings(this.#options.userData);
    const window = new BrowserWindow({
      width: 720,
      height: 520,
      ...visible(booth?.bounds),
      minWidth: 360,
      minHeight: 200,
      show: false,
      title: 'Concordat',
      backgroundColor: background.dark,
      alwaysOnTop: true,
      autoHideMenuBar: true,
      // Unseen it must not fall asleep, or it would wake up late.
      webPreferences: { ...webPreferences, backgroundThrottling: false },
    });
    window.removeMenu();
    if (booth?.full === true) this.#setFull(true, window);
    // Closing puts it away; only the end of the program takes it down.
    window.on('close', (event) => {
      if (this.#ending) return;
      event.preventDefault();
      this.hide();
    });
    closeToOthers(window);
    void window.loadURL(boothUrl);
    this.#window = window;
    return window;
  }

  #isFull(): boolean {
    return this.#window?.isFullScreen() === true;
  }

  /** The whole screen, or a small window that stays above the others. */
  #setFull(full: boolean, window = this.#window): void {
    if (window === undefined) return;
    if (full) this.#keepBounds(window);
    window.setAlwaysOnTop(!full, 'floating');
    window.setFullScreen(full);
    this.#write({ full });
  }

  #keepBounds(window: BrowserWindow): void {
    if (!window.isFullScreen()) this.#write({ bounds: window.getNormalBounds() });
  }

  #write(changed: NonNullable<ReturnType<typeof readSettings>['booth']>): void {
    const settings = readSettings(this.#options.userData);
    writeSettings(this.#options.userData, { ...settings, booth: { ...settings.booth, ...changed } });
  }

  /** Empty where the user wants none. */
  #shortcut(): string {
    return readSettings(this.#options.userData).booth?.shortcut ?? defaultShortcut;
  }

  #shortcutWorks(): boolean {
    const shortcut = this.#shortcut();
    return shortcut !== '' && globalShortcut.isRegistered(shortcut);
  }

  #remap(shortcut: string): void {
    const before = this.#shortcut();
    if (before !== '') globalShortcut.unregister(before);
    this.#write({ shortcut });
    this.#listen(shortcut);
  }

  /** Another program may hold the key, and Electron may not know it: then it does nothing, and Settings say so. */
  #listen(shortcut: string): void {
    if (shortcut === '') return;
    try {
      globalShortcut.register(shortcut, () => (this.isShown ? this.hide() : void this.openWithSelection()));
    } catch {
      // Not a key that can be pressed; isRegistered says the same.
    }
  }
}

/** What is selected, where the system tells (X11, Wayland), or else what was last copied. Electron 33 answers at once, later ones promise. */
async function readSelection(): Promise<string> {
  if (process.platform !== 'linux') return clipboard.readText();
  const { selection } = clipboard as { readonly selection?: Electron.Clipboard };
  if (selection !== undefined) return selection.readText();
  return (clipboard.readText as (kind: string) => string | Promise<string>)('selection');
}
