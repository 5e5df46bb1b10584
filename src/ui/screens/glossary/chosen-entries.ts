import { create } from 'zustand';
import { engine } from '../../engine/connection.ts';
import { tellProblem } from '../../state/notices.ts';
import { type EntryFilter, listingOf } from './entry-pages.ts';

interface Chosen {
  /** Several entries, or none: a single one is just the one that is open. */
  readonly ids: ReadonlySet<number>;
  /** Place in the list from which a range is drawn. */
  readonly anchor: number;
}

const none: Chosen = { ids: new Set(), anchor: 0 };

/** Entries chosen in the list, to be changed, exported or deleted together. */
export const useChosen = create<Chosen>(() => none);

export function chooseNone(): void {
  if (useChosen.getState().ids.size > 0) useChosen.setState(none, true);
}

/** Where a range would begin. */
export function setAnchor(anchor: number): void {
  useChosen.setState({ anchor });
}

function setIds(ids: Iterable<number>): void {
  useChosen.setState({ ids: new Set(ids) });
}

/** Takes an entry in or out; the one that is open is chosen with the first. */
export function toggleChosen(id: number, openId: number | undefined): void {
  const { ids } = useChosen.getState();
  const next = new Set(ids);
  if (next.size === 0 && openId !== undefined && openId !== id) next.add(openId);
  if (next.has(id)) next.delete(id);
  else next.add(id);
  setIds(next);
}

/** One step from a row to its neighbour with Shift held: away from the anchor takes it in, back leaves the row behind out. */
export function extendChosen(from: { index: number; id: number }, to: { index: number; id: number }): void {
  const { ids, anchor } = useChosen.getState();
  const begun = ids.size === 0;
  const start = begun ? from.index : anchor;
  const next = new Set(begun ? [from.id] : ids);
  if (Math.abs(to.index - start) < Math.abs(from.index - start)) next.delete(from.id);
  else next.add(to.id);
  useChosen.setState({ ids: next, anchor: start });
}

/** All rows between two places of a list, both included. */
export async function chooseRange(filter: EntryFilter, from: number, to: number): Promise<void> {
  try {
    const [first, last] = from < to ? [from, to] : [to, from];
    setIds(await engine.listEntryIds(listingOf(filter, first, last - first + 1)));
  } catch (error) {
    tellProblem(error);
  }
}

export const chooseAll = (filter: EntryFilter, total: number): Promise<void> =>
  chooseRange(filter, 0, Math.max(0, total - 1));
