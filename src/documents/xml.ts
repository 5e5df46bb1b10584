import { type SaxesAttributeNS, SaxesParser, type SaxesTagNS } from 'saxes';
import type { Job } from '../core/job.ts';
import { Problem } from '../core/problem.ts';

export type XmlTag = SaxesTagNS;

export interface XmlHandlers {
  open(tag: XmlTag): void;
  close(tag: XmlTag): void;
  text(text: string): void;
}

/** Bytes decoded and parsed between two checkpoints: some milliseconds of work. */
const chunkLength = 64 * 1024;
/** Elements within elements; no office program goes beyond a few hundred, and names are looked for at each level. */
const deepest = 1_000;

/**
 * Runs through an XML part in small steps. Entities of a document type are never expanded, nothing outside is fetched;
 * what is not well-formed is the problem `document-damaged`.
 */
export async function parseXml(bytes: Uint8Array, file: string, job: Job, handlers: XmlHandlers): Promise<void> {
  const parser = new SaxesParser({ xmlns: true });
  let depth = 0;
  let failure: unknown;
  parser.on('error', (error) => {
    failure ??= error;
  });
  parser.on('opentag', (tag) => {
    // Thrown, so that the rest of the piece is not parsed at the same cost.
    if (++depth > deepest) throw new Error('nested too deeply');
    if (failure === undefined) handlers.open(tag);
  });
  parser.on('closetag', (tag) => {
    depth--;
    if (failure === undefined) handlers.close(tag);
  });
  parser.on('text', (text) => {
    if (failure === undefined) handlers.text(text);
  });
  parser.on('cdata', (text) => {
    if (failure === undefined) handlers.text(text);
  });
  const decoder = new TextDecoder(xmlEncoding(bytes), { fatal: true });
  try {
    for (let at = 0; at < bytes.length; at += chunkLength) {
      parser.write(decoder.decode(bytes.subarray(at, at + chunkLength), { stream: true }));
      if (failure !== undefined) break;
      await job.checkpoint();
    }
    if (failure === undefined) parser.write(decoder.decode()).close();
  } catch (error) {
    if (error instanceof Problem) throw error;
    failure ??= error;
  }
  if (failure instanceof Problem) throw failure;
  if (failure !== undefined) throw new Problem('document-damaged', { file }, failure);
}

function xmlEncoding(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, 200));
  const declared = /^(?:ï»¿)?<\?xml[^>]*encoding\s*=\s*["']([\w.-]+)["']/.exec(head)?.[1];
  if (declared === undefined || /^utf-?16/i.test(declared)) return 'utf-8';
  try {
    new TextDecoder(declared);
    return declared;
  } catch {
    return 'utf-8';
  }
}

/** Value of an attribute by its local name, whatever its prefix. */
export function attribute(tag: XmlTag, local: string): string | undefined {
  for (const one of Object.values(tag.attributes) as SaxesAttributeNS[]) if (one.local === local) return one.value;
  return undefined;
}
