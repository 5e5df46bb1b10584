import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchApp, type RunningApp, removeProfile } from './app.ts';
import { boothOf } from './booth.ts';

describe('the booth', () => {
  let running: RunningApp;
  let booth: Page;

  const isShown = () =>
    running.app.evaluate(
      ({ BrowserWindow }) =>
        BrowserWindow.getAllWindows()
          .find((one) => one.webContents.getURL().includes('booth'))
          ?.isVisible() ?? false,
    );
  const clipboardText = () => running.app.evaluate(({ clipboard }) => clipboard.readText());
  const answers = () => booth.getByTestId('booth-answer');

  beforeAll(async () => {
    running = await launchApp();
    await running.page.getByTestId('open-sample').click();
    await running.page.getByTestId('title-row').first().waitFor({ timeout: 60_000 });
    for (let row = 0; row < 6; row++) await running.page.keyboard.press('Enter');
    booth = await boothOf(running);
  });
  afterAll(async () => {
    await running.close();
    removeProfile(running.profile);
  });

  it('lies ready unseen, and opens by its key with the box focused', async () => {
    expect(await isShown()).toBe(false);
    await running.page.keyboard.press('Control+Digit6');
    await expect.poll(isShown).toBe(true);
    await expect
      .poll(() => booth.evaluate(() => document.activeElement?.getAttribute('data-testid')))
      .toBe('booth-box');
  });

  it('answers while one types, in the wrong layout too, with acronym and full form of both languages', async () => {
    await booth.keyboard.type('jlr,');
    await expect.poll(() => answers().first().innerText()).toContain('CSTO');
    expect(await answers().first().innerText()).toContain('Collective Security Treaty Organization');
    expect(await answers().first().innerText()).toContain('ОДКБ');
  });

  it('copies the answer with one key and the acronym with another', async () => {
    await booth.keyboard.press('Enter');
    await expect.poll(clipboardText).toBe('Collective Security Treaty Organization');
    await booth.keyboard.press('Shift+Enter');
    await expect.poll(clipboardText).toBe('CSTO');
  });

  it('keeps pinned terms in sight when the box is empty', async () => {
    await booth.keyboard.press('Control+KeyP');
    await booth.keyboard.press('Escape');
    await expect.poll(() => booth.getByTestId('booth-answers').getAttribute('data-query')).toBe('');
    await expect.poll(() => answers().count()).toBe(1);
  });

  it('changes its type size, and is dark unless one wants it light', async () => {
    const size = () => booth.evaluate(() => localStorage.getItem('concordat.booth'));
    const before = await size();
    await booth.keyboard.press('Control+Equal');
    expect(await size()).not.toBe(before);
    const scheme = () => booth.evaluate(() => document.documentElement.dataset.scheme);
    expect(await scheme()).toBe('dark');
    await booth.keyboard.press('Control+KeyL');
    await expect.poll(scheme).toBe('light');
    await booth.keyboard.press('Control+KeyL');
  });

  it('is put away by Escape and comes back with what is selected elsewhere', async () => {
    await booth.keyboard.press('Escape');
    await expect.poll(isShown).toBe(false);
    await running.app.evaluate(({ app, clipboard }) => {
      const write = clipboard.writeText as (text: string, kind: string) => unknown;
      const { selection } = clipboard as { selection?: { writeText(text: string): unknown } };
      if (selection !== undefined) selection.writeText('Организации Договора о коллективной безопасности');
      else write('Организации Договора о коллективной безопасности', 'selection');
      // The same as the key of the whole system, which another program may hold.
      app.emit('second-instance', {}, ['concordat', '--booth']);
    });
    await expect.poll(isShown).toBe(true);
    await expect.poll(() => answers().first().innerText()).toContain('CSTO');
  });

  it('has no violations of accessibility and says nothing on the console', async () => {
    expect(running.consoleErrors).toEqual([]);
    const { AxeBuilder } = await import('@axe-core/playwright');
    const { violations } = await new AxeBuilder({ page: booth }).setLegacyMode(true).analyze();
    expect(violations.map(({ id }) => id)).toEqual([]);
  });

  it('does not keep the program alive once the last window is closed', async () => {
    await booth.keyboard.press('Escape');
    await booth.keyboard.press('Escape');
    await expect.poll(isShown).toBe(false);
    const ended = running.app.waitForEvent('close');
    await running.page.close();
    await ended;
  });
});
