import { create } from 'zustand';
import { persist } from 'zustand/middleware';
import type { Chord } from './keys.ts';
import { type CommandId, commandIds, commandRow } from './table.ts';

interface Keymap {
  /** Commands whose keys the user has changed, each with its own keys. */
  readonly own: Readonly<Partial<Record<CommandId, readonly Chord[]>>>;
}

/** Where it is kept among what the window remembers. */
export const keymapStorageKey = 'concordat.keys';

export const useKeymap = create<Keymap>()(persist((): Keymap => ({ own: {} }), { name: keymapStorageKey, version: 1 }));

/** The keys of a command, the one to be shown first. */
export function keysOf(id: CommandId): readonly Chord[] {
  return useKeymap.getState().own[id] ?? commandRow(id).keys;
}

/** The key to be shown for a command, as long as the component is on screen. */
export function useKeyOf(id: CommandId | undefined): Chord | undefined {
  return useKeymap(({ own }) => (id === undefined ? undefined : (own[id] ?? commandRow(id).keys)[0]));
}

let known: { readonly own: Keymap['own']; readonly byChord: ReadonlyMap<Chord, readonly CommandId[]> } | undefined;

/** The commands under a chord, on whichever screen. */
export function commandsUnder(chord: Chord): readonly CommandId[] {
  const { own } = useKeymap.getState();
  if (known?.own !== own) {
    const byChord = new Map<Chord, CommandId[]>();
    for (const id of commandIds) {
      for (const one of keysOf(id)) byChord.set(one, [...(byChord.get(one) ?? []), id]);
    }
    known = { own, byChord };
  }
  return known.byChord.get(chord) ?? [];
}

/**
 * Gives a command a key of its own, or its usual keys back. Another command of the same place that had the key has it no
 * more; it is the answer.
 */
export function setKey(id: CommandId, chord: Chord | undefined): CommandId | undefined {
  const own = { ...useKeymap.getState().own };
  if (chord === undefined) {
    delete own[id];
    useKeymap.setState({ own });
    return undefined;
  }
  const { scope } = commandRow(id);
  const meets = (other: CommandId) => {
    const there = commandRow(other).scope;
    return there === scope || there === 'everywhere' || scope === 'everywhere';
  };
  const before = commandsUnder(chord).filter((other) => other !== id && meets(other));
  for (const other of before) own[other] = keysOf(other).filter((one) => one !== chord);
  own[id] = [chord];
  useKeymap.setState({ own });
  return before[0];
}
