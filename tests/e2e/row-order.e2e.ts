import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchApp, type RunningApp, removeProfile } from './app.ts';
import { alignDoubtfulText } from './doubtful-text.ts';

let running: RunningApp;

beforeAll(async () => {
  running = await launchApp({ language: 'en' });
  await alignDoubtfulText(running.page);
  await press('Home');
}, 120_000);
afterAll(async () => {
  await running.close();
  removeProfile(running.profile);
});

const press = async (...chords: string[]) => {
  for (const chord of chords) await running.page.keyboard.press(chord);
};
const rows = () => running.page.getByTestId('bead-row');
const current = () => running.page.locator('[data-testid="bead-row"][data-current]');
const notice = () => running.page.getByTestId('notice').innerText();
const place = async () => Number(await current().getAttribute('data-place'));
const index = async () => Number(await current().getAttribute('data-index'));

/** Confidences of the rows on screen from the top, %. */
const confidences = async (): Promise<number[]> => {
  const told = await rows().evaluateAll((elements) =>
    elements
      .map((row) => ({
        place: Number(row.getAttribute('data-place')),
        confidence: Number.parseFloat(
          row.querySelector('[title^="confidence"]')?.getAttribute('title')?.slice(11) ?? '',
        ),
      }))
      .sort((a, b) => a.place - b.place)
      .map(({ confidence }) => confidence),
  );
  return told.filter((confidence) => !Number.isNaN(confidence));
};

describe('rows sorted by doubt', () => {
  it('begin with the most doubtful', async () => {
    const before = await confidences();
    expect(before).not.toEqual([...before].sort((a, b) => a - b));
    await press('Shift+KeyS');
    await running.page.getByTestId('by-doubt').waitFor();
    await expect.poll(place).toBe(0);
    const sorted = await confidences();
    expect(sorted).toHaveLength(9);
    expect(sorted).toEqual([...sorted].sort((a, b) => a - b));
    expect(await running.page.getByTestId('sort-by-doubt').getAttribute('aria-pressed')).toBe('true');
  });

  it('are gone through and confirmed in that order, and stay in it', async () => {
    await press('Enter');
    await expect.poll(place).toBe(1);
    await press('ArrowDown');
    await expect.poll(place).toBe(2);
    await press('ArrowUp');
    await expect.poll(place).toBe(1);
    expect(await running.page.locator('[data-place="0"]').getAttribute('data-state')).toBe('confirmed');
  });

  it('have no neighbours to be merged with, and say so', async () => {
    const counts = await running.page.getByTestId('align-counts').innerText();
    await press('KeyM');
    await expect
      .poll(notice)
      .toBe('Rows sorted by doubt have no neighbours. Shift+S puts them back in the order of the text.');
    await press('Shift+ArrowDown');
    expect(await running.page.getByTestId('align-counts').innerText()).toBe(counts);
  });

  it('go back into the text with the cursor in its row', async () => {
    const row = await index();
    await running.page.getByTestId('by-doubt').click();
    await expect.poll(place).toBe(row);
    expect(await index()).toBe(row);
    expect(await running.page.getByTestId('by-doubt').count()).toBe(0);
    await expect.poll(() => current().isVisible()).toBe(true);
  });

  it('lead to what stands on one side only', async () => {
    await press('Home', 'KeyD');
    await expect.poll(async () => (await current().innerText()).includes('Сидорков')).toBe(true);
    await press('KeyD');
    await expect.poll(async () => (await current().innerText()).includes('15 months')).toBe(true);
    // Round to the first again.
    await press('KeyD');
    await expect.poll(async () => (await current().innerText()).includes('Сидорков')).toBe(true);
  });

  it('leave the console silent', () => {
    expect(running.consoleErrors).toEqual([]);
  });
});
