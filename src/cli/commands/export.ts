import { relative, resolve } from 'node:path';
import type { Command } from 'commander';
import { type ExportPreset, exportPresetNames, presetOfName } from '../../core/exchange/export-presets.ts';
import type { Job } from '../../core/job.ts';
import type { UnitState } from '../../core/memory/records.ts';
import {
  type AdministrativeStatus,
  administrativeStatuses,
  type ConceptType,
  conceptTypes,
} from '../../core/terms/concept-entry.ts';
import type { Engine, ExportFilter, ExportLoss } from '../../engine/contract.ts';
import type { CommandContext } from '../command-context.ts';
import { checkOutput } from '../out-file.ts';
import { databasePath, withEngine } from '../session.ts';
import { say, UsageError } from '../terminal.ts';

const unitStates = ['initial', 'translated', 'reviewed', 'final'] as const satisfies readonly UnitState[];

interface ExportOptions {
  readonly format?: ExportPreset | 'files';
  readonly collection?: string;
  readonly lang?: readonly string[];
  readonly type?: readonly ConceptType[];
  readonly status?: readonly AdministrativeStatus[];
  readonly state?: readonly UnitState[];
  readonly changedFrom?: string;
  readonly changedTo?: string;
  readonly dryRun?: boolean;
  readonly json?: boolean;
}

export function exportCommand(program: Command, context: CommandContext): void {
  const { terminal, parse } = context;
  const { t } = terminal;
  const choices = (values: readonly string[]) => t('cli.help.choices', { values: values.join(', ') });
  program
    .command('export')
    .description(t('cli.command.export'))
    .argument('<FILE>', t('cli.argument.exportFile'))
    .option('--collection <NAME>', t('cli.option.exportCollection'), parse.name)
    .option(
      '--format <FORMAT>',
      `${t('cli.option.exportFormat')}; ${choices([...exportPresetNames, 'files'])}`,
      parse.oneOf('--format', [...exportPresetNames, 'files']),
    )
    .option('--lang <LANGS>', t('cli.option.exportLang'), parse.languageTags('--lang'))
    .option(
      '--type <KINDS>',
      `${t('cli.option.exportType')}; ${choices(conceptTypes)}`,
      parse.manyOf('--type', conceptTypes),
    )
    .option(
      '--status <STATUSES>',
      `${t('cli.option.exportStatus')}; ${choices(administrativeStatuses)}`,
      parse.manyOf('--status', administrativeStatuses),
    )
    .option(
      '--state <STATES>',
      `${t('cli.option.exportState')}; ${choices(unitStates)}`,
      parse.manyOf('--state', unitStates),
    )
    .option('--changed-from <DATE>', t('cli.option.changedFrom'), parse.date('--changed-from'))
    .option('--changed-to <DATE>', t('cli.option.changedTo'), parse.date('--changed-to'))
    .option('--dry-run', t('cli.option.dryRunExport'))
    .option('--json', t('cli.option.json'))
    .action(async (file: string, options: ExportOptions) => {
      checkOutput(terminal, file, [], databasePath(context));
      const path = resolve(terminal.folder, file);
      if (options.format === 'files') {
        await exportEverything(context, file, options.collection);
        return;
      }
      const preset = options.format ?? presetOfName(file) ?? 'tsv';
      await withEngine(context, 'ask', async ({ engine }, job) => {
        const filter = await filterOf(context, engine, job, options);
        // Said before anything is written, so that it can still be thought better of.
        const plan = await engine.planExport({ preset, filter }, job);
        if (!options.json) sayLosses(context, plan.losses);
        if (options.dryRun) {
          terminal.stdout.write(`${JSON.stringify(plan)}\n`);
          return;
        }
        const report = await engine.exportFiles({ path, preset, filter, overwrite: true }, job);
        if (options.json) terminal.stdout.write(`${JSON.stringify(report)}\n`);
        for (const written of report.files) {
          const name = relative(terminal.folder, written.path) || written.path;
          const words = written.holds === 'units' ? 'cli.note.exportedUnits' : 'cli.note.exportedEntries';
          say(terminal, t(words, { count: written.count, file: name }));
          if (written.neutralised) say(terminal, t('cli.note.neutralised', { count: written.neutralised, file: name }));
        }
      });
    });
}

/** All the memory holds, as plain files in a folder. */
async function exportEverything(
  context: CommandContext,
  folder: string,
  collection: string | undefined,
): Promise<void> {
  const { terminal } = context;
  const written = await withEngine(context, 'ask', async ({ engine }, job) => {
    const id = await collectionId(context, engine, job, collection);
    return engine.exportMemory(
      { folder: resolve(terminal.folder, folder), ...(id !== undefined && { collectionId: id }) },
      job,
    );
  });
  const count = written.entries + written.units + written.bitexts;
  say(terminal, terminal.t('cli.note.exported', { count, file: folder }));
}

/** `--collection` by its name; undefined where none was asked for. */
async function collectionId(
  { terminal: { t } }: CommandContext,
  engine: Engine,
  job: Job,
  name: string | undefined,
): Promise<number | undefined> {
  if (name === undefined) return undefined;
  const id = (await engine.listCollections({}, job)).find((one) => one.name === name)?.id;
  if (id === undefined) throw new UsageError(t('cli.usage.noCollection', { name }));
  return id;
}

async function filterOf(
  context: CommandContext,
  engine: Engine,
  job: Job,
  { collection, lang, type, status, state, changedFrom, changedTo }: ExportOptions,
): Promise<ExportFilter> {
  const id = await collectionId(context, engine, job, collection);
  return {
    ...(id !== undefined && { collectionIds: [id] }),
    ...(lang !== undefined && { languages: lang }),
    ...(type !== undefined && { conceptTypes: type }),
    ...(status !== undefined && { statuses: status }),
    ...(state !== undefined && { states: state }),
    ...(changedFrom !== undefined && { changedFrom }),
    ...(changedTo !== undefined && { changedTo }),
  };
}

function sayLosses({ terminal }: CommandContext, losses: readonly ExportLoss[]): void {
  if (losses.length === 0) return;
  const { t } = terminal;
  say(terminal, t('cli.note.losses'));
  for (const { what, count } of losses) say(terminal, `  ${t(`exchange.loss.${what}`, { count })}`);
}
