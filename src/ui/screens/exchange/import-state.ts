import { create } from 'zustand';
import type { DuplicateChoice } from '../../../core/exchange/import-report.ts';
import type { TableMapping } from '../../../core/exchange/table/mapping.ts';
import { primaryLanguage } from '../../../core/text/language.ts';
import type { ImportOptions, ImportPreview } from '../../../engine/contract.ts';
import { engine } from '../../engine/connection.ts';
import { isCancelled, runJob } from '../../engine/jobs.ts';
import { queryClient } from '../../engine/queries.ts';
import { host } from '../../platform/host.ts';
import { tell, tellProblem } from '../../state/notices.ts';

/** A file to be imported, as far as it has been looked into. */
export interface ImportFile {
  readonly path: string;
  readonly options: ImportOptions;
  /** Several where it is an archive; undefined while it is being looked into. */
  readonly previews?: readonly ImportPreview[];
}

interface ImportState {
  readonly files: readonly ImportFile[];
  /** Path of the file whose beginning is shown. */
  readonly shown: string | undefined;
  readonly collection: string;
  readonly duplicates: DuplicateChoice;
  /** Languages not to be taken, by primary tag. */
  readonly unwanted: readonly string[];
  readonly running: boolean;
  /** Report that is shown in place of the files. */
  readonly reportId: number | undefined;
}

const initial: ImportState = {
  files: [],
  shown: undefined,
  collection: '',
  duplicates: 'merge',
  unwanted: [],
  running: false,
  reportId: undefined,
};

export const useImport = create<ImportState>(() => initial);

export const reportsKey = ['import-reports'];

/** Files chosen or dropped; those that are there already are looked into anew. */
export async function addImportFiles(paths: readonly string[]): Promise<void> {
  const { files } = useImport.getState();
  const kept = files.filter(({ path }) => !paths.includes(path));
  useImport.setState({
    files: [...kept, ...paths.map((path): ImportFile => ({ path, options: {} }))],
    shown: paths[0],
    reportId: undefined,
  });
  for (const path of paths) await look(path, {});
}

export async function chooseImportFiles(): Promise<void> {
  try {
    const paths = await host.chooseDocuments();
    if (paths.length > 0) await addImportFiles(paths);
  } catch (error) {
    tellProblem(error);
  }
}

export function removeImportFile(path: string): void {
  const { files, shown } = useImport.getState();
  const rest = files.filter((file) => file.path !== path);
  useImport.setState({ files: rest, shown: shown === path ? rest[0]?.path : shown });
}

export function clearImport(): void {
  const { collection, duplicates } = useImport.getState();
  useImport.setState({ ...initial, collection, duplicates });
}

/** Reads the beginning of a file again in another way. */
export async function readAnew(path: string, changed: ImportOptions): Promise<void> {
  const file = useImport.getState().files.find((one) => one.path === path);
  if (file !== undefined) await look(path, { ...file.options, ...changed });
}

/** Without the mapping of before: it was for other columns. */
export async function readAsTable(path: string, changed: ImportOptions): Promise<void> {
  const file = useImport.getState().files.find((one) => one.path === path);
  if (file === undefined) return;
  const { mapping: _, ...rest } = file.options;
  await look(path, { ...rest, ...changed });
}

export function setMapping(path: string, mapping: TableMapping): Promise<void> {
  return readAnew(path, { mapping });
}

async function look(path: string, options: ImportOptions): Promise<void> {
  try {
    const previews = await engine.previewImport({ path, options });
    useImport.setState(({ files }) => ({
      files: files.map((file) => (file.path === path ? { path, options, previews } : file)),
    }));
  } catch (error) {
    removeImportFile(path);
    tellProblem(error);
  }
}

/** Languages of all files together, by primary tag. */
export function languagesOf(files: readonly ImportFile[]): string[] {
  const languages = files.flatMap(({ previews = [] }) => previews.flatMap((preview) => preview.languages));
  return [...new Set(languages.map(primaryLanguage))];
}

export const isReadable = ({ previews }: ImportFile): boolean =>
  previews?.some(({ problem, format }) => problem === undefined && format !== 'srx') === true;

export async function startImport(): Promise<void> {
  const { files, collection, duplicates, unwanted, running } = useImport.getState();
  if (running || !files.some(isReadable)) return;
  const wanted = languagesOf(files).filter((language) => !unwanted.includes(language));
  useImport.setState({ running: true });
  try {
    const report = await runJob((options) =>
      engine.importFiles(
        {
          files: files.map(({ path, options: reading }) => ({ path, options: reading })),
          duplicates,
          ...(collection.trim() !== '' && { collection: collection.trim() }),
          ...(unwanted.length > 0 && { languages: wanted }),
        },
        options,
      ),
    );
    await queryClient.invalidateQueries({ queryKey: reportsKey });
    useImport.setState({ running: false, reportId: report.id, files: [], shown: undefined, unwanted: [] });
  } catch (error) {
    useImport.setState({ running: false });
    if (!isCancelled(error)) tellProblem(error);
  }
}

export async function saveFailedItems(reportId: number): Promise<void> {
  try {
    const path = await host.chooseNewFile('failed.tsv');
    if (path === undefined) return;
    const { rows } = await engine.exportFailedItems({ reportId, path, overwrite: true });
    tell('exchange.report.saved', { count: rows, file: path });
  } catch (error) {
    tellProblem(error);
  }
}
