import { resolve } from 'node:path';
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { DuplicateChoice } from '../core/exchange/import-report.ts';
import { type Job, quietJob } from '../core/job.ts';
import type { ChangeLabel, UndoState, UnitInput } from '../core/memory/records.ts';
import type { ChangedKind, ImportCount, ImportedItem, MemoryStore } from '../core/memory/store.ts';
import { Problem } from '../core/problem.ts';
import { backup, backupBeforeRestore, backupByHand, backupWhenDue, inspectBackup, listBackups } from './backup.ts';
import { deleteBeads, setBeadTexts, swapBeads, swapSides } from './bead-texts.ts';
import { realign, replaceBeads, setBeadState } from './beads.ts';
import { createBitext, deleteBitext, getBitext, listBitexts, readBitextContent } from './bitexts.ts';
import { acceptCandidates, listCandidates, proposeCandidates, rejectCandidates } from './candidates.ts';
import { checkSettings, ignoreFinding, listIgnored, saveCheckSettings, unignore } from './check.ts';
import { deleteCollectionStep, mergeCollectionStep, renameCollection } from './collection-changes.ts';
import {
  createCollection,
  defaultCollection,
  ensureCollection,
  getCollection,
  listCollections,
} from './collections.ts';
import { conceptTerms, entriesByRomanisation, entriesNamed, namesAfter, termStems } from './concept-terms.ts';
import { concordance } from './concordance-search.ts';
import { type ConnectionOptions, connect } from './connection.ts';
import { count, type Db, idList, run } from './database.ts';
import { deleteEntries, getEntry, isEntry, listHouses, nextTerms, saveEntry, termPairs } from './entries.ts';
import { changeEntries } from './entry-changes.ts';
import { entryHistory, restoreEntry } from './entry-history.ts';
import { importEntries } from './entry-import.ts';
import { nextEntryIds, pageEntries, pageEntryIds } from './entry-list.ts';
import * as events from './events.ts';
import { examine } from './examine.ts';
import { asProblem } from './failures.ts';
import {
  beginChange,
  type Clock,
  dropIfEmpty,
  firstUndone,
  forgetStep,
  isStanding,
  lastDone,
  readUndoState,
  recordChange,
  recordInto,
  relabel,
} from './history.ts';
import { getImportReport, listImportReports, saveImportReport } from './import-reports.ts';
import { mergeStep, piecesOf, type WordIndex } from './index-merge.ts';
import { lookup } from './lookup-search.ts';
import { match } from './match-search.ts';
import { findDuplicates, mergeEntries, nextKeyedTerms } from './merging.ts';
import { migrate } from './migrate.ts';
import { glossaryState, keepCoverage, overview } from './overview.ts';
import { editsOf, fileSegments, type Side } from './segments.ts';
import { readSettings, saveSettings, searchedCollections } from './settings.ts';
import { takingTurns } from './turns.ts';
import { endsOf, RowWriter, redoStep, undoStep, withdrawStep } from './undoing.ts';
import { importBatch } from './unit-import.ts';
import { deleteUnit, getUnit, nextUnits, saveUnit } from './units.ts';
import { updateBitext } from './update-bitext.ts';
import { VariantIndexer } from './variant-index.ts';

/** How long a write waits for another process's write before it says so; reads go on meanwhile. */
const longestWaitMs = 15_000;
/** How soon another process's change is noticed. */
const watchEveryMs = 400;
/** Units written in one transaction: 100-200 ms, so that others get their turn and a cancel is heard. */
const unitsPerBatch = 2500;
const entriesPerBatch = 600;
/** Pieces from which the index of terms, which is small, becomes one again: a lookup goes through each of them. */
const manyPieces = 6;
/** Share of empty pages from which the file is written anew, and the size in pages (4 KiB) up to which that takes no longer than a call may wait. */
const worthwhileFreeShare = 0.25;
const mostPagesVacuumed = 10_000;
/** Rows read at a time when everything is gone through. */
const readBatch = 500;
/** The same where only the names are read; some ten milliseconds. */
const namesPerBatch = 10_000;
/** Entries whose terms are read at once: some ten milliseconds. */
const entriesOfTerms = 2_000;

