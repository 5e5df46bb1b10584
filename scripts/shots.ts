/**
 * npm run shots [-- NAME …]: pictures of every screen of the real app into shots/, in English and Russian, light and
 * dark, in two sizes. With names only the shots that hold one of them in their file name.
 *
 * npm run shots -- --extreme [NAME …]: instead, in both languages but one scheme, a small window, a screen of 4K, and
 * everything enlarged twice, with less motion asked for.
 *
 * What does not fit is looked for on the way, and said; so is every error on the console.
 */
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { launchApp, newProfile, removeProfile } from '../tests/e2e/app.ts';
import { layoutFaults, shapeWindow, tightShapes, usualShape, type WindowShape } from '../tests/e2e/layout.ts';
import { projectRoot } from './project.ts';
import { runScript, say } from './say.ts';
import { type Shot, shots } from './shots/shot-list.ts';
import { withWindow } from './with-window.ts';

const folder = join(projectRoot, 'shots');
const languages = ['en', 'ru'] as const;

interface Pass {
  readonly schemes: readonly ('light' | 'dark')[];
  readonly shapes: readonly WindowShape[];
  readonly reducedMotion: 'reduce' | 'no-preference';
}
const usual: Pass = {
  schemes: ['light', 'dark'],
  shapes: [usualShape, { name: '1920x1080', width: 1920, height: 1080, zoom: 1 }],
  reducedMotion: 'no-preference',
};
const extreme: Pass = {
  schemes: ['light'],
  shapes: [...tightShapes, { name: '3840x2160', width: 3840, height: 2160, zoom: 1 }],
  reducedMotion: 'reduce',
};
/** A little more than the largest window, px. */
const screen = [3900, 2240] as const;

await runScript(() =>
  withWindow(async (env) => {
    Object.assign(process.env, env);
    const words = process.argv.slice(2);
    const wanted = words.filter((word) => word !== '--extreme');
    const pass = words.includes('--extreme') ? extreme : usual;
    if (words.length === 0) rmSync(folder, { recursive: true, force: true });
    mkdirSync(folder, { recursive: true });
    let faults = 0;
    for (const language of languages) {
      for (const colorScheme of pass.schemes) faults += await photograph(pass, language, colorScheme, wanted);
    }
    say(`The pictures lie in ${folder}.`);
    return faults === 0 ? 0 : 1;
  }, screen),
);

/** Of all that the window shows; Playwright's own takes a part of it when it is enlarged. */
async function picture(page: Page): Promise<Buffer> {
  const session = await page.context().newCDPSession(page);
  const { data } = await session.send('Page.captureScreenshot', { format: 'png' });
  await session.detach();
  return Buffer.from(data, 'base64');
}

/** Goes through the states in one window; the answer is the number of faults, which were said. */
async function photograph(
  { shapes, reducedMotion }: Pass,
  language: (typeof languages)[number],
  colorScheme: 'light' | 'dark',
  wanted: readonly string[],
): Promise<number> {
  const kind = `${language}-${colorScheme}`;
  const pictures = (shot: Shot) =>
    shapes
      .map((shape) => ({ shape, name: `${shot.name}-${kind}-${shape.name}.png` }))
      .filter(({ name }) => wanted.length === 0 || wanted.some((part) => name.includes(part)));
  // Each state follows from the one before, but nothing behind the last one wanted needs to be gone through.
  const last = shots.findLastIndex((shot) => pictures(shot).length > 0);
  if (last < 0) return 0;
  const faults: string[] = [];
  const profile = newProfile();
  const running = await launchApp({ profile, language, colorScheme });
  await running.page.emulateMedia({ colorScheme, reducedMotion });
  for (const shot of shots.slice(0, last + 1)) {
    try {
      await shot.prepare(running.page, running);
      const page = (await shot.look?.(running)) ?? running.page;
      for (const { shape, name } of pictures(shot)) {
        await shapeWindow({ app: running.app, page }, shape);
        writeFileSync(join(folder, name), await picture(page));
        faults.push(...(await layoutFaults(page)).map((fault) => `${name}: ${fault}`));
      }
      if (page === running.page) await shapeWindow(running, usualShape);
    } catch (error) {
      faults.push(`${kind} ${shot.name}: ${String(error).split('\n')[0]}`);
    }
  }
  faults.push(...running.consoleErrors.map((error) => `${kind}: ${error}`));
  await running.close();
  removeProfile(profile);
  for (const fault of faults) say(fault);
  say(`${kind}: done`);
  return faults.length;
}
