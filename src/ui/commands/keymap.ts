import { create } from 'zustand';
import { persist } from 'zustand/middleware';
import type { Chord } from './keys.ts';
import { type CommandId, commandIds, commandRow } from './table.ts';

interface Keymap {
  /** Commands whose keys the user has changed, each with its own keys. */
  readonly own: Readonly<Partial<Record<CommandId, readonly Chord[]>>>;
}

const name = 'concordat.keys';

export const useKeymap = create<Keymap>()(persist((): Keymap => ({ own: {} }), { name, version: 1 }));

// A change made in one window holds in all.
window.addEventListener('storage', ({ key }) => {
  if (key === name) void useKeymap.persist.rehydrate();
});

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