const everything: readonly ChangedKind[] = [
  'collections',
  'bitexts',
  'beads',
  'candidates',
  'entries',
  'units',
  'events',
  'settings',
];

/** A memory on an open connection, which it closes in the end. */
export function sqliteMemory(
  db: Db,
  path: string,
  author: string,
  driver: Omit<ConnectionOptions, 'path'>,
  patienceMs = longestWaitMs,
): MemoryStore {
  const clock: Clock = { author, now: () => new Date().toISOString() };
  const listeners = new Set<(what: readonly ChangedKind[]) => void>();
  let watcher: NodeJS.Timeout | undefined;
  let dataVersion = db.pragma('data_version', { simple: true });

  const tell = (what: readonly ChangedKind[]) => {
    for (const listener of listeners) listener(what);
  };
  const watch = () => {
    try {
      const now = db.pragma('data_version', { simple: true });
      if (now !== dataVersion) tell(everything);
      dataVersion = now;
    } catch {
      // The file may be gone or locked for a moment; the next call that needs it says so.
    }
  };

  const { attempt, write: takeTurn } = takingTurns(db, path, patienceMs);
  const read = <Result>(work: () => Result) => attempt(() => db.transaction(work).deferred());
  async function write<Result>(what: readonly ChangedKind[], work: () => Result, durable = true): Promise<Result> {
    if (db.readonly) throw new Problem('database-read-only', { file: path });
    const result = await takeTurn(work, durable);
    tell(what);
    return result;
  }
  const change = <Result>(what: readonly ChangedKind[], label: ChangeLabel, work: () => Result) =>
    write(what, () => recordChange(db, clock, label, work));

  /**
   * One change written in many transactions, so that others get their turn. Given up midway, the change is taken back;
   * killed midway, what was committed stays as a change that can be undone.
   */
  async function importInBatches<Item>(
    items: Iterable<Item> | AsyncIterable<Item>,
    batchSize: number,
    what: readonly ChangedKind[],
    label: (total: ImportCount) => ChangeLabel,
    writeBatch: (batch: readonly Item[], last: boolean) => ImportCount,
    job: Job,
  ): Promise<ImportCount> {
    let total: ImportCount = noCounts;
    let changeId: number | undefined;
    // What is acknowledged is the whole import: only its last batch waits for the disk, and with it all before.
    const flush = async (batch: readonly Item[], last: boolean) => {
      const writeThis = () => {
        // Somebody may have undone the beginning of this import meanwhile: the rest is then a change of its own.
        const id = changeId !== undefined && isStanding(db, changeId) ? changeId : beginChange(db, clock, label(total));
        const counts = recordInto(db, id, () => writeBatch(batch, last));
        total = sumOf(total, counts);
        relabel(db, id, label(total));
        if (last) dropIfEmpty(db, id);
        changeId = id;
      };
      await write(what, writeThis, last);
      job.progress({ done: total.added + total.merged + total.skipped, total: 0, what: 'saving' });
      if (!last) await job.checkpoint();
    };
    try {
      await job.checkpoint();
      let batch: Item[] = [];
      for await (const item of items) {
        batch.push(item);
        if (batch.length < batchSize) continue;
        await flush(batch, false);
        batch = [];
      }
      await flush(batch, true);
    } catch (error) {
      const begun = changeId;
      if (begun !== undefined) {
        // Step by step, as it was written: others get their turn, and killed midway the rest can still be undone.
        while (await write(everything, () => isStanding(db, begun) && withdrawStep(db, begun)));
      }
      throw error;
    }
    return total;
  }

  /**
   * One change written in many transactions, as an import is. `step` is given 0, then what it answered before, until that is
   * undefined.
   */
  async function changeInSteps(
    label: ChangeLabel,
    step: (after: number) => number | undefined,
    job: Job,
  ): Promise<void> {
    let changeId: number | undefined;
    try {
      for (let after: number | undefined = 0, done = 0; after !== undefined; done += 1) {
        await job.checkpoint();
        const from: number = after;
        after = await write(everything, () => {
          const id = changeId !== undefined && isStanding(db, changeId) ? changeId : beginChange(db, clock, label);
          const next = recordInto(db, id, () => step(from));
          if (next === undefined) dropIfEmpty(db, id);
          changeId = id;
          return next;
        });
        job.progress({ done, total: 0, what: 'saving' });
      }
    } catch (error) {
      const begun = changeId;
      if (begun !== undefined) while (await write(everything, () => isStanding(db, begun) && withdrawStep(db, begun)));
      throw error;
    }
  }

  /**
   * Undoes or makes again in steps, between which others get their turn. Cancelled, it goes back to where it began; killed, it is
   * halfway, as whole as before, and goes on when it is undone or made again once more.
   */
  async function travel(direction: 'undo' | 'redo', job: Job): Promise<UndoState> {
    const change = await read(() => (direction === 'undo' ? lastDone(db) : firstUndone(db)));
    if (db.readonly) throw new Problem('database-read-only', { file: path });
    if (change === undefined) return read(() => readUndoState(db));
    const ends = await read(() => endsOf(db, change.id));
    const total = ends.last - ends.first;
    const [onward, back] = direction === 'undo' ? [undoStep, redoStep] : [redoStep, undoStep];
    let begun = false;
    try {
      const rows = new RowWriter(db);
      for (let more = true; more; ) {
        await job.checkpoint();
        const step = await takeTurn(() => onward(db, change.id, rows));
        begun = true;
        more = step.more;
        const done = direction === 'undo' ? ends.last - step.boundary : step.boundary - ends.first;
        if (more)
          job.progress({
            done: Math.min(Math.max(done, 0), total),
            total,
            what: direction === 'undo' ? 'undoing' : 'redoing',
          });
      }
    } catch (error) {
      const rows = new RowWriter(db);
      while (begun && (await takeTurn(() => back(db, change.id, rows))).more);
      throw error;
    } finally {
      if (begun) tell(everything);
    }
    return read(() => readUndoState(db));
  }

  /** In steps, between which others get their turn; what is merged already stays so. */
  async function mergeIndex(index: WordIndex, whole: boolean, mayGoOn: () => boolean): Promise<void> {
    let wholly = whole;
    while (mayGoOn() && (await takeTurn(() => mergeStep(db, index, wholly), false))) {
      wholly = false;
      await nextTurn();
    }
  }

  async function mergeTerms(mayGoOn: () => boolean): Promise<void> {
    if ((await read(() => piecesOf(db, 'term_index'))) >= manyPieces) await mergeIndex('term_index', true, mayGoOn);
  }

  /** Units and entries of several files as one change; counts by the group an item belongs to. */
  async function importItems(
    collectionId: number,
    items: Iterable<ImportedItem> | AsyncIterable<ImportedItem>,
    { origin, duplicates }: { readonly origin: string; readonly duplicates: DuplicateChoice },
    job: Job,
  ): Promise<readonly ImportCount[]> {
    const indexer = new VariantIndexer(db);
    const groups: ImportCount[] = [];
    const heldBefore = {
      lastId: await read(() => count(db, 'SELECT coalesce(max(id), 0) FROM unit')),
      overwritten: new Set<number>(),
    };
    let holdsEntries = false;
    const writeRun = (run: readonly ImportedItem[]): ImportCount => {
      if (run[0]?.kind === 'entry') {
        holdsEntries = true;
        const entries = run.flatMap((item) => (item.kind === 'entry' ? [{ ...item.entry, collectionId }] : []));
        return importEntries(db, clock, entries, duplicates);
      }
      const units = run.flatMap((item) => (item.kind === 'unit' ? [item.unit] : []));
      return importBatch(db, clock, collectionId, units, indexer, origin, duplicates, heldBefore);
    };
    await importInBatches(
      items,
      unitsPerBatch,
      ['units', 'entries', 'collections'],
      ({ added, merged }) => ({ key: 'import-items', details: { origin, count: added + merged } }),
      (batch, last) => {
        getCollection(db, collectionId);
        const runs = runsOf(batch).map((run) => ({ group: run[0]?.group ?? 0, counts: writeRun(run) }));
        if (last) indexer.finish();
        for (const { group, counts } of runs) groups[group] = sumOf(groups[group] ?? noCounts, counts);
        return runs.reduce((total, { counts }) => sumOf(total, counts), noCounts);
      },
      job,
    );
    if (holdsEntries) await mergeTerms(() => true);
    return groups;
  }

  function importUnits(
    collectionId: number,
    units: Iterable<UnitInput> | AsyncIterable<UnitInput>,
    { origin }: { readonly origin: string },
    job: Job,
  ): Promise<ImportCount> {
    const indexer = new VariantIndexer(db);
    return importInBatches(
      units,
      unitsPerBatch,
      ['units', 'collections'],
      ({ added }) => ({ key: 'import-units', details: { origin, count: added } }),
      (batch, last) => {
        getCollection(db, collectionId);
        const counts = importBatch(db, clock, collectionId, batch, indexer, origin);
        if (last) indexer.finish();
        return counts;
      },
      job,
    );
  }

  return {
    status: () =>
      read(() => ({
        path,
        schemaVersion: db.pragma('user_version', { simple: true }) as number,
        collections: count(db, 'SELECT count(*) FROM collection'),
        entries: count(db, 'SELECT count(*) FROM concept_entry'),
        bitexts: count(db, 'SELECT count(*) FROM bitext'),
        units: count(db, 'SELECT coalesce(sum(units), 0) FROM unit_count'),
      })),
    overview: (request) => read(() => overview(db, request)),
    onChange(listener) {
      listeners.add(listener);
      watcher ??= setInterval(watch, watchEveryMs).unref();
      return () => {
        listeners.delete(listener);
        if (listeners.size > 0) return;
        clearInterval(watcher);
        watcher = undefined;
      };
    },
    async close() {
      clearInterval(watcher);
      listeners.clear();
      if (!db.open) return;
      // Keeps the planner's statistics fresh; takes next to nothing where nothing changed much.
      if (!db.readonly) await attempt(() => db.pragma('optimize')).catch(() => undefined);
      db.close();
    },

    examine: ({ repair }) => attempt(() => examine(db, path, repair === true && !db.readonly)),
    backup: (file, options = {}) => backup(db, file, options, driver),
    backupByHand: () => backupByHand(db, path, driver, new Date()),
    listBackups: () => listBackups(path, driver),
    backupWhenDue: async () => {
      const { backups } = await read(() => readSettings(db));
      return backupWhenDue(db, path, driver, new Date(), backups);
    },
    inspectBackup: (file) => inspectBackup(file, driver),
    async restore(file) {
      if (db.readonly) throw new Problem('database-read-only', { file: path });
      if (resolve(file) === path) throw new Problem('database-locked', { file: path });
      const restored = await inspectBackup(file, driver);
      const saved = await backupBeforeRestore(db, path, driver, new Date()).catch((error: unknown) => {
        throw isReadable(db) ? error : new Problem('database-damaged', { file: path }, error);
      });
      const source = await connect({ ...driver, path: file, readOnly: true });
      try {
        if (source.pragma('integrity_check(1)', { simple: true }) !== 'ok') {
          throw new Problem('database-damaged', { file });
        }
        // One transaction on our file: others see the old content or the new, never a mixture.
        await source.backup(path);
        migrate(db, path);
      } catch (error) {
        throw asProblem(error, path);
      } finally {
        source.close();
      }
      tell(everything);
      return { restored, saved };
    },
    async tidy(mayGoOn = () => true) {
      if (db.readonly) return;
      await attempt(() => db.pragma('optimize'));
      await mergeTerms(mayGoOn);
      for (const index of ['term_index', 'unit_word_part', 'variant_index'] as const) {
        await mergeIndex(index, false, mayGoOn);
      }
      while (mayGoOn() && (await takeTurn(() => forgetStep(db)))) await nextTurn();
      if (!mayGoOn()) return;
      await attempt(() => {
        vacuumIfWorthwhile(db);
        db.pragma('wal_checkpoint(PASSIVE)');
      });
    },

    settings: () => read(() => readSettings(db)),
    saveSettings: (settings) => write(['settings'], () => saveSettings(db, settings)),
    searchedCollections: () => read(() => searchedCollections(db)),

    listCollections: () => read(() => listCollections(db)),
    renameCollection: (id, name) =>
      change(['collections', 'entries', 'units'], { key: 'rename-collection', details: { name: name.trim() } }, () => {
        renameCollection(db, id, name);
        return getCollection(db, id);
      }),
    async deleteCollection(id, job) {
      const { name } = await read(() => getCollection(db, id));
      const label = { key: 'delete-collection', details: { name } };
      await changeInSteps(label, (after: number) => deleteCollectionStep(db, id, after), job);
    },
    async mergeCollections(intoId, fromIds, job) {
      const { name } = await read(() => getCollection(db, intoId));
      const [...left] = fromIds.filter((id) => id !== intoId);
      await read(() => left.map((id) => getCollection(db, id)));
      const step = (after: number) => {
        const id = left[0];
        if (id === undefined) return undefined;
        const next = mergeCollectionStep(db, intoId, id, after);
        if (next === undefined) left.shift();
        return next ?? (left.length > 0 ? 0 : undefined);
      };
      await changeInSteps({ key: 'merge-collections', details: { name } }, step, job);
      return read(() => getCollection(db, intoId));
    },
    createCollection: (name) => write(['collections'], () => createCollection(db, name, clock.now())),
    ensureCollection: (name) => write(['collections'], () => ensureCollection(db, name, clock.now())),
    defaultCollection: (name) => write(['collections'], () => defaultCollection(db, name, clock.now())),

    createBitext: (bitext) => write(['bitexts', 'collections'], () => createBitext(db, bitext, clock.now())),
    listBitexts: (options) => read(() => listBitexts(db, options)),
    getBitextRecord: (id) => read(() => getBitext(db, id)),
    async openBitext(id) {
      if (db.readonly) return read(() => readBitextContent(db, id));
      return write(['bitexts'], () => {
        run(db, 'UPDATE bitext SET opened_at = ? WHERE id = ?', clock.now(), id);
        return readBitextContent(db, id);
      });
    },
    readBitext: (id) => read(() => readBitextContent(db, id)),
    fileTexts: (id) => read(() => ({ source: textsOfFile(db, id, 'source'), target: textsOfFile(db, id, 'target') })),
    segmentEdits: (id) => read(() => ({ source: editsOf(db, id, 'source'), target: editsOf(db, id, 'target') })),
    async deleteBitext(id) {
      const { sourceName } = await read(() => getBitext(db, id));
      await change(['bitexts', 'collections'], { key: 'delete-bitext', details: { name: sourceName } }, () =>
        deleteBitext(db, id),
      );
    },
    async setBeadState(bitextId, beadIds, state) {
      const key = state === 'confirmed' ? 'confirm-beads' : 'unconfirm-beads';
      await change(['beads', 'bitexts', 'units'], { key, details: { count: beadIds.length } }, () =>
        setBeadState(db, clock, bitextId, beadIds, state),
      );
    },
    replaceBeads: (bitextId, beadIds, beads) =>
      change(
        ['beads', 'bitexts', 'candidates', 'units'],
        { key: 'reshape-beads', details: { count: beadIds.length } },
        () => replaceBeads(db, clock, bitextId, beadIds, beads),
      ),
    realign: (bitextId, beads, parallel, only) =>
      change(['beads', 'bitexts', 'candidates'], { key: 'realign', details: {} }, () => {
        realign(db, clock, bitextId, beads, parallel, only);
        return getBitext(db, bitextId);
      }),
    setBeadTexts: (bitextId, changes, label) =>
      change(textsOfBeads, label, () => setBeadTexts(db, clock, bitextId, changes)),
    deleteBeads: (bitextId, beadIds) =>
      change(textsOfBeads, { key: 'delete-beads', details: { count: beadIds.length } }, () =>
        deleteBeads(db, clock, bitextId, beadIds),
      ),
    swapBeads: (bitextId, beadIds) =>
      change(textsOfBeads, { key: 'swap-beads', details: { count: beadIds.length } }, () =>
        swapBeads(db, clock, bitextId, beadIds),
      ),
    swapSides: (bitextId) =>
      change(['beads', 'bitexts', 'candidates'], { key: 'swap-sides', details: {} }, () => {
        swapSides(db, bitextId);
        return getBitext(db, bitextId);
      }),

    async updateBitext(bitextId, update) {
      return change(
        ['beads', 'bitexts', 'candidates', 'units'],
        { key: 'update-texts', details: { name: update.source.name } },
        () => {
          updateBitext(db, clock, bitextId, update);
          return getBitext(db, bitextId);
        },
      );
    },

    proposeCandidates: (bitextId, pairs) =>
      write(['candidates', 'bitexts'], () => proposeCandidates(db, bitextId, pairs)),
    listCandidates: (bitextId) => read(() => listCandidates(db, bitextId)),
    acceptCandidates: (bitextId, decisions, collectionId) =>
      change(
        ['candidates', 'entries', 'bitexts', 'collections'],
        { key: 'accept', details: { count: decisions.length } },
        () => acceptCandidates(db, clock, bitextId, decisions, collectionId),
      ),
    rejectCandidates: (bitextId, ids) =>
      change(['candidates', 'bitexts'], { key: 'reject', details: { count: ids.length } }, () =>
        rejectCandidates(db, clock, bitextId, ids),
      ),

    pageEntries: (request) => read(() => pageEntries(db, request)),
    pageEntryIds: (request) => read(() => pageEntryIds(db, request).ids),
    listHouses: () => read(() => listHouses(db)),
    getEntry: (id) => read(() => getEntry(db, id)),
    saveEntry: (entry) =>
      change(
        ['entries', 'collections'],
        { key: entry.id === undefined ? 'new-entry' : 'edit-entry', details: { term: entry.terms[0]?.text ?? '' } },
        () => saveEntry(db, clock, entry),
      ),
    async deleteEntries(ids, job = quietJob) {
      const known = await read(() => ids.every((id) => isEntry(db, id)));
      if (!known) throw new Problem('not-found', { what: 'entry' });
      await importInBatches(
        new Set(ids),
        entriesPerBatch,
        ['entries', 'collections'],
        ({ merged }) => ({ key: 'delete-entries', details: { count: merged } }),
        (batch) => {
          // Somebody may have deleted one of them since.
          const left = batch.filter((id) => isEntry(db, id));
          deleteEntries(db, left);
          return { ...noCounts, merged: left.length };
        },
        job,
      );
    },
    async changeEntries(ids, edit, job = quietJob) {
      const { merged } = await importInBatches(
        new Set(ids),
        entriesPerBatch,
        ['entries', 'collections'],
        ({ merged }) => ({ key: 'change-entries', details: { count: merged } }),
        (batch) => ({ ...noCounts, merged: changeEntries(db, clock, batch, edit) }),
        job,
      );
      return merged;
    },
    async importEntries(entries, from, job = quietJob) {
      const counts = await importInBatches(
        entries,
        entriesPerBatch,
        ['entries', 'collections'],
        ({ added, merged }) =>
          from === 'starter'
            ? { key: 'take-starter', details: { count: added + merged } }
            : { key: 'import-entries', details: { ...from, count: added + merged } },
        (batch) => importEntries(db, clock, batch),
        job,
      );
      await mergeTerms(() => true);
      return counts;
    },
    async *eachTerm(filter) {
      let last = 0;
      for (;;) {
        const terms = await read(() => nextTerms(db, filter, last, entriesOfTerms));
        const end = terms.at(-1);
        if (end === undefined) return;
        yield terms;
        last = end.entryId;
      }
    },
    async *eachEntry(filter) {
      let last = 0;
      for (;;) {
        const entries = await read(() => nextEntryIds(db, filter, last, readBatch).map((id) => getEntry(db, id)));
        yield* entries;
        const end = entries.at(-1);
        if (end === undefined) return;
        last = end.id;
      }
    },
    async *eachName(language) {
      let after: number | undefined = 0;
      while (after !== undefined) {
        const from: number = after;
        const { names, last } = await read(() => namesAfter(db, language, from, namesPerBatch));
        if (names.length > 0) yield names;
        after = last;
      }
    },
    termStems: (script) => read(() => termStems(db, script)),
    entriesNamed: (names) => read(() => entriesNamed(db, names)),
    entriesByRomanisation: (keys) => read(() => entriesByRomanisation(db, keys)),
    listIgnored: (document) => read(() => listIgnored(db, document)),
    ignoreFinding: (finding) => write([], () => ignoreFinding(db, clock, finding)),
    unignore: (ids) => write([], () => unignore(db, ids)),
    checkSettings: () => read(() => checkSettings(db)),
    saveCheckSettings: (settings) => write([], () => saveCheckSettings(db, settings)),
    conceptTerms: (ids) => read(() => conceptTerms(db, ids)),
    termPairs: (options) => read(() => termPairs(db, options)),
    findDuplicates: (options, job = quietJob) =>
      findDuplicates((afterTerm) => read(() => nextKeyedTerms(db, options, afterTerm)), options, job),
    async previewMerge(intoId, fromIds) {
      // Merged in earnest and taken back: a preview that cannot differ from the merge.
      return attempt(() => {
        let merged: Awaited<ReturnType<MemoryStore['previewMerge']>> | undefined;
        try {
          db.transaction(() => {
            merged = mergeEntries(db, clock, intoId, fromIds);
            throw new TakenBack();
          }).immediate();
        } catch (error) {
          if (!(error instanceof TakenBack)) throw error;
        }
        if (merged === undefined) throw new Problem('not-found', { what: 'entry' });
        return merged;
      });
    },
    mergeEntries: (intoId, fromIds) =>
      change(
        ['entries', 'candidates', 'collections'],
        { key: 'merge-entries', details: { count: fromIds.length + 1 } },
        () => mergeEntries(db, clock, intoId, fromIds),
      ),

    lookup: (request) => read(() => lookup(db, request)),
    match: (request) => read(() => match(db, request)),
    concordance: (request) => read(() => concordance(db, request)),

    importUnits,
    importItems,
    saveImportReport: (report) => write([], () => saveImportReport(db, report)),
    listEvents: () => read(() => events.listEvents(db)),
    getEvent: (id) => read(() => events.getEvent(db, id)),
    async openEvent(id) {
      const content = await read(() => events.eventContent(db, id));
      // No news to anybody: only the order of the list changes.
      if (!db.readonly) await write([], () => events.markOpened(db, id, clock.now()));
      return content;
    },
    saveEvent: (draft, papers) => write(['events'], () => events.saveEvent(db, draft, papers, clock.now())),
    removePaper: (eventId, paperId) => write(['events'], () => events.removePaper(db, eventId, paperId)),
    deleteEvent: (id) => write(['events'], () => events.deleteEvent(db, id)),
    dismissGaps: (id, keys, back) => write(['events'], () => events.dismissGaps(db, id, keys, back)),
    glossaryState: () => read(() => glossaryState(db)),
    async keepCoverage(id, coverage, glossary) {
      // Nobody's screen changes by it.
      if (!db.readonly) await write([], () => keepCoverage(db, id, coverage, glossary));
    },
    syncCards: (eventId, cards, asks, now) => write([], () => events.syncCards(db, eventId, cards, asks, now)),
    listCards: (eventId) => read(() => events.listCards(db, eventId)),
    reviewCard: (cardId, rating, state, now) => write([], () => events.reviewCard(db, cardId, rating, state, now)),
    undoReview: (eventId) => write([], () => events.undoReview(db, eventId)),
    listReviews: (eventId) => read(() => events.listReviews(db, eventId)),
    listImportReports: ({ limit }) => read(() => listImportReports(db, limit)),
    getImportReport: (id) => read(() => getImportReport(db, id)),
    getUnit: (id) => read(() => getUnit(db, id)),
    saveUnit: (unit) =>
      change(['units', 'collections'], { key: 'save-unit', details: { text: unit.variants[0]?.text ?? '' } }, () =>
        saveUnit(db, clock, unit),
      ),
    deleteUnits: (ids) =>
      change(
        ['units', 'collections', 'beads', 'bitexts'],
        { key: 'delete-units', details: { count: ids.length } },
        () => {
          for (const id of ids) {
            getUnit(db, id);
            run(db, "UPDATE bead SET state = 'proposed', unit_id = NULL WHERE unit_id = ?", id);
            deleteUnit(db, id);
          }
        },
      ),
    async *eachUnit({ collectionIds }) {
      const collections = collectionIds === undefined ? null : idList(collectionIds);
      let last = 0;
      for (;;) {
        const units = await read(() => nextUnits(db, collections, last, readBatch));
        // Not `yield*`, which waits for each of them.
        for (const unit of units) yield unit;
        const end = units.at(-1);
        if (end === undefined) return;
        last = end.id;
      }
    },

    undoState: () => read(() => readUndoState(db)),
    undo: (job = quietJob) => travel('undo', job),
    redo: (job = quietJob) => travel('redo', job),
    entryHistory: (id) => read(() => entryHistory(db, id)),
    restoreEntry: (id, changeId) =>
      change(['entries', 'collections'], { key: 'restore-entry', details: {} }, () =>
        restoreEntry(db, clock, id, changeId),
      ),
  };
}

