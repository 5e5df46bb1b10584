import { posix } from 'node:path';
import type { Job } from '../core/job.ts';
import { Problem } from '../core/problem.ts';
import type { Block } from '../core/text/document.ts';
import { htmlBlocks } from './html.ts';
import { attribute, parseXml } from './xml.ts';
import { readPart, type ZipArchive } from './zip-archive.ts';

/** Blocks of an electronic book, chapter by chapter in reading order; the table of contents is left out. */
export async function readEpub(archive: ZipArchive, job: Job): Promise<Block[]> {
  const file = archive.file.name;
  const encryption = await readPart(archive, 'META-INF/encryption.xml', job);
  if (encryption !== undefined && isLocked(new TextDecoder().decode(encryption))) {
    throw new Problem('document-encrypted', { file });
  }
  const chapters = await chaptersOf(archive, job);
  const blocks: Block[] = [];
  let tables = 0;
  for (const [index, chapter] of chapters.entries()) {
    job.progress({ done: index, total: chapters.length, what: 'reading' });
    const bytes = await readPart(archive, chapter, job);
    if (bytes === undefined) continue;
    const found = htmlBlocks(new TextDecoder().decode(bytes), { mainOnly: false });
    for (const block of found)
      blocks.push(
        block.cell === undefined ? block : { ...block, cell: { ...block.cell, table: block.cell.table + tables } },
      );
    tables += found.reduce((most, block) => Math.max(most, (block.cell?.table ?? -1) + 1), 0);
    await job.checkpoint();
  }
  return blocks;
}

/** Fonts may be obfuscated in a free book; anything else encrypted is a lock. */
function isLocked(encryption: string): boolean {
  const methods = [...encryption.matchAll(/EncryptionMethod[^>]*Algorithm\s*=\s*["']([^"']*)["']/g)].map(
    (match) => match[1] ?? '',
  );
  return methods.some((method) => !/idpf\.org\/2008\/embedding|ns\.adobe\.com\/pdf\/enc#RC/.test(method));
}

async function chaptersOf(archive: ZipArchive, job: Job): Promise<string[]> {
  const file = archive.file.name;
  let packagePart = '';
  const container = await readPart(archive, 'META-INF/container.xml', job);
  if (container === undefined) throw new Problem('document-damaged', { file });
  await parseXml(container, file, job, {
    open(tag) {
      if (tag.local === 'rootfile' && packagePart === '') packagePart = attribute(tag, 'full-path') ?? '';
    },
    close() {},
    text() {},
  });
  const opf = await readPart(archive, packagePart, job);
  if (opf === undefined) throw new Problem('document-damaged', { file });
  const items = new Map<string, { href: string; isNavigation: boolean }>();
  const spine: string[] = [];
  await parseXml(opf, file, job, {
    open(tag) {
      if (tag.local === 'item') {
        const href = decodePath(attribute(tag, 'href') ?? '');
        const isNavigation = /\bnav\b/.test(attribute(tag, 'properties') ?? '');
        items.set(attribute(tag, 'id') ?? '', { href: posix.join(posix.dirname(packagePart), href), isNavigation });
      } else if (tag.local === 'itemref' && attribute(tag, 'linear') !== 'no')
        spine.push(attribute(tag, 'idref') ?? '');
    },
    close() {},
    text() {},
  });
  return spine.flatMap((id) => {
    const item = items.get(id);
    return item === undefined || item.isNavigation ? [] : [item.href];
  });
}

function decodePath(href: string): string {
  try {
    return decodeURIComponent(href.replace(/#.*$/, ''));
  } catch {
    return href;
  }
}
