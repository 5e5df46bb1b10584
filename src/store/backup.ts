import { existsSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import type { BackupInfo, BackupKind } from '../core/memory/records.ts';
import type { BackupInterval, MemorySettings } from '../core/memory/settings.ts';
import { Problem } from '../core/problem.ts';
import { type ConnectionOptions, connect } from './connection.ts';
import { copyFile } from './copying.ts';
import { count, type Db } from './database.ts';
import { asProblem } from './failures.ts';

const hourMs = 60 * 60 * 1000;
/** A new automatic backup is due after so long. */
const dueAfterMs: Readonly<Record<BackupInterval, number>> = {
  hour: hourMs,
  day: 24 * hourMs,
  week: 7 * 24 * hourMs,
  never: Number.POSITIVE_INFINITY,
};
/** Of thinned automatic backups the newest of the last 7 days, 4 weeks and 12 months with one are kept. */
const keptDays = 7;
const keptWeeks = 4;
const keptMonths = 12;

/** Copies the memory while work goes on, to a name aside first: under its own name a backup is always whole. */
export async function backup(
  db: Db,
  path: string,
  options: { readonly overwrite?: boolean; readonly check?: boolean },
  driver: Omit<ConnectionOptions, 'path'>,
): Promise<BackupInfo> {
  const file = resolve(path);
  if (file === resolve(db.name) || (existsSync(file) && !options.overwrite))
    throw new Problem('file-not-writable', { file });
  const aside = `${file}.part-${process.pid}`;
  let isSound = true;
  try {
    await mkdir(dirname(file), { recursive: true });
    isSound = (await copyFile(db.name, aside, { check: options.check === true }, driver)) === 'copied';
    if (!isSound) throw new Problem('database-damaged', { file: resolve(db.name) });
    const info = await inspectBackup(aside, driver);
    renameSync(aside, file);
    return { ...info, path: file, kind: kindOf(file) };
  } catch (error) {
    const problem = asProblem(error, file);
    if (isSound && problem instanceof Problem && problem.code.startsWith('database-')) {
      throw new Problem('file-not-writable', { file }, error);
    }
    throw problem;
  } finally {
    for (const suffix of ['', '-wal', '-shm']) rmSync(aside + suffix, { force: true });
  }
}

export async function inspectBackup(path: string, driver: Omit<ConnectionOptions, 'path'>): Promise<BackupInfo> {
  const file = resolve(path);
  const db = await connect({ ...driver, path: file, readOnly: true });
  try {
    const stats = statSync(file);
    return {
      path: file,
      kind: kindOf(file),
      madeAt: stats.mtime.toISOString(),
      size: stats.size,
      schemaVersion: db.pragma('user_version', { simple: true }) as number,
      collections: count(db, 'SELECT count(*) FROM collection'),
      entries: count(db, 'SELECT count(*) FROM concept_entry'),
      bitexts: count(db, 'SELECT count(*) FROM bitext'),
      units: count(db, 'SELECT coalesce(sum(units), 0) FROM unit_count'),
    };
  } catch (error) {
    throw asProblem(error, file);
  } finally {
    db.close();
  }
}

/** `concordat.db` keeps its backups in `concordat.db.backups`. */
function folderOf(databasePath: string): string {
  return `${databasePath}.backups`;
}

const ending = '.backup.db';
const namedKinds = ['daily', 'before-restore', 'by-hand'] as const;

function nameFor(databasePath: string, time: Date, kind: Exclude<BackupKind, 'other'>): string {
  const stamp = time.toISOString().replace(/[:.]/g, '-');
  return join(folderOf(databasePath), `${basename(databasePath)}.${kind}.${stamp}${ending}`);
}

function kindOf(path: string): BackupKind {
  if (!path.endsWith(ending)) return 'other';
  return namedKinds.find((kind) => basename(path).includes(`.${kind}.`)) ?? 'other';
}

function backupFiles(databasePath: string): { path: string; time: number; daily: boolean }[] {
  const folder = folderOf(databasePath);
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((name) => name.endsWith(ending))
    .map((name) => {
      const path = join(folder, name);
      return { path, time: statSync(path).mtimeMs, daily: name.includes('.daily.') };
    })
    .sort((a, b) => b.time - a.time);
}

/** Newest first; a file that cannot be read as a memory is left out. */
export async function listBackups(
  databasePath: string,
  driver: Omit<ConnectionOptions, 'path'>,
): Promise<BackupInfo[]> {
  const infos: BackupInfo[] = [];
  for (const { path } of backupFiles(databasePath)) {
    try {
      infos.push(await inspectBackup(path, driver));
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
    }
  }
  return infos;
}

export async function backupWhenDue(
  db: Db,
  databasePath: string,
  driver: Omit<ConnectionOptions, 'path'>,
  now: Date,
  { every, keep }: MemorySettings['backups'],
): Promise<BackupInfo | undefined> {
  if (every === 'never') return undefined;
  const newest = backupFiles(databasePath).find(({ daily }) => daily);
  if (newest !== undefined && now.getTime() - newest.time < dueAfterMs[every]) return undefined;
  // A damaged memory must not push sound backups out.
  const info = await backup(db, nameFor(databasePath, now, 'daily'), { check: true }, driver);
  if (keep === 'thinned') thinOut(databasePath);
  else keepNewest(databasePath, keep);
  return info;
}

export function backupBeforeRestore(
  db: Db,
  databasePath: string,
  driver: Omit<ConnectionOptions, 'path'>,
  now: Date,
): Promise<BackupInfo> {
  return backup(db, nameFor(databasePath, now, 'before-restore'), {}, driver);
}

export function backupByHand(
  db: Db,
  databasePath: string,
  driver: Omit<ConnectionOptions, 'path'>,
  now: Date,
): Promise<BackupInfo> {
  return backup(db, nameFor(databasePath, now, 'by-hand'), {}, driver);
}

/** Keeps so many of the newest automatic backups; those made by hand and before a restore are the user's to delete. */
function keepNewest(databasePath: string, most: number): void {
  const old = backupFiles(databasePath).filter(({ daily }) => daily);
  for (const { path } of old.slice(most)) rmSync(path, { force: true });
}

/** Keeps the newest of each of the last days, weeks and months that have one, of either kind. */
function thinOut(databasePath: string): void {
  const files = backupFiles(databasePath);
  const kept = new Set<string>();
  const keep = (limit: number, periodOf: (time: Date) => string) => {
    const periods = new Set<string>();
    for (const { path, time } of files) {
      const period = periodOf(new Date(time));
      if (periods.has(period)) continue;
      if (periods.size === limit) return;
      periods.add(period);
      kept.add(path);
    }
  };
  const weekMs = 7 * 24 * 60 * 60 * 1000;
  keep(keptDays, (time) => time.toISOString().slice(0, 10));
  keep(keptWeeks, (time) => String(Math.floor(time.getTime() / weekMs)));
  keep(keptMonths, (time) => time.toISOString().slice(0, 7));
  for (const { path, daily } of files) if (daily && !kept.has(path)) rmSync(path, { force: true });
}
