import { accessSync, constants, realpathSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { Problem } from '../core/problem.ts';
import { writeWhole } from '../engine/services/exporting.ts';
import { say, type Terminal, UsageError } from './terminal.ts';

/** Prints a result, or writes it to a file: whole, or not at all. */
export async function printOrWrite(terminal: Terminal, text: string, out: string | undefined): Promise<void> {
  if (out === undefined) {
    terminal.stdout.write(text);
    return;
  }
  await writeWhole(resolve(terminal.folder, out), (write) => write(text));
  say(terminal, terminal.t('cli.note.written', { file: out }));
}

/**
 * Whether a file may be written: inputs are never modified, not even when they are named as the output; nor is the
 * memory written over.
 */
export function checkOutput(
  terminal: Terminal,
  out: string | undefined,
  inputs: readonly string[],
  database: string,
): void {
  if (out === undefined) return;
  const place = realPlace(resolve(terminal.folder, out));
  if (inputs.some((input) => realPlace(resolve(terminal.folder, input)) === place)) {
    throw new UsageError(terminal.t('cli.usage.outIsInput', { file: out }));
  }
  // Better said before the work than after it.
  if (!isWritable(dirname(place))) throw new Problem('file-not-writable', { file: out });
  if (realPlace(database) === place) throw new UsageError(terminal.t('cli.usage.outIsDatabase', { file: out }));
}

function isWritable(folder: string): boolean {
  try {
    accessSync(folder, constants.W_OK);
    return true;
  } catch {
    return false;
  }
}

/** The path without links; of a file that is not there yet, the folder's. */
function realPlace(path: string): string {
  try {
    return realpathSync(path);
  } catch {
    try {
      return join(realpathSync(dirname(path)), basename(path));
    } catch {
      return path;
    }
  }
}
