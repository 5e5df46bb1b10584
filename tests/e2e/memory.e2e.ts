import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchApp, newProfile, type RunningApp, removeProfile } from './app.ts';
import { answerDialogs } from './dialogs.ts';

describe('the memory', () => {
  const profile = newProfile();
  let running: RunningApp;
  const press = async (...chords: string[]) => {
    for (const chord of chords) await running.page.keyboard.press(chord);
  };
  const shown = (testId: string) => running.page.getByTestId(testId);

  beforeAll(async () => {
    running = await launchApp({ profile, language: 'en' });
  });
  afterAll(async () => {
    await running.close();
    removeProfile(profile);
  });

  it('takes a segment, finds it by its words and by its like, and mends it', async () => {
    await shown('screen-desk').waitFor();
    await shown('open-sample').click();
    await shown('title-row').first().waitFor({ timeout: 60_000 });
    await press('Control+Digit5');
    await shown('screen-memory').waitFor();
    await press('Control+KeyN');
    await shown('unit-text-0').fill('Совет принял решение о мире.');
    await shown('unit-text-1').fill('The Council took a decision on peace.');
    await press('Control+Enter');
    await shown('unit-editor').waitFor({ state: 'detached' });
    await shown('memory-search').fill('решения');
    await expect.poll(() => shown('unit-row').locator('mark').allInnerTexts()).toContain('решение');
    await press('Alt+KeyS');
    await shown('memory-search').fill('Совет принял решение о войне.');
    await expect.poll(() => shown('similarity').innerText()).toBe('80 %');
    expect(await shown('unit-row').locator('ins').allInnerTexts()).toEqual(['мире']);
    await press('Enter', 'KeyE');
    await shown('unit-text-1').fill('The Council decided on peace.');
    await press('Control+Enter');
    await expect.poll(() => shown('unit-row').innerText()).toContain('The Council decided on peace.');
    await press('Delete');
    await expect.poll(() => shown('unit-row').count()).toBe(0);
    await press('Control+KeyZ');
    await expect.poll(() => shown('unit-row').count()).toBe(1);
  });

  it('has several segments chosen by keys, written to a file, deleted at once and brought back at once', async () => {
    const { app } = running;
    for (const number of ['первый', 'второй', 'третий']) {
      await press('Control+KeyN');
      await shown('unit-text-0').fill(`Участок ${number}`);
      await shown('unit-text-1').fill(`Section ${number}`);
      await press('Control+Enter');
      await shown('unit-editor').waitFor({ state: 'detached' });
    }
    await press('Alt+KeyC');
    await shown('memory-search').fill('участок');
    await expect.poll(() => shown('unit-row').count()).toBe(3);
    await press('Enter', 'Shift+ArrowDown');
    await expect.poll(() => shown('chosen-units').innerText()).toContain('2 segments chosen');
    const save = join(profile, 'выбранное.tmx');
    await answerDialogs(app, { save });
    await shown('hit-format').selectOption('tmx');
    await shown('unit-list').focus();
    await press('Control+Shift+KeyE');
    await expect.poll(() => existsSync(save) && readFileSync(save, 'utf8').match(/<tu[ >]/g)?.length).toBe(2);
    await press('Delete');
    await expect.poll(() => shown('unit-row').count()).toBe(1);
    await press('Control+KeyZ');
    await expect.poll(() => shown('unit-row').count()).toBe(3);
    await shown('memory-origin').fill('нет такого');
    await expect.poll(() => shown('unit-row').count()).toBe(0);
    await shown('memory-origin').fill('');
    await expect.poll(() => shown('unit-row').count()).toBe(3);
    // Taken back one after the other: the memory is as the next test wants it.
    await shown('unit-list').focus();
    await press('Control+KeyA', 'Delete');
    await expect.poll(() => shown('unit-row').count()).toBe(0);
    await press('Alt+KeyS');
    await shown('memory-search').fill('Совет принял решение о войне.');
    await expect.poll(() => shown('unit-row').count()).toBe(1);
  });

  it('is backed up and restored with a look at what the backup holds', async () => {
    await shown('open-backups').click();
    await shown('back-up-now').click();
    await shown('backup-row').waitFor();
    await shown('restore').click();
    expect(await shown('restore-preview').innerText()).toContain('1 segment');
    await shown('restore-now').click();
    await expect.poll(() => shown('backup-row').count()).toBe(2);
    await press('Escape');
    await expect.poll(() => shown('unit-row').count()).toBe(1);
  });

  it('offers its backups when it cannot be opened, and goes on after one', async () => {
    await running.close();
    writeFileSync(join(profile, 'concordat.db'), 'damaged');
    running = await launchApp({ profile, language: 'en' });
    await shown('backups').waitFor();
    await shown('restore').last().click();
    await shown('restore-now').click();
    await press('Escape', 'Control+Digit5');
    await expect.poll(() => running.page.getByTestId('screen-memory').innerText()).toContain('1 segment in memory');
  });
});
