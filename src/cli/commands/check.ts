import { resolve } from 'node:path';
import { type Command, Option } from 'commander';
import type { CheckSettings, DocumentInput } from '../../engine/contract.ts';
import { type CheckFormat, checkFormats, formatCheck } from '../check-output.ts';
import type { CommandContext } from '../command-context.ts';
import { exitFindings } from '../exit-code.ts';
import { checkOutput, printOrWrite } from '../out-file.ts';
import { databasePath, memoryExists, withEngine } from '../session.ts';
import { say } from '../terminal.ts';

interface CheckOptions {
  readonly source?: string;
  readonly lang?: string;
  readonly format: CheckFormat;
  readonly minSeverity: (typeof severities)[number];
  readonly spelling?: NonNullable<CheckSettings['spelling']>;
  readonly date?: string;
  readonly out?: string;
}

const severities = ['major', 'minor', 'note'] as const;
const spellings = ['british', 'oxford', 'american'] as const;

export function checkCommand(program: Command, context: CommandContext): void {
  const { terminal, parse, globals } = context;
  const { t } = terminal;
  const choices = (values: readonly string[]) => t('cli.help.choices', { values: values.join(', ') });
  program
    .command('check')
    .description(t('cli.command.check'))
    .argument('<TEXT>', t('cli.argument.checkedText'))
    .option('--source <SOURCETEXT>', t('cli.option.checkSource'))
    .option('--lang <LANG>', t('cli.option.checkLang'), parse.languageTag('--lang'))
    .option(
      '--format <FORMAT>',
      `${t('cli.option.format')}; ${choices(checkFormats)}`,
      parse.oneOf('--format', checkFormats),
      'tsv',
    )
    .addOption(new Option('--json', t('cli.option.json')).implies({ format: 'json' }))
    .option(
      '--min-severity <SEVERITY>',
      `${t('cli.option.minSeverity')}; ${choices(severities)}`,
      parse.oneOf('--min-severity', severities),
      'minor',
    )
    .option(
      '--spelling <SPELLING>',
      `${t('cli.option.spelling')}; ${choices(spellings)}`,
      parse.oneOf('--spelling', spellings),
    )
    .option('--date <DATE>', t('cli.option.checkDate'), parse.date('--date'))
    .option('--out <FILE>', t('cli.option.out'))
    .action(async (text: string, options: CheckOptions) => {
      const inputs = options.source === undefined ? [text] : [text, options.source];
      checkOutput(terminal, options.out, inputs, databasePath(context));
      const document = (path: string, language?: string): DocumentInput => ({
        kind: 'file',
        path: resolve(terminal.folder, path),
        ...(language !== undefined && { language }),
      });
      // The shipped glossary is enough; a memory that is there, or was named, adds what it knows.
      const memory = globals().db !== undefined || memoryExists(context) ? 'ask' : 'none';
      const report = await withEngine(context, memory, ({ engine }, job) =>
        engine.check(
          {
            text: document(text, options.lang),
            ...(options.source !== undefined && { source: document(options.source) }),
            settings: {
              ...(options.spelling !== undefined && { spelling: options.spelling }),
              ...(options.date !== undefined && { date: options.date }),
            },
          },
          job,
        ),
      );
      const least = severities.indexOf(options.minSeverity);
      const findings = report.findings.filter(({ severity }) => severities.indexOf(severity) <= least);
      await printOrWrite(terminal, formatCheck(terminal, { ...report, findings }, options), options.out);
      if (terminal.stderr.isTTY) say(terminal, t('cli.note.findings', { count: findings.length }));
      if (findings.length > 0) context.done(exitFindings);
    });
}
