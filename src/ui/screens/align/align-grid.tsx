import { useCallback, useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react';
import type { BeadView } from '../../../engine/contract.ts';
import { useCommands } from '../../commands/handlers.ts';
import { keysOf } from '../../commands/keymap.ts';
import { chordText, keyCaps } from '../../commands/keys.ts';
import { useWindowTitle } from '../../components/window-title.ts';
import { isUnread, type OpenBitext } from '../../engine/open-bitext.ts';
import { readFirstAbout } from '../../engine/read-bitext.ts';
import { formatNumber, formatPercent, languageName } from '../../format.ts';
import { rememberPlace } from '../../state/workplace.ts';
import { useWords } from '../../words.ts';
import styles from './align.module.css';
import { bitextNow } from './align-actions.ts';
import { AlignHeader } from './align-header.tsx';
import { useMarking } from './bead-marks.ts';
import { BeadRow, type GridActions } from './bead-row.tsx';
import { isUnlikelyParallel } from './doubt.ts';
import { editActionsOf } from './edit-actions.ts';
import { FindBar } from './find-bar.tsx';
import { useFoundMarks } from './found-marks.ts';
import { GridHint } from './grid-hint.tsx';
import { useGridState } from './grid-state.ts';
import { markActionsOf } from './mark-actions.ts';
import { MarkCard } from './mark-card.tsx';
import { leaveMark } from './mark-focus.ts';
import { Overview } from './overview.tsx';
import { replaceActionsOf } from './replace-actions.ts';
import { rowActionsOf, tellOutOfOrder } from './row-actions.ts';
import { rowJumpsOf } from './row-jumps.ts';
import { everyRow, extendedTo, placeInRun, selectedRun } from './selection.ts';
import { SelectionBar } from './selection-bar.tsx';
import type { Side } from './shapes.ts';
import { useRowOrder } from './use-row-order.ts';
import { useRows } from './use-rows.ts';

export function AlignGrid({ bitext }: { readonly bitext: OpenBitext }) {
  const t = useWords();
  const { id, beadViews: beads } = bitext;
  useWindowTitle(bitext.sourceName);
  const scroller = useRef<HTMLDivElement>(null);
  const { state, grid } = useGridState(id, beads);
  const { now, place } = grid;
  const { cursor, cut, pin, selection, editing } = state;
  const [finding, setFinding] = useState<'find' | 'replace' | undefined>();
  const edited = editing === undefined ? -1 : beads.findIndex((bead) => bead.id === editing.beadId);
  const { order, control: ordering } = useRowOrder(id, beads);
  const virtualizer = useRows(scroller, bitext, order, cursor.index, edited === -1 ? undefined : edited);

  /** Puts the cursor on a row; a selection is let go unless the move extends it. */
  const goToRow = useCallback(
    (index: number, options: { align?: 'auto' | 'center'; side?: Side; extend?: boolean } = {}) => {
      const rows = bitextNow(id)?.beadViews ?? [];
      const bounded = Math.max(0, Math.min(index, rows.length - 1));
      const before = now();
      const order = ordering.now();
      // Rows that stand together here do not in the text.
      if (options.extend && order.isByDoubt) return tellOutOfOrder();
      place({
        cursor: { index: bounded, side: options.side ?? before.cursor.side },
        cut: undefined,
        selection: options.extend ? extendedTo(rows, before.selection, before.cursor.index, bounded) : undefined,
      });
      virtualizer.scrollToIndex(order.placeOf(bounded), { align: options.align ?? 'auto' });
    },
    [id, virtualizer, now, place, ordering],
  );
  /** Index of the row shown so many rows below another, or above it; the text's ends bound it. */
  const indexFrom = useCallback(
    (index: number, rows: number) => {
      const count = bitextNow(id)?.beadViews.length ?? 0;
      const order = ordering.now();
      return order.indexAt(Math.max(0, Math.min(order.placeOf(index) + rows, count - 1)));
    },
    [id, ordering],
  );
  const focusGrid = useCallback(() => scroller.current?.focus({ preventScroll: true }), []);

  useEffect(() => {
    focusGrid();
    virtualizer.scrollToIndex(ordering.now().placeOf(now().cursor.index), { align: 'center' });
  }, [virtualizer, now, ordering, focusGrid]);

  // What opens below the rows takes room from them: the cursor's must not be under it.
  const isBelow = selection !== undefined || cut !== undefined;
  useEffect(() => {
    if (isBelow) virtualizer.scrollToIndex(ordering.now().placeOf(now().cursor.index), { align: 'auto' });
  }, [isBelow, virtualizer, now, ordering]);

  const shown = beads[virtualizer.range === null ? cursor.index : order.indexAt(virtualizer.range.startIndex)];
  useEffect(() => {
    if (shown !== undefined) readFirstAbout(id, shown.source.start);
  }, [id, shown]);

  useEffect(() => {
    const bead = beads[cursor.index];
    if (bead === undefined) return;
    const timer = setTimeout(
      () => rememberPlace(id, { sourceStart: bead.source.start, targetStart: bead.target.start }),
      400,
    );
    return () => clearTimeout(timer);
  }, [id, beads, cursor.index]);

  const jumps = useMemo(
    () => rowJumpsOf(id, grid, ordering, (index) => goToRow(index, { align: 'center' })),
    [id, grid, ordering, goToRow],
  );
  const actions = useMemo(
    (): GridActions => ({
      ...rowActionsOf(id, grid, ordering, goToRow),
      select: (index, side, extend) => goToRow(index, { side, extend }),
      edit: editActionsOf(id, grid, indexFrom, goToRow, focusGrid),
    }),
    [id, grid, ordering, indexFrom, goToRow, focusGrid],
  );
  const replacing = useMemo(() => replaceActionsOf(id), [id]);

  const sort = useCallback(() => {
    const { cursor: at } = now();
    ordering.toggle();
    place({ selection: undefined, cut: undefined, pin: undefined });
    // Sorted, what is most doubtful is looked at first; back in the text, the row the cursor is in is found again.
    goToRow(ordering.now().isByDoubt ? ordering.now().indexAt(0) : at.index, { align: 'center' });
  }, [ordering, now, place, goToRow]);
  // The rows are elsewhere only when they are drawn.
  // biome-ignore lint/correctness/useExhaustiveDependencies: as said
  useLayoutEffect(() => {
    virtualizer.scrollToIndex(order.placeOf(now().cursor.index), { align: order.isByDoubt ? 'start' : 'center' });
  }, [order.isByDoubt]);
  const shownBeads = useMemo(
    () => (order.isByDoubt ? beads.map((_, at) => beads[order.indexAt(at)] as BeadView) : beads),
    [beads, order],
  );

  const markActions = useMemo(
    () =>
      markActionsOf(
        id,
        () => bitextNow(id)?.beadViews[now().cursor.index]?.id,
        (beadId) => {
          const index = bitextNow(id)?.beadViews.findIndex((bead) => bead.id === beadId) ?? -1;
          if (index !== -1) goToRow(index, { align: 'center' });
        },
      ),
    [id, now, goToRow],
  );
  const cursorPlace = order.placeOf(cursor.index);
  const { startIndex, endIndex } = virtualizer.range ?? { startIndex: cursorPlace, endIndex: cursorPlace };
  useMarking(bitext, shownBeads, startIndex, endIndex);
  // What is said of a mark goes with the row it was reached in, and with the scrolling that takes it from under the mouse.
  // biome-ignore lint/correctness/useExhaustiveDependencies: as said
  useEffect(() => leaveMark(), [cursor.index]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: as said
  useEffect(() => leaveMark('mouse'), [startIndex]);

  const splitting = cut !== undefined;
  const run = useMemo(() => selectedRun(beads, selection), [beads, selection]);
  /** The end of the selection that moves, or the cursor. */
  const head = () => {
    const { selection: chosen, cursor: at } = now();
    const index = chosen === undefined ? -1 : beads.findIndex((bead) => bead.id === chosen.head);
    return index === -1 ? at.index : index;
  };
  useCommands({
    'align.next': () => (splitting ? actions.moveCut(1) : goToRow(indexFrom(now().cursor.index, 1))),
    'align.previous': () => (splitting ? actions.moveCut(-1) : goToRow(indexFrom(now().cursor.index, -1))),
    'align.sourceSide': () => place({ cursor: { ...now().cursor, side: 'source' } }),
    'align.targetSide': () => place({ cursor: { ...now().cursor, side: 'target' } }),
    'align.first': () => goToRow(ordering.now().indexAt(0)),
    'align.last': () => goToRow(ordering.now().indexAt(beads.length - 1)),
    'align.selectNext': () => goToRow(head() + 1, { extend: true }),
    'align.selectPrevious': () => goToRow(head() - 1, { extend: true }),
    'align.selectToFirst': () => goToRow(0, { extend: true }),
    'align.selectToLast': () => goToRow(beads.length - 1, { extend: true }),
    'align.selectAll': () => place({ selection: everyRow(beads), cut: undefined }),
    'align.confirm': splitting ? actions.applyCut : actions.confirm,
    'align.unconfirm': actions.unconfirm,
    'align.confirmToHere': actions.confirmToHere,
    'align.confirmSure': actions.confirmSure,
    'align.edit': () => {
      if (now().editing === undefined) actions.edit.start(now().cursor.index, now().cursor.side);
    },
    'align.joinText': actions.joinCell,
    'align.merge': () => actions.merge(),
    'align.split': () => (splitting ? actions.applyCut() : actions.startSplit()),
    'align.moveUp': () => actions.move('up'),
    'align.moveDown': () => actions.move('down'),
    'align.swap': actions.swap,
    'align.swapSides': actions.swapSides,
    'align.delete': actions.remove,
    'align.nextDoubtful': () => jumps.doubtful(1),
    'align.previousDoubtful': () => jumps.doubtful(-1),
    'align.sortByDoubt': sort,
    'align.markApart': markActions.nextApart,
    'align.nextMark': () => markActions.step(1),
    'align.previousMark': () => markActions.step(-1),
    'align.openMark': markActions.open,
    'align.marks': markActions.toggle,
    'align.oneSided': jumps.oneSided,
    'align.find': () => setFinding('find'),
    'align.replace': () => setFinding('replace'),
    'align.pin': () => {
      const { cursor: at, pin: waiting } = now();
      if (waiting === undefined || waiting.side === at.side) return place({ pin: at });
      actions.pin(waiting);
      place({ pin: undefined });
    },
    'align.realign': actions.realign,
    'align.copy': actions.copy,
    'align.titles': actions.titles,
    ...((splitting || pin !== undefined || selection !== undefined) && {
      'align.leaveSplit': () =>
        place(splitting ? { cut: undefined } : pin !== undefined ? { pin: undefined } : { selection: undefined }),
    }),
  });
  const markFound = useFoundMarks(scroller);

  return (
    <div className={styles.screen} data-testid="screen-align">
      <AlignHeader bitext={bitext} actions={{ ...actions, ...jumps }} isByDoubt={order.isByDoubt} onSort={sort} />
      {isUnlikelyParallel(bitext) && (
        <p className={styles.verdict} role="alert" data-testid="not-parallel">
          {t('align.notParallel', { percent: formatPercent(bitext.parallel) })}
        </p>
      )}
      {finding !== undefined && (
        <FindBar
          bitext={bitext}
          current={cursor.index}
          replaces={finding === 'replace'}
          replacing={replacing}
          onReplaces={(replaces) => setFinding(replaces ? 'replace' : 'find')}
          onFound={markFound}
          onGo={(index, side) => goToRow(index, { align: 'center', side })}
          onClose={() => {
            setFinding(undefined);
            focusGrid();
          }}
        />
      )}
      {pin !== undefined && (
        <p className={styles.pinHint} role="status" data-testid="pin-hint">
          {t(pin.side === 'source' ? 'align.pin.source' : 'align.pin.target', {
            row: formatNumber(pin.index + 1),
            key: keyCaps(keysOf('align.pin')[0] ?? '').join('+'),
            escape: keyCaps('Escape')[0],
          })}
        </p>
      )}
      <div className={styles.columns} aria-hidden="true">
        <span />
        <span>
          {t('align.column.source')} · {languageName(bitext.sourceLanguage)}
        </span>
        <span>
          {t('align.column.target')} · {languageName(bitext.targetLanguage)}
        </span>
      </div>
      <div className={styles.body}>
        {beads.length === 0 && (
          <p className={styles.noRows}>{t('align.noRows', { undo: chordText(keysOf('app.undo')[0] ?? '') })}</p>
        )}
        {/* One tab stop; arrows move within, as in any grid. */}
        <div
          ref={scroller}
          className={styles.scroller}
          role="grid"
          tabIndex={0}
          aria-label={t('align.grid', {
            source: languageName(bitext.sourceLanguage),
            target: languageName(bitext.targetLanguage),
          })}
          aria-rowcount={beads.length}
          aria-colcount={4}
          aria-multiselectable="true"
          aria-activedescendant={beads.length === 0 ? undefined : `cell-${cursor.index}-${cursor.side}`}
          data-testid="align-grid"
        >
          <div role="presentation" className={styles.rows} style={{ height: virtualizer.getTotalSize() }}>
            {virtualizer.getVirtualItems().map((item) => {
              const index = order.indexAt(item.index);
              const bead = beads[index];
              if (bead === undefined) return null;
              const isCurrent = index === cursor.index;
              return (
                <BeadRow
                  key={item.key}
                  bitext={bitext}
                  bead={bead}
                  index={index}
                  place={item.index}
                  top={item.start}
                  unreadHeight={isUnread(bitext, bead) ? item.size : undefined}
                  side={isCurrent ? cursor.side : undefined}
                  cut={isCurrent ? cut : undefined}
                  isChosen={run === undefined ? isCurrent : placeInRun(index, run) !== undefined}
                  inRun={placeInRun(index, run)}
                  editing={index === edited ? editing : undefined}
                  hasNeighbours={!order.isByDoubt}
                  measure={virtualizer.measureElement}
                  actions={actions}
                />
              );
            })}
          </div>
        </div>
        <Overview
          beads={shownBeads}
          current={cursorPlace}
          onPick={(at) => goToRow(ordering.now().indexAt(at), { align: 'center' })}
        />
      </div>
      <MarkCard bitext={bitext} />
      {run !== undefined && <SelectionBar count={run.last - run.first + 1} actions={actions} />}
      {splitting && <GridHint hint="align.split.hint" />}
      {editing !== undefined && <GridHint hint="align.edit.hint" />}
    </div>
  );
}
