import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { shots } from '../../scripts/shots/shot-list.ts';
import { launchApp, type RunningApp, removeProfile } from './app.ts';
import { untranslated } from './untranslated.ts';

/** Every screen in every state that is pictured, shown in words of no language: what still reads as English never was a word. */
describe('in words of no language', () => {
  let running: RunningApp;

  beforeAll(async () => {
    running = await launchApp({ args: ['--pseudo-words'] });
  });
  afterAll(async () => {
    await running.close();
    removeProfile(running.profile);
  });

  it.each(shots)('$name says nothing of its own in a language', async ({ prepare, look }) => {
    await prepare(running.page, running);
    expect(await untranslated((await look?.(running)) ?? running.page)).toEqual([]);
  });

  it('would be caught saying so', async () => {
    await running.page.evaluate(() => {
      document.body.appendChild(document.createElement('p')).textContent = 'Saved';
    });
    expect(await untranslated(running.page)).toEqual([expect.stringContaining('“Saved”')]);
  });

  it('has a menu with nothing in a language', async () => {
    const labels = await running.app.evaluate(({ Menu }) => {
      const labelsOf = (menu: Electron.Menu | null | undefined): string[] =>
        menu?.items.flatMap((item) => [item.label, ...labelsOf(item.submenu)]) ?? [];
      return labelsOf(Menu.getApplicationMenu());
    });
    const own = labels.filter((label) => label !== '' && !/^(?:English|Русский|Concordat [\d.]+)$/.test(label));
    expect(own.length).toBeGreaterThan(20);
    expect(own.filter((label) => !/^⟦[^⟧]*⟧$/.test(label))).toEqual([]);
  });
});
