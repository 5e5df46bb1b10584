import { type Command, Option } from 'commander';
import { type AlignFormat, alignFormats, formatAlignment } from '../align-output.ts';
import type { CommandContext } from '../command-context.ts';
import { printOrWrite } from '../out-file.ts';
import { definePair, type PairOptions, preparePair, sayIfNotParallel } from '../pair-options.ts';
import { withEngine } from '../session.ts';
import { say } from '../terminal.ts';

interface AlignOptions extends PairOptions {
  readonly format: AlignFormat;
}

export function alignCommand(program: Command, context: CommandContext): void {
  const { terminal, parse } = context;
  const { t } = terminal;
  const formats = t('cli.help.choices', { values: alignFormats.join(', ') });
  definePair(program.command('align').description(t('cli.command.align')), context)
    .option('--format <FORMAT>', `${t('cli.option.format')}; ${formats}`, parse.oneOf('--format', alignFormats), 'tsv')
    .addOption(new Option('--json', t('cli.option.json')).implies({ format: 'json' }))
    .action(async (source: string, target: string, options: AlignOptions) => {
      const { input, memory, collection } = preparePair(context, source, target, options);
      const pair = await withEngine(context, memory, async ({ align, keep }, job) => {
        const aligned = await align(input, job);
        if (collection !== undefined) await keep({ pair: aligned, collection }, job);
        return aligned;
      });
      sayIfNotParallel(context, pair);
      await printOrWrite(terminal, await formatAlignment(pair, options), options.out);
      if (collection !== undefined) {
        say(terminal, t('cli.note.saved', { collection, count: pair.alignment.beads.length }));
      }
    });
}
