import { sniff } from '../core/exchange/sniff.ts';
import type { Job } from '../core/job.ts';
import type { InputFile } from './input-file.ts';
import { isZip, openZip, readPart, type ZipArchive } from './zip-archive.ts';

/** What a file holds, told by its bytes; its name does not count. */
export type DocumentKind =
  | 'docx'
  | 'pptx'
  | 'xlsx'
  | 'odt'
  | 'ods'
  | 'flat-odt'
  | 'epub'
  | 'pdf'
  | 'rtf'
  | 'html'
  /** Translation units of other programs. */
  | 'tmx'
  | 'xliff'
  | 'encrypted'
  /** Known, but not a document text can be read from: archives, old Office files. */
  | 'unreadable'
  | 'binary'
  /** Plain text, subtitles, Markdown: told apart once decoded. */
  | 'text';

const ascii = new TextDecoder('latin1');

/** First bytes of kinds that hold no text; the RIFF family, archives, programs, pictures, sound. */
const binarySignatures: readonly (readonly number[])[] = [
  [0x89, 0x50, 0x4e, 0x47],
  [0xff, 0xd8, 0xff],
  [0x47, 0x49, 0x46, 0x38],
  [0x49, 0x49, 0x2a, 0x00],
  [0x4d, 0x4d, 0x00, 0x2a],
  [0x42, 0x4d],
  [0x52, 0x49, 0x46, 0x46],
  [0x4f, 0x67, 0x67, 0x53],
  [0x49, 0x44, 0x33],
  [0x1f, 0x8b],
  [0x37, 0x7a, 0xbc, 0xaf],
  [0x52, 0x61, 0x72, 0x21],
  [0x7f, 0x45, 0x4c, 0x46],
  [0x4d, 0x5a],
  [0x53, 0x51, 0x4c, 0x69, 0x74, 0x65, 0x20, 0x66],
  [0x00, 0x00, 0x01, 0x00],
];
const oleSignature = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];

const startsWith = (bytes: Uint8Array, signature: readonly number[]): boolean =>
  signature.every((byte, index) => bytes[index] === byte);

/** Throws `document-damaged` for a zip container that is cut short. */
export async function documentKind(file: InputFile, job: Job): Promise<DocumentKind> {
  const { bytes } = file;
  if (isZip(bytes)) return await containerKind(openZip(file), job);
  if (startsWith(bytes, oleSignature)) return isEncryptedOffice(bytes) ? 'encrypted' : 'unreadable';
  // «BM» and «MZ» may begin a text; a picture or a program has zero bytes soon after.
  const binary = binarySignatures.some((signature) => startsWith(bytes, signature));
  if (binary && (bytes.subarray(0, 512).includes(0) || bytes[0]! >= 0x7f)) return 'binary';
  const head = ascii.decode(bytes.subarray(0, 2_048));
  // Mail gateways and servers put bytes before the signature; Acrobat accepts a kilobyte of them.
  if (/^[\s\S]{0,1024}?%PDF-\d/.test(head)) return 'pdf';
  if (/^\s*\{\\rtf/.test(head)) return 'rtf';
  return markupKind(head.replace(/^(?:\xEF\xBB\xBF|\xFF\xFE|\xFE\xFF)/, '').replaceAll('\0', ''));
}

async function containerKind(archive: ZipArchive, job: Job): Promise<DocumentKind> {
  const { parts } = archive;
  if ([...parts.values()].some((part) => part.encrypted)) return 'encrypted';
  const names = [...parts.keys()];
  const has = (folder: string): boolean => names.some((name) => name.startsWith(folder));
  if (parts.has('[Content_Types].xml')) {
    if (has('word/')) return 'docx';
    if (has('ppt/')) return 'pptx';
    if (has('xl/')) return 'xlsx';
  }
  const type = ascii.decode((await readPart(archive, 'mimetype', job)) ?? new Uint8Array()).trim();
  if (type === 'application/epub+zip' || parts.has('META-INF/container.xml')) return 'epub';
  if (/opendocument\.spreadsheet/.test(type)) return 'ods';
  if (/opendocument\.(?:text|presentation)/.test(type) || (parts.has('content.xml') && parts.has('styles.xml')))
    return 'odt';
  return 'unreadable';
}

function markupKind(head: string): DocumentKind {
  const start = head
    .replace(/^\s+/, '')
    .replace(/^<\?xml[^>]*>\s*/, '')
    .replace(/^(?:<!--[\s\S]*?-->\s*)+/, '');
  if (/^<!doctype\s+html/i.test(start) || /^<(?:html|head|body)[\s>]/i.test(start)) return 'html';
  if (/^<office:document[\s>]/.test(start)) return 'flat-odt';
  const { kind } = sniff(head);
  if (kind === 'tmx' || kind === 'xliff') return kind;
  // A fragment of a page: it begins with an element of HTML and has more of them.
  if (
    /^<(?:div|p|table|h[1-6]|article|section|main|ul|ol|meta|title)[\s>]/i.test(start) &&
    /<\/(?:p|div|td|li|h[1-6])>/i.test(head)
  )
    return 'html';
  return 'text';
}

/** An OLE container with a stream named EncryptedPackage is an Office document under a password. */
function isEncryptedOffice(bytes: Uint8Array): boolean {
  const head = ascii.decode(bytes.subarray(0, 4 * 2 ** 20));
  return head.includes([...'EncryptedPackage'].join('\0')) || head.includes([...'EncryptionInfo'].join('\0'));
}
