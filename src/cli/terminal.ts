import type { InterfaceLanguage, Translate } from '../locales/index.ts';

/** What a command sees of the outside. */
export interface Terminal {
  readonly language: InterfaceLanguage;
  readonly t: Translate;
  /** Results, and nothing else. */
  readonly stdout: NodeJS.WriteStream;
  /** Messages and the progress bar. */
  readonly stderr: NodeJS.WriteStream;
  /** Aborted by Ctrl-C. */
  readonly signal: AbortSignal;
  /** For files named on the command line. */
  readonly folder: string;
}

/** The words that say something went wrong in the way the command was called. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

export function say(terminal: Terminal, message: string): void {
  terminal.stderr.write(`${message}\n`);
}
