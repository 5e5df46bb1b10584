import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { _electron, type ElectronApplication, type Page } from 'playwright-core';
import { ensureRuntime, sandboxArgs } from '../../scripts/electron/runtime.ts';

/** The real app in the real Electron, with a profile of its own. */
export interface RunningApp {
  readonly app: ElectronApplication;
  readonly page: Page;
  /** Folder of the profile; the same one given to `launchApp` again opens the same memory. */
  readonly profile: string;
  /** Errors the page put on its console, in order. */
  readonly consoleErrors: readonly string[];
  /** From the start of the process to the window being usable, milliseconds. */
  readonly startedInMs: number;
  close(): Promise<void>;
}

export interface LaunchOptions {
  readonly profile?: string;
  readonly args?: readonly string[];
  readonly colorScheme?: 'light' | 'dark';
  readonly language?: 'en' | 'ru';
}

export function newProfile(): string {
  return mkdtempSync(join(tmpdir(), 'concordat-профиль-'));
}

export function removeProfile(profile: string): void {
  rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
}

/** Starts the app and waits until its first screen can be used. */
export async function launchApp(options: LaunchOptions = {}): Promise<RunningApp> {
  const runtime = await ensureRuntime();
  const profile = options.profile ?? newProfile();
  const start = performance.now();
  const app = await _electron.launch({
    executablePath: runtime.executable,
    args: [
      ...quietSandboxArgs(),
      ...runtime.args,
      `--user-data-dir=${profile}`,
      `--lang=${options.language ?? 'en'}`,
      ...(options.args ?? []),
    ],
    env: { ...definedEnv(), ...runtime.env },
    ...(options.colorScheme === undefined ? {} : { colorScheme: options.colorScheme }),
    timeout: 30_000,
  });
  const page = await app.firstWindow();
  const consoleErrors: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error') consoleErrors.push(message.text());
  });
  page.on('pageerror', (error) => consoleErrors.push(String(error)));
  await page.waitForSelector('html[data-ready="true"]', { state: 'attached', timeout: 30_000 });
  const startedInMs = performance.now() - start;
  return { app, page, profile, consoleErrors, startedInMs, close: () => app.close() };
}

let said = false;
function quietSandboxArgs(): string[] {
  if (said) return process.platform === 'linux' && process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  said = true;
  return sandboxArgs();
}

function definedEnv(): Record<string, string> {
  return Object.fromEntries(
    Object.entries(process.env).filter((entry): entry is [string, string] => entry[1] !== undefined),
  );
}

/** Ends the engine's process as a crash would: by its id, with no chance to say good-bye. */
export async function killEngine({ app }: RunningApp): Promise<number> {
  const id = await app.evaluate(({ app: electronApp }) => {
    const metrics = electronApp.getAppMetrics();
    return metrics.find((one) => one.type === 'Utility' && one.name === 'Concordat engine')?.pid ?? 0;
  });
  if (id === 0) throw new Error('the engine is not running');
  process.kill(id, 'SIGKILL');
  return id;
}
