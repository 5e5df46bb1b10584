import type { BeadView } from '../../../engine/contract.ts';
import { keysOf } from '../../commands/keymap.ts';
import { chordText } from '../../commands/keys.ts';
import { engine } from '../../engine/connection.ts';
import { inOrder } from '../../engine/in-order.ts';
import { rereadBitext } from '../../engine/queries.ts';
import { goTo, paths } from '../../routes.ts';
import { tell } from '../../state/notices.ts';
import { bitextNow, proposeTitles, realign, recut, setBeadState } from './align-actions.ts';
import { sureFrom } from './doubt.ts';
import { storeTexts } from './edit-actions.ts';
import { joinedWhole } from './edited-texts.ts';
import type { Cursor, GridPlace } from './grid-state.ts';
import { rowText, sideTexts } from './row-texts.ts';
import { selectedRun } from './selection.ts';
import {
  type Cut,
  canSplit,
  likelyCut,
  merged,
  mergedAll,
  moved,
  movedCut,
  pinned,
  type Recut,
  rowOf,
  type Side,
  split,
} from './shapes.ts';
import type { OrderControl } from './use-row-order.ts';

export interface RowActions {
  readonly toggle: (index: number) => void;
  /** Of the chosen rows, or else of the cursor's; so for all below that name no row. */
  readonly confirm: () => void;
  readonly unconfirm: () => void;
  readonly confirmToHere: () => void;
  readonly confirmSure: () => void;
  /** Chosen rows become one; a single row is joined with the next. */
  readonly merge: (index?: number) => void;
  readonly remove: () => void;
  readonly swap: () => void;
  readonly swapSides: () => void;
  readonly move: (direction: 'up' | 'down', side?: Side, index?: number) => void;
  readonly startSplit: (index?: number) => void;
  readonly setCut: (cut: Cut | undefined) => void;
  readonly moveCut: (step: 1 | -1) => void;
  readonly applyCut: () => void;
  /** Makes all sentences of the cursor's cell one. */
  readonly joinCell: () => void;
  /** Pairs the cursor's cell with one of the other side in another row. */
  readonly pin: (from: Cursor | undefined) => void;
  readonly realign: () => void;
  readonly copy: () => void;
  /** Lets the chosen rows go. */
  readonly letGo: () => void;
  readonly titles: () => void;
}

/** Why what needs the neighbours of a row is not done while rows stand in another order than in the text. */
export function tellOutOfOrder(): void {
  tell('align.byDoubt.needsText', { key: chordText(keysOf('align.sortByDoubt')[0] ?? '') });
}

const idsOf = (beads: readonly BeadView[]) => beads.map(({ id }) => id);

