import { basename, dirname, extname, join } from 'node:path';
import { factsOfEntry, factsOfUnit, lossesOf, needsBoth } from '../../../core/exchange/export-losses.ts';
import {
  type ExportFormat,
  type ExportPreset,
  exportFormats,
  exportPresets,
} from '../../../core/exchange/export-presets.ts';
import type { Job } from '../../../core/job.ts';
import type { EntryRecord, TranslationUnit } from '../../../core/memory/records.ts';
import type { MemoryStore } from '../../../core/memory/store.ts';
import { Problem } from '../../../core/problem.ts';
import { type LanguageTag, primaryLanguage } from '../../../core/text/language.ts';
import type {
  ExportFilesReport,
  ExportFilter,
  ExportLoss,
  ExportPlan,
  ExportRequest,
} from '../../contract/exchange.ts';
import { exists, writeWhole } from '../exporting.ts';
import { entryWriters, unitWriters, type WritingContext } from './writers.ts';

const itemsBetweenCheckpoints = 100;
/** Bytes or characters gathered before they are written. */
const pieceLength = 256 * 1024;

interface Plan extends ExportPlan {
  readonly source: LanguageTag;
  readonly target: LanguageTag;
  /** Two languages are written; otherwise all, where the format can. */
  readonly paired: boolean;
}

/** What an export would come to. Goes through the whole memory once. */
export async function planExport(
  store: MemoryStore,
  { preset, filter = {} }: { readonly preset: ExportPreset; readonly filter?: ExportFilter },
  job: Job,
): Promise<Plan> {
  const parts: readonly ExportFormat[] = exportPresets[preset];
  const { source, target, paired } = await languagesFor(store, parts, filter, job);
  const pair = { source, target };
  const counts = new Map<ExportFormat, number>();
  const losses = new Map<ExportLoss['what'], number>();
  const consider = (kind: 'units' | 'entries', facts: ReturnType<typeof factsOfUnit | typeof factsOfEntry>) => {
    const lost = new Set<ExportLoss['what']>();
    for (const format of parts) {
      if (exportFormats[format].holds !== kind) continue;
      const leftOut = needsBoth(format, paired) && facts.includes('one-sided' as never);
      if (leftOut) lost.add('one-sided');
      else for (const what of lossesOf(format, facts, paired)) lost.add(what);
      if (!leftOut) counts.set(format, (counts.get(format) ?? 0) + 1);
    }
    for (const what of lost) losses.set(what, (losses.get(what) ?? 0) + 1);
  };
  if (holds(parts, 'units')) {
    for await (const unit of unitsFor(store, filter, job)) consider('units', factsOfUnit(unit, pair));
  }
  if (holds(parts, 'entries')) {
    for await (const entry of entriesFor(store, filter, job)) consider('entries', factsOfEntry(entry, pair));
  }
  const written = parts.filter((format) => (counts.get(format) ?? 0) > 0);
  return {
    files: written.map((format) => ({
      suffix: suffixOf(format, written),
      format,
      holds: exportFormats[format].holds,
      count: counts.get(format) ?? 0,
    })),
    losses: [...losses].map(([what, count]) => ({ what, count })).sort((a, b) => b.count - a.count),
    languages: [source, target],
    source,
    target,
    paired,
  };
}

const holds = (parts: readonly ExportFormat[], kind: 'units' | 'entries'): boolean =>
  parts.some((format) => exportFormats[format].holds === kind);

/** Several files are told apart by their extensions, and the glossary by its name. */
function suffixOf(format: ExportFormat, written: readonly ExportFormat[]): string {
  const { holds: kind, extension } = exportFormats[format];
  return `${written.length > 1 && kind === 'entries' ? '-glossary' : ''}.${extension}`;
}

