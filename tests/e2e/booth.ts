import type { Page } from 'playwright-core';
import type { RunningApp } from './app.ts';

/** The page of the booth, which is made ready a little after the first window. */
export async function boothOf({ app }: RunningApp): Promise<Page> {
  const isBooth = (page: Page) => page.url().includes('/booth.html');
  const page =
    app.windows().find(isBooth) ?? (await app.waitForEvent('window', { predicate: isBooth, timeout: 30_000 }));
  await page.waitForSelector('html[data-ready="true"]', { state: 'attached', timeout: 30_000 });
  return page;
}
