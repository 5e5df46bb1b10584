import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from './project.ts';
import { run } from './run.ts';
import { Refusal, say } from './say.ts';

/** What the build is made of; a change in any of it makes a new one. */
const sources = ['src', 'electron', 'electron.vite.config.ts', 'package-lock.json'];
const built = ['out/main/index.js', 'out/main/engine.js', 'out/preload/index.cjs', 'out/renderer/index.html'];

/** Builds the app into out/ where that is missing or older than its sources. */
export async function ensureBuilt(): Promise<void> {
  const outputs = built.map((path) => join(projectRoot, path));
  const oldest = Math.min(...outputs.map((path) => (existsSync(path) ? statSync(path).mtimeMs : 0)));
  const newest = Math.max(...sources.map((path) => newestIn(join(projectRoot, path))));
  if (oldest > newest) return;
  say('Building the app …');
  const program = join(projectRoot, 'node_modules/electron-vite/bin/electron-vite.js');
  const code = await run(process.execPath, [program, 'build', '--logLevel', 'warn'], { cwd: projectRoot });
  if (code !== 0) throw new Refusal('The app could not be built; see above.');
}

/** Time of the latest change in a file or folder, milliseconds since 1970. */
function newestIn(path: string): number {
  const stat = statSync(path, { throwIfNoEntry: false });
  if (stat === undefined) return 0;
  if (!stat.isDirectory()) return stat.mtimeMs;
  return Math.max(stat.mtimeMs, ...readdirSync(path).map((name) => newestIn(join(path, name))));
}
