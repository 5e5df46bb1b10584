import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchApp, type RunningApp, removeProfile } from './app.ts';

let running: RunningApp;

beforeAll(async () => {
  running = await launchApp({ language: 'en' });
  await running.page.getByTestId('open-sample').click();
  await running.page.getByTestId('title-row').first().waitFor({ timeout: 60_000 });
  await running.page.keyboard.press('Control+Digit2');
  await mark().first().waitFor({ timeout: 30_000 });
  await press('Home');
}, 120_000);
afterAll(async () => {
  await running.close();
  removeProfile(running.profile);
});

const press = async (...chords: string[]) => {
  for (const chord of chords) await running.page.keyboard.press(chord);
};
const mark = (more = '') => running.page.locator(`[data-testid="mark"]${more}`);
const card = () => running.page.getByTestId('mark-card');
const currentRow = () => running.page.locator('[data-testid="bead-row"][data-current]');

describe('marks in the rows', () => {
  it('light their counterpart and say what they are, by keyboard', async () => {
    await press('BracketRight');
    await expect.poll(() => card().innerText()).toContain('Collective Security Treaty Organization');
    expect(await mark('[data-lit="here"]').allInnerTexts()).toEqual([
      'Организация Договора о коллективной безопасности',
    ]);
    expect(await mark('[data-lit="there"]').allInnerTexts()).toContain(
      'Organization of the Collective Security Treaty',
    );
    expect(await card().getAttribute('role')).toBe('status');
  });

  it('call a wrong rendering wrong and name the right one', async () => {
    await mark('[data-wrong]').first().hover();
    await expect.poll(() => card().innerText()).toMatch(/This form is wrong\. Better: Collective Security Treaty/);
    expect(await mark('[data-lit="here"]').innerText()).toBe('Organization of the Collective Security Treaty');
    await running.page.mouse.move(4, 4);
    await expect.poll(() => card().count()).toBe(0);
  });

  it('say where the other side has nothing', async () => {
    await mark('[data-alone]').first().hover();
    await expect.poll(() => card().innerText()).toContain('The other side has no rendering of this.');
    await running.page.mouse.move(4, 4);
  });

  it('follow the text and the memory', async () => {
    await press('Home', 'BracketRight');
    await press('KeyG');
    await running.page.getByTestId('entry-panel').or(running.page.getByTestId('screen-glossary')).first().waitFor();
    expect(running.page.url()).toMatch(/#\/glossary\/\d+$/);
    await press('Control+Digit2');
    await mark().first().waitFor();
    await press('Home', 'KeyM');
    // Two rows have become one, which has the marks of both.
    await expect.poll(() => currentRow().locator('[data-testid="mark"]').count()).toBeGreaterThan(18);
    await press('Control+KeyZ');
  });

  it('are hidden and shown by one key, and stay so', async () => {
    await press('KeyH');
    await expect.poll(() => mark().count()).toBe(0);
    await running.page.reload();
    await running.page.getByTestId('bead-row').first().waitFor();
    await running.page.waitForTimeout(500);
    expect(await mark().count()).toBe(0);
    await press('KeyH');
    await mark().first().waitFor();
  });

  it('are looked through for what stands on one side only', async () => {
    await press('Home', 'KeyD');
    // The sample has nothing of the kind.
    await expect
      .poll(() => running.page.getByTestId('notice').innerText(), { timeout: 10_000 })
      .toBe('Acronyms, numbers and names agree in every row.');
    expect(await currentRow().getAttribute('data-index')).toBe('0');
  });

  it('leave the console silent', () => {
    expect(running.consoleErrors).toEqual([]);
  });
});
