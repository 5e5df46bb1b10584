import { ensureBuilt } from './build.ts';
import { hasDisplay, startVirtualDisplay } from './electron/display.ts';
import { ensureRuntime } from './electron/runtime.ts';

/**
 * Makes ready what opening windows needs (build, Electron, display), then runs `work` with the environment for it. A
 * display made for it is of `size`, px.
 */
export async function withWindow<Result>(
  work: (env: NodeJS.ProcessEnv) => Promise<Result>,
  size?: readonly [width: number, height: number],
): Promise<Result> {
  await ensureBuilt();
  await ensureRuntime();
  if (hasDisplay()) return work(process.env);
  const display = await startVirtualDisplay(...(size ?? []));
  try {
    return await work({ ...process.env, DISPLAY: display.name });
  } finally {
    display.stop();
  }
}
