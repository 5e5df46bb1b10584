import { randomBytes } from 'node:crypto';
import { access, type FileHandle, open, rename, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { glossaryTsvHeading, glossaryTsvLines } from '../../core/exchange/glossary-tsv.ts';
import { Problem } from '../../core/problem.ts';
import type { Engine } from '../contract.ts';
import type { Resources } from '../resources.ts';

/** UTF-16 code units gathered before they are written. */
const chunkLength = 64 * 1024;

export function exportServices({ memory }: Resources): Pick<Engine, 'exportEntries'> {
  return {
    async exportEntries({ path, collectionId, overwrite = false }, job) {
      const store = await memory();
      if (!overwrite && (await exists(path))) throw new Problem('file-not-writable', { file: path });
      const filter = collectionId === undefined ? {} : { collectionIds: [collectionId] };
      const { total } = await store.pageEntries({ ...filter, offset: 0, limit: 1 });
      let entries = 0;
      let rows = 0;
      await writeWhole(path, async (write) => {
        let chunk = glossaryTsvHeading;
        for await (const entry of store.eachEntry(filter)) {
          await job.checkpoint();
          const lines = glossaryTsvLines(entry);
          chunk += lines.join('');
          entries += 1;
          rows += lines.length;
          job.progress({ done: entries, total, what: 'exporting' });
          if (chunk.length < chunkLength) continue;
          await write(chunk);
          chunk = '';
        }
        await write(chunk);
        // The last moment at which a cancel leaves nothing behind.
        await job.checkpoint();
      });
      return { path, entries, rows };
    },
  };
}

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
