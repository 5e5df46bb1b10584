import { closeSync, existsSync, linkSync, openSync, readSync, renameSync, rmSync, statSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import Database from 'better-sqlite3';
import { Problem } from '../core/problem.ts';
import type { Db } from './database.ts';
import { asProblem, translated } from './failures.ts';
import { migrate } from './migrate.ts';
import { latestSchema } from './migrations/index.ts';

/** "Cncd": marks our files, so that another program's database is told from a damaged one. */
export const applicationId = 0x436e6364;

/** A write of another process takes milliseconds; who holds the lock for so long is not one of ours. */
const busyTimeoutMs = 3000;
/** Pages kept in memory, KiB; the whole file is never read. */
const cacheKib = 32 * 1024;
/** Pages (4 KiB) gathered in the log before they are brought into the file. */
const pagesInLog = 8192;
const magic = 'SQLite format 3\0';
const headerLength = 100;
/** Up to this size (bytes) the whole file is looked through at every start; it takes a few milliseconds. */
const quickCheckLimit = 8 * 1024 * 1024;

export interface ConnectionOptions {
  readonly path: string;
  /** Driver to load instead of the one its package brings. */
  readonly nativeBinding?: string | undefined;
  readonly readOnly?: boolean | undefined;
}

/** Opens a memory, making it where there is no file; a file that is there is touched only if it is a sound memory. */
export async function connect(options: ConnectionOptions): Promise<Db> {
  const path = resolve(options.path);
  try {
    if (!existsSync(path)) {
      if (options.readOnly) throw new Problem('database-not-found', { file: path });
      await mkdir(dirname(path), { recursive: true });
      create(path, options);
    }
    checkFile(path);
    if (!options.readOnly) checkWritable(path);
    return openExisting(path, options);
  } catch (error) {
    throw asProblem(error, path);
  }
}

/** Made aside and then put in place whole: nobody ever sees half a memory, and of two who make it at once one wins. */
function create(path: string, options: ConnectionOptions): void {
  const aside = `${path}.new-${process.pid}`;
  const remove = () => {
    for (const suffix of ['', '-wal', '-shm', '-journal']) rmSync(aside + suffix, { force: true });
  };
  remove();
  try {
    checkWritable(path);
    const db = new Database(aside, driverOptions(options));
    try {
      db.pragma(`application_id = ${applicationId}`);
      db.pragma('journal_mode = WAL');
      migrate(db);
    } finally {
      db.close();
    }
    putInPlace(aside, path);
  } finally {
    remove();
  }
}

/** A file that is there by now stays. Some file systems know no links; they rename. */
function putInPlace(aside: string, path: string): void {
  try {
    linkSync(aside, path);
  } catch {
    if (!existsSync(path)) renameSync(aside, path);
  }
}

/** Read-only marks are respected even where the system would let an administrator write. */
function checkWritable(path: string): void {
  const anyWriteBit = 0o222;
  const places = existsSync(path) ? [dirname(path), path] : [dirname(path)];
  if (places.some((place) => (statSync(place).mode & anyWriteBit) === 0)) {
    throw new Problem('database-read-only', { file: path });
  }
}

/** Tells by the header alone what must not be opened: SQLite would fill an empty file and not see a truncated one. */
function checkFile(path: string): void {
  const stats = statSync(path);
  if (!stats.isFile()) throw new Problem('database-damaged', { file: path });
  const header = Buffer.alloc(headerLength);
  const file = openSync(path, 'r');
  try {
    if (readSync(file, header, 0, headerLength, 0) < headerLength)
      throw new Problem('database-damaged', { file: path });
  } finally {
    closeSync(file);
  }
  // https://sqlite.org/fileformat.html, 1.3: page size, size in pages, application id.
  if (header.toString('latin1', 0, magic.length) !== magic) throw new Problem('database-damaged', { file: path });
  if (header.readUInt32BE(68) !== applicationId) throw new Problem('database-foreign', { file: path });
  const pageSize = header.readUInt16BE(16) === 1 ? 65_536 : header.readUInt16BE(16);
  const walSize = statSync(`${path}-wal`, { throwIfNoEntry: false })?.size ?? 0;
  if (walSize === 0 && stats.size < header.readUInt32BE(28) * pageSize) {
    throw new Problem('database-damaged', { file: path });
  }
}

export function driverOptions({ nativeBinding }: Omit<ConnectionOptions, 'path'>): Database.Options {
  const binding = nativeBinding ?? process.env.CONCORDAT_SQLITE_BINDING;
  return { timeout: busyTimeoutMs, ...(binding && { nativeBinding: binding }) };
}

function openExisting(path: string, options: ConnectionOptions): Db {
  const db = options.readOnly ? openReadOnly(path, options) : new Database(path, driverOptions(options));
  try {
    checkContent(db, path);
    db.pragma('foreign_keys = ON');
    db.pragma('recursive_triggers = OFF');
    db.pragma(`cache_size = -${cacheKib}`);
    db.pragma('temp_store = MEMORY');
    if (!options.readOnly) {
      // Someone else may be putting the file into WAL mode just now; that is done under the busy timeout.
      if (db.pragma('journal_mode', { simple: true }) !== 'wal') db.pragma('journal_mode = WAL');
      // FULL: the log is flushed at every commit, so a confirmed pair survives a power cut (docs/decisions).
      db.pragma('synchronous = FULL');
      // A long log spares an import from writing the same pages of its indexes over and over.
      db.pragma(`wal_autocheckpoint = ${pagesInLog}`);
      db.pragma(`journal_size_limit = ${2 * pagesInLog * 4096}`);
      if (db.pragma('user_version', { simple: true }) !== latestSchema) migrate(db, path);
    }
    return db;
  } catch (error) {
    db.close();
    throw error;
  }
}

/** In a folder that cannot be written a log file cannot be made; a file nobody writes can be read without one. */
function openReadOnly(path: string, options: ConnectionOptions): Db {
  const db = new Database(path, { ...driverOptions(options), readonly: true });
  try {
    db.pragma('schema_version');
    return db;
  } catch (error) {
    db.close();
    if (existsSync(`${path}-wal`)) throw error;
    return new Database(`${pathToFileURL(path).href}?immutable=1`, { ...driverOptions(options), readonly: true });
  }
}

function checkContent(db: Db, path: string): void {
  translated(path, () => {
    const found = db.pragma('user_version', { simple: true }) as number;
    if (db.pragma('application_id', { simple: true }) !== applicationId) {
      throw new Problem('database-foreign', { file: path });
    }
    if (found > latestSchema) throw new Problem('database-newer', { file: path, found, known: latestSchema });
    db.prepare('SELECT count(*) FROM sqlite_schema').get();
    if (statSync(path).size <= quickCheckLimit && db.pragma('quick_check(1)', { simple: true }) !== 'ok') {
      throw new Problem('database-damaged', { file: path });
    }
  });
}
