import { basename, dirname, extname, join } from 'node:path';
import {
  type EntryFact,
  factsOfEntry,
  factsOfUnit,
  lossesOf,
  needsBoth,
  type UnitFact,
} from '../../../core/exchange/export-losses.ts';
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
import { sheetTitle } from './writing-units.ts';

const itemsBetweenCheckpoints = 100;
/** Bytes or characters gathered before they are written. */
const pieceLength = 256 * 1024;

type Kind = 'units' | 'entries';
type Facts = readonly (UnitFact | EntryFact)[];

interface Languages {
  readonly source: LanguageTag;
  readonly target: LanguageTag;
  /** Two languages are written; otherwise all, where the format can. */
  readonly paired: boolean;
}

/** Counts, item by item, what the files of a preset will hold and what is lost on the way to them. */
class Tally {
  readonly counts = new Map<ExportFormat, number>();
  private readonly lost = new Map<ExportLoss['what'], number>();
  private readonly parts: readonly ExportFormat[];
  private readonly paired: boolean;

  constructor(parts: readonly ExportFormat[], paired: boolean) {
    this.parts = parts;
    this.paired = paired;
  }

  consider(kind: Kind, facts: Facts): void {
    const lost = new Set<ExportLoss['what']>();
    for (const format of this.parts) {
      if (exportFormats[format].holds !== kind) continue;
      if (isLeftOut(format, facts, this.paired)) {
        lost.add('one-sided');
        continue;
      }
      for (const what of lossesOf(format, facts, this.paired)) lost.add(what);
      this.counts.set(format, (this.counts.get(format) ?? 0) + 1);
    }
    for (const what of lost) this.lost.set(what, (this.lost.get(what) ?? 0) + 1);
  }

  /** Most first. */
  losses(): ExportLoss[] {
    return [...this.lost].map(([what, count]) => ({ what, count })).sort((a, b) => b.count - a.count);
  }
}

const isLeftOut = (format: ExportFormat, facts: Facts, paired: boolean): boolean =>
  needsBoth(format, paired) && facts.includes('one-sided');

/** The files of a preset that the filter leaves something for. */
function partsOf(preset: ExportPreset, { holds: wanted, entryIds }: ExportFilter): readonly ExportFormat[] {
  const kind = entryIds === undefined ? wanted : 'entries';
  const parts: readonly ExportFormat[] = exportPresets[preset];
  return kind === undefined ? parts : parts.filter((format) => exportFormats[format].holds === kind);
}

/** What an export would come to. Goes through the whole memory once. */
export async function planExport(
  store: MemoryStore,
  { preset, filter = {} }: { readonly preset: ExportPreset; readonly filter?: ExportFilter },
  job: Job,
): Promise<ExportPlan> {
  const parts = partsOf(preset, filter);
  const pair = await languagesFor(store, parts, filter, job);
  const tally = new Tally(parts, pair.paired);
  if (holds(parts, 'units')) {
    for await (const unit of unitsFor(store, filter, job)) tally.consider('units', factsOfUnit(unit, pair));
  }
  if (holds(parts, 'entries')) {
    for await (const entry of entriesFor(store, filter, job)) tally.consider('entries', factsOfEntry(entry, pair));
  }
  const written = parts.filter((format) => (tally.counts.get(format) ?? 0) > 0);
  return {
    files: written.map((format) => ({
      suffix: suffixOf(format, written),
      format,
      holds: exportFormats[format].holds,
      count: tally.counts.get(format) ?? 0,
    })),
    losses: tally.losses(),
    languages: [pair.source, pair.target],
  };
}

/** The formats of the preset that something will be written in. Looks no further than the first items that tell. */
async function formatsWritten(
  store: MemoryStore,
  parts: readonly ExportFormat[],
  filter: ExportFilter,
  pair: Languages,
  job: Job,
): Promise<readonly ExportFormat[]> {
  const found = new Set<ExportFormat>();
  /** True when all formats of the kind are known to be written. */
  const all = (kind: Kind, facts: Facts): boolean => {
    const formats = parts.filter((format) => exportFormats[format].holds === kind);
    for (const format of formats) if (!isLeftOut(format, facts, pair.paired)) found.add(format);
    return formats.every((format) => found.has(format));
  };
  if (holds(parts, 'units')) {
    for await (const unit of unitsFor(store, filter, job)) if (all('units', factsOfUnit(unit, pair))) break;
  }
  if (holds(parts, 'entries')) {
    for await (const entry of entriesFor(store, filter, job)) if (all('entries', factsOfEntry(entry, pair))) break;
  }
  return parts.filter((format) => found.has(format));
}

