import { AxeBuilder } from '@axe-core/playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { shots } from '../../scripts/shots/shot-list.ts';
import { launchApp, type RunningApp, removeProfile } from './app.ts';
import { layoutFaults, shapeWindow, tightShapes, usualShape } from './layout.ts';

/**
 * Every screen in every state that is pictured is also looked over by axe and for what does not fit, each once. Names and
 * roles do not depend on the scheme, so that colours alone are looked at again; Russian, the longer, must also fit a small
 * window and one enlarged twice.
 */
describe.each([
  { colorScheme: 'light', language: 'en', rules: undefined, shapes: [] },
  { colorScheme: 'dark', language: 'ru', rules: ['color-contrast'], shapes: tightShapes },
] as const)('accessibility, $colorScheme, $language', ({ colorScheme, language, rules, shapes }) => {
  let running: RunningApp;

  beforeAll(async () => {
    running = await launchApp({ colorScheme, language });
    await running.page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
  });
  afterAll(async () => {
    await running.close();
    removeProfile(running.profile);
  });

  it.each(shots)('$name has no violations, and fits', async ({ prepare, look }) => {
    await prepare(running.page, running);
    const page = (await look?.(running)) ?? running.page;
    const window = { app: running.app, page };
    // Electron opens no second page, which the usual way of joining frames needs; there are no frames here.
    const axe = new AxeBuilder({ page }).setLegacyMode(true);
    const { violations } = await (rules === undefined ? axe : axe.withRules([...rules])).analyze();
    const found = violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`);
    found.push(...(await layoutFaults(page)));
    // The booth is shaped by what it shows.
    const tight = page === running.page ? shapes : [];
    for (const shape of tight) {
      await shapeWindow(window, shape);
      found.push(...(await layoutFaults(page)).map((fault) => `${shape.name}: ${fault}`));
    }
    if (tight.length > 0) await shapeWindow(window, usualShape);
    expect(found).toEqual([]);
  });

  it('has put no error on the console', () => {
    expect(running.consoleErrors).toEqual([]);
  });
});
