import { randomBytes } from 'node:crypto';
import { access, type FileHandle, open, rename, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { Problem } from '../../core/problem.ts';

export async function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}

/** Writes beside the file and renames, so that nobody ever sees half of it and a failure leaves the old one. */
export async function writeWhole(
  path: string,
  produce: (write: (content: string | Uint8Array) => Promise<void>) => Promise<void>,
): Promise<void> {
  const beside = join(dirname(path), `.${basename(path)}.${randomBytes(6).toString('hex')}`);
  let file: FileHandle | undefined;
  try {
    file = await open(beside, 'wx');
    const handle = file;
    // Not `write`, which may write a part of what it is given and says so only in its answer.
    await produce((content) => handle.writeFile(content));
    await file.sync();
    await file.close();
    await rename(beside, path);
  } catch (error) {
    await file?.close().catch(() => {});
    await rm(beside, { force: true }).catch(() => {});
    throw writeProblem(error, path);
  }
}

/** The same for what is made in one piece. */
export async function writeWholeBytes(path: string, content: Uint8Array | string): Promise<void> {
  const bytes = typeof content === 'string' ? Buffer.from(content, 'utf8') : content;
  await writeWhole(path, (write) => write(bytes));
}

function writeProblem(error: unknown, path: string): unknown {
  const code = error instanceof Error && 'code' in error && !(error instanceof Problem) ? error.code : undefined;
  if (code === undefined) return error;
  return new Problem(code === 'ENOSPC' ? 'disk-full' : 'file-not-writable', { file: path }, error);
}
