import { useCallback, useMemo, useRef, useState } from 'react';
import type { BeadView } from '../../../engine/contract.ts';
import { bitextNow } from './align-actions.ts';
import { orderByRanks, type Ranks, type RowOrder, ranksByDoubt, sameRows, textOrder } from './row-order.ts';

export interface OrderControl {
  /** The order as it is now: ahead of the drawing, for keys come faster than frames. */
  readonly now: () => RowOrder;
  /** Sorts by doubt, or back into the order of the text. */
  readonly toggle: () => void;
}

/** The order the rows are drawn in, and what changes it. */
export function useRowOrder(
  id: number,
  beads: readonly BeadView[],
): { readonly order: RowOrder; readonly control: OrderControl } {
  const [ranks, setRanks] = useState<Ranks | undefined>();
  const ranksNow = useRef(ranks);
  const last = useRef<{ ranks: Ranks; beads: readonly BeadView[]; order: RowOrder } | undefined>(undefined);
  const orderOf = useCallback((beads: readonly BeadView[], ranks: Ranks | undefined): RowOrder => {
    if (ranks === undefined) return textOrder;
    const held = last.current;
    // Confirming rows moves none: their 20,000 places are not counted anew.
    if (held?.ranks === ranks && (held.beads === beads || sameRows(held.beads, beads))) return held.order;
    const order = orderByRanks(beads, ranks);
    last.current = { ranks, beads, order };
    return order;
  }, []);
  const control = useMemo(
    (): OrderControl => ({
      now: () => orderOf(bitextNow(id)?.beadViews ?? [], ranksNow.current),
      toggle: () => {
        ranksNow.current = ranksNow.current === undefined ? ranksByDoubt(bitextNow(id)?.beadViews ?? []) : undefined;
        setRanks(ranksNow.current);
      },
    }),
    [id, orderOf],
  );
  const order = useMemo(() => orderOf(beads, ranks), [orderOf, beads, ranks]);
  return { order, control };
}
