import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { boothOf } from '../../tests/e2e/booth.ts';
import { answerDialogs } from '../../tests/e2e/dialogs.ts';
import type { Shot } from './shot-list.ts';

const dayMs = 86_400_000;

/** Units of the last year as another tool would hand them over, more of them from month to month. */
function unitsOfAYear(): string {
  const path = join(mkdtempSync(join(tmpdir(), 'concordat-год-')), 'память.tmx');
  const units = Array.from({ length: 600 }, (_, index) => {
    const daysAgo = Math.floor(330 * (1 - Math.sqrt((index % 97) / 97)));
    const made = new Date(Date.now() - daysAgo * dayMs).toISOString().replace(/[-:]|\.\d+/g, '');
    const side = (language: string, text: string) => `<tuv xml:lang="${language}"><seg>${text} ${index}</seg></tuv>`;
    return `<tu creationdate="${made}">${side('ru', 'Статья договора')}${side('en', 'Article of the treaty')}</tu>`;
  });
  writeFileSync(path, `<tmx version="1.4"><header srclang="ru"/><body>${units.join('')}</body></tmx>`);
  return path;
}

/** The first screen once there is something to be seen at a glance; after the shots of the brief. */
export const deskShots: readonly Shot[] = [
  {
    name: '73-desk-event',
    prepare: async (page) => {
      await page.keyboard.press('Control+Digit1');
      await page.getByTestId('batch-clear').click();
      await page.getByTestId('glance-gaps').waitFor({ timeout: 60_000 });
      await page.waitForTimeout(2_500);
    },
  },
  {
    name: '75-brief-pinned',
    prepare: async (page) => {
      await page.getByTestId('glance-event').click();
      await page.getByTestId('screen-event').waitFor();
      await page.getByTestId('tab-known').check({ force: true });
      await page.getByTestId('pin-term').first().click();
      await page.keyboard.press('KeyP');
      await page.locator('[data-testid="pin-event"][aria-pressed="true"]').waitFor();
      await page.waitForTimeout(300);
    },
  },
  {
    name: '76-booth-event',
    look: boothOf,
    prepare: async (page, running) => {
      const booth = await boothOf(running);
      await page.keyboard.press('Control+Digit6');
      await booth.getByTestId('booth-box').fill('');
      await booth.getByTestId('booth-answer').nth(2).waitFor();
      await booth.waitForTimeout(500);
    },
  },
  {
    name: '77-booth-choose-event',
    look: boothOf,
    prepare: async (_page, running) => {
      const booth = await boothOf(running);
      await booth.keyboard.press('Control+KeyE');
      await booth.getByTestId('booth-event').nth(1).waitFor();
      await booth.waitForTimeout(300);
    },
  },
  {
    name: '74-desk-grown',
    prepare: async (page, running) => {
      const { app } = running;
      await answerDialogs(app, { open: [unitsOfAYear()] });
      const booth = await boothOf(running);
      await booth.keyboard.press('Escape');
      await booth.keyboard.press('Escape');
      await page.keyboard.press('Control+Digit9');
      await page.getByTestId('exchange-import').click();
      const again = page.getByTestId('import-more');
      await ((await again.isVisible()) ? again : page.getByTestId('import-choose')).click();
      await page.getByTestId('import-start').click();
      await page.getByTestId('import-report').waitFor({ timeout: 60_000 });
      await page.keyboard.press('Control+Digit1');
      await page.getByTestId('glance-growth-units').waitFor();
      await page.waitForTimeout(500);
    },
  },
];
