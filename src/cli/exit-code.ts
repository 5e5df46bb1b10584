import type { ProblemCode } from '../core/problem.ts';

export const exitDone = 0;
/** Findings, or nothing found where that is the question. */
export const exitFindings = 1;
const exitUsage = 2;
const exitUnreadable = 3;
const exitMemory = 4;
/** sysexits.h EX_SOFTWARE: a fault of the program itself. */
const exitInternal = 70;
/** As shells report a program ended by Ctrl-C: 128 + SIGINT. */
const exitCancelled = 130;

const exitCodes: Readonly<Partial<Record<ProblemCode, number>>> = {
  'database-not-found': exitMemory,
  'database-damaged': exitMemory,
  'database-newer': exitMemory,
  'database-foreign': exitMemory,
  'database-locked': exitMemory,
  'database-read-only': exitMemory,
  'disk-full': exitMemory,
  usage: exitUsage,
  'not-found': exitUsage,
  'beads-invalid': exitUsage,
  'text-changed': exitUsage,
  'pattern-invalid': exitUsage,
  'term-empty': exitUsage,
  'date-impossible': exitUsage,
  'validity-reversed': exitUsage,
  'nothing-to-export': exitFindings,
  'collection-name-taken': exitUsage,
  'file-not-writable': exitUsage,
  'folder-not-empty': exitUsage,
  'node-too-old': exitUsage,
  cancelled: exitCancelled,
  'engine-gone': exitInternal,
  internal: exitInternal,
};

/** All other problems are of the input: files that cannot be read, texts that cannot be worked on. */
export function exitCodeOf(code: ProblemCode): number {
  return exitCodes[code] ?? exitUnreadable;
}
