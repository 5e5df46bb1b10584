import { copyFileSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { projectRoot } from '../../scripts/project.ts';
import { killEngine, launchApp, newProfile, type RunningApp, removeProfile } from './app.ts';

/** Dialogs are the system's: here they answer with these files at once. */
async function answerDialogs(running: RunningApp, documents: readonly string[], newFile: string): Promise<void> {
  await running.app.evaluate(
    ({ dialog }, { documents, newFile }) => {
      dialog.showOpenDialog = async () => ({ canceled: false, filePaths: [...documents] });
      dialog.showSaveDialog = async () => ({ canceled: false, filePath: newFile });
    },
    { documents, newFile },
  );
}

describe.each(['en', 'ru'] as const)('the whole job by keyboard alone, in %s', (language) => {
  const profile = newProfile();
  const folder = mkdtempSync(join(tmpdir(), 'concordat-тексты-'));
  const documents = [join(folder, 'ОДКБ, сентябрь (англ.).txt'), join(folder, 'ОДКБ, сентябрь.txt')];
  const exported = join(folder, 'глоссарий.tsv');
  let running: RunningApp;

  const press = async (...chords: string[]) => {
    for (const chord of chords) await running.page.keyboard.press(chord);
  };
  const rows = (testId: string, state?: string) =>
    running.page.locator(`[data-testid="${testId}"]${state === undefined ? '' : `[data-state="${state}"]`}`);
  const notice = () => running.page.getByTestId('notice');

  beforeAll(async () => {
    for (const [index, name] of ['csto-weapons.en.txt', 'csto-weapons.ru.txt'].entries()) {
      copyFileSync(join(projectRoot, 'data/sample', name), documents[index] ?? '');
    }
    running = await launchApp({ profile, language });
    await answerDialogs(running, documents, exported);
  });
  afterAll(async () => {
    await running.close();
    removeProfile(profile);
    rmSync(folder, { recursive: true, force: true });
  });

  it('opens two files, puts the Russian one first and aligns them', async () => {
    await press('Control+KeyO');
    await running.page.getByTestId('name-source').waitFor();
    await running.page.locator('[data-testid="align"]:not(:disabled)').waitFor();
    expect(await running.page.getByTestId('name-source').innerText()).toBe('ОДКБ, сентябрь.txt');
    await press('Enter');
    await rows('bead-row').first().waitFor({ timeout: 60_000 });
  });

  it('confirms, merges, splits and undoes rows', async () => {
    await press('Enter', 'Enter');
    await expect.poll(() => rows('bead-row', 'confirmed').count()).toBe(2);
    const counts = () => running.page.getByTestId('align-counts').innerText();
    const before = await counts();
    await press('KeyM');
    await expect.poll(counts).not.toBe(before);
    const merged = await counts();
    await press('KeyS', 'Enter');
    await expect.poll(counts).not.toBe(merged);
    await press('Control+KeyZ');
    await expect.poll(counts).toBe(merged);
    await press('Control+KeyZ');
    await expect.poll(counts).toBe(before);
  });

  it('finds words in both texts, and pairs cells of two rows', async () => {
    await press('Home', 'Control+Shift+KeyF');
    await running.page.keyboard.type('CSTO');
    await expect.poll(() => running.page.getByTestId('find-count').innerText()).toMatch(/\d/);
    await press('Enter', 'Escape', 'Home', 'ArrowLeft');
    const counts = () => running.page.getByTestId('align-counts').innerText();
    const before = await counts();
    await press('KeyP');
    await running.page.getByTestId('pin-hint').waitFor();
    await press('ArrowDown', 'ArrowRight', 'KeyP');
    await expect.poll(counts).not.toBe(before);
    // The pairing, and then what it left without a partner.
    await press('Control+KeyZ');
    await running.page.waitForTimeout(1000);
    if ((await counts()) !== before) await press('Control+KeyZ');
    await expect.poll(counts, { timeout: 5000 }).toBe(before);
  });

  const textOfCell = (row: number, side: 'source' | 'target') =>
    running.page.locator(`#cell-${row}-${side}`).innerText();
  const sentencesOf = (row: number, side: 'source' | 'target') =>
    running.page.locator(`#cell-${row}-${side} [data-segment]`).count();
  const editor = () => running.page.getByTestId('cell-editor');

  it('edits a sentence, splits it at the caret, and takes both back', async () => {
    await press('Home', 'ArrowDown', 'ArrowLeft', 'ArrowRight');
    const before = await textOfCell(1, 'target');
    await press('F2');
    await editor().waitFor();
    await press('Control+Home');
    await running.page.keyboard.type('Indeed, ');
    await press('Enter');
    await expect.poll(() => textOfCell(1, 'target')).toBe(`Indeed, ${before}`);
    await press('F2');
    await editor().waitFor();
    await press('Control+Home', ...'Indeed, '.split('').map(() => 'ArrowRight'), 'Alt+Enter');
    await expect.poll(() => editor().inputValue()).toBe(before);
    await press('Escape');
    await expect.poll(() => sentencesOf(1, 'target')).toBe(2);
    await press('Control+KeyZ');
    await expect.poll(() => sentencesOf(1, 'target')).toBe(1);
    await press('Control+KeyZ');
    await expect.poll(() => textOfCell(1, 'target')).toBe(before);
    // Escape throws away what was typed.
    await press('KeyE');
    await editor().waitFor();
    await running.page.keyboard.type(' nothing of this');
    await press('Escape');
    expect(await textOfCell(1, 'target')).toBe(before);
  });

  it('chooses rows together, swaps their sides, deletes them, and takes that back', async () => {
    const counts = () => running.page.getByTestId('align-counts').innerText();
    const chosen = () => running.page.locator('[data-testid="bead-row"][aria-selected="true"]').count();
    const [whole, source, target] = [await counts(), await textOfCell(1, 'source'), await textOfCell(1, 'target')];
    await press('Home', 'ArrowDown', 'Shift+ArrowDown', 'Shift+ArrowDown');
    expect(await chosen()).toBe(3);
    await press('KeyX');
    await expect.poll(() => textOfCell(1, 'source')).toBe(target);
    expect(await chosen()).toBe(3);
    await press('Delete');
    await expect.poll(counts).not.toBe(whole);
    expect(await chosen()).toBe(1);
    await press('Control+KeyZ');
    await expect.poll(counts).toBe(whole);
    await press('Control+KeyZ');
    await expect.poll(() => textOfCell(1, 'source')).toBe(source);
    await press('Control+KeyA');
    await running.page.getByTestId('selection-bar').waitFor();
    await press('Escape');
    await expect.poll(chosen).toBe(1);
  });

  it('replaces everywhere by a regular expression, and takes it back in one step', async () => {
    const before = await textOfCell(0, 'source');
    await press('Control+KeyH');
    await running.page.getByTestId('find-text').waitFor();
    await running.page.keyboard.type('(\\p{L})ОДКБ|О(ДКБ)');
    await press('Tab', 'Tab', 'Space');
    await expect.poll(() => running.page.getByTestId('find-count').innerText()).toMatch(/[1-9]/);
    await running.page.getByTestId('replace-text').focus();
    await running.page.keyboard.type('[$2]');
    await press('Control+Enter');
    await expect.poll(() => running.page.getByTestId('find-count').innerText()).not.toMatch(/[1-9]/);
    await press('Escape');
    await expect.poll(() => textOfCell(0, 'source')).toBe(before.replaceAll('ОДКБ', '[ДКБ]'));
    await press('Control+KeyZ');
    await expect.poll(() => textOfCell(0, 'source')).toBe(before);
  });

  it('finds the titles, rejects one and accepts the others, one of them changed', async () => {
    await press('KeyT');
    await rows('title-row').first().waitFor({ timeout: 60_000 });
    await press('Backspace');
    await expect.poll(() => rows('title-row', 'rejected').count()).toBe(1);
    await press('KeyE');
    await running.page.getByTestId('title-editor').waitFor();
    await press('Tab', 'Tab', 'End');
    await running.page.keyboard.type(' (edited)');
    await press('Enter');
    await expect.poll(() => rows('title-row', 'accepted').count()).toBe(1);
    expect(await rows('title-row', 'accepted').innerText()).toContain('(edited)');
    const progress = () =>
      running.page.locator('[data-testid="titles-progress"] progress').evaluate((bar) => {
        const { value, max } = bar as HTMLProgressElement;
        return max - value;
      });
    for (let left = await progress(); left > 0; left--) await press('Enter');
    await expect.poll(progress).toBe(0);
  });

  it('takes back an acceptance and does it again', async () => {
    const accepted = () => rows('title-row', 'accepted').count();
    const before = await accepted();
    await press('Control+KeyZ');
    await expect.poll(accepted).toBe(before - 1);
    await press('Control+Shift+KeyZ');
    await expect.poll(accepted).toBe(before);
  });

  it('finds them again after a restart, by acronym and by an inflected form', async () => {
    await running.close();
    running = await launchApp({ profile, language });
    await answerDialogs(running, documents, exported);
    await press('Control+KeyF');
    await running.page.getByTestId('glossary-search').waitFor();
    await running.page.keyboard.type('одкб');
    await expect.poll(() => running.page.getByTestId('entry-panel').innerText()).toContain('ОДКБ');
    await press('Control+KeyA');
    await running.page.keyboard.type('Парламентской Ассамблее');
    await expect.poll(() => rows('entry-row').first().innerText()).toMatch(/Парламентск\S+ Ассамбле/);
    await running.page.getByTestId('evidence').first().waitFor();
  });

  it('opens the text where it was left', async () => {
    await press('Control+Digit3');
    await rows('title-row', 'accepted').first().waitFor();
  });

  it('changes the language at run time, without losing the place', async () => {
    const other = language === 'en' ? 'ru' : 'en';
    await press('Control+KeyK');
    await running.page.keyboard.type(other === 'ru' ? 'русск' : 'english');
    await press('Enter');
    await expect.poll(() => running.page.evaluate(() => document.documentElement.lang)).toBe(other);
    await rows('title-row').first().waitFor();
    expect(await running.page.getByTestId('rail-glossary').innerText()).toBe(other === 'ru' ? 'Глоссарий' : 'Glossary');
  });

  it('goes on when the engine dies', async () => {
    await killEngine(running);
    await expect.poll(() => notice().innerText(), { timeout: 20_000 }).not.toBe('');
    await press('Control+KeyF');
    await running.page.keyboard.type('CSTO');
    await expect.poll(() => rows('entry-row').count(), { timeout: 20_000 }).toBeGreaterThan(0);
  });

  it('exports the glossary, deletes an entry and takes that back', async () => {
    await press('Control+KeyE');
    const tsv = running.page.getByTestId('export-tsv');
    await tsv.focus();
    await press('Space');
    await running.page.locator('[data-testid="export-start"]:not(:disabled)').focus();
    await press('Enter');
    await expect.poll(() => existsSync(exported), { timeout: 15_000 }).toBe(true);
    await expect.poll(() => readFileSync(exported, 'utf8')).toContain('CSTO');
    const count = () => running.page.getByTestId('status-counts').innerText();
    const before = await count();
    await press('Enter', 'Delete');
    await expect.poll(count).not.toBe(before);
    await press('Control+KeyZ');
    await expect.poll(count).toBe(before);
  });

  it('says nothing on the console', () => {
    expect(running.consoleErrors).toEqual([]);
  });
});
