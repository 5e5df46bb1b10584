/**
 * npm run shots [-- NAME …]: pictures of every screen of the real app into shots/, in English and Russian, light and
 * dark, in two sizes. With names only the shots that hold one of them in their file name.
 */
import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { launchApp, newProfile, removeProfile } from '../tests/e2e/app.ts';
import { projectRoot } from './project.ts';
import { runScript, say } from './say.ts';
import { shots } from './shots/shot-list.ts';
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
        const profile = newProfile();
        const running = await launchApp({ profile, language, colorScheme });
        for (const shot of shots) {
          let page = running.page;
          try {
            await shot.prepare(running.page, running);
            page = (await shot.look?.(running)) ?? running.page;
          } catch (error) {
            faults++;
            say(`${kind} ${shot.name}: ${String(error).split('\n')[0]}`);
            continue;
          }
          for (const [width, height] of sizes) {
            const name = `${shot.name}-${kind}-${width}x${height}.png`;
            if (wanted.length > 0 && !wanted.some((part) => name.includes(part))) continue;
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
