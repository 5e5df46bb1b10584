/**
 * Keys are told by where they lie, never by what they print: Ctrl+K must open the palette under a Russian layout too,
 * where that key prints «л». A chord is written as modifiers and KeyboardEvent.code: `mod+KeyK`, `alt+ArrowUp`.
 */
export type Chord = string;

const isMac = /Mac/.test(navigator.platform);

interface KeyPress {
  readonly code: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
  readonly shiftKey: boolean;
}

/** The chord of a key press; `mod` is Command on a Mac and Ctrl elsewhere. */
export function chordOf(press: KeyPress): Chord {
  const mod = isMac ? press.metaKey : press.ctrlKey;
  const code = press.code === 'NumpadEnter' ? 'Enter' : press.code;
  return [mod && 'mod', press.altKey && 'alt', press.shiftKey && 'shift', code].filter(Boolean).join('+');
}

const names: Readonly<Record<string, string>> = {
  ArrowUp: '↑',
  ArrowDown: '↓',
  ArrowLeft: '←',
  ArrowRight: '→',
  Enter: isMac ? '↩' : 'Enter',
  Backspace: isMac ? '⌫' : 'Backspace',
  Delete: 'Delete',
  Escape: 'Esc',
  Slash: '/',
  Comma: ',',
  Period: '.',
  Minus: '−',
  Equal: '=',
  NumpadAdd: 'Num +',
  NumpadSubtract: 'Num −',
  BracketLeft: '[',
  BracketRight: ']',
  Semicolon: ';',
  Quote: "'",
  Backquote: '`',
  Backslash: '\\',
  Space: 'Space',
  mod: isMac ? '⌘' : 'Ctrl',
  alt: isMac ? '⌥' : 'Alt',
  shift: isMac ? '⇧' : 'Shift',
};

/** The keys of a chord, each as it stands on the keyboard. */
export function keyCaps(chord: Chord): readonly string[] {
  if (chord === 'shift+Slash') return ['?'];
  return chord.split('+').map((key) => names[key] ?? key.replace(/^(?:Key|Digit)/, ''));
}

/** The chord as one piece of text, for tooltips and `aria-keyshortcuts`. */
export function chordText(chord: Chord): string {
  return keyCaps(chord).join(isMac ? '' : '+');
}

const acceleratorNames: Readonly<Record<string, string>> = {
  mod: 'CmdOrCtrl',
  alt: 'Alt',
  shift: 'Shift',
  ArrowUp: 'Up',
  ArrowDown: 'Down',
  ArrowLeft: 'Left',
  ArrowRight: 'Right',
  Escape: 'Esc',
  Slash: '/',
  Comma: ',',
  Period: '.',
  Minus: '-',
  Equal: '=',
  BracketLeft: '[',
  BracketRight: ']',
  Semicolon: ';',
  Quote: "'",
  Backquote: '`',
  Backslash: '\\',
};

/** The chord as Electron writes it, for menus and shortcuts of the whole system. */
export function acceleratorOf(chord: Chord): string {
  return chord
    .split('+')
    .map((key) => acceleratorNames[key] ?? key.replace(/^(?:Key|Digit)/, ''))
    .join('+');
}

const codeByName = new Map(Object.entries(acceleratorNames).map(([code, name]) => [name.toLowerCase(), code]));

/** A chord again of what `acceleratorOf` wrote, and of Electron's own ways to write modifiers. */
export function chordOfAccelerator(accelerator: string): Chord {
  return accelerator
    .split('+')
    .map((key) => {
      if (/^(?:CommandOrControl|CmdOrCtrl|Control|Ctrl|Command|Cmd)$/i.test(key)) return 'mod';
      const known = codeByName.get(key.toLowerCase());
      if (known !== undefined) return known;
      if (/^[A-Z]$/i.test(key)) return `Key${key.toUpperCase()}`;
      return /^\d$/.test(key) ? `Digit${key}` : key;
    })
    .join('+');
}
