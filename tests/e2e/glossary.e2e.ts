import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchApp, newProfile, type RunningApp, removeProfile } from './app.ts';

describe('the glossary', () => {
  const profile = newProfile();
  let running: RunningApp;
  const press = async (...chords: string[]) => {
    for (const chord of chords) await running.page.keyboard.press(chord);
  };
  const by = (testId: string) => running.page.getByTestId(testId);

  beforeAll(async () => {
    running = await launchApp({ profile, language: 'en' });
  });
  afterAll(async () => {
    await running.close();
    removeProfile(profile);
  });

  it('takes an entry with its case forms put right, and copies them', async () => {
    await press('Control+Digit4');
    await by('screen-glossary').waitFor();
    await press('Control+KeyN');
    await by('term-ru').fill('Союз Пень');
    await by('term-en').fill('Stump Union');
    await by('more-ru').click();
    const genitive = by('edit-form-genitive');
    // The dictionary is read with the first forms asked for.
    await expect.poll(() => genitive.inputValue(), { timeout: 20_000 }).toBe('Союза Пень');
    await genitive.fill('Союза Пня');
    await by('edit-form-dative').fill('Союзу Пню');
    await by('reset-form-dative').click();
    expect(await by('edit-form-dative').inputValue()).toBe('Союзу Пень');
    await genitive.focus();
    await press('Enter');
    await by('term-forms').locator('summary').click();
    expect(await by('form-genitive').innerText()).toContain('corrected');
    await by('form-genitive').click();
    expect(await running.app.evaluate(({ clipboard }) => clipboard.readText())).toBe('Союза Пня');
    await by('glossary-search').fill('союза пня');
    await expect.poll(() => by('entry-row').innerText()).toContain('another case form');
    await by('glossary-search').fill('');
  });

  it('says what is wrong with a validity, keeps a right one, and shows both in the history', async () => {
    await by('edit-entry').click();
    await by('valid-from').first().fill('2015');
    await by('valid-to').first().fill('2014-12');
    await by('save-entry').click();
    expect(await by('validity-wrong').innerText()).toBe('The end comes before the beginning.');
    await by('valid-to').first().fill('2020');
    await press('Enter');
    await expect.poll(() => by('term-validity').innerText()).toBe('in use 2015 – 2020');
    await by('entry-history').locator('summary').click();
    expect(await by('entry-history').locator('ins').first().innerText()).toBe('Союз Пень — in use 2015 – 2020');
    await press('Control+KeyZ');
    await expect.poll(() => by('term-validity').count()).toBe(0);
    await by('term-forms').locator('summary').click();
    expect(await by('form-genitive').innerText()).toContain('Союза Пня');
    await press('Control+Shift+KeyZ');
    await expect.poll(() => by('term-validity').count()).toBe(1);
  });

  it('marks a name out of use on the day of a text, which is today unless another is set', async () => {
    await by('edit-entry').click();
    await by('more-en').click();
    await by('valid-to').last().fill('2020-03');
    await press('Enter');
    await by('term-validity').nth(1).waitFor();
    await press('Control+Digit7');
    await by('check-paste').click();
    await by('check-text').fill('The Stump Union met in Minsk.');
    await expect.poll(() => by('check-finding').count(), { timeout: 20_000 }).toBe(1);
    await by('check-date').fill('2020-03-31');
    await expect.poll(() => by('check-finding').count()).toBe(0);
    await by('check-date').fill('2020-04-01');
    await expect.poll(() => by('check-finding').count()).toBe(1);
    await by('check-close').click();
  });

  it('leaves the console clean', () => {
    expect(running.consoleErrors).toEqual([]);
  });
});
