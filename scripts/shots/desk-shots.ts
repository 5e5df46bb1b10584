import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
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
    name: '74-desk-grown',
    prepare: async (page, { app }) => {
      await answerDialogs(app, { open: [unitsOfAYear()] });
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
