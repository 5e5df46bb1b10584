import type { InputFile } from './input-file.ts';
import { isZip, openZip } from './zip-archive.ts';

/** What a file holds, told by its bytes; its name does not count. */
export type DocumentKind =
  | 'docx'
  | 'encrypted'
  /** Known, but not a document text can be read from: pictures, archives, old Office files. */
  | 'unreadable'
  | 'binary'
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
export function documentKind(file: InputFile): DocumentKind {
  const { bytes } = file;
  if (isZip(bytes)) {
    const { parts } = openZip(file);
    if ([...parts.values()].some((part) => part.encrypted)) return 'encrypted';
    if (parts.has('[Content_Types].xml') && [...parts.keys()].some((name) => name.startsWith('word/'))) return 'docx';
    return 'unreadable';
  }
  if (startsWith(bytes, oleSignature)) return isEncryptedOffice(bytes) ? 'encrypted' : 'unreadable';
  // «BM» and «MZ» may begin a text; a picture or a program has zero bytes soon after.
  const binary = binarySignatures.some((signature) => startsWith(bytes, signature));
  if (binary && (bytes.subarray(0, 512).includes(0) || bytes[0]! >= 0x7f)) return 'binary';
  return 'text';
}

/** An OLE container with a stream named EncryptedPackage is an Office document under a password. */
function isEncryptedOffice(bytes: Uint8Array): boolean {
  const head = ascii.decode(bytes.subarray(0, 4 * 2 ** 20));
  return head.includes([...'EncryptedPackage'].join('\0')) || head.includes([...'EncryptionInfo'].join('\0'));
}
