import type { OptionParsers } from './options.ts';
import type { GlobalOptions } from './program.ts';
import type { Terminal } from './terminal.ts';

/** What the definition of a command is given. */
export interface CommandContext {
  readonly terminal: Terminal;
  readonly parse: OptionParsers;
  /** The options given before or after the command that every command takes. */
  readonly globals: () => GlobalOptions;
  /** Ends the command with another exit code than 0. */
  readonly done: (exitCode: number) => void;
}
