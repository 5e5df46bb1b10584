import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { projectRoot } from '../../scripts/project.ts';
import { launchApp, type RunningApp, removeProfile } from './app.ts';
import { answerDialogs } from './dialogs.ts';

let running: RunningApp;
beforeAll(async () => {
  running = await launchApp();
});
afterAll(async () => {
  await running.close();
  removeProfile(running.profile);
});

const shown = (testId: string) => running.page.getByTestId(testId).first();

describe('the memory at a glance', () => {
  it('shows nothing of an empty memory but the way in', async () => {
    await shown('open-sample').waitFor();
    await shown('recent-list').waitFor({ state: 'attached' });
    expect(await running.page.getByTestId('glance').count()).toBe(0);
  });

  it('leads from a type of entries to those entries in the glossary', async () => {
    const { page } = running;
    await shown('open-sample').click();
    await shown('title-row').waitFor({ timeout: 60_000 });
    await page.keyboard.press('Enter');
    await page.keyboard.press('Control+Digit2');
    await shown('bead-row').waitFor();
    await page.keyboard.press('Enter');
    await page.keyboard.press('Control+Digit1');
    await shown('glance').waitFor();
    const types = page.locator('[data-testid="glance"] ul button');
    const label = (await types.first().textContent()) ?? '';
    await types.first().press('Enter');
    await shown('entry-row').waitFor();
    const type = await shown('glossary-type').evaluate((field) => (field as HTMLSelectElement).value);
    expect(type).not.toBe('all');
    const count = Number(label.replace(/\D/g, ''));
    expect(await shown('glossary-count').textContent()).toContain(String(count));
  });

  it('tells those who listen what the bars show, and how far a text is aligned', async () => {
    const { page } = running;
    await page.keyboard.press('Control+Digit1');
    const rows = page.locator('[data-testid="glance-growth"] tbody tr');
    await rows.first().waitFor({ state: 'attached' });
    expect(await rows.count()).toBe(12);
    expect(await rows.last().locator('td').allTextContents()).toEqual([expect.stringMatching(/^[1-9]/), '1']);
    expect(await shown('recent-row').textContent()).toMatch(/1 of \d+ rows.*confidence \d+\s?%/);
  });

  it('reads the papers of the coming event by itself, and leads to its gaps', async () => {
    const { app, page } = running;
    await answerDialogs(app, { open: [join(projectRoot, 'tests/files/council/council.ru.txt')] });
    await shown('glance-prepare').press('Enter');
    await shown('new-event').waitFor();
    await page.keyboard.press('Control+KeyN');
    await shown('choose-papers').click();
    await shown('event-name').fill('Совет');
    await shown('event-date').fill(new Date(Date.now() + 86_400_000).toISOString().slice(0, 10));
    await shown('event-name').press('Enter');
    await shown('gap-detail').waitFor({ timeout: 60_000 });
    const gaps = await page.getByTestId('gap').count();
    await page.keyboard.press('Control+Digit1');
    await shown('glance-gaps').waitFor({ timeout: 30_000 });
    expect(await shown('glance-gaps').textContent()).toContain(String(gaps));

    // Another glossary: the papers are read anew without the event being opened.
    await page.keyboard.press('Control+KeyZ');
    await shown('glance-growth-units').waitFor({ state: 'detached' });
    await page.keyboard.press('Control+KeyZ');
    await page.locator('[data-testid="glance-coverage"][data-stale="true"]').waitFor();
    await page.locator('[data-testid="glance-coverage"][data-stale="false"]').waitFor({ timeout: 30_000 });
    await shown('glance-gaps').press('Enter');
    await shown('gap-detail').waitFor({ timeout: 60_000 });
  });
});
