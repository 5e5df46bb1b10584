import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { projectRoot } from '../../scripts/project.ts';
import { launchApp, newProfile, type RunningApp, removeProfile } from './app.ts';

describe('many files at once', () => {
  const profile = newProfile();
  const folder = mkdtempSync(join(tmpdir(), 'concordat-тексты-'));
  let running: RunningApp;

  beforeAll(async () => {
    const copy = (from: string, to: string) => copyFileSync(join(projectRoot, from), join(folder, to));
    copy('data/sample/csto-weapons.ru.txt', 'Заявление.txt');
    copy('data/sample/csto-weapons.en.txt', 'statement.txt');
    copy('tests/files/documents/charter.ru.docx', 'Устав.docx');
    copy('tests/files/documents/charter.en.pdf', 'Charter.pdf');
    copy('tests/files/documents/bilingual-table.docx', 'Две колонки.docx');
    copy('tests/files/documents/scan.pdf', 'Скан.pdf');
    running = await launchApp({ profile, language: 'ru' });
  });
  afterAll(async () => {
    await running.close();
    removeProfile(profile);
    rmSync(folder, { recursive: true, force: true });
  });

  it('are paired, corrected by hand, aligned and opened', async () => {
    const { page } = running;
    await page.getByTestId('folder-files').setInputFiles(folder);
    await expect.poll(() => page.getByTestId('batch-row').count(), { timeout: 60_000 }).toBe(3);
    expect(await page.getByTestId('batch-rest').innerText()).toContain('Скан.pdf');
    const charter = page.locator('[data-testid="batch-row"]', { hasText: 'Устав.docx' });
    const target = charter.getByTestId('batch-target');
    const chosen = () => target.evaluate((field) => (field as HTMLSelectElement).selectedOptions[0]?.text);
    expect(await chosen()).toBe('Charter.pdf');
    // Giving it the other's translation makes the two change places.
    await target.selectOption({ label: 'statement.txt' });
    const statement = page.locator('[data-testid="batch-row"]', { hasText: 'Заявление.txt' });
    expect(
      await statement
        .getByTestId('batch-target')
        .evaluate((field) => (field as HTMLSelectElement).selectedOptions[0]?.text),
    ).toBe('Charter.pdf');
    await target.selectOption({ label: 'Charter.pdf' });
    await page.keyboard.press('Control+Enter');
    await expect.poll(() => page.getByTestId('batch-open').count(), { timeout: 60_000 }).toBe(3);
    await charter.getByTestId('batch-open').click();
    await page.getByTestId('bead-row').first().waitFor({ timeout: 60_000 });
    expect(running.consoleErrors).toEqual([]);
  });
});