const holds = (parts: readonly ExportFormat[], kind: Kind): boolean =>
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
  const parts = partsOf(preset, filter);
  const pair = await languagesFor(store, parts, filter, job);
  const formats = await formatsWritten(store, parts, filter, pair, job);
  if (formats.length === 0) throw new Problem('nothing-to-export');
  const paths = formats.map((format) => pathOf(path, suffixOf(format, formats), formats.length));
  if (!overwrite) {
    for (const one of paths) if (await exists(one)) throw new Problem('file-not-writable', { file: one });
  }
  const totals = await totalsOf(store, filter);
  const tally = new Tally(parts, pair.paired);
  const tallied = new Set<Kind>();
  const files: ExportFilesReport['files'][number][] = [];
  for (const [index, format] of formats.entries()) {
    const file = paths[index] ?? path;
    const kind = exportFormats[format].holds;
    // Two files of one kind hold the same items: what is lost is counted with the first.
    const countLosses = !tallied.has(kind);
    tallied.add(kind);
    let neutralised = 0;
    let count = 0;
    const context: WritingContext = {
      source: pair.source,
      target: pair.target,
      now: new Date().toISOString(),
      title: sheetTitle(file),
      version,
      paired: pair.paired,
      job,
      neutralised: (cells) => {
        neutralised += cells;
      },
    };
    await writeWhole(file, async (write) => {
      const considered = (facts: Facts): boolean => {
        if (countLosses) tally.consider(kind, facts);
        const kept = !isLeftOut(format, facts, pair.paired);
        if (kept) count += 1;
        return kept;
      };
      for await (const piece of gathered(written(store, format, filter, context, considered, totals[kind]))) {
        await write(piece);
        await job.checkpoint();
      }
      // The last moment at which a cancel leaves nothing behind.
      await job.checkpoint();
    });
    files.push({ path: file, holds: kind, count, ...(neutralised > 0 && { neutralised }) });
  }
  return { files, losses: tally.losses() };
}

/** One file is called as the user says; of several, the name he gives is the beginning. */
function pathOf(path: string, suffix: string, files: number): string {
  if (files === 1 && extname(path) !== '') return path;
  const extension = extname(path);
  const stem = /^\.[A-Za-z0-9]{1,5}$/.test(extension) ? basename(path, extension) : basename(path);
  return join(dirname(path), `${stem}${suffix}`);
}

/** `wanted` is asked of the facts of each item, once; `total`: items the progress is measured against. */
function written(
  store: MemoryStore,
  format: ExportFormat,
  filter: ExportFilter,
  context: WritingContext,
  wanted: (facts: Facts) => boolean,
  total: number,
): AsyncIterable<string | Uint8Array> {
  const { job, source, target } = context;
  const pair = { source, target };
  const unitWriter = unitWriters[format];
  if (unitWriter !== undefined) {
    return unitWriter(
      kept(unitsFor(store, filter, job, total), (unit) => wanted(factsOfUnit(unit, pair))),
      context,
    );
  }
  const entryWriter = entryWriters[format];
  if (entryWriter === undefined) throw new Problem('internal', { message: format });
  return entryWriter(
    kept(entriesFor(store, filter, job, total), (entry) => wanted(factsOfEntry(entry, pair))),
    context,
  );
}

async function* kept<Item>(items: AsyncIterable<Item>, wanted: (item: Item) => boolean): AsyncGenerator<Item> {
  for await (const item of items) if (wanted(item)) yield item;
}

/** What the collections hold, before anything is filtered out of it. */
async function totalsOf(
  store: MemoryStore,
  { collectionIds, entryIds }: ExportFilter,
): Promise<Readonly<Record<Kind, number>>> {
  if (entryIds !== undefined) return { units: 0, entries: entryIds.length };
  const chosen = (await store.listCollections()).filter(({ id }) => collectionIds?.includes(id) ?? true);
  const sum = (kind: Kind) => chosen.reduce((total, collection) => total + collection[kind], 0);
  return { units: sum('units'), entries: sum('entries') };
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

/** With a `total` the progress is told, of all the items looked at. */
async function* unitsFor(
  store: MemoryStore,
  filter: ExportFilter,
  job: Job,
  total?: number,
): AsyncGenerator<TranslationUnit> {
  const { collectionIds, languages, states } = filter;
  let seen = 0;
  for await (const unit of store.eachUnit(collectionIds === undefined ? {} : { collectionIds })) {
    if (++seen % itemsBetweenCheckpoints === 0) {
      if (total !== undefined) job.progress({ done: Math.min(seen, total), total, what: 'exporting' });
      await job.checkpoint();
    }
    if (states !== undefined && !states.includes(unit.state)) continue;
    if (!isInTime(unit.changedAt, filter)) continue;
    const variants =
      languages === undefined ? unit.variants : unit.variants.filter(({ language }) => isWanted(language, languages));
    if (variants.length >= 2) yield variants.length === unit.variants.length ? unit : { ...unit, variants };
  }
}

async function* entriesFor(
  store: MemoryStore,
  filter: ExportFilter,
  job: Job,
  total?: number,
): AsyncGenerator<EntryRecord> {
  const { collectionIds, entryIds, conceptTypes, languages, statuses } = filter;
  const asked = { ...(collectionIds && { collectionIds }), ...(entryIds && { ids: entryIds }) };
  let seen = 0;
  for await (const entry of store.eachEntry(asked)) {
    if (++seen % itemsBetweenCheckpoints === 0) {
      if (total !== undefined) job.progress({ done: Math.min(seen, total), total, what: 'exporting' });
      await job.checkpoint();
    }
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
): Promise<Languages> {
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
