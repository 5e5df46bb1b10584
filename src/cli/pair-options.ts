import { resolve } from 'node:path';
import type { Command } from 'commander';
import type { DocumentInput } from '../engine/contract.ts';
import type { AlignedPair } from '../engine/services/aligning.ts';
import type { CommandContext } from './command-context.ts';
import { checkOutput } from './out-file.ts';
import { databasePath, type MemoryUse } from './session.ts';
import { say, UsageError } from './terminal.ts';

/** Options of the commands that work on two texts. */
export interface PairOptions {
  readonly sourceLang?: string;
  readonly targetLang?: string;
  readonly segmented?: boolean;
  readonly out?: string;
  readonly save?: boolean;
  readonly collection?: string;
}

/** Two texts to work on, and what of the memory is needed for it. */
export interface PreparedPair {
  readonly input: { readonly source: DocumentInput; readonly target: DocumentInput };
  readonly memory: MemoryUse;
  /** Where to save; undefined where nothing is to be saved. */
  readonly collection: string | undefined;
}

export function definePair(command: Command, { terminal: { t }, parse }: CommandContext): Command {
  return command
    .argument('<SOURCE>', t('cli.argument.source'))
    .argument('<TARGET>', t('cli.argument.target'))
    .option('--source-lang <LANG>', t('cli.option.sourceLang'), parse.languageTag('--source-lang'))
    .option('--target-lang <LANG>', t('cli.option.targetLang'), parse.languageTag('--target-lang'))
    .option('--segmented', t('cli.option.segmented'))
    .option('--out <FILE>', t('cli.option.out'))
    .option('--save', t('cli.option.save'))
    .option('--collection <NAME>', t('cli.option.collection'), parse.name);
}

/** Checks what can be checked before any work is done. */
export function preparePair(
  context: CommandContext,
  source: string,
  target: string,
  options: PairOptions,
): PreparedPair {
  const { terminal, globals } = context;
  const { t } = terminal;
  if (options.save && options.collection === undefined) throw new UsageError(t('cli.usage.saveNeedsCollection'));
  if (!options.save && options.collection !== undefined) throw new UsageError(t('cli.usage.collectionNeedsSave'));
  checkOutput(terminal, options.out, [source, target], databasePath(context));
  const document = (path: string, language: string | undefined): DocumentInput => ({
    kind: 'file',
    path: resolve(terminal.folder, path),
    ...(language !== undefined && { language }),
    ...(options.segmented && { segmented: true }),
  });
  return {
    input: { source: document(source, options.sourceLang), target: document(target, options.targetLang) },
    // Without --save the two texts are enough; a memory that was named all the same gives what it knows.
    memory: options.save ? 'make' : globals().db === undefined ? 'none' : 'ask',
    collection: options.collection,
  };
}

/** Below this the texts are more likely not translations of each other. */
const evenChance = 0.5;

/** The alignment is given all the same: the user knows the texts, we only count their words. */
export function sayIfNotParallel({ terminal }: CommandContext, pair: AlignedPair): void {
  if (pair.alignment.parallel >= evenChance) return;
  const [source, target] = [pair.source.document.name, pair.target.document.name];
  say(terminal, `concordat: ${terminal.t('cli.note.notParallel', { source, target })}`);
}
