import { keymapStorageKey, keysOf, useKeymap } from '../commands/keymap.ts';
import { acceleratorOf } from '../commands/keys.ts';
import { commandIds } from '../commands/table.ts';
import { rooms } from '../rooms.ts';
import { words } from '../words.ts';
import { host } from './host.ts';

/** The native menu speaks the language of the window and shows its rooms and keys, whenever these change. */
export function followMenu(): void {
  const tell = () => {
    const keys = commandIds.flatMap((id) => {
      const [chord] = keysOf(id);
      return chord === undefined ? [] : [[id, acceleratorOf(chord)]];
    });
    host.setMenu({ language: words.language, rooms: rooms.map(({ name }) => name), keys: Object.fromEntries(keys) });
  };
  tell();
  words.on('languageChanged', tell);
  useKeymap.subscribe(tell);
  // A change made in one window holds in all.
  window.addEventListener('storage', ({ key }) => {
    if (key === keymapStorageKey) void useKeymap.persist.rehydrate();
  });
}
