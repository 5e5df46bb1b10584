import { isUtf8 } from 'node:buffer';
import { Problem } from '../../core/problem.ts';
import { decodeText } from '../encoding.ts';
import { type ByteSource, headOf } from './byte-source.ts';

export interface TextSource {
  /** As TextDecoder names it. */
  readonly encoding: string;
  readonly byteOrderMark: boolean;
  /** The text from its beginning, without byte order mark, in pieces. */
  chunks(): AsyncIterable<string>;
}

/** Bytes by which an encoding is told. */
const sampleLength = 64 * 1024;

/**
 * Decodes bytes piece by piece: by their BOM, by an encoding the user chose, by the XML declaration where the bytes allow
 * it, as UTF-8 where the whole is valid, else by the encoding in which they read most like a language we know.
 */
export async function openText(source: ByteSource, chosen?: string): Promise<TextSource> {
  const head = await headOf(source, sampleLength);
  if (head.length === 0) throw new Problem('file-empty', { file: source.name });
  const mark = markOf(head);
  const encoding = mark ?? chosen ?? (await encodingOf(source, head));
  return {
    encoding,
    byteOrderMark: mark !== undefined,
    async *chunks() {
      const decoder = new TextDecoder(encoding);
      for await (const bytes of source.chunks()) {
        const text = decoder.decode(bytes, { stream: true });
        if (text !== '') yield text;
      }
      const rest = decoder.decode();
      if (rest !== '') yield rest;
    },
  };
}

function markOf(head: Uint8Array): string | undefined {
  if (head[0] === 0xef && head[1] === 0xbb && head[2] === 0xbf) return 'utf-8';
  if (head[0] === 0xff && head[1] === 0xfe) return 'utf-16le';
  if (head[0] === 0xfe && head[1] === 0xff) return 'utf-16be';
  return undefined;
}

async function encodingOf(source: ByteSource, head: Uint8Array): Promise<string> {
  const declared = /^\s*<\?xml[^>]*?\sencoding\s*=\s*["']([\w.:-]+)["']/.exec(
    latin1.decode(head.subarray(0, 512)),
  )?.[1];
  if (declared !== undefined && !/^utf-?8$/i.test(declared)) {
    const { encoding } = await decodeText(head, source.name, declared);
    return encoding;
  }
  if (!head.includes(0) && (await isWhollyUtf8(source))) return 'utf-8';
  // Cut at a character that needs more bytes, a sample of UTF-8 would not be valid: but then the whole would have been.
  return (await decodeText(head, source.name)).encoding;
}

const latin1 = new TextDecoder('latin1');

async function isWhollyUtf8(source: ByteSource): Promise<boolean> {
  let rest: Uint8Array = new Uint8Array();
  for await (const chunk of source.chunks()) {
    const bytes = rest.length === 0 ? chunk : Buffer.concat([rest, chunk]);
    const end = endOfWholeCharacters(bytes);
    if (!isUtf8(bytes.subarray(0, end))) return false;
    rest = bytes.subarray(end);
  }
  return rest.length === 0;
}

/** Where the last character that is complete ends; a character has at most four bytes. */
function endOfWholeCharacters(bytes: Uint8Array): number {
  for (let back = 1; back <= Math.min(4, bytes.length); back++) {
    const byte = bytes[bytes.length - back]!;
    if (byte < 0x80) return bytes.length;
    if (byte < 0xc0) continue;
    const length = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2;
    return length > back ? bytes.length - back : bytes.length;
  }
  return bytes.length;
}
