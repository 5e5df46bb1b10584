import { create } from 'zustand';
import type { ProblemData } from '../../../core/problem.ts';
import { primaryLanguage } from '../../../core/text/language.ts';
import type { DocumentInput, DocumentPreview } from '../../../engine/contract.ts';
import { engine } from '../../engine/connection.ts';
import { isCancelled } from '../../engine/jobs.ts';
import { host } from '../../platform/host.ts';
import { settingsNow } from '../../state/memory-settings.ts';
import { problemOf, tellProblem } from '../../state/notices.ts';
import { clearBatch, startBatch } from './batch-state.ts';

export const sides = ['source', 'target'] as const;
export type Side = (typeof sides)[number];

/** One of the two texts on the Desk. */
export interface Slot {
  readonly input: DocumentInput;
  /** What the engine made of it; absent while it is being read, or unreadable. */
  readonly preview?: DocumentPreview;
  readonly problem?: ProblemData;
}

interface DeskState {
  readonly slots: Readonly<Record<Side, Slot | undefined>>;
  readonly collectionId: number | undefined;
  readonly aligning: boolean;
  /** Of the last alignment, shown below the texts. */
  readonly problem: ProblemData | undefined;
}

const empty = { source: undefined, target: undefined };

export const useDesk = create<DeskState>(() => ({
  slots: empty,
  collectionId: undefined,
  aligning: false,
  problem: undefined,
}));

export function fileName(path: string): string {
  return path.split(/[\\/]/).pop() ?? path;
}

export function inputName(input: DocumentInput): string {
  return input.kind === 'file' ? fileName(input.path) : input.name;
}

function setSlot(side: Side, slot: Slot | undefined): void {
  useDesk.setState(({ slots }) => ({ slots: { ...slots, [side]: slot }, problem: undefined }));
}

const reading: Partial<Record<Side, AbortController>> = {};

/** Puts a text in a slot and asks the engine what it is. */
async function put(side: Side, input: DocumentInput): Promise<void> {
  reading[side]?.abort();
  const controller = new AbortController();
  reading[side] = controller;
  const before = useDesk.getState().slots[side];
  // While a pasted text is being typed, what is known of it stays in sight.
  setSlot(
    side,
    input.kind === 'text' && before?.preview !== undefined ? { input, preview: before.preview } : { input },
  );
  if (input.kind === 'text' && input.text.trim() === '') return;
  try {
    const preview = await engine.previewDocument(input, { signal: controller.signal });
    if (!controller.signal.aborted) changeSlot(input, (slot) => ({ input: slot.input, preview }));
  } catch (error) {
    if (controller.signal.aborted || isCancelled(error)) return;
    changeSlot(input, (slot) => ({ input: slot.input, problem: problemOf(error) }));
  }
}

/** The slot may have been swapped meanwhile: it is found by its input. */
function changeSlot(input: DocumentInput, change: (slot: Slot) => Slot): void {
  const { slots } = useDesk.getState();
  const side = sides.find((one) => slots[one]?.input === input);
  const slot = side === undefined ? undefined : slots[side];
  if (side !== undefined && slot !== undefined) setSlot(side, change(slot));
}

/** Files as they come: to the side they were dropped on, else to the free side, else to both anew; more make a batch. */
export async function putFiles(files: readonly string[], side?: Side): Promise<void> {
  const [first, second] = files;
  if (first === undefined) return;
  if (files.length > 2) {
    await startBatch(files);
    return;
  }
  clearBatch();
  if (second === undefined) {
    const { slots } = useDesk.getState();
    const place = side ?? (slots.source === undefined ? 'source' : 'target');
    await put(place, { kind: 'file', path: first });
    await partBilingual(place);
    return;
  }
  await Promise.all([put('source', { kind: 'file', path: first }), put('target', { kind: 'file', path: second })]);
  await preferUsualSource();
}

/** A file that holds both languages fills both sides, unless the other one is taken. */
async function partBilingual(side: Side): Promise<void> {
  const { slots } = useDesk.getState();
  const slot = slots[side];
  const both = slot?.preview?.bilingual;
  const other = side === 'source' ? 'target' : 'source';
  if (slot === undefined || both === undefined || slots[other] !== undefined) return;
  const [first, second] = both;
  await Promise.all([
    put('source', { ...slot.input, language: first, bilingual: true }),
    put('target', { ...slot.input, language: second, bilingual: true }),
  ]);
}

/** Two files dropped at once come in no order: the original is the one in the language the user translates from. */
async function preferUsualSource(): Promise<void> {
  const { languages } = await settingsNow();
  const { source, target } = useDesk.getState().slots;
  const isUsual = (slot: Slot | undefined, side: Side) =>
    slot?.preview !== undefined && primaryLanguage(slot.preview.language) === primaryLanguage(languages[side]);
  if (source?.preview === undefined || target?.preview === undefined || isUsual(source, 'source')) return;
  if (isUsual(target, 'source') || (isUsual(source, 'target') && !isUsual(target, 'target'))) swapSides();
}

/** As many words of a text as name it in a list. */
const nameLength = 40;

function nameOfText(text: string): string {
  const line = text.trim().split('\n', 1)[0] ?? '';
  if (line.length <= nameLength) return line;
  return `${line.slice(0, nameLength).replace(/\s+\S*$/, '')} …`;
}

export function putText(side: Side, text: string, language?: string): Promise<void> {
  const name = nameOfText(text);
  return put(side, language === undefined ? { kind: 'text', name, text } : { kind: 'text', name, text, language });
}

/** Opens both sides for typing or pasting. */
export function startPasting(): void {
  const { slots } = useDesk.getState();
  for (const side of sides) if (slots[side] === undefined) void putText(side, '');
}

export function setLanguage(side: Side, language: string): void {
  const slot = useDesk.getState().slots[side];
  if (slot !== undefined) void put(side, { ...slot.input, language });
}

export function removeSide(side: Side): void {
  reading[side]?.abort();
  setSlot(side, undefined);
}

export function swapSides(): void {
  useDesk.setState(({ slots }) => ({ slots: { source: slots.target, target: slots.source } }));
  const { source } = reading;
  if (reading.target === undefined) delete reading.source;
  else reading.source = reading.target;
  if (source === undefined) delete reading.target;
  else reading.target = source;
}

export function clearDesk(): void {
  for (const side of sides) reading[side]?.abort();
  useDesk.setState({ slots: empty, problem: undefined });
}

export async function chooseFiles(side?: Side): Promise<void> {
  try {
    await putFiles(await host.chooseDocuments(), side);
  } catch (error) {
    tellProblem(error);
  }
}

/** What keeps the two texts from being aligned; undefined when nothing does. */
export function sameLanguage({ slots }: DeskState): string | undefined {
  const source = slots.source?.preview?.language;
  const target = slots.target?.preview?.language;
  if (source === undefined || target === undefined) return undefined;
  return primaryLanguage(source) === primaryLanguage(target) ? source : undefined;
}

export function isReady(state: DeskState): boolean {
  return (
    sides.every((side) => state.slots[side]?.preview !== undefined) &&
    sameLanguage(state) === undefined &&
    !state.aligning
  );
}
