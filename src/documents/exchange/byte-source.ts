import { open, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { createGunzip, createInflateRaw } from 'node:zlib';
import { Problem } from '../../core/problem.ts';
import { isBomb, mostInflation } from '../bomb.ts';
import { fileProblem, tooLarge } from '../input-file.ts';

/** Bytes that can be read from the beginning as often as needed, a piece at a time; nothing is written anywhere. */
export interface ByteSource {
  /** Name without folder, to speak of it; of a file in an archive its name there. */
  readonly name: string;
  /** Bytes, as far as known; of packed ones what they say to be when unpacked. */
  readonly size: number;
  chunks(): AsyncIterable<Uint8Array>;
}

const chunkLength = 256 * 1024;

/** A memory of a hundred million units would not reach this. */
export const largestExchangeFile = 64 * 2 ** 30;

/** A file on disk; one that is not there, a folder, empty or a device is a problem of that name. */
export async function fileSource(path: string): Promise<ByteSource> {
  const name = basename(path);
  // Asked before opening: opening a named pipe would wait for ever.
  const facts = await stat(path).catch((error: unknown) => {
    throw fileProblem(error, name);
  });
  if (facts.isDirectory()) throw new Problem('file-is-directory', { file: name });
  if (!facts.isFile()) throw new Problem('file-unreadable', { file: name });
  if (facts.size === 0) throw new Problem('file-empty', { file: name });
  if (facts.size > largestExchangeFile) throw tooLarge(name, facts.size, largestExchangeFile);
  return { name, size: facts.size, chunks: () => fileChunks(path, name) };
}

async function* fileChunks(path: string, name: string): AsyncGenerator<Uint8Array> {
  const handle = await open(path, 'r').catch((error: unknown) => {
    throw fileProblem(error, name);
  });
  try {
    for (;;) {
      const { bytesRead, buffer } = await handle.read(new Uint8Array(chunkLength), 0, chunkLength);
      if (bytesRead === 0) return;
      yield buffer.subarray(0, bytesRead);
    }
  } catch (error) {
    throw fileProblem(error, name);
  } finally {
    await handle.close();
  }
}

export function bytesSource(name: string, bytes: Uint8Array): ByteSource {
  return {
    name,
    size: bytes.length,
    async *chunks() {
      for (let at = 0; at < bytes.length; at += chunkLength) yield bytes.subarray(at, at + chunkLength);
    },
  };
}

/** What a gzip file holds. */
export function gunzipped(packed: ByteSource): ByteSource {
  const name = packed.name.replace(/\.(?:gz|gzip)$/i, '');
  return {
    name,
    size: packed.size,
    chunks: () => unpack(packed.chunks(), createGunzip(), packed.name),
  };
}

/** What a part of a zip file holds; `packed` are its own bytes. */
export function inflated(name: string, packed: Uint8Array, size: number): ByteSource {
  return { name, size, chunks: () => unpack(bytesSource(name, packed).chunks(), createInflateRaw(), name) };
}

async function* unpack(
  packed: AsyncIterable<Uint8Array>,
  engine: ReturnType<typeof createGunzip>,
  file: string,
): AsyncGenerator<Uint8Array> {
  let fed = 0;
  let given = 0;
  let failure: unknown;
  // Fed from aside, so that no more is unpacked than is asked for.
  const feeding = (async () => {
    try {
      for await (const chunk of packed) {
        fed += chunk.length;
        if (engine.destroyed) return;
        if (!engine.write(chunk)) {
          await new Promise<void>((resolve) => {
            engine.once('drain', resolve);
            engine.once('close', resolve);
          });
        }
      }
      engine.end();
    } catch (error) {
      failure = error;
      engine.destroy();
    }
  })();
  try {
    for await (const chunk of engine as AsyncIterable<Buffer>) {
      given += chunk.length;
      if (isBomb(fed, given)) throw tooLarge(file, given, fed * mostInflation);
      yield chunk;
    }
  } catch (error) {
    if (error instanceof Problem) throw error;
    throw failure instanceof Problem ? failure : new Problem('document-damaged', { file }, error);
  } finally {
    engine.destroy();
    await feeding;
  }
}

/** The first bytes, at most `length`. */
export async function headOf(source: ByteSource, length: number): Promise<Uint8Array> {
  const pieces: Uint8Array[] = [];
  let have = 0;
  for await (const chunk of source.chunks()) {
    pieces.push(chunk);
    have += chunk.length;
    if (have >= length) break;
  }
  return Buffer.concat(pieces).subarray(0, length);
}
