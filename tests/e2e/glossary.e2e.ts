import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openMemory } from '../../src/store/open.ts';
import { launchApp, newProfile, type RunningApp, removeProfile } from './app.ts';
import { layoutFaults, shapeWindow, tightShapes, usualShape } from './layout.ts';

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

  it('is ordered by its columns, either way round', async () => {
    for (const [ru, en, type] of [
      ['Аппарат', 'Zeta', 'post'],
      ['Якорь', 'Alpha', 'body'],
      ['Мост', 'Middle', 'event'],
    ] as const) {
      await press('Control+Digit4', 'Control+KeyN');
      await by('term-ru').fill(ru);
      await by('term-en').fill(en);
      await by('entry-type').selectOption(type);
      await by('save-entry').click();
      await by('entry-editor').waitFor({ state: 'detached' });
    }
    const names = () => by('entry-row').locator('[lang="ru"]').allInnerTexts();
    await by('sort-ru').click();
    await expect.poll(async () => (await names())[0]).toBe('Аппарат');
    await by('sort-ru').focus();
    await press('Enter');
    await expect.poll(async () => (await names())[0]).toBe('Якорь');
    expect(await running.page.locator('[data-column="ru"]').getAttribute('aria-sort')).toBe('descending');
    await by('sort-en').click();
    await expect.poll(async () => (await names())[0]).toBe('Якорь');
    await by('glossary-sort').selectOption('type');
    await expect
      .poll(names)
      .toEqual(['Союз Пень', 'Якорь', 'Аппарат', 'Мост'].map((text) => expect.stringContaining(text)));
  });

  it('has several entries chosen, changed, deleted and taken back by keyboard', async () => {
    await by('sort-ru').click();
    await by('entry-row').first().click();
    await by('glossary-list').focus();
    await press('Shift+ArrowDown', 'Shift+ArrowDown');
    expect(await by('chosen-panel').locator('h2').innerText()).toBe('3 entries chosen');
    await press('Shift+ArrowUp');
    await expect.poll(() => by('chosen-panel').locator('h2').innerText()).toBe('2 entries chosen');
    await by('chosen-status').selectOption('deprecated');
    await by('chosen-apply').click();
    await expect.poll(() => by('entry-row').first().innerText()).toContain('1 wrong');
    await press('Control+KeyZ');
    await expect.poll(() => by('entry-row').first().innerText()).not.toContain('wrong');
    await by('glossary-list').focus();
    await press('End');
    await expect.poll(() => by('entry-panel').innerText()).toContain('Якорь');
    await press('Home');
    await expect.poll(() => by('entry-panel').innerText()).toContain('Аппарат');
    await press('Control+KeyA');
    await expect.poll(() => by('chosen-panel').locator('h2').innerText()).toBe('4 entries chosen');
    await press('Delete');
    await expect.poll(() => by('entry-row').count()).toBe(0);
    await press('Control+KeyZ');
    await expect.poll(() => by('entry-row').count()).toBe(4);
    await by('entry-row').first().click();
    await by('entry-row')
      .last()
      .click({ modifiers: ['Shift'] });
    await expect.poll(() => by('chosen-panel').locator('h2').innerText()).toBe('4 entries chosen');
    await by('entry-row')
      .nth(1)
      .click({ modifiers: ['Control'] });
    await expect.poll(() => by('chosen-panel').locator('h2').innerText()).toBe('3 entries chosen');
    await by('chosen-export').click();
    await by('export-plan').waitFor();
    expect(await by('export-plan').innerText()).toContain('3 entries');
    await press('Escape', 'Escape');
    await expect.poll(() => by('chosen-panel').count()).toBe(0);
  });

  it('leaves the console clean', () => {
    expect(running.consoleErrors).toEqual([]);
  });
});

/** Decrees and agreements are called so. */
const longRu = `О внесении изменений в Протокол о взаимном предоставлении государствам членам ${'и об утверждении порядка применения отдельных положений '.repeat(4)}Соглашения о сотрудничестве в области предупреждения и ликвидации чрезвычайных ситуаций`;
const longEn = `On Amending the Protocol ${'and Approving the Procedure for the Application of Certain Provisions '.repeat(4)}of the Agreement on Cooperation`;

describe('an entry with titles of 44 words, of all years, and 60 quotations', () => {
  const profile = newProfile();
  let running: RunningApp;

  beforeAll(async () => {
    const path = join(profile, 'concordat.db');
    const memory = await openMemory({ path, author: 'tester' });
    const { id: collectionId } = await memory.createCollection('Соглашения');
    const preferred = { termType: 'fullForm', administrativeStatus: 'preferred' } as const;
    const forms = { genitive: longRu, instrumental: longRu };
    const house = (index: number) => ['Совет глав правительств СНГ', 'UN Treaty Collection', 'ТАСС', 'РИА'][index % 4]!;
    await memory.importEntries(
      [
        {
          collectionId,
          conceptType: 'document',
          definition: longRu,
          terms: [
            {
              language: 'ru',
              text: longRu,
              ...preferred,
              forms,
              validFrom: '1997-03',
              validTo: '2015-12-31',
              note: longRu,
            },
            { language: 'en', text: longEn, ...preferred, validFrom: '1997' },
          ],
          evidence: Array.from({ length: 60 }, (_, index) => ({
            term: index % 2,
            documentName: `Соглашение-${index}-с-очень-длинным-именем-файла-без-пробелов.docx`,
            house: house(index),
            date: `${1997 + (index % 28)}-01-01`,
            ...{ sourceText: longRu, targetText: longEn, sourceStart: 0, sourceEnd: longRu.length },
            ...{ targetStart: 0, targetEnd: longEn.length },
          })),
        },
      ],
      { origin: 'x' },
    );
    await memory.close();
    running = await launchApp({ profile, language: 'ru', args: [`--db=${path}`] });
  });
  afterAll(async () => {
    await running.close();
    removeProfile(profile);
  });

  it('fits, shown and in its form, in usual and small windows', async () => {
    const { page } = running;
    await page.keyboard.press('Control+Digit4');
    await page.getByTestId('evidence').first().waitFor();
    expect(await page.getByTestId('evidence').count()).toBe(60);
    await page.getByTestId('term-forms').locator('summary').click();
    await page.getByTestId('form-genitive').waitFor();
    const faults: string[] = [];
    const lookOver = async (what: string) => {
      for (const shape of [usualShape, ...tightShapes]) {
        await shapeWindow(running, shape);
        faults.push(...(await layoutFaults(page)).map((fault) => `${what}, ${shape.name}: ${fault}`));
      }
      await shapeWindow(running, usualShape);
    };
    await lookOver('shown');
    if (process.env.CONCORDAT_PICTURE !== undefined) await page.screenshot({ path: process.env.CONCORDAT_PICTURE });
    await page.getByTestId('edit-entry').click();
    await page.getByTestId('edit-form-genitive').first().waitFor();
    await lookOver('in its form');
    expect(faults).toEqual([]);
  });
});
