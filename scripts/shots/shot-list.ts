import { copyFileSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import type { RunningApp } from '../../tests/e2e/app.ts';
import { boothOf } from '../../tests/e2e/booth.ts';
import { alignDoubtfulText } from '../../tests/e2e/doubtful-text.ts';
import { projectRoot } from '../project.ts';
import { briefShots } from './brief-shots.ts';
import { deskShots } from './desk-shots.ts';
import { chosenShot, entryShots, glossaryExportShot } from './glossary-shots.ts';
import { settingsShots } from './settings-shots.ts';

/** A screen in a state worth looking at. */
export interface Shot {
  /** File name without language, scheme and size. */
  readonly name: string;
  /** Brings the window there from wherever the shot before left it. */
  readonly prepare: (page: Page, running: RunningApp) => Promise<void>;
  /** The page to look at, where it is not the first window's. */
  readonly look?: (running: RunningApp) => Promise<Page>;
}

const press = async (page: Page, ...chords: string[]): Promise<void> => {
  for (const chord of chords) await page.keyboard.press(chord);
};
const shown = (page: Page, testId: string): Promise<void> =>
  page.getByTestId(testId).first().waitFor({ timeout: 60_000 });
/** Until what the last key asked for is on screen. */
const settled = (page: Page): Promise<void> => page.waitForTimeout(500);

/** A folder as an agency sends it: pairs, a bilingual table, a scan, a text whose other half is missing. */
function folderOfFiles(): string {
  const folder = mkdtempSync(join(tmpdir(), 'concordat-файлы-'));
  const copy = (from: string, to: string) => copyFileSync(join(projectRoot, from), join(folder, to));
  copy('data/sample/csto-weapons.ru.txt', 'ОДКБ, заявление.txt');
  copy('data/sample/csto-weapons.en.txt', 'CSTO, statement.txt');
  copy('tests/files/documents/charter.ru.docx', 'Устав.docx');
  copy('tests/files/documents/charter.en.pdf', 'Charter (final).pdf');
  copy('tests/files/documents/bulletin.ru.pdf', 'Бюллетень 4-2026.pdf');
  copy('tests/files/documents/bulletin.en.rtf', 'Bulletin 4-2026.rtf');
  copy('tests/files/documents/bilingual-table.docx', 'Соглашение, две колонки.docx');
  copy('tests/files/documents/slides.ru.pptx', 'Доклад.pptx');
  copy('tests/files/documents/scan.pdf', 'Приложение (скан).pdf');
  return folder;
}

/** In the order of a first session, so that each state follows from the one before. */
export const shots: readonly Shot[] = [
  { name: '01-desk-empty', prepare: (page) => shown(page, 'screen-desk') },
  { name: '02-desk-one-side', prepare: (page) => page.getByTestId('paste-texts').click() },
  {
    name: '03-desk-pasted',
    prepare: async (page) => {
      await page
        .getByTestId('text-source')
        .fill('Организация Договора о коллективной безопасности (ОДКБ) создана в 2002 году.');
      await page
        .getByTestId('text-target')
        .fill('The Collective Security Treaty Organization (CSTO) was established in 2002.');
      await page.waitForFunction(() => document.querySelector('[data-testid="align"]:not(:disabled)') !== null);
    },
  },
  {
    name: '04-desk-same-language',
    prepare: async (page) => {
      await page.getByTestId('text-target').fill('Организация создана в 2002 году, в неё входят шесть государств.');
      await shown(page, 'same-language');
    },
  },
  {
    name: '05-titles',
    prepare: async (page) => {
      await page.getByTestId('clear').click();
      await page.getByTestId('open-sample').click();
      await shown(page, 'title-row');
      await settled(page);
    },
  },
  {
    name: '05-titles-by-kind',
    prepare: async (page) => {
      await page.getByTestId('order').selectOption('kind');
      await settled(page);
    },
  },
  {
    name: '06-titles-decided',
    prepare: async (page) => {
      await page.getByTestId('order').selectOption('weight');
      await press(page, 'Home', 'Enter', 'Enter', 'Backspace', 'Enter');
      await settled(page);
    },
  },
  {
    name: '07-titles-edit',
    prepare: async (page) => {
      await press(page, 'KeyE');
      await shown(page, 'title-editor');
      await settled(page);
    },
  },
  {
    name: '08-titles-case-forms',
    prepare: async (page) => {
      await page.getByTestId('case-forms').first().click();
      await shown(page, 'case-form-list');
      await settled(page);
    },
  },
  {
    name: '08-titles-above',
    prepare: async (page) => {
      await press(page, 'Escape', 'Escape', 'Shift+KeyA');
      await shown(page, 'accept-above');
      await settled(page);
    },
  },
  {
    name: '09-align',
    prepare: async (page) => {
      await press(page, 'Escape', 'Control+Digit2');
      await shown(page, 'bead-row');
      await settled(page);
    },
  },
  {
    name: '09-align-mark',
    prepare: async (page) => {
      await shown(page, 'mark');
      await press(page, 'Home', 'BracketRight', 'BracketRight');
      await settled(page);
    },
  },
  {
    name: '09-align-mark-wrong',
    prepare: async (page) => {
      while ((await page.locator('[data-wrong][data-lit="here"]').count()) === 0) await press(page, 'BracketLeft');
      await settled(page);
    },
  },
  {
    name: '09-align-mark-alone',
    prepare: async (page) => {
      await press(page, 'ArrowDown', 'BracketRight');
      await settled(page);
    },
  },
  {
    name: '09-align-marks-off',
    prepare: async (page) => {
      await press(page, 'KeyH');
      await settled(page);
    },
  },
  {
    name: '10-align-confirmed',
    prepare: async (page) => {
      await press(page, 'KeyH', 'Home', 'Enter', 'Enter', 'Enter', 'ArrowRight');
      await settled(page);
    },
  },
  {
    name: '11-align-split',
    prepare: async (page) => {
      await press(page, 'KeyM');
      await settled(page);
      await press(page, 'KeyS');
      await settled(page);
    },
  },
  {
    name: '11-align-edit',
    prepare: async (page) => {
      await press(page, 'Escape', 'Home', 'ArrowDown', 'ArrowDown', 'ArrowRight', 'F2');
      await shown(page, 'cell-editor');
      await press(page, 'Control+ArrowLeft');
      await settled(page);
    },
  },
  {
    name: '11-align-selection',
    prepare: async (page) => {
      await page.mouse.move(1, 1);
      await press(page, 'Escape', 'Shift+ArrowDown', 'Shift+ArrowDown');
      await shown(page, 'selection-bar');
      await settled(page);
    },
  },
  {
    name: '11-align-replace',
    prepare: async (page) => {
      await press(page, 'Escape', 'Home', 'Control+KeyH');
      await page.getByTestId('find-text').fill('ОДКБ|CSTO');
      await page.getByTestId('find-reg-exp').check();
      await press(page, 'Shift+Tab', 'Shift+Tab', 'Enter');
      await page.getByTestId('replace-text').fill('[$&]');
      await settled(page);
    },
  },
  {
    name: '12-glossary',
    prepare: async (page) => {
      await press(page, 'Escape', 'Escape', 'Control+Digit4');
      await shown(page, 'screen-glossary');
      await settled(page);
    },
  },
  {
    name: '12-glossary-duplicates',
    prepare: async (page) => {
      await press(page, 'Control+KeyD');
      await shown(page, 'duplicates');
      await settled(page);
    },
  },
  {
    name: '13-glossary-history',
    prepare: async (page) => {
      await press(page, 'Escape');
      await page.getByTestId('entry-history').locator('summary').click();
      await settled(page);
    },
  },
  {
    name: '13-glossary-search',
    prepare: async (page) => {
      await page.getByTestId('glossary-search').fill('Организации Договора о коллективной безопасности');
      await settled(page);
    },
  },
  {
    name: '14-glossary-edit',
    prepare: async (page) => {
      await page.getByTestId('edit-entry').click();
      await settled(page);
    },
  },
  ...entryShots,
  {
    name: '15-glossary-new',
    prepare: async (page) => {
      await press(page, 'Control+KeyN');
      await settled(page);
    },
  },
  {
    name: '16-glossary-nothing',
    prepare: async (page) => {
      await press(page, 'Escape');
      await page.getByTestId('glossary-search').fill('жжжжыыыы');
      await settled(page);
    },
  },
  glossaryExportShot,
  chosenShot,
  {
    name: '17-palette',
    prepare: async (page) => {
      await press(page, 'Escape');
      await page.getByTestId('glossary-search').fill('');
      await press(page, 'Control+KeyK');
      await shown(page, 'palette-input');
      await settled(page);
    },
  },
  {
    name: '18-palette-entry',
    prepare: async (page) => {
      await page.getByTestId('palette-input').fill('csto');
      await settled(page);
    },
  },
  {
    name: '19-shortcuts',
    prepare: async (page) => {
      await press(page, 'Escape', 'F1');
      await shown(page, 'help-panel');
      await settled(page);
    },
  },
  {
    name: '20-desk-recent',
    prepare: async (page) => {
      await press(page, 'Escape', 'Control+Digit1');
      await shown(page, 'recent-row');
      await settled(page);
    },
  },
  {
    name: '21-align-doubtful',
    prepare: async (page) => {
      await alignDoubtfulText(page);
      await settled(page);
    },
  },
  {
    name: '21-align-by-doubt',
    prepare: async (page) => {
      await press(page, 'Shift+KeyS');
      await settled(page);
    },
  },
  {
    name: '21-align-by-doubt-merge',
    prepare: async (page) => {
      await press(page, 'Enter', 'KeyM');
      await settled(page);
    },
  },
  ...settingsShots,
  {
    name: '80-booth-empty',
    look: boothOf,
    prepare: async (page, running) => {
      const booth = await boothOf(running);
      await press(page, 'Control+Digit6');
      await settled(booth);
    },
  },
  {
    name: '81-booth-answer',
    look: boothOf,
    prepare: async (_page, running) => {
      const booth = await boothOf(running);
      await booth.getByTestId('booth-box').fill('одкб');
      await shown(booth, 'booth-answer');
      await settled(booth);
    },
  },
  {
    name: '82-booth-pinned',
    look: boothOf,
    prepare: async (_page, running) => {
      const booth = await boothOf(running);
      await press(booth, 'Control+KeyP', 'Escape');
      await settled(booth);
    },
  },
  {
    name: '83-booth-nothing',
    look: boothOf,
    prepare: async (_page, running) => {
      const booth = await boothOf(running);
      await booth.getByTestId('booth-box').fill('жжжжыыыы');
      await settled(booth);
    },
  },
  {
    name: '21-memory',
    prepare: async (page) => {
      await press(page, 'Control+Digit5');
      await shown(page, 'screen-memory');
      await settled(page);
    },
  },
  {
    name: '22-memory-concordance',
    prepare: async (page) => {
      await page.getByTestId('memory-search').fill('организация');
      await shown(page, 'unit-row');
      await settled(page);
    },
  },
  {
    name: '22-memory-chosen',
    prepare: async (page) => {
      await press(page, 'Enter', 'Space', 'Shift+ArrowDown');
      await shown(page, 'chosen-units');
      await settled(page);
    },
  },
  {
    name: '23-memory-edit',
    prepare: async (page) => {
      await page.getByTestId('unit-row').first().click();
      await page.getByTestId('edit-unit').first().click();
      await shown(page, 'unit-editor');
      await settled(page);
    },
  },
  {
    name: '24-memory-similar',
    prepare: async (page) => {
      const text = (await page.getByTestId('unit-text-0').inputValue()).split(' ');
      await press(page, 'Escape', 'Alt+KeyS');
      await page.getByTestId('memory-search').fill(['Как известно,', ...text.slice(1)].join(' '));
      await shown(page, 'similarity');
      await settled(page);
    },
  },
  {
    name: '25-backups',
    prepare: async (page) => {
      await page.getByTestId('open-backups').click();
      await page.getByTestId('back-up-now').click();
      await shown(page, 'backup-row');
      await settled(page);
    },
  },
  {
    name: '26-backup-preview',
    prepare: async (page) => {
      await page.getByTestId('restore').first().click();
      await shown(page, 'restore-preview');
      await settled(page);
    },
  },
  {
    name: '40-desk-many-files',
    prepare: async (page) => {
      await press(page, 'Escape', 'Escape', 'Control+Digit1');
      await page.getByTestId('folder-files').setInputFiles(folderOfFiles());
      await shown(page, 'batch-row');
      await settled(page);
    },
  },
  {
    name: '41-desk-many-files-aligned',
    prepare: async (page) => {
      await press(page, 'Control+Enter');
      await shown(page, 'batch-open');
      await settled(page);
    },
  },
  {
    name: '50-check-empty',
    prepare: async (page) => {
      await press(page, 'Escape', 'Control+Digit7');
      await shown(page, 'check-sample');
      await settled(page);
    },
  },
  {
    name: '51-check',
    prepare: async (page) => {
      await page.getByTestId('check-sample').click();
      await shown(page, 'check-finding');
      await settled(page);
    },
  },
  {
    name: '52-check-rules',
    prepare: async (page) => {
      await page.getByTestId('check-rules').click();
      await shown(page, 'check-rules-dialog');
      await settled(page);
    },
  },
  {
    name: '53-check-shipped-glossary',
    prepare: async (page) => {
      await page.getByTestId('check-browse').click();
      await page.getByTestId('starter-search').fill('совет');
      await shown(page, 'starter-entry');
      await settled(page);
    },
  },
  {
    name: '54-check-entry',
    prepare: async (page) => {
      // The search field takes the first for itself.
      await press(page, 'Escape', 'Escape');
      await page.getByTestId('check-to-glossary').click();
      await shown(page, 'check-entry');
      await settled(page);
    },
  },
  {
    name: '55-check-export',
    prepare: async (page) => {
      await press(page, 'Escape');
      await page.getByTestId('check-export').click();
      await shown(page, 'export-docx');
      await settled(page);
    },
  },
  {
    name: '80-exchange-empty',
    prepare: async (page) => {
      await press(page, 'Escape', 'Control+Digit9');
      await shown(page, 'import-choose');
      await settled(page);
    },
  },
  {
    name: '81-exchange-preview',
    prepare: async (page, { app }) => {
      const paths = [
        'tests/files/exchange/glossary/own-excel-ru-semicolon-cp1251.csv',
        'tests/files/exchange/glossary/own-omegat-ru-en.txt',
        'tests/files/documents/scan.pdf',
      ].map((path) => join(projectRoot, path));
      await app.evaluate(({ dialog }, filePaths) => {
        dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths });
      }, paths);
      await page.getByTestId('import-choose').click();
      await shown(page, 'import-table');
      await settled(page);
    },
  },
  {
    name: '82-exchange-report',
    prepare: async (page) => {
      await press(page, 'Control+Enter');
      await shown(page, 'import-report');
      await settled(page);
    },
  },
  {
    name: '83-exchange-export',
    prepare: async (page) => {
      await page.getByTestId('exchange-export').click();
      await shown(page, 'export-plan');
      await settled(page);
    },
  },
  ...briefShots,
  ...deskShots,
];
