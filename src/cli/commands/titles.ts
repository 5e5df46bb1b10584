import { type Command, Option } from 'commander';
import { defaultThreshold } from '../../core/terms/ranking.ts';
import type { CommandContext } from '../command-context.ts';
import { printOrWrite } from '../out-file.ts';
import { definePair, type PairOptions, preparePair, sayIfNotParallel } from '../pair-options.ts';
import { withEngine } from '../session.ts';
import { say } from '../terminal.ts';
import { formatTitles, type TitlesFormat, titlesFormats } from '../titles-output.ts';

interface TitlesOptions extends PairOptions {
  readonly format: TitlesFormat;
  readonly minScore: number;
}

export function titlesCommand(program: Command, context: CommandContext): void {
  const { terminal, parse } = context;
  const { t } = terminal;
  const formats = t('cli.help.choices', { values: titlesFormats.join(', ') });
  definePair(program.command('titles').description(t('cli.command.titles')), context)
    .option('--min-score <N>', t('cli.option.minScore'), parse.numberBetween('--min-score', 0, 1), defaultThreshold)
    .option('--format <FORMAT>', `${t('cli.option.format')}; ${formats}`, parse.oneOf('--format', titlesFormats), 'tsv')
    .addOption(new Option('--json', t('cli.option.json')).implies({ format: 'json' }))
    .action(async (source: string, target: string, options: TitlesOptions) => {
      const { input, memory, collection } = preparePair(context, source, target, options);
      const { pair, titles } = await withEngine(context, memory, async ({ align, findTitles, keep }, job) => {
        const pair = await align(input, job);
        const found = await findTitles(pair, job);
        const titles = found.filter(({ score }) => score >= options.minScore).sort((a, b) => b.score - a.score);
        if (collection !== undefined) await keep({ pair, titles, collection }, job);
        return { pair, titles };
      });
      sayIfNotParallel(context, pair);
      await printOrWrite(terminal, formatTitles(terminal, titles, options), options.out);
      if (collection !== undefined) say(terminal, t('cli.note.savedTitles', { collection, count: titles.length }));
    });
}
