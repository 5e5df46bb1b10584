import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { projectRoot } from '../../scripts/project.ts';
import { createWords } from '../../src/locales/index.ts';
import { latestSchema } from '../../src/store/migrations/index.ts';
import { openMemory } from '../../src/store/open.ts';
import { launchApp, newProfile, type RunningApp, removeProfile } from './app.ts';
import { answerDialogs } from './dialogs.ts';

const { t } = createWords('ru');
const said = t as unknown as (key: string, values: object) => string;
/** What the window is to say of a file, word for word. */
const problem = (code: string, file: string, more = {}): string => said(`problem.${code}`, { file, ...more });

/** The machine may be busy with other things. */
const patience = { timeout: 20_000 };

const fixture = (path: string): Buffer => readFileSync(join(projectRoot, 'tests/files', path));

/** Files that no one wants to get, made in a folder of their own. */
function badFiles(folder: string): void {
  const make = (name: string, bytes: string | Uint8Array) => writeFileSync(join(folder, name), bytes);
  make('пусто.txt', '');
  make('сломан.docx', fixture('documents/charter.ru.docx').subarray(0, 4000));
  make('закрыт.pdf', fixture('documents/locked.pdf'));
  make('скан.pdf', fixture('documents/scan.pdf'));
  make('картинка.png', Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'));
  make(
    'шум.txt',
    Uint8Array.from({ length: 4000 }, (_, index) => (index * 7919 + 13) % 256),
  );
  make('таблица.xlsx', fixture('documents/glossary.xlsx').subarray(0, 3000));
  make('ноль.tmx', '');
  const head = '<?xml version="1.0"?><tmx version="1.4"><header srclang="ru"/><body>';
  make('обрыв.tmx', `${head}<tu><tuv xml:lang="ru"><seg>Раз</seg></tuv><tuv xml:lang="en"><se`);
  make('порча.tmx', `${head}<tu></tuv></tu></body></tmx>`);
  make('страница.tmx', '<!doctype html><html><body>404</body></html>');
  mkdirSync(join(folder, 'Папка'));
}

describe('what cannot be read', () => {
  const folder = mkdtempSync(join(tmpdir(), 'concordat-негодное-'));
  let running: RunningApp;

  beforeAll(async () => {
    badFiles(folder);
    running = await launchApp({ language: 'ru' });
  });
  afterAll(async () => {
    await running.close();
    removeProfile(running.profile);
    rmSync(folder, { recursive: true, force: true });
  });

  it.each([
    ['пусто.txt', 'file-empty'],
    ['сломан.docx', 'document-damaged'],
    ['закрыт.pdf', 'document-encrypted'],
    ['скан.pdf', 'document-without-text'],
    ['картинка.png', 'file-not-text'],
    ['шум.txt', 'file-not-text'],
    ['таблица.xlsx', 'document-damaged'],
    ['Папка', 'file-is-directory'],
    ['нет такого.docx', 'file-not-found'],
  ])('is told in the slot on the Desk: %s', async (name, code) => {
    const { page, app } = running;
    await page.keyboard.press('Control+Digit1');
    await answerDialogs(app, { open: [join(folder, name)] });
    await page.keyboard.press('Control+KeyO');
    await expect.poll(() => page.getByTestId('problem').innerText(), patience).toBe(problem(code, name));
    // The way out: another file, or none.
    await page.getByTestId('clear').click();
  });

  it.each([
    ['ноль.tmx', 'file-empty', {}],
    ['обрыв.tmx', 'xml-truncated', { line: 1 }],
    ['порча.tmx', 'xml-malformed', { line: 1 }],
    ['таблица.xlsx', 'document-damaged', {}],
    ['страница.tmx', 'exchange-html', {}],
    ['Папка', 'file-is-directory', {}],
    ['пропал.tmx', 'file-not-found', {}],
  ])('is told beside the file on Exchange: %s', async (name, code, more) => {
    const { page, app } = running;
    await page.keyboard.press('Control+Digit9');
    await answerDialogs(app, { open: [join(folder, name)] });
    await page.getByTestId('import-choose').click();
    await expect
      .poll(() => page.getByTestId('screen-exchange').innerText(), patience)
      .toContain(problem(code, name, more));
    await page.getByTestId('import-clear').click();
  });

  it('is told in the dialog that asked for it', async () => {
    const { page, app } = running;
    await page.keyboard.press('Control+Digit8');
    await page.getByTestId('new-event').first().click();
    await answerDialogs(app, { open: [join(folder, 'сломан.docx')] });
    await page.getByTestId('choose-papers').click();
    await page.getByTestId('save-event').click();
    await expect
      .poll(() => page.locator('dialog').getByTestId('overlay-notice').innerText(), patience)
      .toBe(problem('document-damaged', 'сломан.docx'));
    // What was typed is still there.
    expect(await page.getByTestId('event-name').inputValue()).toBe('сломан');
    await page.keyboard.press('Escape');
  });

  it('is a text that went away between the choice and the work', async () => {
    const { page, app } = running;
    const paths = ['ru', 'en'].map((language) => {
      const path = join(folder, `был.${language}.txt`);
      copyFileSync(join(projectRoot, `data/sample/csto-weapons.${language}.txt`), path);
      return path;
    });
    await page.keyboard.press('Control+Digit1');
    await answerDialogs(app, { open: paths });
    await page.keyboard.press('Control+KeyO');
    await page.waitForSelector('[data-testid="align"]:not(:disabled)');
    rmSync(paths[1] ?? '');
    await page.getByTestId('align').click();
    await expect
      .poll(() => page.getByTestId('problem').innerText(), patience)
      .toBe(problem('file-not-found', 'был.en.txt'));
    await page.getByTestId('clear').click();
  });

  it('cannot be written where no file may be', async () => {
    const { page, app } = running;
    await page.keyboard.press('Control+Digit1');
    await page.getByTestId('open-sample').click();
    await page.getByTestId('title-row').first().waitFor({ timeout: 30_000 });
    // Not even the administrator of the machine may write there.
    const path = '/proc/глоссарий.tmx';
    await page.keyboard.press('Control+Digit4');
    await answerDialogs(app, { save: path });
    await page.keyboard.press('Control+KeyE');
    await page.locator('[data-testid="export-start"]:not(:disabled)').click();
    await expect
      .poll(() => page.locator('dialog').getByTestId('overlay-notice').innerText(), patience)
      .toBe(problem('file-not-writable', path));
    await page.keyboard.press('Escape');
  });

  it('leaves no trace on the console', () => {
    expect(running.consoleErrors).toEqual([]);
  });
});

/** A memory as the program makes it, closed; then something is done to its file. */
async function memoryThen(path: string, spoil: (db: Database.Database) => void): Promise<void> {
  const memory = await openMemory({ path });
  await memory.close();
  const db = new Database(path);
  spoil(db);
  db.close();
}

describe('a memory that does not open', () => {
  let running: RunningApp | undefined;
  let profile = '';
  afterEach(async () => {
    await running?.close();
    running = undefined;
    removeProfile(profile);
  });

  const start = async (): Promise<Page> => {
    running = await launchApp({ profile, language: 'ru' });
    return running.page;
  };

  it.each([
    ['database-damaged', (path: string) => writeFileSync(path, 'Это не база данных. '.repeat(500)), {}],
    ['database-foreign', (path: string) => new Database(path).exec('CREATE TABLE holiday (day TEXT)').close(), {}],
    [
      'database-newer',
      (path: string) => memoryThen(path, (db) => db.pragma(`user_version = ${latestSchema + 10}`)),
      { found: latestSchema + 10, known: latestSchema },
    ],
  ])('is told with its place, and left as it is: %s', async (code, spoil, more) => {
    profile = newProfile();
    const path = join(profile, 'concordat.db');
    await spoil(path);
    const before = readFileSync(path);
    const page = await start();
    await expect
      .poll(() => page.getByTestId('memory-trouble').innerText(), patience)
      .toContain(problem(code, path, more));
    expect(readFileSync(path).equals(before)).toBe(true);
  });

  it('is opened once another program lets go of it', async () => {
    profile = newProfile();
    const path = join(profile, 'concordat.db');
    await memoryThen(path, (db) => db.pragma('journal_mode = DELETE'));
    const holder = new Database(path);
    holder.exec('BEGIN EXCLUSIVE');
    try {
      const page = await start();
      await expect
        .poll(() => page.getByTestId('memory-trouble').innerText(), patience)
        .toContain(problem('database-locked', path));
      holder.exec('ROLLBACK');
      await page.getByTestId('try-again').click();
      await expect.poll(() => page.getByTestId('status-counts').innerText(), patience).toContain('0');
      expect(await page.getByTestId('memory-trouble').count()).toBe(0);
    } finally {
      holder.close();
    }
  });
});
