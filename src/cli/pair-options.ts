import type { Command } from 'commander';
import type { DocumentInput } from '../engine/contract.ts';
import type { CommandContext } from './command-context.ts';
import { UsageError } from './terminal.ts';

/** Options of the commands that work on two texts. */
export interface PairOptions {
  readonly sourceLang?: string;
  readonly targetLang?: string;
  readonly segmented?: boolean;
  readonly out?: string;
  readonly save?: boolean;
  readonly collection?: string;
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

/** The collection to save into; undefined where nothing is to be saved. */
export function collectionToSaveInto({ terminal: { t } }: CommandContext, options: PairOptions): string | undefined {
  if (options.save && options.collection === undefined) throw new UsageError(t('cli.usage.saveNeedsCollection'));
  if (!options.save && options.collection !== undefined) throw new UsageError(t('cli.usage.collectionNeedsSave'));
  return options.collection;
}

export function documentInput(
  path: string,
  language: string | undefined,
  segmented: boolean | undefined,
): DocumentInput & { readonly kind: 'file' } {
  return {
    kind: 'file',
    path,
    ...(language === undefined ? {} : { language }),
    ...(segmented === undefined ? {} : { segmented }),
  };
}
