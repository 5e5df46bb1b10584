import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { projectRoot } from '../../scripts/project.ts';
import { launchApp, newProfile, type RunningApp, removeProfile } from './app.ts';
import { answerDialogs } from './dialogs.ts';

describe('the frame', () => {
  const profile = newProfile();
  let running: RunningApp;
  const shown = (testId: string) => running.page.getByTestId(testId).first();
  const press = async (...chords: string[]) => {
    for (const chord of chords) await running.page.keyboard.press(chord);
  };
  const window = () => running.app.browserWindow(running.page);
  const inPalette = async (words: string, item: string) => {
    await press('Control+KeyK');
    await shown('palette-input').fill(words);
    await running.page.getByTestId('palette-item').filter({ hasText: item }).first().waitFor();
  };

  beforeAll(async () => {
    running = await launchApp({ profile });
    await shown('open-sample').click();
    await shown('title-row').waitFor({ timeout: 60_000 });
    await press('Enter');
  });
  afterAll(async () => {
    await running.close();
    removeProfile(profile);
  });

  it('gives a command of another room from wherever one is', async () => {
    await press('Control+Digit1');
    await shown('screen-desk').waitFor();
    await inPalette('new event', 'New event');
    await press('Enter');
    await shown('event-form').waitFor();
    await answerDialogs(running.app, { open: [join(projectRoot, 'tests/files/council/council.ru.txt')] });
    await shown('choose-papers').click();
    await shown('event-name').fill('Каспийский совет');
    await shown('event-name').press('Enter');
    await shown('gap-detail').waitFor({ timeout: 60_000 });
  });

  it('does nothing to what happens to be open there: such a command is named, with its key', async () => {
    await press('Control+Digit1');
    await inPalette('delete the entry', 'Delete the entry');
    await press('Enter');
    await shown('entry-row').waitFor();
    await expect.poll(() => shown('notice').innerText()).toContain('Delete');
    expect(await running.page.getByTestId('entry-row').count()).toBeGreaterThan(0);
  });

  it('finds entries, texts and events by their names', async () => {
    await inPalette('csto-weapons', 'csto-weapons.ru.txt');
    await press('Enter');
    await shown('screen-titles').waitFor();
    await inPalette('каспийский', 'Каспийский совет');
    await press('Enter');
    await shown('screen-event').waitFor();
  });

  it('grows and shrinks by keys, as plus and minus lie on any keyboard', async () => {
    const zoom = async () => (await window()).evaluate((one) => one.webContents.getZoomFactor());
    expect(await zoom()).toBe(1);
    await press('Control+Equal');
    await expect.poll(zoom).toBeGreaterThan(1);
    await press('Control+Digit0');
    await expect.poll(zoom).toBe(1);
    await press('Control+Minus');
    await expect.poll(zoom).toBeLessThan(1);
    await press('Control+NumpadAdd');
    await expect.poll(zoom).toBe(1);
  });

  it('shows how a long job gets on and how long it will take, and stops it when told to', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'concordat-долгое-'));
    const lines = (text: string) => Array.from({ length: 12_000 }, (_, line) => `${text} ${line * 7}.`).join('\n');
    const paths = [join(folder, 'ru.txt'), join(folder, 'en.txt')] as const;
    writeFileSync(paths[0], lines('Статья договора о сотрудничестве номер'));
    writeFileSync(paths[1], lines('Article of the treaty on cooperation number'));
    await press('Control+Digit1');
    await answerDialogs(running.app, { open: paths });
    await shown('open-files').click();
    await running.page.waitForFunction(() => document.querySelector('[data-testid="align"]:not(:disabled)') !== null);
    const before = await running.page.getByTestId('recent-row').count();
    await shown('align').click();
    await expect.poll(() => shown('job').innerText(), { timeout: 30_000 }).toMatch(/\d+\s?%/);
    await expect.poll(() => shown('job').innerText(), { timeout: 30_000 }).toMatch(/about .+ left/);
    await shown('job-cancel').click();
    await shown('job').waitFor({ state: 'detached', timeout: 10_000 });
    await shown('clear').click();
    expect(await running.page.getByTestId('recent-row').count()).toBe(before);
    rmSync(folder, { recursive: true, force: true });
  });

  it('explains its keys and its words when asked', async () => {
    await press('Shift+Slash');
    await shown('help-panel').waitFor();
    expect(await shown('help-panel').innerText()).toContain('Go to Glossary');
    expect(await shown('help-words').innerText()).toContain('term base');
    await press('Escape');
  });

  it('has its window as large as it was left, even when it was ended by force', async () => {
    await (await window()).evaluate((one) => one.setBounds({ x: 40, y: 30, width: 1000, height: 700 }));
    await running.page.waitForTimeout(800);
    running.app.process().kill('SIGKILL');
    await running.app.waitForEvent('close');
    running = await launchApp({ profile });
    const bounds = await (await window()).evaluate((one) => one.getBounds());
    expect(bounds).toMatchObject({ width: 1000, height: 700 });
  });

  it('has put no error on the console', () => {
    expect(running.consoleErrors).toEqual([]);
  });
});
