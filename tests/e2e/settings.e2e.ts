import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openMemory } from '../../src/store/open.ts';
import { launchApp, type RunningApp, removeProfile } from './app.ts';
import { answerDialogs } from './dialogs.ts';
import { houseEvidence, rankedTitle } from './house-evidence.ts';

let running: RunningApp;
const profiles = new Set<string>();

beforeAll(async () => {
  running = await launchApp({ language: 'en' });
  profiles.add(running.profile);
});
afterAll(async () => {
  await running.close();
  for (const profile of profiles) removeProfile(profile);
});

const shown = (testId: string) => running.page.getByTestId(testId);
const press = async (...chords: string[]) => {
  for (const chord of chords) await running.page.keyboard.press(chord);
};
const open = async (section: string) => {
  await press('Control+Comma');
  await shown(`settings-${section}`).click();
};
const rows = (testId: string) => shown(testId).locator('li');

/** What another program on the same file is told. */
async function inMemory<Result>(work: (store: Awaited<ReturnType<typeof openMemory>>) => Promise<Result>) {
  const store = await openMemory({ path: join(running.profile, 'concordat.db'), author: 'тест' });
  try {
    return await work(store);
  } finally {
    await store.close();
  }
}

describe('the settings', () => {
  it('order houses by keys alone, and the booth says what the first one says', async () => {
    await houseEvidence(running);
    await open('houses');
    await expect.poll(() => rows('house-order').nth(1).innerText()).toContain('UNODC');
    await rows('house-order').nth(5).getByRole('button').first().focus();
    await press('Alt+ArrowUp', 'Alt+ArrowUp', 'Alt+ArrowUp', 'Alt+ArrowUp', 'Alt+ArrowUp');
    await expect.poll(() => rows('house-order').first().innerText()).toContain('Press');
    expect(await shown('order-told').innerText()).toBe('Press: place 1 of 7');
    await expect.poll(() => inMemory(async (store) => (await store.settings()).houses[0])).toBe('kind:press');
    const best = () => inMemory(async (store) => (await store.lookup({ query: rankedTitle, limit: 1 }))[0]?.target);
    expect(await best()).toBe('Headquarters for Verification');
    await press('Alt+ArrowDown', 'Alt+ArrowDown');
    await expect.poll(best).toBe('Coordinating Staff for Verification');
  });

  it('take a house out of its kind and put it anywhere by dragging', async () => {
    await shown('take-out-house').selectOption('МИД России');
    const own = rows('house-order').filter({ hasText: 'МИД России' });
    await own.locator('[draggable]').dragTo(rows('house-order').first(), { targetPosition: { x: 60, y: 4 } });
    await expect.poll(() => rows('house-order').first().innerText()).toContain('МИД России');
    await expect
      .poll(() => inMemory(async (store) => (await store.lookup({ query: rankedTitle, limit: 1 }))[0]?.target))
      .toBe('Verification Coordination Staff');
  });

  it('rename, leave out and delete a collection, and undo brings it back', async () => {
    await open('collections');
    await shown('new-collection').fill('Клиент');
    await press('Enter');
    await expect.poll(() => rows('collection-order').count()).toBe(2);
    await shown('rename-collection').last().click();
    await shown('collection-new-name').fill('Заказчик');
    await press('Enter');
    await expect.poll(() => rows('collection-order').last().innerText()).toContain('Заказчик');
    await shown('collection-searched').first().uncheck();
    await expect.poll(() => inMemory((store) => store.searchedCollections())).toHaveLength(1);
    await shown('collection-searched').first().check();
    await shown('delete-collection').first().click();
    expect(await shown('delete-collection-dialog').innerText()).toContain('1 entry');
    await shown('delete-now').click();
    await expect.poll(() => rows('collection-order').count()).toBe(1);
    await press('Control+KeyZ');
    await expect.poll(() => rows('collection-order').count()).toBe(2);
    expect(await rows('collection-order').first().innerText()).toContain('1 entry');
  });

  it('merge one collection into another', async () => {
    await shown('merge-collection').last().click();
    await shown('merge-now').click();
    await expect.poll(() => rows('collection-order').count()).toBe(1);
    await press('Control+KeyZ');
    await expect.poll(() => rows('collection-order').count()).toBe(2);
  });

  it('are found by name', async () => {
    await press('Control+Shift+KeyF');
    await running.page.keyboard.type('oxford');
    await expect.poll(() => shown('spelling-oxford').isVisible()).toBe(true);
    await shown('spelling-oxford').check();
    await expect.poll(() => inMemory(async (store) => (await store.settings()).spelling)).toBe('oxford');
    await shown('settings-search').fill('');
  });

  it('change the language of the window at once, also from another process, and keep it', async () => {
    await open('languages');
    await shown('setting-language').selectOption('ru');
    await expect.poll(() => running.page.locator('h1').first().innerText()).toBe('Настройки');
    await expect.poll(() => inMemory(async (store) => (await store.settings()).interfaceLanguage)).toBe('ru');
    await inMemory((store) => store.saveSettings({ interfaceLanguage: 'en' }));
    await expect.poll(() => running.page.locator('h1').first().innerText()).toBe('Settings');
  });

  it('restore a backup from a file after a look at what it holds', async () => {
    const path = join(running.profile, 'elsewhere.db');
    await inMemory((store) => store.backup(path));
    await inMemory((store) => store.saveSettings({ spelling: 'american' }));
    await answerDialogs(running.app, { open: [path] });
    await open('backups');
    await running.page.getByText('Restore from a file').click();
    expect(await shown('restore-preview').innerText()).toContain('1 entry');
    await shown('restore-now').click();
    await expect.poll(() => inMemory(async (store) => (await store.settings()).spelling)).toBe('oxford');
    expect(existsSync(`${join(running.profile, 'concordat.db')}.backups`)).toBe(true);
    expect(readdirSync(`${join(running.profile, 'concordat.db')}.backups`).length).toBeGreaterThan(0);
  });
});
