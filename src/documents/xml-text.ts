import { TextDecoder } from 'node:util';
import { Problem } from '../core/problem.ts';
import { decodeText } from './encoding.ts';

/** Bytes looked at before the first are decoded. */
const headLength = 64 * 1024;
/** Characters handed on at once; smaller pieces cost time, larger ones make a cancel wait. */
const pieceLength = 64 * 1024;

/**
 * Bytes of an XML file as text in pieces: decoded by the byte order mark, else as the XML declaration says, else as UTF-8
 * where that is valid, else by guess. `encoding`, where given, decides. What the encoding does not allow is the problem
 * `encoding-unknown`: half a memory in question marks would be worse than none.
 */
export async function* decodeXml(
  bytes: AsyncIterable<Uint8Array>,
  file: string,
  encoding?: string,
): AsyncGenerator<string> {
  let decoder: TextDecoder | undefined;
  let head: Uint8Array[] = [];
  let gathered = 0;
  const begin = async (): Promise<string> => {
    const first = Buffer.concat(head);
    head = [];
    decoder = decoderFor(encoding ?? (await xmlEncoding(first, file)), file);
    return decode(decoder, first, file);
  };
  for await (const chunk of bytes) {
    if (decoder !== undefined) {
      yield* cut(decode(decoder, chunk, file));
      continue;
    }
    head.push(chunk);
    gathered += chunk.length;
    if (gathered >= headLength) yield* cut(await begin());
  }
  if (decoder === undefined) yield* cut(await begin());
  if (decoder !== undefined) yield decode(decoder, undefined, file);
}

function* cut(text: string): Generator<string> {
  for (let at = 0; at < text.length; at += pieceLength) yield text.slice(at, at + pieceLength);
}

function decode(decoder: TextDecoder, bytes: Uint8Array | undefined, file: string): string {
  try {
    return bytes === undefined ? decoder.decode() : decoder.decode(bytes, { stream: true });
  } catch (error) {
    throw new Problem('encoding-unknown', { file }, error);
  }
}

function decoderFor(name: string, file: string): TextDecoder {
  try {
    return new TextDecoder(name, { fatal: true });
  } catch (error) {
    throw new Problem('encoding-unknown', { file }, error);
  }
}

/** By the first bytes of the file. */
export async function xmlEncoding(head: Uint8Array, file: string): Promise<string> {
  const [a, b, c] = head;
  if (a === 0xef && b === 0xbb && c === 0xbf) return 'utf-8';
  if (a === 0xff && b === 0xfe) return 'utf-16le';
  if (a === 0xfe && b === 0xff) return 'utf-16be';
  // Without a mark: the bracket that begins every XML file.
  if (a === 0x3c && b === 0) return 'utf-16le';
  if (a === 0 && b === 0x3c) return 'utf-16be';
  const start = new TextDecoder('latin1').decode(head.subarray(0, 400));
  const declared = /^\s*<\?xml[^>]*?encoding\s*=\s*["']\s*([\w.:-]+)\s*["']/.exec(start)?.[1];
  // A UTF-16 declaration in bytes that are none was left behind by a conversion.
  if (declared !== undefined && !/^(?:utf-?16|ucs-?2|utf-?8)/i.test(declared)) return declared;
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(head, { stream: true });
    return 'utf-8';
  } catch (error) {
    // A file that says UTF-8 and is not must not be guessed at behind the user's back.
    if (declared !== undefined) throw new Problem('encoding-unknown', { file }, error);
    return (await decodeText(head, file)).encoding;
  }
}
