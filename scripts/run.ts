import { spawn, spawnSync } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';

/**
 * Runs a program with the terminal of this one; resolves to its exit code (130 when it was ended by a signal).
 * With `limitMs`, a program that takes longer is ended with all that it started, and the code is 124, as timeout(1) has it.
 */
export function run(
  program: string,
  args: readonly string[],
  options: {
    readonly cwd?: string;
    readonly env?: NodeJS.ProcessEnv;
    readonly quiet?: boolean;
    readonly limitMs?: number;
  } = {},
): Promise<number> {
  const ownGroup = options.limitMs !== undefined && process.platform !== 'win32';
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, {
      stdio: options.quiet === true ? ['ignore', 'ignore', 'inherit'] : 'inherit',
      ...(options.cwd === undefined ? {} : { cwd: options.cwd }),
      env: options.env ?? process.env,
      // A group of its own can be ended whole, a worker caught in an endless loop included.
      detached: ownGroup,
    });
    let late = false;
    const timer =
      options.limitMs === undefined
        ? undefined
        : setTimeout(() => {
            late = true;
            endGroup(child.pid, ownGroup);
          }, options.limitMs);
    const forward = (signal: NodeJS.Signals): void => void child.kill(signal);
    process.once('SIGINT', forward);
    process.once('SIGTERM', forward);
    child.once('error', reject);
    child.once('exit', (code, signal) => {
      process.off('SIGINT', forward);
      process.off('SIGTERM', forward);
      clearTimeout(timer);
      resolve(late ? 124 : (code ?? (signal === null ? 1 : 130)));
    });
  });
}

function endGroup(pid: number | undefined, ownGroup: boolean): void {
  if (pid !== undefined) process.kill(ownGroup ? -pid : pid, 'SIGKILL');
}

/** Standard output of a short command, or undefined where it is missing or fails. */
export function output(program: string, args: readonly string[]): string | undefined {
  const result = spawnSync(program, args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });
  return result.status === 0 ? result.stdout : undefined;
}

/** Whether a program stands on the PATH. */
export function has(program: string): boolean {
  return (process.env.PATH ?? '').split(delimiter).some((folder) => {
    try {
      accessSync(join(folder, program), constants.X_OK);
      return true;
    } catch {
      return false;
    }
  });
}
