import type { Job } from '../../core/job.ts';
import { Problem } from '../../core/problem.ts';
import { isBomb, mostInflation } from '../bomb.ts';
import { readInputFile, tooLarge } from '../input-file.ts';
import { isZip, openZip, type ZipArchive, type ZipPart } from '../zip-archive.ts';
import { type ByteSource, bytesSource, fileSource, gunzipped, headOf, inflated } from './byte-source.ts';

/** One thing to be imported: bytes that are no archive any more, or why there are none. */
export type Member =
  | { readonly kind: 'bytes'; readonly source: ByteSource; readonly workbook?: 'docx' | 'xlsx' | 'ods' }
  | { readonly kind: 'refused'; readonly name: string; readonly problem: Problem };

const mostMembers = 10_000;
/** Unpacked bytes of one archive. */
const mostUnpacked = 16 * 2 ** 30;

/** What a file on disk holds: itself, what is packed in it with gzip, or each file of a zip archive. */
export async function membersOf(path: string, job: Job): Promise<Member[]> {
  const file = await fileSource(path);
  const head = await headOf(file, 4);
  if (isGzip(head)) return [await unpackedGzip(file)];
  if (!isZip(head)) return [{ kind: 'bytes', source: file }];
  const archive = openZip(await readInputFile(path, job));
  const office = officeKind(archive);
  if (office !== undefined) return [{ kind: 'bytes', source: file, workbook: office }];
  return zipMembers(archive);
}

const isGzip = (head: Uint8Array): boolean => head[0] === 0x1f && head[1] === 0x8b;

async function unpackedGzip(file: ByteSource): Promise<Member> {
  const source = gunzipped(file);
  const head = await headOf(source, 4);
  if (head.length === 0) throw new Problem('file-empty', { file: source.name });
  if (isGzip(head) || isZip(head)) {
    return { kind: 'refused', name: source.name, problem: new Problem('archive-nested', { file: source.name }) };
  }
  return { kind: 'bytes', source };
}

function officeKind({ parts }: ZipArchive): 'docx' | 'xlsx' | 'ods' | undefined {
  const names = [...parts.keys()];
  if (parts.has('[Content_Types].xml')) {
    if (names.some((name) => name.startsWith('word/'))) return 'docx';
    if (names.some((name) => name.startsWith('xl/'))) return 'xlsx';
  }
  // OpenDocument texts and spreadsheets alike; which it is, its own reader finds out.
  return parts.has('content.xml') && parts.has('mimetype') ? 'ods' : undefined;
}

async function zipMembers(archive: ZipArchive): Promise<Member[]> {
  const parts = [...archive.parts.values()].filter(({ name }) => !name.endsWith('/') && !isRubbish(name));
  if (parts.length === 0) throw new Problem('file-empty', { file: archive.file.name });
  if (parts.length > mostMembers) throw tooLarge(archive.file.name, parts.length, mostMembers);
  const total = parts.reduce((sum, { size }) => sum + size, 0);
  if (total > mostUnpacked || isBomb(archive.file.bytes.length, total)) {
    throw tooLarge(archive.file.name, total, mostUnpacked);
  }
  const members: Member[] = [];
  for (const part of parts) members.push(await zipMember(archive, part));
  return members;
}

/** What archivers of macOS and Windows add by themselves. */
const isRubbish = (name: string): boolean => /(?:^|\/)(?:__MACOSX\/|\.DS_Store$|Thumbs\.db$)/.test(name);

async function zipMember(archive: ZipArchive, part: ZipPart): Promise<Member> {
  // A name is only ever shown, never opened; one that points out of the archive is an attack all the same.
  const name = part.name.split('/').at(-1) ?? part.name;
  const refused = (problem: Problem): Member => ({ kind: 'refused', name, problem });
  if (/^(?:[a-z]:)?\/|(?:^|\/)\.\.(?:\/|$)/i.test(part.name)) {
    return refused(new Problem('archive-path-unsafe', { file: part.name }));
  }
  if (part.encrypted) return refused(new Problem('document-encrypted', { file: name }));
  if (part.size === 0) return refused(new Problem('file-empty', { file: name }));
  if (isBomb(part.compressedSize, part.size))
    return refused(tooLarge(name, part.size, part.compressedSize * mostInflation));
  const packed = packedBytes(archive, part);
  if (packed === undefined) return refused(new Problem('document-damaged', { file: name }));
  const source = part.method === 0 ? bytesSource(name, packed) : inflated(name, packed, part.size);
  const head = await headOf(source, 4).catch((error: unknown) => error);
  if (!(head instanceof Uint8Array)) {
    return refused(head instanceof Problem ? head : new Problem('document-damaged', { file: name }, head));
  }
  if (isGzip(head)) return { kind: 'bytes', source: gunzipped(source) };
  if (isZip(head)) return refused(new Problem('archive-nested', { file: name }));
  return { kind: 'bytes', source };
}

const localSignature = 0x04034b50;

function packedBytes({ file }: ZipArchive, part: ZipPart): Uint8Array | undefined {
  const view = new DataView(file.bytes.buffer, file.bytes.byteOffset, file.bytes.byteLength);
  if (part.offset + 30 > view.byteLength || view.getUint32(part.offset, true) !== localSignature) return undefined;
  if (part.method !== 0 && part.method !== 8) return undefined;
  const start = part.offset + 30 + view.getUint16(part.offset + 26, true) + view.getUint16(part.offset + 28, true);
  const bytes = file.bytes.subarray(start, start + part.compressedSize);
  return bytes.length === part.compressedSize ? bytes : undefined;
}
