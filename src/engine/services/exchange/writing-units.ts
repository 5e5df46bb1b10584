import { basename, extname } from 'node:path';
import { tsvLine } from '../../../core/exchange/tsv-line.ts';
import type { Job } from '../../../core/job.ts';
import type { TranslationUnit } from '../../../core/memory/records.ts';
import type { MemoryStore } from '../../../core/memory/store.ts';
import { Problem } from '../../../core/problem.ts';
import { primaryLanguage } from '../../../core/text/language.ts';
import type { HitFormat } from '../../contract.ts';
import { writeWhole } from '../exporting.ts';
import { type UnitWriter, unitWriters } from './writers.ts';

interface UnitsToWrite {
  readonly ids: readonly number[];
  readonly path: string;
  readonly format: HitFormat;
}

const heading = tsvLine(['source', 'target', 'source language', 'target language', 'origin', 'changed']);

/** One line for every rendering of the unit's first side. */
async function* plainTable(units: AsyncIterable<TranslationUnit>): AsyncGenerator<string> {
  yield heading;
  for await (const { variants, origin, changedAt } of units) {
    const [source, ...targets] = variants;
    for (const target of source === undefined ? [] : targets) {
      yield tsvLine([
        source?.text ?? '',
        target.text,
        source?.language ?? '',
        target.language,
        origin ?? '',
        changedAt,
      ]);
    }
  }
}

const writers: Readonly<Record<HitFormat, UnitWriter | undefined>> = {
  tsv: plainTable,
  csv: unitWriters['units-csv'],
  xlsx: unitWriters['units-xlsx'],
  tmx: unitWriters.tmx,
};

/** Units by id, in that order, to one file, whole or not at all; answers how many. `nothing-to-export` where none is left. */
export async function writeUnits(
  store: MemoryStore,
  version: string,
  { ids, path, format }: UnitsToWrite,
  job: Job,
): Promise<number> {
  const units: TranslationUnit[] = [];
  for (const id of ids) {
    await job.checkpoint();
    const unit = await store.getUnit(id).catch((error: unknown) => {
      if (error instanceof Problem && error.code === 'not-found') return undefined;
      throw error;
    });
    if (unit !== undefined) units.push(unit);
  }
  const [first, second] = units[0]?.variants ?? [];
  const writer = writers[format];
  if (first === undefined || second === undefined || writer === undefined) throw new Problem('nothing-to-export');
  async function* each(): AsyncGenerator<TranslationUnit> {
    yield* units;
  }
  const context = {
    source: primaryLanguage(first.language),
    target: primaryLanguage(second.language),
    now: new Date().toISOString(),
    title: sheetTitle(path),
    version,
    paired: false,
    job,
    neutralised: () => {},
  };
  await writeWhole(path, async (write) => {
    for await (const piece of writer(each(), context)) await write(piece);
    // The last moment at which a cancel leaves nothing behind.
    await job.checkpoint();
  });
  return units.length;
}

/** A sheet of a workbook is called no longer than that, and not by these signs. */
export function sheetTitle(path: string): string {
  const name = basename(path, extname(path))
    .slice(0, 31)
    .replace(/[[\]:*?/\\]/g, ' ');
  return name || 'Concordat';
}
