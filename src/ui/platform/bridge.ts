/** What the native menu shows of the window. */
export interface MenuState {
  readonly language: string;
  /** Rooms to go to, in order. */
  readonly rooms: readonly string[];
  /** First key of each command, as Electron writes accelerators: `CmdOrCtrl+Shift+Z`. */
  readonly keys: Readonly<Record<string, string>>;
}

export interface BoothShortcut {
  /** Empty for none. */
  readonly shortcut: string;
  /** Whether the system lets us have it. */
  readonly works: boolean;
}

/** Files that are no documents: a memory or a backup of one, rules of segmentation. */
export type FileKind = 'memory' | 'rules';

/** What the window's shell offers beyond a web page. The bridge is put there by electron/preload. */
export interface HostBridge {
  /** Path on disk of a file that was dropped or chosen; empty where there is none. */
  pathOf(file: File): string;
  /** Dialog to choose documents; empty when it was left. */
  chooseDocuments(): Promise<readonly string[]>;
  /** Dialog to choose one file of a kind of its own; undefined when it was left. */
  chooseFile(kind: FileKind): Promise<string | undefined>;
  /** Dialog for a new file; undefined when it was left. */
  chooseNewFile(suggestedName: string): Promise<string | undefined>;
  /** Commands of the native menu; the answer stops listening. */
  onCommand(listener: (command: string) => void): () => void;
  newWindow(): void;
  /** Everything in the window larger, smaller, or as it was made. */
  zoom(step: 1 | -1 | 0): void;
  /** Opens the booth, puts it away, or changes it between the whole screen and a small window. */
  booth(what: 'open' | 'hide' | 'full'): void;
  /** In the booth: it was opened, with a text to look up or an empty one. */
  onBooth(listener: (text: string) => void): void;
  /** The key that opens the booth over other programs, as Electron writes it; given one, it becomes the key. */
  boothShortcut(shortcut?: string): Promise<BoothShortcut>;
  /** The native menu and dialogs follow the window. */
  setMenu(menu: MenuState): void;
}
