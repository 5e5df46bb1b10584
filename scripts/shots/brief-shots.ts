import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { answerDialogs } from '../../tests/e2e/dialogs.ts';
import { projectRoot } from '../project.ts';
import type { Shot } from './shot-list.ts';

const paper = (name: string): string => join(projectRoot, 'tests/files/council', name);

/** What a colleague sends: one pair like ours, one that differs, one that is new. */
function sharedFile(): string {
  const path = join(mkdtempSync(join(tmpdir(), 'concordat-общее-')), 'Каспийский совет.json');
  const row = { conceptType: 'place', ruFull: '', ruAcronym: '', enFull: '', enAcronym: '' };
  const rows = [
    { ...row, key: '1', ru: 'Каспийское море', en: 'Caspian Sea' },
    {
      ...row,
      key: '2',
      ru: 'Организация Договора о коллективной безопасности',
      en: 'Organization of the CST',
      conceptType: 'organisation',
    },
  ];
  const event = {
    format: 'concordat-event',
    version: 1,
    name: 'Каспийский совет',
    date: '2026-12-03',
    place: 'Баку',
    notes: '',
    author: 'Анна',
  };
  writeFileSync(path, JSON.stringify({ ...event, rows }));
  return path;
}

/** An event from its papers to the cards. */
export const briefShots: readonly Shot[] = [
  {
    name: '60-brief-empty',
    prepare: async (page) => {
      await page.keyboard.press('Escape');
      await page.keyboard.press('Control+Digit8');
      await page.getByTestId('screen-brief').waitFor();
    },
  },
  {
    name: '61-brief-new',
    prepare: async (page, { app }) => {
      await answerDialogs(app, { open: [paper('council.ru.txt'), paper('council.en.txt')] });
      await page.getByTestId('new-event').first().click();
      await page.getByTestId('choose-papers').click();
      await page.getByTestId('event-name').fill('Каспийский совет');
      await page.getByTestId('event-date').fill(new Date(Date.now() + 5 * 86_400_000).toISOString().slice(0, 10));
      await page.waitForFunction(() => document.querySelector('[data-testid="save-event"]:not(:disabled)') !== null);
    },
  },
  {
    name: '62-brief-gaps',
    prepare: async (page) => {
      await page.getByTestId('save-event').click();
      await page.getByTestId('gap-detail').waitFor({ timeout: 60_000 });
      await page.waitForTimeout(500);
    },
  },
  {
    name: '63-brief-filled',
    prepare: async (page) => {
      const gaps = await page.getByTestId('gap').count();
      await page.getByTestId('gap-rendering').fill('Council for Caspian Cooperation');
      await page.getByTestId('gap-rendering').press('Enter');
      await page.waitForFunction((before) => document.querySelectorAll('[data-testid="gap"]').length < before, gaps);
      await page.waitForTimeout(400);
    },
  },
  {
    name: '64-brief-known',
    prepare: async (page) => {
      await page.getByTestId('tab-known').check({ force: true });
      await page.getByTestId('brief-row').first().waitFor();
    },
  },
  { name: '65-brief-speakers', prepare: (page) => page.getByTestId('tab-speakers').check({ force: true }) },
  {
    name: '66-brief-print',
    prepare: async (page) => {
      await page.getByTestId('print').click();
      await page.getByTestId('print-panel').waitFor();
    },
  },
  {
    name: '67-brief-card',
    prepare: async (page) => {
      await page.keyboard.press('Escape');
      await page.getByTestId('tab-learn').check({ force: true });
      await page.getByTestId('card').waitFor();
    },
  },
  {
    name: '68-brief-answer',
    prepare: async (page) => {
      await page.getByTestId('typing').check();
      await page.getByTestId('typed-answer').fill('…');
      await page.keyboard.press('Enter');
      await page.getByTestId('answer').waitFor();
    },
  },
  {
    name: '69-brief-learnt',
    prepare: async (page) => {
      await page.getByTestId('rate-good').click();
      await page.getByTestId('typed-answer').waitFor();
      await page.waitForTimeout(400);
    },
  },
  {
    name: '70-brief-events',
    prepare: async (page) => {
      await page.keyboard.press('Control+Digit8');
      await page.getByTestId('event').first().waitFor();
    },
  },
  {
    name: '71-brief-shared',
    prepare: async (page, { app }) => {
      await answerDialogs(app, { open: [sharedFile()] });
      await page.getByTestId('open-shared').click();
      await page.getByTestId('merge').waitFor();
    },
  },
  {
    name: '72-brief-merged',
    prepare: async (page) => {
      await page.getByTestId('merge').click();
      await page.waitForTimeout(600);
    },
  },
];
