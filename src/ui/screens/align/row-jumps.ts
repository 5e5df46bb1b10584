import { tell } from '../../state/notices.ts';
import { bitextNow } from './align-actions.ts';
import { doubtfulBelow } from './doubt.ts';
import type { GridPlace } from './grid-state.ts';
import { nextOneSided } from './shapes.ts';
import type { OrderControl } from './use-row-order.ts';

export interface RowJumps {
  readonly doubtful: (step: 1 | -1) => void;
  /** To the next row that has nothing on one side. */
  readonly oneSided: () => void;
}

/** Ways to the next row that wants looking at, going round once. */
export function rowJumpsOf(
  id: number,
  { now }: GridPlace,
  ordering: OrderControl,
  goToMiddle: (index: number) => void,
): RowJumps {
  const beadsNow = () => bitextNow(id)?.beadViews ?? [];
  return {
    doubtful: (step) => {
      const beads = beadsNow();
      const order = ordering.now();
      const place = order.placeOf(now().cursor.index);
      for (let passed = 1; passed <= beads.length; passed++) {
        const at = order.indexAt((place + step * passed + beads.length * 2) % beads.length);
        const bead = beads[at];
        if (bead?.state === 'proposed' && bead.confidence < doubtfulBelow) return goToMiddle(at);
      }
      tell('align.noMoreDoubtful');
    },
    oneSided: () => {
      const next = nextOneSided(beadsNow(), now().cursor.index);
      if (next === undefined) tell('align.noOneSided');
      else goToMiddle(next);
    },
  };
}
