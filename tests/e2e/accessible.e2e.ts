import { AxeBuilder } from '@axe-core/playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { shots } from '../../scripts/shots/shot-list.ts';
import { launchApp, type RunningApp, removeProfile } from './app.ts';
import { layoutFaults, shapeWindow, tightShapes, usualShape } from './layout.ts';

/**
 * Every screen in every state that is pictured is also looked over by axe and for what does not fit: in a usual window,
 * in a small one and enlarged twice. Each scheme in one of the languages: colours do not depend on words.
 */
describe.each([
  ['light', 'en'],
  ['dark', 'ru'],
] as const)('accessibility, %s, %s', (colorScheme, language) => {
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
    const shapes = page === running.page ? tightShapes : [];
    // Electron opens no second page, which the usual way of joining frames needs; there are no frames here.
    const { violations } = await new AxeBuilder({ page }).setLegacyMode(true).analyze();
    const found = violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`);
    if (shapes.length === 0) found.push(...(await layoutFaults(page)));
    for (const shape of shapes) {
      await shapeWindow(window, shape);
      found.push(...(await layoutFaults(page)).map((fault) => `${shape.name}: ${fault}`));
    }
    if (shapes.length > 0) await shapeWindow(window, usualShape);
    expect(found).toEqual([]);
  });

  it('has put no error on the console', () => {
    expect(running.consoleErrors).toEqual([]);
  });
});
