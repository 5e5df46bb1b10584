import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { text } from 'node:stream/consumers';
import { Problem } from '../core/problem.ts';
import type { Terminal } from './terminal.ts';

/** Queries of a batch file, one a line, UTF-8; `-` is standard input. Empty lines are passed over. */
export async function readQueries(terminal: Terminal, file: string): Promise<string[]> {
  const content = file === '-' ? await text(process.stdin) : await readText(resolve(terminal.folder, file), file);
  return content
    .replace(/^\uFEFF/, '')
    .split(/\r\n|\r|\n/)
    .filter((line) => line.trim() !== '');
}

async function readText(path: string, name: string): Promise<string> {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(await readFile(path));
  } catch (error) {
    if (error instanceof TypeError) throw new Problem('encoding-unknown', { file: name }, error);
    const missing = (error as NodeJS.ErrnoException).code === 'ENOENT';
    throw new Problem(missing ? 'file-not-found' : 'file-unreadable', { file: name }, error);
  }
}
