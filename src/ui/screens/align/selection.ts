/** A run of rows chosen together, by the ids of the rows at its ends: it holds while others change rows around it. */
export interface Selection {
  /** Where it began. */
  readonly anchor: number;
  /** The end that moves. */
  readonly head: number;
}

/** First and last row, by their indices. */
export interface RowRun {
  readonly first: number;
  readonly last: number;
}

interface Row {
  readonly id: number;
}

/** The rows of a selection as they stand now; undefined without one, and where an end of it is gone. */
export function selectedRun(rows: readonly Row[], selection: Selection | undefined): RowRun | undefined {
  if (selection === undefined) return undefined;
  const anchor = rows.findIndex(({ id }) => id === selection.anchor);
  const head = rows.findIndex(({ id }) => id === selection.head);
  if (anchor === -1 || head === -1) return undefined;
  return { first: Math.min(anchor, head), last: Math.max(anchor, head) };
}

/** The selection with its moving end at another row; begun at `from` where there is none. */
export function extendedTo(
  rows: readonly Row[],
  selection: Selection | undefined,
  from: number,
  to: number,
): Selection | undefined {
  const begin = selectedRun(rows, selection) === undefined ? rows[from]?.id : selection?.anchor;
  const head = rows[to]?.id;
  return begin === undefined || head === undefined ? undefined : { anchor: begin, head };
}

export function everyRow(rows: readonly Row[]): Selection | undefined {
  const [first, last] = [rows[0], rows.at(-1)];
  return first === undefined || last === undefined ? undefined : { anchor: first.id, head: last.id };
}

/** What a row is within a run, so that the run can be drawn as one. */
export type PlaceInRun = 'only' | 'first' | 'middle' | 'last';

export function placeInRun(index: number, run: RowRun | undefined): PlaceInRun | undefined {
  if (run === undefined || index < run.first || index > run.last) return undefined;
  if (run.first === run.last) return 'only';
  if (index === run.first) return 'first';
  return index === run.last ? 'last' : 'middle';
}
