import { createHash } from 'node:crypto';
import { open, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import type { Job } from '../core/job.ts';
import { Problem } from '../core/problem.ts';

/** Bytes of a file with what is needed to speak of it. */
export interface InputFile {
  /** Name without folder. */
  readonly name: string;
  readonly bytes: Uint8Array;
  /** SHA-256 of the bytes, hex. */
  readonly hash: string;
}

/** A thousand pages with pictures stay far below; more is a mistake or an attack, and would not fit the memory twice. */
export const largestFile = 200 * 2 ** 20;

const chunkLength = 2 ** 20;

/** The problem behind an error of the file system. */
export function fileProblem(error: unknown, file: string): Problem {
  if (error instanceof Problem) return error;
  const code = typeof error === 'object' && error !== null && 'code' in error ? error.code : undefined;
  switch (code) {
    case 'ENOENT':
    case 'ENOTDIR':
    case 'ENAMETOOLONG':
    case 'ERR_INVALID_ARG_VALUE':
      return new Problem('file-not-found', { file }, error);
    case 'EISDIR':
      return new Problem('file-is-directory', { file }, error);
    default:
      return new Problem('file-unreadable', { file }, error);
  }
}

/**
 * Reads a whole file without locking or changing it, and makes sure that what was read is one state of it: a file that
 * changes, shrinks or vanishes meanwhile is the problem `file-changed`.
 */
export async function readInputFile(path: string, job: Job, limit: number = largestFile): Promise<InputFile> {
  const name = basename(path);
  // Asked before opening: opening a named pipe would wait for ever.
  const before = await stat(path).catch((error: unknown) => {
    throw fileProblem(error, name);
  });
  if (before.isDirectory()) throw new Problem('file-is-directory', { file: name });
  if (!before.isFile()) throw new Problem('file-unreadable', { file: name });
  if (before.size === 0) throw new Problem('file-empty', { file: name });
  if (before.size > limit) throw tooLarge(name, before.size, limit);

  const handle = await open(path, 'r').catch((error: unknown) => {
    throw fileProblem(error, name);
  });
  const bytes = new Uint8Array(before.size);
  const hash = createHash('sha256');
  let length = 0;
  try {
    while (length < bytes.length) {
      const { bytesRead } = await handle.read(bytes, length, Math.min(chunkLength, bytes.length - length), length);
      if (bytesRead === 0) throw new Problem('file-changed', { file: name });
      hash.update(bytes.subarray(length, length + bytesRead));
      length += bytesRead;
      job.progress({ done: length, total: bytes.length, what: 'reading' });
      await job.checkpoint();
    }
  } catch (error) {
    throw fileProblem(error, name);
  } finally {
    await handle.close();
  }
  const after = await stat(path).catch(() => undefined);
  if (
    after === undefined ||
    after.size !== before.size ||
    after.mtimeMs !== before.mtimeMs ||
    after.ino !== before.ino
  ) {
    throw new Problem('file-changed', { file: name });
  }
  return { name, bytes, hash: hash.digest('hex') };
}

export function tooLarge(file: string, size: number, limit: number): Problem {
  const megabytes = (bytes: number): number => Math.ceil(bytes / 2 ** 20);
  return new Problem('file-too-large', { file, size: megabytes(size), limit: megabytes(limit) });
}
