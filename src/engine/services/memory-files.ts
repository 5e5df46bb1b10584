import { randomBytes } from 'node:crypto';
import { mkdir, readdir, rename, rm, rmdir } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { glossaryTsvHeading, glossaryTsvLines } from '../../core/exchange/glossary-tsv.ts';
import { tsvLine } from '../../core/exchange/tsv-line.ts';
import type { Job } from '../../core/job.ts';
import type { TranslationUnit } from '../../core/memory/records.ts';
import { Problem } from '../../core/problem.ts';
import type { Engine, MemoryFilesReport } from '../contract.ts';
import type { Resources } from '../resources.ts';
import { writeWhole } from './exporting.ts';

/** UTF-16 code units gathered before they are written. */
const chunkLength = 256 * 1024;

/**
 * All of a memory as files anything can read: JSON Lines that hold everything, and two tables for people. Described in
 * docs/formats/memory-files.md. The folder appears whole or not at all.
 */
export function memoryFileServices({ memory }: Resources, version: string): Pick<Engine, 'exportMemory'> {
  return {
    async exportMemory({ folder, collectionId }, job) {
      const store = await memory();
      const status = await store.status();
      const filter = collectionId === undefined ? {} : { collectionIds: [collectionId] };
      const collections = (await store.listCollections()).filter(
        ({ id }) => collectionId === undefined || id === collectionId,
      );
      if (collectionId !== undefined && collections.length === 0) {
        throw new Problem('not-found', { what: 'collection' });
      }
      const bitexts = await store.listBitexts(collectionId === undefined ? {} : { collectionId });
      const total = collections.reduce((sum, { entries, units }) => sum + entries + units, bitexts.length);
      let done = 0;
      const step = async () => {
        await job.checkpoint();
        done += 1;
        job.progress({ done, total, what: 'exporting' });
      };

      return inNewFolder(folder, async (place) => {
        const counts = { entries: 0, units: 0, bitexts: 0 };
        await writeChunks(join(place, 'collections.jsonl'), job, async (write) => {
          for (const { id, name, searched } of collections) await write(json({ id, name, searched }));
        });
        const settings = JSON.stringify(await store.settings(), undefined, 2);
        await writeWhole(join(place, 'settings.json'), (write) => write(`${settings}\n`));
        await writeChunks(join(place, 'glossary.tsv'), job, async (table) => {
          await table(glossaryTsvHeading);
          await writeChunks(join(place, 'entries.jsonl'), job, async (write) => {
            for await (const entry of store.eachEntry(filter)) {
              await step();
              await write(json(entry));
              await table(glossaryTsvLines(entry).join(''));
              counts.entries += 1;
            }
          });
        });
        await writeChunks(join(place, 'units.tsv'), job, async (table) => {
          await table(tsvLine(['source', 'target', 'source language', 'target language', 'origin', 'changed']));
          await writeChunks(join(place, 'units.jsonl'), job, async (write) => {
            for await (const unit of store.eachUnit(filter)) {
              await step();
              await write(json(unit));
              await table(unitLines(unit).join(''));
              counts.units += 1;
            }
          });
        });
        await writeChunks(join(place, 'bitexts.jsonl'), job, async (write) => {
          for (const { id } of bitexts) {
            await step();
            await write(json({ ...(await store.readBitext(id)), candidates: await store.listCandidates(id) }));
            counts.bitexts += 1;
          }
        });
        const about = { program: 'Concordat', version, schemaVersion: status.schemaVersion, ...counts };
        await writeWhole(join(place, 'about.json'), (write) =>
          write(`${JSON.stringify({ ...about, madeAt: new Date().toISOString() }, undefined, 2)}\n`),
        );
        // The last moment at which a cancel leaves nothing behind.
        await job.checkpoint();
        return counts;
      });
    },
  };
}

async function inNewFolder(
  folder: string,
  fill: (place: string) => Promise<Omit<MemoryFilesReport, 'folder' | 'files'>>,
): Promise<MemoryFilesReport> {
  const held = await readdir(folder).catch((error: NodeJS.ErrnoException) =>
    error.code === 'ENOENT' ? undefined : ['not a folder'],
  );
  if (held !== undefined && held.length > 0) throw new Problem('folder-not-empty', { folder });
  const aside = join(dirname(folder), `.${basename(folder)}.${randomBytes(6).toString('hex')}`);
  try {
    await mkdir(aside, { recursive: true });
    const counts = await fill(aside);
    const files = (await readdir(aside)).sort();
    if (held !== undefined) await rmdir(folder);
    await rename(aside, folder);
    return { folder, files, ...counts };
  } catch (error) {
    await rm(aside, { recursive: true, force: true }).catch(() => {});
    const isOfPlace = error instanceof Problem && String(error.details.file ?? '').startsWith(aside);
    if (error instanceof Problem && !isOfPlace) throw error;
    const code = (error as { readonly code?: unknown }).code;
    throw new Problem(
      code === 'ENOSPC' || code === 'disk-full' ? 'disk-full' : 'file-not-writable',
      { file: folder },
      error,
    );
  }
}

async function writeChunks(
  path: string,
  job: Job,
  produce: (write: (text: string) => Promise<void>) => Promise<void>,
): Promise<void> {
  await writeWhole(path, async (write) => {
    let chunk = '';
    await produce(async (text) => {
      chunk += text;
      if (chunk.length < chunkLength) return;
      await write(chunk);
      chunk = '';
      await job.checkpoint();
    });
    await write(chunk);
  });
}

const json = (value: unknown) => `${JSON.stringify(value)}\n`;

/** One line for every rendering of the first side. */
function unitLines({ variants, origin, changedAt }: TranslationUnit): string[] {
  const [source, ...targets] = variants;
  if (source === undefined) return [];
  return targets.map((target) =>
    tsvLine([source.text, target.text, source.language, target.language, origin ?? '', changedAt]),
  );
}
