import { mkdirSync, renameSync, rmSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';

/** Per user, outside the checkout: made once, used by every clone. */
export function cacheFolder(): string {
  return join(process.env.XDG_CACHE_HOME || join(homedir(), '.cache'), 'concordat');
}

/** An empty folder beside the cache's entries, to work in before the result is renamed into place. */
export function workFolder(name: string): string {
  const folder = join(cacheFolder(), `.${name}-${process.pid}-${Date.now().toString(36)}`);
  mkdirSync(folder, { recursive: true });
  return folder;
}

/** Puts a finished folder or file in its place at once; where another start was quicker, that one's stays. */
export function putInPlace(finished: string, place: string): void {
  try {
    renameSync(finished, place);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code !== 'ENOTEMPTY' && code !== 'EEXIST') throw error;
    rmSync(finished, { recursive: true, force: true });
  }
}
