import { create } from 'zustand';
import type { ProblemData } from '../../../core/problem.ts';
import { primaryLanguage } from '../../../core/text/language.ts';
import type { BatchOutcome, DocumentInput, PairingFile, PairingProposal } from '../../../engine/contract.ts';
import { engine } from '../../engine/connection.ts';
import { isCancelled, runJob } from '../../engine/jobs.ts';
import { refresh } from '../../engine/queries.ts';
import { problemOf, tell } from '../../state/notices.ts';
import { useDesk } from './desk-state.ts';

/** A pair to be aligned; files are indices among those of the batch. */
export interface BatchRow {
  readonly id: number;
  readonly source: number;
  /** Undefined while nothing belongs to the source. */
  readonly target: number | undefined;
  /** 0-1, of what was proposed; a pair made by hand needs none. */
  readonly confidence?: number;
  readonly chosen: boolean;
  readonly outcome?: BatchOutcome;
}

export interface Batch {
  readonly files: readonly PairingFile[];
  readonly sourceLanguage: string;
  readonly targetLanguage: string;
  readonly rows: readonly BatchRow[];
}

interface BatchState {
  readonly batch: Batch | undefined;
  /** The files are being looked at. */
  readonly looking: boolean;
  readonly running: boolean;
  readonly problem: ProblemData | undefined;
}

export const useBatch = create<BatchState>(() => ({
  batch: undefined,
  looking: false,
  running: false,
  problem: undefined,
}));

/** Looks at many files, or at what is in folders, and lays out which belong together. */
export async function startBatch(paths: readonly string[]): Promise<void> {
  const { looking, running } = useBatch.getState();
  if (looking || running) return;
  useBatch.setState({ batch: undefined, looking: true, problem: undefined });
  try {
    const proposal = await runJob((options) => engine.proposeDocumentPairs({ paths }, options));
    useBatch.setState({ batch: batchOf(proposal) });
  } catch (error) {
    if (!isCancelled(error)) useBatch.setState({ problem: problemOf(error) });
  } finally {
    useBatch.setState({ looking: false });
  }
}

/** The proposed pairs, then the originals nothing was found for. */
function batchOf({ files, pairs, unpaired, sourceLanguage, targetLanguage }: PairingProposal): Batch {
  const alone = unpaired.filter((index) => isIn(files[index], sourceLanguage));
  const rows = [
    ...pairs.map(({ source, target, confidence }) => ({ source, target, confidence, chosen: true })),
    ...alone.map((source) => ({ source, target: undefined, chosen: false })),
  ];
  return { files, sourceLanguage, targetLanguage, rows: rows.map((row, id) => ({ ...row, id })) };
}

export function isIn(file: PairingFile | undefined, language: string): boolean {
  return (
    file?.language !== undefined &&
    file.problem === undefined &&
    file.bilingual === undefined &&
    primaryLanguage(file.language) === primaryLanguage(language)
  );
}

function changeRows(change: (row: BatchRow) => BatchRow): void {
  useBatch.setState(({ batch }) => ({ batch: batch && { ...batch, rows: batch.rows.map(change) } }));
}

export function chooseRow(id: number, chosen: boolean): void {
  changeRows((row) => (row.id === id ? { ...row, chosen: chosen && row.target !== undefined } : row));
}

/** Gives a row another translation; a row that had it gets the one this row had. */
export function setTarget(id: number, target: number | undefined): void {
  const before = useBatch.getState().batch?.rows.find((row) => row.id === id)?.target;
  changeRows((row) => {
    if (row.id === id) return changed(row, target);
    return target !== undefined && row.target === target && row.source !== row.target ? changed(row, before) : row;
  });
}

/** What a person has set needs no confidence, and its outcome is not known any more. */
function changed({ id, source }: BatchRow, target: number | undefined): BatchRow {
  return { id, source, target, chosen: target !== undefined };
}

/** Rows that would be aligned now. */
export function readyRows({ rows }: Batch): readonly BatchRow[] {
  return rows.filter(
    ({ chosen, target, outcome }) => chosen && target !== undefined && !(outcome !== undefined && 'bitext' in outcome),
  );
}

/** Files that stand in no row, with what keeps those from it that cannot be read. */
export function leftOver({ files, rows }: Batch): readonly PairingFile[] {
  const used = new Set(rows.flatMap(({ source, target }) => [source, target]));
  return files.filter((_, index) => !used.has(index));
}

export async function alignBatch(): Promise<void> {
  const { batch, running } = useBatch.getState();
  if (batch === undefined || running) return;
  const rows = readyRows(batch);
  if (rows.length === 0) return;
  useBatch.setState({ running: true, problem: undefined });
  const { collectionId } = useDesk.getState();
  const pairs = rows.map(({ source, target = source }) => inputsOf(batch, source, target));
  try {
    const outcomes = await runJob((options) =>
      engine.createBitexts(collectionId === undefined ? { pairs } : { pairs, collectionId }, options),
    );
    const byId = new Map(rows.map(({ id }, index) => [id, outcomes[index]]));
    changeRows((row) => {
      const outcome = byId.get(row.id);
      return outcome === undefined ? row : { ...row, outcome };
    });
    tell('documents.batch.done', {
      count: outcomes.filter((outcome) => 'bitext' in outcome).length,
      total: outcomes.length,
    });
  } catch (error) {
    if (isCancelled(error)) tell('documents.batch.stopped');
    else useBatch.setState({ problem: problemOf(error) });
  } finally {
    useBatch.setState({ running: false });
    refresh(['bitexts', 'collections']);
  }
}

function inputsOf(
  { files, sourceLanguage, targetLanguage }: Batch,
  source: number,
  target: number,
): { readonly source: DocumentInput; readonly target: DocumentInput } {
  const input = (index: number, language: string): DocumentInput => {
    const file = files[index];
    const bilingual = source === target;
    return {
      kind: 'file',
      path: file?.path ?? '',
      language: bilingual ? language : (file?.language ?? language),
      ...(bilingual && { bilingual }),
    };
  };
  return { source: input(source, sourceLanguage), target: input(target, targetLanguage) };
}

export function clearBatch(): void {
  useBatch.setState({ batch: undefined, problem: undefined });
}
