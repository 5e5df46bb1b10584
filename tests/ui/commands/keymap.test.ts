import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

/** What the keymap needs of a window. */
function standIn(): void {
  const kept = new Map<string, string>();
  vi.stubGlobal('window', {
    localStorage: {
      getItem: (key: string) => kept.get(key) ?? null,
      setItem: (key: string, value: string) => kept.set(key, value),
      removeItem: (key: string) => kept.delete(key),
    },
  });
}

describe('keys of one’s own', () => {
  beforeEach(() => {
    vi.resetModules();
    standIn();
  });
  afterEach(() => vi.unstubAllGlobals());

  it('take the place of the usual ones, and give them back', async () => {
    const { commandsUnder, keysOf, setKey } = await import('../../../src/ui/commands/keymap.ts');
    expect(setKey('align.merge', 'alt+KeyQ')).toBeUndefined();
    expect(keysOf('align.merge')).toEqual(['alt+KeyQ']);
    expect(commandsUnder('alt+KeyQ')).toContain('align.merge');
    expect(commandsUnder('KeyM')).not.toContain('align.merge');
    setKey('align.merge', undefined);
    expect(keysOf('align.merge')).toEqual(['KeyM']);
  });

  it('are taken from the command that had them in the same place, and it is named', async () => {
    const { keysOf, setKey } = await import('../../../src/ui/commands/keymap.ts');
    expect(setKey('align.merge', 'KeyS')).toBe('align.split');
    expect(keysOf('align.split')).toEqual([]);
    expect(keysOf('desk.swap')).toEqual(['KeyX']);
  });
});
