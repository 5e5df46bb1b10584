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

const exitCodes: Readonly<Record<ProblemCode, number>> = {
  'file-not-found': exitUnreadable,
  'file-unreadable': exitUnreadable,
  'file-is-directory': exitUnreadable,
  'file-empty': exitUnreadable,
  'file-too-large': exitUnreadable,
  'file-changed': exitUnreadable,
  'file-not-text': exitUnreadable,
  'encoding-unknown': exitUnreadable,
  'document-kind-unknown': exitUnreadable,
  'document-damaged': exitUnreadable,
  'document-encrypted': exitUnreadable,
  'document-without-text': exitUnreadable,
  'same-language': exitUnreadable,
  'language-unknown': exitUnreadable,
  'not-translations': exitUnreadable,
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
  'term-empty': exitUsage,
  'collection-name-taken': exitUsage,
  'file-not-writable': exitUsage,
  cancelled: exitCancelled,
  'engine-gone': exitInternal,
  'node-too-old': exitUsage,
  internal: exitInternal,
};

export function exitCodeOf(code: ProblemCode): number {
  return exitCodes[code];
}
