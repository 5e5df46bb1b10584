/**
 * npm run shots [-- NAME …]: pictures of every screen of the real app into shots/, in English and Russian, light and
 * dark, in two sizes. With names only the shots that hold one of them in their file name.
 */
import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { launchApp, newProfile, removeProfile } from '../tests/e2e/app.ts';
import { projectRoot } from './project.ts';
import { runScript, say } from './say.ts';
import { type Shot, shots } from './shots/shot-list.ts';
import { withWindow } from './with-window.ts';

const folder = join(projectRoot, 'shots');
const sizes = [
  [1280, 800],
  [1920, 1080],
] as const;

await runScript(() =>
  withWindow(async (env) => {
    Object.assign(process.env, env);
    const wanted = process.argv.slice(2);
    if (wanted.length === 0) rmSync(folder, { recursive: true, force: true });
    mkdirSync(folder, { recursive: true });
    let faults = 0;
    for (const language of ['en', 'ru'] as const) {
      for (const colorScheme of ['light', 'dark'] as const) {
        const kind = `${language}-${colorScheme}`;
        const pictures = (shot: Shot) =>
          sizes
            .map(([width, height]) => ({ width, height, name: `${shot.name}-${kind}-${width}x${height}.png` }))
            .filter(({ name }) => wanted.length === 0 || wanted.some((part) => name.includes(part)));
        // Each state follows from the one before, but nothing behind the last one wanted needs to be gone through.
        const last = shots.findLastIndex((shot) => pictures(shot).length > 0);
        if (last < 0) continue;
        const profile = newProfile();
        const running = await launchApp({ profile, language, colorScheme });
        for (const shot of shots.slice(0, last + 1)) {
          let page = running.page;
          try {
            await shot.prepare(running.page, running);
            page = (await shot.look?.(running)) ?? running.page;
          } catch (error) {
            faults++;
            say(`${kind} ${shot.name}: ${String(error).split('\n')[0]}`);
            continue;
          }
          for (const { width, height, name } of pictures(shot)) {
            const window = await running.app.browserWindow(page);
            await window.evaluate((one, [w, h]) => one.setContentSize(w, h), [width, height] as const);
            await page.waitForTimeout(150);
            await page.screenshot({ path: join(folder, name) });
          }
        }
        for (const error of running.consoleErrors) say(`${kind}: ${error}`);
        await running.close();
        removeProfile(profile);
        say(`${kind}: done`);
      }
    }
    say(`The pictures lie in ${folder}.`);
    return faults === 0 ? 0 : 1;
  }),
);
