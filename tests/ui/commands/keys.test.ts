import { describe, expect, it } from 'vitest';
import { resources } from '../../../src/locales/resources.ts';
import { acceleratorOf, chordOf, chordOfAccelerator, keyCaps } from '../../../src/ui/commands/keys.ts';
import { commandIds, commandRow } from '../../../src/ui/commands/table.ts';

const press = { ctrlKey: false, metaKey: false, altKey: false, shiftKey: false };

describe('keys', () => {
  it('are told by their place, so that a Russian layout changes nothing', () => {
    // Under a Russian layout this key prints «л».
    expect(chordOf({ ...press, code: 'KeyK', ctrlKey: true })).toBe('mod+KeyK');
  });

  it('of the number pad count as those of the main part where they do the same', () => {
    expect(chordOf({ ...press, code: 'NumpadEnter' })).toBe('Enter');
  });

  it('are shown as they stand on the keyboard', () => {
    expect(keyCaps('mod+shift+KeyZ')).toEqual(['Ctrl', 'Shift', 'Z']);
    expect(keyCaps('alt+ArrowUp')).toEqual(['Alt', '↑']);
    expect(keyCaps('mod+Digit1')).toEqual(['Ctrl', '1']);
  });
});

describe('accelerators', () => {
  it.each([
    ['mod+shift+KeyZ', 'CmdOrCtrl+Shift+Z'],
    ['alt+ArrowUp', 'Alt+Up'],
    ['mod+Digit1', 'CmdOrCtrl+1'],
    ['mod+Comma', 'CmdOrCtrl+,'],
    ['F11', 'F11'],
  ])('write %s as %s and read it back', (chord, accelerator) => {
    expect(acceleratorOf(chord)).toBe(accelerator);
    expect(chordOfAccelerator(accelerator)).toBe(chord);
  });

  it('are read as Electron writes modifiers, too', () => {
    expect(chordOfAccelerator('CommandOrControl+Alt+Space')).toBe('mod+alt+Space');
  });
});

describe('the table of commands', () => {
  it('names every key by its place, never by what it prints', () => {
    const places =
      /^(?:Key[A-Z]|Digit\d|F\d+|Equal|Minus|Bracket(?:Left|Right)|Numpad(?:Add|Subtract)|Arrow(?:Up|Down|Left|Right)|Enter|Escape|Backspace|Delete|Home|End|Slash|Comma|Space)$/;
    for (const id of commandIds) {
      for (const chord of commandRow(id).keys) {
        const parts = chord.split('+');
        expect(parts.at(-1), `${id}: ${chord}`).toMatch(places);
        expect(['mod', 'alt', 'shift'], `${id}: ${chord}`).toEqual(expect.arrayContaining(parts.slice(0, -1)));
      }
    }
  });

  it('gives no key twice on one screen', () => {
    const seen = new Map<string, string>();
    for (const id of commandIds) {
      const { scope, keys } = commandRow(id);
      for (const chord of keys) {
        const place = `${scope} ${chord}`;
        expect(seen.get(place), place).toBeUndefined();
        seen.set(place, id);
      }
    }
  });

  it('has words for every command', () => {
    for (const id of commandIds) {
      const words = commandRow(id)
        .title.split('.')
        .reduce<unknown>((part, key) => (part as Record<string, unknown>)[key], resources.en.translation);
      expect(words, id).toBeTypeOf('string');
    }
  });
});
