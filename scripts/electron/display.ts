import { type ChildProcess, spawn } from 'node:child_process';
import { ensureProgram } from './system-packages.ts';

/** Whether a window can be shown here. */
export function hasDisplay(): boolean {
  if (process.platform !== 'linux') return true;
  return Boolean(process.env.DISPLAY) || Boolean(process.env.WAYLAND_DISPLAY);
}

export interface VirtualDisplay {
  /** Value for DISPLAY, such as `:99`. */
  readonly name: string;
  stop(): void;
}

/** A display of our own for tests and pictures; the caller stops it. */
export async function startVirtualDisplay(width = 2000, height = 1200): Promise<VirtualDisplay> {
  await ensureProgram(
    'Xvfb',
    ['xvfb', 'xauth'],
    'The tests open real windows on a display of their own, which needs Xvfb',
  );
  // With -displayfd the server itself picks a free number and writes it once it is ready.
  const server = spawn('Xvfb', ['-displayfd', '3', '-screen', '0', `${width}x${height}x24`, '-nolisten', 'tcp'], {
    stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
  });
  const number = await firstLine(server);
  return { name: `:${number}`, stop: () => void server.kill() };
}

function firstLine(server: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    const pipe = server.stdio[3];
    let text = '';
    pipe?.on('data', (chunk: Buffer) => {
      text += chunk.toString('utf8');
      if (text.includes('\n')) resolve(text.trim());
    });
    server.once('error', reject);
    server.once('exit', () => reject(new Error('Xvfb ended before it was ready')));
  });
}
