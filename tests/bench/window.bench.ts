import { copyFileSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { projectRoot } from '../../scripts/project.ts';
import { withWindow } from '../../scripts/with-window.ts';
import { launchApp, removeProfile } from '../e2e/app.ts';
import { sharedData } from '../shared-data.ts';

export const title = 'Frames of the window';

/** So many times the largest set, for a text of about 20,000 rows. */
const repeats = 24;

interface Frames {
  readonly p50: number;
  readonly p95: number;
  readonly longest: number;
}

export async function run(): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'concordat-window-'));
  try {
    return await withWindow(async (env) => {
      Object.assign(process.env, env);
      const rows: string[] = [];
      for (const [name, documents] of texts(folder)) rows.push(...(await measure(name, documents)));
      return [
        '| text | what is done | frame p50 ms | p95 ms | longest ms |',
        '| --- | --- | ---: | ---: | ---: |',
        ...rows,
      ].join('\n');
    });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The largest development set and one of 20,000 rows made of it; the sample where there is none. */
function texts(folder: string): readonly (readonly [name: string, documents: readonly string[]])[] {
  const largest = (language: string) => join(sharedData, 'align', `dev-news.${language}`);
  const place = (name: string) => join(folder, name);
  if (!existsSync(largest('ru'))) {
    return [['sample', ['ru', 'en'].map((language) => join(projectRoot, `data/sample/csto-weapons.${language}.txt`))]];
  }
  for (const language of ['ru', 'en']) {
    copyFileSync(largest(language), place(`news.${language}.txt`));
    writeFileSync(place(`large.${language}.txt`), readFileSync(largest(language), 'utf8').repeat(repeats));
  }
  return [
    ['dev-news', [place('news.ru.txt'), place('news.en.txt')]],
    [`dev-news × ${repeats}`, [place('large.ru.txt'), place('large.en.txt')]],
  ];
}

async function measure(name: string, documents: readonly string[]): Promise<readonly string[]> {
  const running = await launchApp();
  const { page } = running;
  const rows: string[] = [];
  const during = async (what: string, work: () => Promise<void>) => {
    const { p50, p95, longest } = await framesDuring(page, work);
    rows.push(`| ${name} | ${what} | ${p50.toFixed(0)} | ${p95.toFixed(0)} | ${longest.toFixed(0)} |`);
  };
  try {
    await running.app.evaluate(({ dialog }, filePaths) => {
      dialog.showOpenDialog = async () => ({ canceled: false, filePaths: [...filePaths] });
    }, documents);
    await page.keyboard.press('Control+KeyO');
    await page.locator('[data-testid="align"]:not(:disabled)').waitFor({ timeout: 60_000 });
    await during('aligning', async () => {
      await page.keyboard.press('Enter');
      await page.waitForURL(/#\/align\//, { timeout: 300_000 });
    });
    await during('opening the rows', () => page.getByTestId('bead-row').first().waitFor());
    await during('scrolling', async () => {
      await page.mouse.move(500, 400);
      for (let step = 0; step < 60; step++) {
        await page.mouse.wheel(0, 400);
        await page.waitForTimeout(30);
      }
    });
    await during('confirming 30 rows', () => pressOften(page, 'Enter', 30, 50));
    await during('merging 5 rows', () => pressOften(page, 'KeyM', 5, 400));
    await during('undoing that', () => pressOften(page, 'Control+KeyZ', 5, 400));
  } finally {
    await running.close();
    removeProfile(running.profile);
  }
  return rows;
}

async function pressOften(page: Page, chord: string, times: number, pauseMs: number): Promise<void> {
  for (let time = 0; time < times; time++) {
    await page.keyboard.press(chord);
    await page.waitForTimeout(pauseMs);
  }
}

/** Times between the frames drawn while something is done, and for half a second after it. */
async function framesDuring(page: Page, work: () => Promise<void>): Promise<Frames> {
  const recording = await page.evaluateHandle(() => {
    // Runs in the page; the benches themselves are compiled without its types.
    const { requestAnimationFrame } = globalThis as unknown as {
      requestAnimationFrame(callback: (now: number) => void): void;
    };
    const frames: number[] = [];
    const state = { frames, on: true };
    let last = performance.now();
    const next = (now: number) => {
      frames.push(now - last);
      last = now;
      if (state.on) requestAnimationFrame(next);
    };
    requestAnimationFrame(next);
    return state;
  });
  await work();
  await page.waitForTimeout(500);
  const frames = await recording.evaluate((state) => {
    state.on = false;
    return state.frames;
  });
  const sorted = [...frames].sort((one, other) => one - other);
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
  return { p50: at(0.5), p95: at(0.95), longest: at(1) };
}
