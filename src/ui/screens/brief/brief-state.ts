import { queryOptions } from '@tanstack/react-query';
import { create } from 'zustand';
import type { BriefItemView, DocumentInput, EventDetails, PrintFormat, PrintKind } from '../../../engine/contract.ts';
import { pinEvent } from '../../booth/booth-state.ts';
import { engine } from '../../engine/connection.ts';
import { runJob } from '../../engine/jobs.ts';
import { queryClient } from '../../engine/queries.ts';
import { host } from '../../platform/host.ts';
import { goTo, paths } from '../../routes.ts';
import { tell, tellProblem } from '../../state/notices.ts';
import { interfaceLanguage } from '../../words.ts';

export const eventsQuery = queryOptions({ queryKey: ['events'], queryFn: () => engine.listEvents({}) });

export const briefQuery = (id: number) =>
  queryOptions({ queryKey: ['brief', id], queryFn: () => runJob((options) => engine.getBrief({ id }, options)) });

/** Minutes to add to UTC. */
const timeZone = (): number => -new Date().getTimezoneOffset();

export const studyQuery = (id: number) =>
  queryOptions({ queryKey: ['study', id], queryFn: () => engine.study({ id, timeZone: timeZone() }), staleTime: 0 });

/** Asks again how things stand with the cards. */
export const rereadStudy = (id: number) => queryClient.invalidateQueries({ queryKey: ['study', id] });

export const isOpenGap = ({ state, dismissed }: BriefItemView): boolean => state === 'gap' && !dismissed;

export async function choosePapers(): Promise<DocumentInput[]> {
  return (await host.chooseDocuments()).map((path) => ({ kind: 'file', path }));
}

/** Papers that were dropped, for an event that is still to be made of them. */
export const useDroppedPapers = create<{ readonly papers: readonly DocumentInput[] }>(() => ({ papers: [] }));

/** To the event that is open, or to a new one. */
export function dropPapers(files: readonly string[]): void {
  const papers = files.map((path): DocumentInput => ({ kind: 'file', path }));
  const id = /^#\/brief\/(\d+)/.exec(window.location.hash)?.[1];
  if (id === undefined) useDroppedPapers.setState({ papers });
  else void addPapers(Number(id), papers);
}

/** Shows what went wrong; undefined then. */
async function attempt<Result>(work: () => Promise<Result>): Promise<Result | undefined> {
  try {
    return await work();
  } catch (error) {
    tellProblem(error);
    return undefined;
  }
}

export async function createEvent(details: EventDetails, documents: readonly DocumentInput[]): Promise<boolean> {
  const event = await attempt(() => runJob((options) => engine.createEvent({ ...details, documents }, options)));
  if (event !== undefined) goTo(paths.brief(event.id));
  return event !== undefined;
}

export async function addPapers(id: number, dropped?: readonly DocumentInput[]): Promise<void> {
  const documents = dropped ?? (await choosePapers());
  if (documents.length > 0) await attempt(() => runJob((options) => engine.addPapers({ id, documents }, options)));
}

export const removePaper = (id: number, paperId: number) => attempt(() => engine.removePaper({ id, paperId }));

export const updateEvent = (id: number, details: EventDetails) => attempt(() => engine.updateEvent({ id, ...details }));

export async function deleteEvent(id: number): Promise<void> {
  await attempt(async () => {
    await engine.deleteEvent({ id });
    goTo(paths.brief());
  });
}

/** False where it was refused. */
export async function acceptGap(id: number, gap: BriefItemView, rendering: string): Promise<boolean> {
  const done = await attempt(() => engine.acceptGap({ id, key: gap.key, rendering }));
  return done !== undefined;
}

export const dismissGap = (id: number, gap: BriefItemView) =>
  attempt(() => engine.dismissGaps({ id, keys: [gap.key] }));

export const bringBackGaps = (id: number, keys: readonly string[]) =>
  attempt(() => engine.dismissGaps({ id, keys, back: true }));

export interface PrintChoice {
  readonly kind: PrintKind;
  readonly format: PrintFormat;
  readonly order: 'type' | 'alphabet' | 'appearance';
  readonly paper: 'a4' | 'a5';
}

/** A file name says nothing that a file system forbids. */
const fileNameOf = (name: string): string => name.replace(/[\\/:*?"<>|]+/g, '-').trim() || 'Concordat';

export async function printEvent(id: number, name: string, { kind, format, order, paper }: PrintChoice): Promise<void> {
  await attempt(async () => {
    const path = await host.chooseNewFile(`${fileNameOf(name)}.${format}`);
    if (path === undefined) return;
    const language = interfaceLanguage();
    await runJob((options) => engine.printEvent({ id, path, kind, format, order, paper, language }, options));
    tell('brief.done.printed', { file: path });
  });
}

export async function shareEvent(id: number, name: string): Promise<void> {
  await attempt(async () => {
    const path = await host.chooseNewFile(`${fileNameOf(name)}.json`);
    if (path === undefined) return;
    const { rows } = await runJob((options) => engine.shareEvent({ id, path }, options));
    tell('brief.done.shared', { count: rows, file: path });
  });
}

/** Keeps what can be said of the event's papers in sight in the booth, or no more; one event at a time. */
export async function pinInBooth(id: number, name: string, pinned: boolean): Promise<void> {
  await attempt(async () => {
    const found = pinned ? await engine.eventTerms({ id }) : undefined;
    pinEvent(found === undefined ? null : { id, ...found });
    tell(pinned ? 'brief.done.pinned' : 'brief.done.unpinned', { name, count: found?.terms.length ?? 0 });
  });
}
