import { appendFileSync, mkdirSync, renameSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** One old file is kept beside the current one. */
const greatestLogBytes = 1_000_000;

/** The engine's diary of its own faults, in the user's data folder; it never leaves the machine. */
export interface FaultLog {
  /** Notes an error with its stack and gives words fit to be shown: its kind, and where to look. */
  note(error: unknown, where: string): string;
}

export function openFaultLog(folder: string, now: () => Date = () => new Date()): FaultLog {
  const file = join(folder, 'engine.log');
  return {
    note(error, where) {
      const at = now().toISOString();
      const kind = error instanceof Error ? error.name : 'Error';
      const text = error instanceof Error ? (error.stack ?? error.message) : String(error);
      try {
        mkdirSync(folder, { recursive: true });
        if ((statSync(file, { throwIfNoEntry: false })?.size ?? 0) > greatestLogBytes) renameSync(file, `${file}.old`);
        appendFileSync(file, `${at} ${where}\n${text}\n\n`);
      } catch {
        // A diary that cannot be written must not make matters worse.
      }
      return `${kind} (${where}, ${at}, engine.log)`;
    },
  };
}
