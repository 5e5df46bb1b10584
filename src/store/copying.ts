import { createRequire } from 'node:module';
import { Worker } from 'node:worker_threads';
import Database from 'better-sqlite3';
import type { ConnectionOptions } from './connection.ts';
import { driverOptions } from './connection.ts';

/**
 * What looking through and copying a large file takes, seconds, no call must wait for: it is done in a thread of its own, over a
 * connection of its own. Written out as text, so that it needs no file beside the bundle.
 *
 * The copy is made in one step. It holds a snapshot, so nobody who writes meanwhile is kept from it or makes it begin anew. A
 * memory at work has a log beside it; its copy is one file, which can be carried away and read where nothing can be written.
 */
const program = `
const { parentPort, workerData: { driver, options, path, copy, check } } = require('node:worker_threads');
const Database = require(driver);
function isSound(db) {
  try {
    return db.prepare("SELECT name FROM sqlite_schema WHERE type = 'table' AND sql NOT LIKE 'CREATE VIRTUAL%'").pluck().all()
      .every((table) => db.pragma("quick_check('" + table + "')", { simple: true }) === 'ok');
  } catch (error) {
    if (/^SQLITE_(CORRUPT|NOTADB)/.test(error.code)) return false;
    throw error;
  }
}
(async () => {
  const db = new Database(path, { ...options, readonly: true });
  try {
    if (check && !isSound(db)) return 'damaged';
    await db.backup(copy, { progress: () => 0x7fffffff });
  } finally {
    db.close();
  }
  const made = new Database(copy, options);
  try {
    made.pragma('journal_mode = DELETE');
  } finally {
    made.close();
  }
  return 'copied';
})().then(
  (result) => parentPort.postMessage({ result }),
  (error) => parentPort.postMessage({ error: { message: String(error.message), code: String(error.code) } }),
);
`;

interface Answer {
  readonly result?: 'copied' | 'damaged';
  readonly error?: { readonly message: string; readonly code: string };
}

/** Copies the file of a memory at work; with `check`, only if it is sound: else the answer is `damaged`. Throws what the driver throws. */
export function copyFile(
  path: string,
  copy: string,
  { check }: { readonly check: boolean },
  driver: Omit<ConnectionOptions, 'path'>,
): Promise<'copied' | 'damaged'> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(program, {
      eval: true,
      workerData: {
        driver: createRequire(import.meta.url).resolve('better-sqlite3'),
        options: driverOptions(driver),
        path,
        copy,
        check,
      },
    });
    worker.once('message', ({ result, error }: Answer) => {
      if (result !== undefined) resolve(result);
      else if (error?.code.startsWith('SQLITE_')) reject(new Database.SqliteError(error.message, error.code));
      else reject(Object.assign(new Error(error?.message), { code: error?.code }));
    });
    worker.once('error', reject);
    worker.once('exit', () => reject(new Error('the copying thread ended')));
  });
}