export async function exportFiles(
  store: MemoryStore,
  version: string,
  { path, preset, filter = {}, overwrite = false }: ExportRequest,
  job: Job,
): Promise<ExportFilesReport> {
  const plan = await planExport(store, { preset, filter }, job);
  if (plan.files.length === 0) throw new Problem('nothing-to-export');
  const paths = plan.files.map(({ suffix }) => pathOf(path, suffix, plan.files.length));
  if (!overwrite) {
    for (const one of paths) if (await exists(one)) throw new Problem('file-not-writable', { file: one });
  }
  const files: ExportFilesReport['files'][number][] = [];
  for (const [index, { format, holds: kind, count }] of plan.files.entries()) {
    const file = paths[index] ?? path;
    let neutralised = 0;
    const context: WritingContext = {
      source: plan.source,
      target: plan.target,
      now: new Date().toISOString(),
      title:
        basename(file, extname(file))
          .slice(0, 31)
          .replace(/[[\]:*?/\\]/g, ' ') || 'Concordat',
      version,
      paired: plan.paired,
      job,
      neutralised: (cells) => {
        neutralised += cells;
      },
    };
    await writeWhole(file, async (write) => {
      for await (const piece of gathered(written(store, format, filter, context, count, job))) {
        await write(piece);
        await job.checkpoint();
      }
      // The last moment at which a cancel leaves nothing behind.
      await job.checkpoint();
    });
    files.push({ path: file, holds: kind, count, ...(neutralised > 0 && { neutralised }) });
  }
  return { files, losses: plan.losses };
}

/** One file is called as the user says; of several, the name he gives is the beginning. */
function pathOf(path: string, suffix: string, files: number): string {
  if (files === 1 && extname(path) !== '') return path;
  const extension = extname(path);
  const stem = /^\.[A-Za-z0-9]{1,5}$/.test(extension) ? basename(path, extension) : basename(path);
  return join(dirname(path), `${stem}${suffix}`);
}

function written(
  store: MemoryStore,
  format: ExportFormat,
  filter: ExportFilter,
  context: WritingContext,
  total: number,
  job: Job,
): AsyncIterable<string | Uint8Array> {
  const pair = { source: context.source, target: context.target };
  const unitWriter = unitWriters[format];
  if (unitWriter !== undefined) {
    const units = counted(unitsFor(store, filter, job), total, job);
    return unitWriter(
      kept(units, (unit) => !needsBoth(format, context.paired) || !factsOfUnit(unit, pair).includes('one-sided')),
      context,
    );
  }
  const entryWriter = entryWriters[format];
  if (entryWriter === undefined) throw new Problem('internal', { message: format });
  const entries = counted(entriesFor(store, filter, job), total, job);
  return entryWriter(
    kept(entries, (entry) => !needsBoth(format, context.paired) || !factsOfEntry(entry, pair).includes('one-sided')),
    context,
  );
}

async function* kept<Item>(items: AsyncIterable<Item>, wanted: (item: Item) => boolean): AsyncGenerator<Item> {
  for await (const item of items) if (wanted(item)) yield item;
}

async function* counted<Item>(items: AsyncIterable<Item>, total: number, job: Job): AsyncGenerator<Item> {
  let done = 0;
  for await (const item of items) {
    yield item;
    if (++done % itemsBetweenCheckpoints === 0) job.progress({ done: Math.min(done, total), total, what: 'exporting' });
  }
}

/** Small pieces joined: a write for every row would take most of the time. */
async function* gathered(pieces: AsyncIterable<string | Uint8Array>): AsyncGenerator<string | Uint8Array> {
  let text = '';
  for await (const piece of pieces) {
    if (typeof piece !== 'string') {
      yield piece;
      continue;
    }
    text += piece;
    if (text.length < pieceLength) continue;
    yield text;
    text = '';
  }
  if (text !== '') yield text;
}

async function* unitsFor(store: MemoryStore, filter: ExportFilter, job: Job): AsyncGenerator<TranslationUnit> {
  const { collectionIds, languages, states } = filter;
  let seen = 0;
  for await (const unit of store.eachUnit(collectionIds === undefined ? {} : { collectionIds })) {
    if (++seen % itemsBetweenCheckpoints === 0) await job.checkpoint();
    if (states !== undefined && !states.includes(unit.state)) continue;
    if (!isInTime(unit.changedAt, filter)) continue;
    const variants = unit.variants.filter(({ language }) => isWanted(language, languages));
    if (variants.length >= 2) yield { ...unit, variants };
  }
}

