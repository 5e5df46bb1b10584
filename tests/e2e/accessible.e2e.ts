import { AxeBuilder } from '@axe-core/playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { shots } from '../../scripts/shots/shot-list.ts';
import { launchApp, type RunningApp, removeProfile } from './app.ts';

/** Every screen in every state that is pictured is also looked over by axe, in both colour schemes. */
describe.each(['light', 'dark'] as const)('accessibility, %s', (colorScheme) => {
  let running: RunningApp;

  beforeAll(async () => {
    running = await launchApp({ colorScheme });
  });
  afterAll(async () => {
    await running.close();
    removeProfile(running.profile);
  });

  it.each(shots)('$name has no violations', async ({ prepare, look }) => {
    await prepare(running.page, running);
    const page = (await look?.(running)) ?? running.page;
    // Electron opens no second page, which the usual way of joining frames needs; there are no frames here.
    const { violations } = await new AxeBuilder({ page }).setLegacyMode(true).analyze();
    const found = violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`);
    expect(found).toEqual([]);
  });
});
