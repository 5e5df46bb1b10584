import type { Page } from 'playwright-core';
import type { RunningApp } from '../../tests/e2e/app.ts';
import { houseEvidence } from '../../tests/e2e/house-evidence.ts';
import type { Shot } from './shot-list.ts';

const settled = (page: Page): Promise<void> => page.waitForTimeout(500);

async function open(page: Page, section: string): Promise<void> {
  await page.keyboard.press('Control+Comma');
  await page.getByTestId(`settings-${section}`).click();
}

/** Lists are long enough to be put in order. */
async function threeCollections(page: Page): Promise<void> {
  for (const name of ['Bureau of Translation', 'Заказчик: Межпарламентская ассамблея']) {
    await page.getByTestId('new-collection').fill(name);
    await page.keyboard.press('Enter');
    await page.getByText(name).waitFor();
  }
}

const sections = [
  'languages',
  'collections',
  'houses',
  'names',
  'segmentation',
  'appearance',
  'booth',
  'shortcuts',
  'backups',
];

/** Every group of settings as it is first met, then the states that are reached from them. */
export const settingsShots: readonly Shot[] = [
  ...sections.map(
    (section, place): Shot => ({
      name: `7${place}-settings-${section}`,
      prepare: async (page) => {
        await open(page, section);
        if (section === 'collections') await threeCollections(page);
        await settled(page);
      },
    }),
  ),
  {
    name: '77-settings-names-spelling',
    prepare: async (page) => {
      await open(page, 'names');
      await page.getByTestId('romanisation-icao').check();
      await page.getByTestId('spelling-oxford').check();
      await page.getByTestId('spelling-american').scrollIntoViewIfNeeded();
      await settled(page);
    },
  },
  {
    name: '77-settings-houses-ranked',
    prepare: async (page: Page, running: RunningApp) => {
      // The pictures after these are of a text as it comes.
      await page.getByTestId('spelling-as-it-comes').check();
      await page.getByTestId('romanisation-usual').check();
      await houseEvidence(running);
      await open(page, 'collections');
      await open(page, 'houses');
      await page.getByTestId('take-out-house').selectOption('МИД России');
      await page.getByTestId('house-order').getByRole('button').first().focus();
      await settled(page);
    },
  },
  {
    name: '77-settings-collection-rename',
    prepare: async (page) => {
      await open(page, 'collections');
      await page.getByTestId('rename-collection').nth(1).click();
      await settled(page);
    },
  },
  {
    name: '77-settings-collection-delete',
    prepare: async (page) => {
      await page.keyboard.press('Escape');
      await page.getByTestId('delete-collection').first().click();
      await settled(page);
    },
  },
  {
    name: '77-settings-collection-merge',
    prepare: async (page) => {
      await page.keyboard.press('Escape');
      await page.getByTestId('merge-collection').first().click();
      await settled(page);
    },
  },
  {
    name: '77-settings-search',
    prepare: async (page) => {
      await page.keyboard.press('Escape');
      await page.getByTestId('settings-search').fill('PCGN');
      await settled(page);
    },
  },
  {
    name: '77-settings-search-none',
    prepare: async (page) => {
      await page.getByTestId('settings-search').fill('qwerty');
      await settled(page);
    },
  },
  {
    name: '76-settings-rules',
    prepare: async (page) => {
      await page.getByTestId('settings-search').fill('');
      await open(page, 'segmentation');
      await page.getByTestId('abbreviation').fill('брлг.');
      await page.keyboard.press('Enter');
      await page.getByTestId('all-rules').click();
      await settled(page);
    },
  },
];
