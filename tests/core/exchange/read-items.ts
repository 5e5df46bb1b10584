import { basename } from 'node:path';
import type {
  EntryItemInput,
  ExchangeItem,
  ExchangeParser,
  HeaderItem,
  ProblemItem,
} from '../../../src/core/exchange/item.ts';
import type { UnitInput } from '../../../src/core/memory/records.ts';
import { Problem } from '../../../src/core/problem.ts';
import { fileSource } from '../../../src/documents/exchange/byte-source.ts';
import { openText } from '../../../src/documents/exchange/text-chunks.ts';

export interface ReadItems {
  readonly headers: readonly HeaderItem[];
  readonly units: readonly UnitInput[];
  /** Units of the file: segments that continue one are not counted. */
  readonly unitCount: number;
  readonly entries: readonly EntryItemInput[];
  readonly problems: readonly ProblemItem[];
}

export async function gather(items: AsyncIterable<ExchangeItem>): Promise<ReadItems> {
  const headers: HeaderItem[] = [];
  const units: UnitInput[] = [];
  const entries: EntryItemInput[] = [];
  const problems: ProblemItem[] = [];
  let unitCount = 0;
  for await (const item of items) {
    if (item.kind === 'header') headers.push(item);
    else if (item.kind === 'unit') {
      units.push(item.unit);
      if (item.continues !== true) unitCount += 1;
    } else if (item.kind === 'entry') entries.push(item.entry);
    else problems.push(item);
  }
  return { headers, units, unitCount, entries, problems };
}

export async function* pieces(text: string, length = 64 * 1024): AsyncGenerator<string> {
  for (let at = 0; at < text.length; at += length) yield text.slice(at, at + length);
}

export function readText(parse: ExchangeParser, text: string, pieceLength?: number): Promise<ReadItems> {
  return gather(parse(pieces(text, pieceLength), { file: 'test.xml' }));
}

/** A file through decoder and parser; what is thrown on the way becomes a fatal problem. */
export async function readFile(parse: ExchangeParser, path: string): Promise<ReadItems> {
  const file = basename(path);
  try {
    const text = await openText(await fileSource(path));
    return await gather(parse(text.chunks(), { file }));
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    const problem = { kind: 'problem', code: error.code, details: error.details, line: 1, skipped: false, fatal: true };
    return { headers: [], units: [], unitCount: 0, entries: [], problems: [problem as ProblemItem] };
  }
}

export async function joined(text: AsyncIterable<string>): Promise<string> {
  let whole = '';
  for await (const piece of text) whole += piece;
  return whole;
}
