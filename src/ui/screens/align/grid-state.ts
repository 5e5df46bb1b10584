import { useCallback, useLayoutEffect, useMemo, useRef, useState } from 'react';
import type { BeadView } from '../../../engine/contract.ts';
import { useWorkplace } from '../../state/workplace.ts';
import { bitextNow } from './align-actions.ts';
import type { Selection } from './selection.ts';
import { type Cut, rowOf, type Side } from './shapes.ts';

export interface Cursor {
  readonly index: number;
  readonly side: Side;
}

/** The sentence that is being edited. */
export interface Editing {
  readonly beadId: number;
  readonly side: Side;
  /** Which of the sentences of its side, from 0; one more than there are where the side is empty. */
  readonly at: number;
  /** Where the caret begins, UTF-16 code units. */
  readonly caret: number;
  /** The sentences of the side as they were when it began. */
  readonly was: readonly string[];
}

/** Where the user is in the grid, and what he is about. Nothing of it is kept but the place. */
export interface GridState {
  readonly cursor: Cursor;
  /** Id of the cursor's row: it stays on its row when another window takes rows away above it. */
  readonly cursorBead: number | undefined;
  readonly cut: Cut | undefined;
  readonly selection: Selection | undefined;
  readonly editing: Editing | undefined;
  /** The cell that waits for its partner in another row. */
  readonly pin: Cursor | undefined;
}

/** What the keys act on. */
export interface GridPlace {
  /** Ahead of the drawing, for keys come faster than frames. */
  readonly now: () => GridState;
  readonly place: (next: Partial<Omit<GridState, 'cursorBead'>>) => void;
}

export function useGridState(
  id: number,
  beads: readonly BeadView[],
): { readonly state: GridState; readonly grid: GridPlace } {
  const [state, setState] = useState<GridState>(() => {
    const index = placeOf(id, beads);
    return {
      cursor: { index, side: 'source' },
      cursorBead: beads[index]?.id,
      cut: undefined,
      selection: undefined,
      editing: undefined,
      pin: undefined,
    };
  });
  const current = useRef(state);
  const place = useCallback<GridPlace['place']>(
    (next) => {
      const cursorBead =
        next.cursor === undefined ? current.current.cursorBead : bitextNow(id)?.beadViews[next.cursor.index]?.id;
      current.current = { ...current.current, ...next, cursorBead };
      setState(current.current);
    },
    [id],
  );
  const grid = useMemo((): GridPlace => ({ now: () => current.current, place }), [place]);

  useLayoutEffect(() => {
    const { cursor, cursorBead } = current.current;
    if (beads[cursor.index]?.id === cursorBead) return;
    const moved = beads.findIndex((bead) => bead.id === cursorBead);
    const index = moved === -1 ? Math.max(0, Math.min(cursor.index, beads.length - 1)) : moved;
    place({ cursor: { ...cursor, index } });
  }, [beads, place]);

  return { state, grid };
}

/** The row where the user left this text. */
function placeOf(id: number, beads: readonly BeadView[]): number {
  const place = useWorkplace.getState().places[id];
  return place === undefined ? 0 : rowOf(beads, place.sourceStart, place.targetStart);
}