const textsOfFile = (db: Db, bitextId: number, side: Side) => fileSegments(db, bitextId, side).map(({ text }) => text);

/** All that may follow when texts of beads change. */
const textsOfBeads: readonly ChangedKind[] = ['beads', 'bitexts', 'candidates', 'units', 'entries'];

const noCounts: ImportCount = { added: 0, merged: 0, skipped: 0 };

const sumOf = (one: ImportCount, other: ImportCount): ImportCount => ({
  added: one.added + other.added,
  merged: one.merged + other.merged,
  skipped: one.skipped + other.skipped,
});

/** Neighbours of one kind and group together: they are written at once. */
function runsOf(items: readonly ImportedItem[]): ImportedItem[][] {
  const runs: ImportedItem[][] = [];
  for (const item of items) {
    const run = runs.at(-1);
    if (run?.[0]?.kind === item.kind && run[0].group === item.group) run.push(item);
    else runs.push([item]);
  }
  return runs;
}

/** Gives freed pages back, where there are many and the file is small enough for it to take no more than a second or two. */
function vacuumIfWorthwhile(db: Db): void {
  const pages = db.pragma('page_count', { simple: true }) as number;
  const free = db.pragma('freelist_count', { simple: true }) as number;
  if (free > pages * worthwhileFreeShare && pages < mostPagesVacuumed) db.exec('VACUUM');
}

function isReadable(db: Db): boolean {
  try {
    return db.pragma('quick_check(1)', { simple: true }) === 'ok';
  } catch {
    return false;
  }
}

/** Ends a transaction that was never meant to be kept. */
class TakenBack extends Error {}