/** What changes rows. Each acts on the rows as they are when its turn comes, so that keys may come faster than answers. */
export function rowActionsOf(
  id: number,
  { now, place }: GridPlace,
  ordering: OrderControl,
  /** Puts the cursor on a row and lets a selection go. */
  goToRow: (index: number) => void,
): RowActions {
  const here = (at?: number) => {
    const beads = bitextNow(id)?.beadViews ?? [];
    const { cursor } = now();
    const index = at ?? cursor.index;
    return { beads, index, side: cursor.side, bead: beads[index] };
  };
  /** The chosen rows, or the one the cursor is in. */
  const chosen = () => {
    const { beads, index } = here();
    const { first, last } = selectedRun(beads, now().selection) ?? { first: index, last: index };
    return { beads, first, last, rows: beads.slice(first, last + 1), isRun: first !== last };
  };
  const apply = async (change: Recut | undefined, otherwise: string, follow?: { source: number; target: number }) => {
    if (change === undefined) return tell(otherwise);
    const after = await recut(id, change);
    const first = change.shapes[0];
    const at = follow ?? { source: first?.source.start ?? 0, target: first?.target.start ?? 0 };
    goToRow(rowOf(after.beadViews, at.source, at.target));
  };
  return {
    toggle: (index) =>
      inOrder(() => {
        const bead = bitextNow(id)?.beadViews[index];
        if (bead === undefined) return;
        goToRow(index);
        return setBeadState(id, [bead.id], bead.state === 'confirmed' ? 'proposed' : 'confirmed');
      }),
    confirm: () =>
      inOrder(() => {
        const { beads, last, rows } = chosen();
        const open = rows.filter(({ state }) => state === 'proposed');
        const order = ordering.now();
        goToRow(order.indexAt(Math.min(order.placeOf(last) + 1, beads.length - 1)));
        if (open.length === 0) return;
        setBeadState(id, idsOf(open), 'confirmed');
        const left = beads.filter(({ state }) => state === 'proposed').length - open.length;
        if (left === 0) tell('align.allConfirmed');
      }),
    unconfirm: () =>
      inOrder(() => {
        const confirmed = chosen().rows.filter(({ state }) => state === 'confirmed');
        return setBeadState(id, idsOf(confirmed), 'proposed');
      }),
    confirmToHere: () =>
      inOrder(() => {
        if (ordering.now().isByDoubt) return tellOutOfOrder();
        const { beads, last } = chosen();
        const above = beads.slice(0, last + 1).filter(({ state }) => state === 'proposed');
        return setBeadState(id, idsOf(above), 'confirmed');
      }),
    confirmSure: () =>
      inOrder(() => {
        const sure = here().beads.filter(({ state, confidence }) => state === 'proposed' && confidence >= sureFrom);
        return setBeadState(id, idsOf(sure), 'confirmed');
      }),
    merge: (at) =>
      inOrder(() => {
        const { rows, isRun } = chosen();
        if (ordering.now().isByDoubt) return tellOutOfOrder();
        if (at === undefined && isRun) return apply(mergedAll(rows), 'align.cannotMerge');
        const { beads, index, bead } = here(at);
        const next = beads[index + 1];
        const change = bead === undefined || next === undefined ? undefined : merged(bead, next);
        return apply(change, 'align.cannotMerge');
      }),
    remove: () =>
      inOrder(async () => {
        const { beads, rows, first, last } = chosen();
        if (rows.length === 0) return;
        const order = ordering.now();
        const next = beads[order.indexAt(order.placeOf(last) + 1)]?.id;
        await engine.deleteRows({ bitextId: id, beadIds: idsOf(rows) });
        const after = await rereadBitext(id);
        const index = after.beadViews.findIndex((bead) => bead.id === next);
        goToRow(index === -1 ? first : index);
        tell('align.deleted', { count: rows.length, undo: chordText(keysOf('app.undo')[0] ?? '') });
      }),
    swap: () =>
      inOrder(async () => {
        const { rows } = chosen();
        if (rows.length === 0) return;
        await engine.swapRows({ bitextId: id, beadIds: idsOf(rows) });
        await rereadBitext(id);
      }),
    swapSides: () =>
      inOrder(async () => {
        await engine.swapSides({ bitextId: id });
        await rereadBitext(id);
        tell('align.sidesSwapped', { undo: chordText(keysOf('app.undo')[0] ?? '') });
      }),
    move: (direction, onSide, at) =>
      inOrder(() => {
        if (ordering.now().isByDoubt) return tellOutOfOrder();
        const { beads, index, side: cursorSide } = here(at);
        const side = onSide ?? cursorSide;
        const bead = beads[index];
        const change = moved(beads, index, side, direction);
        if (bead === undefined || change === undefined) return apply(undefined, 'align.cannotMove');
        // The cursor stays with what is left of its row, or follows the sentence when nothing is.
        const kept = direction === 'down' ? bead : undefined;
        const follow =
          kept !== undefined
            ? { source: kept.source.start, target: kept.target.start }
            : {
                source: bead.source.start + (side === 'source' ? 1 : 0),
                target: bead.target.start + (side === 'target' ? 1 : 0),
              };
        return apply(change, 'align.cannotMove', follow);
      }),
    startSplit: (at) => {
      const { bead, index } = here(at);
      const view = bitextNow(id);
      if (bead === undefined || view === undefined) return;
      goToRow(index);
      if (!canSplit(bead)) return tell('align.cannotSplit');
      const lengths = (side: Side) => sideTexts(view, bead, side).map((text) => text.length);
      place({ cut: likelyCut(bead, lengths('source'), lengths('target')) });
    },
    setCut: (cut) => place({ cut }),
    moveCut: (step) => {
      const { bead, side } = here();
      const before = now().cut;
      if (bead !== undefined && before !== undefined) place({ cut: movedCut(bead, before, side, step) ?? before });
    },
    applyCut: () =>
      inOrder(() => {
        const { bead } = here();
        const { cut } = now();
        if (bead === undefined || cut === undefined) return;
        place({ cut: undefined });
        return apply(split(bead, cut), 'align.cannotSplit');
      }),
    joinCell: () => {
      const { bead, side } = here();
      const view = bitextNow(id);
      if (bead === undefined || view === undefined) return;
      const was = sideTexts(view, bead, side);
      if (was.length < 2) return tell('align.edit.cannotJoin');
      storeTexts(id, { beadId: bead.id, side, was }, joinedWhole(was));
    },
    pin: (from) =>
      inOrder(async () => {
        if (ordering.now().isByDoubt) return tellOutOfOrder();
        const { beads, index, side } = here();
        if (from === undefined || from.side === side) return;
        const rows = side === 'target' ? ([from.index, index] as const) : ([index, from.index] as const);
        const change = pinned(beads, ...rows);
        if (change === undefined) return tell('align.cannotPin');
        const { source, target } = { source: beads[rows[0]]?.source, target: beads[rows[1]]?.target };
        const after = await recut(id, change);
        // What lost its partner is not confirmed: aligning the rest anew finds it another one.
        const low = Math.min(...change.shapes.map((shape) => shape.source.start));
        const high = Math.max(...change.shapes.map((shape) => shape.source.end));
        const left = after.beadViews.filter(
          (bead) =>
            bead.source.start >= low &&
            bead.source.end <= high &&
            bead.source.start !== source?.start &&
            change.shapes.some(
              (shape) => shape.source.start === bead.source.start && shape.target.start === bead.target.start,
            ),
        );
        setBeadState(id, idsOf(left), 'proposed');
        goToRow(rowOf(after.beadViews, source?.start ?? 0, target?.start ?? 0));
      }),
    realign: () =>
      inOrder(async () => {
        const { rows, isRun } = chosen();
        const bead = rows[0];
        const open = rows.filter(({ state }) => state === 'proposed');
        if (isRun && open.length === 0) return tell('align.noneToRealign');
        const after = await realign(id, isRun ? idsOf(open) : undefined);
        goToRow(rowOf(after.beadViews, bead?.source.start ?? 0, bead?.target.start ?? 0));
        tell(isRun ? 'align.realignedChosen' : 'align.realigned');
      }),
    copy: () => {
      const { rows } = chosen();
      const view = bitextNow(id);
      if (rows.length === 0 || view === undefined) return;
      void navigator.clipboard.writeText(rows.map((bead) => rowText(view, bead)).join('\n'));
      tell('align.copied', { count: rows.length });
    },
    letGo: () => place({ selection: undefined }),
    titles: () => void findTitles(id),
  };
}

/** Looks for titles unless that was done already, and shows them. */
async function findTitles(id: number): Promise<void> {
  const candidates = bitextNow(id)?.candidates;
  const known = candidates === undefined ? 0 : candidates.proposed + candidates.accepted + candidates.rejected;
  if (known > 0) return goTo(paths.titles(id));
  inOrder(async () => {
    await proposeTitles(id);
    goTo(paths.titles(id));
  });
}
