import Database from 'better-sqlite3';
import { Problem, type ProblemCode } from '../core/problem.ts';

/** SQLite's result codes by their beginning, in the order they are tried. https://sqlite.org/rescode.html */
const problemBySqliteCode: readonly (readonly [string, ProblemCode])[] = [
  ['SQLITE_FULL', 'disk-full'],
  ['SQLITE_BUSY', 'database-locked'],
  ['SQLITE_LOCKED', 'database-locked'],
  ['SQLITE_IOERR_LOCK', 'database-locked'],
  ['SQLITE_READONLY', 'database-read-only'],
  ['SQLITE_PERM', 'database-read-only'],
  ['SQLITE_AUTH', 'database-read-only'],
  ['SQLITE_CANTOPEN', 'database-read-only'],
  ['SQLITE_CORRUPT', 'database-damaged'],
  ['SQLITE_NOTADB', 'database-damaged'],
  ['SQLITE_IOERR', 'database-damaged'],
];

const problemByErrno: Readonly<Record<string, ProblemCode>> = {
  ENOSPC: 'disk-full',
  EDQUOT: 'disk-full',
  EACCES: 'database-read-only',
  EPERM: 'database-read-only',
  EROFS: 'database-read-only',
  ENOENT: 'database-not-found',
  ENOTDIR: 'database-not-found',
  EISDIR: 'database-damaged',
};

/** What a failure of the driver or the file system means to the user of the memory `file`. Problems pass unchanged. */
export function asProblem(error: unknown, file: string): unknown {
  if (error instanceof Problem) return error;
  if (error instanceof Database.SqliteError) {
    const { code: sqlite } = error;
    const code = problemBySqliteCode.find(([start]) => sqlite.startsWith(start))?.[1];
    return code === undefined ? error : new Problem(code, { file }, error);
  }
  const errno = error instanceof Error && 'code' in error ? problemByErrno[String(error.code)] : undefined;
  return errno === undefined ? error : new Problem(errno, { file }, error);
}

export function translated<Result>(file: string, work: () => Result): Result {
  try {
    return work();
  } catch (error) {
    throw asProblem(error, file);
  }
}
