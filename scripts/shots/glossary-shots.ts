import type { Page } from 'playwright-core';
import type { Shot } from './shot-list.ts';

const settled = (page: Page): Promise<void> => page.waitForTimeout(500);

/** The entry's form: case forms put right, validity; then the entry as it is shown. */
export const entryShots: readonly Shot[] = [
  {
    name: '14-glossary-forms',
    prepare: async (page) => {
      await page.getByTestId('more-ru').first().click();
      await page.getByTestId('valid-from').first().fill('2002');
      await page
        .getByTestId('edit-form-instrumental')
        .first()
        .fill('Организациею Договора о коллективной безопасности');
      await page.getByTestId('edit-form-dative').first().scrollIntoViewIfNeeded();
      await settled(page);
    },
  },
  {
    name: '14-glossary-validity-wrong',
    prepare: async (page) => {
      await page.getByTestId('valid-to').first().fill('1999');
      await page.getByTestId('term-note').first().click();
      await settled(page);
    },
  },
  {
    name: '14-glossary-forms-shown',
    prepare: async (page) => {
      await page.getByTestId('valid-to').first().fill('');
      await page.getByTestId('save-entry').click();
      await page.getByTestId('term-forms').first().locator('summary').click();
      await page.getByTestId('form-genitive').waitFor();
      await settled(page);
    },
  },
];

/** The dialog of the export, over the whole glossary. */
export const glossaryExportShot: Shot = {
  name: '16-glossary-export',
  prepare: async (page) => {
    await page.keyboard.press('Control+KeyE');
    await page.getByTestId('export-plan').waitFor();
    await settled(page);
  },
};

/** The list ordered by a column, with several entries chosen. */
export const chosenShot: Shot = {
  name: '16-glossary-chosen',
  prepare: async (page) => {
    await page.keyboard.press('Escape');
    await page.getByTestId('glossary-search').fill('');
    await page.getByTestId('sort-ru').click();
    await page.getByTestId('entry-row').nth(1).click();
    await page.getByTestId('glossary-list').focus();
    await page.keyboard.press('Shift+ArrowDown');
    await page.keyboard.press('Shift+ArrowDown');
    await page.getByTestId('chosen-status').selectOption('admitted');
    await settled(page);
  },
};
