import { posix } from 'node:path';
import type { Job } from '../core/job.ts';
import { attribute, parseXml } from './xml.ts';
import { readPart, type ZipArchive } from './zip-archive.ts';

/** A relationship of an Office Open XML part. */
export interface Relationship {
  readonly id: string;
  /** Last word of its type: officeDocument, header, footnotes … */
  readonly type: string;
  /** Name of the part meant, from the root of the archive. */
  readonly target: string;
}

/** Relationships of a part (of the package for ''), in the order of the file; empty when there are none. */
export async function relationshipsOf(archive: ZipArchive, part: string, job: Job): Promise<Relationship[]> {
  const folder = posix.dirname(part);
  const name = posix.join(part === '' ? '' : folder, '_rels', `${posix.basename(part)}.rels`);
  const bytes = await readPart(archive, name, job);
  const found: Relationship[] = [];
  if (bytes === undefined) return found;
  await parseXml(bytes, archive.file.name, job, {
    open(tag) {
      if (tag.local !== 'Relationship' || attribute(tag, 'TargetMode') === 'External') return;
      const target = attribute(tag, 'Target') ?? '';
      found.push({
        id: attribute(tag, 'Id') ?? '',
        type: (attribute(tag, 'Type') ?? '').split('/').at(-1) ?? '',
        target: target.startsWith('/') ? target.slice(1) : posix.join(folder === '.' ? '' : folder, target),
      });
    },
    close() {},
    text() {},
  });
  return found;
}
