import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { unzipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchApp, newProfile, type RunningApp, removeProfile } from './app.ts';

describe('the check of a finished text', () => {
  const profile = newProfile();
  const folder = mkdtempSync(join(tmpdir(), 'concordat-отчёт-'));
  const report = join(folder, 'отчёт.docx');
  let running: RunningApp;

  const press = async (...chords: string[]) => {
    for (const chord of chords) await running.page.keyboard.press(chord);
  };
  const by = (testId: string) => running.page.getByTestId(testId);
  const text = () => by('check-text').inputValue();
  const current = () => running.page.locator('[data-testid="check-finding"][data-current]').innerText();
  const ready = () =>
    running.page.waitForFunction(
      () => document.querySelector('[data-testid="check-count"]:not([data-checking])') !== null,
    );

  beforeAll(async () => {
    running = await launchApp({ profile, language: 'en' });
    await running.app.evaluate(({ dialog }, path) => {
      dialog.showSaveDialog = async () => ({ canceled: false, filePath: path });
    }, report);
  });
  afterAll(async () => {
    await running.close();
    removeProfile(profile);
    rmSync(folder, { recursive: true, force: true });
  });

  it('marks the sample article', async () => {
    await press('Control+Digit7');
    await by('check-sample').click();
    await by('check-finding').first().waitFor();
    expect(await by('check-mark').count()).toBeGreaterThanOrEqual(8);
    expect(await current()).toContain('Organization of the Collective Security Treaty');
    if (process.env.CONCORDAT_PICTURE !== undefined)
      await running.page.screenshot({ path: process.env.CONCORDAT_PICTURE });
  });

  it('is walked, corrected and undone by keyboard', async () => {
    await by('check-list').focus();
    await press('Enter');
    await expect.poll(text).toMatch(/^The Collective Security Treaty Organization \(CSTO\)/);
    await ready();
    expect(await current()).toContain('permanent commission');
    await press('ArrowDown');
    expect(await current()).toContain('participating states');
    await press('ArrowUp');
    expect(await current()).toContain('permanent commission');
    await press('Control+KeyZ');
    await expect.poll(text).toMatch(/^The Organization of the Collective Security Treaty/);
    await press('Control+Shift+KeyZ');
    await expect.poll(text).toMatch(/^The Collective Security Treaty Organization/);
    await ready();
  });

  it('shows nothing more of what is ignored', async () => {
    const before = await by('check-mark').count();
    await press('KeyW');
    await expect.poll(() => by('check-mark').count()).toBe(before - 1);
    expect(await by('check-count').innerText()).toContain('ignored');
  });

  it('follows the typing', async () => {
    await by('check-text').focus();
    await press('Control+End');
    await running.page.keyboard.type(' The MinTsifry agreed.');
    await expect.poll(() => by('check-mark').allInnerTexts()).toContain('MinTsifry');
  });

  it('switches rules off and on', async () => {
    const before = await by('check-mark').count();
    await by('check-rules').click();
    await by('rule-calque').uncheck();
    await by('check-rules-close').click();
    await expect.poll(() => by('check-mark').count()).toBeLessThan(before);
    await by('check-rules').click();
    await by('rule-calque').check();
    await by('check-rules-close').click();
    await expect.poll(() => by('check-mark').count()).toBe(before);
  });

  it('makes an entry of a finding', async () => {
    await by('check-finding').first().click();
    await by('check-to-glossary').click();
    await by('check-entry-right').fill('Standing Commission of the Assembly');
    await by('check-entry-save').click();
    await by('notice').waitFor();
    await expect.poll(current).toContain('Standing Commission of the Assembly');
  });

  it('writes the report as a document with comments', async () => {
    await by('check-export').click();
    await by('export-docx').click();
    await expect.poll(() => by('notice').innerText()).toContain(report);
    const parts = unzipSync(readFileSync(report));
    expect(new TextDecoder().decode(parts['word/comments.xml'])).toContain('<w:comment ');
  });

  it('leaves nothing on the console', () => {
    expect(running.consoleErrors).toEqual([]);
  });
});
