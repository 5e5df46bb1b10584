import { IconFileExport } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import {
  type ExportPreset,
  exportFormats,
  exportPresetNames,
  exportPresets,
} from '../../../core/exchange/export-presets.ts';
import {
  type AdministrativeStatus,
  administrativeStatuses,
  type ConceptType,
  conceptTypes,
} from '../../../core/terms/concept-entry.ts';
import type { ExportFilter, ExportPlan } from '../../../engine/contract.ts';
import { useCommands } from '../../commands/handlers.ts';
import { Button } from '../../components/button.tsx';
import { Choice } from '../../components/choice.tsx';
import { ProblemLine } from '../../components/problem-line.tsx';
import { engine } from '../../engine/connection.ts';
import { isCancelled, runJob } from '../../engine/jobs.ts';
import { collectionsQuery } from '../../engine/queries.ts';
import { languageHeading } from '../../format.ts';
import { host } from '../../platform/host.ts';
import { problemOf, tell, tellProblem } from '../../state/notices.ts';
import { useWords } from '../../words.ts';
import styles from './exchange.module.css';

const all = 'all';
const anyPair = 'any';
/** Pairs offered; others are had from the terminal. */
const pairs = ['ru,en', 'en,ru'] as const;

interface Chosen {
  readonly preset: ExportPreset;
  readonly collection: string;
  readonly conceptType: ConceptType | typeof all;
  readonly status: AdministrativeStatus | typeof all;
  readonly languages: (typeof pairs)[number] | typeof anyPair;
  readonly changedFrom: string;
  readonly changedTo: string;
}

const initial: Chosen = {
  preset: 'omegat',
  collection: all,
  conceptType: all,
  status: all,
  languages: anyPair,
  changedFrom: '',
  changedTo: '',
};

function filterOf({ collection, conceptType, status, languages, changedFrom, changedTo }: Chosen): ExportFilter {
  return {
    ...(collection !== all && { collectionIds: [Number(collection)] }),
    ...(conceptType !== all && { conceptTypes: [conceptType] }),
    ...(status !== all && { statuses: [status] }),
    ...(languages !== anyPair && { languages: languages.split(',') }),
    ...(changedFrom !== '' && { changedFrom }),
    ...(changedTo !== '' && { changedTo }),
  };
}

/** What the glossary's screen asks to be exported: what passes its filter, or the entries that are chosen there. */
export interface GlossaryExport {
  readonly entryIds?: readonly number[];
  readonly collectionId?: number;
  readonly conceptType?: ConceptType;
  readonly status?: AdministrativeStatus;
}

interface ExportFormProps {
  /** Of the glossary alone. */
  readonly glossary?: GlossaryExport;
  readonly onDone?: () => void;
}

function chosenFor(glossary: GlossaryExport | undefined): Chosen {
  if (glossary === undefined) return initial;
  const { collectionId, conceptType = all, status = all } = glossary;
  return {
    ...initial,
    preset: 'excel',
    collection: collectionId === undefined ? all : String(collectionId),
    conceptType,
    status,
  };
}

const entryPresets = exportPresetNames.filter((preset) =>
  exportPresets[preset].some((format) => exportFormats[format].holds === 'entries'),
);

