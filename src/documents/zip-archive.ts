import { promisify } from 'node:util';
import { crc32, inflateRaw } from 'node:zlib';
import type { Job } from '../core/job.ts';
import { Problem } from '../core/problem.ts';
import { deflateLimit, harmlessSize, isBomb, mostInflation } from './bomb.ts';
import { type InputFile, tooLarge } from './input-file.ts';

/*
 * Reading of zip containers (DOCX, ODT, EPUB …) by their directory. It is ours because a stranger's archive needs three
 * things at once: a bound on what a part may inflate to, inflating off the main thread, and a check that nothing is cut
 * off or altered.
 */

export interface ZipPart {
  readonly name: string;
  readonly compressedSize: number;
  readonly size: number;
  readonly crc: number;
  readonly method: number;
  readonly encrypted: boolean;
  /** Offset of the local header. */
  readonly offset: number;
}

export interface ZipArchive {
  readonly file: InputFile;
  readonly parts: ReadonlyMap<string, ZipPart>;
}

/** Largest part that is inflated; the text of 5,000 pages is a tenth of it. */
export const largestPart = 256 * 2 ** 20;
/** Entries a directory may list. */
const mostParts = 100_000;

const endSignature = 0x06054b50;
const directorySignature = 0x02014b50;
const localSignature = 0x04034b50;
const inflate = promisify(inflateRaw) as (
  buffer: Uint8Array,
  options: { maxOutputLength: number },
) => Promise<Uint8Array>;

export function isZip(bytes: Uint8Array): boolean {
  return bytes.length > 3 && bytes[0] === 0x50 && bytes[1] === 0x4b && bytes[2]! <= 8 && bytes[3]! <= 8;
}

const damaged = (file: InputFile, cause?: unknown): Problem =>
  new Problem('document-damaged', { file: file.name }, cause);

/** The directory of an archive; a file cut short has none and is `document-damaged`. */
export function openZip(file: InputFile): ZipArchive {
  const { bytes } = file;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = findEnd(view);
  if (end < 0) throw damaged(file);
  const count = view.getUint16(end + 10, true);
  let at = view.getUint32(end + 16, true);
  const names = new TextDecoder('utf-8');
  const parts = new Map<string, ZipPart>();
  for (let i = 0; i < Math.min(count, mostParts); i++) {
    if (at + 46 > end || view.getUint32(at, true) !== directorySignature) throw damaged(file);
    const nameLength = view.getUint16(at + 28, true);
    const skipped = view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
    const part: ZipPart = {
      name: names.decode(bytes.subarray(at + 46, at + 46 + nameLength)).replaceAll('\\', '/'),
      encrypted: (view.getUint16(at + 8, true) & 1) === 1,
      method: view.getUint16(at + 10, true),
      crc: view.getUint32(at + 16, true),
      compressedSize: view.getUint32(at + 20, true),
      size: view.getUint32(at + 24, true),
      offset: view.getUint32(at + 42, true),
    };
    // The first of two parts of one name is the one every program reads.
    if (!parts.has(part.name)) parts.set(part.name, part);
    at += 46 + nameLength + skipped;
  }
  return { file, parts };
}

/** Offset of the end record, sought backwards behind a comment of at most 64 KB; -1 when there is none. */
function findEnd(view: DataView): number {
  const least = Math.max(0, view.byteLength - 22 - 0xffff);
  for (let at = view.byteLength - 22; at >= least; at--) {
    if (view.getUint32(at, true) === endSignature) return at;
  }
  return -1;
}

/** Bytes of one part, or undefined when the archive has none of that name. */
export async function readPart(archive: ZipArchive, name: string, job: Job): Promise<Uint8Array | undefined> {
  const { file, parts } = archive;
  const part = parts.get(name);
  if (part === undefined) return undefined;
  if (part.encrypted) throw new Problem('document-encrypted', { file: file.name });
  refuseBomb(file, part);
  await job.checkpoint();
  const bytes = await inflated(file, part);
  if (bytes.length !== part.size || crc32(bytes) !== part.crc) throw damaged(file);
  return bytes;
}

function refuseBomb(file: InputFile, { size, compressedSize }: ZipPart): void {
  if (size > largestPart) throw tooLarge(file.name, size, largestPart);
  if (isBomb(compressedSize, size)) throw tooLarge(file.name, size, compressedSize * mostInflation);
}

/**
 * For archives that a library unpacks: refuses what comes to more than text does, and what is more than the directory
 * says of it. Parts that could do no harm are not unpacked for it.
 */
export async function refuseBombs(archive: ZipArchive, job: Job): Promise<void> {
  for (const part of archive.parts.values()) refuseBomb(archive.file, part);
  for (const { name, method, compressedSize } of archive.parts.values()) {
    if (method === 8 && compressedSize * deflateLimit > harmlessSize) await readPart(archive, name, job);
  }
}

async function inflated(file: InputFile, part: ZipPart): Promise<Uint8Array> {
  const view = new DataView(file.bytes.buffer, file.bytes.byteOffset, file.bytes.byteLength);
  if (part.offset + 30 > view.byteLength || view.getUint32(part.offset, true) !== localSignature) throw damaged(file);
  const start = part.offset + 30 + view.getUint16(part.offset + 26, true) + view.getUint16(part.offset + 28, true);
  const compressed = file.bytes.subarray(start, start + part.compressedSize);
  if (compressed.length !== part.compressedSize) throw damaged(file);
  if (part.method === 0) return compressed;
  if (part.method !== 8) throw damaged(file);
  try {
    // The directory's own word is the bound: an archive that lies about a size inflates no further.
    return await inflate(compressed, { maxOutputLength: Math.max(1, part.size) });
  } catch (error) {
    throw damaged(file, error);
  }
}
