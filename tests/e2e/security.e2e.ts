import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { killEngine, launchApp, type RunningApp, removeProfile } from './app.ts';

let running: RunningApp;
let server: Server;
let requests = 0;

beforeAll(async () => {
  server = createServer((_request, response) => {
    requests++;
    response.setHeader('access-control-allow-origin', '*');
    response.end('reached');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  running = await launchApp();
});

afterAll(async () => {
  await running.close();
  server.close();
  removeProfile(running.profile);
});

const serverUrl = (): string => `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;

it('gives the page nothing of Node and no way to the system but the bridge', async () => {
  const found = await running.page.evaluate(() => ({
    globals: ['require', 'process', 'module', 'Buffer', '__dirname'].filter((name) => name in globalThis),
    bridge: Object.keys((globalThis as unknown as { concordat: object }).concordat).sort(),
  }));
  expect(found).toEqual({
    globals: [],
    bridge: [
      'booth',
      'boothShortcut',
      'chooseDocuments',
      'chooseFile',
      'chooseNewFile',
      'newWindow',
      'onBooth',
      'onCommand',
      'pathOf',
      'setMenu',
      'zoom',
    ],
  });
});

it('lets the page reach no network, not even this machine', async () => {
  const url = serverUrl();
  const outcome = await running.page.evaluate(async (target) => {
    const byFetch = await fetch(target).then(
      () => 'reached',
      () => 'refused',
    );
    const byImage = await new Promise<string>((resolve) => {
      const image = new Image();
      image.onload = () => resolve('reached');
      image.onerror = () => resolve('refused');
      image.src = target;
    });
    return [byFetch, byImage];
  }, url);
  expect(outcome).toEqual(['refused', 'refused']);
  expect(requests).toBe(0);
});

it('refuses requests from beneath the page too', async () => {
  const outcome = await running.app.evaluate(async ({ session }, url) => {
    return session.defaultSession.fetch(url).then(
      () => 'reached',
      () => 'refused',
    );
  }, serverUrl());
  expect(outcome).toBe('refused');
  expect(requests).toBe(0);
});

it('runs no script that is put into the page', async () => {
  const injected = await running.page.evaluate(() => {
    const script = document.createElement('script');
    script.textContent = 'document.documentElement.dataset.injected = "yes"';
    document.head.append(script);
    return document.documentElement.dataset.injected ?? 'refused';
  });
  expect(injected).toBe('refused');
  const policy = await running.page.evaluate(
    () => document.querySelector<HTMLMetaElement>('meta[http-equiv="Content-Security-Policy"]')?.content ?? '',
  );
  expect(policy).toMatch(/script-src 'self'(?:;|$)/);
  expect(policy).not.toMatch(/script-src[^;]*unsafe/);
  expect(policy).toContain("default-src 'none'");
});

it('opens no second window and leaves its page for no other', async () => {
  const before = running.page.url();
  const opened = await running.page.evaluate((url) => window.open(url) === null, serverUrl());
  expect(opened).toBe(true);
  await running.page.evaluate((url) => {
    const link = document.createElement('a');
    link.href = url;
    document.body.append(link);
    link.click();
    link.remove();
  }, serverUrl());
  await running.page.waitForTimeout(300);
  expect(running.page.url()).toBe(before);
  // The booth waits in a hidden window of its own; both show pages of ours alone.
  const pages = () => running.app.windows().map((page) => page.url());
  expect(pages().filter((url) => url.startsWith(serverUrl()))).toEqual([]);
  await expect.poll(() => pages().filter((url) => !url.endsWith('/booth.html'))).toEqual([before]);
  expect(requests).toBe(0);
});

it('grants no permission', async () => {
  const states = await running.page.evaluate(async () => {
    const names = ['geolocation', 'notifications', 'camera', 'microphone'] as PermissionName[];
    return Promise.all(names.map(async (name) => (await navigator.permissions.query({ name })).state));
  });
  expect(states).toEqual(['denied', 'denied', 'denied', 'denied']);
});

it('keeps the window cut off: sandboxed, isolated, without Node', async () => {
  const preferences = await running.app.evaluate(({ BrowserWindow }) => {
    const contents = BrowserWindow.getAllWindows()[0]?.webContents as unknown as {
      getLastWebPreferences(): Record<string, unknown>;
    };
    const { sandbox, contextIsolation, nodeIntegration, webviewTag } = contents.getLastWebPreferences();
    return { sandbox, contextIsolation, nodeIntegration, webviewTag };
  });
  expect(preferences).toEqual({ sandbox: true, contextIsolation: true, nodeIntegration: false, webviewTag: false });
});

it('starts another engine when one dies, and the window goes on', async () => {
  const { page } = running;
  const counts = await page.getByTestId('status-counts').textContent();
  const dead = await killEngine(running);
  // Asked of the page itself: after a refused navigation the driver's own waiting waits for its end.
  const notice = () => page.evaluate(() => document.querySelector('[data-testid="notice"]')?.textContent ?? '');
  await expect.poll(notice, { timeout: 10_000 }).not.toBe('');
  await page.reload();
  await page.waitForSelector('html[data-ready="true"]', { state: 'attached' });
  expect(await page.getByTestId('status-counts').textContent()).toBe(counts);
  expect(await killEngine(running)).not.toBe(dead);
});
