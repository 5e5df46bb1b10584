import { execFileSync } from 'node:child_process';
import { copyFileSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { projectRoot } from '../../scripts/project.ts';
import { withWindow } from '../../scripts/with-window.ts';
import { launchApp, removeProfile } from '../e2e/app.ts';
import { boothOf } from '../e2e/booth.ts';
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
      const glossary = await measureGlossary(folder);
      return [
        '| text | what is done | frame p50 ms | p95 ms | longest ms |',
        '| --- | --- | ---: | ---: | ---: |',
        ...rows,
        ...glossary.frames,
        '',
        '| from a key to the picture | median ms | p95 ms | most ms | times |',
        '| --- | ---: | ---: | ---: | ---: |',
        ...glossary.answers,
        '',
        `Load average at the end ${loadavg()[0]?.toFixed(1)}.`,
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
    await during('typing in a row', async () => {
      await page.keyboard.press('F2');
      await page.getByTestId('cell-editor').waitFor();
      await page.keyboard.type('Так начинается эта фраза. ', { delay: 30 });
    });
    await during('saving that, and four more', async () => {
      await pressOften(page, 'Tab', 5, 300);
      await page.keyboard.press('Escape');
    });
    await during('splitting a sentence and joining it', async () => {
      await page.keyboard.press('F2');
      await page.getByTestId('cell-editor').waitFor();
      await pressOften(page, 'Control+ArrowLeft', 3, 30);
      await page.keyboard.press('Alt+Enter');
      await page.waitForTimeout(400);
      await pressOften(page, 'Escape', 1, 300);
      await pressOften(page, 'Alt+KeyJ', 1, 400);
    });
    await during('choosing 20 rows and swapping their sides', async () => {
      await pressOften(page, 'Shift+ArrowDown', 20, 30);
      await pressOften(page, 'KeyX', 1, 600);
      await page.keyboard.press('Escape');
    });
    await during('finding as one types', async () => {
      await page.keyboard.press('Control+Shift+KeyF');
      await page.keyboard.type('решени', { delay: 60 });
      await pressOften(page, 'Enter', 5, 60);
      await page.keyboard.press('Escape');
    });
    // A window that has read nothing yet: all comes from the engine again, at the place where the text was left.
    await page.evaluate(() => ((globalThis as unknown as { location: { hash: string } }).location.hash = '#/desk'));
    await page.reload();
    await page.getByTestId('screen-desk').waitFor();
    await page.waitForTimeout(1000);
    await during('opening it in another window', async () => {
      await page.keyboard.press('Control+Digit2');
      await page.getByTestId('bead-row').first().waitFor();
    });
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

const manyEntries = 200_000;
const switches = ['Digit4', 'Digit1', 'Digit5', 'Digit4', 'Comma', 'Digit1'] as const;
const screens: Readonly<Record<(typeof switches)[number], string>> = {
  Digit1: 'screen-desk',
  Digit4: 'screen-glossary',
  Digit5: 'screen-memory',
  Comma: 'screen-settings',
};
const asked = [
  'комитет',
  'CSTO',
  'организации договора',
  'jlr,',
  'parliamentary assembly',
  'соглашение о',
  'department',
];

/** The glossary and the booth over a memory of 200,000 entries. */
async function measureGlossary(
  folder: string,
): Promise<{ readonly frames: readonly string[]; readonly answers: readonly string[] }> {
  const database = join(folder, 'entries.db');
  execFileSync(process.execPath, [
    join(projectRoot, 'tests/bench/memory-measure.ts'),
    'fill-entries',
    database,
    String(manyEntries),
  ]);
  const running = await launchApp({ args: [`--db=${database}`] });
  const { page } = running;
  const frames: string[] = [];
  const during = async (what: string, work: () => Promise<void>) => {
    const { p50, p95, longest } = await framesDuring(page, work);
    frames.push(`| ${manyEntries} entries | ${what} | ${p50.toFixed(0)} | ${p95.toFixed(0)} | ${longest.toFixed(0)} |`);
  };
  try {
    const booth = await boothOf(running);
    const switching: number[] = [];
    for (let round = 0; round < 3; round++) {
      for (const code of switches) switching.push(await timeToScreen(page, code, screens[code]));
    }
    await page.keyboard.press('Control+Digit4');
    await page.getByTestId('entry-row').first().waitFor({ timeout: 60_000 });
    await during('scrolling the glossary', async () => {
      await page.mouse.move(400, 400);
      for (let step = 0; step < 60; step++) {
        await page.mouse.wheel(0, 1200);
        await page.waitForTimeout(30);
      }
    });
    await during('typing in the glossary', async () => {
      await page.getByTestId('glossary-search').click();
      for (const letter of 'организации договора о') {
        await page.keyboard.type(letter);
        await page.waitForTimeout(60);
      }
    });
    const opening: number[] = [];
    for (let time = 0; time < 10; time++) opening.push(await timeToBooth(page, booth));
    const answering: number[] = [];
    for (const query of asked) {
      for (let length = 1; length <= query.length; length++) {
        answering.push(await timeToAnswer(booth, query.slice(0, length)));
      }
    }
    return {
      frames,
      answers: [
        timesRow('another screen', switching),
        timesRow('the booth, from another window', opening),
        timesRow(`an answer of the booth, ${manyEntries} entries`, answering),
      ],
    };
  } finally {
    await running.close();
    removeProfile(running.profile);
  }
}

function timesRow(what: string, times: readonly number[]): string {
  const sorted = [...times].sort((one, other) => one - other);
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
  return `| ${what} | ${at(0.5).toFixed(0)} | ${at(0.95).toFixed(0)} | ${at(1).toFixed(0)} | ${times.length} |`;
}

/** What the pages below use of a browser; the benches themselves are compiled without its types. */
interface PageGlobals {
  requestAnimationFrame(callback: () => void): void;
  readonly document: {
    querySelector(selector: string): { getAttribute(name: string): string | null; value: string } | null;
    readonly visibilityState: string;
  };
}

/** From the key to the first frame that shows the screen, ms. */
function timeToScreen(page: Page, code: string, testId: string): Promise<number> {
  return page.evaluate(
    async ({ code, testId }) => {
      const { document, requestAnimationFrame } = globalThis as unknown as PageGlobals;
      const frame = () => new Promise<void>((resolve) => requestAnimationFrame(() => resolve()));
      const { KeyboardEvent, dispatchEvent } = globalThis as unknown as {
        KeyboardEvent: new (type: string, options: object) => Event;
        dispatchEvent(event: Event): void;
      };
      const start = performance.now();
      dispatchEvent(new KeyboardEvent('keydown', { code, ctrlKey: true, bubbles: true }));
      while (document.querySelector(`[data-testid="${testId}"]`) === null) await frame();
      await frame();
      return performance.now() - start;
    },
    { code, testId },
  );
}

/** From the command in one window to the frame in which the booth's is there, ms. */
async function timeToBooth(page: Page, booth: Page): Promise<number> {
  const seen = booth.evaluate(async () => {
    const { document, requestAnimationFrame } = globalThis as unknown as PageGlobals;
    while (document.visibilityState !== 'visible') await new Promise((resolve) => setTimeout(resolve, 1));
    await new Promise<void>((resolve) => requestAnimationFrame(() => resolve()));
    return Date.now();
  });
  const asked = await page.evaluate(() => {
    const now = Date.now();
    (globalThis as unknown as { concordat: { booth(what: string): void } }).concordat.booth('open');
    return now;
  });
  const took = (await seen) - asked;
  await booth.evaluate(() =>
    (globalThis as unknown as { concordat: { booth(what: string): void } }).concordat.booth('hide'),
  );
  await booth.waitForTimeout(150);
  return took;
}

/** From the change of the box to the frame after its answers are in the page, ms. */
function timeToAnswer(booth: Page, text: string): Promise<number> {
  return booth.evaluate(async (text) => {
    const { document } = globalThis as unknown as PageGlobals;
    const { MutationObserver, HTMLInputElement, Event } = globalThis as unknown as {
      MutationObserver: new (
        callback: () => void,
      ) => { observe(target: unknown, options: object): void; disconnect(): void };
      HTMLInputElement: { readonly prototype: object };
      Event: new (type: string, options: object) => Event;
    };
    const box = document.querySelector('[data-testid="booth-box"]');
    const answers = document.querySelector('[data-testid="booth-answers"]');
    const setValue = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set;
    if (box === null || answers === null || setValue === undefined) throw new Error('no booth');
    const start = performance.now();
    await new Promise<void>((resolve) => {
      const observer = new MutationObserver(() => {
        if (answers.getAttribute('data-query') !== text.trim()) return;
        observer.disconnect();
        resolve();
      });
      observer.observe(answers, { attributes: true });
      setValue.call(box, text);
      (box as unknown as EventTarget).dispatchEvent(new Event('input', { bubbles: true }));
      if (answers.getAttribute('data-query') === text.trim()) resolve();
    });
    // Layout and paint of what was put there follow in the same frame: asking for a size does the layout now.
    (answers as unknown as { getBoundingClientRect(): unknown }).getBoundingClientRect();
    const painted = (globalThis as unknown as PageGlobals).requestAnimationFrame;
    await new Promise<void>((resolve) => painted(() => setTimeout(resolve)));
    return performance.now() - start;
  }, text);
}
