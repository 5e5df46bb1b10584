import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchApp, newProfile, type RunningApp, removeProfile } from './app.ts';

describe('editing an alignment', () => {
  const profile = newProfile();
  let running: RunningApp;
  let page: Page;

  const press = async (...chords: string[]) => {
    for (const chord of chords) await page.keyboard.press(chord);
  };
  const cell = (row: number, side: 'source' | 'target', on = page) => on.locator(`#cell-${row}-${side}`);
  const text = (row: number, side: 'source' | 'target', on = page) => cell(row, side, on).innerText();
  const sentences = (row: number, side: 'source' | 'target') => cell(row, side).locator('[data-segment]').count();
  const editor = () => page.getByTestId('cell-editor');
  const chosen = () => page.locator('[data-testid="bead-row"][aria-selected="true"]').count();
  const counts = () => page.getByTestId('align-counts').innerText();
  /** Undone texts are read again after a pause. */
  const soon = { timeout: 5000 };
  const openRows = async (on: Page) => {
    await on.keyboard.press('Control+Digit2');
    await on.getByTestId('bead-row').first().waitFor();
  };
  const start = async () => {
    running = await launchApp({ profile, language: 'en' });
    page = running.page;
  };

  beforeAll(async () => {
    await start();
    await page.getByTestId('open-sample').click();
    await page.getByTestId('title-row').first().waitFor({ timeout: 60_000 });
    await openRows(page);
  });
  afterAll(async () => {
    await running.close();
    removeProfile(profile);
  });

  it('goes on with Tab, keeps what it leaves and begins where one clicks twice', async () => {
    await press('Home', 'ArrowDown', 'ArrowLeft', 'F2');
    await editor().waitFor();
    await page.keyboard.type(' Так.');
    await press('Tab');
    await expect.poll(() => editor().inputValue(), soon).toContain('For the first time');
    await page.keyboard.type('So: ');
    await press('Shift+Tab');
    await expect.poll(() => editor().inputValue(), soon).toMatch(/ Так\.$/);
    await press('Escape');
    expect(await text(1, 'target')).toMatch(/^So: For the first time/);
    await cell(2, 'source')
      .locator('[data-segment]')
      .first()
      .dblclick({ position: { x: 3, y: 8 } });
    await editor().waitFor();
    await page.keyboard.type('Вот ');
    await cell(0, 'source').click();
    await editor().waitFor({ state: 'detached' });
    await expect.poll(() => text(2, 'source'), soon).toContain('Вот ');
  });

  it('keeps what was being typed when another screen is opened', async () => {
    await press('Home', 'ArrowRight', 'F2');
    await editor().waitFor();
    await page.keyboard.type(' Kept.');
    await press('Control+Digit4');
    await page.getByTestId('screen-glossary').waitFor();
    await openRows(page);
    await expect.poll(() => text(0, 'target'), soon).toMatch(/ Kept\.$/);
  });

  it('splits a sentence, cuts its row between the parts, and joins again', async () => {
    const rows = await counts();
    const whole = await text(5, 'target');
    await press('Home', ...Array<string>(5).fill('ArrowDown'), 'ArrowRight', 'F2');
    await editor().waitFor();
    await press('Control+Home', 'Control+ArrowRight', 'Control+ArrowRight', 'Alt+Enter', 'Enter');
    await expect.poll(() => sentences(5, 'target'), soon).toBe(2);
    await press('KeyS', 'Enter');
    await expect.poll(counts, soon).not.toBe(rows);
    await press('KeyM');
    await expect.poll(counts, soon).toBe(rows.replace(/^\d+/, (count) => String(Number(count) + 1)));
    await expect.poll(() => sentences(5, 'target'), soon).toBe(2);
    await press('Alt+KeyJ');
    await expect.poll(() => sentences(5, 'target'), soon).toBe(1);
    expect(await text(5, 'target')).toBe(whole);
  });

  it('writes into an empty cell, and takes a row out when both sides are emptied', async () => {
    await press('Home', 'ArrowLeft', 'F2');
    await editor().waitFor();
    await press('Control+KeyA', 'Delete', 'Enter');
    await expect.poll(() => sentences(0, 'source'), soon).toBe(0);
    await press('F2');
    await editor().waitFor();
    await page.keyboard.type('Написано рукой.');
    await press('Enter');
    await expect.poll(() => text(0, 'source'), soon).toBe('Написано рукой.');
    const rows = await counts();
    await press('F2', 'Control+KeyA', 'Delete', 'Tab', 'Control+KeyA', 'Delete', 'Enter');
    await expect.poll(counts, soon).not.toBe(rows);
    await press('Control+KeyZ');
    await press('Control+KeyZ');
    await expect.poll(counts, soon).toBe(rows);
  });

  it('chooses rows with Shift and a click, and joins and confirms them together', async () => {
    await cell(8, 'source').click();
    await cell(11, 'target').click({ modifiers: ['Shift'] });
    expect(await chosen()).toBe(4);
    await press('Shift+ArrowUp');
    expect(await chosen()).toBe(3);
    await press('Enter');
    await expect.poll(() => page.locator('[data-index="9"]').getAttribute('data-state'), soon).toBe('confirmed');
    expect(await chosen()).toBe(1);
    const rows = await counts();
    await cell(8, 'source').click();
    await press('Shift+ArrowDown', 'Shift+ArrowDown', 'KeyM');
    await expect.poll(counts, soon).not.toBe(rows);
    await press('Control+KeyZ');
    await expect.poll(counts, soon).toBe(rows);
  });

  it('replaces place by place', async () => {
    await press('Home', 'Control+KeyH');
    await page.getByTestId('find-text').fill('CSTO');
    await page.getByTestId('find-match-case').check();
    await page.getByTestId('replace-sides').selectOption('target');
    const total = Number((await page.getByTestId('find-count').innerText()).replace(/\D/g, ''));
    await page.getByTestId('replace-text').fill('C$1TO');
    await press('Enter');
    await expect.poll(() => page.getByTestId('find-count').innerText(), soon).toBe(`1 of ${total}`);
    await press('Enter');
    await expect.poll(() => page.getByTestId('find-count').innerText(), soon).toBe(`1 of ${total - 1}`);
    expect(await text(0, 'target')).toContain('C$1TO');
    await press('Escape', 'Control+KeyZ');
    await expect.poll(() => text(0, 'target'), soon).toContain('CSTO');
  });

  it('exchanges source and translation of the whole text, and back', async () => {
    const [source, target] = [await text(3, 'source'), await text(3, 'target')];
    await press('Shift+KeyX');
    await expect.poll(() => text(3, 'source'), soon).toBe(target);
    expect(await page.getByTestId('screen-align').innerText()).toContain('Original · English');
    await press('Control+KeyZ');
    await expect.poll(() => text(3, 'source'), soon).toBe(source);
  });

  it('is seen in another window, whose cursor stays on its row', async () => {
    const opened = running.app.waitForEvent('window');
    await press('Control+Shift+KeyN');
    const other = await opened;
    await other.waitForSelector('html[data-ready="true"]', { state: 'attached' });
    await openRows(other);
    await other.keyboard.press('Home');
    for (let row = 0; row < 4; row++) await other.keyboard.press('ArrowDown');
    const current = () => other.locator('[data-current="true"]').getAttribute('data-index');
    const words = await text(4, 'source', other);
    expect(await current()).toBe('4');
    await page.bringToFront();
    await press('Home', 'Delete');
    await expect.poll(current, soon).toBe('3');
    expect(await text(3, 'source', other)).toBe(words);
    await press('ArrowLeft', 'F2');
    await editor().waitFor();
    await page.keyboard.type(' Seen there.');
    await press('Enter');
    await expect.poll(() => text(0, 'source', other), soon).toMatch(/Seen there\.$/);
    await other.close();
  });

  it('is all there after a restart, at the place where it was left', async () => {
    await press('Home', ...Array<string>(6).fill('ArrowDown'));
    await page.waitForTimeout(600);
    const [words, rows] = [await text(0, 'source'), await counts()];
    await running.close();
    await start();
    await openRows(page);
    expect(await text(0, 'source')).toBe(words);
    expect(await counts()).toBe(rows);
    expect(await page.locator('[data-current="true"]').getAttribute('data-index')).toBe('6');
    await press('Control+KeyZ');
    await expect.poll(() => text(0, 'source'), soon).not.toBe(words);
    expect(running.consoleErrors).toEqual([]);
  });
});
