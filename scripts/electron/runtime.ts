import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { projectRoot } from '../project.ts';
import { run } from '../run.ts';
import { Refusal, say } from '../say.ts';
import { cachedRegistryRuntime, makeRegistryRuntime, registryRuntimeFits } from './registry-runtime.ts';
import { ensureSqliteBinding } from './sqlite-binding.ts';
import { ensureSystemLibraries } from './system-packages.ts';

/** An Electron to start the app with. */
export interface Runtime {
  readonly executable: string;
  /** What must stand before the app's own arguments. */
  readonly args: readonly string[];
  readonly env: Readonly<Record<string, string>>;
}

/** How long Electron's own download may take to answer before it counts as out of reach. */
const answerWithinMs = 5_000;

/** Finds or makes an Electron that can run here, with everything it needs. Says what it does where that takes time. */
export async function ensureRuntime(): Promise<Runtime> {
  const official = officialExecutable();
  if (official !== undefined) return officialRuntime(official);
  const cached = cachedRegistryRuntime();
  if (cached !== undefined) return registryRuntime(cached);
  const downloaded = await downloadOfficial();
  if (downloaded !== undefined) return officialRuntime(downloaded);
  if (!registryRuntimeFits()) {
    throw new Refusal(
      "Electron could not be downloaded. Connect to the internet, or set ELECTRON_MIRROR to a mirror of Electron's releases, and try again.",
    );
  }
  return registryRuntime(await makeRegistryRuntime());
}

/** Chromium's sandbox refuses to run as root; only there, and only for this start, it is left out. */
export function sandboxArgs(): string[] {
  if (process.platform !== 'linux' || process.getuid?.() !== 0) return [];
  say(
    'Started as root: Chromium allows that only without its sandbox (--no-sandbox). As an ordinary user it stays on.',
  );
  return ['--no-sandbox'];
}

async function officialRuntime(executable: string): Promise<Runtime> {
  await ensureSystemLibraries(executable);
  return { executable, args: [projectRoot], env: {} };
}

async function registryRuntime(executable: string): Promise<Runtime> {
  await ensureSystemLibraries(executable);
  const binding = await ensureSqliteBinding();
  return {
    executable,
    args: [],
    env: { CONCORDAT_APP_MAIN: join(projectRoot, 'out/main/index.js'), CONCORDAT_SQLITE_BINDING: binding },
  };
}

function officialFolder(): string {
  return process.env.ELECTRON_OVERRIDE_DIST_PATH || join(electronPackage(), 'dist');
}

function electronPackage(): string {
  return dirname(createRequire(import.meta.url).resolve('electron/package.json'));
}

function officialExecutable(): string | undefined {
  const name = {
    darwin: 'Electron.app/Contents/MacOS/Electron',
    win32: 'electron.exe',
  }[process.platform as string];
  const path = join(officialFolder(), name ?? 'electron');
  return existsSync(path) ? path : undefined;
}

/** Electron's package downloads its binary when asked; asked only where something answers, so that nobody waits in vain. */
async function downloadOfficial(): Promise<string | undefined> {
  const mirror = process.env.ELECTRON_MIRROR || 'https://github.com/electron/electron/releases/';
  try {
    await fetch(mirror, { method: 'HEAD', signal: AbortSignal.timeout(answerWithinMs) });
  } catch {
    return undefined;
  }
  say('Downloading Electron (about 110 MB, once per checkout).');
  await run(process.execPath, [join(electronPackage(), 'install.js')]);
  return officialExecutable();
}
