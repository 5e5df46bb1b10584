/** What becomes of files that are dropped on a screen; keys under `app.drop.` in the locales. */
export type DropTarget = 'desk' | 'check' | 'exchange' | 'brief' | 'briefNew';

/** Files that hold units and terms rather than a text. */
const exchanged = /\.(?:tmx|tbx|mtf|utx|csv|tsv|xlf|xliff|sdlxliff|mqxliff)(?:\.gz)?$/i;

/** By the address of the screen that is open, after the #. Without names of the files only the screen decides. */
export function dropTarget(location: string, names: readonly string[] = []): DropTarget {
  if (location.startsWith('/check')) return 'check';
  if (location.startsWith('/exchange')) return 'exchange';
  if (/^\/brief\/\d+/.test(location)) return 'brief';
  if (location.startsWith('/brief')) return 'briefNew';
  const holdsMemory = location.startsWith('/glossary') || location.startsWith('/memory');
  if (holdsMemory && (names.length === 0 || names.every((name) => exchanged.test(name)))) return 'exchange';
  return 'desk';
}