async function* entriesFor(store: MemoryStore, filter: ExportFilter, job: Job): AsyncGenerator<EntryRecord> {
  const { collectionIds, conceptTypes, languages, statuses } = filter;
  let seen = 0;
  for await (const entry of store.eachEntry(collectionIds === undefined ? {} : { collectionIds })) {
    if (++seen % itemsBetweenCheckpoints === 0) await job.checkpoint();
    if (conceptTypes !== undefined && !conceptTypes.includes(entry.conceptType)) continue;
    if (!isInTime(entry.changedAt, filter)) continue;
    const terms = entry.terms.filter(
      ({ language, administrativeStatus }) =>
        isWanted(language, languages) && (statuses === undefined || statuses.includes(administrativeStatus)),
    );
    if (terms.length > 0) yield terms.length === entry.terms.length ? entry : { ...entry, terms };
  }
}

const isWanted = (language: LanguageTag, wanted: readonly LanguageTag[] | undefined): boolean =>
  wanted === undefined || wanted.some((one) => primaryLanguage(one) === primaryLanguage(language));

/** A day given as the end is in it as a whole. */
function isInTime(changedAt: string, { changedFrom, changedTo }: ExportFilter): boolean {
  if (changedFrom !== undefined && changedAt < changedFrom) return false;
  return changedTo === undefined || changedAt.slice(0, changedTo.length) <= changedTo;
}

/** Items by which the languages of a memory are told, where the user does not name them. */
const mostSampled = 2_000;

/** Source and target: those asked for, else the two most frequent; Russian is the source where it is one of them. */
async function languagesFor(
  store: MemoryStore,
  parts: readonly ExportFormat[],
  filter: ExportFilter,
  job: Job,
): Promise<{ readonly source: LanguageTag; readonly target: LanguageTag; readonly paired: boolean }> {
  const [first, second] = filter.languages ?? [];
  const counts = new Map<LanguageTag, number>();
  const add = (language: LanguageTag) => counts.set(language, (counts.get(language) ?? 0) + 1);
  let seen = 0;
  if (holds(parts, 'units')) {
    for await (const { variants } of unitsFor(store, filter, job)) {
      for (const { language } of variants) add(language);
      if (++seen >= mostSampled) break;
    }
  }
  seen = 0;
  if (holds(parts, 'entries')) {
    for await (const { terms } of entriesFor(store, filter, job)) {
      for (const { language } of terms) add(language);
      if (++seen >= mostSampled) break;
    }
  }
  const frequent = [...counts].sort(([, a], [, b]) => b - a).map(([language]) => language);
  const byPrimary = frequent.filter(
    (language, index) => frequent.findIndex((one) => primaryLanguage(one) === primaryLanguage(language)) === index,
  );
  const spelled = (asked: LanguageTag): LanguageTag =>
    asked.includes('-') ? asked : (frequent.find((one) => primaryLanguage(one) === primaryLanguage(asked)) ?? asked);
  const rest = byPrimary.filter(
    (language) => first === undefined || primaryLanguage(language) !== primaryLanguage(first),
  );
  if (first !== undefined) {
    const target = second === undefined ? (rest[0] ?? 'und') : spelled(second);
    return { source: spelled(first), target, paired: (filter.languages?.length ?? 0) <= 2 };
  }
  const pair = rest.slice(0, 2);
  const source = pair.find((language) => primaryLanguage(language) === 'ru') ?? pair[0] ?? 'ru';
  const target = pair.find((language) => language !== source) ?? (source === 'ru' ? 'en' : 'ru');
  // A memory of two languages is written as such: most programs want it so.
  return { source, target, paired: byPrimary.length === 2 };
}
