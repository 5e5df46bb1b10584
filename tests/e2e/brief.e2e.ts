import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { projectRoot } from '../../scripts/project.ts';
import { launchApp, type RunningApp, removeProfile } from './app.ts';
import { boothOf } from './booth.ts';
import { answerDialogs } from './dialogs.ts';

const folder = mkdtempSync(join(tmpdir(), 'concordat-мероприятие-'));
const paper = join(projectRoot, 'tests/files/council/council.ru.txt');
let running: RunningApp;
beforeAll(async () => {
  running = await launchApp();
});
afterAll(async () => {
  await running.close();
  removeProfile(running.profile);
  rmSync(folder, { recursive: true, force: true });
});

describe('an event, from its papers to the cards', () => {
  const gaps = () => running.page.getByTestId('gap').count();

  it('is made of papers, by keys', async () => {
    const { app, page } = running;
    await answerDialogs(app, { open: [paper] });
    await page.keyboard.press('Control+Digit8');
    await page.getByTestId('new-event').waitFor();
    await page.keyboard.press('Control+KeyN');
    await page.getByTestId('choose-papers').click();
    await page.getByTestId('event-name').fill('Совет');
    await page.getByTestId('event-name').press('Enter');
    await page.getByTestId('gap-detail').waitFor({ timeout: 60_000 });
    expect(await gaps()).toBeGreaterThan(1);
  });

  it('has a gap filled by the keyboard alone, and the gap is back after undo', async () => {
    const { page } = running;
    const before = await gaps();
    await page.keyboard.press('KeyE');
    await page.keyboard.press('Control+KeyA');
    await page.keyboard.insertText('Caspian Thing');
    await page.keyboard.press('Enter');
    await page.waitForFunction(
      (count) => document.querySelectorAll('[data-testid="gap"]').length === count,
      before - 1,
    );
    await page.keyboard.press('Control+KeyZ');
    await page.waitForFunction((count) => document.querySelectorAll('[data-testid="gap"]').length === count, before);
    await page.keyboard.press('Control+KeyY');
    await page.waitForFunction(
      (count) => document.querySelectorAll('[data-testid="gap"]').length === count,
      before - 1,
    );
  });

  it('has a gap put aside and brought back', async () => {
    const { page } = running;
    const before = await gaps();
    await page.getByTestId('gap').first().click();
    await page.locator('ul[tabindex="0"]').focus();
    await page.keyboard.press('Backspace');
    await page.getByTestId('bring-back').waitFor();
    expect(await gaps()).toBe(before - 1);
    await page.getByTestId('bring-back').click();
    await page.waitForFunction((count) => document.querySelectorAll('[data-testid="gap"]').length === count, before);
  });

  it.each([
    ['booth', 'pdf', '%PDF-'],
    ['glossary', 'docx', 'PK'],
    ['phone', 'html', '<!doctype html>'],
    ['cards', 'apkg', 'PK'],
  ])('prints: %s as %s', async (kind, format, start) => {
    const { app, page } = running;
    const save = join(folder, `${kind}, лист.${format}`);
    await answerDialogs(app, { save });
    await page.keyboard.press('Control+KeyP');
    await page.getByTestId(`print-${kind}`).check();
    await page.getByTestId('print-format').selectOption(format);
    await page.getByTestId('print-now').click();
    await expect.poll(() => existsSync(save), { timeout: 60_000 }).toBe(true);
    expect(readFileSync(save).subarray(0, start.length).toString()).toBe(start);
  });

  it('asks its cards and counts the answers', async () => {
    const { page } = running;
    await page.getByTestId('tab-learn').check({ force: true });
    await page.getByTestId('card').waitFor();
    const before = await page.getByTestId('due-counts').textContent();
    await page.keyboard.press('Space');
    await page.getByTestId('answer').waitFor();
    await page.keyboard.press('Digit4');
    await page.waitForFunction(
      (text) => document.querySelector('[data-testid="due-counts"]')?.textContent !== text,
      before,
    );
    await page.getByTestId('take-back').click();
    await page.waitForFunction(
      (text) => document.querySelector('[data-testid="due-counts"]')?.textContent === text,
      before,
    );
  });

  it('keeps its terms in sight in the booth, pinned from the event or chosen in the booth, by keys alone', async () => {
    const { page } = running;
    const booth = await boothOf(running);
    const answers = booth.getByTestId('booth-answer');
    const header = booth.getByTestId('booth-pinned-event');
    await page.keyboard.press('KeyP');
    await page.locator('[data-testid="pin-event"][aria-pressed="true"]').waitFor();
    await page.keyboard.press('Control+Digit6');
    await expect.poll(() => header.textContent()).toBe('Совет');
    await expect.poll(() => answers.count()).toBeGreaterThan(0);
    expect((await answers.allInnerTexts()).join()).toContain('Caspian Thing');

    // Another rendering in the glossary is another answer, without the event being pinned anew.
    const before = await answers.count();
    await page.keyboard.press('Control+KeyZ');
    await booth.keyboard.press('Escape');
    await page.keyboard.press('Control+Digit6');
    await expect.poll(() => answers.count(), { timeout: 15_000 }).toBe(before - 1);

    // No event, then the same again, chosen in the booth.
    await booth.keyboard.press('Control+KeyE');
    await expect.poll(() => booth.getByTestId('booth-event').count()).toBe(2);
    await booth.keyboard.press('ArrowUp');
    await booth.keyboard.press('Enter');
    await expect.poll(() => header.count(), { timeout: 15_000 }).toBe(0);
    await page.locator('[data-testid="pin-event"][aria-pressed="false"]').waitFor();
    await booth.keyboard.press('Control+KeyE');
    await booth.getByTestId('booth-event').first().waitFor();
    await booth.keyboard.press('ArrowDown');
    await booth.keyboard.press('Enter');
    await expect.poll(() => header.textContent()).toBe('Совет');
    await expect.poll(() => answers.count(), { timeout: 15_000 }).toBe(before - 1);
    await booth.keyboard.press('Escape');
    await page.keyboard.press('Control+KeyY');
  });

  it('has single terms pinned', async () => {
    const { page } = running;
    const booth = await boothOf(running);
    await page.getByTestId('tab-known').check({ force: true });
    await page.keyboard.press('KeyP');
    await page.locator('[data-testid="pin-event"][aria-pressed="false"]').waitFor();
    await page.getByTestId('pin-term').first().press('Space');
    await page.locator('[data-testid="pin-term"][aria-pressed="true"]').waitFor();
    await page.keyboard.press('Control+Digit6');
    await expect.poll(() => booth.getByTestId('booth-answer').count()).toBe(1);
    expect(await booth.getByTestId('booth-answer').first().innerText()).toContain('Caspian Thing');
    await booth.keyboard.press('Escape');
  });

  it('put nothing on the console', () => {
    expect(running.consoleErrors).toEqual([]);
  });
});