/** By the program the files are for; what its formats cannot hold is seen before anything is written. */
export function ExportForm({ glossary, onDone }: ExportFormProps) {
  const t = useWords();
  const [chosen, setChosen] = useState(() => chosenFor(glossary));
  const [running, setRunning] = useState(false);
  const { data: collections = [] } = useQuery(collectionsQuery);
  const entryIds = glossary?.entryIds;
  const filter: ExportFilter = {
    ...filterOf(chosen),
    ...(glossary !== undefined && { holds: 'entries' }),
    ...(entryIds !== undefined && { entryIds }),
  };
  const writes = (preset: ExportPreset) =>
    exportPresets[preset].filter((format) => glossary === undefined || exportFormats[format].holds === 'entries');
  const {
    data: plan,
    error,
    isFetching,
  } = useQuery({
    queryKey: ['entries', 'export-plan', chosen, glossary],
    queryFn: ({ signal }) => engine.planExport({ preset: chosen.preset, filter }, { signal }),
  });
  const change = (changed: Partial<Chosen>) => setChosen((before) => ({ ...before, ...changed }));
  const ready = plan !== undefined && plan.files.length > 0 && !running;
  const start = async () => {
    if (!ready) return;
    setRunning(true);
    try {
      const [first] = plan.files;
      const path = await host.chooseNewFile(`concordat${plan.files.length > 1 ? '' : (first?.suffix ?? '')}`);
      if (path === undefined) return;
      const report = await runJob((options) =>
        engine.exportFiles({ path, preset: chosen.preset, filter, overwrite: true }, options),
      );
      tell('exchange.export.done', {
        file: report.files.map((file) => file.path).join(', '),
      });
      onDone?.();
    } catch (failure) {
      if (!isCancelled(failure)) tellProblem(failure);
    } finally {
      setRunning(false);
    }
  };
  useCommands(ready && glossary === undefined ? { 'exchange.write': () => void start() } : {});
  return (
    <>
      <h2>{t('exchange.export.for')}</h2>
      <fieldset className={styles.presets} aria-label={t('exchange.export.for')}>
        {(glossary === undefined ? exportPresetNames : entryPresets).map((preset) => (
          <label key={preset} data-chosen={preset === chosen.preset || undefined}>
            <input
              type="radio"
              name="preset"
              checked={preset === chosen.preset}
              data-testid={`export-${preset}`}
              onChange={() => change({ preset })}
            />
            <span>{t(`exchange.preset.${preset}`)}</span>
            <PresetFiles preset={preset} formats={writes(preset)} />
          </label>
        ))}
      </fieldset>
      <div className={styles.settings}>
        {entryIds === undefined && (
          <Filter
            name={t('exchange.export.collection')}
            value={chosen.collection}
            options={[
              [all, t('exchange.export.all')],
              ...collections.map(({ id, name }) => [String(id), name] as const),
            ]}
            onChange={(collection) => change({ collection })}
          />
        )}
        <Filter
          name={t('exchange.export.languages')}
          value={chosen.languages}
          options={[
            [anyPair, t('exchange.export.anyPair')],
            ...pairs.map((pair) => [pair, pair.split(',').map(languageHeading).join(' → ')] as const),
          ]}
          onChange={(languages) => change({ languages })}
        />
        {entryIds === undefined && (
          <>
            <Filter
              name={t('exchange.export.type')}
              value={chosen.conceptType}
              options={[
                [all, t('exchange.export.all')],
                ...conceptTypes.map((type) => [type, t(`terms.conceptType.${type}`)] as const),
              ]}
              onChange={(conceptType) => change({ conceptType })}
            />
            <Filter
              name={t('exchange.export.status')}
              value={chosen.status}
              options={[
                [all, t('exchange.export.all')],
                ...administrativeStatuses.map((status) => [status, t(`terms.administrativeStatus.${status}`)] as const),
              ]}
              onChange={(status) => change({ status })}
            />
            <div className={styles.dates}>
              {(['changedFrom', 'changedTo'] as const).map((name) => (
                <label key={name} className={styles.field}>
                  <span>{t(`exchange.export.${name}`)}</span>
                  <input
                    type="date"
                    value={chosen[name]}
                    onChange={(event) => change({ [name]: event.currentTarget.value })}
                  />
                </label>
              ))}
            </div>
          </>
        )}
      </div>
      {error !== null ? <ProblemLine problem={problemOf(error)} /> : plan !== undefined && <PlanView plan={plan} />}
      <div className={styles.actions}>
        <Button
          look="primary"
          icon={<IconFileExport size={15} />}
          {...(glossary === undefined && { command: 'exchange.write' as const })}
          disabled={!ready || isFetching}
          data-testid="export-start"
          onClick={() => void start()}
        >
          {t('exchange.export.start')}
        </Button>
      </div>
    </>
  );
}

interface PresetFilesProps {
  readonly preset: ExportPreset;
  readonly formats: readonly (typeof exportPresets)[ExportPreset][number][];
}

/** The files a preset makes, where its name does not say it. */
function PresetFiles({ preset, formats }: PresetFilesProps) {
  const t = useWords();
  const files = formats.map((format) => t(`exchange.writes.${format}`)).join(', ');
  return files === t(`exchange.preset.${preset}`) ? null : <span className={styles.soft}>{files}</span>;
}

interface FilterProps<Value extends string> {
  readonly name: string;
  readonly value: Value;
  readonly options: readonly (readonly [Value, string])[];
  readonly onChange: (value: Value) => void;
}

function Filter<Value extends string>({ name, value, options, onChange }: FilterProps<Value>) {
  return (
    <div className={styles.field}>
      <span aria-hidden="true">{name}</span>
      <Choice label={name} value={value} options={options} onChange={onChange} />
    </div>
  );
}

function PlanView({ plan }: { readonly plan: ExportPlan }) {
  const t = useWords();
  if (plan.files.length === 0) return <p className={styles.soft}>{t('exchange.export.nothing')}</p>;
  return (
    <div className={styles.plan} data-testid="export-plan">
      <ul>
        {plan.files.map(({ format, holds, count }) => (
          <li key={format}>
            {t(`exchange.writes.${format}`)}: {t(`exchange.export.${holds}`, { count })}
          </li>
        ))}
      </ul>
      {plan.losses.length > 0 && (
        <>
          <h3>{t('exchange.export.losses')}</h3>
          <ul className={styles.losses}>
            {plan.losses.map(({ what, count }) => (
              <li key={what}>{t(`exchange.loss.${what}`, { count })}</li>
            ))}
          </ul>
        </>
      )}
    </div>
  );
}
